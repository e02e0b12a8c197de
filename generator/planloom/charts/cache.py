"""Drawings kept by content, so that a chart is drawn once and not at every build."""

import contextlib
import hashlib
import json
import os
import tempfile
import time
from pathlib import Path
from typing import Any

from planloom.disk import is_linked, read_regular
from planloom.sealed import opened, parsed, seal

DAY = 24 * 60 * 60
KEPT_FOR = 60 * DAY
"""Seconds after which an entry that no build has asked for is removed."""


def content_key(*parts: str) -> str:
    """Return a name for this content, and for no other."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(f"{len(part)}:{part}".encode())
    return digest.hexdigest()


class Cache:
    """JSON values in memory and, when there is a folder, on disk. A cache that cannot be written is no error.

    What lies on the disk is ours when it is sealed, and else not there; a folder that is a link is not written to.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = None if folder is None or is_linked(folder, 1) else folder
        self._memory: dict[str, Any] = {}
        self._written = False

    def get(self, key: str) -> Any:
        """Return what was kept under `key`; None for nothing, and for what is damaged."""
        if key not in self._memory and self._folder is not None:
            path = self._path(self._folder, key)
            with contextlib.suppress(OSError):
                content = opened(key, read_regular(path))
                if content is not None:
                    self._memory[key] = parsed(content, lambda kept: kept)
                    if time.time() - path.stat().st_mtime > DAY:
                        os.utime(path)
        return self._memory.get(key)

    def put(self, key: str, value: Any) -> None:
        """Keep `value`; a reader at the same moment sees all of it or nothing."""
        self._memory[key] = value
        if self._folder is None:
            return
        self._written = True
        path = self._path(self._folder, key)
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            if not path.parent.is_symlink():
                _write(path, seal(key, json.dumps(value, ensure_ascii=False).encode()))

    def tidy(self) -> None:
        """Remove what no build has asked for in a long time; only when something was added."""
        if self._folder is None or not self._written:
            return
        oldest = time.time() - KEPT_FOR
        for path in self._folder.glob("??/*"):
            with contextlib.suppress(OSError):
                if path.stat().st_mtime < oldest:
                    path.unlink()

    @staticmethod
    def _path(folder: Path, key: str) -> Path:
        return folder / key[:2] / f"{key[2:]}.json"


def _write(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent)
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
