"""The funnel by period, with the share that passes each step."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from planloom.figures.figure import Figure, named, ratio, sum_of, unknown
from planloom.figures.live import live
from planloom.figures.periods import shared
from planloom.figures.written import Written, numbers_in, total
from planloom.model import Plan
from planloom.model.shared import FunnelStep
from planloom.values import Period


@dataclass(frozen=True, slots=True)
class FunnelCell:
    """How many reach a step in some time, how many reached the step before, and which share of those it is.

    The share is exact or unknown, also where nobody reached the step before.
    """

    count: Figure[Decimal]
    came: Figure[Decimal]
    conversion: Figure[Decimal]

    @property
    def widens(self) -> bool:
        """Whether certainly more reach the step than reached the one before."""
        known = self.count.exact and self.came.exact
        return known and (self.count.value or 0) > (self.came.value or 0)


@dataclass(frozen=True, slots=True)
class FunnelRow:
    """One step of the funnel by period.

    `together` is the time that both this step and the one before it tell of: what a conversion that is stated
    once is to be held against.
    """

    step: FunnelStep
    before: FunnelStep | None
    cells: tuple[FunnelCell, ...]
    together: FunnelCell


@dataclass(frozen=True, slots=True)
class FunnelTable:
    """The funnel by period. `overall` is the share of the first step that reaches the last."""

    periods: tuple[Period, ...]
    rows: tuple[FunnelRow, ...]
    overall: tuple[Figure[Decimal], ...]
    overall_together: Figure[Decimal]


def funnel_table(plan: Plan) -> FunnelTable:
    """Lay out the funnel of a plan; a cancelled step is none, and the one after it follows the one before."""
    steps = live(plan.each(FunnelStep))
    series = [numbers_in(step, "counts") for step in steps]
    periods = tuple(sorted({period for one in series for period in one.given}))
    rows = [
        FunnelRow(
            step,
            steps[index - 1] if index else None,
            tuple(_cell(one, series[index - 1] if index else None, [period]) for period in periods),
            _together(one, series[index - 1] if index else None),
        )
        for index, (step, one) in enumerate(zip(steps, series, strict=True))
    ]
    ends = (series[-1], series[0]) if len(series) > 1 else None
    return FunnelTable(
        periods=periods,
        rows=tuple(rows),
        overall=tuple(_overall(_cell(*ends, [period])) if ends else _none() for period in periods),
        overall_together=_overall(_together(*ends)) if ends else _none(),
    )


def _together(one: Written[Decimal], before: Written[Decimal] | None) -> FunnelCell:
    if before is None:
        return FunnelCell(total("funnel_count", [one], subject=one.part), _none(), _none())
    return _cell(one, before, shared(one.values, before.values))


def _cell(one: Written[Decimal], before: Written[Decimal] | None, periods: Sequence[Period]) -> FunnelCell:
    count, came = _count(one, periods), _count(before, periods) if before is not None else _none()
    if not (count.exact and came.exact):
        return FunnelCell(count, came, _none())
    return FunnelCell(count, came, ratio("conversion", count, came, subject=one.part, period=count.period))


def _count(series: Written[Decimal], periods: Sequence[Period]) -> Figure[Decimal]:
    """Return what a step counts in periods that do not overlap."""
    if not periods:
        return unknown("funnel_count", "not_given", subject=series.part)
    found = [total("funnel_count", [series], period, subject=series.part, sparse=False) for period in periods]
    return found[0] if len(found) == 1 else sum_of("funnel_count", found, subject=series.part)


def _overall(cell: FunnelCell) -> Figure[Decimal]:
    """Return the share of the first step that reaches the last."""
    return named("overall_conversion", cell.conversion)


def _none() -> Figure[Decimal]:
    return unknown("conversion", "not_given")
