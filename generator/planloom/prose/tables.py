"""Tables: as GFM has them, but bars in code and references part no cells, and a long row loses no words."""

import bisect
import re
from collections.abc import Sequence

from markdown_it.rules_block import StateBlock

from planloom.prose.blocks import line_of, push_inline

_DELIMITER = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_SIGN = re.compile(r"\\.|`+|\[\[[^\[\]|\n]+\|[^\[\]\n]*\]\]|\|")

_MOST_PADDED = 5000  # empty cells in a text
_SIDES = {(False, False): None, (True, False): "left", (True, True): "center", (False, True): "right"}


def table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a table: a row of heads, a row of hyphens, rows of cells."""
    columns = _columns(state, start, end)
    if columns is None:
        return False
    if silent:
        return True
    opening = state.push("table_open", "table", 1)
    before, state.parentType = state.parentType, "table"
    ending = state.md.block.ruler.getRules("blockquote")
    _row(state, start, "th", columns)
    number = start + 2
    while number < end and state.sCount[number] >= state.blkIndent and not state.isEmpty(number):
        if state.is_code_block(number) or any(rule(state, number, end, True) for rule in ending):
            break
        _row(state, number, "td", columns)
        number += 1
    state.push("table_close", "table", -1).meta = {"body": number > start + 2}
    opening.map = [start, number]
    state.parentType, state.line = before, number
    return True


def _columns(state: StateBlock, start: int, end: int) -> list[str | None] | None:
    """Return to which side the cells of each column stand; None where no table begins."""
    if start + 2 > end or state.sCount[start + 1] < state.blkIndent:
        return None
    head, delimiter = line_of(state, start), line_of(state, start + 1)
    if "|" not in head or "-" not in delimiter or not _DELIMITER.fullmatch(delimiter):
        return None
    if state.is_code_block(start) or state.is_code_block(start + 1):
        return None
    marks = [mark.strip() for mark in delimiter.strip().strip("|").split("|")]
    if len(_cells(head)) != len(marks):
        return None
    return [_SIDES[mark[0] == ":", mark[-1] == ":"] for mark in marks]


def _cells(line: str) -> list[tuple[int, str]]:
    """Part a row at its bars; return each cell with where it begins."""
    found: list[tuple[int, str]] = []
    begin = 0
    for bar in _bars(line):
        found.append((begin, line[begin:bar]))
        begin = bar + 1
    found.append((begin, line[begin:]))
    if not found[0][1].strip():
        found.pop(0)
    if found and not found[-1][1].strip():
        found.pop()
    return found


def _bars(line: str) -> list[int]:
    """Return where the bars stand that part cells."""
    ticks: dict[int, list[int]] = {}
    for run in re.finditer("`+", line):
        ticks.setdefault(len(run[0]), []).append(run.start())
    bars: list[int] = []
    at = 0
    while match := _SIGN.search(line, at):
        at = match.end()
        if match[0] == "|":
            bars.append(match.start())
        elif match[0][0] == "`":
            same = ticks.get(len(match[0]), [])
            index = bisect.bisect_left(same, at)
            at = same[index] + len(match[0]) if index < len(same) else at
    return bars


def _padding(state: StateBlock, missing: int) -> int:
    """Return how many empty cells a short row gets; none when a text has had so many that they cost more than it."""
    padded = state.env.get("padded", 0) + max(0, missing)
    if padded > _MOST_PADDED:
        return 0
    state.env["padded"] = padded
    return missing


def _row(state: StateBlock, number: int, name: str, columns: Sequence[str | None]) -> None:
    line = line_of(state, number)
    cells = _cells(line)
    if len(cells) > len(columns):
        first = cells[len(columns) - 1][0]
        cells = [*cells[: len(columns) - 1], (first, line[first:].rstrip().removesuffix("|"))]
    columns = columns[: len(cells) + _padding(state, len(columns) - len(cells))]
    state.push("row_open", name, 1)
    for index, side in enumerate(columns):
        offset, cell = cells[index] if index < len(cells) else (0, "")
        state.push("cell_open", name, 1).meta = {"side": side}
        words = cell.strip()
        at = state.bMarks[number] + state.tShift[number] + offset + len(cell) - len(cell.lstrip())
        push_inline(state, words.replace("\\|", "|"), number, start=at, cell=words)
        state.push("cell_close", name, -1)
    state.push("row_close", name, -1)
