"""What a file says, as plain mappings, lists and texts, and the smallest edits that make it say something else."""

from typing import Any

from planloom.editing import tree as trees
from planloom.editing.apply import SHARED, RefusedError, Text, edited
from planloom.editing.tree import NoTreeError, Plain, Tree
from planloom.edits import Put, Remove
from planloom.problems import Edit, Phrase, Span

NO_FIELDS = Phrase("the file holds no fields that could be read", "plik nie zawiera pól, które dałoby się odczytać")
Fields = dict[str, Any]


def read_fields(name: str, text: str) -> Fields:
    """Return what the file `name` says, aliases followed.

    Raises :class:`RefusedError` where that cannot be read, or is said twice.
    """
    return fields_of(tree_of(name, text))


def tree_of(name: str, text: str) -> Tree:
    """Read the file `name`; raises :class:`RefusedError` where it cannot be read."""
    try:
        return trees.read(text, markdown=name.lower().endswith(".md"))
    except NoTreeError:
        raise RefusedError(NO_FIELDS) from None


def fields_of(tree: Tree) -> Fields:
    """Return what a file says of which the tree was read; raises :class:`RefusedError` as `read_fields` does."""
    try:
        found = tree.resolved()
    except NoTreeError:
        raise RefusedError(SHARED) from None
    value = {} if found is None else value_of(found)
    if not isinstance(value, dict):
        raise RefusedError(NO_FIELDS)
    return value


def value_of(plain: Plain) -> Any:
    """Return what a node holds as a value; raises :class:`RefusedError` where a mapping has a key twice."""
    shape, inner, _ = plain
    if shape == "sequence":
        return [value_of(one) for one in inner]
    if shape == "scalar":
        return inner
    names = {key[1] for key, _ in inner if key[0] == "scalar" and key[1] is not None}
    if len(names) < len(inner):
        raise RefusedError(NO_FIELDS)
    return {key[1]: value_of(value) for key, value in inner}


def with_fields(name: str, text: str, value: Fields) -> str:
    """Return the text of a file, changed so that it says `value`.

    Raises :class:`RefusedError` where that is not sure.
    """
    now = read_fields(name, text)
    top = Span(name, 1, 1)
    edits: list[Edit] = [Remove(top, (key,)) for key in now if key not in value]
    before: str | None = None
    for key, inner in value.items():
        if key not in now or now[key] != inner:
            edits.append(Put(top, (key,), value=inner, after=before))
        before = key
    return edited(Text(name, text), edits).written
