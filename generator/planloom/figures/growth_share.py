"""The growth-share matrix: in which quadrant a product line stands."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from planloom.figures.exchange import Exchange
from planloom.model.plan import StrategyPlan
from planloom.model.strategy import PortfolioProduct
from planloom.values import Money

Quadrant = Literal["star", "question_mark", "cash_cow", "poor_dog"]
QUADRANTS: tuple[Quadrant, ...] = ("star", "question_mark", "cash_cow", "poor_dog")

# The usual borders of the matrix: a market that grows by a tenth, a share equal to the largest competitor's.
GROWTH = Decimal("0.10")
SHARE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Placed:
    """A product line in its quadrant. `part` is its revenue as a part of all lines that state one."""

    line: PortfolioProduct
    quadrant: Quadrant
    part: Decimal | None


def quadrant_of(line: PortfolioProduct, growth: Decimal = GROWTH, share: Decimal = SHARE) -> Quadrant:
    """Return the quadrant; what stands on a border belongs to the better side."""
    leads = line.relative_share >= share
    if line.market_growth >= growth:
        return "star" if leads else "question_mark"
    return "cash_cow" if leads else "poor_dog"


def growth_share(plan: StrategyPlan, exchange: Exchange) -> tuple[Placed, ...]:
    """Place every product line of `plan`."""
    revenue = {id(line): exchange.money(line.revenue) if line.revenue else None for line in plan.portfolio}
    total = sum((money.amount for money in revenue.values() if money), Decimal(0))
    return tuple(Placed(line, quadrant_of(line), _part(revenue[id(line)], total)) for line in plan.portfolio)


def _part(revenue: Money | None, total: Decimal) -> Decimal | None:
    return revenue.amount / total if revenue and total else None
