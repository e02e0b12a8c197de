"""The sales component of a marketing plan beside the targets of the sales plan it repeats."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from planloom.figures.exchange import Exchange
from planloom.figures.money import total_of
from planloom.figures.series import within
from planloom.links import Graph
from planloom.model.marketing import SalesComponent
from planloom.model.sales import Target
from planloom.values import Money, Period


@dataclass(frozen=True, slots=True)
class ComponentRow:
    """What a period is to bring by the marketing plan and by the sales plan; `difference` the first less the second.

    `volume` is what the marketing plan says in units, `sales_volume` what the targets add up to.
    """

    period: Period
    revenue: Money | None
    sales_revenue: Money | None
    difference: Money | None
    volume: Decimal | None
    sales_volume: Decimal | None


def component_rows(component: SalesComponent, graph: Graph, exchange: Exchange) -> tuple[ComponentRow, ...]:
    """Return the periods of a sales component, each compared with the targets it names."""
    targets = [one for one in graph.targets(component, "targets") if isinstance(one, Target)]
    revenue = exchange.series(component.revenue_target)
    periods = sorted({*revenue, *component.volume_target})
    return tuple(_row(period, component, targets, exchange) for period in periods)


def _row(period: Period, component: SalesComponent, targets: Iterable[Target], exchange: Exchange) -> ComponentRow:
    stated = within(exchange.series(component.revenue_target), period)
    sold = total_of(within(exchange.series(one.revenue), period) for one in targets)
    volumes = [within(one.volume, period) for one in targets]
    known = [volume for volume in volumes if volume is not None]
    return ComponentRow(
        period=period,
        revenue=stated,
        sales_revenue=sold,
        difference=stated - sold if stated is not None and sold is not None else None,
        volume=within(component.volume_target, period),
        sales_volume=sum(known, Decimal(0)) if known else None,
    )
