"""Revenue objectives: what they aim at, and what sales plans bring to them, each link counted with its share."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from planloom.figures.exchange import Exchange
from planloom.figures.figure import Figure, Gap, lacking, sum_of, times
from planloom.figures.live import is_live, live
from planloom.figures.measure.data import MeasureData
from planloom.figures.sales.cells import Cells
from planloom.figures.sales.of_plan import Sales, SalesOf, sells
from planloom.figures.written import Written, money_at, money_in, numbers_in, total
from planloom.links import Edge, Graph
from planloom.model import Item, Plan
from planloom.model.marketing import SalesComponent
from planloom.model.relations import SUPPORTS
from planloom.model.sales import Forecast, Target
from planloom.model.shared import Objective
from planloom.values import Money, Period


def objective_revenue(objective: Objective, period: Period, exchange: Exchange) -> Figure[Money]:
    """Return the revenue an objective aims at in `period`; a gap where it does not tell of every day."""
    series = money_in(objective, "revenue_target", exchange)
    return total("objective_revenue", [series], period, subject=objective, sparse=False)


def objectives_revenue(objectives: Iterable[Objective], period: Period, exchange: Exchange) -> Figure[Money]:
    """Return what several objectives aim at together."""
    found = (objective_revenue(one, period, exchange) for one in objectives)
    return sum_of("objectives_revenue", found, period=period)


def strategic_revenue(graph: Graph, period: Period, exchange: Exchange) -> Figure[Money]:
    """Return what all objectives of the strategy expect of `period`, as far as they say."""
    objectives = (one for plan in graph.portfolio.strategies for one in plan.objectives)
    found = (objective_revenue(one, period, exchange) for one in objectives)
    return sum_of("strategic_revenue", (one for one in found if one.exact), period=period)


@dataclass(frozen=True, slots=True)
class Supply:
    """What serves a revenue objective in sales plans: sales objectives, or else targets; by cell, so none twice."""

    objective: Objective
    items: tuple[Item, ...]
    field: str
    series: tuple[Written[Money], ...]
    cells: tuple[Cells[Money], ...]
    plans: tuple[Plan, ...] = ()

    def periods(self) -> set[Period]:
        """Return the periods for which anything is supplied."""
        return {period for one in self.series for period in one.given}

    def brought(self, period: Period) -> Figure[Money]:
        """Return what is supplied in `period`, each with its share; a gap where one that is due does not tell of it.

        What is planned for other years, as in the sales plan of the next, is not due.
        """
        silent = {id(one) for one in self.series if not any(entry.overlaps(period) for entry in one.given)}
        every = zip(self.series, self.items, self.plans, strict=True)
        due = [one for one, item, plan in every if id(one) not in silent or not _lies_outside(period, item, plan)]
        if not self.cells:
            return total("sales_for_objective", due, period, subject=self.objective, sparse=False)
        told = (one.together(period) for one in self.cells)
        found = sum_of("sales_for_objective", (one for one in told if one.value is not None or one.gaps), period=period)
        return lacking(found, (Gap("not_given", one.part, one.field, period) for one in due if id(one) in silent))


def supply_of(objective: Objective, graph: Graph, sales_of: SalesOf) -> Supply | None:
    """Return what serves an objective in sales plans; None where nothing does, or a share is left open.

    Sales objectives count, or else targets that name the objective. A share need not be written where there is
    only one objective it can go to.
    """
    for kind, field in ((Objective, "revenue_target"), (Target, "revenue")):
        edges = [edge for edge in graph.back(objective, SUPPORTS) if _serves(edge, kind, field, graph)]
        shares = [_share(edge, graph) for edge in edges]
        if None in shares:
            return None
        if edges:
            pairs = [(edge.source, share) for edge, share in zip(edges, shares, strict=True) if share is not None]
            return _supply(objective, field, pairs, graph, sales_of)
    return None


def _supply(
    objective: Objective, field: str, pairs: Sequence[tuple[Item, Decimal]], graph: Graph, sales_of: SalesOf
) -> Supply:
    by_plan: dict[int, tuple[Sales, list[tuple[Item, Written[Money]]]]] = {}
    for item, share in pairs:
        plan = graph.plan_of(item)
        if plan is not None:
            sales, found = by_plan.setdefault(id(plan), (sales_of(plan), []))
            found.append((item, money_in(item, field, sales.exchange).scaled(share)))
    cells = [
        Cells("sales_for_objective", [(sales.key(one), series) for one, series in found], sales.members)
        for sales, found in by_plan.values()
        if field == "revenue"
    ]
    every = [(*pair, sales.plan) for sales, found in by_plan.values() for pair in found]
    items, series = tuple(item for item, _, _ in every), tuple(one for _, one, _ in every)
    return Supply(objective, items, field, series, tuple(cells), tuple(plan for _, _, plan in every))


def _lies_outside(period: Period, *owners: Item) -> bool:
    """Tell whether `period` lies before or after the time of the first of the owners that says when it is."""
    for one in owners:
        start, end = one.start or one.period, one.end or one.period
        if start or end:
            return bool((start and period.end < start.start) or (end and end.end < period.start))
    return False


def _serves(edge: Edge, kind: type[Item], field: str, graph: Graph) -> bool:
    source = edge.source
    if not isinstance(source, kind) or not sells(graph.plan_of(source)):
        return False
    return is_live(source) and bool(getattr(source, field))


def _share(edge: Edge, graph: Graph) -> Decimal | None:
    share = edge.source.share_of(edge.link) if edge.link else None
    above = graph.targets(edge.source, SUPPORTS)
    only = sum(isinstance(other, Objective) and bool(other.revenue_target) for other in above) == 1
    return Decimal(1) if share is None and only else share


@dataclass(frozen=True, slots=True)
class Served:
    """Sales plans with the strategic revenue objectives they serve, joined where they share one."""

    plans: tuple[Sales, ...]
    objectives: tuple[Objective, ...]

    def periods(self) -> set[Period]:
        """Return the periods for which the plans or the objectives tell of revenue."""
        wanted = {period for one in self.objectives for period in one.revenue_target}
        return wanted | {period for one in self.plans for period in one.revenue.periods()}

    def planned(self, period: Period) -> Figure[Money]:
        """Return the targets of the plans together, without those that are for other years and tell nothing of it."""
        due = (one for one in self.plans if not _lies_outside(period, one.plan) or _tells_of(period, one))
        return sum_of("revenue_target", (one.target(period) for one in due), period=period)


def _tells_of(period: Period, sales: Sales) -> bool:
    return any(one.overlaps(period) for one in sales.revenue.periods())


def served_by_sales(graph: Graph, sales_of: SalesOf) -> tuple[Served, ...]:
    """Return the sales plans that serve revenue objectives of the strategy, with those objectives."""
    groups: list[Served] = []
    for plan in graph.portfolio.having(Target):
        objectives = _strategic_objectives(plan, graph)
        if objectives:
            joined = Served((sales_of(plan),), objectives)
            sharing = [one for one in groups if _share_any(one.objectives, objectives)]
            groups = [one for one in groups if one not in sharing]
            for one in sharing:
                joined = Served((*one.plans, *joined.plans), _each_once(*one.objectives, *joined.objectives))
            groups.append(joined)
    return tuple(groups)


def _share_any(first: Iterable[Objective], second: Iterable[Objective]) -> bool:
    known = {id(one) for one in second}
    return any(id(one) in known for one in first)


def _each_once(*objectives: Objective) -> tuple[Objective, ...]:
    return tuple({id(one): one for one in objectives}.values())


def _strategic_objectives(plan: Plan, graph: Graph) -> tuple[Objective, ...]:
    serving = [*(one for one in plan.objectives if one.revenue_target), *live(plan.each(Target))]
    above = (other for other in graph.upward(*serving) if isinstance(other, Objective))
    return _each_once(*(one for one in above if one.revenue_target and graph.is_strategic(one)))


def measure_target(data: MeasureData, period: Period) -> Figure[Decimal]:
    """Return the target of a measure that is summed over its periods; a gap where days are missing."""
    targets = Written(data.measure, "targets", data.goals, data.goals)
    return total("measure_target", [targets], period, subject=data.measure, sparse=False)


def stated_forecast(forecast: Forecast, exchange: Exchange) -> Figure[Money]:
    """Return the revenue that a forecast states."""
    return money_at("revenue", forecast, "revenue", exchange)


def revenue_by_price(
    item: Target | SalesComponent, volume: str, revenue: str, exchange: Exchange
) -> Iterator[tuple[Figure[Money], Figure[Money]]]:
    """Yield, period by period, the revenue that is stated and the one that follows from volume and price."""
    price = money_at("price", item, "price", exchange)
    units, money = numbers_in(item, volume), money_in(item, revenue, exchange)
    for period in dict.fromkeys((*money.given, *units.given)):
        count = total("volume", [units], period, subject=item, sparse=False)
        stated = total("revenue", [money], period, subject=item, sparse=False)
        yield stated, times("volume_times_price", price, count, subject=item, period=period)
