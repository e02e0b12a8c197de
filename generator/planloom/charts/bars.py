"""The lines of bar charts: in groups, one after another as running sums, or centred."""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from planloom.charts.labels import text_width

Row = dict[str, Any]
LEAST_COLUMN = 105
"""Pixels a column of bars and their labels takes at least."""

LEAST_LONGEST = 44
"""Pixels the longest bar of such a column takes at least, so that lengths are told apart."""

_AROUND, _SHORTEST = 24, 8
"""Pixels between a bar, its label and the next column, and what a bar gets where labels leave nothing."""

LEAST_SEEN = 0.012
"""The part of the largest total that a step has to be to be seen."""

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


class Multiples(NamedTuple):
    """Bars in rows and columns: a row for each group, a column for each period, all on one scale.

    `heads` name the columns; `bars` have their ends, label and row in pixels.
    """

    groups: list[Row]
    heads: list[Row]
    bars: list[Row]


def fits_columns(rows: Sequence[Row], column: str, keys: Sequence[str], groups: int, width: float) -> bool:
    """Tell whether rows are better shown in columns: several groups, few periods, room for bar and label."""
    columns = len({row[column] for row in rows})
    if groups <= 2 or not 1 < columns <= width / LEAST_COLUMN:  # noqa: PLR2004 - two groups are read one by one
        return False
    low, high = _ends(rows, keys)
    return (high - low) * _scale(rows, keys, width / columns) >= LEAST_LONGEST


def multiples(rows: Sequence[Row], group: str, column: str, keys: Sequence[str], size: float, step: float) -> Multiples:
    """Lay out the rows on `size` pixels, `step` pixels a group; a bar shows the first of `keys`.

    The room of each column holds every number under `keys` and the labels of the bars.
    """
    names = list(dict.fromkeys(row[group] for row in rows))
    heads = list(dict.fromkeys(row[column] for row in sorted(rows, key=lambda row: row.get(f"{column}_start", ""))))
    width = size / max(len(heads), 1)
    low, _ = _ends(rows, keys)
    each = _scale(rows, keys, width)
    bars = []
    for row in rows:
        zero = heads.index(row[column]) * width - low * each
        middle = names.index(row[group]) * step + step / 2
        ends = {f"{key}_x": round(zero + row[key] * each, 1) for key in keys if row.get(key) is not None}
        at = max([zero, *ends.values()]) + 6
        text = _both(row, keys)
        bars.append({**row, **ends, "zero": round(zero, 1), "at": round(at, 1), "y": middle, "text": text})
    marks = [{"text": head, "x": round(place * width - low * each, 1)} for place, head in enumerate(heads)]
    lines = [{"label": name, "line": place} for place, name in enumerate(names)]
    return Multiples(lines, marks, bars)


def _ends(rows: Iterable[Row], keys: Sequence[str]) -> tuple[float, float]:
    """Return the lowest and the highest number under `keys`, nothing among them."""
    numbers = [0.0, *(row[key] for row in rows for key in keys if row.get(key) is not None)]
    return min(numbers), max(numbers)


def _scale(rows: Iterable[Row], keys: Sequence[str], width: float) -> float:
    """Return the pixels of a unit with which every bar and the label behind it fit into a column."""
    low, high = _ends(rows, keys)
    rooms = [
        max(width - text_width(_both(row, keys)) - _AROUND, _SHORTEST) / reach
        for row in rows
        if (reach := _ends([row], keys)[1] - low) > 0
    ]
    return min(rooms, default=max(width - _AROUND, _SHORTEST) / ((high - low) or 1))


def _both(row: Row, keys: Sequence[str]) -> str:
    """Return the number of a bar, and after it the one that it is held against, where there is one."""
    others = [row[f"{key}_short"] for key in keys[1:] if row.get(key) is not None]
    return " / ".join([str(row[f"{keys[0]}_short"]), *others])


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


def has_seen_steps(lines: Sequence[Row]) -> bool:
    """Tell whether every step of a running sum is wide enough to be seen beside its totals."""
    most = max((abs(line["end"]) for line in lines), default=0.0)
    steps = [abs(line["end"] - line["begin"]) for line in lines if not line["total"] and line["end"] != line["begin"]]
    return min(steps, default=most) >= LEAST_SEEN * most


def steps_alone(lines: Iterable[Row], key: str, change: Row) -> list[Row]:
    """Return the steps without the totals they lead between, from nothing to the sum of them, which is `change`."""
    steps = [{**line, "line": number} for number, line in enumerate(line for line in lines if not line["total"])]
    made = running(steps, key)
    return [*made, {**change, "line": len(made), "begin": 0.0, "end": made[-1]["end"] if made else 0.0, "total": True}]


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
