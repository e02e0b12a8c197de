"""Ways of arrows between boxes that stand in rows, none upon another.

Between two rows lies a channel, in which arrows run level, each on a track of its own; rows are passed through the gaps
between their boxes, again side by side. An arrow leaves a box at its top or its bottom, at a place that no other arrow
has. So any arrow can be followed from one end to the other, however many there are; they cross, but never run together.
"""

import itertools
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

Edge = tuple[str, str]
Row = Mapping[str, float]
"""The boxes of a row with the middles of each, in pixels from the left."""

Side = tuple[str, str]
"""A box and its side, ``top`` or ``bottom``."""

APART = 7.0
"""Pixels between two arrows in a gap, where there is room."""

_EDGE = 4.0
"""Pixels that an arrow keeps from boxes and from the edge of the drawing."""


class Place(NamedTuple):
    """A point in pixels, counted from the top left."""

    x: float
    y: float


class Gap(NamedTuple):
    """A way through a row: its number and that of the gap in it, counted from the left."""

    row: int
    place: int


@dataclass
class Way:
    """An arrow: the sides it leaves and enters, the gaps it passes, the channels it runs in, and its track in each.

    `stations` are how far from the left it is at the beginning, in each gap and at the end.
    """

    leaves: Side
    enters: Side
    gaps: list[Gap]
    channels: list[int]
    stations: list[float] = field(default_factory=list)
    tracks: list[int] = field(default_factory=list)


def ways(rows: Sequence[Row], edges: Iterable[Edge], box: float, width: float) -> dict[Edge, Way]:
    """Return the way of each edge between boxes that are `box` wide on a drawing that is `width` wide."""
    row_of = {name: number for number, row in enumerate(rows) for name in row}
    middles = {name: x for row in rows for name, x in row.items()}
    open_ = [_openings(row, box, width) for row in rows]
    made = {edge: _way(edge, row_of, middles, open_) for edge in edges}
    _in_gaps(made.values(), middles, open_)
    _at_sides(made.values(), middles, box)
    _clear(list(made.values()), row_of)
    _on_tracks(list(made.values()))
    return made


def tracks_in(found: Iterable[Way]) -> Mapping[int, int]:
    """Return how many tracks each channel needs."""
    most: dict[int, int] = defaultdict(int)
    for way in found:
        for channel, track in zip(way.channels, way.tracks, strict=True):
            most[channel] = max(most[channel], track + 1)
    return most


def _openings(row: Row, box: float, width: float) -> list[tuple[float, float]]:
    """Return the gaps of a row, from the left edge of the drawing to its right edge."""
    sides = sorted((x - box / 2, x + box / 2) for x in row.values())
    begins = [_EDGE, *(right + _EDGE for _, right in sides)]
    ends = [*(left - _EDGE for left, _ in sides), width - _EDGE]
    return list(zip(begins, ends, strict=True))


def _way(
    edge: Edge, row_of: Mapping[str, int], middles: Mapping[str, float], open_: Sequence[list[tuple[float, float]]]
) -> Way:
    """Choose sides, channels and gaps. Channel n lies above row n."""
    source, target = edge
    begin, end = row_of[source], row_of[target]
    if end <= begin:  # upwards, and within a row over the tops
        between, sides = list(range(begin - 1, end, -1)), ("top", "bottom" if end < begin else "top")
        channels = [begin, *between] if end < begin else [begin]
    else:
        between, sides = list(range(begin + 1, end)), ("bottom", "top")
        channels = [*between, end]
    gaps, x = [], middles[source]
    for row in between:
        place = _nearest(open_[row], x, middles[target])
        gaps.append(Gap(row, place))
        x = _within(open_[row][place], x)
    return Way((source, sides[0]), (target, sides[1]), gaps, channels)


def _nearest(openings: Sequence[tuple[float, float]], here: float, there: float) -> int:
    def length(place: int) -> float:
        x = _within(openings[place], (here + there) / 2)
        return abs(x - here) + abs(there - x) + (1000 if openings[place][1] - openings[place][0] < 1 else 0)

    return min(range(len(openings)), key=length)


