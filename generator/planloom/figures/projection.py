"""Projected profit and loss: years across, scenarios below each other, the result computed."""

from dataclasses import dataclass
from decimal import Decimal

from planloom.model.plan import RestructuringPlan
from planloom.model.restructuring import Projection
from planloom.values import Money, Period


@dataclass(frozen=True, slots=True)
class ProjectedYear:
    """One year: `result` is revenue less costs, `margin` the result over revenue; None across currencies."""

    year: Period
    revenue: Money
    costs: Money
    result: Money | None
    margin: Decimal | None


@dataclass(frozen=True, slots=True)
class ProjectionRows:
    """One scenario; a cell is None for a year it does not tell of."""

    projection: Projection
    cells: tuple[ProjectedYear | None, ...]


@dataclass(frozen=True, slots=True)
class ProjectionTable:
    """All scenarios by year."""

    years: tuple[Period, ...]
    scenarios: tuple[ProjectionRows, ...]


_ORDER = ("low", "base", "high")


def projection_table(plan: RestructuringPlan) -> ProjectionTable:
    """Lay out the projections of `plan`, the low scenario first."""
    years = tuple(sorted({year.year for one in plan.projections for year in one.years}))
    ordered = sorted(plan.projections, key=lambda one: _ORDER.index(one.scenario))
    return ProjectionTable(years, tuple(_rows(one, years) for one in ordered))


def _rows(projection: Projection, years: tuple[Period, ...]) -> ProjectionRows:
    cells = {}
    for one in projection.years:
        same = one.revenue.currency == one.costs.currency
        result = one.revenue - one.costs if same else None
        margin = result.amount / one.revenue.amount if result is not None and one.revenue else None
        cells[one.year] = ProjectedYear(one.year, one.revenue, one.costs, result, margin)
    return ProjectionRows(projection, tuple(cells.get(year) for year in years))
