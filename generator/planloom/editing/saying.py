"""A file told what it is to say: its values as plain mappings, lists and texts, and the smallest edits to others."""

from typing import Any

from planloom.editing import tree as trees
from planloom.editing.apply import SHARED, RefusedError, Text, edited
from planloom.editing.tree import Node, NoTreeError
from planloom.edits import Put, Remove
from planloom.problems import Edit, Phrase, Span

NO_FIELDS = Phrase("the file holds no fields that could be read", "plik nie zawiera pól, które dałoby się odczytać")
Fields = dict[str, Any]


def said(name: str, text: str) -> Fields:
    """Return what the file `name` says.

    Raises :class:`RefusedError` where that cannot be read, is written for several places, or twice.
    """
    try:
        tree = trees.read(text, markdown=name.lower().endswith(".md"))
    except NoTreeError:
        raise RefusedError(NO_FIELDS) from None
    if tree.root is None:
        return {}
    value = plain(tree.root)
    if not isinstance(value, dict):
        raise RefusedError(NO_FIELDS)
    return value


def plain(node: Node) -> Any:
    """Return a node as a value. Raises :class:`RefusedError` as `said` does."""
    if node.shape == "alias" or node.anchor:
        raise RefusedError(SHARED)
    if node.shape == "sequence":
        return [plain(one) for one in node.values]
    if node.shape == "mapping":
        names = [key.value for key in node.keys]
        if len(set(names)) < len(names) or any(key.shape != "scalar" or key.anchor for key in node.keys):
            raise RefusedError(NO_FIELDS)
        return dict(zip(names, map(plain, node.values), strict=True))
    return None if node.is_null else node.value


def saying(name: str, text: str, value: Fields) -> str:
    """Return the text of a file, changed so that it says `value`.

    Raises :class:`RefusedError` where that is not sure.
    """
    now = said(name, text)
    top = Span(name, 1, 1)
    edits: list[Edit] = [Remove(top, (key,)) for key in now if key not in value]
    before: str | None = None
    for key, inner in value.items():
        if key not in now or now[key] != inner:
            edits.append(Put(top, (key,), value=inner, after=before))
        before = key
    return edited(Text(name, text), edits).written
