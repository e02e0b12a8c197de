"""What goes into a book.

The book knows nothing of plans: it takes finished articles, the facts of its cover and the words of
its appendix. So it can be tested with a page written by hand, and any caller can fill it.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field

from planloom.problems import Language

Assets = Callable[[str], bytes | None]
"""Returns the bytes of a file of the site by its address, or None when there is no such file."""


def no_assets(_address: str) -> bytes | None:
    """Stand in where a book has no images of its own."""
    return None


@dataclass(frozen=True, slots=True)
class Approval:
    """Who approves which plan: `decision` in the reader's words, empty while it is awaited."""

    plan: str
    by: str
    decision: str = ""
    date: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Cover:
    """The facts of the first page; those that matter run along in heads and feet.

    `date` is the date of the commit: it is also the only date in the PDF, so that two builds of one
    commit are the same bytes. An empty text is left out.
    """

    title: str
    organisation: str
    version: str
    date: dt.date
    commit: str
    status: str
    classification: str
    language: Language
    approvals: tuple[Approval, ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """One page of the site as a chapter of the book.

    `address` is what the links of `html` are relative to: `strategy/goals/` or `strategy/goals.md`.
    `level` 1 opens on a new sheet, 2 is a section of the chapter before it, and so on.
    """

    address: str
    title: str
    language: Language
    html: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Term:
    """An entry of the glossary at the end; `other` is the term in the other language."""

    term: str
    meaning: str
    other: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What has changed since the version approved last: the object's title, what happened."""

    title: str
    words: str


@dataclass(frozen=True, slots=True)
class Book:
    """Everything between the covers; with `lists` also those of tables and figures.

    In a `continuous` one, which is short, chapters follow each other on the sheet.
    """

    cover: Cover
    chapters: tuple[Chapter, ...]
    terms: tuple[Term, ...] = ()
    changes: tuple[Change, ...] = ()
    assets: Assets = field(default=no_assets)
    lists: bool = False
    continuous: bool = False
