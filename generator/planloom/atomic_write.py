"""A file is written whole or not at all."""

import contextlib
import os
import tempfile
from pathlib import Path

from planloom.lock import take
from planloom.stopping import undisturbed

ENDING = ".partial"


def save(path: Path, content: bytes, *, synced: bool = False) -> None:
    """Write `content` to `path`; interrupted, the file that was there before still stands.

    It may be read by those who could read the file before, or who can read other new files. A `path` that is a link
    stays one. What was left beside it by who was ended by force is removed. `synced` waits until the disk has it, so
    that not even a machine that loses its power leaves half a file.
    """
    path = Path(os.path.realpath(path))
    if path.exists() and not path.is_file() and not path.is_dir():
        path.write_bytes(content)  # a device or a pipe
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    _sweep(path)
    with undisturbed():
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=ENDING, dir=path.parent)
        partial = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                take(handle)
                file.write(content)
                if synced:
                    file.flush()
                    os.fsync(file.fileno())
            partial.chmod(_mode(path))
            partial.replace(path)
        except BaseException:
            partial.unlink(missing_ok=True)
            raise


def _sweep(path: Path) -> None:
    """Remove what was begun for `path` and belongs to nobody any more: who writes has a lock on it."""
    for left in path.parent.iterdir():
        if left.name.startswith(f".{path.name}.") and left.name.endswith(ENDING):
            with contextlib.suppress(OSError):
                _remove_unless_held(left)


def _remove_unless_held(left: Path) -> None:
    handle = os.open(left, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0))
    try:
        free = take(handle)
    finally:
        os.close(handle)
    if free:
        left.unlink()


def _mode(path: Path) -> int:
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
