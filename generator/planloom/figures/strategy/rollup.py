"""What flows up along ``supports``: each supporter counts with the share it contributes, at any depth."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal

from planloom.figures.exchange import Exchange
from planloom.figures.live import is_live
from planloom.figures.written import Written, money_in
from planloom.links import Edge, Graph
from planloom.model import Item
from planloom.model.relations import SUPPORTS
from planloom.tracking import Memory
from planloom.values import Money

Shares = dict[int, tuple[Item, Decimal]]
"""Objects that state something, by identity, each with the share of it that counts."""

MONEY_FIELDS = ("revenue_target", "budget", "cost_target")


def bottom_up(item: Item, below: Callable[[Item], Iterable[Item]]) -> Iterator[Item]:
    """Yield `item` and what lies below it, each once and after everything it rests on.

    Without recursion, so that a chain may be as long as it likes. Where links run in a circle, which
    `links` has reported, the one that closes it is passed over.
    """
    seen = {id(item)}
    path = [(item, iter(below(item)))]
    while path:
        here, rest = path[-1]
        deeper = next((other for other in rest if id(other) not in seen), None)
        if deeper is None:
            path.pop()
            yield here
        else:
            seen.add(id(deeper))
            path.append((deeper, iter(below(deeper))))


def share_along(edge: Edge) -> Decimal | None:
    """Return the share that counts along a link upward; None where it counts for nothing."""
    return edge.source.share_of(edge.link) if edge.link else None


class RollUp:
    """Rolls up amounts of one field along the links that say how much they contribute.

    What an object states itself counts; only where it states nothing does what its own supporters
    bring take its place, so a figure that is broken down over three levels is counted once. Amounts stay apart
    until somebody adds them: one that is given for two years at once hides the years of no other. What is
    cancelled brings nothing.
    """

    def __init__(self, graph: Graph, exchange: Exchange, field: str) -> None:
        self.graph = graph
        self.exchange = exchange
        self.field = field
        self._known: Memory[Shares] = Memory()

    def contributed(self, item: Item) -> tuple[Written[Money], ...]:
        """Return what the supporters of `item` bring: what each of them states, times the share that counts."""
        for here in bottom_up(item, self._unstated):
            self._known.get(id(here), lambda here=here: self._shares(here))  # type: ignore[misc]
        shares = self._known.known(id(item), {}).values()
        return tuple(money_in(source, self.field, self.exchange).scaled(share) for source, share in shares)

    def _states(self, item: Item) -> bool:
        """Tell whether `item` gives money by period; a plan's `budget` is a part, a comparison's `budget` is words."""
        given = getattr(item, self.field, None)
        return isinstance(given, Mapping) and bool(given)

    def _shares(self, item: Item) -> Shares:
        found: Shares = {}
        for supporter, share in self._counting(item):
            for source, part in self._stated_by(supporter):
                before = found.get(id(source), (source, Decimal(0)))[1]
                found[id(source)] = source, before + part * share
        return found

    def _counting(self, item: Item) -> Iterator[tuple[Item, Decimal]]:
        """Yield the supporters of `item` that bring anything, each with the share that counts."""
        for edge in self.graph.back(item, SUPPORTS):
            share = share_along(edge)
            if share is not None and is_live(edge.source):
                yield edge.source, share

    def _stated_by(self, item: Item) -> Iterable[tuple[Item, Decimal]]:
        return [(item, Decimal(1))] if self._states(item) else self._known.known(id(item), {}).values()

    def _unstated(self, item: Item) -> Iterator[Item]:
        """Yield the supporters of `item` whose figures rest on their own supporters."""
        for source, _ in self._counting(item):
            if id(source) not in self._known and not self._states(source):
                yield source
