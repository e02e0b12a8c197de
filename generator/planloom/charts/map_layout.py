"""Where the lanes, boxes and arrows of a strategy map lie."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from planloom.charts.diagram import MapEdge, MapNode, StrategyMap
from planloom.charts.routes import Edge, Place, Route, ordered, routes

WIDTH = 680
PAD = 10
_LANE_TITLE, _LANE_GAP = 24, 22


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
    routes: Mapping[Edge, Route]
    grid: Grid
    height: float


def lay_out(request: StrategyMap) -> Layout:
    """Place lanes, boxes and arrows."""
    edges = _edges(request.nodes, request.edges)
    titles = dict(lanes_of(request))
    layers = [[node.id for node in request.nodes if node.lane == lane] for lane in titles]
    grid = _grid(max((len(layer) for layer in layers), default=1))
    lanes, top = [], 2.0
    for title, layer in zip(titles.values(), ordered(layers, edges), strict=True):
        lane = _lane(title, _rows(layer, grid, edges), top, grid)
        lanes.append(lane)
        top += lane.height + _LANE_GAP
    places = {name: place for lane in lanes for name, place in lane.places.items()}
    ways = routes(places, (grid.width, grid.height), edges)
    return Layout(lanes, ways, grid, top - _LANE_GAP + 2)


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


def _lane(title: str, rows: Sequence[Sequence[str]], top: float, grid: Grid) -> Lane:
    widest = max(len(row) for row in rows)
    left = (WIDTH - widest * grid.width - (widest - 1) * grid.gap) / 2
    places = {
        name: Place(
            round(left + column * (grid.width + grid.gap) + grid.width / 2, 1),
            round(top + _LANE_TITLE + number * (grid.height + grid.row_gap) + grid.height / 2, 1),
        )
        for number, row in enumerate(rows)
        for column, name in enumerate(row)
    }
    height = _LANE_TITLE + len(rows) * grid.height + (len(rows) - 1) * grid.row_gap + PAD
    return Lane(title, top, height, places)
