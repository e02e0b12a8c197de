"""A folder for what is made on the way, which nobody else may read and which is gone when its maker ends.

Who is ended by force cannot tidy up. The next who wants such a folder does, on systems where a lock goes with the
process that holds it.
"""

import contextlib
import gc
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from planloom.stopping import undisturbed

try:
    import fcntl
except ImportError:  # Windows: what is left there stays in the user's own folder for temporary files
    fcntl = None  # type: ignore[assignment]

PREFIX = "planloom-"
LOCK = ".lock"
VARIABLE = "TMPDIR"
_MODE = 0o700


@contextmanager
def private_folder() -> Iterator[Path]:
    """Yield a new folder of mode 0700 in the temporary folder of the machine, and remove it at the end."""
    _sweep(Path(tempfile.gettempdir()))
    made: tuple[Path, IO[bytes]] | None = None
    try:
        with undisturbed():
            made = _made()
        yield made[0]
    finally:
        with undisturbed():
            if made is not None:
                made[1].close()
                _remove(made[0])


@contextmanager
def private_temporaries() -> Iterator[None]:
    """Let what libraries, and programs that they start, keep for themselves go to a private folder as well."""
    before, variable = tempfile.tempdir, os.environ.get(VARIABLE)
    with private_folder() as folder:
        try:
            tempfile.tempdir = os.environ[VARIABLE] = str(folder)
            yield
        finally:
            gc.collect()  # what they remove when nobody needs it any more is removed now
            tempfile.tempdir = before
            if variable is None:
                del os.environ[VARIABLE]
            else:
                os.environ[VARIABLE] = variable


def keep_private(folder: Path) -> None:
    """Make such a folder again if somebody has removed it, as tidiers of temporary folders do.

    Raises OSError where another's stands in its place.
    """
    try:
        folder.mkdir(mode=_MODE)
    except FileExistsError:
        found = folder.lstat()
        is_anybodys = os.name == "posix" and (found.st_uid != os.getuid() or stat.S_IMODE(found.st_mode) & ~_MODE)
        if is_anybodys or not stat.S_ISDIR(found.st_mode):
            raise


def _made() -> tuple[Path, IO[bytes]]:
    """Return a new folder and its lock, held: until then, who sweeps may take it for one that was left."""
    while True:
        folder = Path(tempfile.mkdtemp(prefix=PREFIX)).resolve()
        try:
            lock = (folder / LOCK).open("wb")
        except FileNotFoundError:
            continue
        except OSError:
            _remove(folder)
            raise
        if _take(lock, without=True) and _is_still(lock, folder):
            return folder, lock
        lock.close()


def _sweep(temporary: Path) -> None:
    """Remove the folders of those who were ended by force."""
    for folder in temporary.glob(f"{PREFIX}*"):
        with contextlib.suppress(OSError):
            if _is_ours(folder):
                _remove_free(folder)


def _remove_free(folder: Path) -> None:
    """Remove a folder whose lock nobody holds, and one that is empty: its maker was ended before it had a lock."""
    try:
        lock = (folder / LOCK).open("rb")
    except FileNotFoundError:
        folder.rmdir()
        return
    with lock:
        if _take(lock, without=False):
            _remove(folder)


def _remove(folder: Path) -> None:
    """Remove a folder, its lock last: whoever is ended meanwhile leaves what the next one can sweep."""
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            if path.name != LOCK:
                _remove_any(path)
    shutil.rmtree(folder, ignore_errors=True)


def _remove_any(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _is_ours(folder: Path) -> bool:
    found = folder.lstat()
    return fcntl is not None and stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid()


def _is_still(lock: IO[bytes], folder: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(lock.fileno()), (folder / LOCK).stat())
    except FileNotFoundError:
        return False


def _take(file: IO[bytes], *, without: bool) -> bool:
    """Take a lock, and tell whether it was to be had; `without` is the answer of systems that have none."""
    if fcntl is None:
        return without
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return without
    return True
