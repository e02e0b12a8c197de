"""Drawings kept by content, so that a chart is drawn once and not at every build."""

import hashlib
import os
import tempfile
from pathlib import Path


def content_key(*parts: str) -> str:
    """Return a name for this content, and for no other."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(f"{len(part)}:{part}".encode())
    return digest.hexdigest()


class Cache:
    """Texts in memory and, when there is a folder, on disk. A cache that cannot be written is no error."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._memory: dict[str, str] = {}

    def get(self, key: str) -> str | None:
        """Return what was kept under `key`."""
        if key not in self._memory and self._folder is not None:
            try:
                self._memory[key] = self._path(self._folder, key).read_text(encoding="utf-8")
            except (OSError, UnicodeDecodeError):
                return None
        return self._memory.get(key)

    def put(self, key: str, text: str) -> None:
        """Keep `text`; a reader at the same moment sees all of it or nothing."""
        self._memory[key] = text
        if self._folder is None:
            return
        path = self._path(self._folder, key)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, delete=False, newline="") as file:
                file.write(text)
            os.replace(file.name, path)  # noqa: PTH105 - the name is a string
        except OSError:
            return

    @staticmethod
    def _path(folder: Path, key: str) -> Path:
        return folder / key[:2] / f"{key[2:]}.svg"
