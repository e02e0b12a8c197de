"""What stands on a page of ours: its HTML and its headings."""

import html
from collections.abc import Sequence
from dataclasses import dataclass

from planloom.pages import Page, Section
from planloom.pages.workings import section as workings_of
from planloom.problems import Language
from planloom.site.markdown import PERMALINK


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a page: how deep it stands, the id that leads to it, and its words as HTML."""

    level: int
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Content:
    """The finished HTML of a page, and the headings in it that have an id."""

    html: str
    headings: Sequence[Heading]


def content_of(page: Page) -> Content:
    """Return the sections of a page, each heading with a link to itself; folded at its foot stand its workings."""
    parts = [_whole(section, page.language) for section in page.sections]
    headings = tuple(Heading(one.level, one.id, html.escape(one.text, quote=False)) for one in page.headings)
    return Content("\n".join([*parts, workings_of(page.workings, page.language)]).strip(), headings)


def _whole(section: Section, language: Language) -> str:
    heading = section.heading
    if heading is None:
        return section.html
    link = f'<a class="headerlink" href="#{heading.id}" title="{PERMALINK[language]}">&para;</a>'
    return f'<h{heading.level} id="{heading.id}">{section.words}{link}</h{heading.level}>\n{section.html}'
