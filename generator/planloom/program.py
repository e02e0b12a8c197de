"""Which program this is, down to the last letter: what it made once it makes again only as the same program."""

import functools
import hashlib
import sys
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path
from typing import Any

from planloom.packaged import packaged_folder

_SIZE = 16  # bytes of a digest


def files_digest(files: Iterable[tuple[str, Path]]) -> str:
    """Return the digest of files, each with the name it is known by; one that cannot be read counts as missing."""
    digest = hashlib.blake2b(digest_size=_SIZE)
    for name, path in files:
        try:
            content = path.read_bytes()
        except OSError:
            continue
        digest.update(f"{name} {len(content)} ".encode("utf-8", "surrogateescape"))
        digest.update(content)
    return digest.hexdigest()


def files_below(folder: Path, pattern: str = "*") -> Iterator[tuple[str, Path]]:
    """Yield the files below a folder, each with its path within it, in the order of these."""
    found = ((path.relative_to(folder).as_posix(), path) for path in folder.rglob(pattern) if path.is_file())
    yield from sorted(found)


def content_digest(content: bytes) -> str:
    """Return a name for this content, and for no other."""
    return hashlib.blake2b(content, digest_size=_SIZE).hexdigest()


def digest_of(*values: Any) -> str:
    """Return a name for these values, made of text, numbers and lists of them, and for no others."""
    return content_digest(repr(values).encode("utf-8", "surrogatepass"))


def has_extensions(group: str) -> bool:
    """Tell whether packages add to the program under the name of a group."""
    return bool(metadata.entry_points(group=group))


@functools.cache
def program_digest() -> str:
    """Return the digest of Planloom itself, what is shipped with it, and the versions of all that is installed."""
    own = files_digest(files_below(Path(__file__).parent, "*.py"))
    shipped = files_digest(files_below(packaged_folder("templates")))
    return content_digest(repr((own, shipped, sys.version, sorted(_installed()))).encode())


def _installed() -> Iterator[str]:
    """Yield the names of all packages that are installed, which hold their versions."""
    for folder in dict.fromkeys(sys.path):
        if Path(folder).is_dir():
            yield from (path.name for path in Path(folder).iterdir() if path.name.endswith((".dist-info", ".egg-info")))
