"""The plans joined: who names whom, in both directions."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from planloom.model import Item, Link, Part, Plan, Portfolio
from planloom.model.relations import SERVING, Relation
from planloom.problems import Span


@dataclass(frozen=True, slots=True)
class Edge:
    """One reference: `source` names `target`, by which `relation` and in which field. `link` is set for ``supports``.

    It is written in `part` (the source, or what stands in it) at the end of `path`.
    """

    source: Item
    target: Item
    relation: Relation
    field: str
    part: Part
    path: tuple[str | int, ...]
    link: Link | None = None

    @property
    def span(self) -> Span:
        """Where it is written."""
        return self.part.span(*self.path)


@dataclass(frozen=True, slots=True)
class Mention:
    """A reference in prose, ``[[id]]`` or ``[[id|label]]``, by the object whose text it stands in."""

    source: Item
    id: str
    span: Span


class Graph:
    """A portfolio with its references resolved.

    `ids` finds any object, plan, person or team by id; `renamed` maps former ids to present ones.
    Edges are kept by object, in the order of the sources.
    """

    def __init__(
        self,
        portfolio: Portfolio,
        ids: Mapping[str, Item],
        renamed: Mapping[str, str],
        edges: list[Edge],
        mentions: list[Mention],
        terms: frozenset[str],
    ) -> None:
        self.portfolio = portfolio
        self.ids = ids
        self.renamed = renamed
        self.mentions = tuple(mentions)
        self.terms = terms
        self._out: dict[int, list[Edge]] = {}
        self._in: dict[int, list[Edge]] = {}
        for edge in edges:
            self._out.setdefault(id(edge.source), []).append(edge)
            self._in.setdefault(id(edge.target), []).append(edge)
        self._plans = {plan.id: plan for plan in portfolio.plans}

    def find(self, wanted: str) -> Item | None:
        """Return the object with the id, also by a former id."""
        return self.ids.get(self.renamed.get(wanted, wanted))

    def plan_of(self, item: Item) -> Plan | None:
        """Return the plan the object belongs to; None for people, teams and others that all share."""
        return item if isinstance(item, Plan) else self._plans.get(item.plan)

    def is_strategic(self, item: Item) -> bool:
        """Tell whether the object belongs to a plan that others serve."""
        plan = self.plan_of(item)
        return plan is not None and plan.directs

    def out(self, item: Item, *relations: Relation) -> tuple[Edge, ...]:
        """Return the references made by `item`, by `relations` or by any."""
        return _by(relations, self._out.get(id(item), ()))

    def back(self, item: Item, *relations: Relation) -> tuple[Edge, ...]:
        """Return the references to `item`, by `relations` or by any."""
        return _by(relations, self._in.get(id(item), ()))

    def targets(self, item: Item, *relations: Relation) -> tuple[Item, ...]:
        """Return what `item` names by `relations`."""
        return tuple(edge.target for edge in self.out(item, *relations))

    def sources(self, item: Item, *relations: Relation) -> tuple[Item, ...]:
        """Return what names `item` by `relations`."""
        return tuple(edge.source for edge in self.back(item, *relations))

    def upward(self, *items: Item) -> Iterator[Item]:
        """Yield everything that `items` support, directly or through others, each once: nearest first, item by item.

        What several of them support is walked once, however many they are.
        """
        return (other for _, other in _walk(items, self._served))

    def downward(self, *items: Item) -> Iterator[Item]:
        """Yield everything that supports `items`, directly or through others, in the same way."""
        return (other for _, other in _walk(items, self._serving))

    def parted(self, *items: Item) -> Iterator[tuple[Item, Item]]:
        """Yield everything that supports `items`, each once, behind the first of `items` that it supports."""
        return _walk(items, self._serving)

    @cached_property
    def _served(self) -> dict[int, list[Item]]:
        """What each object supports, by its identity."""
        return {key: found for key, edges in self._out.items() if (found := [e.target for e in _by(SERVING, edges)])}

    @cached_property
    def _serving(self) -> dict[int, list[Item]]:
        """What supports each object, by its identity."""
        return {key: found for key, edges in self._in.items() if (found := [e.source for e in _by(SERVING, edges)])}


def _walk(items: Iterable[Item], steps: Mapping[int, list[Item]]) -> Iterator[tuple[Item, Item]]:
    """Yield what `steps` lead to, behind the item they lead there from; no object leads on twice, none to itself."""
    found: set[int] = set()
    walked: set[int] = set()
    for item in items:
        row: list[Item] = [item]
        while row:
            following: list[Item] = []
            for here in row:
                if id(here) in walked:
                    continue
                walked.add(id(here))
                for other in steps.get(id(here), ()):
                    if id(other) not in found and other is not item:
                        found.add(id(other))
                        following.append(other)
                        yield item, other
            row = following


def _by(relations: tuple[Relation, ...], edges: Iterable[Edge]) -> tuple[Edge, ...]:
    return tuple(edge for edge in edges if not relations or edge.relation in relations)
