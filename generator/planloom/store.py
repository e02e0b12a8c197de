"""What is kept between builds: one file of entries by key, each signed, so that nothing in it need be trusted.

The file lies in the project, where anybody may have put it; the key of the signature lies with the user, outside of all
projects, or is given by the environment, so that several machines may share what they keep. An entry without the right
signature is as good as none, and so is a file that cannot be read. Entries of two programs at work at once stand side
by side: each writes all of its entries at once or none of them.
"""

import contextlib
import hashlib
import hmac
import os
import secrets
import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import platformdirs

FILE = "build.sqlite3"
KEY_VARIABLE = "PLANLOOM_CACHE_KEY"
"""The environment variable that holds the key, where several machines share what is kept."""

DAY = 24 * 60 * 60
KEPT_FOR = 30 * DAY
"""Seconds after which an entry that no build has asked for is removed."""

_KEY_SIZE = 32
_SIGNATURE = 16  # bytes
_PATIENCE = 10  # seconds that another program may keep us from the file
_AT_ONCE = 500  # keys in one question
_TABLE = "CREATE TABLE IF NOT EXISTS entries (key TEXT PRIMARY KEY, value BLOB NOT NULL, used INTEGER NOT NULL)"


def user_key() -> bytes | None:
    """Return the key that this user signs with, made when it is first asked for; None where it cannot be kept."""
    given = os.environ.get(KEY_VARIABLE)
    if given:
        return hashlib.blake2b(given.encode("utf-8", "surrogateescape"), digest_size=_KEY_SIZE).digest()
    path = Path(platformdirs.user_cache_dir("planloom", appauthor=False)) / "key"
    with contextlib.suppress(OSError):
        found = path.read_bytes()
        if len(found) == _KEY_SIZE:
            return found
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        with open(path, "xb", opener=_for_the_user_alone) as file:  # with an opener
            file.write(secrets.token_bytes(_KEY_SIZE))
        return path.read_bytes()
    except FileExistsError:  # another program was first
        with contextlib.suppress(OSError):
            return path.read_bytes() or None
    except OSError:
        pass
    return None


def _for_the_user_alone(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


class Store:
    """Entries by key, in a file of `folder`; without a folder, or a key to sign with, nothing is kept.

    No method raises for what the file holds or for a disk that cannot be written: there is nothing kept then.
    """

    def __init__(self, folder: Path | None, key: bytes | None = None) -> None:
        self._key = (key or user_key()) if folder is not None else None
        self._path = folder / FILE if folder is not None and self._key else None

    def get(self, keys: Iterable[str]) -> dict[str, bytes]:
        """Return the entries of `keys` that are there."""
        wanted = list(keys)
        found: dict[str, bytes] = {}
        if self._path is None or not _is_ours(self._path):
            return found
        with contextlib.suppress(sqlite3.Error, OSError), self._opened(self._path) as file:
            for first in range(0, len(wanted), _AT_ONCE):
                some = wanted[first : first + _AT_ONCE]
                marks = ",".join("?" * len(some))
                rows = file.execute(f"SELECT key, value FROM entries WHERE key IN ({marks})", some)  # noqa: S608  # marks
                found.update((key, value[_SIGNATURE:]) for key, value in rows if self._is_signed(key, value))
        return found

    def put(self, entries: Mapping[str, bytes], used: Iterable[str] = ()) -> None:
        """Keep entries, all of them or none; `used` are keys of others that are still of use."""
        if self._path is None:
            return
        now = int(time.time())
        with contextlib.suppress(sqlite3.Error, OSError):
            _prepare(self._path)
            with self._opened(self._path) as file:
                rows = ((key, self._sign(key, value) + value, now) for key, value in entries.items())
                file.execute("BEGIN IMMEDIATE")
                file.executemany("INSERT OR REPLACE INTO entries VALUES (?, ?, ?)", rows)
                file.executemany("UPDATE entries SET used = ? WHERE key = ?", ((now, key) for key in used))
                file.execute("DELETE FROM entries WHERE used < ?", (now - KEPT_FOR,))
                file.execute("COMMIT")

    @contextlib.contextmanager
    def _opened(self, path: Path) -> Iterator[sqlite3.Connection]:
        """Open the file; one that is none of ours, or is damaged, is removed."""
        file = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
        try:
            file.execute("PRAGMA trusted_schema = OFF")
            file.execute("PRAGMA synchronous = OFF")  # what a crash of the machine damages is made again
            file.execute(_TABLE)
            yield file
        except sqlite3.OperationalError:
            raise  # in use by others for too long, or a full disk: nothing is wrong with the file
        except sqlite3.DatabaseError:
            file.close()
            path.unlink(missing_ok=True)
            raise
        finally:
            file.close()

    def _sign(self, key: str, value: bytes) -> bytes:
        signed = hashlib.blake2b(key=self._key or b"", digest_size=_SIGNATURE)
        signed.update(f"{len(key)} {key}".encode())
        signed.update(value)
        return signed.digest()

    def _is_signed(self, key: object, value: object) -> bool:
        if not isinstance(key, str) or not isinstance(value, bytes):
            return False
        return hmac.compare_digest(value[:_SIGNATURE], self._sign(key, value[_SIGNATURE:]))


def _is_ours(path: Path) -> bool:
    """Tell whether there is a file that is neither a link nor stands behind one."""
    return path.is_file() and not path.is_symlink() and not path.parent.is_symlink()


def _prepare(path: Path) -> None:
    """Make the folder of the file, which git is to leave alone."""
    if path.parent.is_symlink() or path.is_symlink():
        raise OSError("what is kept would be kept elsewhere")
    path.parent.mkdir(parents=True, exist_ok=True)
    ignore = path.parent / ".gitignore"
    if not ignore.exists():
        ignore.write_text("*\n", "utf-8")
