"""What flows up along ``supports``: each supporter counts with the share it contributes, at any depth."""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from planloom.figures.exchange import Exchange
from planloom.figures.series import merged, scaled
from planloom.links import Edge, Graph
from planloom.model import Item
from planloom.values import Money, Period

MoneySeries = dict[Period, Money]
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
    bring take its place, so a figure that is broken down over three levels is counted once.
    """

    def __init__(self, graph: Graph, exchange: Exchange, field: str) -> None:
        self.graph = graph
        self.exchange = exchange
        self.field = field
        self._known: dict[int, MoneySeries] = {}

    def own(self, item: Item) -> MoneySeries:
        """Return what `item` states itself."""
        return self.exchange.series(getattr(item, self.field, None) or {})

    def contributed(self, item: Item) -> MoneySeries:
        """Return what the supporters of `item` bring together."""
        for here in bottom_up(item, self._unstated):
            if id(here) not in self._known:
                self._known[id(here)] = merged(self._parts(here))
        return self._known[id(item)]

    def _parts(self, item: Item) -> Iterator[MoneySeries]:
        for edge in self.graph.back(item, "supports"):
            share = share_along(edge)
            if share is not None:
                yield scaled(self.own(edge.source) or self._known.get(id(edge.source), {}), share)

    def _unstated(self, item: Item) -> Iterator[Item]:
        """Yield the supporters of `item` whose figures rest on their own supporters."""
        for source in self.graph.sources(item, "supports"):
            if id(source) not in self._known and not self.own(source):
                yield source
