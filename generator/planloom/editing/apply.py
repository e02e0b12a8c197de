"""Edits made in the text of a file, each held against what it was to do before it counts.

An edit is made in the text and, beside it, in what the text holds; what is read from the new text must be just that,
or the edit is refused. So an edit that would change more than it says, by a quirk of YAML or a mistake of ours, never
reaches a file.
"""

import bisect
import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from planloom.editing import operations, writing
from planloom.editing import tree as trees
from planloom.editing.operations import Stretch
from planloom.editing.tree import Node, NoTreeError, Plain, Steps, Tree
from planloom.edits import Insert, Put, Remove, Rename, Replace, TextEdit, Value
from planloom.problems import Edit, Phrase, Span

MOVED = Phrase("what was to change does not stand there", "tego, co miało być zmienione, tam nie ma")
SHARED = Phrase(
    "it is written once for several places, with `&` and `*`, and would change in all of them",
    "jest zapisane raz dla kilku miejsc, przez `&` i `*`, i zmieniłoby się we wszystkich",
)
NOT_ALONE = Phrase(
    "it cannot be changed without changing something else", "nie da się tego zmienić, nie zmieniając czegoś innego"
)
SHAPE = Phrase("nothing can be added to what stands there", "do tego, co tam jest, nie można nic dodać")


class RefusedError(Exception):
    """An edit cannot be made; `words` say why."""

    def __init__(self, words: Phrase) -> None:
        super().__init__(words.en)
        self.words = words


@dataclass(frozen=True, slots=True)
class Text:
    """The text of a file as it lies on the disk, its line ends among it, but for the mark at its very beginning."""

    file: str
    written: str

    @property
    def is_markdown(self) -> bool:
        """Whether only what stands between two lines `---` is YAML."""
        return self.file.lower().endswith(".md")

    @property
    def lines(self) -> str:
        """The text with line ends as everything but the disk has them."""
        return self.written.replace("\r\n", "\n").replace("\r", "\n")

    def replaced(self, stretches: Iterable[Stretch]) -> "Text":
        """Return the text with stretches of :attr:`lines` replaced, in which new lines end as the others do."""
        ends = _Ends(self.written)
        text = self.written
        for start, end, new in sorted(stretches, reverse=True):
            text = text[: ends.written(start)] + new.replace("\n", ends.usual) + text[ends.written(end) :]
        return Text(self.file, text)


class _Ends:
    """Where the lines of a text end in two signs, and how most do."""

    def __init__(self, written: str) -> None:
        self.places = [match.start() - place for place, match in enumerate(re.finditer("\r\n", written))]
        first = re.search("\r\n|\r|\n", written)
        self.usual = first[0] if first else "\n"

    def written(self, at: int) -> int:
        """Return the offset in the text as it is written of an offset among single line ends."""
        return at + bisect.bisect_left(self.places, at)


def edited(text: Text, edits: Sequence[Edit]) -> Text:
    """Return the text with all of `edits` made; raises :class:`RefusedError` when one cannot be.

    They name places in the text as it is, and must not touch each other. What stands later is changed first, so that
    places hold.
    """
    lines = text.lines
    within = [edit for edit in edits if isinstance(edit, Replace)]
    for edit in sorted(within, key=lambda one: one.at, reverse=True):
        text = _replaced(text, _offset(lines, edit.at), edit)
    others = [edit for edit in edits if not isinstance(edit, Replace)]
    if not others:
        return text
    tree = _read(Text(text.file, lines))
    try:
        steps = [_located(tree, edit) for edit in others]
    except NoTreeError:
        raise RefusedError(SHARED) from None
    for change in sorted((one for found in steps for one in found), key=lambda one: one.order, reverse=True):
        text = _changed(text, change)
    return text


def text_edits(text: Text, edits: Sequence[Edit]) -> list[TextEdit]:
    """Return `edits` to the letter; raises :class:`RefusedError` when one cannot be made."""
    before, after = text.written, edited(text, edits).written
    if before == after:
        return []
    opcodes = SequenceMatcher(None, _pieces(before), _pieces(after), autojunk=False).get_opcodes()
    old, new = _sums(_pieces(before)), _sums(_pieces(after))
    return [
        _text_edit(text.file, before, old[first], old[last], after[new[start] : new[end]])
        for tag, first, last, start, end in opcodes
        if tag != "equal"
    ]


