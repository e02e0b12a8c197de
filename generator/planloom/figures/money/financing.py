"""Where the money comes from against what the plan costs, and balances."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from planloom.figures.exchange import Exchange
from planloom.figures.figure import Figure, difference, sum_of
from planloom.figures.live import is_live
from planloom.figures.money.by_plan import costs_of, plan_cost
from planloom.figures.written import money_at, total
from planloom.model import Plan
from planloom.model.restructuring import BalanceItem
from planloom.values import Money, Period

if TYPE_CHECKING:
    from planloom.figures import Figures


@dataclass(frozen=True, slots=True)
class Financing:
    """The sources together, what the plan costs, and what is left over; negative where money is missing."""

    total: Figure[Money]
    needed: Figure[Money]
    left: Figure[Money]


def financing_of(plan: Plan, figures: "Figures") -> Financing:
    """Compare the sources of money of `plan` with what it costs, in the organisation's currency."""
    sources = (
        money_at("financing", source, "amount", figures.exchange) for source in plan.financing if is_live(source)
    )
    funded = sum_of("financing", sources, subject=plan)
    needed = figures.once(plan_cost, plan)
    return Financing(funded, needed, difference("left", funded, needed, subject=plan))


def financing_by_year(plan: Plan, figures: "Figures") -> Iterator[Financing]:
    """Yield, for the end of each year in which `plan` costs anything, what has come by then and what is needed."""
    costs = figures.once(costs_of, plan)
    given = sorted({period for one in costs for period in one.given})
    for year in sorted({year for period in given for year in figures.calendar.years(period)}):
        until = Period.around((min(given[0], year), year))
        come = [one for one in plan.financing if is_live(one) and (one.date is None or one.date.start <= year.end)]
        sources = [money_at("financing", one, "amount", figures.exchange) for one in come]
        nothing = Figure("financing", Money(Decimal(0), figures.exchange.currency), plan, until, ())
        funded = sum_of("financing", sources, subject=plan, period=until) if sources else nothing
        needed = replace(total("cost", costs, until, subject=plan), period=year)
        yield Financing(funded, needed, difference("left", funded, needed, subject=plan))


def balance_total(items: Iterable[BalanceItem], exchange: Exchange) -> Figure[Money]:
    """Add up assets or liabilities in the organisation's currency."""
    return sum_of("balance", (money_at("balance", item, "value", exchange) for item in items))
