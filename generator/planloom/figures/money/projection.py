"""Projected profit and loss: years across, scenarios below each other, the result computed."""

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from planloom.figures.figure import Figure, difference, ratio
from planloom.figures.written import money_at
from planloom.model import Plan
from planloom.model.restructuring import Projection, ProjectionYear
from planloom.values import Money, Period

if TYPE_CHECKING:
    from planloom.figures import Figures


@dataclass(frozen=True, slots=True)
class ProjectedYear:
    """One year in the organisation's currency: `result` is revenue less costs, `margin` the result over revenue."""

    written: ProjectionYear
    revenue: Figure[Money]
    costs: Figure[Money]
    result: Figure[Money]
    margin: Figure[Decimal]


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


def projection_table(plan: Plan, figures: "Figures") -> ProjectionTable:
    """Lay out the projections of `plan`, the low scenario first."""
    years = tuple(sorted({year_of(year) for one in plan.each(Projection) for year in one.years}))
    ordered = sorted(plan.each(Projection), key=lambda one: _ORDER.index(one.scenario))
    return ProjectionTable(years, tuple(_rows(one, years, figures) for one in ordered))


def _rows(projection: Projection, years: tuple[Period, ...], figures: "Figures") -> ProjectionRows:
    cells = {year_of(one): projected_year(one, figures) for one in projection.years}
    return ProjectionRows(projection, tuple(cells.get(year) for year in years))


def year_of(year: ProjectionYear) -> Period:
    """Return the days that a projected year is about."""
    return year.year


def projected_year(year: ProjectionYear, figures: "Figures") -> ProjectedYear:
    """Return what follows from the revenue and the costs of one year."""
    period = year_of(year)
    revenue = money_at("projected_revenue", year, "revenue", figures.exchange, period)
    costs = money_at("projected_costs", year, "costs", figures.exchange, period)
    result = difference("projected_result", revenue, costs, subject=year, period=period)
    return ProjectedYear(year, revenue, costs, result, ratio("margin", result, revenue, subject=year, period=period))


def stated_result(year: ProjectionYear, figures: "Figures") -> Figure[Money]:
    """Return the result that the plan states itself."""
    return money_at("projected_result", year, "result", figures.exchange, year_of(year))
