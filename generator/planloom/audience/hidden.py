"""What was withheld: remembered for the scan for leaks in what was written, and for nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Any, Literal, NamedTuple

from planloom.problems import LANGUAGES, Problem, Span
from planloom.source import Document, Mapping, Sequence, Sources
from planloom.values.latin import folder_id
from planloom.values.withheld import SIGN

Sort = Literal["id", "title", "text", "file"]

_IN_A_LANGUAGE = tuple(f".{language}" for language in LANGUAGES)
_IDS = ("id", "was")
_TITLES = frozenset({"title", "name", "term", "plural", "abbr", "synonyms", "aliases", "avoid", "email", "role"})


class Word(NamedTuple):
    """Something withheld that must not be found in what is written, and where it stands."""

    sort: Sort
    text: str
    span: Span


@dataclass
class Hidden:
    """Collects what is withheld: `ids`, `words`, the `places` of files and folders, and the `spans` within files.

    `marked` are the names, by their places, under which something stood that is withheld by a mark of its own.
    """

    ids: set[str] = field(default_factory=set)
    words: list[Word] = field(default_factory=list)
    places: set[PurePosixPath] = field(default_factory=set)
    files: set[str] = field(default_factory=set)
    spans: dict[str, list[Span]] = field(default_factory=dict)
    marked: dict[Span, str] = field(default_factory=dict)

    def mark(self, whole: Span) -> None:
        """Note where it stands for whom something is."""
        self.spans.setdefault(whole.file, []).append(whole)

    def value(self, value: Any, whole: Span, key: str = "") -> None:
        """Note a value that was taken out; `whole` is where it stands with what goes with it."""
        self.spans.setdefault(whole.file, []).append(whole)
        self._note(value, whole, key)

    def document(self, document: Document, *, is_known: bool = False) -> None:
        """Note a file of which nothing is left; its name is no secret where it `is_known` from another language."""
        self.files.add(document.file)
        if is_known:
            self.places.add(document.place)
        else:
            self.place(document.place, document.file)
        self._note(document.fields, Span(document.file), "")
        if document.body.strip():
            self.words.append(Word("text", document.body, Span(document.file, document.line)))

    def place(self, place: PurePosixPath, file: str) -> None:
        """Note a file or folder that is not to be reached."""
        self.places.add(place)
        name = place.stem if place.suffix else place.name
        if name.endswith(_IN_A_LANGUAGE):
            name = name.rpartition(".")[0]
        self.words.append(Word("file", name, Span(file)))

    def plan(self, place: PurePosixPath, file: str) -> None:
        """Note the id that a plan has by its folder."""
        if name := folder_id(place):
            self.ids.add(name)
            self.words.append(Word("id", name, Span(file)))

    def tells(self, problem: Problem) -> bool:
        """Tell whether a problem stands in something withheld."""
        return self.has(problem.span)

    def less(self, problem: Problem) -> Problem:
        """Return a problem without the places beside it that are withheld."""
        related = tuple(one for one in problem.related if not self.has(one.span))
        return problem if len(related) == len(problem.related) else replace(problem, related=related)

    def has(self, span: Span) -> bool:
        """Tell whether a place is withheld."""
        if span.file in self.files:
            return True
        at = span.line, span.column
        return any(
            (one.line, one.column) <= at < (one.end_line, one.end_column) for one in self.spans.get(span.file, ())
        )

    def _note(self, value: Any, span: Span, key: str) -> None:
        for name, text, at in _strings(value, span, key):
            if name in _IDS:
                self.ids.add(text)
            sort: Sort = "id" if name in _IDS else "title" if name in _TITLES else "text"
            self.words.append(Word(sort, text, at))

    def blanked(self, text: str, file: str) -> str:
        """Return the text of a file with signs in the place of what is withheld, so that all else keeps its own."""
        spans = self.spans.get(file)
        if not spans:
            return text
        starts = [0]
        for line in text.split("\n"):
            starts.append(starts[-1] + len(line) + 1)
        signs = list(text)
        for one in spans:
            begin = starts[min(one.line, len(starts)) - 1] + one.column - 1
            end = starts[min(one.end_line, len(starts)) - 1] + one.end_column - 1
            for index in range(begin, min(end, len(signs))):
                if signs[index] != "\n":
                    signs[index] = SIGN
        return "".join(signs)


def _strings(value: Any, span: Span, key: str) -> Iterator[tuple[str, str, Span]]:
    """Yield every text in a value, with the name under which it stands; languages are no names."""
    if isinstance(value, str):
        yield key, value, span
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _strings(inner, value.value_span(name), key if name in ("en", "pl") else name)
    elif isinstance(value, Sequence):
        for index, inner in enumerate(value):
            yield from _strings(inner, value.span_at(index), key)


def strings_in(document: Document) -> Iterator[tuple[str, Span]]:
    """Yield every text that a document holds as a value, with its place."""
    yield from ((text, span) for _, text, span in _strings(document.fields, Span(document.file), ""))


def texts_in(sources: Sources) -> Iterator[str]:
    """Yield every text that stands in sources as a value."""
    documents = [sources.organisation, *sources.glossary]
    documents += [one for folder in sources.plans for one in (folder.header, *folder.parts, *folder.pages)]
    for document in documents:
        if document is not None:
            yield from _texts(document.fields)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping | Sequence):
        for inner in value.values() if isinstance(value, Mapping) else value:
            yield from _texts(inner)
