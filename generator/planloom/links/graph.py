"""The plans joined: who names whom, in both directions."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from planloom.model import Item, Link, Part, Plan, Portfolio
from planloom.model.relations import SERVING, Relation
from planloom.problems import Span
from planloom.tracking import Kind, note

I = TypeVar("I", bound=Item)  # noqa: E741  # an item


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
        self._places = {wanted: place for place, wanted in enumerate(self._plans)}
        self._directing = {wanted for wanted, plan in self._plans.items() if plan.directs}

    def find(self, wanted: str) -> Item | None:
        """Return the object with the id, also by a former id."""
        note("find", wanted)
        found = self.ids.get(self.renamed.get(wanted, wanted))
        return found if found is None else handed_out(found)

    def plan_of(self, item: Item) -> Plan | None:
        """Return the plan the object belongs to; None for people, teams and others that all share."""
        plan = item if isinstance(item, Plan) else self._plans.get(item.plan)
        return plan if plan is None else handed_out(plan)

    def plans_with(self, ids: Iterable[str]) -> Iterator[Plan]:
        """Yield the plans whose ids are among `ids`, in the order of the sources; the others are not looked at."""
        note("kinds", "")
        found = sorted((one for one in ids if one in self._places), key=self._places.__getitem__)
        return (handed_out(self._plans[one]) for one in found)

    def is_strategic(self, item: Item) -> bool:
        """Tell whether the object belongs to a plan that others serve."""
        note("kinds", "")
        return self._directs(item)

    def _directs(self, item: Item) -> bool:
        return item.directs if isinstance(item, Plan) else item.plan in self._directing

    def out(self, item: Item, *relations: Relation) -> tuple[Edge, ...]:
        """Return the references made by `item`, by `relations` or by any."""
        note("out", id(item))
        return tuple(_handed_out(_by(relations, self._out.get(id(item), ()))))

    def back(self, item: Item, *relations: Relation) -> tuple[Edge, ...]:
        """Return the references to `item`, by `relations` or by any."""
        note("back", id(item))
        return tuple(_handed_out(_by(relations, self._in.get(id(item), ()))))

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
        return (handed_out(other) for _, other in _walk(items, self._served, "out"))

    def strategic_above(self, *items: Item) -> Iterator[Item]:
        """Yield what `items` support, directly or through others, in the plans that others serve, in the same way."""
        note("kinds", "")
        return (handed_out(other) for _, other in _walk(items, self._served, "out") if self._directs(other))

    def downward(self, *items: Item) -> Iterator[Item]:
        """Yield everything that supports `items`, directly or through others, in the same way."""
        return (handed_out(other) for _, other in _walk(items, self._serving, "back"))

    def parted(self, *items: Item) -> Iterator[tuple[Item, Item]]:
        """Yield everything that supports `items`, each once, behind the first of `items` that it supports."""
        return ((item, handed_out(other)) for item, other in _walk(items, self._serving, "back"))

    @cached_property  # by `_walk`, which notes what it reads of it
    def _served(self) -> dict[int, list[Item]]:
        """What each object supports, by its identity."""
        return {key: found for key, edges in self._out.items() if (found := [e.target for e in _by(SERVING, edges)])}

    @cached_property  # by `_walk`, which notes what it reads of it
    def _serving(self) -> dict[int, list[Item]]:
        """What supports each object, by its identity."""
        return {key: found for key, edges in self._in.items() if (found := [e.source for e in _by(SERVING, edges)])}


def handed_out(item: I) -> I:
    """Return an object, which is read from now on."""
    note("item", id(item))
    return item


def _handed_out(edges: Iterable[Edge]) -> Iterator[Edge]:
    for edge in edges:
        note("item", id(edge.source))
        note("item", id(edge.target))
        yield edge


def _walk(items: Iterable[Item], steps: Mapping[int, list[Item]], kind: Kind) -> Iterator[tuple[Item, Item]]:
    """Yield what `steps` lead to, behind the item they lead there from; no object leads on twice, none to itself.

    `kind` says which references are read on the way.
    """
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
                note(kind, id(here))
                for other in steps.get(id(here), ()):
                    if id(other) not in found and other is not item:
                        found.add(id(other))
                        following.append(other)
                        yield item, other
            row = following


def _by(relations: tuple[Relation, ...], edges: Iterable[Edge]) -> tuple[Edge, ...]:
    return tuple(edge for edge in edges if not relations or edge.relation in relations)
