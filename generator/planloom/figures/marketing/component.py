"""The sales component of a marketing plan beside the targets of the sales plan it repeats."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from planloom.figures.exchange import Exchange
from planloom.figures.figure import Figure, Gap, V, difference, lacking, sum_of
from planloom.figures.live import live
from planloom.figures.periods import finest_first
from planloom.figures.sales.cells import Cells
from planloom.figures.sales.of_plan import SalesOf, sells
from planloom.figures.written import Written, money_in, numbers_in, total
from planloom.links import Graph
from planloom.model import Plan
from planloom.model.marketing import SalesComponent
from planloom.model.relations import COUNTS_ON, REPEATS
from planloom.model.sales import Target
from planloom.values import Money, Period


@dataclass(frozen=True, slots=True)
class ComponentRow:
    """What a period is to bring by the marketing plan and by the sales plan; `difference` the first less the second.

    `volume` is what the marketing plan says in units, `sales_volume` what the targets add up to. What does not
    account for every day of the period has a gap.
    """

    period: Period
    revenue: Figure[Money]
    sales_revenue: Figure[Money]
    difference: Figure[Money]
    volume: Figure[Decimal]
    sales_volume: Figure[Decimal]


def component_rows(
    component: SalesComponent, graph: Graph, exchange: Exchange, sales_of: SalesOf
) -> tuple[ComponentRow, ...]:
    """Return the periods of a sales component, each compared with the targets it names, or with the whole plan.

    The periods are its own, and those in which its quarters meet the years of the targets. The shortest come first.
    """
    sold = _Sold(component, graph, sales_of)
    revenue, volume = money_in(component, "revenue_target", exchange), numbers_in(component, "volume_target")
    own = {*revenue.given, *volume.given}
    rows = (
        _row(period, revenue, volume, sold) for period in finest_first(own, sold.periods(), calendar=exchange.calendar)
    )
    return tuple(row for row in rows if row.period in own or _is_compared(row))


def _row(period: Period, revenue: Written[Money], volume: Written[Decimal], sold: "_Sold") -> ComponentRow:
    stated = total("component_revenue", [revenue], period, subject=revenue.part, sparse=False)
    target = sold.revenue(period)
    return ComponentRow(
        period=period,
        revenue=stated,
        sales_revenue=target,
        difference=difference("difference", stated, target, period=period),
        volume=total("component_volume", [volume], period, subject=volume.part, sparse=False),
        sales_volume=sold.volume(period),
    )


def _is_compared(row: ComponentRow) -> bool:
    money = row.revenue.exact and row.sales_revenue.exact
    return money or (row.volume.exact and row.sales_volume.exact)


class _Sold:
    """The targets a component is held against: those that it names, or all of a sales plan."""

    def __init__(self, component: SalesComponent, graph: Graph, sales_of: SalesOf) -> None:
        self.component = component
        self.named = [one for one in graph.targets(component, REPEATS) if isinstance(one, Target)]
        self.plan = None if component.targets else plan_of_component(component, graph)
        self.cells: list[tuple[Cells[Money], Cells[Decimal]]] = []
        owners = (graph.plan_of(one) for one in self.named)
        for plan in {id(plan): plan for plan in owners if plan is not None}.values():
            sales = sales_of(plan)
            chosen = [one for one in live(plan.each(Target)) if any(one is other for other in self.named)]
            self.cells.append((sales.revenue_of(chosen), sales.volume_of(chosen)))
        self.whole = sales_of(self.plan) if self.plan is not None else None

    def periods(self) -> set[Period]:
        """Return the periods for which the targets are given."""
        cells = [one for pair in self.cells for one in pair] or ([self.whole.revenue] if self.whole else [])
        return {period for one in cells for period in one.periods()}

    def revenue(self, period: Period) -> Figure[Money]:
        """Return the revenue that sales aims at."""
        if self.whole is not None:
            return self.whole.target(period)
        return self._together("revenue_target", (one.together(period) for one, _ in self.cells), period)

    def volume(self, period: Period) -> Figure[Decimal]:
        """Return the units that sales aims at; units of a whole plan, which are of many kinds, are not added."""
        return self._together("volume_target", (one.together(period) for _, one in self.cells), period)

    def _together(self, name: str, parts: Iterable[Figure[V]], period: Period) -> Figure[V]:
        found = sum_of(name, parts, period=period)
        if len(self.named) == len(self.component.targets):
            return found
        return lacking(found, [Gap("not_given", self.component, "targets", period)])


def plan_of_component(component: SalesComponent, graph: Graph) -> Plan | None:
    """Return the sales plan a component is about: the one it names, or the only one where there is one of each."""
    for named in graph.targets(component, COUNTS_ON):
        return named if isinstance(named, Plan) and sells(named) else None
    sales, marketing = graph.portfolio.having(Target), graph.portfolio.having(SalesComponent)
    alone = len(sales) == len(marketing) == 1
    return sales[0] if alone and len(marketing[0].each(SalesComponent)) == 1 else None
