"""The pipeline weighed by its probabilities, and how often it covers what is still to be sold."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from planloom.figures.figure import Figure, difference, ratio, sum_of, times, unknown
from planloom.figures.live import live
from planloom.figures.sales.of_plan import Sales
from planloom.figures.written import money_at, number_at
from planloom.model.sales import PipelineRules, Stage
from planloom.values import Money, Period


@dataclass(frozen=True, slots=True)
class StageRow:
    """A stage and its value weighed by its probability."""

    stage: Stage
    value: Figure[Money]
    weighted: Figure[Money]


@dataclass(frozen=True, slots=True)
class PipelineTable:
    """All stages; what is open, what is won, and how often the open pipeline covers what is still to be sold.

    `left` is the target of `period` less what is won, `covers` the open value over it: unknown where nothing is
    left to be sold. `wanted` is how often the plan itself wants it covered. A stage without a value is a gap.
    """

    stages: tuple[StageRow, ...]
    period: Period | None
    open_value: Figure[Money]
    open_weighted: Figure[Money]
    open_count: Figure[Decimal]
    won: Figure[Money]
    target: Figure[Money]
    left: Figure[Money]
    covers: Figure[Decimal]
    wanted: Decimal | None

    @property
    def is_sold(self) -> bool:
        """Whether the target is certainly reached by what is won."""
        return self.left.exact and self.left.value is not None and self.left.value.amount <= 0

    @property
    def enough(self) -> bool | None:
        """Whether the pipeline covers what is left as often as the plan wants; None where nobody can tell."""
        return None if self.wanted is None else self.covers_times(self.wanted)

    def covers_times(self, wanted: Decimal) -> bool | None:
        """Tell whether the pipeline covers what is left `wanted` times; None where nobody can tell."""
        if self.is_sold:
            return True
        return self.covers.value >= wanted if self.covers.exact and self.covers.value is not None else None

    def missing(self, wanted: Decimal) -> Figure[Money]:
        """Return how much more would have to be open to cover what is left `wanted` times."""
        factor: Figure[Decimal] = Figure("coverage_wanted", wanted)
        return difference("pipeline_missing", times("pipeline_wanted", self.left, factor), self.open_value)


def pipeline_table(sales: Sales) -> PipelineTable:
    """Weigh the pipeline of a plan and hold it against the target of its rules' period, or else of its own."""
    plan = sales.plan
    rows = tuple(_stage(stage, sales) for stage in live(plan.each(Stage)))
    open_stages = [stage for stage in live(plan.each(Stage)) if is_open(stage)]
    rules = plan.only(PipelineRules)
    period = (rules.for_period if rules else None) or plan.horizon
    target = sales.target(period) if period else unknown("revenue_target", "not_given")
    open_value, won = _sum("pipeline_open", rows, is_open), _sum("pipeline_won", rows, is_won)
    left = difference("left_to_sell", target, won, period=period) if won or won.gaps else target
    return PipelineTable(
        stages=rows,
        period=period,
        open_value=open_value,
        open_weighted=sum_of("pipeline_weighted", (row.weighted for row in rows if is_open(row.stage))),
        open_count=sum_of(
            "pipeline_deals", (number_at("deals", one, "count") for one in open_stages if one.count is not None)
        ),
        won=won,
        target=target,
        left=left,
        covers=_covers(open_value, left, period),
        wanted=rules.coverage if rules else None,
    )


def _sum(name: str, rows: tuple[StageRow, ...], chosen: Callable[[Stage], bool]) -> Figure[Money]:
    return sum_of(name, (row.value for row in rows if chosen(row.stage)))


def _covers(open_value: Figure[Money], left: Figure[Money], period: Period | None) -> Figure[Decimal]:
    if left.value is not None and left.value.amount <= 0:
        return unknown("pipeline_coverage", "zero", period=period, gaps=left.gaps)
    return ratio("pipeline_coverage", open_value, left, period=period)


def is_won(stage: Stage) -> bool:
    """Tell whether the deals of a stage are won: it says so, or they are certain and it says nothing else."""
    return stage.category == "won" or (stage.category is None and stage.probability >= 1)


def is_open(stage: Stage) -> bool:
    """Tell whether deals of a stage may yet be won: neither won nor given up nor without any chance."""
    return stage.probability > 0 and stage.category != "omitted" and not is_won(stage)


def _stage(stage: Stage, sales: Sales) -> StageRow:
    value = money_at("stage_value", stage, "value", sales.exchange)
    probability = number_at("probability", stage, "probability")
    return StageRow(stage, value, times("stage_weighted", value, probability, subject=stage))
