"""How much is tried of what is made at random, and what is measured meanwhile."""

from collections.abc import Iterator
from contextlib import contextmanager

import coverage

long = 0
"""What `--long` asks for, 0 in the run of every day; set before test modules are read."""


def examples(standing: int) -> int:
    """Return how many examples to try, from the number that every run tries."""
    return standing * max(1, long)


@contextmanager
def unmeasured() -> Iterator[None]:
    """Measure no coverage within: it doubles the time of every package, also of those that are not ours."""
    measuring = coverage.Coverage.current()
    if measuring is not None:
        measuring.stop()
    try:
        yield
    finally:
        if measuring is not None:
            measuring.start()