_PIECE = re.compile(r"[\w-]+|\r\n|.", re.DOTALL)


def _pieces(text: str) -> list[str]:
    return _PIECE.findall(text)


def _sums(pieces: Sequence[str]) -> list[int]:
    ends = [0]
    for piece in pieces:
        ends.append(ends[-1] + len(piece))
    return ends


def _text_edit(file: str, text: str, start: int, end: int, new: str) -> TextEdit:
    (line, column), (end_line, end_column) = _position(text, start), _position(text, end)
    first = len(text[:start].encode())
    old = text[start:end]
    return TextEdit(Span(file, line, column, end_line, end_column), first, first + len(old.encode()), old, new)


def _position(text: str, at: int) -> tuple[int, int]:
    before = Text("", text[:at]).lines
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def _offset(lines: str, span: Span) -> int:
    """Return where a span begins; raises :class:`RefusedError` beyond the end of the text."""
    at = 0
    for _ in range(span.line - 1):
        at = lines.find("\n", at) + 1
        if not at:
            raise RefusedError(MOVED)
    return at + span.column - 1


def _replaced(text: Text, at: int, edit: Replace) -> Text:
    """Replace signs; YAML that was read before must be read after, and differ in one value or one name at most."""
    if text.lines[at : at + len(edit.old)] != edit.old:
        raise RefusedError(MOVED)
    new = text.replaced([(at, at + len(edit.old), edit.new)])
    try:
        before = _tree(text)
    except NoTreeError as error:
        _is_further(new, error.line)
        return new
    try:
        after = _tree(new)
    except NoTreeError:
        raise RefusedError(NOT_ALONE) from None
    if _differences(before.root, after.root) > 1:
        raise RefusedError(NOT_ALONE)
    return new


def _is_further(new: Text, line: int) -> None:
    """Refuse a text that is not read further than to `line`, where it was broken before."""
    try:
        _tree(new)
    except NoTreeError as error:
        if error.line <= line:
            raise RefusedError(NOT_ALONE) from None


def _differences(before: Node | None, after: Node | None) -> int:
    """Count the values and names that differ; one that is of another shape is one."""
    if before is None or after is None:
        return int(before is not after)
    if before.shape != after.shape or before.shape in {"scalar", "alias"}:
        return int(before.plain() != after.plain())
    if len(before.values) != len(after.values) or before.anchor != after.anchor:
        return 2
    pairs = zip(before.keys + before.values, after.keys + after.values, strict=True)
    return sum(_differences(one, other) for one, other in pairs)


def _tree(text: Text) -> Tree:
    return trees.read(text.lines, markdown=text.is_markdown)


def _read(text: Text) -> Tree:
    try:
        return _tree(text)
    except NoTreeError:
        raise RefusedError(MOVED) from None


@dataclass(frozen=True, slots=True)
class _Change:
    """One change of the node to which `steps` lead; of its pair or entry `place` where it is a collection."""

    action: str
    steps: Steps
    place: int = 0
    name: str = ""
    value: Value = None
    after: str | None = None

    @property
    def order(self) -> tuple[tuple[int, ...], int]:
        """Where it stands among others: what comes later in a file is changed before, so that places hold.

        A new key stands behind the pair `place`, or as the last.
        """
        return (*self.steps, self.place), int(self.action == "add")


_LAST = 1 << 30


def _located(tree: Tree, edit: Edit) -> list[_Change]:
    """Return what is to be changed in the tree; what is put in the place of a collection is changed entry by entry."""
    match edit:
        case Put() if not edit.path:
            steps = _value_at(tree, edit.at)
            if edit.old is not None and tree.at(steps).value != edit.old:
                raise RefusedError(MOVED)
            return list(_put(tree, steps, edit.value))
        case Put():
            return list(_put_below(tree, edit))
        case Rename():
            steps, place = _pair(tree, edit)
            if not tree.at(steps).keys or edit.old not in {None, tree.at(steps).keys[place].value}:
                raise RefusedError(MOVED)
            return [_Change("rename", steps, place, name=edit.name)]
        case Remove():
            steps, place = _pair(tree, edit)
            return [_Change("remove", steps, place)]
        case Insert():
            steps = _below(tree, edit)
            if tree.at(steps).shape != "sequence":
                raise RefusedError(SHAPE)
            place = min(max(edit.index, 0), len(tree.at(steps).values))
            return [_Change("insert", steps, place, value=edit.value)]
        case _:
            raise RefusedError(MOVED)


