"""What is kept on the disk between runs, sealed with a key that lies outside of every project.

A cache comes with a project: in an archive, a clone, the store of a build server. Whoever can write there could have
his own words on our pages. So each entry carries a seal over its name and content; what this user's Planloom has not
sealed is no entry. The key changes nothing in what is made, only whether it is made anew.
"""

import contextlib
import functools
import hashlib
import hmac
import json
import os
import secrets
import stat
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from planloom.disk import read_regular

Shaped = TypeVar("Shaped")

VARIABLE = "PLANLOOM_CACHE_KEY"
"""The variable that machines have in common which share a cache, with a secret of their owner's."""
FILE = "cache.key"
_LENGTH = 32
_END = b"\n"


def seal(name: str, content: bytes) -> bytes:
    """Return `content` with a seal in front, for the entry `name`."""
    return _mark(name, content) + _END + content


def opened(name: str, kept: bytes) -> bytes | None:
    """Return the content of a sealed entry; None for one that is damaged, another's, or of another name."""
    mark, _, content = kept.partition(_END)
    return content if hmac.compare_digest(mark, _mark(name, content)) else None


def parsed(content: bytes | None, shape: Callable[[Any], Shaped]) -> Shaped | None:
    """Return what `shape` makes of the JSON of an entry; None for no entry, and for one that another release wrote.

    A seal says who wrote something, and not that it is what we expect today. `shape` may raise whatever comes of taking
    apart what has other parts.
    """
    if content is None:
        return None
    try:
        return shape(json.loads(content))
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return None


def _mark(name: str, content: bytes) -> bytes:
    made = hmac.new(key(), digestmod=hashlib.sha256)
    made.update(f"{len(name)}:{name}:".encode())
    made.update(content)
    return made.hexdigest().encode()


@functools.cache
def key() -> bytes:
    """Return the key of this user; one for this run alone where there is no place to keep it."""
    if given := os.environ.get(VARIABLE):
        return hashlib.sha256(given.encode("utf-8", "surrogateescape")).digest()
    folder = Path(click.get_app_dir("planloom"))
    if not folder.is_absolute():
        return secrets.token_bytes(_LENGTH)
    with contextlib.suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _make(folder / FILE)
    return _own(folder / FILE) or secrets.token_bytes(_LENGTH)


def _make(file: Path) -> None:
    """Make the key unless there is one; of two who do it at once, the first wins."""
    if _own(file) is not None:
        return
    handle, name = tempfile.mkstemp(dir=file.parent)
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as new:
            new.write(secrets.token_bytes(_LENGTH))
        if os.path.lexists(file):
            draft.replace(file)  # what is there is no key
        else:
            with contextlib.suppress(FileExistsError):
                os.link(draft, file)
    finally:
        draft.unlink(missing_ok=True)


def _own(file: Path) -> bytes | None:
    """Return the key in a file that nobody else can read or write."""
    try:
        found_key = read_regular(file, _LENGTH)
        found = file.lstat()
    except OSError:
        return None
    if os.name == "posix" and (found.st_uid != os.getuid() or stat.S_IMODE(found.st_mode) & 0o077):
        return None
    return found_key if len(found_key) == _LENGTH else None
