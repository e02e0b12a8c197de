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


@contextmanager
def private_folder() -> Iterator[Path]:
    """Yield a new folder of mode 0700 in the temporary folder of the machine, and remove it at the end."""
    _sweep(Path(tempfile.gettempdir()))
    folder: Path | None = None
    try:
        with undisturbed():
            folder = Path(tempfile.mkdtemp(prefix=PREFIX)).resolve()
        with _locked(folder):
            yield folder
    finally:
        with undisturbed():
            if folder is not None:
                shutil.rmtree(folder, ignore_errors=True)


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


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Show that the folder is in use. The lock has its name only once it is held, so nobody finds it free before."""
    held = folder / f"{LOCK}-new"
    with held.open("wb") as file:
        if _take(file):
            held.rename(folder / LOCK)
        yield


def _sweep(temporary: Path) -> None:
    """Remove the folders of those who were ended by force."""
    for folder in temporary.glob(f"{PREFIX}*"):
        with contextlib.suppress(OSError):
            if _is_ours(folder) and _is_free(folder):
                shutil.rmtree(folder, ignore_errors=True)


def _is_ours(folder: Path) -> bool:
    found = folder.lstat()
    return fcntl is not None and stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid()


def _is_free(folder: Path) -> bool:
    with (folder / LOCK).open("rb") as file:
        return _take(file)


def _take(file: IO[bytes]) -> bool:
    """Take a lock, and tell whether it was to be had."""
    if fcntl is None:
        return False
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
