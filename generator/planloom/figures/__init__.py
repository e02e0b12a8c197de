"""Everything that is calculated.

:func:`compute` takes the graph and returns :class:`Figures`. All arithmetic of pages and rules is here,
in :class:`decimal.Decimal` and :class:`planloom.values.Money`; nothing after this stage adds up anything.
"""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any, TypeVar

from planloom.figures.exchange import Exchange
from planloom.figures.figure import Figure
from planloom.figures.live import live
from planloom.figures.marketing.component import ComponentRow, component_rows
from planloom.figures.measure.data import MeasureData
from planloom.figures.measure.figures import MeasureFigures, figures_from
from planloom.figures.measure.status import WORST_FIRST
from planloom.figures.money.by_plan import MoneyFigures, money_figures
from planloom.figures.money.statement import Statement, statement
from planloom.figures.reporting import reporting_year
from planloom.figures.sales.of_plan import Sales
from planloom.figures.strategy.coverage import Carrier, Thread, strategic_objectives, threads
from planloom.figures.strategy.progress import Progress, objective_score, score
from planloom.figures.strategy.rollup import MONEY_FIELDS, RollUp
from planloom.figures.written import Written
from planloom.links import Graph
from planloom.model import Item, Plan, parts_in
from planloom.model.marketing import SalesComponent
from planloom.model.relations import MEASURES
from planloom.model.shared import Measure, Objective
from planloom.tracking import EVERYTHING, Memory, note, tracked_property
from planloom.values import Money

__all__ = ["Figures", "MeasureFigures", "MoneyFigures", "Thread", "compute"]

S = TypeVar("S")
T = TypeVar("T")

OWNERS_WORD = ("cancelled", "paused")
"""What no figures tell of a measure: the status is the one its owner states."""


class Figures:
    """What is calculated over a graph, each figure once, when it is first asked for.

    `today` is the day the figures are of.
    """

    def __init__(self, graph: Graph, today: dt.date) -> None:
        self.graph = graph
        self.today = today
        self.calendar = graph.portfolio.organisation.calendar
        self.exchange = Exchange(graph.portfolio)
        self._known: Memory[tuple[Any, Any]] = Memory()
        self._data: dict[int, MeasureData] = {}
        self._measures: dict[int, MeasureFigures] = {}
        self._sales: dict[int, Sales] = {}
        self.year_of = reporting_year(graph.portfolio.organisation)
        self._progress = Progress(graph, self.counted_measures_of, self.measure)
        self._rollups = {field: RollUp(graph, self.exchange, field) for field in MONEY_FIELDS}

    def once(self, calculate: "Callable[[S, Figures], T]", subject: S) -> T:
        """Return what `calculate` makes of `subject` and these figures, calculated when it is first asked for."""
        # The subject is kept, so that its id stays its own.
        found = self._known.get((calculate, id(subject)), lambda: (subject, calculate(subject, self)))
        return found[1]  # type: ignore[no-any-return]  # what the same function returned

    def data_of(self, measure: Measure) -> MeasureData:
        """Return what a measure says of itself, read for judging."""
        if id(measure) not in self._data:
            self._data[id(measure)] = MeasureData(measure, self.today)
        return self._data[id(measure)]

    def measure(self, measure: Measure) -> MeasureFigures:
        """Return where a measure stands."""
        if id(measure) not in self._measures:
            self._measures[id(measure)] = figures_from(self.data_of(measure), self.year_of)
        return self._measures[id(measure)]

    def direction(self, measure: Measure) -> str:
        """Return the direction of a measure, which thresholds and ranges among its targets may say."""
        return self.data_of(measure).direction

    @tracked_property
    def measures(self) -> tuple[Measure, ...]:
        """All measures of all plans, in the order of the sources."""
        return tuple(
            part for plan in self.graph.portfolio.plans for part in parts_in(plan) if isinstance(part, Measure)
        )

    def measures_of(self, objective: Item) -> tuple[Measure, ...]:
        """Return the measures of an objective: its own, and those that name it."""
        own = objective.measures if isinstance(objective, Objective) else ()
        others = (item for item in self.graph.sources(objective, MEASURES) if isinstance(item, Measure))
        return (*own, *others)

    def counted_measures_of(self, objective: Item) -> tuple[Measure, ...]:
        """Return the measures that an objective takes its status, progress and score from."""
        return live(self.measures_of(objective))

    def status(self, item: Item) -> str | None:
        """Return the status an object states, or that follows from its measures: the worst of them."""
        if isinstance(item, Measure) and item.status not in OWNERS_WORD:
            return self.measure(item).status or item.status
        if item.status is not None:
            return item.status
        found = {self.measure(measure).status for measure in self.counted_measures_of(item)}
        return next((status for status in WORST_FIRST if status in found), None)

    def progress(self, item: Item) -> Figure[Decimal]:
        """Return how far an object has come, as a fraction of one; unknown where nothing tells."""
        if isinstance(item, Measure):
            return self.measure(item).progress
        return self._progress.of(item)

    def score_of(self, measure: Measure) -> Figure[Decimal]:
        """Return the score of a key result by its figures, 0 to 1."""
        return score(measure, self.measure(measure))

    def score(self, objective: Objective) -> Figure[Decimal]:
        """Return the score of an objective by its key results, 0 to 1."""
        return objective_score(objective, self.counted_measures_of(objective), self.measure)

    def sales(self, plan: Plan) -> Sales:
        """Return the targets, quotas and forecasts of a sales plan, ready to be asked."""
        note(*EVERYTHING)  # it is asked bit by bit, and remembers what it was asked before
        if id(plan) not in self._sales:
            self._sales[id(plan)] = Sales(plan, self.graph, self.exchange)
        return self._sales[id(plan)]

    def component(self, component: SalesComponent) -> tuple[ComponentRow, ...]:
        """Return what a marketing plan expects of sales beside what sales aims at, period by period."""
        return component_rows(component, self.graph, self.exchange, self.sales)

    def rolled_up(self, item: Item, field: str) -> tuple[Written[Money], ...]:
        """Return what supporters contribute to a money field of `item`, entry by entry."""
        return self._rollups[field].contributed(item)

    @tracked_property
    def threads(self) -> tuple[Thread, ...]:
        """The golden thread of each strategic objective."""
        return threads(self.graph)

    def carrier(self, objective: Item) -> Carrier | None:
        """Return what carries a strategic objective; None for any other object."""
        thread = self._threads.get(id(objective))
        return thread.carrier if thread else None

    @tracked_property
    def _threads(self) -> dict[int, Thread]:
        return {id(thread.objective): thread for thread in self.threads}

    def place_of(self, objective: Item) -> int:
        """Return the place of a strategic objective in the order of the sources; 0 for any other object."""
        return self._places.get(id(objective), 0)

    @tracked_property
    def _places(self) -> dict[int, int]:
        return {id(thread.objective): place for place, thread in enumerate(self.threads)}

    def serves(self, *items: Item) -> tuple[Objective, ...]:
        """Return the strategic objectives that objects serve in the end, each once."""
        return strategic_objectives(self.graph, *items)

    @tracked_property
    def money(self) -> MoneyFigures:
        """Costs and allocations, plan by plan and year by year."""
        return money_figures(self)

    @tracked_property
    def statement(self) -> Statement:
        """All money of the plans, line by line and year by year."""
        return statement(self)


def compute(graph: Graph, today: dt.date) -> Figures:
    """Return the figures of a graph as of `today`."""
    return Figures(graph, today)
