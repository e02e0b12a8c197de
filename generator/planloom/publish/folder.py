"""A plain folder, which a web server or a copying program makes public."""

import os
from collections.abc import Mapping
from pathlib import Path

from planloom.atomic_write import save
from planloom.problems import Phrase
from planloom.publish.target import OvertakenError, RefusedError

LEADS_OUT = Phrase("a link leads out of the folder", "dowiązanie prowadzi poza folder")


class FolderStore:
    """The files below a folder; each is written whole or not at all."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def read(self) -> Mapping[str, bytes]:
        """Return all files that are there; links are not followed."""
        found = {}
        for around, _, names in os.walk(self.folder):
            for name in names:
                place = Path(around, name)
                if not place.is_symlink():
                    found[place.relative_to(self.folder).as_posix()] = place.read_bytes()
        return found

    def put(self, path: str, content: bytes, before: bytes | None) -> None:
        """Write a file."""
        place = self._same(path, before)
        place.parent.mkdir(parents=True, exist_ok=True)
        save(place, content)

    def remove(self, path: str, before: bytes) -> None:
        """Remove a file."""
        self._same(path, before).unlink()

    def rename(self, path: str, new: str, before: bytes) -> None:
        """Move a file."""
        place, to = self._same(path, before), self._same(new, None)
        to.parent.mkdir(parents=True, exist_ok=True)
        place.rename(to)

    def finish(self) -> None:
        """Do nothing: all is there."""

    def _same(self, path: str, before: bytes | None) -> Path:
        """Return the place of a file that is what it was."""
        place = self.folder / path
        if not place.resolve().is_relative_to(self.folder.resolve()) or place.is_symlink():
            raise RefusedError(LEADS_OUT)
        now = place.read_bytes() if place.is_file() else None
        if now != before:
            raise OvertakenError(path)
        return place
