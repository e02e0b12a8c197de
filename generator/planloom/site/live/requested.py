"""From the path of a request to a file of the site, and to nothing else."""

import os
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote_to_bytes

INDEX = "index.html"
_ODD = re.compile(r"[\x00-\x1f\x7f\\]")
_ENCODED_SLASH = re.compile(r"%(?:2f|5c)", re.IGNORECASE)
_NOT_IN_NAMES = (":",) if os.name == "nt" else ()
"""Signs that lead out of a folder, or into a hidden stream of a file."""


@dataclass(frozen=True, slots=True)
class Redirect:
    """The folder that was meant lies one slash further."""

    path: str


def requested(root: Path, path: str) -> Path | Redirect | None:
    """Return the file below `root` that the encoded `path` asks for, or where to ask; None for what is not there.

    `root` has no links in it. A file is found under its own name alone: what is linked, or called otherwise, is not
    there. `path` begins with a slash and has no query.
    """
    parts = _parts(path)
    if parts is None:
        return None
    wanted = root.joinpath(*parts)
    try:
        if not wanted.exists() or wanted.resolve() != wanted:
            return None
        if wanted.is_dir() and not path.endswith("/"):
            return Redirect(f"{path}/")
        file = wanted / INDEX if path.endswith("/") else wanted
        return file if file.is_file() and not file.is_symlink() else None
    except (OSError, ValueError):
        return None


def _parts(path: str) -> list[str] | None:
    """Return the names along a path; None where one of them is none."""
    if not path.startswith("/") or _ENCODED_SLASH.search(path):
        return None
    try:
        decoded = unquote_to_bytes(path).decode("utf-8")
    except UnicodeDecodeError:
        return None
    if _ODD.search(decoded) or any(sign in decoded for sign in _NOT_IN_NAMES):
        return None
    names = decoded[1:].removesuffix("/").split("/")
    if names == [""]:
        return [] if decoded == "/" else None
    return None if any(name in {"", ".", ".."} for name in names) else names
