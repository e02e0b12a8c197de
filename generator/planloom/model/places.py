"""Addresses of what is named by files and folders: the name in letters that every address can have.

Names that have only such letters are their address as they stand. In others Polish and other accented Latin
letters lose their signs, and whatever else an address cannot have becomes a hyphen: ``Załącznik nr 1`` is
``Zalacznik-nr-1``. Scripts without Latin letters have no address of their own.
"""

import re
from pathlib import PurePosixPath

from planloom.values.latin import latin

_ADDRESS = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")
_OTHER = re.compile(r"[^A-Za-z0-9_.]+")


def address_of(name: str) -> str | None:
    """Return the step of an address for the name of a file or folder; None where nothing of it can be in one."""
    if _ADDRESS.fullmatch(name):
        return name
    return _OTHER.sub("-", latin(name)).strip("-_.") or None


def folder_address(place: PurePosixPath) -> PurePosixPath:
    """Return the address of a folder; a step that can be in none stays as it is."""
    return PurePosixPath(*(address_of(step) or step for step in place.parts))
