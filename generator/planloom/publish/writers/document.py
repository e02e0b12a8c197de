"""A page as a small tree: what every wiki can show in some way, without any mark-up."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from planloom.publish.names import Lead

MarkKind = Literal["strong", "em", "strike", "sub", "sup", "code"]
Side = Literal["left", "center", "right"]
BoxKind = Literal["info", "warning", "folded", "tab", "card"]


@dataclass(frozen=True, slots=True)
class Words:
    """Words, with single spaces."""

    text: str


@dataclass(frozen=True, slots=True)
class Break:
    """What follows stands on the next line; a `soft` one only sees to it that it does."""

    soft: bool = False


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place that links lead to."""

    id: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, which leads to a file of the wiki or an address elsewhere."""

    lead: Lead
    alt: str


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that are set apart; never within the same kind, nor beside it."""

    kind: MarkKind
    inside: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere; never within another link."""

    lead: Lead
    inside: tuple["Inline", ...]


Inline = Words | Break | Anchor | Picture | Mark | Link
Line = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 6; `id` is empty where nothing leads to it."""

    level: int
    id: str
    line: Line


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words in lines."""

    line: Line


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a list; `done` says of a task whether it is done."""

    blocks: tuple["Block", ...]
    done: bool | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """A list; `start` is the number of the first entry, None where they have dots."""

    entries: tuple[Entry, ...]
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Definitions:
    """Names, each with what it stands for: facts and key figures too."""

    pairs: tuple[tuple[Line, tuple["Block", ...]], ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; it may take several columns."""

    blocks: tuple["Block", ...]
    head: bool = False
    side: Side = "left"
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table: rows of heads, and rows below them."""

    heads: tuple[tuple[Cell, ...], ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def width(self) -> int:
        """How many columns it has."""
        return max((sum(cell.columns for cell in row) for row in (*self.heads, *self.rows)), default=0)


@dataclass(frozen=True, slots=True)
class Code:
    """Lines that stay as they are."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody else said."""

    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class Box:
    """What is set apart from the rest under a title of its own, which may be empty."""

    kind: BoxKind
    title: Line
    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the page."""


Block = Heading | Paragraph | Listing | Definitions | Table | Code | Quote | Box | Rule
Blocks = tuple[Block, ...]


def plain(line: Iterable[Inline]) -> str:
    """Return the words of a line."""
    return "".join(map(_plain, line))


def _plain(inline: Inline) -> str:
    match inline:
        case Words(text):
            return text
        case Break():
            return " "
        case Picture(_, alt):
            return alt
        case Mark(_, inside) | Link(_, inside):
            return plain(inside)
        case Anchor():
            return ""


def in_line(blocks: Sequence[Block]) -> Line:
    """Return blocks as one line with breaks, for wikis whose cells and entries hold lines alone."""
    lines = [line for block in blocks if (line := _in_line(block))]
    return tuple(part for number, line in enumerate(lines) for part in ((Break(), *line) if number else line))


def _in_line(block: Block) -> Line:
    match block:
        case Paragraph(line):
            return line
        case Heading(_, identity, line):
            return (*((Anchor(identity),) if identity else ()), Mark("strong", unmarked(line, "strong")))
        case Listing(entries, start):
            return _broken(_entry(entry, start, number) for number, entry in enumerate(entries))
        case Definitions(pairs):
            return _broken((Mark("strong", unmarked(name, "strong")), Words(": "), *in_line(of)) for name, of in pairs)
        case Table(heads, rows):
            return _broken(_row(row) for row in (*heads, *rows))
        case Code(text):
            return _broken((Mark("code", (Words(line),)),) for line in text.splitlines() if line.strip())
        case Quote(blocks):
            return in_line(blocks)
        case Box(_, title, blocks):
            return in_line((*((Paragraph((Mark("strong", unmarked(title, "strong")),)),) if title else ()), *blocks))
        case Rule():
            return ()


def _entry(entry: Entry, start: int | None, number: int) -> Line:
    sign = task_sign(entry.done) if entry.done is not None else "• " if start is None else f"{start + number}. "
    return (Words(sign), *in_line(entry.blocks))


def task_sign(done: bool) -> str:
    """Return the sign of a task, for wikis that have none."""
    return "☑ " if done else "☐ "


def _row(row: Iterable[Cell]) -> Line:
    cells = [line for cell in row if (line := in_line(cell.blocks))]
    return tuple(part for number, line in enumerate(cells) for part in ((Words(" · "), *line) if number else line))


def _broken(lines: Iterable[Line]) -> Line:
    told = [line for line in lines if line]
    return tuple(part for number, line in enumerate(told) for part in ((Break(), *line) if number else line))


def unmarked(line: Iterable[Inline], kind: MarkKind) -> Line:
    """Return a line without marks of a kind, to be set in one."""
    return tuple(part for inline in line for part in without(inline, kind))


def without(inline: Inline, kind: MarkKind) -> Line:
    """Return a part of a line without marks of a kind."""
    match inline:
        case Mark(own, inside):
            bare = unmarked(inside, kind)
            return bare if own == kind else (Mark(own, bare),)
        case Link(lead, inside):
            return (Link(lead, unmarked(inside, kind)),)
        case _:
            return (inline,)


def tidied(line: Iterable[Inline]) -> Line:
    """Return a line with single spaces, none at its ends or beside breaks, and marks that hold words alone."""
    return _trimmed(_joined(_moved_out(line)))


def _moved_out(line: Iterable[Inline]) -> Iterator[Inline]:
    """Yield a line whose marks and links begin and end with words: spaces stand outside them."""
    for inline in line:
        if not isinstance(inline, Mark | Link):
            yield inline
            continue
        inside = _joined(_moved_out(inline.inside))
        before, inside, after = _edges(inside)
        yield from before
        if any(isinstance(part, Words | Picture | Mark | Link) for part in inside):
            yield Mark(inline.kind, inside) if isinstance(inline, Mark) else Link(inline.lead, inside)
        else:
            yield from inside
        yield from after


def _edges(line: Line) -> tuple[Line, Line, Line]:
    """Part a line into what is no word at its beginning, its words, and what is none at its end."""
    before, after = list[Inline](), list[Inline]()
    parts = list(line)
    while parts and (piece := _blank_of(parts[0], first=True)):
        before.append(piece[0])
        parts[:1] = piece[1]
    while parts and (piece := _blank_of(parts[-1], first=False)):
        after.insert(0, piece[0])
        parts[-1:] = piece[1]
    return tuple(before), tuple(parts), tuple(after)


def _blank_of(part: Inline, *, first: bool) -> tuple[Inline, list[Inline]] | None:
    """Return what is no word at one end of a part, and what is left of the part."""
    if isinstance(part, Break | Anchor):
        return part, []
    if not isinstance(part, Words):
        return None
    bare = part.text.lstrip(" ") if first else part.text.rstrip(" ")
    return None if bare == part.text else (Words(" "), [Words(bare)] if bare else [])


def _joined(line: Iterable[Inline]) -> Line:
    """Return a line in which what is alike and stands side by side is one."""
    found: list[Inline] = []
    for kind, group in groupby(line, _alike):
        parts = list(group)
        if isinstance(kind, str) and isinstance(parts[0], Mark):
            inside = _joined(piece for part in parts if isinstance(part, Mark) for piece in part.inside)
            found.append(Mark(parts[0].kind, inside))
        elif kind is Words:
            text = "".join(part.text for part in parts if isinstance(part, Words))
            found += [Words(_single(text))] if text else []
        else:
            found += parts
    return tuple(found)


def _alike(inline: Inline) -> object:
    return inline.kind if isinstance(inline, Mark) else type(inline)


def _single(text: str) -> str:
    while "  " in text:
        text = text.replace("  ", " ")
    return text


def _trimmed(line: Line) -> Line:
    """Return a line without spaces and breaks at its ends and without spaces beside breaks."""
    found: list[Inline] = []
    for part in line:
        before = next((one for one in reversed(found) if not isinstance(one, Anchor)), None)
        blank = before is None or isinstance(before, Break) or _ends_blank(before)
        if isinstance(part, Words) and blank:
            part = Words(part.text.lstrip(" "))  # noqa: PLW2901  # the same without its space
        if isinstance(part, Break):
            if before is None or (isinstance(before, Break) and (part.soft or before.soft)):
                continue
            _shorten(found)
        if part != Words(""):
            found.append(part)
    _end(found)
    return tuple(found)


def _ends_blank(part: Inline) -> bool:
    return isinstance(part, Words) and part.text.endswith(" ")


def _shorten(found: list[Inline]) -> None:
    """Take the space at the end of a line away."""
    for at in range(len(found) - 1, -1, -1):
        part = found[at]
        if isinstance(part, Words):
            bare = part.text.rstrip(" ")
            found[at : at + 1] = [Words(bare)] if bare else []
        if not isinstance(part, Anchor):
            return


def _end(found: list[Inline]) -> None:
    """Take spaces and breaks at the end of a line away; places that links lead to stay."""
    for at in range(len(found) - 1, -1, -1):
        part = found[at]
        bare = part.text.rstrip(" ") if isinstance(part, Words) else ""
        if isinstance(part, Break) or (isinstance(part, Words) and not bare):
            del found[at]
        elif isinstance(part, Words):
            found[at] = Words(bare)
            return
        elif not isinstance(part, Anchor):
            return


def anchors(blocks: Iterable[Block]) -> Iterator[tuple[str, Heading | None]]:
    """Yield every id that links can lead to, with the heading that it stands below."""
    heading: Heading | None = None
    for block in blocks:
        for identity, inner in _anchors(block):
            yield identity, inner or heading
        if isinstance(block, Heading):
            heading = block


def _anchors(block: Block) -> Iterator[tuple[str, Heading | None]]:
    match block:
        case Heading(_, identity, line):
            yield from ((one, block) for one in (identity, *_in(line)) if one)
        case Paragraph(line):
            yield from ((one, None) for one in _in(line))
        case Listing(entries):
            yield from anchors(block for entry in entries for block in entry.blocks)
        case Definitions(pairs):
            for name, of in pairs:
                yield from ((one, None) for one in _in(name))
                yield from anchors(of)
        case Table(heads, rows):
            yield from anchors(block for row in (*heads, *rows) for cell in row for block in cell.blocks)
        case Quote(blocks) | Box(_, _, blocks):
            yield from anchors(blocks)
        case _:
            return


def _in(line: Iterable[Inline]) -> Iterator[str]:
    for inline in line:
        match inline:
            case Anchor(identity):
                yield identity
            case Mark(_, inside) | Link(_, inside):
                yield from _in(inside)
            case _:
                continue