def _within(opening: tuple[float, float], x: float) -> float:
    return min(max(x, opening[0]), max(opening))


def _in_gaps(found: Iterable[Way], middles: Mapping[str, float], open_: Sequence[list[tuple[float, float]]]) -> None:
    """Set arrows that pass a gap side by side, and fill in the stations of all ways."""
    users: dict[Gap, list[tuple[float, int, Way]]] = defaultdict(list)
    for number, way in enumerate(found):
        ends = middles[way.leaves[0]], middles[way.enters[0]]
        way.stations = [ends[0], *(0.0 for _ in way.gaps), ends[1]]
        for gap in way.gaps:
            users[gap].append((sum(ends) / 2, number, way))
    for gap, passing in users.items():
        low, high = open_[gap.row][gap.place]
        passing.sort(key=lambda one: one[:2])
        step = min(APART, (high - low) / max(len(passing) - 1, 1))
        span = step * (len(passing) - 1)
        middle = _within((low + span / 2, high - span / 2), sum(x for x, _, _ in passing) / len(passing))
        for order, (_, _, way) in enumerate(passing):
            way.stations[1 + way.gaps.index(gap)] = round(middle - span / 2 + order * step, 1)


def _at_sides(found: Iterable[Way], middles: Mapping[str, float], box: float) -> None:
    """Spread the ends of arrows over the sides of their boxes, in the order of where they come from or go to."""
    ends: dict[Side, list[tuple[float, int, Way, int]]] = defaultdict(list)
    for number, way in enumerate(found):
        ends[way.leaves].append((way.stations[1], number, way, 0))
        ends[way.enters].append((way.stations[-2], number, way, -1))
    for (name, _), touching in ends.items():
        touching.sort(key=lambda one: one[:2])
        for order, (_, _, way, end) in enumerate(touching, 1):
            way.stations[end] = round(middles[name] - box / 2 + box * order / (len(touching) + 1), 1)


def _clear(found: Sequence[Way], row_of: Mapping[str, int]) -> None:
    """Move ends that would run upright upon another arrow in the channel before their side."""
    upright: dict[tuple[int, bool], list[tuple[int, float]]] = defaultdict(list)
    ends = []
    for number, way in enumerate(found):
        for place, (name, side) in ((0, way.leaves), (-1, way.enters)):
            below = side == "top"
            channel = row_of[name] + (0 if below else 1)
            upright[channel, below].append((number, way.stations[place]))
            ends.append((channel, below, number, place))
        for gap, x in zip(way.gaps, way.stations[1:-1], strict=True):
            upright[gap.row, True].append((number, x))
            upright[gap.row + 1, False].append((number, x))
    for channel, below, number, place in ends:
        stations = found[number].stations
        others = [x for one, x in upright[channel, not below] if one != number]
        mine = [x for one, x in upright[channel, below] if one != number]
        x = stations[place]
        moves = (x + APART * move for move in (0, 1, -1, 2, -2))
        stations[place] = next((x for x in moves if all(abs(x - other) >= _EDGE for other in others + mine)), x)
        upright[channel, below].remove((number, x))
        upright[channel, below].append((number, stations[place]))


def _on_tracks(found: Sequence[Way]) -> None:
    """Give every level stretch the first track of its channel on which it meets no other."""
    taken: dict[tuple[int, int], list[tuple[float, float]]] = defaultdict(list)
    stretches = [
        (min(pair), max(pair), number, place)
        for number, way in enumerate(found)
        for place, pair in enumerate(itertools.pairwise(way.stations))
    ]
    for way in found:
        way.tracks = [0] * len(way.channels)
    for low, high, number, place in sorted(stretches, key=lambda one: (one[1] - one[0], one)):
        channel = found[number].channels[place]
        free = (track for track in itertools.count() if not _meets(taken[channel, track], low, high))
        found[number].tracks[place] = track = next(free)
        taken[channel, track].append((low, high))


def _meets(others: Iterable[tuple[float, float]], low: float, high: float) -> bool:
    return any(low < right + 2 * _EDGE and left < high + 2 * _EDGE for left, right in others)
