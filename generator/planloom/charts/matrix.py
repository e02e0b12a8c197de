"""Values counted into cells, and values stacked into bars."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, NamedTuple

GRADES = range(1, 6)
LINES = 3
"""Lines of labels that a cell has room for."""
A_RUN = 3
"""So many numbers that follow one another are written by the first and the last."""


class Stack(NamedTuple):
    """`lines` are the bars with their totals, `pieces` what they are made of, `ends` where they reach."""

    names: list[str]
    lines: list[dict[str, Any]]
    pieces: list[dict[str, Any]]
    ends: list[float]


def cells(rows: Sequence[dict[str, Any]], x: str, y: str, label: str, a_line: int) -> list[dict[str, Any]]:
    """Return the 25 cells of a matrix of grades with the number of rows in each and their labels, so many `a_line`."""
    made = []
    for across in GRADES:
        for up in GRADES:
            mine = [row for row in rows if (row.get(x), row.get(y)) == (across, up)]
            names = [str(row.get(f"{label}_text", row[label])) for row in mine]
            tip = "; ".join(row["tip"] for row in mine)
            labels = _lines(_runs(names), a_line)
            made.append({x: across, y: up, "count": len(mine), "labels": labels, "tip": tip})
    return made


def _runs(names: Sequence[str]) -> list[str]:
    """Return names with three and more whole numbers in a row as one: 4, 5, 6 as 4–6."""
    runs: list[list[str]] = []
    for name in names:
        follows = runs and name.isdecimal() and runs[-1][-1].isdecimal() and int(name) == int(runs[-1][-1]) + 1
        if follows:
            runs[-1].append(name)
        else:
            runs.append([name])
    return [one for run in runs for one in ([f"{run[0]}–{run[-1]}"] if len(run) >= A_RUN else run)]


def _lines(names: Sequence[str], a_line: int) -> list[str]:
    """Return names set in lines; where there are more than a cell holds, how many are left."""
    most = a_line * LINES
    shown = [*names[: most - 1], f"+{len(names) - most + 1}"] if len(names) > most else list(names)
    return [", ".join(shown[start : start + a_line]) for start in range(0, len(shown), a_line)]


def stacked(rows: Sequence[dict[str, Any]], area: str, series: str, key: str) -> Stack:
    """Stack the numbers under `key`: what is above 0 to the right, what is below to the left."""
    names = list(dict.fromkeys(row[series] for row in rows if row.get(series) is not None))
    lines: list[dict[str, Any]] = []
    pieces: list[dict[str, Any]] = []
    for number, name in enumerate(dict.fromkeys(row.get(area) for row in rows)):
        right = left = Decimal(0)
        mine = [row for row in rows if row.get(area) == name and row.get(key) is not None]
        for row in sorted(mine, key=lambda row: names.index(row[series]) if row.get(series) else -1):
            value = Decimal(str(row[key]))
            begin = right if value > 0 else left
            right, left = (right + value, left) if value > 0 else (right, left + value)
            place = names.index(row[series]) if row.get(series) else 0
            piece = {"line": number, "begin": float(begin), "end": float(begin + value), "place": place}
            pieces.append(piece | {"tip": row["tip"]})
        total = right + left if mine else None
        lines.append({"line": number, "label": name, "end": float(right), "begin": float(left), "total": total})
    return Stack(names, lines, pieces, [line[end] for line in lines for end in ("begin", "end")])
