"""The Markdown of a plan: the text under its header, and its narrative pages in each language."""

import re
from collections.abc import Iterable
from collections.abc import Mapping as AnyMapping
from pathlib import PurePosixPath
from typing import Any

from planloom.audience.spelling import is_misspelt
from planloom.model import codes
from planloom.model.places import address_of, folder_address
from planloom.model.plan import Body, Narrative
from planloom.problems import LANGUAGES, Language, Problem, Span
from planloom.source import Document, Mapping, PlanFolder
from planloom.values import Text

PAGE_FIELDS = frozenset({"title", "glossary"})
HEADER = PurePosixPath("plan")

_H1 = re.compile(r"^#[ \t]+(.+)$", re.MULTILINE)


class Pages:
    """Reads the Markdown of one plan; `bodies` is the text of its header, `pages` the rest."""

    def __init__(self, folder: PlanFolder, language: Language) -> None:
        self.root = folder.place
        self.default = language
        self.problems: list[Problem] = []
        self.bodies: dict[str, Body] = {}
        self._pages: dict[PurePosixPath, Narrative] = {}
        if folder.header.body.strip():
            self.bodies[language] = Body(folder.header.body, folder.header.file, folder.header.line)
        documents = [document for document in folder.pages if not document.broken]
        for document in documents:
            self._read(document, *self._place(document))

    @property
    def pages(self) -> tuple[Narrative, ...]:
        """The narrative pages, by place."""
        return tuple(self._pages[place] for place in sorted(self._pages))

    def _place(self, document: Document) -> tuple[PurePosixPath, Language]:
        """Return the place of a page in its plan and its language: ``swot.pl.md`` is `swot` in Polish."""
        place = document.place.relative_to(self.root).with_suffix("")
        for language in LANGUAGES:
            if place.suffix == f".{language}":
                return place.with_suffix(""), language
        return place, self.default

    def _read(self, document: Document, place: PurePosixPath, language: Language) -> None:
        address, wrong = _address(place)
        body = Body(document.body, document.file, document.line)
        if wrong:
            self.problems.append(codes.BAD_PLACE.at(Span(document.file), name=wrong))
        elif place == HEADER:
            self._unused(document, PAGE_FIELDS - {"title", "glossary"})
            self._add(self.bodies, language, body)
        else:
            self._unused(document, PAGE_FIELDS)
            fields: AnyMapping[str, Any] = document.fields or {}
            page = self._pages.setdefault(address, Narrative(address, place, Text(), fields.get("glossary")))
            if page.written != place:
                other = next(iter(page.bodies.values()))
                self.problems.append(codes.ADDRESS_TAKEN.at(Span(document.file), address=other.file))
                return
            title = _title(fields.get("title"), document.body, place, language)
            page.title = Text(**{**{code: page.title.exact(code) for code in LANGUAGES}, language: title})
            self._add(page.bodies, language, body)

    def _add(self, bodies: dict[str, Body], language: Language, body: Body) -> None:
        if language in bodies:
            self.problems.append(codes.ADDRESS_TAKEN.at(Span(body.file), address=bodies[language].file))
        else:
            bodies[language] = body

    def _unused(self, document: Document, known: Iterable[str]) -> None:
        if document.fields is not None:
            self.problems.extend(
                codes.UNUSED_FIELD.at(document.fields.key_span(key), key=key)
                for key in document.fields
                if key not in known and not is_misspelt(key)  # that is told as what it was to be
            )


def _address(place: PurePosixPath) -> tuple[PurePosixPath, str | None]:
    """Return the address of a page within its plan, and the step of its place that can be in none."""
    wrong = next((step for step in place.parts if address_of(step) is None), None)
    return folder_address(place), wrong


def _title(given: Any, body: str, place: PurePosixPath, language: Language) -> str:
    """Return the title a page gives itself, its first heading, or its name."""
    if isinstance(given, Mapping):
        given = given.get(language)
    found = _H1.search(body)
    heading = found[1].strip(" \t#") if found else None
    name = place.name.replace("-", " ").replace("_", " ").capitalize()
    return (given if isinstance(given, str) else None) or heading or name
