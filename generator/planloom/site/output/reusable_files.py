"""Files of a site that nobody looks at any more, which stand where the next one is made.

Of thousands of files an edit changes a few. To link all others into a new folder, and to remove as many from an old
one, costs more than all that is written. So the files of the old site are moved into the new one as they stand, a few
folders at once; which of them are what they should be is known by what the system says of them, and the others go.
"""

import contextlib
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

State = list[int]
"""What the system knows of a file that stays as it is: where that is as it was, nobody has written to it."""


class ReusableFiles:
    """The files in the folder of a new site that an old one left there."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: dict[str, State] = {}
        self._left: set[str] = set()

    def take(self, old: Path, apart: Iterable[str] = ()) -> None:
        """Move what stands in the folder `old` to the new one, all but what is named `apart`."""
        if old.is_symlink() or not old.is_dir():
            return
        with contextlib.suppress(OSError):  # what cannot be moved is linked or made
            self._folder.mkdir(parents=True, exist_ok=True)
            for name in {entry.name for entry in os.scandir(old)}.difference(apart):
                if not os.path.lexists(self._folder / name):
                    (old / name).rename(self._folder / name)
        self._look()

    def _look(self) -> None:
        waiting = [str(self._folder)]
        while waiting:
            here = waiting.pop()
            with os.scandir(here) as entries:
                is_empty = True
                for entry in entries:
                    is_empty = False
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(entry.path)
                    else:
                        self._files[entry.path] = state_in(entry.stat(follow_symlinks=False))
                if is_empty:
                    self._left.add(here)

    def has(self, file: str, state: State) -> bool:
        """Tell whether a file stands there in a state and so may stay; another one of that name goes."""
        known = self._files.pop(file, None)
        if known is None:
            return False
        if not known or known != state:
            os.unlink(file)  # noqa: PTH108  # thousands of paths are not worth an object each
            self._left.add(os.path.dirname(file))  # noqa: PTH120
            return False
        return True

    def clear(self) -> None:
        """Remove what nobody has asked for, and the folders in which nothing is left."""
        for file in self._files:
            os.unlink(file)  # noqa: PTH108
            self._left.add(os.path.dirname(file))  # noqa: PTH120
        self._files.clear()
        top = str(self._folder)
        with_parents = {above for folder in self._left for above in _up_to(top, folder)}
        for folder in sorted(with_parents, key=len, reverse=True):
            with contextlib.suppress(OSError):  # something is left
                os.rmdir(folder)  # noqa: PTH106
        self._left.clear()


def _up_to(top: str, folder: str) -> Iterator[str]:
    """Yield a folder and those above it that are below `top`."""
    while len(folder) > len(top):
        yield folder
        folder = os.path.dirname(folder)  # noqa: PTH120  # the same


def state_in(found: os.stat_result) -> State:
    """Return what the system knows of a file and changes whenever somebody writes to it; nothing if it does not say.

    A file that was changed and given back its times has another time of its last change, which nobody can set.
    """
    if os.name != "posix" or not stat.S_ISREG(found.st_mode):
        return []  # what is called the time of the change elsewhere is that of its making
    return [found.st_mode, found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns]
