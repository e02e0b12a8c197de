"""Where points and bubbles lie on a drawing, and where their labels find room."""

import itertools
import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

from planloom.charts.labels import Box, around, label_box

Row = dict[str, Any]
Point = dict[str, Any]
"""A place in pixels (``x``, ``y``) with a radius ``r``, a ``text`` and the number of its ``row``."""


class Scale(Protocol):
    """Anything that knows where a value lies."""

    def at(self, value: Any, size: float) -> float:
        """Return how far along `size` pixels `value` is."""


def place(row: Row, x: tuple[str, Scale], y: tuple[str, Scale], width: float, height: float) -> Point | None:
    """Return where a row lies; None when it lacks one of the two values."""
    (x_key, across), (y_key, up) = x, y
    if row.get(x_key) is None or row.get(y_key) is None:
        return None
    left, top = across.at(row[x_key], width), height - up.at(row[y_key], height)
    return {"x": round(left, 1), "y": round(top, 1), "r": 5, "row": row["row"]}


def radius(value: float | None, most: float, largest: float) -> float:
    """Return the radius that gives a bubble an area in proportion; what is not above 0 is a dot."""
    if most <= 0:
        return 6.0
    return round(max(largest * math.sqrt(max(value or 0.0, 0.0) / most), 4.0), 1)


def beside(points: Sequence[Point], frame: Box, *, clear_of: Iterable[Mapping[str, Any]], above: bool) -> list[Point]:
    """Return the points whose text has room beside them, each moved to where its text goes."""
    spots = around(
        [(point["x"], point["y"], point["r"]) for point in points],
        [point["text"] for point in points],
        frame,
        taken=[label_box(label["text"], label["x"], label["y"], label["align"]) for label in clear_of],
        above=above,
    )
    return [
        {**point, "x": spot.x, "y": spot.y, "align": spot.align}
        for point, spot in zip(points, spots, strict=True)
        if spot is not None
    ]


def numbered(points: Sequence[Point], spots: Sequence[Point], frame: Box) -> list[Point]:
    """Return the points that got no place beside them as numbers, for a key to explain.

    Numbers that would lie over one another stand together, parted by commas; ``members`` are the
    points of such a group. Where not even numbers have room the text is empty.
    """
    placed = {spot["row"] for spot in spots}
    taken = [_box(spot) for spot in spots]
    made: list[Point] = []
    for group in _together([point for point in points if point["row"] not in placed and point["text"]]):
        moved = _clear(group, taken, points, frame)
        taken.append(_box(moved))
        made.append(moved)
    return made


def _together(points: Iterable[Point]) -> list[Point]:
    """Join the points whose numbers, written in their middle, meet."""
    left = [_group([point]) for point in points]
    while True:
        pairs = itertools.combinations(left, 2)
        pair = next((pair for pair in pairs if _box(pair[0]).meets(_box(pair[1]))), None)
        if pair is None:
            return left
        left = [entry for entry in left if entry not in pair]
        left.append(_group([*pair[0]["members"], *pair[1]["members"]]))


def _group(points: Sequence[Point]) -> Point:
    members = sorted(points, key=lambda point: point["row"])
    text = ", ".join(str(point["row"]) for point in members)
    return members[0] | {"align": "center", "text": text, "members": members}


def _clear(group: Point, taken: Sequence[Box], points: Sequence[Point], frame: Box) -> Point:
    """Move a group's numbers to where they are clear: their middle, or beside it."""
    if not any(_box(group).meets(box) for box in taken):
        return group
    bodies = [Box(p["x"] - p["r"], p["y"] - p["r"], p["x"] + p["r"], p["y"] + p["r"]) for p in points]
    (spot,) = around([(group["x"], group["y"], group["r"])], [group["text"]], frame, taken=[*taken, *bodies])
    if spot is None:
        return group | {"text": ""}
    return group | {"x": spot.x, "y": spot.y, "align": spot.align}


def _box(label: Point) -> Box:
    return label_box(label["text"], label["x"], label["y"], label["align"])
