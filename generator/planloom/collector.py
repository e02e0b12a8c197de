"""When Python's garbage collector works: not while plans are read, and seldom while something is made of them.

Nearly everything that is made stays until the end, so there is little garbage to look for; looking for it all the same,
again and again over a growing heap, takes more time than the work itself.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = (50_000, 100, 100)
"""How many more objects than went away are made before the young are looked at, how often these before the older."""


@contextmanager
def paused() -> Iterator[None]:
    """Do without the collector for a while; leave it as it was.

    What was made meanwhile counts as old from then on, so that it is not all looked through at once for being new.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            is_left_alone = gc.get_freeze_count()  # what was there before; then this is as well
            gc.freeze()
            if not is_left_alone:
                gc.unfreeze()
            gc.enable()


@contextmanager
def seldom() -> Iterator[None]:
    """Let the collector work seldom, and leave alone all that is there already; leave it as it was."""
    before = gc.get_threshold()
    gc.set_threshold(*SELDOM)
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)
