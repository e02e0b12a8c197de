"""Where the money comes from against what the plan costs, and balances."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planloom.figures.exchange import Exchange
from planloom.figures.figure import Figure, difference, sum_of
from planloom.figures.live import is_live
from planloom.figures.money import plan_cost
from planloom.figures.written import money_at
from planloom.model import Plan
from planloom.model.restructuring import BalanceItem
from planloom.values import Money

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
    total = sum_of("financing", sources, subject=plan)
    needed = figures.once(plan_cost, plan)
    return Financing(total, needed, difference("left", total, needed, subject=plan))


def balance_total(items: Iterable[BalanceItem], exchange: Exchange) -> Figure[Money]:
    """Add up assets or liabilities in the organisation's currency."""
    return sum_of("balance", (money_at("balance", item, "value", exchange) for item in items))
