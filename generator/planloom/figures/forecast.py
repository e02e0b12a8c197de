"""Sales forecasts laid out for reading: scenarios side by side, by product, territory or segment, and by period."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from planloom.figures.exchange import Exchange
from planloom.figures.money import total_of
from planloom.figures.targets import plan_target
from planloom.links import Graph
from planloom.model import Item
from planloom.model.plan import SalesPlan
from planloom.model.sales import Forecast
from planloom.values import Money, Period

Dimension = Literal["product", "territory", "segment", "all"]
SCENARIOS = ("low", "base", "high")


@dataclass(frozen=True, slots=True)
class ForecastRow:
    """Revenue of one subject or period by scenario. `methods` are how its forecasts were made."""

    subject: Item | Period | None
    revenue: Mapping[str, Money | None]
    methods: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ForecastTable:
    """All forecasts along one dimension.

    `target` is what the plan is to reach in the same time, `against` the part of it that each scenario brings.
    """

    dimension: Dimension
    scenarios: tuple[str, ...]
    subjects: tuple[ForecastRow, ...]
    periods: tuple[ForecastRow, ...]
    total: Mapping[str, Money | None]
    whole: Period
    target: Money | None

    @property
    def against(self) -> dict[str, Decimal | None]:
        """The total of each scenario over the target."""
        return {
            scenario: total.amount / self.target.amount if total is not None and self.target else None
            for scenario, total in self.total.items()
        }


def revenue_of(forecast: Forecast, exchange: Exchange) -> Money | None:
    """Return the revenue a forecast states, or its volume times its price; None without either."""
    stated = forecast.revenue
    if stated is None and forecast.volume is not None and forecast.price is not None:
        stated = forecast.price * forecast.volume
    return exchange.money(stated) if stated is not None else None


def forecast_tables(plan: SalesPlan, graph: Graph, exchange: Exchange) -> tuple[ForecastTable, ...]:
    """Return a table for each dimension that the plan forecasts; they are views of the same revenue, not parts."""
    dimensions: dict[Dimension, list[Forecast]] = {}
    for forecast in plan.forecasts:
        dimensions.setdefault(_dimension(forecast), []).append(forecast)
    return tuple(_table(plan, dimension, found, graph, exchange) for dimension, found in dimensions.items())


def _dimension(forecast: Forecast) -> Dimension:
    if forecast.product:
        return "product"
    return "territory" if forecast.territory else "segment" if forecast.segment else "all"


def _table(
    plan: SalesPlan, dimension: Dimension, found: list[Forecast], graph: Graph, exchange: Exchange
) -> ForecastTable:
    scenarios = tuple(one for one in SCENARIOS if any(forecast.scenario == one for forecast in found))
    subjects: dict[str | None, list[Forecast]] = {}
    periods: dict[Period, list[Forecast]] = {}
    for forecast in found:
        subjects.setdefault(None if dimension == "all" else getattr(forecast, dimension), []).append(forecast)
        periods.setdefault(forecast.for_period, []).append(forecast)
    whole = Period.between(min(period.start for period in periods), max(period.end for period in periods))
    return ForecastTable(
        dimension=dimension,
        scenarios=scenarios,
        subjects=tuple(
            ForecastRow(graph.find(name) if name else None, _revenue(group, scenarios, exchange), _methods(group))
            for name, group in subjects.items()
        ),
        periods=tuple(
            ForecastRow(period, _revenue(periods[period], scenarios, exchange)) for period in sorted(periods)
        ),
        total=_revenue(found, scenarios, exchange),
        whole=whole,
        target=plan_target(plan, whole, exchange),
    )


def _revenue(forecasts: Iterable[Forecast], scenarios: tuple[str, ...], exchange: Exchange) -> dict[str, Money | None]:
    group = list(forecasts)
    return {
        scenario: total_of(revenue_of(one, exchange) for one in group if one.scenario == scenario)
        for scenario in scenarios
    }


def _methods(group: Iterable[Forecast]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(one.method) for one in group if one.method))
