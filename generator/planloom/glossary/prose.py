"""The prose of a page by language: one text to be searched, with the way back into the HTML.

Text that must not be linked (in headings, links, code, labels) is part of it all the same, because the
words around a term decide its sense; it is marked, and a mention that touches it is given up. A label is
a block that is no sentence: the cell of a table, a name with a figure, a badge.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple

from planloom.glossary.markup import INLINE, Piece, decoded, pieces
from planloom.glossary.words import OBJECT, PARAGRAPH
from planloom.problems import LANGUAGES, Language

SKIPPED = frozenset({
    "a", "abbr", "acronym", "button", "code", "del", "dfn", "h1", "h2", "h3", "h4", "h5", "h6", "ins", "kbd",
    "dt", "label", "legend", "math", "nav", "option", "pre", "samp", "select", "small", "summary", "svg", "th", "tt",
    "var",
})  # fmt: skip
SKIPPED_CLASSES = frozenset({
    "no-glossary", "pl-status", "pl-level", "pl-gap", "pl-bar", "pl-card__label", "pl-figure__goal", "pl-serves__label",
    "arithmatex", "headerlink", "highlight", "mermaid", "vega", "gl-defs",
})  # fmt: skip
SECTIONS = frozenset({"h1", "h2", "h3"})
NOT_READ = frozenset({"svg", "math", "pre"})
"""What a reader does not count among the words of a page."""

_SENTENCE_END = re.compile(r"(?<![^\W_])([^\W_]+)[)\]»”\"’%]*[.!?…][)\]»”\"’]*(?=\s*$|\s[\W\d]{0,40}[A-ZĄĆĘŁŃÓŚŹŻ])")
_ABBREVIATIONS = frozenset([
    "co", "ds", "etc", "inc", "itd", "itp", "kw", "ltd", "mld", "mln", "nr", "os", "pkt", "poł", "proc", "r", "szt",
    "tys", "ul", "vs", "zł",
])  # fmt: skip
_SHORTEST = 3
"""How many words a sentence has at least."""

_SPELLED = re.compile(r"(?<!\w)[\d_]*[^\W\d_]\w*")

_CELL = re.compile(r"<td\b[^>]*>(.*?)(?=</?t[dhr]\b)", re.DOTALL | re.IGNORECASE)
_TABLE_END = re.compile(r"</table\s*>", re.IGNORECASE)
_MARKUP = re.compile(r"<[^>]*>|&[#\w]+;")
_FIGURE = re.compile(r"[\s\d.,:%+\-–−/()'’]*(?:\d[\s\d.,:%+\-–−/()'’]*)?(?:[^\W\d_]{1,4}\.?)?\s*")


class Run(NamedTuple):
    """A stretch of prose: where it is in the text, where in the page, whether it may be linked."""

    at: int
    length: int
    start: int
    end: int
    linkable: bool
    section: int
    owner: str

    @property
    def is_entity(self) -> bool:
        """Whether the page writes it otherwise than it reads."""
        return self.end - self.start != self.length


class Tag(NamedTuple):
    """A tag within prose; `depth` is 1 for an opening one, -1 for a closing one, else 0."""

    start: int
    end: int
    depth: int


@dataclass
class Prose:
    """The prose of a page in one language."""

    parts: list[str] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    length: int = 0
    begun: int = 0

    def end_block(self, *, linkable: bool) -> None:
        """End a block, which may be a label that is not linked."""
        if not linkable:
            self.runs[self.begun :] = [run._replace(linkable=False) for run in self.runs[self.begun :]]
        self.begun = len(self.runs)

    def add(self, text: str) -> None:
        """Put more text at the end."""
        self.parts.append(text)
        self.length += len(text)

    def add_run(self, run: Run, text: str) -> None:
        """Put a run and its text at the end."""
        self.runs.append(run)
        self.starts.append(run.at)
        self.add(text)

    @property
    def text(self) -> str:
        """The text to be searched."""
        return "".join(self.parts)

    def run_at(self, place: int) -> Run:
        """Return the run that an offset of the text lies in, or the last one before it."""
        return self.runs[max(bisect_right(self.starts, place) - 1, 0)]

    def covered(self, start: int, end: int) -> list[Run]:
        """Return the runs that a stretch of the text lies in."""
        place = max(bisect_right(self.starts, start) - 1, 0)
        found = []
        while place < len(self.runs) and self.runs[place].at < end:
            if self.runs[place].at + self.runs[place].length > start:
                found.append(self.runs[place])
            place += 1
        return found


@dataclass
class Page:
    """What the linker has to know of a page."""

    by_language: dict[Language, Prose]
    tags: list[Tag]
    by_hand: list[tuple[int, str, Piece]]
    words: int = 0
    """How many words a reader sees, not counting figures."""


class _Frame(NamedTuple):
    name: str
    skipped: bool
    language: Language
    unread: bool = False


def read(page: str, language: Language, ids: frozenset[str], *, owners: bool = False) -> Page:
    """Read the prose of a page of `language`.

    `ids` are the ids of terms; links by hand to one of them are collected. With `owners`, an element
    whose id is a term's begins the entry of that term.
    """
    return _Reader(page, language, ids, owners).read()


class _Reader:
    """Walks over the pieces of a page with a stack of open elements."""

    def __init__(self, page: str, language: Language, ids: frozenset[str], owners: bool) -> None:
        self.page = page
        self.ids = ids
        self.owners = owners
        self.stack = [_Frame("", skipped=False, language=language)]
        self.result = Page({}, [], [])
        self.block: list[str] = []
        self.section = 0
        self.owner = ""

    def read(self) -> Page:
        for piece in pieces(self.page):
            if piece.kind == "text":
                self.text(piece)
            elif piece.kind == "open":
                self.open(piece)
            elif piece.kind == "close":
                self.close(piece)
            elif piece.kind == "void":
                self.void(piece)
        self.end_block()
        return self.result

    def end_block(self) -> None:
        """End a block, in every language: what is no sentence is a label."""
        linkable = _is_sentence("".join(self.block))
        for prose in self.result.by_language.values():
            prose.end_block(linkable=linkable)
        self.block.clear()

    @property
    def prose(self) -> Prose:
        language = self.stack[-1].language
        found = self.result.by_language.get(language)
        if found is None:
            found = self.result.by_language[language] = Prose()
        return found

    def text(self, piece: Piece) -> None:
        linkable = not self.stack[-1].skipped
        prose = self.prose
        for text, start, end in decoded(self.page, piece.start, piece.end):
            run = Run(prose.length, len(text), start, end, linkable, self.section, self.owner)
            prose.add_run(run, text)
            self.block.append(text)
            if not self.stack[-1].unread:
                self.result.words += len(_SPELLED.findall(text))

    def mark(self, sign: str) -> None:
        """Put a sign into the text of every language that has begun."""
        for prose in self.result.by_language.values():
            if prose.parts and prose.parts[-1] != sign:
                prose.add(sign)

    def open(self, piece: Piece) -> None:
        attributes = piece.attributes() if piece.rest else {}
        if piece.name in SECTIONS and not self.stack[-1].skipped:
            self.section += 1
        if self.owners and attributes.get("id") in self.ids:
            self.owner = attributes["id"]
        if piece.name in INLINE:
            self.result.tags.append(Tag(piece.start, piece.end, 1))
            if piece.name in {"sup", "sub"}:  # the mark of a footnote is no part of the word before it
                self.mark(OBJECT)
        else:
            self.end_block()
            self.mark(PARAGRAPH)
        if piece.name == "a":
            self.hand(piece, attributes)
        above = self.stack[-1]
        skipped = above.skipped or self.is_skipped(piece, attributes)
        language = _language(attributes["lang"], above.language) if "lang" in attributes else above.language
        if language != above.language:
            self.mark(OBJECT)
        unread = above.unread or piece.name in NOT_READ or "hidden" in attributes
        self.stack.append(_Frame(piece.name, skipped, language, unread))

    def close(self, piece: Piece) -> None:
        if piece.name in INLINE:
            self.result.tags.append(Tag(piece.start, piece.end, -1))
        else:
            self.end_block()
            self.mark(PARAGRAPH)
        for place in range(len(self.stack) - 1, 0, -1):
            if self.stack[place].name == piece.name:
                if self.stack[place].language != self.stack[place - 1].language:
                    self.mark(OBJECT)
                del self.stack[place:]
                break

    def void(self, piece: Piece) -> None:
        if piece.name == "br":
            self.mark("\n")
        elif piece.name not in INLINE:
            self.end_block()
            self.mark(PARAGRAPH)
        elif piece.name != "wbr":
            self.mark(OBJECT)
        self.result.tags.append(Tag(piece.start, piece.end, 0))

    def hand(self, piece: Piece, attributes: dict[str, str]) -> None:
        """Collect a link that the writer has set to an entry of the glossary."""
        where, _, name = attributes.get("href", "").rpartition("#")
        if name in self.ids and where.rstrip("/").endswith("glossary") and "aria-describedby" not in attributes:
            self.result.by_hand.append((self.section, name, piece))

    def is_skipped(self, piece: Piece, attributes: dict[str, str]) -> bool:
        if piece.name in SKIPPED or (attributes and _asks_to_be_skipped(attributes)):
            return True
        return piece.name == "table" and _is_table_of_figures(self.page, piece.end)


def _is_sentence(text: str) -> bool:
    """Tell whether a sentence ends in a text; an abbreviation with its full stop ends none."""
    words = at = 0
    for end in _SENTENCE_END.finditer(text):
        words += len(_SPELLED.findall(text, at, end.end()))
        at = end.end()
        if end[1].lower() not in _ABBREVIATIONS and words >= _SHORTEST:
            return True
    return False


def _asks_to_be_skipped(attributes: dict[str, str]) -> bool:
    if not SKIPPED_CLASSES.isdisjoint(attributes.get("class", "").split()):
        return True
    if attributes.get("translate") == "no" or attributes.get("aria-hidden") == "true":
        return True
    return "hidden" in attributes or "data-no-glossary" in attributes


def _language(written: str, above: Language) -> Language:
    """Return the language of an element; one that we do not know is treated as that around it."""
    return next((language for language in LANGUAGES if written[:2].lower() == language), above)


def _is_table_of_figures(page: str, start: int) -> bool:
    """Tell whether most cells of the table that begins at `start` are numbers."""
    end = _TABLE_END.search(page, start)
    cells = [_MARKUP.sub("", cell) for cell in _CELL.findall(page, start, end.start() if end else len(page))]
    filled = [cell for cell in cells if cell.strip()]
    figures = sum(1 for cell in filled if _FIGURE.fullmatch(cell) and any(map(str.isdigit, cell)))
    return bool(filled) and figures * 2 > len(filled)
