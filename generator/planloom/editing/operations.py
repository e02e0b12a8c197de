"""One change of a tree as the fewest signs that make it: what is not told to change is not touched.

Each function returns the stretches to be replaced (from, to, new text), of the text that the tree was read from.
"""

import re
from typing import Any

from planloom.editing import writing
from planloom.editing.tree import Node, Tree
from planloom.edits import Value

Stretch = tuple[int, int, str]

_DASH = re.compile(r"^[ ]*-(?=\s|\Z)", re.MULTILINE)
_COMMA = re.compile(r"[ ]*,")
_AS_BLOCK = ("|", ">")


def put(tree: Tree, node: Node, parent: Node | None, value: Value) -> list[Stretch]:
    """Write `value` in the place of `node`, in its quotation marks, or as the block of text that it is."""
    flow = parent is not None and parent.is_flow
    is_scalar = not isinstance(value, dict | list | tuple)
    if node.shape == "scalar" and is_scalar:
        return [_scalar(tree, node, value, flow=flow)]
    new = writing.scalar(value, flow=flow) if is_scalar else writing.in_brackets(value)
    if node.shape in {"scalar", "alias"} or node.is_flow or not tree.text[line_start(tree, node.start) :].strip():
        return [(node.content, node.end, _spaced(tree, node.content, new))]
    key = _key_before(node, parent)
    if key is None or "\n" not in tree.text[key.end : node.content]:
        return [(node.content, node.end, new)]
    colon = tree.text.index(":", key.end) + 1
    end = line_end(tree, colon)
    return [(colon, colon, f" {new}"), (end, node.end, "")]


def _scalar(tree: Tree, node: Node, value: Any, *, flow: bool) -> Stretch:
    if node.style in _AS_BLOCK and value is not None:
        text = str(writing.text_of(value))
        indent = _indent_of_block(tree, node)
        for style in (node.style, "|"):
            if block := writing.block_text(text, indent, style):
                return node.content, node.end, block
        return node.content, node.end, writing.scalar(value, style='"')
    is_longer = "\n" in str(value)
    new = writing.scalar(value, style='"' if is_longer else node.style, flow=flow)
    return node.content, node.end, _spaced(tree, node.content, new)


def _spaced(tree: Tree, at: int, new: str) -> str:
    """Put a blank before what follows a colon or hyphen at once, where nothing stood before."""
    return f" {new}" if at > tree.begin and tree.text[at - 1] in ":-" else new


def _indent_of_block(tree: Tree, node: Node) -> str:
    body = tree.text[node.content : node.end].partition("\n")[2]
    filled = re.search(r"^([ ]*)\S", body, re.MULTILINE)
    return filled[1] if filled else " " * (_column(tree, node.content) + 2)


def rename(key: Node, name: str, *, flow: bool) -> list[Stretch]:
    """Write another key."""
    return [(key.content, key.end, writing.scalar(name, style=key.style, flow=flow))]


def add(tree: Tree, mapping: Node | None, key: str, value: Value, after: str | None) -> list[Stretch]:
    """Write a new key, behind `after` or as the last."""
    if mapping is None:
        return _first(tree, key, value)
    if mapping.is_flow:
        return _add_in_brackets(tree, mapping, f"{writing.scalar(key, flow=True)}: {writing.in_brackets(value)}", after)
    place = mapping.position(after) if after is not None else None
    before = mapping.values[-1 if place is None else place]
    indent = " " * _column(tree, mapping.keys[0].start)
    at = line_end(tree, before.end)
    return [(at, at, _at_end(tree, at, f"\n{indent}{writing.scalar(key)}:{writing.after_key(value, indent)}"))]


def _first(tree: Tree, key: str, value: Value) -> list[Stretch]:
    """Write the first key of a file."""
    new = f"{writing.scalar(key)}:{writing.after_key(value, '')}\n"
    is_line = tree.end == tree.begin or tree.text[tree.end - 1] == "\n"
    return [(tree.end, tree.end, new if is_line else f"\n{new}")]


def _add_in_brackets(tree: Tree, node: Node, new: str, after: str | None = None) -> list[Stretch]:
    if not node.values:
        return [(node.content + 1, node.end - 1, new)]
    place = node.position(after) if after is not None else None
    last = node.values[-1 if place is None else place]
    first = (node.keys or node.values)[-1 if place is None else place]
    start = line_start(tree, first.start)
    own_line = not tree.text[start : first.start].strip()
    between = f",\n{tree.text[start : first.start]}" if own_line else ", "
    return [(last.end, last.end, f"{between}{new}")]