def _put_below(tree: Tree, edit: Put) -> Iterable[_Change]:
    *way, key = edit.path
    if tree.root is None:
        return [_Change("add", (), _LAST, name=str(key), value=edit.value)]
    steps = _below(tree, Put(edit.at, tuple(way), value=None))
    node = tree.at(steps)
    place = node.position(key)
    if place is not None:
        return _put(tree, (*steps, place), edit.value)
    if node.is_null and way:
        return _put(tree, steps, {str(key): edit.value})
    if node.shape != "mapping":
        raise RefusedError(SHAPE)
    behind = node.position(edit.after) if edit.after is not None else None
    place = _LAST if behind is None else behind
    return [_Change("add", steps, place, name=str(key), value=edit.value, after=edit.after)]


def _put(tree: Tree, steps: Steps, value: Value) -> Iterable[_Change]:
    node = tree.at(steps)
    if isinstance(value, Mapping) and node.shape == "mapping" and value:
        gone = [place for place, key in enumerate(node.keys) if key.value not in value]
        if len(gone) < len(node.keys):
            return _pairs(tree, steps, value, gone)
    if isinstance(value, list | tuple) and node.shape == "sequence" and value and node.values:
        return _entries(tree, steps, value)
    if tree.meant(node)[:2] == _plain(value)[:2]:
        return []
    return [_Change("put", steps, value=value)]


def _pairs(tree: Tree, steps: Steps, value: Mapping[str, Value], gone: list[int]) -> Iterable[_Change]:
    node = tree.at(steps)
    for place, key in enumerate(node.keys):
        if place in gone:
            yield _Change("remove", steps, place)
        else:
            yield from _put(tree, (*steps, place), value[key.value])
    names = {key.value for key in node.keys}
    before: str | None = None
    place = _LAST
    for name, inner in value.items():
        if name in names:
            place = node.position(name) or 0
        else:
            yield _Change("add", steps, place, name=name, value=inner, after=before)
        before = name


def _entries(tree: Tree, steps: Steps, value: Sequence[Value]) -> Iterable[_Change]:
    node = tree.at(steps)
    held = [tree.meant(one) for one in node.values]
    before, after = [_known_by(one) for one in held], [_known_by(_plain(one)) for one in value]
    for tag, first, last, start, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            for number in range(last - first):
                yield from _put(tree, (*steps, first + number), value[start + number])
            continue
        pairs = zip(held[first:last], value[start:end], strict=False)
        shared = sum(1 for _ in itertools.takewhile(lambda pair: _becomes(*pair), pairs))
        for number in range(shared):
            yield from _put(tree, (*steps, first + number), value[start + number])
        for place in range(first + shared, last):
            yield _Change("remove", steps, place)
        for number in reversed(range(start + shared, end)):
            yield _Change("insert", steps, last, value=value[number])


def _becomes(before: Plain, new: Value) -> bool:
    """Tell whether an entry can become another: one with an id only where they have half of their fields in common."""
    after = _plain(new)
    if "id" not in (_known_by(before)[0], _known_by(after)[0]):
        return True
    if before[0] != after[0]:
        return False
    fields = set(before[1]), set(after[1])
    return 2 * len(fields[0] & fields[1]) + 1 >= len(fields[0] | fields[1])


def _known_by(plain: Plain) -> Plain:
    """Return what an entry of a list is known by: its id, where it has one, else all that it holds."""
    ids = [held[1] for key, held in plain[1] if key[1] == "id" and held[0] == "scalar"] if plain[0] == "mapping" else []
    return ("id", ids[0]) if ids else plain


def _plain(value: Value) -> Plain:
    if isinstance(value, Mapping):
        return "mapping", tuple((_plain(key), _plain(inner)) for key, inner in value.items()), ""
    if isinstance(value, list | tuple):
        return "sequence", tuple(map(_plain, value)), ""
    return "scalar", writing.text_of(value), ""


def _value_at(tree: Tree, span: Span) -> Steps:
    """Return the way to the value that begins at `span`, the innermost where several do."""
    at = _offset(tree.text, span)
    found = [steps for steps, node in tree.walk() if at in (node.start, node.content)]
    if not found:
        raise RefusedError(MOVED)
    return max(found, key=len)


