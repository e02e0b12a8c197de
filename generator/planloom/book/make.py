"""From the pages of a site to the composed book, in one call."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from planloom.book.compose import Composed, compose
from planloom.book.content import Book
from planloom.book.edition import Edition
from planloom.book.facts import Wishes, cover_of
from planloom.book.gather import assets_of, chapters
from planloom.book.style import stylesheet
from planloom.links import Graph
from planloom.model import Plan
from planloom.pages import LanguageSite
from planloom.pages.addresses import plan_address
from planloom.problems import Problem


def make(
    graph: Graph,
    site: LanguageSite,
    markdown: Mapping[str, str],
    plans: Sequence[Plan],
    edition: Edition,
    wishes: Wishes,
    media: Path,
    templates: Sequence[Path] = (),
) -> tuple[Composed, list[Problem]]:
    """Return the book of `plans` in the language of `site`.

    `markdown` is the text of each page by address, with its charts drawn for the book. `media` is the
    folder that pictures are relative to, `templates` are folders with the user's own style.
    """
    within = () if wishes.whole else [plan_address(plan) for plan in plans]
    book = Book(
        cover=cover_of(graph, plans, edition, site.language, wishes),
        chapters=chapters(site, markdown, within, brief=wishes.brief),
        assets=assets_of(media),
    )
    return compose(book, stylesheet(templates))