def remove(tree: Tree, node: Node, place: int) -> list[Stretch]:
    """Take out a pair or an entry; the line it stands on goes with it where nothing else stands there."""
    first, last = (node.keys or node.values)[place], node.values[place]
    if len(node.values) == 1:
        return _emptied(tree, node)
    if node.is_flow:
        return [_out_of_brackets(tree, node, place)]
    start = first.start if node.keys else dash(tree, node, place)
    begin, end = line_start(tree, start), line_end(tree, last.end)
    if not tree.text[begin:start].strip():
        if end < len(tree.text):
            return [(begin, end + 1, "")]
        return [(max(begin - 1, 0), end, "")]
    following = node.keys[place + 1].start if node.keys else dash(tree, node, place + 1)
    if not tree.text[last.end : following].strip():
        return [(start, following, "")]
    comment = tree.text[last.end : end]
    return [(start, last.end + len(comment) - len(comment.lstrip()), "")]  # no tab may follow the hyphen


def _emptied(tree: Tree, node: Node) -> list[Stretch]:
    empty = "{}" if node.shape == "mapping" else "[]"
    if node.is_flow:
        return [(node.content + 1, node.end - 1, "")]
    start = line_start(tree, node.content)
    if tree.text[start : node.content].strip() or start <= tree.begin:
        return [(node.content, node.end, empty)]
    above = start - 1
    while tree.text[line_start(tree, above) : above].lstrip()[:1] in {"#", ""}:
        above = line_start(tree, above) - 1
    comment = tree.text[line_start(tree, above) : above].find(" #")
    at = above if comment < 0 else line_start(tree, above) + comment
    return [(at, at, f" {empty}"), (start - 1, node.end, "")]


def _out_of_brackets(tree: Tree, node: Node, place: int) -> Stretch:
    firsts = node.keys or node.values
    if not place:
        start, end = firsts[0].start, firsts[1].start
        if "#" not in tree.text[node.values[0].end : end]:
            return start, end, ""
        return start, tree.text.index(",", node.values[0].end) + 1, ""
    start, end = node.values[place - 1].end, node.values[place].end
    if "#" not in tree.text[start : firsts[place].start]:
        return start, end, ""
    comma = _COMMA.match(tree.text, end)  # one is left where a later entry went before
    return firsts[place].start, comma.end() if comma else end, ""


def insert(tree: Tree, node: Node, place: int, value: Value) -> list[Stretch]:
    """Write an entry of a list before the one at `place`, or as the last."""
    if node.is_flow:
        if place >= len(node.values):
            return _add_in_brackets(tree, node, writing.in_brackets(value))
        at = node.values[place].start
        return [(at, at, f"{writing.in_brackets(value)}, ")]
    indent = " " * _column(tree, node.content)
    in_braces = all(one.is_flow or one.shape != "mapping" for one in node.values)
    entry = writing.in_brackets(value) if in_braces else writing.block(value, f"{indent}  ")
    if place == 0:
        return [(node.content, node.content, f"- {entry}\n{indent}")]
    at = line_end(tree, node.values[min(place, len(node.values)) - 1].end)
    return [(at, at, _at_end(tree, at, f"\n{indent}- {entry}"))]


def _at_end(tree: Tree, at: int, lines: str) -> str:
    """End the last of several lines where the file would end with it: a text may be meant to end with its line."""
    return f"{lines}\n" if at == len(tree.text) and "\n" in lines[1:] else lines


def dash(tree: Tree, node: Node, place: int) -> int:
    """Return where the hyphen of an entry stands."""
    if place == 0:
        return node.content
    found = _DASH.search(tree.text, line_end(tree, node.values[place - 1].end))
    return found.end() - 1 if found else node.values[place].start


def _key_before(node: Node, parent: Node | None) -> Node | None:
    """Return the key whose value `node` is; None for an entry of a list, or for all of a file."""
    if parent is None or not parent.keys:
        return None
    return parent.keys[parent.values.index(node)]


def _column(tree: Tree, at: int) -> int:
    return at - line_start(tree, at)


def line_start(tree: Tree, at: int) -> int:
    """Return where the line of an offset begins."""
    return tree.text.rfind("\n", 0, at) + 1


def line_end(tree: Tree, at: int) -> int:
    """Return where the line of an offset ends."""
    found = tree.text.find("\n", at)
    return len(tree.text) if found < 0 else found
