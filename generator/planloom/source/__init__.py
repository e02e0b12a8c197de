"""Files become documents.

:func:`read` takes the plans folder and returns :class:`Sources`: every document with the positions of
all its keys and values, grouped into plan folders, together with everything that was wrong on the
way. No later stage opens a file of the plans again.
"""

import functools
import re
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Literal

from planloom.problems import Phrase, Problem, Related, Span
from planloom.process_cache import ProcessCache
from planloom.source import codes
from planloom.source.conflicts import conflict_in
from planloom.source.files import NONE, Found, TextFile, decoded, find
from planloom.source.frontmatter import split
from planloom.source.nodes import Mapping, Sequence
from planloom.source.unread import FOR_WHOM, HEADERS, ORGANISATION, header_meant, renamed
from planloom.source.yamltext import parse
from planloom.values.withheld import SIGN

__all__ = ["Document", "Mapping", "PlanFolder", "Sequence", "Sources", "document_of", "grouped", "read"]

GLOSSARY = "glossary"
_AS_TERMS = Phrase(
    "write its terms into a `.yml` file, or move it into the folder of a plan",
    "zapisz jego pojęcia w pliku `.yml` albo przenieś go do folderu planu",
)
_NAME = re.compile(r"[\w.-]+")
FIRST = Phrase("the other header", "drugi nagłówek")

Role = Literal["header", "for whom", "organisation", "misnamed header", "terms", "misplaced page", "of a plan", "stray"]
"""What a document is by its name and place."""


@dataclass(frozen=True, slots=True)
class Document:
    """One file. `place` is its path in the plans folder; Markdown has a `body` that starts at `line`.

    A file that could not be read as what it should be is `broken`, and has neither fields nor body.
    """

    file: str
    place: PurePosixPath
    form: Literal["yaml", "markdown"]
    fields: Mapping | None
    body: str = ""
    line: int = 1
    broken: bool = False


