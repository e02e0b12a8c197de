"""Put one folder in the place of another, so that at every moment a whole one stands there."""

import ctypes
import errno
import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2
_CANNOT = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM})
"""What systems and file systems say that know of no exchange."""


def put(new: Path, target: Path, old: Path) -> None:
    """Put the folder `new` at `target`. What stood there is then at `new` or at `old`.

    Where the system cannot exchange two folders in one step, they are renamed one after the other: ended by force
    between the two, the former one is at `old` (:func:`recover`). What fails is taken back.
    """
    if not target.exists():
        new.rename(target)
    elif not exchange(new, target):
        target.rename(old)
        try:
            new.rename(target)
        except BaseException:
            recover(target, old)
            raise


def recover(target: Path, old: Path) -> None:
    """Put back what was taken away from `target` and not replaced."""
    if old.is_dir() and not os.path.lexists(target):
        old.rename(target)


def exchange(one: Path, other: Path) -> bool:
    """Let two folders change their names in one step; False where the system cannot."""
    function = _function()
    if function is None:
        return False
    if function(os.fsencode(one), os.fsencode(other)) == 0:
        return True
    number = ctypes.get_errno()
    if number in _CANNOT:
        return False
    raise OSError(number, os.strerror(number), str(other))


@cache
def _function() -> Callable[[bytes, bytes], int] | None:
    """Return the exchange of this system: ``renameat2`` on Linux, ``renamex_np`` on macOS."""
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            swap = library.renamex_np
            swap.argtypes = [ctypes.c_char_p, ctypes.c_char_p, ctypes.c_uint]
            return lambda one, other: int(swap(one, other, _RENAME_SWAP))
        rename = library.renameat2
        rename.argtypes = [ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint]
        return lambda one, other: int(rename(_AT_FDCWD, one, _AT_FDCWD, other, _RENAME_EXCHANGE))
    except (AttributeError, OSError, TypeError):  # an older system, another C library, Windows
        return None
