"""Scenarios side by side: a low one is not above a base one, nor that above a high one."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from planloom.figures.figure import Figure, sum_of
from planloom.figures.live import live
from planloom.figures.money.projection import projected_year
from planloom.figures.sales.grain import key_of
from planloom.figures.sales.of_plan import forecast_revenue
from planloom.model import Plan
from planloom.model.restructuring import Projection
from planloom.model.sales import Forecast
from planloom.values import Money, Period

if TYPE_CHECKING:
    from planloom.figures import Figures

_ORDER = ("low", "base", "high")


@dataclass(frozen=True, slots=True)
class Step:
    """One figure in two scenarios of which the first is the lower one by name."""

    period: Period
    lower: str
    higher: str
    first: Figure[Money]
    second: Figure[Money]


def forecast_steps(plan: Plan, figures: "Figures") -> Iterator[Step]:
    """Yield what is forecast of the same thing for the same period in neighbouring scenarios."""
    found: dict[tuple[object, Period], dict[str, list[Figure[Money]]]] = {}
    for forecast in live(plan.each(Forecast)):
        revenue = forecast_revenue(forecast, figures.exchange)
        if revenue.value is not None:
            cell = found.setdefault((frozenset(key_of(forecast)), forecast.for_period), {})
            cell.setdefault(forecast.scenario, []).append(revenue)
    for (_, period), cell in found.items():
        scenarios = [(name, sum_of("forecast", cell[name], period=period)) for name in _ORDER if name in cell]
        yield from _steps(scenarios, period)


def projection_steps(plan: Plan, figures: "Figures") -> Iterator[Step]:
    """Yield the revenue and the result of the same year in neighbouring scenarios."""
    found: dict[Period, dict[str, tuple[Figure[Money], Figure[Money]]]] = {}
    for projection in plan.each(Projection):
        for year in projection.years:
            one = projected_year(year, figures)
            found.setdefault(year.year, {}).setdefault(projection.scenario, (one.revenue, one.result))
    for period, cell in found.items():
        for index in (0, 1):
            yield from _steps([(name, cell[name][index]) for name in _ORDER if name in cell], period)


def _steps(scenarios: list[tuple[str, Figure[Money]]], period: Period) -> Iterator[Step]:
    for (lower, first), (higher, second) in pairwise(scenarios):
        yield Step(period, lower, higher, first, second)
