"""How far objectives and initiatives have come, as fractions of one.

An objective takes the mean of its measures, by their weights where they have any. None counts for more than 100%: what
is above its target does not make up for what is behind. OKRs are scored the same way, from 0 to 1.
"""

from collections.abc import Callable, Iterable
from decimal import Decimal

from planloom.figures.figure import Figure, Operand, mean_of, unknown
from planloom.figures.measure.figures import MeasureFigures
from planloom.figures.strategy.rollup import bottom_up, share_along
from planloom.figures.written import number_at
from planloom.links import Graph
from planloom.model import Item
from planloom.model.measures import Measure
from planloom.model.relations import SUPPORTS
from planloom.model.shared import Initiative, Objective
from planloom.tracking import Memory

Number = Figure[Decimal]
ALL = Decimal(1)


class Progress:
    """How far objects have come.

    An objective goes by its measures. Without any that tell it goes by what supports it, weighted by shares where
    they are given; an initiative says it itself, or is done.
    """

    def __init__(
        self,
        graph: Graph,
        measures_of: Callable[[Item], tuple[Measure, ...]],
        figures_of: Callable[[Measure], MeasureFigures],
    ) -> None:
        self.graph = graph
        self.measures_of = measures_of
        self.figures_of = figures_of
        self._known: Memory[Number] = Memory()

    def of(self, item: Item) -> Number:
        """Return how far `item` has come; unknown where nothing tells."""
        for here in bottom_up(item, self._below):
            self._known.get(id(here), lambda here=here: self._own(here) or self._of_supporters(here))  # type: ignore[misc]
        return self._known.known(id(item), _NOTHING)

    def _own(self, item: Item) -> Number:
        if isinstance(item, Initiative):
            if item.progress is None and item.status == "done":
                return Figure("progress", ALL, item)
            return number_at("progress", item, "progress")
        if not isinstance(item, Objective):
            return unknown("progress", "not_given", subject=item)
        parts = [(self.figures_of(one).progress, weight_of(one)) for one in self.measures_of(item)]
        return mean_of("progress", parts, subject=item, most=ALL)

    def _below(self, item: Item) -> Iterable[Item]:
        if isinstance(item, Initiative) or id(item) in self._known or self._own(item):
            return ()
        return self.graph.sources(item, SUPPORTS)

    def _of_supporters(self, item: Item) -> Number:
        if isinstance(item, Initiative):
            return unknown("progress", "not_given", subject=item)
        parts = []
        for edge in self.graph.back(item, SUPPORTS):
            share = share_along(edge)
            parts.append((self._known.known(id(edge.source), _NOTHING), share if share is not None else ALL))
        return mean_of("progress", parts, subject=item, most=ALL)


_NOTHING: Number = unknown("progress", "not_given")


def weight_of(measure: Measure) -> Decimal:
    """Return the weight of a measure among those of its objective."""
    return measure.weight if measure.weight is not None else ALL


def score(measure: Measure, found: MeasureFigures) -> Number:
    """Return the score of a key result, 0 to 1: its progress, or what its owner gave where figures do not tell."""
    if found.progress.value is not None:
        value = min(max(found.progress.value, Decimal(0)), ALL)
        operands = (Operand("plus", found.progress, value),)
        return Figure("score", value, measure, found.progress.period, operands, found.progress.gaps)
    return number_at("score", measure, "score")


def objective_score(
    objective: Objective, measures: Iterable[Measure], figures_of: Callable[[Measure], MeasureFigures]
) -> Number:
    """Return the score of an objective: the mean of its key results, by their weights where they have any."""
    parts = [(score(one, figures_of(one)), weight_of(one)) for one in measures]
    return mean_of("score", parts, subject=objective, most=ALL)
