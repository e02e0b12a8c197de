"""Blocks beside CommonMark: boxes, folded parts, tabs, comments, abbreviations."""

import bisect
import re
from typing import Any

from markdown_it.rules_block import StateBlock

DEEPEST = 40
"""Blocks nested deeper than this are shown as they are written."""

_BOX = re.compile(r'(!!!|\?\?\?\+?)[ \t]+([A-Za-z][\w-]*)?(?:[ \t]+[\w-]+)*(?:[ \t]*"([^\n]*)")?[ \t]*')
_TAB = re.compile(r'===[!+]?[ \t]+"([^\n]+)"[ \t]*')
_DETAILS = re.compile(
    r"<details([ \t]+open(?:=\"[^\"]*\")?)?[ \t]*>[ \t]*(?:<summary>(.*)</summary>)?[ \t]*", re.IGNORECASE
)
_SUMMARY = re.compile(r"<summary>(.*)</summary>[ \t]*", re.IGNORECASE)
_DETAILS_LINE = re.compile(r"^[ \t>]*(?:(<details\b)|(</details>[ \t]*$))", re.IGNORECASE | re.MULTILINE)
_ABBREVIATION = re.compile(r"\*\[([^\]\n]{1,100})\]:[ \t]*([^\n]*)")
_INDENT = 4


def line_of(state: StateBlock, number: int) -> str:
    """Return a line of the source from its first sign on."""
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def push_inline(state: StateBlock, content: str, line: int, **meta: Any) -> None:
    """Add the words of a line, to be read by the rules of lines."""
    token = state.push("inline", "", 0)
    token.content, token.map, token.children, token.meta = content, [line, line + 1], [], meta


def _begins(state: StateBlock, start: int, *signs: str) -> bool:
    return state.src.startswith(signs, state.bMarks[start] + state.tShift[start]) and not state.is_code_block(start)


def too_deep(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Take the rest as it is where blocks are nested beyond reason; markdown-it would drop it."""
    if silent or state.level < DEEPEST:
        return False
    token = state.push("too_deep", "", 0)
    token.content, token.map = state.getLines(start, end, 0, False), [start, end]
    state.line = end
    return True


def container(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read ``!!! note``, ``??? note`` and ``=== "tab"`` with what is indented below."""
    if not _begins(state, start, "!!!", "???", "==="):
        return False
    line = line_of(state, start)
    box, tab = _BOX.fullmatch(line), _TAB.fullmatch(line)
    if not (tab or (box and (box[2] or box[3] is not None))):
        return False
    if silent:
        return True
    indent = state.sCount[start] + _INDENT
    last = _indented(state, start, end, indent)
    if tab:
        opening = _open(state, "tab", start, last, tab[1], {})
    else:
        assert box is not None  # noqa: S101  # one of the two was found
        opening = _open(state, "box", start, last, *_box_of(box))
    before = state.blkIndent, state.parentType, state.lineMax
    state.blkIndent, state.parentType, state.lineMax = indent, "container", last
    state.md.block.tokenize(state, start + 1, last)
    state.blkIndent, state.parentType, state.lineMax = before
    state.push(f"{opening}_close", "", -1)
    state.line = last
    return True


def _box_of(box: re.Match[str]) -> tuple[str, dict[str, Any]]:
    name = (box[2] or "note").lower()
    title = box[3] if box[3] is not None else name.capitalize()
    return title, {"fold": box[1][0] == "?", "open": box[1].endswith("+"), "name": name}


def _open(state: StateBlock, kind: str, start: int, last: int, title: str, meta: dict[str, Any]) -> str:
    token = state.push(f"{kind}_open", "", 1)
    token.map, token.meta = [start, last], {**meta, "title": title}
    if title:
        push_inline(state, title, start, title=True)
    return kind


def _indented(state: StateBlock, start: int, end: int, indent: int) -> int:
    """Return the line behind what is indented below `start`."""
    last = start + 1
    for number in range(start + 1, end):
        if state.isEmpty(number):
            continue
        if state.sCount[number] < indent:
            break
        last = number + 1
    return last


def details(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read ``<details>`` with its summary, and Markdown up to the end that belongs to it."""
    if not _begins(state, start, "<"):
        return False
    opening = _DETAILS.fullmatch(line_of(state, start))
    last = _pairs(state).get(start, end) if opening else end
    if opening is None or last >= end:
        return False
    if silent:
        return True
    first, summary, at = start + 1, opening[2], start
    if summary is None and first < last and (found := _SUMMARY.fullmatch(line_of(state, first))):
        summary, at, first = found[1], first, first + 1
    token = state.push("details_open", "", 1)
    token.map, token.meta = [start, last + 1], {"open": bool(opening[1])}
    if summary is not None:
        push_inline(state, summary, at, title=True)
    before = state.parentType, state.lineMax
    state.parentType, state.lineMax = "details", last
    state.md.block.tokenize(state, first, last)
    state.parentType, state.lineMax = before
    state.push("details_close", "", -1)
    state.line = last + 1
    return True


def _pairs(state: StateBlock) -> dict[int, int]:
    """Return the lines of ``<details>`` with those of their ends, found in one pass over the text."""
    if "details" not in state.env:
        starts = [0, *(match.end() for match in re.finditer("\n", state.src))]
        found: dict[int, int] = {}
        stack: list[int] = []
        for match in _DETAILS_LINE.finditer(state.src):
            number = bisect.bisect_right(starts, match.start()) - 1
            if match[1]:
                stack.append(number)
            elif stack:
                found[stack.pop()] = number
        state.env["details"] = found
    pairs: dict[int, int] = state.env["details"]
    return pairs


def comment(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Leave out a comment that takes whole lines."""
    if not _begins(state, start, "<!--"):
        return False
    at = state.bMarks[start] + state.tShift[start] + 4
    if "last comment" not in state.env:
        state.env["last comment"] = state.src.rfind("-->")
    closed = state.src.find("-->", at) if state.env["last comment"] >= at else -1
    number = bisect.bisect_right(state.bMarks, closed) - 1
    if closed < 0 or number >= end or state.src[closed + 3 : state.eMarks[number]].strip():
        return False
    if not silent:
        state.line = number + 1
    return True


def abbreviation(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: ARG001  # as rules are called
    """Read ``*[KPI]: key performance indicator``."""
    if not _begins(state, start, "*["):
        return False
    found = _ABBREVIATION.fullmatch(line_of(state, start))
    if found is None or not found[1].strip():
        return False
    if not silent:
        state.env.setdefault("abbreviations", {})[found[1].strip()] = found[2].strip()
        token = state.push("definition", "", 0)
        token.content, token.map, token.meta = found[0], [start, start + 1], {"short": found[1].strip()}
        state.line = start + 1
    return True
