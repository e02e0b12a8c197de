"""Totals of money: by plan, by year, by kind of plan, and against what the strategy allocates."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from planloom.figures.exchange import Exchange, Series
from planloom.figures.matrix import Matrix, matrix
from planloom.figures.series import add, by_year, whole, within, years
from planloom.figures.written import money_in, numbers_in
from planloom.links import Graph
from planloom.model import Part, Plan
from planloom.model.strategy import Allocation
from planloom.values import Calendar, Money, Period


@dataclass(frozen=True, slots=True)
class PlanMoney:
    """What a plan spends and what it is given, year by year, in the organisation's currency."""

    plan: Plan
    spent: Mapping[int, Money | None]
    allocated: Mapping[int, Money | None]
    spent_total: Money | None
    allocated_total: Money | None

    def left(self, year: int) -> Money | None:
        """Return what is allocated and not spent in a year; negative where more is spent."""
        return _left(self.allocated[year], self.spent[year])

    @property
    def left_total(self) -> Money | None:
        """What is allocated and not spent in all years."""
        return _left(self.allocated_total, self.spent_total)


def _left(allocated: Money | None, spent: Money | None) -> Money | None:
    if allocated is None:
        return None
    return allocated if spent is None else allocated - spent


@dataclass(frozen=True, slots=True)
class MoneyFigures:
    """Budgets and allocations of all plans."""

    currency: str
    years: tuple[int, ...]
    plans: tuple[PlanMoney, ...]
    kinds: Mapping[str, Mapping[int, Money | None]]
    total: Mapping[int, Money | None]
    envelope: Mapping[int, Money | None]
    allocated: Mapping[int, Money | None]
    by_function: Mapping[str, Mapping[int, Money | None]] = field(default_factory=dict)


def budget_series(plan: Plan, exchange: Exchange) -> list[Series]:
    """Return the amounts of the plan's budget lines, one series a line."""
    return [exchange.series(line.amounts) for line in plan.budget]


def budget_table(plan: Plan, exchange: Exchange) -> Matrix[Money]:
    """Lay out the budget lines of `plan` by period, with their totals."""
    lines = ((line, money_in(line, "amounts", exchange)) for line in plan.budget)
    return matrix("budget", lines, calendar=exchange.calendar)


def money_table(items: Iterable[Part], field: str, exchange: Exchange) -> Matrix[Money]:
    """Lay out a field of money of several objects by period, with its totals."""
    return matrix(field, ((item, money_in(item, field, exchange)) for item in items), calendar=exchange.calendar)


def number_table(items: Iterable[Part], field: str, calendar: Calendar) -> Matrix[Decimal]:
    """Lay out a field of plain numbers of several objects by period, with its totals."""
    return matrix(field, ((item, numbers_in(item, field)) for item in items), calendar=calendar)


def allocations_for(plan: Plan, graph: Graph) -> list[Allocation]:
    """Return the allocations that pay for `plan`.

    Those that name the plan; otherwise those of its function, when it is the only plan of its kind.
    """
    named = [edge.source for edge in graph.back(plan, "for_plan") if isinstance(edge.source, Allocation)]
    if named:
        return named
    alone = sum(other.kind_of_plan == plan.kind_of_plan for other in graph.portfolio.plans) == 1
    if not alone:
        return []
    return [
        allocation
        for strategy in graph.portfolio.strategies
        for allocation in strategy.allocations
        if allocation.function == plan.kind_of_plan and allocation.for_plan is None
    ]


def money_figures(graph: Graph, exchange: Exchange) -> MoneyFigures:
    """Add up what all plans spend and what the strategy gives them."""
    portfolio = graph.portfolio
    spending: dict[str | None, list[Series]] = {plan.id: budget_series(plan, exchange) for plan in portfolio.plans}
    given: dict[str | None, list[Series]] = {
        plan.id: [exchange.series(allocation.amounts) for allocation in allocations_for(plan, graph)]
        for plan in portfolio.plans
    }
    functions: dict[str, list[Series]] = defaultdict(list)
    envelopes: list[Series] = []
    for strategy in portfolio.strategies:
        for allocation in strategy.allocations:
            functions[_function(allocation, graph)].append(exchange.series(allocation.amounts))
        if strategy.envelope:
            envelopes.append(exchange.series(strategy.envelope.amounts))
    groups = [*spending.values(), *functions.values(), envelopes]
    all_years = years(*(series for group in groups for series in group))
    plans = tuple(_plan_money(plan, spending[plan.id], given[plan.id], all_years) for plan in portfolio.plans)
    kinds: dict[str, dict[int, Money | None]] = {}
    for kind in dict.fromkeys(plan.kind_of_plan for plan in portfolio.plans):
        lines = [series for plan in portfolio.plans if plan.kind_of_plan == kind for series in spending[plan.id]]
        if lines:
            kinds[kind] = yearly(lines, all_years)
    return MoneyFigures(
        currency=exchange.currency,
        years=tuple(all_years),
        plans=plans,
        kinds=kinds,
        total=yearly([series for group in spending.values() for series in group], all_years),
        envelope=yearly(envelopes, all_years),
        allocated=yearly([series for group in functions.values() for series in group], all_years),
        by_function={name: yearly(group, all_years) for name, group in functions.items()},
    )


def _function(allocation: Allocation, graph: Graph) -> str:
    if allocation.function:
        return str(allocation.function)
    plan = graph.find(allocation.for_plan) if allocation.for_plan else None
    return plan.kind_of_plan if isinstance(plan, Plan) else "other"


def _plan_money(plan: Plan, spending: list[Series], given: list[Series], all_years: list[int]) -> PlanMoney:
    spent = yearly(spending, all_years)
    allocated = yearly(given, all_years)
    return PlanMoney(plan, spent, allocated, _whole_of(spending), _whole_of(given))


def _whole_of(group: Iterable[Series]) -> Money | None:
    """Add up all of several series, also what is given for several years at once and shows in none."""
    return total_of(whole(series) for series in group)


def yearly(group: Iterable[Series], all_years: Iterable[int]) -> dict[int, Money | None]:
    """Add several series year by year; None for a year of which none of them tells."""
    columns = [by_year(series, all_years) for series in group]
    return {year: total_of(column[year] for column in columns) for year in all_years}


def total_of(amounts: Iterable[Money | None]) -> Money | None:
    """Add up what is known; None when nothing is."""
    return add(amount for amount in amounts if amount is not None)


def total_within(group: Iterable[Series], period: Period) -> Money | None:
    """Add what several series give within `period`; None when none gives anything."""
    return total_of(within(series, period) for series in group)
