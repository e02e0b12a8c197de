"""Money by plan and year: what plans cost, what was spent, what they are given, and what is left."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from planloom.figures.exchange import Exchange
from planloom.figures.figure import Figure
from planloom.figures.live import is_live, live
from planloom.figures.matrix import Matrix, Row, derived, matrix, row, years_for
from planloom.figures.money.allocation import function_of
from planloom.figures.money.claims import COSTS, Claim, claims, written_of
from planloom.figures.money.spending import spent_row
from planloom.figures.written import Written, money_in, numbers_in, total
from planloom.links import Graph
from planloom.model import Item, Plan
from planloom.model.relations import ALLOCATED_TO_PLAN
from planloom.model.strategy import Allocation, Envelope
from planloom.values import Calendar, Money, Period

if TYPE_CHECKING:
    from planloom.figures import Figures


@dataclass(frozen=True, slots=True)
class PlanMoney:
    """What a plan costs, has spent, is given and has left, year by year, in the organisation's currency.

    The cells of each row stand in the order of `years`. `left` is what is allocated less what the plan costs;
    negative where it costs more.
    """

    plan: Plan
    years: tuple[Period, ...]
    cost: Row[Money]
    spent: Row[Money]
    allocated: Row[Money]
    left: Row[Money]

    @property
    def is_allocated(self) -> bool:
        """Whether the strategy gives it anything."""
        return _tells(self.allocated)

    @property
    def has_rest(self) -> bool:
        """Whether its costs or what it is given fit no year."""
        return any(one.rest.value is not None for one in (self.cost, self.allocated))


@dataclass(frozen=True, slots=True)
class MoneyFigures:
    """Costs and allocations of all plans; the cells of each row stand in the order of `years`.

    `unallocated` is the envelope less what is allocated, `left` what is allocated less the costs of all plans.
    """

    currency: str
    years: tuple[Period, ...]
    plans: tuple[PlanMoney, ...]
    cost: Row[Money]
    spent: Row[Money]
    allocated: Row[Money]
    envelope: Row[Money]
    unallocated: Row[Money]
    left: Row[Money]
    by_function: Mapping[str, Row[Money]]

    @property
    def has_rest(self) -> bool:
        """Whether any row gives something that fits no year."""
        rows = [self.envelope, *(one.spent for one in self.plans), *self.by_function.values()]
        return any(one.has_rest for one in self.plans) or any(one.rest.value is not None for one in rows)


def budget_table(plan: Plan, exchange: Exchange) -> Matrix[Money]:
    """Lay out the budget lines of `plan` by period, with their totals; what is cancelled is not counted."""
    lines = ((line, money_in(line, "amounts", exchange)) for line in plan.budget if is_live(line))
    return matrix("budget", lines, calendar=exchange.calendar)


def money_table(items: Iterable[Item], field: str, exchange: Exchange) -> Matrix[Money]:
    """Lay out a field of money of several objects by period, with its totals, without what is cancelled."""
    found = ((item, money_in(item, field, exchange)) for item in live(items))
    return matrix(field, found, calendar=exchange.calendar)


def number_table(items: Iterable[Item], field: str, calendar: Calendar) -> Matrix[Decimal]:
    """Lay out a field of plain numbers of several objects by period, with its totals, without what is cancelled."""
    return matrix(field, ((item, numbers_in(item, field)) for item in live(items)), calendar=calendar)


def allocations_for(plan: Plan, figures: "Figures") -> list[Allocation]:
    """Return the allocations that pay for `plan`.

    Those that name the plan; otherwise those of its function, when it is the only plan of its kind. The initiatives of
    a strategy are paid from what is allocated to objectives and functions of any name, so that a strategy without
    budget lines has no allocation of its own unless one names it.
    """
    named = [edge.source for edge in figures.graph.back(plan, ALLOCATED_TO_PLAN) if isinstance(edge.source, Allocation)]
    if named:
        return [one for one in named if is_live(one)]
    if plan.directs and not plan.budget:
        return []
    return figures.once(_by_kind_alone, figures.graph).get(plan.kind_of_plan, [])


def _by_kind_alone(graph: Graph, _: "Figures") -> dict[str, list[Allocation]]:
    """Return the allocations that name no plan by their function, where there is one plan of that kind."""
    counted = Counter(plan.kind_of_plan for plan in graph.portfolio.plans)
    found: dict[str, list[Allocation]] = {}
    for one in graph.portfolio.each(Allocation):
        if one.function and counted[one.function] == 1 and one.for_plan is None and is_live(one):
            found.setdefault(one.function, []).append(one)
    return found


def given_to(plan: Plan, figures: "Figures") -> tuple[Written[Money], ...]:
    """Return the allocations that pay for `plan`, by period."""
    return tuple(money_in(one, "amounts", figures.exchange) for one in allocations_for(plan, figures))


def plan_claims(plan: Plan, figures: "Figures") -> tuple[Claim, ...]:
    """Return all money of `plan`."""
    return claims([plan], figures)


def costs_of(plan: Plan, figures: "Figures") -> tuple[Written[Money], ...]:
    """Return what makes up the cost of `plan`, by period: its budget lines, or without any its work."""
    counted = (claim for claim in figures.once(plan_claims, plan) if claim.line in COSTS)
    return tuple(series for claim in counted if (series := written_of(claim, figures.exchange)))


def plan_cost(plan: Plan, figures: "Figures") -> Figure[Money]:
    """Return what `plan` costs altogether."""
    return total("cost", figures.once(costs_of, plan), subject=plan)


def money_figures(figures: "Figures") -> MoneyFigures:
    """Lay out what all plans cost and what the strategy gives them."""
    portfolio, exchange = figures.graph.portfolio, figures.exchange
    functions: dict[str, list[Written[Money]]] = {}
    for one in live_allocations(figures):
        series = money_in(one, "amounts", exchange)
        if series:
            functions.setdefault(function_of(one, figures.graph), []).append(series)
    envelopes = [money_in(one, "amounts", exchange) for one in portfolio.each(Envelope)]
    allocated = [series for group in functions.values() for series in group]
    costs = [series for plan in portfolio.plans for series in figures.once(costs_of, plan)]
    years = years_for((one.given for one in (*costs, *allocated, *envelopes)), figures.calendar)
    plans = tuple(_plan_money(plan, years, figures) for plan in portfolio.plans)
    cost = derived("cost", None, [one.cost for one in plans])
    given, envelope = row("allocated", None, allocated, years), row("envelope", None, envelopes, years)
    return MoneyFigures(
        currency=exchange.currency,
        years=years,
        plans=tuple(one for one in plans if _tells(one.cost) or _tells(one.allocated)),
        cost=cost,
        spent=derived("spent", None, [one.spent for one in plans]),
        allocated=given,
        envelope=envelope,
        unallocated=derived("unallocated", None, [envelope], [given]),
        left=derived("left", None, [given], [cost]),
        by_function={name: row("allocated", name, group, years) for name, group in functions.items()},
    )


def plan_money(plan: Plan, figures: "Figures") -> PlanMoney:
    """Lay out what `plan` costs and is given, in the years of its own costs and allocations."""
    series = (*figures.once(costs_of, plan), *given_to(plan, figures))
    return _plan_money(plan, years_for((one.given for one in series), figures.calendar), figures)


def live_allocations(figures: "Figures") -> list[Allocation]:
    """Return the allocations of all strategies that still hold."""
    return list(live(figures.graph.portfolio.each(Allocation)))


def _plan_money(plan: Plan, years: tuple[Period, ...], figures: "Figures") -> PlanMoney:
    series = figures.once(costs_of, plan)
    cost = row("cost", plan, series, years)
    allocated = row("allocated", plan, given_to(plan, figures), years)
    spent = spent_row(plan, [one.part for one in series], years, figures)
    return PlanMoney(plan, years, cost, spent, allocated, derived("left", plan, [allocated], [cost]))


def _tells(one: Row[Money]) -> bool:
    return bool(one.total.operands) or bool(one.total.gaps)
