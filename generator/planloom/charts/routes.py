"""Graphviz, asked for two things: an order that crosses few arrows, and ways around boxes."""

import threading
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import pygraphviz

Edge = tuple[str, str]
_POINTS = 72
"""Graphviz counts sizes in inches and places in points."""

_ONE_AT_A_TIME = threading.Lock()
"""The library keeps global state."""


class Place(NamedTuple):
    """The middle of a box in pixels, counted from the top left."""

    x: float
    y: float


NOWHERE = Place(0, 0)


class Route(NamedTuple):
    """The way of an arrow: the corners of a Bézier curve, and where its head points to."""

    curve: tuple[Place, ...]
    tip: Place


def ordered(layers: Sequence[Sequence[str]], edges: Iterable[Edge]) -> list[list[str]]:
    """Return each layer from left to right so that few of the `edges` cross. Layers go from top to bottom."""
    names = {name: f"n{number}" for number, name in enumerate(name for layer in layers for name in layer)}
    graph = _graph(names, 1, 0.5)
    for number, layer in enumerate(layers):
        graph.add_node(f"layer{number}")
        graph.add_subgraph([names[name] for name in layer] + [f"layer{number}"], rank="same")
        if number:
            graph.add_edge(f"layer{number - 1}", f"layer{number}", style="invis")
    rank = {name: number for number, layer in enumerate(layers) for name in layer}
    for source, target in edges:
        upper, lower = sorted((source, target), key=lambda name: rank[name])
        if rank[upper] != rank[lower]:
            graph.add_edge(names[upper], names[lower])
    _lay_out(graph, "dot")
    across = {name: _place(graph, node).x for name, node in names.items()}
    return [sorted(layer, key=lambda name: (across[name], rank[name])) for layer in layers]


def routes(places: Mapping[str, Place], size: tuple[float, float], edges: Iterable[Edge]) -> dict[Edge, Route]:
    """Return a way for each edge from box to box that leads around the boxes between."""
    names = {name: f"n{number}" for number, name in enumerate(places)}
    graph = _graph(names, size[0] / _POINTS, size[1] / _POINTS)
    graph.graph_attr.update(splines="ortho", esep="+6")
    for name, node in names.items():
        graph.get_node(node).attr["pos"] = f"{places[name].x},{-places[name].y}"
    edges = list(edges)
    for source, target in edges:
        graph.add_edge(names[source], names[target])
    _lay_out(graph, "nop")
    if not edges:
        return {}
    # the layout is moved to begin at zero; the first box tells how far
    first = next(iter(names))
    moved = _place(graph, names[first])
    shift = Place(places[first].x - moved.x, places[first].y - moved.y)
    found = ((edge, graph.get_edge(names[edge[0]], names[edge[1]]).attr["pos"]) for edge in edges)
    return {edge: _route(position, shift) for edge, position in found}


def _graph(names: Mapping[str, str], width: float, height: float) -> pygraphviz.AGraph:
    graph = pygraphviz.AGraph(directed=True, strict=True)
    graph.node_attr.update(shape="box", label="", fixedsize="true", width=str(width), height=str(height))
    for node in names.values():
        graph.add_node(node)
    return graph


def _lay_out(graph: pygraphviz.AGraph, program: str) -> None:
    with _ONE_AT_A_TIME:
        graph.layout(prog=program)


def _place(graph: pygraphviz.AGraph, node: str) -> Place:
    return _pair(graph.get_node(node).attr["pos"])


def _pair(text: str, shift: Place = NOWHERE) -> Place:
    x, y = (float(part) for part in text.split(",")[:2])
    return Place(round(x + shift.x, 1), round(shift.y - y, 1))


def _route(text: str, shift: Place) -> Route:
    end, *corners = text.split()
    curve = tuple(_pair(corner, shift) for corner in corners)
    return Route(curve, _pair(end.removeprefix("e,"), shift))
