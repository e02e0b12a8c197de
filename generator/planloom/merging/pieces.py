"""A file cut into what its collections hold, each with the comments above it, as its writer wrote it.

Only collections that are told by indentation are cut; what stands in brackets is one piece with its key.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from planloom.editing.operations import dash, line_end, line_start
from planloom.editing.tree import Node, Tree

_OPENING = ("---", "%")
"""How lines begin that stand before a document and are not of its first pair."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A pair or an entry: whole lines of comments above it, and its own text from its first sign to a line end.

    `name` is its key, None for an entry. Where its value was cut, that is `inner`, behind the `head`.
    """

    name: str | None
    value: Any
    lead: str
    text: str
    head: str = ""
    inner: "Pieces | None" = None

    def with_lead(self, lead: str) -> "Piece":
        """Return the piece below other comments."""
        return Piece(self.name, self.value, lead, self.text, self.head, self.inner)


@dataclass(frozen=True, slots=True)
class Pieces:
    """What a collection holds, to the place `end` in its file.

    `column` is how far its pieces are indented, `tail` the comments below the last.
    """

    shape: str
    column: int
    listed: Sequence[Piece] = ()
    tail: str = ""
    end: int = 0


@dataclass(frozen=True, slots=True)
class Cut:
    """A file: its pieces, and what stands before and behind them."""

    before: str
    pieces: Pieces
    behind: str


def cut(tree: Tree, value: Any) -> Cut | None:
    """Cut a file that says `value`; None where nothing of it is told by indentation."""
    if tree.root is None or tree.root.shape != "mapping" or tree.root.style:
        return None
    begin = _opened(tree, tree.root)
    pieces = _Cutter(tree).pieces(tree.root, value, begin, tree.end, outer=-1)
    return Cut(tree.text[:begin], pieces, tree.text[tree.end :]) if pieces else None


def _opened(tree: Tree, root: Node) -> int:
    """Return where the last line ends that stands before the document and is not of its first pair."""
    found = at = tree.begin
    for line in tree.text[tree.begin : root.start].splitlines(keepends=True):
        at += len(line)
        found = at if line.startswith(_OPENING) else found
    return found


class _Cutter:
    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.text = tree.text

    def pieces(self, node: Node, value: Any, begin: int, end: int, outer: int) -> Pieces | None:
        """Cut a collection that stands from `begin`, with its comments, to at most `end`."""
        if not node.values or node.style or node.shape not in {"mapping", "sequence"}:
            return None
        firsts = list(self._firsts(node))
        column = firsts[0] - line_start(self.tree, firsts[0])
        starts = [line_start(self.tree, first) for first in firsts]
        if any(self.text[start:first].strip(" ") for start, first in zip(starts[1:], firsts[1:], strict=True)):
            return None  # a key told by `?`
        values = list(value.items()) if node.keys else [(None, one) for one in value]
        if len(values) < len(firsts):
            return None
        listed: list[Piece] = []
        for number, (start, limit) in enumerate(pairwise([*starts, end])):
            lead = self.text[begin:start] if begin < start else ""
            inner = node.values[number]
            begin = min(line_end(self.tree, max(inner.end, firsts[number])) + 1, len(self.text))
            name, said = values[number]
            head, below = self._inner(inner, said, firsts[number], limit, column)
            begin = below.end if below else begin
            listed.append(Piece(name, said, lead, self.text[firsts[number] : begin], head, below))
        tail = self._tail(begin, end, column, outer)
        return Pieces(node.shape, column, listed, tail, begin + len(tail))

    def _firsts(self, node: Node) -> Iterator[int]:
        if node.keys:
            return (key.start for key in node.keys)
        return (dash(self.tree, node, place) for place in range(len(node.values)))

    def _inner(self, node: Node, value: Any, first: int, limit: int, column: int) -> tuple[str, Pieces | None]:
        """Return the pieces of a value, and what stands before them from the first sign of its key or hyphen."""
        if not node.values or node.style or not isinstance(value, dict | list):
            return "", None
        at = next(self._firsts(node))
        begin = at if line_start(self.tree, at) <= first else line_end(self.tree, first) + 1
        return self.text[first:begin], self.pieces(node, value, begin, limit, column)

    def _tail(self, begin: int, end: int, column: int, outer: int) -> str:
        """Return the comments below the last piece that are indented as it is, or all where nothing follows."""
        if outer < 0:
            return self.text[begin:end]
        found = at = begin
        for line in self.text[begin:end].splitlines(keepends=True) if column > outer else ():
            at += len(line)
            if line.strip() and not (line.lstrip(" ").startswith("#") and line.startswith(" " * column)):
                break
            found = at if line.strip() else found
        return self.text[begin:found]
