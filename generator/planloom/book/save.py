"""A book is written whole or not at all."""

import os
import tempfile
from pathlib import Path


def save(path: Path, content: bytes) -> None:
    """Write `content` to `path`; interrupted, the file that was there before still stands."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    partial = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        partial.chmod(0o644)
        partial.replace(path)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
