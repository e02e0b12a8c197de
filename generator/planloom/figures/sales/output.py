"""What can be made against what is to be sold, in units of the same name."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from planloom.figures.figure import Figure, sum_of
from planloom.figures.live import live
from planloom.figures.written import number_at
from planloom.model import Plan
from planloom.model.restructuring import ProductionCapacity
from planloom.model.sales import Forecast, Product
from planloom.values import Period, Text

if TYPE_CHECKING:
    from planloom.figures import Figures


@dataclass(frozen=True, slots=True)
class Output:
    """What is sold of one unit in a year, by the base forecast, and what can be made of it."""

    plan: Plan
    capacity: ProductionCapacity
    period: Period
    sold: Figure[Decimal]
    made: Figure[Decimal]


def outputs(figures: "Figures") -> Iterator[Output]:
    """Yield the years of sales plans whose products are sold by the unit that a capacity counts."""
    portfolio = figures.graph.portfolio
    capacities = [one for plan in portfolio.plans if (one := plan.only(ProductionCapacity)) is not None and one.unit]
    for capacity in capacities:
        made = number_at("total", capacity, "total")
        for plan in portfolio.having(Forecast):
            for year in sorted(
                {year for one in plan.each(Forecast) for year in figures.calendar.years(one.for_period)}
            ):
                sold = [number_at("volume", one, "volume") for one in _sold(plan, year, capacity.unit, figures)]
                if sold:
                    yield Output(plan, capacity, year, sum_of("volume", sold, period=year), made)


def _sold(plan: Plan, year: Period, unit: Text | None, figures: "Figures") -> Iterator[Forecast]:
    """Yield the base forecasts by product within a year, of products that are counted in the same unit."""
    for forecast in live(plan.each(Forecast)):
        product = figures.graph.find(forecast.product) if forecast.product else None
        if (
            isinstance(product, Product)
            and forecast.scenario == "base"
            and forecast.territory is None
            and forecast.segment is None
            and forecast.volume is not None
            and year.contains(forecast.for_period)
            and _same(product.unit, unit)
        ):
            yield forecast


def _same(first: Text | None, second: Text | None) -> bool:
    """Tell whether two units count the same thing: *unit*, *units a year*."""
    if first is None or second is None:
        return False
    pairs = ((first.en, second.en), (first.pl, second.pl))
    return any(one and other and _counted(one) == _counted(other) for one, other in pairs)


def _counted(unit: str) -> str:
    first, *_ = unit.lower().split() or [""]
    return first.removesuffix("s")
