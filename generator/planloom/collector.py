"""Pause Python's garbage collector while plans are read.

Everything that reading makes is kept, so there is no garbage to look for; looking for it all the same, again
and again over a growing heap, takes more time than reading itself.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused() -> Iterator[None]:
    """Do without the collector for a while; leave it as it was."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