@dataclass(frozen=True, slots=True)
class PlanFolder:
    """A folder that is a plan: its header, the files that add parts, and its narrative pages."""

    place: PurePosixPath
    header: Document
    parts: tuple[Document, ...]
    pages: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything read from the plans folder. `root` is its path relative to the project.

    `folders` are the files that say for whom a folder is, `unread` the names of texts that nothing is made of. Where
    something was withheld from these sources, `is_cut` is true, `withheld` are the ids that lead nowhere now, and
    `closed` the places of files and folders.
    """

    root: str
    organisation: Document | None
    glossary: tuple[Document, ...]
    plans: tuple[PlanFolder, ...]
    media: tuple[PurePosixPath, ...]
    texts: AnyMapping[str, str]
    folders: tuple[Document, ...] = ()
    unread: tuple[str, ...] = ()
    withheld: frozenset[str] = frozenset()
    is_cut: bool = False
    closed: frozenset[PurePosixPath] = frozenset()

    def line(self, span: Span) -> str | None:
        """Return the source line at `span`, or None when the file could not be read; a sign for what is withheld."""
        lines = _lines(self.texts.get(span.file, ""))
        if not 0 < span.line <= len(lines) or span.file not in self.texts:
            return None
        line = lines[span.line - 1]
        return _NAME.sub(self._shown, line) if self.withheld else line

    def _shown(self, name: re.Match[str]) -> str:
        return SIGN * len(name[0]) if name[0] in self.withheld else name[0]


@functools.lru_cache(maxsize=4)
def _lines(text: str) -> list[str]:
    """Return the lines of a file, of which many may be asked for one after another."""
    return text.split("\n")


def read(
    root: Path, project: Path, instead: AnyMapping[str, bytes] = NONE, in_process: ProcessCache | None = None
) -> tuple[Sources, list[Problem]]:
    """Read the plans folder `root`; spans name files relative to `project`, and so does what is read `instead`.

    Files that are as they were when they were read before, as `in_process` has them, are not read again.
    """
    name = root.relative_to(project).as_posix() if root.is_relative_to(project) else root.as_posix()
    if not root.is_dir():
        return Sources(name, None, (), (), (), {}), [codes.NO_FOLDER.at(Span(name), folder=name)]
    found, problems = find(root, project, instead)
    in_process = in_process or ProcessCache()
    read = [in_process.get(("file", file.name), (), partial(_read, file), (file,)) for file in found.texts]
    documents = [document for document, _ in read]
    problems += (problem for _, wrong in read for problem in wrong)
    return _group(name, documents, found, problems)


def _read(file: TextFile) -> tuple[Document, list[Problem]]:
    problems: list[Problem] = []
    return _document(file, problems), problems


def grouped(root: str, documents: Iterable[Document], texts: AnyMapping[str, str]) -> Sources:
    """Return sources made of some documents of a plans folder, those of a version of it for example."""
    found = Found(tuple(TextFile(one.file, one.place, texts.get(one.file, "")) for one in documents), (), ())
    return _group(root, sorted(documents, key=lambda one: one.place), found, [])[0]


def document_of(name: str, place: PurePosixPath, content: bytes) -> tuple[Document, str]:
    """Return a file that does not lie on the disk as a document, and its text."""
    text, problem = decoded(content, name)
    return _document(TextFile(name, place, text, broken=problem is not None), []), text


def _document(file: TextFile, problems: list[Problem]) -> Document:
    form: Literal["yaml", "markdown"] = "markdown" if file.place.suffix.lower() == ".md" else "yaml"
    if file.broken:
        return Document(file.name, file.place, form, None, broken=True)
    if conflict := conflict_in(file.text, file.name):
        problems.append(conflict)
        return Document(file.name, file.place, form, None, broken=True)
    if form == "markdown":
        markdown, wrong = split(file.text, file.name)
        fields, body, line = markdown.fields, markdown.body, markdown.line
    else:
        (fields, wrong), body, line = parse(file.text, file.name), "", 1
    problems += wrong
    if wrong and fields is None:
        return Document(file.name, file.place, form, None, broken=True)
    return Document(file.name, file.place, form, fields, body, line)


def _group(
    root: str, documents: list[Document], found: Found, problems: list[Problem]
) -> tuple[Sources, list[Problem]]:
    """Give every document its role, and those that belong to a plan to it."""
    headers = _headers(documents, problems)
    roles = [(document, _role(document, headers)) for document in documents]
    problems += (problem for document, role in roles for problem in _not_read(document, role))

    def having(wanted: Role) -> tuple[Document, ...]:
        return tuple(document for document, role in roles if role == wanted)

    plans = tuple(_plans(headers, having("of a plan")))
    if not plans and not any(document.broken for document in documents):
        problems.append(codes.NO_PLANS.at(Span(root), folder=root))
    sources = Sources(
        root,
        organisation=next(iter(having("organisation")), None),
        glossary=having("terms"),
        plans=plans,
        media=found.media,
        texts={file.name: file.text for file in found.texts},
        folders=having("for whom"),
        unread=(*found.others, *(document.file for document in having("stray"))),
    )
    return sources, problems


def _role(document: Document, headers: AnyMapping[PurePosixPath, Document]) -> Role:
    place = document.place
    if place.name in HEADERS:
        return "header"
    if place.name == FOR_WHOM:
        return "for whom"
    if place == PurePosixPath(ORGANISATION):
        return "organisation"
    if header_meant(place):
        return "misnamed header"
    if place.parts[0] == GLOSSARY and len(place.parts) > 1:
        return "terms" if document.form == "yaml" else "misplaced page"
    return "of a plan" if _owner(document, headers) else "stray"


def _owner(document: Document, headers: AnyMapping[PurePosixPath, Document]) -> PurePosixPath | None:
    """Return the nearest folder that has a header."""
    return next((folder for folder in document.place.parents if folder in headers), None)


def _not_read(document: Document, role: Role) -> Iterator[Problem]:
    """Yield why nothing is made of a document, where nothing is."""
    at, name = Span(document.file), document.place.name
    if role == "misnamed header":
        yield codes.NOT_READ.at(at, help=renamed(header_meant(document.place) or name), name=name)
    elif role == "misplaced page":
        yield codes.NOT_READ.at(at, help=_AS_TERMS, name=name)
    elif role == "stray" and not document.broken:
        yield codes.STRAY.at(at)


def _plans(headers: AnyMapping[PurePosixPath, Document], documents: Iterable[Document]) -> Iterator[PlanFolder]:
    """Yield the plans, each with the documents that belong to it."""
    owned: dict[PurePosixPath | None, list[Document]] = {place: [] for place in headers}
    for document in documents:
        owned[_owner(document, headers)].append(document)
    for place in sorted(headers):
        parts, pages = (tuple(one for one in owned[place] if one.form == form) for form in ("yaml", "markdown"))
        yield PlanFolder(place, headers[place], parts, pages)


def _headers(documents: Iterable[Document], problems: list[Problem]) -> dict[PurePosixPath, Document]:
    headers: dict[PurePosixPath, Document] = {}
    for document in documents:
        if document.place.name not in HEADERS:
            continue
        if document.place.parent in headers:
            first = Related(Span(headers[document.place.parent].file), FIRST)
            problems.append(codes.TWO_HEADERS.at(Span(document.file), related=[first]))
        headers.setdefault(document.place.parent, document)
    return headers
