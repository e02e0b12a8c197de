"""The site before the last one, which nobody looks at any more: the next one is made where it stood.

It lies in the cache, and shares with the site that stands all files that are the same in both. An archive or a clone
can bring a folder of that name along, so one counts only while it is what was put there: the system gives every folder
a number and a time of its last change, which nobody can set.
"""

import contextlib
import os
import shutil
import tempfile
import time
from pathlib import Path

from planloom.disk import is_linked
from planloom.json_bytes import as_json
from planloom.pages import CacheLocation
from planloom.program import content_digest
from planloom.sealed import parsed
from planloom.store import KEPT_FOR

PREFIX = "spare-"


class SpareSite:
    """The spare site of a folder; none where nothing is kept, and none of sites that are shown for a while only."""

    def __init__(self, keeping: CacheLocation | None, target: Path) -> None:
        passing = target.parent == Path(tempfile.gettempdir()).resolve()
        self._store = None if keeping is None or passing or os.name != "posix" else keeping.store
        self._key = f"spare {target}"
        self._name = f"{PREFIX}{content_digest(os.fsencode(target))}"

    def found(self) -> Path | None:
        """Return where it stands, if it does and nobody has put another one there."""
        if self._store is None:
            return None
        place = self._store.folder / self._name
        kept = parsed(self._store.get([self._key]).get(self._key), list)
        return place if kept and not is_linked(place, 1) and _state_of(place) == kept else None

    def leave(self, old: Path) -> None:
        """Put a site there that another one has replaced; where that cannot be, it stays where it is."""
        if self._store is None or not old.is_dir() or is_linked(self._store.folder, 0):
            return
        place = self._store.folder / self._name
        _tidy(self._store.folder, place)
        with contextlib.suppress(OSError):  # the cache is on another disk, say
            old.rename(place)
            self._store.put({self._key: as_json(_state_of(place))})


def _tidy(folder: Path, place: Path) -> None:
    """Remove what stands at `place`, and what has been left for sites that were made long ago."""
    for other in folder.glob(f"{PREFIX}*"):
        with contextlib.suppress(OSError):
            if other == place or other.lstat().st_mtime < time.time() - KEPT_FOR:
                shutil.rmtree(other) if other.is_dir() and not other.is_symlink() else other.unlink()


def _state_of(folder: Path) -> list[int]:
    """Return what the system knows of a folder; nothing of one that is not there."""
    try:
        found = folder.lstat()
    except OSError:
        return []
    return [found.st_mode, found.st_dev, found.st_ino, found.st_mtime_ns, found.st_ctime_ns]
