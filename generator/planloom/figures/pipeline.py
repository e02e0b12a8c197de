"""The pipeline weighed by its probabilities, and the funnel with the share that passes each step."""

from dataclasses import dataclass
from decimal import Decimal

from planloom.figures.exchange import Exchange
from planloom.figures.money import total_of
from planloom.figures.series import within
from planloom.figures.targets import plan_target
from planloom.model.plan import SalesPlan
from planloom.model.sales import FunnelStep, Stage
from planloom.values import Money, Period


@dataclass(frozen=True, slots=True)
class StageRow:
    """A stage and its value weighed by its probability."""

    stage: Stage
    value: Money | None
    weighted: Money | None


@dataclass(frozen=True, slots=True)
class PipelineTable:
    """All stages; what is open, what is won, and how often the open pipeline covers the target.

    `covers` is open value over the target of the rules' period; None where one of them is missing.
    """

    stages: tuple[StageRow, ...]
    open_value: Money | None
    open_weighted: Money | None
    open_count: Decimal | None
    won: Money | None
    target: Money | None
    covers: Decimal | None
    wanted: Decimal | None

    @property
    def enough(self) -> bool | None:
        """Whether the pipeline covers the target as often as wanted; None where nobody can tell."""
        return None if self.covers is None or self.wanted is None else self.covers >= self.wanted


def pipeline_table(plan: SalesPlan, exchange: Exchange) -> PipelineTable:
    """Weigh the pipeline of `plan`."""
    rows = tuple(_stage(stage, exchange) for stage in plan.pipeline)
    still_open = [row for row in rows if is_open(row.stage)]
    value = total_of(row.value for row in still_open)
    rules = plan.pipeline_rules
    target = plan_target(plan, rules.for_period, exchange) if rules and rules.for_period else None
    counts = [row.stage.count for row in still_open if row.stage.count is not None]
    return PipelineTable(
        stages=rows,
        open_value=value,
        open_weighted=total_of(row.weighted for row in still_open),
        open_count=sum(counts, Decimal(0)) if counts else None,
        won=total_of(row.value for row in rows if row.stage.category == "won" or row.stage.probability >= 1),
        target=target,
        covers=value.amount / target.amount if value is not None and target else None,
        wanted=rules.coverage if rules else None,
    )


def is_open(stage: Stage) -> bool:
    """Tell whether a deal in the stage is neither won nor given up."""
    return 0 < stage.probability < 1 and stage.category not in ("won", "omitted")


def _stage(stage: Stage, exchange: Exchange) -> StageRow:
    value = exchange.money(stage.value) if stage.value is not None else None
    return StageRow(stage, value, value * stage.probability if value is not None else None)


@dataclass(frozen=True, slots=True)
class FunnelCell:
    """How many reach a step in one period, and which share of the step before that is."""

    count: Decimal | None
    conversion: Decimal | None


@dataclass(frozen=True, slots=True)
class FunnelRow:
    """One step of the funnel by period."""

    step: FunnelStep
    cells: tuple[FunnelCell, ...]


@dataclass(frozen=True, slots=True)
class FunnelTable:
    """The funnel by period. `overall` is the share of the first step that reaches the last."""

    periods: tuple[Period, ...]
    rows: tuple[FunnelRow, ...]
    overall: tuple[Decimal | None, ...]


def funnel_table(plan: SalesPlan) -> FunnelTable:
    """Lay out the funnel of `plan`."""
    periods = tuple(sorted({period for step in plan.funnel for period in step.counts}))
    counts = [[within(step.counts, period) for period in periods] for step in plan.funnel]
    rows = []
    for index, step in enumerate(plan.funnel):
        before = counts[index - 1] if index else [None] * len(periods)
        cells = (FunnelCell(now, _share(now, then)) for now, then in zip(counts[index], before, strict=True))
        rows.append(FunnelRow(step, tuple(cells)))
    overall = (
        tuple(_share(last, first) for last, first in zip(counts[-1], counts[0], strict=True))
        if len(counts) > 1
        else (None,) * len(periods)
    )
    return FunnelTable(periods, tuple(rows), overall)


def _share(count: Decimal | None, before: Decimal | None) -> Decimal | None:
    return count / before if count is not None and before else None
