"""What the `pages` stage makes: pages, how they are ordered, and old addresses that lead to them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from planloom.charts.request import Picture
from planloom.problems import Language, Span


@dataclass(frozen=True, slots=True)
class Working:
    """How one figure was worked out, as Markdown; `key` is the id that the printed figure leads to."""

    key: str
    markdown: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page in one language.

    `address` is its path on the site without slashes at the ends, the same in both languages; empty
    for the home page. `sources` are the places it was made from, the one to edit first. `charts` are
    the pictures it asks for, by the key that stands in its Markdown. `subject` is the id of the object
    it is about. `meta` goes into the page's front matter. `workings` tell how its figures were worked out.
    """

    address: str
    language: Language
    title: str
    markdown: str
    sources: tuple[Span, ...] = ()
    description: str = ""
    subject: str | None = None
    charts: Mapping[str, Picture] = field(default_factory=dict)
    meta: Mapping[str, Any] = field(default_factory=dict)
    workings: tuple[Working, ...] = ()

    @property
    def path(self) -> PurePosixPath:
        """The Markdown file of the page."""
        return path_of(self.address)


@dataclass(frozen=True, slots=True)
class NavEntry:
    """An entry of the navigation: a page, a section of entries, or a section that is a page too.

    `listing` leads to where all `entries` are listed, when they are too many to be shown at once.
    """

    title: str
    address: str | None = None
    entries: tuple["NavEntry", ...] = ()
    listing: "NavEntry | None" = None


@dataclass(frozen=True, slots=True)
class LanguageSite:
    """All pages of one language."""

    language: Language
    title: str
    description: str
    pages: tuple[Page, ...]
    navigation: tuple[NavEntry, ...]


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


# Addresses that are folders as well: a page of this name has its parts below it.
INDEX = "index.md"


def path_of(address: str) -> PurePosixPath:
    """Return the Markdown file of an address; every page is a folder, so addresses end in a slash."""
    return PurePosixPath(address) / INDEX


def relative(address: str, start: str) -> str:
    """Return the way from the page at `start` to the page at `address`, as a Markdown link."""
    here = start.split("/") if start else []
    there = [*(address.split("/") if address else []), INDEX]
    common = 0
    while common < min(len(here), len(there) - 1) and here[common] == there[common]:
        common += 1
    return "/".join([*[".."] * (len(here) - common), *there[common:]])
