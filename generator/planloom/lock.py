"""One at a time: a lock on a path that a second program waits for, and that ends with whoever holds it.

It is a lock of the system on a file beside the path, so that a program that was killed holds nothing. The file says who
holds it and is gone when the lock is given up.
"""

import contextlib
import errno
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from planloom.stopping import undisturbed

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]
    import msvcrt

SUFFIX = ".lock"
WAIT = 0.1
"""Seconds between two looks at a lock that somebody else holds."""
_BEHIND = 1 << 30
"""Where the lock lies on Windows: behind the words, which others may read meanwhile."""
_OPEN = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
_NO_LOCKS = frozenset({errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP})


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a lock: a process and the machine it runs on; both empty where that cannot be told."""

    process: str = ""
    machine: str = ""


class Lock:
    """A lock on `path`, the name of a file that need not be there."""

    def __init__(self, path: Path) -> None:
        self._file = path.with_name(f"{path.name}{SUFFIX}")
        self._handle: int | None = None

    def take(self, waiting: Callable[[Holder], None] = lambda _: None) -> None:
        """Take it, as soon as nobody else has it; `waiting` is told, once, who does."""
        told = False
        while not self._taken():
            if not told:
                waiting(_holder(self._file))
                told = True
            time.sleep(WAIT)

    def give_up(self) -> None:
        """Let the next one have it. Doing it twice, or without having it, does nothing."""
        with undisturbed():
            handle, self._handle = self._handle, None
            if handle is None:
                return
            if fcntl is None:  # Windows removes no file that is open
                os.close(handle)
            with contextlib.suppress(OSError):
                self._file.unlink()
            if fcntl is not None:
                os.close(handle)

    def _taken(self) -> bool:
        with undisturbed():
            handle = os.open(self._file, _OPEN, 0o600)
            try:
                if not take(handle) or not _is_still(handle, self._file):
                    os.close(handle)
                    return False
                self._handle = handle
                os.ftruncate(handle, 0)
                os.write(handle, f"{os.getpid()}\n{_machine()}\n".encode())
            except OSError:
                self._handle = handle
                self.give_up()
                raise
            return True


def take(handle: int) -> bool:
    """Take the lock of an open file, without waiting; where the file system has no locks, everybody gets it."""
    try:
        if fcntl is not None:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        else:
            os.lseek(handle, _BEHIND, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
            os.lseek(handle, 0, os.SEEK_SET)
    except OSError as error:
        return error.errno in _NO_LOCKS
    return True


def _is_still(handle: int, lock: Path) -> bool:
    """Tell whether the file has its name yet: who held it before has removed it."""
    try:
        return os.path.samestat(os.fstat(handle), lock.lstat())
    except OSError:
        return False


def _machine() -> str:
    return os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")


def _holder(lock: Path) -> Holder:
    try:
        words = lock.read_text("utf-8", "replace").split("\n")
    except OSError:
        return Holder()
    process, machine, *_ = [*words, "", ""]
    return Holder(process if process.isdigit() else "", machine if machine.isprintable() else "")
