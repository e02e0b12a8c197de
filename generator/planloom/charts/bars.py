"""The lines of bar charts: in groups, one after another as running sums, or centred."""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from planloom.charts.labels import text_width

Row = dict[str, Any]
LONG = 60
"""Pixels beyond which a number is shortened even where it could stand in full."""


def grouped(rows: Sequence[Row], group: str, label: str, room: float) -> list[Row]:
    """Return the rows with a heading before each group; ``line`` numbers them from 0.

    Where every group holds one row and its name fits into `room` pixels there are no headings, and the
    group is the row's label.
    """
    names = dict.fromkeys(row.get(group) for row in rows)
    groups = [(name, [row for row in rows if row.get(group) == name]) for name in names]
    alone = all(len(mine) == 1 and text_width(str(name or "")) <= room for name, mine in groups)
    if alone:
        lines = [{**mine[0], "label": name, "head": False} for name, mine in groups]
    else:
        lines = list(itertools.chain.from_iterable(_group(name, mine, label) for name, mine in groups))
    return [{**line, "line": number} for number, line in enumerate(lines)]


def _group(name: Any, rows: Iterable[Row], label: str) -> list[Row]:
    heading = [{"head": True, "text": name, "label": ""}] if name else []
    return heading + [{**row, "label": row[label], "head": False} for row in rows]


def running(lines: Iterable[Row], key: str) -> list[Row]:
    """Return the lines as steps from ``begin`` to ``end``; one that is ``total`` begins at nothing.

    Changes get their sign in ``k_signed``, as in +3.
    """
    made: list[Row] = []
    at = 0.0
    for line in lines:
        value = line[key] or 0.0
        total = bool(line.get("total"))
        begin, at = (0.0, value) if total else (at, at + value)
        sign = "+" if value > 0 and not total else ""
        more = {f"{key}_signed": sign + line[f"{key}_short"], "begin": begin, "end": at, "total": total}
        made.append(line | more)
    return made


def centred(lines: Iterable[Row], key: str, size: float) -> list[Row]:
    """Return the lines as bars around the middle of `size` pixels, as long as their numbers are great.

    The text of a number is written ``inside`` its bar where it fits, and behind it otherwise.
    """
    lines = list(lines)
    most = max((abs(line[key]) for line in lines if line[key] is not None), default=0) or 1
    return [line | _centred(line, key, abs(line[key] or 0) / most * size / 2, size) for line in lines]


def _centred(line: Mapping[str, Any], key: str, half: float, size: float) -> Row:
    full, begin, end = line[f"{key}_text"], round(size / 2 - half, 1), round(size / 2 + half, 1)
    text = full if text_width(full) < LONG else line[f"{key}_short"]
    inside = text_width(text) + 16 < 2 * half
    at = size / 2 if inside else end + 6
    return {"begin": begin, "end": end, "inside": inside, "label_text": text, "at": at}
