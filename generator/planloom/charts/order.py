"""Graphviz, asked for an order that crosses few arrows."""

import threading
from collections.abc import Iterable, Mapping, Sequence

import pygraphviz

Edge = tuple[str, str]
_ONE_AT_A_TIME = threading.Lock()
"""The library keeps global state."""


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
    across = {name: _across(graph, node) for name, node in names.items()}
    return [sorted(layer, key=lambda name: (across[name], rank[name])) for layer in layers]


def _graph(names: Mapping[str, str], width: float, height: float) -> pygraphviz.AGraph:
    graph = pygraphviz.AGraph(directed=True, strict=True)
    graph.node_attr.update(shape="box", label="", fixedsize="true", width=str(width), height=str(height))
    for node in names.values():
        graph.add_node(node)
    return graph


def _lay_out(graph: pygraphviz.AGraph, program: str) -> None:
    with _ONE_AT_A_TIME:
        graph.layout(prog=program)


def _across(graph: pygraphviz.AGraph, node: str) -> float:
    return float(graph.get_node(node).attr["pos"].split(",")[0])
