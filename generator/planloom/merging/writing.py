"""What was merged, written: each piece of a file as whoever changed it wrote it, with the comments of both.

A piece that one side alone changed or added stands as it is written there. Only where both changed one is it written
anew, by the editor, into the text of one side. Everything is written twice, once with our values and comments and
once with theirs wherever both changed the same; both are equal where nothing is left to people.
"""

import re
from collections.abc import Sequence
from typing import Any

from planloom.editing.apply import RefusedError
from planloom.editing.fields import read_fields, value_of, with_fields
from planloom.editing.tree import NoTreeError, Tree
from planloom.editing.writing import in_brackets
from planloom.merging.entries import Token, in_order, is_by_place, tokens
from planloom.merging.lines import Together, comments, together
from planloom.merging.pieces import Piece, Pieces, cut
from planloom.merging.texts import merge_lines
from planloom.merging.values import IN_ORDER, Merged, merged, name_of

Both = tuple[str, str]
"""A text with our words and with theirs wherever both changed the same."""
Item = tuple[str, str]
"""Comments above a piece, and its text."""

_FILE = "piece.yml"
_LISTED = "x:\n"
"""Makes a file of an entry of a list."""

Known = tuple[str, str, str]
"""What aliases name in each version, as the first line of a file."""


class _NotByPiecesError(Exception):
    """Something has to be merged as a whole."""


def says(name: str, text: str, value: Any) -> bool:
    """Tell whether a text can be read and says just that."""
    try:
        return bool(read_fields(name, text) == value)
    except RefusedError:
        return False


def as_written(name: str, texts: tuple[str, str, str], result: Merged) -> Both:
    """Write what was merged into every version of a text, and put together what then differs.

    Raises :class:`~planloom.editing.apply.RefusedError` where it cannot be written.
    """
    with_ours, lost = _written(name, texts, result.ours, ours_first=True)
    if not result.conflicts and not lost:
        return with_ours, with_ours
    return with_ours, _written(name, texts, result.theirs, ours_first=False)[0]


def _together(name: str, base: str, mine: str, second: str, value: Any) -> Together:
    return together(with_fields(name, base, value), mine, with_fields(name, second, value))


def _written(name: str, texts: tuple[str, str, str], value: Any, *, ours_first: bool) -> tuple[str, bool]:
    """Write a value; tell whether a comment of the other side is lost by that."""
    base, ours, theirs = texts
    first, second = (ours, theirs) if ours_first else (theirs, ours)
    mine = with_fields(name, first, value)
    try:
        both = _together(name, base, mine, second, value) if base.strip() else None
    except RefusedError:
        both = None
    if both is not None and says(name, both.text, value):
        return both.text, both.lost
    return mine, bool(comments(second) - comments(base) - comments(mine))


def by_pieces(trees: Sequence[Tree], values: Sequence[Any]) -> Both | None:
    """Merge three versions of a file piece by piece; None where that cannot be done."""
    base, ours, theirs = (cut(tree, value) for tree, value in zip(trees, values, strict=True))
    if ours is None or theirs is None:
        return None
    old = base or type(ours)("", Pieces("mapping", 0), "")
    try:
        first, second, third = (_anchors(tree) for tree in trees)
        items, tails = _collection(old.pieces, ours.pieces, theirs.pieces, (first, second, third))
    except (_NotByPiecesError, RefusedError, NoTreeError):
        return None
    before = _texts(old.before, ours.before, theirs.before)
    behind = _texts(old.behind, ours.behind, theirs.behind)
    indent = " " * ours.pieces.column
    made = (
        "".join((before[side], *(f"{lead}{indent}{text}" for lead, text in items[side]), tails[side], behind[side]))
        for side in (0, 1)
    )
    return next(made), next(made)


def _anchors(tree: Tree) -> str:
    """Return a line that says what aliases name."""
    found = (f"&{name} {in_brackets(value_of(plain))}" for name, plain in tree.anchored().items())
    return f'"": [{", ".join(found)}]\n'


