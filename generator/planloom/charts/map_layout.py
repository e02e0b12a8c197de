"""Where the lanes, boxes and arrows of a strategy map lie."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from planloom.charts.diagram import MapEdge, MapNode, StrategyMap
from planloom.charts.order import ordered
from planloom.charts.routes import Edge, Place, Way, tracks_in, ways

WIDTH = 680
PAD = 10
_LANE_TITLE, _LANE_GAP = 24, 22
_ROOM = 10
"""Pixels between a box and the next track, for the head of an arrow."""

_TRACK = 6
"""Pixels between two tracks."""


class Grid(NamedTuple):
    """The boxes: how many stand side by side, how large they are, how far apart, and their lines of text."""

    columns: int
    width: float
    height: float
    gap: float
    row_gap: float
    lines: int


class Lane(NamedTuple):
    """A perspective on the drawing: its title, its top edge and height, the middles of its boxes."""

    title: str
    top: float
    height: float
    places: Mapping[str, Place]


class Layout(NamedTuple):
    """Where everything is, in pixels."""

    lanes: list[Lane]
    routes: Mapping[Edge, tuple[Place, ...]]
    grid: Grid
    height: float


def lay_out(request: StrategyMap) -> Layout:
    """Place lanes, boxes and arrows."""
    edges = _edges(request.nodes, request.edges)
    titles = dict(lanes_of(request))
    layers = [[node.id for node in request.nodes if node.lane == lane] for lane in titles]
    grid = _grid(max((len(layer) for layer in layers), default=1))
    in_lanes = [_rows(layer, grid, edges) for layer in ordered(layers, edges)]
    rows = [_across(row, grid) for lane in in_lanes for row in lane]
    found = ways(rows, edges, grid.width, WIDTH)
    lanes = _lanes(list(titles.values()), in_lanes, grid, tracks_in(found.values()))
    places = {name: place for lane in lanes for name, place in lane.places.items()}
    tops = [next(iter(places[name].y for name in row)) - grid.height / 2 for row in rows]
    height = lanes[-1].top + lanes[-1].height + 2 if lanes else 4
    return Layout(lanes, {edge: _corners(way, places, tops, grid) for edge, way in found.items()}, grid, height)


def _corners(way: Way, places: Mapping[str, Place], tops: Sequence[float], grid: Grid) -> tuple[Place, ...]:
    """Return the corners of an arrow from the side of its first box to that of its last."""
    begin, end = (
        places[name].y + (grid.height / 2 if side == "bottom" else -grid.height / 2)
        for name, side in (way.leaves, way.enters)
    )
    corners = [Place(way.stations[0], begin)]
    for number, (channel, track) in enumerate(zip(way.channels, way.tracks, strict=True)):
        level = _level(tops, channel, track, grid)
        corners += [Place(way.stations[number], level), Place(way.stations[number + 1], level)]
    return (*corners, Place(way.stations[-1], end))


def _level(tops: Sequence[float], channel: int, track: int, grid: Grid) -> float:
    """Return the height of a track: they are counted from the row above, and above the first row from the row below."""
    if channel:
        return round(tops[channel - 1] + grid.height + _ROOM + track * _TRACK, 1)
    return round(tops[0] - _ROOM - track * _TRACK, 1)


def _room(tracks: int, least: float) -> float:
    return max(least, 2 * _ROOM + max(tracks - 1, 0) * _TRACK)


def lanes_of(request: StrategyMap) -> Iterator[tuple[str, str]]:
    """Return the ids and titles of the perspectives in use; one without a title of its own comes last."""
    used = dict.fromkeys(node.lane for node in request.nodes)
    unknown = [lane for lane in used if lane not in request.lanes]
    for lane in [lane for lane in request.lanes if lane in used] + unknown:
        yield lane, request.lanes.get(lane, lane)


def _edges(nodes: Iterable[MapNode], edges: Iterable[MapEdge]) -> list[Edge]:
    known = {node.id for node in nodes}
    pairs = dict.fromkeys((edge.source, edge.target) for edge in edges)
    return [pair for pair in pairs if set(pair) <= known and pair[0] != pair[1]]


def _grid(largest: int) -> Grid:
    """Choose the boxes for lanes of up to `largest`: few wide ones, or five narrow ones with more room between."""
    if largest <= 4:  # noqa: PLR2004 - as many as stand well in one row
        return Grid(largest, min((WIDTH - 2 * PAD - (largest - 1) * 20) / largest, 240), 66, 20, 26, 3)
    return Grid(5, (WIDTH - 2 * PAD - 4 * 26) / 5, 84, 26, 30, 4)


def _rows(layer: Sequence[str], grid: Grid, edges: Iterable[Edge]) -> list[list[str]]:
    """Part an ordered lane into rows: neighbours above each other, what drives most in the upper row."""
    count = -(-len(layer) // grid.columns)
    drives = [source for source, _ in edges]
    stacks = [
        sorted(layer[start : start + count], key=lambda name: -drives.count(name))
        for start in range(0, len(layer), count)
    ]
    return [[stack[row] for stack in stacks if row < len(stack)] for row in range(count)]


def _across(row: Sequence[str], grid: Grid) -> dict[str, float]:
    """Return the middles of the boxes of a row, which stands in the middle of the drawing."""
    left = (WIDTH - len(row) * grid.width - (len(row) - 1) * grid.gap) / 2 + grid.width / 2
    return {name: round(left + number * (grid.width + grid.gap), 1) for number, name in enumerate(row)}


def _lanes(
    titles: Sequence[str], in_lanes: Sequence[Sequence[Sequence[str]]], grid: Grid, tracks: Mapping[int, int]
) -> list[Lane]:
    """Place lanes from top to bottom with room for the tracks between rows."""
    lanes: list[Lane] = []
    number, top = 0, 2.0 + max(tracks.get(0, 0) * _TRACK + _ROOM - _LANE_TITLE, 0)
    for title, rows in zip(titles, in_lanes, strict=True):
        if number:
            top += max(_LANE_GAP, _room(tracks.get(number, 0), 0) - PAD - _LANE_TITLE / 2)
        at = top + _LANE_TITLE
        places: dict[str, Place] = {}
        for row in rows:
            at += _room(tracks.get(number, 0), grid.row_gap) if places else 0
            places |= {name: Place(x, round(at + grid.height / 2, 1)) for name, x in _across(row, grid).items()}
            at += grid.height
            number += 1
        lanes.append(Lane(title, top, at + PAD - top, places))
        top = at + PAD
    return lanes
