"""The sales figures of one plan, gathered once: its targets, quotas and forecasts as cells of one table.

Pages and rules ask the functions of :mod:`planloom.figures.sales.targets`, ``quotas``, ``forecast``, ``pipeline``,
``capacity`` and ``component`` for what follows from them.
"""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import cached_property

from planloom.figures.exchange import Exchange
from planloom.figures.figure import Figure, times
from planloom.figures.live import live
from planloom.figures.sales.cells import Cells
from planloom.figures.sales.grain import EVERYTHING, Key, key_of
from planloom.figures.written import Written, money_at, money_in, number_at, numbers_in, worked_out
from planloom.links import Graph
from planloom.model import Part, Plan
from planloom.model.sales import Forecast, Product, Target, Territory
from planloom.values import Money, Period


class Sales:
    """One sales plan with the graph it stands in and the rates that its amounts are converted by."""

    def __init__(self, plan: Plan, graph: Graph, exchange: Exchange) -> None:
        self.plan = plan
        self.graph = graph
        self.exchange = exchange
        self._forecasts: dict[str, Cells[Money]] = {}

    def key(self, item: Part) -> Key:
        """Return what the figures of `item` are about, by the ids that its territory and product have today."""
        return frozenset((name, self.current(value)) for name, value in key_of(item))

    def current(self, name: str) -> str:
        """Return the id that an object has today; a plan may still call it by an older one."""
        found = self.graph.find(name)
        return found.id if found is not None and found.id else name

    @cached_property
    def revenue(self) -> Cells[Money]:
        """What is to be sold, in money."""
        return self.revenue_of(live(self.plan.each(Target)))

    def revenue_of(self, targets: Iterable[Target]) -> Cells[Money]:
        """Return some of the targets in money, as a table of their own."""
        entries = ((self.key(one), money_in(one, "revenue", self.exchange)) for one in targets)
        return Cells("revenue_target", entries, self.members)

    @cached_property
    def volume(self) -> Cells[Decimal]:
        """What is to be sold, in units."""
        return self.volume_of(live(self.plan.each(Target)))

    def volume_of(self, targets: Iterable[Target]) -> Cells[Decimal]:
        """Return some of the targets in units, as a table of their own."""
        entries = ((self.key(one), numbers_in(one, "volume")) for one in targets)
        return Cells("volume_target", entries, self.members)

    def forecasts(self, scenario: str) -> Cells[Money]:
        """Return the revenue that is forecast in one scenario."""
        if scenario not in self._forecasts:
            found = [one for one in live(self.plan.each(Forecast)) if one.scenario == scenario]
            entries = ((self.key(one), forecast_series(one, self.exchange)) for one in found)
            self._forecasts[scenario] = Cells("forecast", entries, self.members)
        return self._forecasts[scenario]

    def members(self, dimension: str) -> Mapping[str, Part]:
        """Return all territories or products: those the plan lists, else those that any plan does.

        Nobody lists the segments that are sold to; a plan need not sell to all that marketing knows.
        """
        return self._listed.get(dimension, {})

    @cached_property
    def _listed(self) -> dict[str, dict[str, Part]]:
        plans = self.graph.portfolio
        territories = self.plan.each(Territory) or plans.each(Territory)
        products = self.plan.each(Product) or plans.each(Product)
        return {"territory": {one.id: one for one in territories}, "product": {one.id: one for one in products}}

    def target(self, period: Period) -> Figure[Money]:
        """Return the revenue the plan is to bring within `period`: as stated for the whole, or by its parts."""
        return self.revenue.whole(EVERYTHING, period)


SalesOf = Callable[[Plan], Sales]
"""Returns the sales figures of a plan, gathered when they are first asked for."""


def sells(plan: Plan | None) -> bool:
    """Tell whether a plan is of a kind that has sales targets."""
    return plan is not None and plan.may_have(Target)


def forecast_revenue(forecast: Forecast, exchange: Exchange) -> Figure[Money]:
    """Return the revenue a forecast states, or its volume times its price; unknown without either."""
    period = forecast.for_period
    if forecast.revenue is not None or forecast.volume is None or forecast.price is None:
        return money_at("forecast", forecast, "revenue", exchange, period)
    return forecast_product(forecast, exchange)


def forecast_product(forecast: Forecast, exchange: Exchange) -> Figure[Money]:
    """Return the volume of a forecast times its price; unknown where it states only one of them."""
    price = money_at("price", forecast, "price", exchange)
    volume = number_at("volume", forecast, "volume")
    return times("volume_times_price", price, volume, subject=forecast, period=forecast.for_period)


def forecast_series(forecast: Forecast, exchange: Exchange) -> Written[Money] | None:
    """Return the revenue of a forecast as a series, to be added to others; None where it tells of units only."""
    given = forecast.revenue
    if given is None and forecast.volume is not None and forecast.price is not None:
        given = forecast.price * forecast.volume
    if given is None:
        return None
    return worked_out(forecast_revenue(forecast, exchange), given, forecast, "revenue", forecast.for_period)
