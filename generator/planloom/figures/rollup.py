"""What flows up along ``supports``: each supporter counts with the share it contributes, at any depth."""

from collections.abc import Callable
from decimal import Decimal

from planloom.figures.money import Exchange
from planloom.figures.series import merged, scaled
from planloom.links import Graph
from planloom.model import Item
from planloom.model.shared import Initiative, Objective
from planloom.values import Money, Period

MoneySeries = dict[Period, Money]
MONEY_FIELDS = ("revenue_target", "budget", "cost_target")


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
        self._open: set[int] = set()

    def own(self, item: Item) -> MoneySeries:
        """Return what `item` states itself."""
        return self.exchange.series(getattr(item, self.field, None) or {})

    def contributed(self, item: Item) -> MoneySeries:
        """Return what the supporters of `item` bring together."""
        if id(item) in self._known:
            return self._known[id(item)]
        if id(item) in self._open:  # a circle, which `links` has reported
            return {}
        self._open.add(id(item))
        parts = []
        for edge in self.graph.back(item, "supports"):
            share = edge.source.share_of(edge.link) if edge.link else None
            if share is not None:
                parts.append(scaled(self.own(edge.source) or self.contributed(edge.source), share))
        self._open.discard(id(item))
        self._known[id(item)] = merged(parts)
        return self._known[id(item)]


def progress_of(
    item: Item,
    graph: Graph,
    measure_progress: Callable[[Objective], Decimal | None],
    _open: frozenset[int] = frozenset(),
) -> Decimal | None:
    """Return how far an object has come, as a fraction of one; None where nothing tells.

    An objective goes by its measures. Without any it goes by what supports it, weighted by shares
    where they are given; an initiative says it itself, or is done.
    """
    if isinstance(item, Initiative):
        return item.progress if item.progress is not None else Decimal(1) if item.status == "done" else None
    if isinstance(item, Objective):
        own = measure_progress(item)
        if own is not None:
            return own
    if id(item) in _open:
        return None
    parts: list[tuple[Decimal, Decimal]] = []
    for edge in graph.back(item, "supports"):
        below = progress_of(edge.source, graph, measure_progress, _open | {id(item)})
        share = edge.source.share_of(edge.link) if edge.link else None
        if below is not None:
            parts.append((below, share if share is not None else Decimal(1)))
    weight = sum((share for _, share in parts), Decimal(0))
    return sum((value * share for value, share in parts), Decimal(0)) / weight if weight else None
