"""Where a page stands, and how it leads to other pages: every link of a page is written here.

A link is relative and leads to a folder, which is right below any path of a server. Whoever writes pages
otherwise (files that name ``index.html``, a book, a wiki) changes finished addresses, and needs to know no more.
"""

import functools
import posixpath
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import quote

from planloom.problems import Language

INDEX = "index.md"

_ENCODED = str.maketrans({sign: quote(sign) for sign in "%?#"})


def path_of(address: str) -> PurePosixPath:
    """Return the Markdown file of an address; every page is a folder, so addresses end in a slash."""
    return PurePosixPath(address) / INDEX


def relative(address: str, start: str) -> str:
    """Return the way from the page at `start` to `address`, which may end in ``#anchor``."""
    target, sign, anchor = address.partition("#")
    here, up, top = _way_out(start)
    if not top or not f"{target}/".startswith(top):  # mostly: nothing in common but the root
        way = f"{up}{target}/" if target else up
        return f"{way or ('' if sign else './')}{sign}{anchor}"
    there = target.split("/")
    common = 0
    for one, other in zip(here, there, strict=False):
        if one != other:
            break
        common += 1
    ahead = there[common:]
    way = "../" * (len(here) - common) + (f"{'/'.join(ahead)}/" if ahead else "")
    return f"{way or ('' if sign else './')}{sign}{anchor}"


@functools.lru_cache(maxsize=1 << 8)
def _way_out(start: str) -> tuple[Sequence[str], str, str]:
    """Return the folders of an address, the way from it to the root, and the first of the folders with its slash."""
    folders = start.split("/") if start else []
    return folders, "../" * len(folders), f"{folders[0]}/" if folders else ""


def moved(href: str, start: str, to: str) -> str:
    """Return a link of the page at `start` as it leads from the page at `to`."""
    way, sign, anchor = href.partition("#")
    target = posixpath.normpath(posixpath.join(start, way)).strip("./") if way else start
    return relative(f"{target}{sign}{anchor}", to)


@dataclass(frozen=True, slots=True)
class Location:
    """The address of a page, and the language of its readers."""

    address: str
    language: Language

    def href(self, address: str) -> str | None:
        """Return the way to a page or a place on one; None for this page itself, which the reader sees already."""
        return None if address == self.address else relative(address, self.address)

    def media(self, path: PurePosixPath) -> str:
        """Return the way to a picture or a file, which lies where it lies in the plans folder.

        What means something in an address is encoded: a file may be called ``100%.png`` or ``what?.pdf``.
        """
        return "../" * len(PurePosixPath(self.address).parts) + path.as_posix().translate(_ENCODED)
