"""How many pairs of figures were compared while rules were asked."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar


class Tally:
    """Counts pairs of figures that were held against each other, and those of which one was not known."""

    def __init__(self) -> None:
        self.pairs = 0
        self.unknown = 0


_TALLY: ContextVar[Tally | None] = ContextVar("tally", default=None)


@contextmanager
def tallied() -> Iterator[Tally]:
    """Count what is compared within."""
    tally = Tally()
    token = _TALLY.set(tally)
    try:
        yield tally
    finally:
        _TALLY.reset(token)


def count(pairs: int, unknown: int) -> None:
    """Count pairs that were held against each other, and those of which one figure was not known."""
    tally = _TALLY.get()
    if tally is not None:
        tally.pairs += pairs
        tally.unknown += unknown
