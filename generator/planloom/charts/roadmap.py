"""Where the bars, milestones and arrows of a roadmap lie."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from planloom.charts.timescale import TimeScale

BAR = 12
"""Pixels a bar is high."""

_STUB = 7
"""Pixels an arrow runs level before it turns."""


class Roadmap(NamedTuple):
    """What is drawn, each as data with places in pixels.

    `lines` are the rows and headings from top to bottom, `bars` work with a beginning and an end,
    `milestones` single days, `arrows` the corners of the dependencies and `heads` their ends.
    """

    lines: list[dict[str, Any]]
    bars: list[dict[str, Any]]
    milestones: list[dict[str, Any]]
    arrows: list[dict[str, Any]]
    heads: list[dict[str, Any]]

    def cut(self, shown: range, step: float) -> "Roadmap":
        """Return the part with the lines `shown`, moved to the top; lines are `step` pixels high.

        Arrows stay whole: what leads out of the part is cut off at its edge when it is drawn.
        """
        top, bottom = shown.start * step, shown.stop * step

        def part(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
            return [_moved(item, top) for item in items if top <= item["y"] < bottom]

        return Roadmap(
            [line | {"line": line["line"] - shown.start} for line in part(self.lines)],
            part(self.bars),
            part(self.milestones),
            [_moved(item, top) for item in self.arrows],
            part(self.heads),
        )


def parts_of(lines: Sequence[Mapping[str, Any]], most: int) -> list[range]:
    """Return the lines of each part: parts of like length, none above `most`, no heading last in one."""
    count = -(-len(lines) // most) or 1
    parts, start = [], 0
    for number in range(count, 0, -1):
        end = start + -(-(len(lines) - start) // number)
        while end < len(lines) and end > start + 1 and lines[end - 1].get("head"):
            end -= 1
        parts.append(range(start, end))
        start = end
    return parts


def _moved(item: Mapping[str, Any], top: float) -> dict[str, Any]:
    return {**item, **{key: item[key] - top for key in ("y", "top", "bottom") if key in item}}


def lines_of(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return the lines: a heading for each group, and a line for each row but milestones of another."""
    ids = {row["id"] for row in rows if row.get("id") and not row.get("milestone")}
    made: list[dict[str, Any]] = []
    for group in dict.fromkeys(row.get("group") for row in rows):
        made += [{"head": True, "title": group}] if group else []
        mine = [row for row in rows if row.get("group") == group]
        made += [{"head": False, **row} for row in mine if not (row.get("milestone") and row.get("of") in ids)]
    return [{"href": "", **line, "line": number, "label": line["title"]} for number, line in enumerate(made)]


def laid_out(
    rows: Sequence[Mapping[str, Any]],
    lines: list[dict[str, Any]],
    middles: Sequence[float],
    scale: TimeScale,
    width: float,
) -> Roadmap:
    """Place everything; `middles` are the heights of the lines' bars."""
    placed = [line | {"y": middle} for line, middle in zip(lines, middles, strict=True)]
    height = {line["id"]: line["y"] for line in placed if line.get("id")}
    bars, milestones = [], []
    for row in [*placed, *(row | {"y": height[row["of"]]} for row in _inner(rows, height))]:
        end = row.get("end_end") or row.get("start_end")
        if row.get("head") or not end:
            continue
        left, right = scale.at(row.get("start_start") or end, width), scale.at(end, width)
        if row.get("milestone"):
            milestones.append({**row, "x": round(right, 1)})
        else:
            right = max(right, left + 3)
            done = left + (right - left) * min(max(row.get("progress") or 0.0, 0.0), 1.0)
            bar = {"x": round(left, 1), "x2": round(right, 1), "done": round(done, 1)}
            bars.append({**row, **bar, "top": row["y"] - BAR / 2, "bottom": row["y"] + BAR / 2})
    arrows, heads = _arrows(bars + milestones)
    return Roadmap(placed, bars, milestones, arrows, heads)


def _inner(rows: Iterable[Mapping[str, Any]], known: Mapping[str, float]) -> list[dict[str, Any]]:
    return [{"href": "", **row} for row in rows if row.get("milestone") and row.get("of") in known]


def _arrows(items: Sequence[Mapping[str, Any]]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    places = {item["id"]: item for item in items if item.get("id")}
    arrows, heads = [], []
    for item in items:
        for other in item.get("depends_on") or ():
            if other not in places:
                continue
            corners = _path(places[other], item)
            name = f"{other} {item.get('id')}"
            arrows += [
                {"arrow": name, "order": order, "x": round(x, 1), "y": round(y, 1)}
                for order, (x, y) in enumerate(corners)
            ]
            heads.append({"x": round(corners[-1][0] - 3, 1), "y": round(corners[-1][1], 1)})
    return arrows, heads


def _path(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[tuple[float, float]]:
    """Return the corners of an arrow from the end of one bar to the beginning of another."""
    start, end = (before.get("x2", before["x"]), before["y"]), (after["x"] - 1, after["y"])
    if end[0] >= start[0] + 2 * _STUB:
        turn = end[0] - _STUB
        return [start, (turn, start[1]), (turn, end[1]), end]
    out, back = start[0] + _STUB, end[0] - _STUB
    between = end[1] - 11 if end[1] > start[1] else end[1] + 11
    return [start, (out, start[1]), (out, between), (back, between), (back, end[1]), end]
