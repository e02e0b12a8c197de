"""Every link to a term on a built page with its sentence, so that somebody can look whether the sense is right."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field

from planloom.glossary.markup import INLINE, RAW, Piece, decoded, pieces
from planloom.glossary.scope import Scope
from planloom.glossary.words import fold
from planloom.values import spreadsheets

COLUMNS = ("page", "language", "term", "words", "sentence")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a term: on which page, in which language, which words, in which sentence."""

    page: str
    language: str
    term: str
    words: str
    sentence: str


@dataclass
class _Block:
    """The text of a paragraph as it is read, and where its links to terms stand."""

    text: str = ""
    links: list[tuple[int, int, str]] = field(default_factory=list)
    opened: tuple[int, str] | None = None

    def close(self) -> None:
        """End the link that is open."""
        if self.opened is not None:
            start, term = self.opened
            self.links.append((start, len(self.text), term))
            self.opened = None


def links(html: str, page: str) -> Iterator[Link]:
    """Yield the links to terms on a finished page, in order."""
    language = ""
    block = _Block()
    for piece in pieces(html):
        if piece.kind == "text":
            block.text += "".join(text for text, _, _ in decoded(html, piece.start, piece.end))
        elif piece.name == "html" and piece.kind == "open":
            language = piece.attributes().get("lang", "")
        elif piece.name == "a":
            _anchor(piece, block)
        elif piece.name not in INLINE and piece.name not in RAW:
            yield from _told(block, page, language)
            block = _Block()
    yield from _told(block, page, language)


def _anchor(piece: Piece, block: _Block) -> None:
    block.close()
    attributes = piece.attributes()
    described = attributes.get("aria-describedby", "")
    if piece.kind == "open" and described.startswith("gl-"):
        block.opened = len(block.text), described.removeprefix("gl-")


def _told(block: _Block, page: str, language: str) -> Iterator[Link]:
    if not block.links:
        return
    scope = Scope(fold(_SPACE.sub(lambda match: " " * len(match[0]), block.text), blank_lines=False))
    original = scope.folded.original
    for start, end, term in block.links:
        before = len(fold(original[:start], blank_lines=False).text)
        behind = max(len(fold(original[:end], blank_lines=False).text), before)
        first, last = scope.sentence(before, behind)
        yield Link(page, language, term, original[start:end], " ".join(scope.text[first:last].split()))


def as_text(found: Iterable[Link]) -> str:
    """Return the links by term: the sentence with its words marked, and the page."""
    lines: list[str] = []
    by_term = sorted(found, key=lambda link: (link.language, link.term))
    for place, link in enumerate(by_term):
        if place == 0 or (by_term[place - 1].language, by_term[place - 1].term) != (link.language, link.term):
            lines.append(f"{link.term} ({link.language})\n")
        lines.append(f"  {link.sentence.replace(link.words, f'[{link.words}]', 1)}\n      {link.page}\n")
    return "".join(lines)


def as_json(found: Iterable[Link]) -> str:
    """Return the links as a list of objects."""
    return json.dumps([asdict(link) for link in found], ensure_ascii=False, indent=1) + "\n"


def as_csv(found: Iterable[Link]) -> str:
    """Return the links as a table; no cell begins as a formula does, so a spreadsheet runs none."""
    return spreadsheets.as_csv([COLUMNS, *(tuple(asdict(link).values()) for link in found)])
