"""What pages are called in wikis that are files: by their address, or by their title where the wiki has no folders."""

import posixpath
import re
from collections.abc import Callable, Sequence
from pathlib import PurePosixPath

from planloom.publish.names import LONGEST_TITLE, Names, unique
from planloom.publish.page import WikiPage
from planloom.publish.words import HAS_MOVED, WITHDRAWN

FILES = "planloom-files"
"""The folder of attachments."""

Naming = Callable[[Sequence[WikiPage]], Names]

_ODD = re.compile(r"[^\w().,&+-]+")


def by_title(under: str = "", home: str = "Home") -> Naming:
    """Return titles with hyphens, as GitHub makes them; `under` goes before each, as the wiki has one folder only."""

    def name(page: WikiPage) -> str:
        title = _ODD.sub("-", page.title).strip("-.") or page.address.replace("/", "-")
        if not page.address:
            title = home if page == _first else f"{home}-{page.language}"
        return f"{under}-{title}" if under else title

    _first: WikiPage | None = None

    def names(pages: Sequence[WikiPage]) -> Names:
        nonlocal _first
        _first = next((page for page in pages if not page.address), None)
        made = unique(pages, name, most=LONGEST_TITLE)
        return Names(
            tuple(pages),
            {one: _ODD.sub("-", called).strip("-.") for one, called in made.items()},
            PurePosixPath(under, FILES).as_posix(),
        )

    return names


def by_address(under: str = "", home: str = "home", below: str = "", suffix: str = "") -> Naming:
    """Return addresses as they are on the site, other languages in a folder of their own.

    `home` is what the first page of all is called, `below` what each page is called in the folder of its address,
    `suffix` what ends them in links.
    """

    def names(pages: Sequence[WikiPage]) -> Names:
        first = pages[0].language if pages else "en"

        def name(page: WikiPage) -> str:
            folder = "" if page.language == first else page.language
            return PurePosixPath(under, folder, page.address or home, below if page.address else "").as_posix()

        return Names(tuple(pages), unique(pages, name), PurePosixPath(under, FILES).as_posix(), suffix)

    return names


def moved_in_markdown(suffix: str) -> Callable[[str, str], str]:
    """Return what writes a page that is left where one was moved away: a link to the new one, ending in `suffix`."""

    def left(old: str, new: str) -> str:
        way = posixpath.relpath(f"{new}{suffix}", posixpath.dirname(old) or ".")
        return f"{HAS_MOVED.en} / {HAS_MOVED.pl}: [{PurePosixPath(new).name}](<{way}>)\n"

    return left


def gone_in_markdown(language: str) -> str:
    """Return what is left of a page that the plans have no longer."""
    return f"*{WITHDRAWN.pl if language == 'pl' else WITHDRAWN.en}*\n"


def moved_in_html(old: str, new: str) -> str:
    """Return what is left at `old` in a folder of HTML: browsers go to where the page is now."""
    way = posixpath.relpath(f"{new}.html", posixpath.dirname(old) or ".")
    words = f"{HAS_MOVED.en} / {HAS_MOVED.pl}"
    refresh = f'<meta http-equiv="refresh" content="0; url={way}">'
    return f'<!doctype html>\n<meta charset="utf-8">\n{refresh}\n<title>{words}</title>\n<a href="{way}">{words}</a>\n'


def gone_in_html(language: str) -> str:
    """Return what is left of a page in a folder of HTML that the plans have no longer."""
    words = WITHDRAWN.pl if language == "pl" else WITHDRAWN.en
    return (
        f'<!doctype html>\n<html lang="{language}"><meta charset="utf-8"><title>{words}</title><p>{words}</p></html>\n'
    )