def _collection(base: Pieces, ours: Pieces, theirs: Pieces, known: Known) -> tuple[tuple[list[Item], list[Item]], Both]:
    """Merge what a collection holds in three versions: its pieces at our column, and the comments below them."""
    names, our_names, their_names = _names(base, ours, theirs)
    first, our_tail = _claimed(names, base, our_names, ours)
    second, their_tail = _claimed(names, base, their_names, theirs)
    old = dict(zip(names, base.listed, strict=True))
    items: tuple[list[Item], list[Item]] = [], []
    merge = _Merge((base.column, ours.column, theirs.column), known)
    for name in in_order(names, our_names, their_names):
        found = merge.piece(old.get(name), first.get(name), second.get(name))
        for side in (0, 1):
            if (item := found[side]) is not None:
                items[side].append(item)
    if not (items[0] and items[1]):
        raise _NotByPiecesError
    return items, _texts(base.tail, our_tail, their_tail)


def _names(base: Pieces, ours: Pieces, theirs: Pieces) -> tuple[list[Token], list[Token], list[Token]]:
    if ours.shape != theirs.shape or base.shape != ours.shape:
        raise _NotByPiecesError
    if ours.shape == "mapping":
        first, second, third = ([name_of(one.name or "") for one in side.listed] for side in (base, ours, theirs))
        return first, second, third
    old, mine, yours = ([one.value for one in side.listed] for side in (base, ours, theirs))
    if any(map(is_by_place, (old, mine, yours))):
        raise _NotByPiecesError
    names, our_names = tokens(old, mine)
    return names, our_names, tokens(old, yours)[1]


def _claimed(
    names: Sequence[Token], base: Pieces, side_names: Sequence[Token], side: Pieces
) -> tuple[dict[Token, Piece], str]:
    """Return the pieces of a side by name, comments with what they stood above before something was put between."""
    leads = {name: one.lead for name, one in zip(names, base.listed, strict=True)}
    found: dict[Token, Piece] = {}
    carried = ""
    tail = side.tail
    pairs = list(zip(side_names, side.listed, strict=True))
    for place, (name, piece) in enumerate(pairs):
        if name in leads:
            found[name] = piece.with_lead(carried + piece.lead)
            carried = ""
            continue
        following = next((leads[one] for one, _ in pairs[place:] if one in leads), base.tail)
        taken = _common_start(piece.lead, following) if not carried else ""
        carried += taken
        found[name] = piece.with_lead(piece.lead[len(taken) :])
    return found, carried + tail


def _common_start(lead: str, before: str) -> str:
    """Return the comments at the beginning that stood there before, all of them, or nothing."""
    return before if before.strip() and lead.startswith(before) else ""


