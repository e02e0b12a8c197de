"""What is kept between builds: one file of sealed entries by key, so that nothing in it need be trusted.

An entry without a seal of this user's is as good as none, and so is a file that cannot be read. Two programs at work
at once do not get in each other's way: each writes all of its entries at once or none of them.
"""

import contextlib
import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from planloom.disk import is_linked
from planloom.sealed import opened, seal

CACHE_ROOT = ".planloom-cache"
"""Where in a project everything lies that may be removed at any time."""

FILE = "build.sqlite3"

DAY = 24 * 60 * 60
KEPT_FOR = 30 * DAY
"""Seconds after which an entry that no build has asked for is removed."""

_PATIENCE = 10  # seconds that another program may keep us from the file
_AT_ONCE = 500  # keys in one question
_TABLE = "CREATE TABLE IF NOT EXISTS entries (key TEXT PRIMARY KEY, value BLOB NOT NULL, used INTEGER NOT NULL)"
_BY_USE = "CREATE INDEX IF NOT EXISTS by_use ON entries (used)"
_ANY_LATE = "SELECT EXISTS (SELECT 1 FROM entries WHERE used < ?)"


class Store:
    """Entries by key, in a file of `folder`.

    No method raises for what the file holds or for a disk that cannot be written: nothing is kept then.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._path = folder / FILE

    def get(self, keys: Iterable[str]) -> dict[str, bytes]:
        """Return the entries of `keys` that are there."""
        wanted = list(keys)
        found: dict[str, bytes] = {}
        if not self._path.is_file() or is_linked(self._path, 1):
            return found
        with contextlib.suppress(sqlite3.Error, OSError), self._opened() as file:
            for first in range(0, len(wanted), _AT_ONCE):
                some = wanted[first : first + _AT_ONCE]
                marks = ",".join("?" * len(some))
                rows = file.execute(f"SELECT key, value FROM entries WHERE key IN ({marks})", some)  # noqa: S608  # marks
                for key, value in rows:
                    content = opened(key, value) if isinstance(value, bytes) else None
                    if content is not None:
                        found[key] = content
        return found

    def put(self, entries: Mapping[str, bytes], used: Iterable[str] = ()) -> None:
        """Keep entries, all of them or none; `used` are keys of others that are still of use."""
        self.put_each(entries.items(), used)

    def put_each(self, entries: Iterable[tuple[str, bytes]], used: Iterable[str] = ()) -> None:
        """Keep entries, all of them or none, which are made one after the other while they are written."""
        now = int(time.time())
        with contextlib.suppress(sqlite3.Error, OSError):
            self._prepare()
            with self._opened() as file:
                rows = ((key, seal(key, value), now) for key, value in entries)
                file.execute("BEGIN IMMEDIATE")
                file.executemany("INSERT OR REPLACE INTO entries VALUES (?, ?, ?)", rows)
                if file.execute(_ANY_LATE, (now - DAY,)).fetchone()[0]:
                    late = ((now, key, now - DAY) for key in used)
                    file.executemany("UPDATE entries SET used = ? WHERE key = ? AND used < ?", late)
                file.execute("DELETE FROM entries WHERE used < ?", (now - KEPT_FOR,))
                file.execute("COMMIT")

    @contextlib.contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        """Open the file; one that is none of ours, or is damaged, is removed."""
        file = sqlite3.connect(self._path, timeout=_PATIENCE, isolation_level=None)
        try:
            file.execute("PRAGMA trusted_schema = OFF")
            file.execute("PRAGMA synchronous = OFF")  # what a crash of the machine damages is made again
            file.execute(_TABLE)
            file.execute(_BY_USE)
            yield file
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY):
                raise  # nothing is wrong with the file
            self._remove(file)
            raise
        except sqlite3.DatabaseError:
            self._remove(file)
            raise
        finally:
            file.close()

    def _remove(self, file: sqlite3.Connection) -> None:
        file.close()
        self._path.unlink(missing_ok=True)

    def _prepare(self) -> None:
        """Make the folder of the file, which git is to leave alone."""
        if is_linked(self._path, 1):
            raise OSError("what is kept would be kept elsewhere")
        self._path.parent.mkdir(parents=True, exist_ok=True)
        ignore = self._path.parent / ".gitignore"
        if not ignore.exists():
            ignore.write_text("*\n", "utf-8")
