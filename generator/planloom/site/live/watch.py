"""What has changed on the disk: files are looked at again and again, which works on every disk and every network.

Notices from the system would cost less, but do not come from shared folders and containers, where many write; MkDocs
looks in the same way. A look at five thousand files takes some hundredths of a second.
"""

import os
import stat
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

EVERY = 0.25
"""Seconds between two looks, at least."""
REST = 15
"""How many times as long as a look takes is rested after it, so that thousands of files do not keep a laptop busy."""
QUIET = 0.1
"""Seconds without a further change after which a change counts as finished."""
MOST_LOOKS = 20
"""How often an unfinished change is looked at again before it is taken as it is."""

Mark = tuple[int, int, int]
State = Mapping[Path, Mapping[str, Mark]]
"""By what was asked for, the mark of each file there is: time of change, size, and number on the disk."""


def state_of(paths: Iterable[Path]) -> State:
    """Return the state of files and folders, of which any may be missing."""
    return {path: dict(_marks(path)) for path in paths}


def state_before(paths: Iterable[Path], known: State, began: int) -> State:
    """Return the state as it was at the time `began`, in nanoseconds, at which the `known` part of it was looked at.

    Of the rest, what was changed since then is left out, so that it differs from what is there.
    """
    return {
        path: known[path] if path in known else {name: mark for name, mark in _marks(path) if mark[0] < began}
        for path in paths
    }


def next_state(before: State, *, look: Callable[[], State], pause: Callable[[float], None] = time.sleep) -> State:
    """Wait until `look` finds something else than `before`, and the change to be finished; return what it finds."""
    began = time.perf_counter()
    seen = look()
    while seen == before:
        pause(max(EVERY, REST * (time.perf_counter() - began)))
        began = time.perf_counter()
        seen = look()
    for _ in range(MOST_LOOKS):
        pause(QUIET)
        again = look()
        if again == seen:
            break
        seen = again
    return seen


def _marks(path: Path) -> Iterator[tuple[str, Mark]]:
    if path.is_dir():
        yield from _within(str(path))
    elif mark := _mark(str(path)):
        yield str(path), mark


def _within(folder: str) -> Iterator[tuple[str, Mark]]:
    """Yield the files in a folder and below; not what is hidden, nor what linked folders hold."""
    waiting = [folder]
    while waiting:
        try:
            with os.scandir(waiting.pop()) as entries:
                shown = [entry for entry in entries if not entry.name.startswith(".")]
        except OSError:
            continue  # it went away meanwhile
        waiting += [entry.path for entry in shown if entry.is_dir(follow_symlinks=False)]
        for entry in shown:
            if not entry.is_dir(follow_symlinks=False) and (mark := _mark(entry.path)):
                yield entry.path, mark


def _mark(path: str) -> Mark | None:
    try:
        found = os.stat(path)  # noqa: PTH116  # thousands of paths are not worth an object each
    except (OSError, ValueError):
        return None
    return (found.st_mtime_ns, found.st_size, found.st_ino) if stat.S_ISREG(found.st_mode) else None
