"""A folder for the served site, which nobody else may read and which is gone when serving ends."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PREFIX = "planloom-serve-"


@contextmanager
def private_folder() -> Iterator[Path]:
    """Yield a new folder of mode 0700 in the temporary folder of the machine, and remove it at the end."""
    folder = Path(tempfile.mkdtemp(prefix=PREFIX)).resolve()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