class _Merge:
    """Merges versions of one piece of collections at some columns."""

    def __init__(self, columns: tuple[int, int, int], known: Known) -> None:
        self.columns = columns
        self.known = known

    def piece(self, base: Piece | None, ours: Piece | None, theirs: Piece | None) -> tuple[Item | None, Item | None]:
        """Merge a piece of which at least one side knows."""
        if ours is None or theirs is None:
            return self._of_one(base, ours, theirs)
        leads = _texts(self._lead(base, 0) if base else "", self._lead(ours, 1), self._lead(theirs, 2))
        versions = zip((base, ours, theirs), self.columns, strict=True)
        old, mine, yours = (self._text(one, column) if one else "" for one, column in versions)
        if mine in (old, yours):
            return (leads[0], yours), (leads[1], yours)
        if yours == old:
            return (leads[0], mine), (leads[1], mine)
        return self._of_both(base, ours, theirs, leads, (old, mine, yours))

    def _of_one(self, base: Piece | None, ours: Piece | None, theirs: Piece | None) -> tuple[Item | None, Item | None]:
        """Return what one side alone has: new, or taken out by the other, and left to people if it was changed too."""
        item = self._item(ours, 1) if ours else self._item(theirs, 2) if theirs else None
        kept = ours or theirs
        if base is None:
            return item, item
        if kept is None or kept.value == base.value:
            return None, None
        return (item, None) if ours else (None, item)

    def _item(self, piece: Piece, side: int) -> Item:
        return self._lead(piece, side), self._text(piece, self.columns[side])

    def _lead(self, piece: Piece, side: int) -> str:
        return _shifted(piece.lead, self.columns[1] - self.columns[side])

    def _text(self, piece: Piece, column: int) -> str:
        first, end, rest = piece.text.partition("\n")
        return first + (end or "\n") + _shifted(rest, self.columns[1] - column)

    def _of_both(
        self, base: Piece | None, ours: Piece, theirs: Piece, leads: Both, texts: tuple[str, str, str]
    ) -> tuple[Item, Item]:
        inner = self._inner(base, ours, theirs)
        if inner is not None:
            first, second = inner
            return (leads[0] + first[0], first[1]), (leads[1] + second[0], second[1])
        made = _whole(ours.name, texts, self.columns[1], self.known)
        return (leads[0], made[0]), (leads[1], made[1])

    def _inner(self, base: Piece | None, ours: Piece, theirs: Piece) -> tuple[Item, Item] | None:
        """Merge what a piece holds, where all versions of it are cut."""
        if ours.inner is None or theirs.inner is None or ours.name in IN_ORDER or (base and base.inner is None):
            return None
        old = base.inner if base and base.inner else Pieces(ours.inner.shape, ours.inner.column)
        try:
            items, tails = _collection(old, ours.inner, theirs.inner, self.known)
        except _NotByPiecesError:
            return None
        heads = _texts(base.head if base else "", ours.head, theirs.head)
        if "\n" not in ours.head:
            heads = ours.head, ours.head
        column = ours.inner.column
        first, second = (_below(heads[side], items[side], column, tails[side]) for side in (0, 1))
        return first, second


def _below(head: str, items: Sequence[Item], column: int, tail: str) -> Item:
    """Write pieces below a key, or behind a hyphen; then comments above the first are returned, to stand above it."""
    indent = " " * column
    if "\n" in head:
        return "", "".join((head, *(f"{lead}{indent}{text}" for lead, text in items), tail))
    (lead, text), *rest = items
    return lead, "".join((head, text, *(f"{above}{indent}{one}" for above, one in rest), tail))


def _whole(name: str | None, texts: tuple[str, str, str], column: int, known: Known) -> Both:
    """Merge a piece that both changed as a file of its own."""
    above = _LISTED if name is None else ""
    named = known if any("*" in text for text in texts) else ("", "", "")
    bodies = (f"{above}{_shifted_below(text, -column)}" if text else "" for text in texts)
    base, ours, theirs = (f"{line}{body}" if body else "" for line, body in zip(named, bodies, strict=True))
    result = merged(read_fields(_FILE, base), read_fields(_FILE, ours), read_fields(_FILE, theirs), merge_lines)
    both = as_written(_FILE, (base, ours, theirs), result)
    lines = (text.partition("\n")[2] if named[1] else text for text in both)
    first, second = (_shifted_below(line.removeprefix(above), column) for line in lines)
    return first, second


def _texts(base: str, ours: str, theirs: str) -> Both:
    """Merge lines of comments."""
    if ours in (base, theirs):
        return theirs, theirs
    if theirs == base:
        return ours, ours
    with_ours, with_theirs = together(base, ours, theirs), together(base, theirs, ours)
    if not with_ours.lost:
        return with_ours.text, with_ours.text
    return with_ours.text, with_theirs.text


_FIRST = re.compile(r"^[ ]*")


def _shifted(text: str, by: int) -> str:
    """Return whole lines indented more, or less as far as they are indented."""
    if not by:
        return text
    lines = text.splitlines(keepends=True)
    if by > 0:
        return "".join(f"{' ' * by}{line}" if line.strip() else line for line in lines)
    return "".join(_FIRST.sub(lambda found: found[0][-by:], line) for line in lines)


def _shifted_below(text: str, by: int) -> str:
    """Return a text of which all lines but the first are indented more or less."""
    first, end, rest = text.partition("\n")
    return first + end + _shifted(rest, by)
