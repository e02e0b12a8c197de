"""Where the money comes from against what the plan costs, and balances."""

from collections.abc import Iterable
from dataclasses import dataclass

from planloom.figures.exchange import Exchange
from planloom.figures.money import total_of
from planloom.figures.series import whole
from planloom.model import Plan
from planloom.model.restructuring import BalanceItem
from planloom.values import Money


@dataclass(frozen=True, slots=True)
class Financing:
    """The sources together, the plan's budget, and what is left over; negative where money is missing."""

    total: Money | None
    needed: Money | None
    left: Money | None


def financing_of(plan: Plan, exchange: Exchange) -> Financing:
    """Compare the sources of money of `plan` with its budget, in the organisation's currency."""
    total = total_of(exchange.money(source.amount) for source in plan.financing)
    needed = total_of(whole(exchange.series(line.amounts)) for line in plan.budget)
    left = total - needed if total is not None and needed is not None else None
    return Financing(total, needed, left)


def balance_total(items: Iterable[BalanceItem], exchange: Exchange) -> Money | None:
    """Add up assets or liabilities in the organisation's currency."""
    return total_of(exchange.money(item.value) for item in items)
