"""What YAML and front matter become: dictionaries and lists that know where they were written.

Every scalar stays the text the writer typed (or None for an empty value): only the model knows
whether ``no`` is Norway, a word or a refusal. Positions are taken from the parser's own marks, so
they cost nothing until somebody asks.
"""

from collections.abc import Callable
from typing import Any

import yaml

from planloom.problems import Span

Locate = Callable[[yaml.Node], Span]


class Mapping(dict[str, Any]):
    """A YAML mapping; `nodes` keeps the parser's node of each key and value, and who can locate them."""

    __slots__ = ("locate", "node", "nodes")

    def __init__(self, node: yaml.Node, locate: Locate) -> None:
        super().__init__()
        self.node = node
        self.locate = locate
        self.nodes: dict[str, tuple[Locate, yaml.Node, yaml.Node]] = {}

    def put(self, key: str, value: Any, place: tuple[Locate, yaml.Node, yaml.Node]) -> None:
        """Set `key` to `value`, written at `place`."""
        self[key] = value
        self.nodes[key] = place

    def copied(self) -> "Mapping":
        """Return a copy down to the last entry, which knows the same places."""
        copy = Mapping(self.node, self.locate)
        copy.nodes.update(self.nodes)
        copy.update((key, _copied(value)) for key, value in self.items())
        return copy

    def has_lost(self, key: str) -> bool:
        """Tell whether something was written under `key` that has been taken out since."""
        if key in self:
            value = self[key]
            return isinstance(value, Mapping | Sequence) and _has_lost_any(value)
        return key in self.nodes

    @property
    def span(self) -> Span:
        """Where the mapping begins: its first key, or its brace."""
        if self.nodes:
            locate, key, _ = next(iter(self.nodes.values()))
            return locate(key)
        return self.locate(self.node)

    def key_span(self, key: str) -> Span:
        """Where `key` is written; where the mapping begins if it is not."""
        if key not in self.nodes:
            return self.span
        locate, node, _ = self.nodes[key]
        return locate(node)

    def value_span(self, key: str) -> Span:
        """Where the value of `key` is written; where the mapping begins if it is not."""
        if key not in self.nodes:
            return self.span
        locate, _, node = self.nodes[key]
        return locate(node)

    def span_of(self, *path: str | int) -> Span:
        """Follow keys and indices as far as they lead; return where the value there is written.

        Steps that lead nowhere are passed over, so that a path of another tool's making (with the
        names of types between the fields) finds the same place.
        """
        here: Any = self
        span = self.span
        for step in path:
            if isinstance(here, Mapping) and step in here.nodes:
                span = here.value_span(str(step))
                here = here.get(str(step))
            elif isinstance(here, Sequence) and isinstance(step, int) and step < len(here):
                span = here.span_at(step)
                here = here[step]
        return span


class Sequence(list[Any]):
    """A YAML list; `nodes` keeps the parser's node of each entry, and who can locate it."""

    __slots__ = ("node", "nodes")

    def __init__(self, node: yaml.Node) -> None:
        super().__init__()
        self.node = node
        self.nodes: list[tuple[Locate, yaml.Node]] = []

    def copied(self) -> "Sequence":
        """Return a copy down to the last entry, which knows the same places."""
        copy = Sequence(self.node)
        copy.nodes.extend(self.nodes)
        copy.extend(_copied(value) for value in self)
        return copy

    def holding(self, entries: list[Any], nodes: list[tuple[Locate, yaml.Node]]) -> "Sequence":
        """Return a list of the same place that never held more than `entries`, written at `nodes`."""
        old = self.node
        whole = [node for _, node in nodes]
        other = Sequence(
            yaml.SequenceNode(old.tag, whole, old.start_mark, old.end_mark, getattr(old, "flow_style", None))
        )
        other.extend(entries)
        other.nodes.extend(nodes)
        return other

    def span_at(self, index: int) -> Span:
        """Where the entry at `index` is written."""
        locate, node = self.nodes[index]
        return locate(node)


def _has_lost_any(value: Mapping | Sequence) -> bool:
    if isinstance(value, Mapping):
        return any(key not in value for key in value.nodes)
    return len(value) < len(value.node.value)


def _copied(value: Any) -> Any:
    return value.copied() if isinstance(value, Mapping | Sequence) else value
