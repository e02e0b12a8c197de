"""What lies on the disk beside the plans, and is not taken on trust: links, pipes, and files beyond all measure."""

import errno
import os
import stat
from pathlib import Path
from typing import NoReturn

LARGEST = 64 * 1024 * 1024
"""Bytes beyond which a file is none that this program has written."""

_ONLY_READ = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


def read_regular(path: Path | str, most: int = LARGEST) -> bytes:
    """Return what is in a file; raises OSError for a link, a pipe, a folder, and what is too large."""
    handle = os.open(path, _ONLY_READ)
    with os.fdopen(handle, "rb") as file:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode) or found.st_size > most:
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))
        return file.read(most)


def leads_out(path: Path, folder: Path) -> bool:
    """Tell whether a link on the way to `path` leads out of `folder`."""
    try:
        return not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))
    except ValueError:  # signs that no path has
        return False


def refuse_link(path: Path) -> NoReturn:
    """Raise the OSError of a place to which a link leads that may not."""
    raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))


def is_linked(path: Path, parents: int) -> bool:
    """Tell whether `path`, or one of so many folders above it, is a link."""
    return any(place.is_symlink() for place in (path, *list(path.parents)[:parents]))
