"""From the pages of a site to the composed book, in one call."""

from collections.abc import Sequence
from pathlib import Path

from planloom.book.changed import changes_of
from planloom.book.compose import Composed, compose
from planloom.book.content import Book
from planloom.book.edition import Edition
from planloom.book.facts import Wishes, cover_of
from planloom.book.gather import assets_of, chapters
from planloom.book.style import stylesheet
from planloom.book.terms import terms_of
from planloom.chronicle import Chronicle
from planloom.glossary import Glossary
from planloom.links import Graph
from planloom.model import Plan
from planloom.pages import LanguageSite
from planloom.problems import Problem


def make(
    graph: Graph,
    site: LanguageSite,
    plans: Sequence[Plan],
    edition: Edition,
    wishes: Wishes,
    media: Path,
    templates: Sequence[Path] = (),
    glossary: Glossary | None = None,
    chronicle: Chronicle | None = None,
) -> tuple[Composed, list[Problem]]:
    """Return the book of `plans` in the language of `site`.

    The pages of `site` have their charts drawn for the book. `media` is the
    folder that pictures are relative to, `templates` are folders with the user's own style. The terms of
    `glossary` that the book uses are explained at its end. `chronicle` knows what is otherwise than it was approved.
    """
    text = chapters(site, workings=wishes.workings)
    book = Book(
        cover=cover_of(graph, plans, edition, site.language, wishes),
        chapters=text,
        terms=terms_of(text, glossary, site.language) if glossary is not None else (),
        changes=changes_of(chronicle, plans, graph, site.language) if chronicle else (),
        assets=assets_of(media),
        lists=wishes.lists,
        continuous=wishes.board,
    )
    return compose(book, stylesheet(templates))