def _collection_at(tree: Tree, span: Span) -> Steps:
    """Return the way to the object or list that begins at `span`: at its bracket or hyphen, or at its first key."""
    at = _offset(tree.text, span)
    for steps, node in tree.walk():
        first = (node.start, node.content, *(key.start for key in node.keys[:1]))
        if node.shape in {"mapping", "sequence"} and at in first:
            return steps
    if (span.line, span.column) == (1, 1) and tree.root is not None:
        return ()
    raise RefusedError(MOVED)


def _below(tree: Tree, edit: Edit) -> Steps:
    """Follow the path of an edit; refuse one that leads into what is written for several places."""
    steps = _collection_at(tree, edit.at)
    shared = tree.aliased()
    for key in edit.path:
        node = tree.at(steps)
        place = node.position(key)
        if node.shape == "alias" or (node.anchor and node.anchor in shared):
            raise RefusedError(SHARED)
        if place is None:
            raise RefusedError(MOVED)
        steps = (*steps, place)
    return steps


def _pair(tree: Tree, edit: Edit) -> tuple[Steps, int]:
    """Return the way to the collection of a key or entry, and which it is there."""
    if edit.path:
        steps = _below(tree, edit)
        return steps[:-1], steps[-1]
    at = _offset(tree.text, edit.at)
    found: tuple[Steps, int] | None = None
    for steps, node in tree.walk():
        for place, first in enumerate(node.keys or node.values):
            if first.start == at or node.values[place].start == at:
                found = steps, place
    if found is None:
        raise RefusedError(MOVED)
    return found


def _changed(text: Text, change: _Change) -> Text:
    """Make one change, and hold what is read from the new text against what it was to become."""
    tree = _read(text)
    shared = bool(tree.aliased())
    new = text.replaced(_stretches(tree, change))
    try:
        after = _held(_tree(new), resolved=shared)
        before = _held(tree, resolved=shared) or ("mapping", (), "")
    except NoTreeError:
        raise RefusedError(SHARED if shared else NOT_ALONE) from None
    if after != _expected(before, change.steps, change):
        raise RefusedError(SHARED if shared else NOT_ALONE)
    return new


def _held(tree: Tree, *, resolved: bool) -> Plain | None:
    """Return what a text holds; as others see it where something is written for several places."""
    if resolved:
        return tree.resolved()
    return tree.root.plain() if tree.root else None


def _stretches(tree: Tree, change: _Change) -> list[Stretch]:
    if tree.root is None:
        return operations.add(tree, None, change.name, change.value, None)
    node = tree.at(change.steps)
    parent = tree.at(change.steps[:-1]) if change.steps else None
    match change.action:
        case "put":
            return operations.put(tree, node, parent, change.value)
        case "rename":
            return operations.rename(node.keys[change.place], change.name, flow=node.is_flow)
        case "add":
            return operations.add(tree, node, change.name, change.value, change.after)
        case "insert":
            return operations.insert(tree, node, change.place, change.value)
        case _:
            return operations.remove(tree, node, change.place)


def _expected(plain: Plain, steps: Steps, change: _Change) -> Plain:
    """Return what is to be read after a change."""
    shape, held, anchor = plain
    if steps:
        first, *rest = steps
        inner = held[first]
        changed = (
            (inner[0], _expected(inner[1], tuple(rest), change))
            if shape == "mapping"
            else _expected(inner, tuple(rest), change)
        )
        return shape, (*held[:first], changed, *held[first + 1 :]), anchor
    place = change.place
    match change.action:
        case "put":
            return (*_plain(change.value)[:2], anchor if shape != "alias" else "")
        case "rename":
            renamed = (("scalar", change.name, held[place][0][2]), held[place][1])
            return shape, (*held[:place], renamed, *held[place + 1 :]), anchor
        case "add":
            names = [key[1] for key, _ in held]
            place = names.index(change.after) + 1 if change.after in names else len(held)
            pair = (("scalar", change.name, ""), _plain(change.value))
            return shape, (*held[:place], pair, *held[place:]), anchor
        case "insert":
            return shape, (*held[:place], _plain(change.value), *held[place:]), anchor
        case _:
            return shape, (*held[:place], *held[place + 1 :]), anchor
