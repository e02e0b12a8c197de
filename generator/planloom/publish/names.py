"""What pages and files are called in a wiki, and where a link of a page leads in it."""

import posixpath
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from planloom.problems import Language
from planloom.publish.page import Attachment, Identity, WikiPage

_ELLIPSIS = "…"
_LONGEST_LABEL = 60
LONGEST_TITLE = 240
"""Bytes of a name that every wiki takes which calls pages by their titles, with room for what files end in."""


@dataclass(frozen=True, slots=True)
class Lead:
    """Where a link or a picture leads: to exactly one of a page of the wiki, a file of it, or an address elsewhere.

    `anchor` is the id of the place on the page, empty for its top.
    """

    page: Identity | None = None
    anchor: str = ""
    file: Attachment | None = None
    url: str = ""


@dataclass(frozen=True)
class Names:
    """All pages that go to one wiki, and their `names` there, which are what a link in it is written with.

    `folder` is where attachments lie, for wikis that are files; names of pages are paths there, without a suffix;
    `suffix` ends them in links.
    """

    pages: tuple[WikiPage, ...]
    names: Mapping[Identity, str] = field(default_factory=dict)
    folder: str = ""
    suffix: str = ""

    def of(self, identity: Identity) -> str:
        """Return the name of a page."""
        return self.names[identity]

    def page(self, identity: Identity) -> WikiPage | None:
        """Return the page of an identity; None where it does not go to the wiki."""
        return self._by_identity.get(identity)

    def title(self, identity: Identity) -> str:
        """Return what a page is called by people."""
        return self._by_identity[identity].title

    def way_to_page(self, identity: Identity, start: Identity) -> str:
        """Return the way from one page to another in wikis that are files."""
        return posixpath.relpath(f"{self.of(identity)}{self.suffix}", posixpath.dirname(self.of(start)) or ".")

    def way_to_file(self, file: Attachment, start: Identity) -> str:
        """Return the way from a page to an attachment in wikis that are files."""
        return posixpath.relpath(posixpath.join(self.folder, file.name), posixpath.dirname(self.of(start)) or ".")

    def kept(self, names: Mapping[Identity, str]) -> "Names":
        """Return the names with those that people gave in the wiki in the place of ours."""
        known = {identity: name for identity, name in names.items() if identity in self.names}
        return replace(self, names={**self.names, **known})

    def leads(self, page: WikiPage, href: str) -> Lead | None:
        """Return where a link on a page leads; None where nothing that goes to the wiki is there."""
        parts = urlsplit(href)
        if parts.scheme or parts.netloc:
            return Lead(url=href)
        way = unquote(parts.path)
        if not way:
            return Lead(page.identity, parts.fragment)
        target = posixpath.normpath(posixpath.join("/", page.address, way)).strip("/")
        if file := self._files.get(PurePosixPath(target)):
            return Lead(file=file)
        found = self._by_address.get((target.removesuffix("index.html").strip("/"), page.language))
        return Lead(found.identity, parts.fragment) if found else None

    @cached_property
    def _by_identity(self) -> Mapping[Identity, WikiPage]:
        return {page.identity: page for page in self.pages}

    @cached_property
    def _by_address(self) -> Mapping[tuple[str, Language], WikiPage]:
        return {(page.address, page.language): page for page in self.pages}

    @cached_property
    def _files(self) -> Mapping[PurePosixPath, Attachment]:
        return {file.path: file for page in self.pages for file in page.files}


def unique(
    pages: Sequence[WikiPage],
    name: Callable[[WikiPage], str],
    fold: Callable[[str], str] = str.casefold,
    *,
    most: int | None = None,
) -> Mapping[Identity, str]:
    """Return a name for each page that no other has, whatever the wiki takes for the same (`fold`).

    Pages of one name get that of their plan, their language and their key beside it, as far as that is needed. A name
    of more bytes than `most` ends with a word and an ellipsis.
    """
    whole = {page.identity: name(page) for page in pages}
    named = {identity: shortened(one, most) for identity, one in whole.items()}
    ends = dict.fromkeys(named, "")
    for beside in (_language, _label, _key):
        for group in _alike(pages, named, fold):
            for page in group:
                end = ends[page.identity] = ends[page.identity] + beside(page)
                room = most - len(end.encode()) if most else None
                named[page.identity] = shortened(whole[page.identity], room) + end
    return named


def shortened(text: str, most: int | None) -> str:
    """Return a text of at most so many bytes, cut between words where it can be, with an ellipsis."""
    if most is None or len(text.encode()) <= most:
        return text
    kept = text.encode()[: most - len(_ELLIPSIS.encode())].decode(errors="ignore")
    before = re.sub(r"[\W_]+\w*$", "", kept)
    return f"{before or kept}{_ELLIPSIS}"


def _alike(
    pages: Iterable[WikiPage], named: Mapping[Identity, str], fold: Callable[[str], str]
) -> Sequence[Sequence[WikiPage]]:
    found: dict[str, list[WikiPage]] = {}
    for page in pages:
        found.setdefault(fold(named[page.identity]), []).append(page)
    return [group for group in found.values() if len(group) > 1]


def _language(page: WikiPage) -> str:
    return f" ({page.language})"


def _label(page: WikiPage) -> str:
    return f" ({shortened(page.labels[0], _LONGEST_LABEL)})" if page.labels else ""


def _key(page: WikiPage) -> str:
    return f" ({page.identity.key.strip('@') or page.address})"
