"""What the `pages` stage makes: pages, how they are ordered, and old addresses that lead to them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from planloom.charts.request import Picture
from planloom.pages.location import path_of
from planloom.problems import Language, Span
from planloom.prose import Heading

if TYPE_CHECKING:
    from planloom.pages.page_cache import PageCache

_PICTURE = "\x03"  # no white space, which is trimmed off


def picture_mark(key: str) -> str:
    """Return the mark that stands on a page for the picture of a key."""
    return f"{_PICTURE}{key}{_PICTURE}"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it up to the next, as HTML; `words` is the HTML within the heading.

    The first section of a page may have no heading. Marks stand in `html` for pictures until they are drawn.
    """

    heading: Heading | None
    words: str
    html: str

    @property
    def whole(self) -> str:
        """The HTML of the section with its heading."""
        if self.heading is None:
            return self.html
        level = self.heading.level
        return f'<h{level} id="{self.heading.id}">{self.words}</h{level}>\n{self.html}'


@dataclass(frozen=True, slots=True)
class Working:
    """How one figure was worked out, as HTML; `key` is the id that the printed figure leads to."""

    key: str
    html: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page in one language.

    `address` is its path on the site without slashes at the ends, the same in both languages; empty
    for the home page. `headings` are all headings in order, those within other elements too. `sources` are the places
    it was made from, the one to edit first. `pictures` are what it asks to be drawn, by the key of their mark.
    `media` are the pictures and files of the plans folder that it shows. `subject` is the
    id of the object it is about. `meta` is what a renderer is to know of it. `workings` tell how its figures were
    worked out. `reads` names what the page was made from (:mod:`planloom.pages.inputs`); nothing
    where it was not made, but kept.
    """

    address: str
    language: Language
    title: str
    sections: Sequence[Section]
    headings: Sequence[Heading] = ()
    sources: tuple[Span, ...] = ()
    description: str = ""
    subject: str | None = None
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    media: tuple[PurePosixPath, ...] = ()
    meta: Mapping[str, Any] = field(default_factory=dict)
    workings: Sequence[Working] = ()
    reads: frozenset[str] = frozenset()

    @property
    def path(self) -> PurePosixPath:
        """The Markdown file of the page."""
        return path_of(self.address)

    @property
    def html(self) -> str:
        """All of the page."""
        return "\n".join(section.whole for section in self.sections)

    def drawn(self, figures: Mapping[str, str]) -> "Page":
        """Return the page with `figures`, HTML by key, in the place of their marks; nothing for one that is missing."""
        if not self.pictures:
            return self
        sections = tuple(replace(section, html=_filled(section.html, figures)) for section in self.sections)
        return replace(self, sections=sections, pictures={})


def _filled(html: str, figures: Mapping[str, str]) -> str:
    parts = html.split(_PICTURE)
    parts[1::2] = [figures.get(key, "") for key in parts[1::2]]
    return "".join(parts)


@dataclass(frozen=True, slots=True)
class NavEntry:
    """An entry of the navigation: a page, a section of entries, or a section that is a page too.

    `listing` leads to where all `entries` are listed, when they are too many to be shown at once. `tab` is what the
    entry is called where there is little room, `group` what stands above it and its like. `objects` are pages below
    it that are shown only beside each other.
    """

    title: str
    address: str | None = None
    entries: tuple["NavEntry", ...] = ()
    listing: "NavEntry | None" = None
    tab: str = ""
    group: str = ""
    objects: tuple["NavEntry", ...] = ()


@dataclass(frozen=True, slots=True)
class LanguageSite:
    """All pages of one language; `kept` is where they are kept, once they are drawn."""

    language: Language
    title: str
    description: str
    pages: tuple[Page, ...]
    navigation: tuple[NavEntry, ...]
    kept: "PageCache | None" = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Site:
    """The whole site: one :class:`LanguageSite` a language, the default language first.

    `media` are the pictures shown, relative to the plans folder; `redirects` map former addresses to
    present ones.
    """

    languages: tuple[LanguageSite, ...]
    media: tuple[PurePosixPath, ...]
    redirects: Mapping[str, str]

    @property
    def default(self) -> Language:
        """The language at the root of the site."""
        return self.languages[0].language
