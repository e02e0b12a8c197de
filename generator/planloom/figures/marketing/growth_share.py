"""The growth-share matrix: in which quadrant a product line stands."""

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from planloom.figures.figure import Figure, ratio, sum_of
from planloom.figures.written import money_at
from planloom.model import Plan
from planloom.model.strategy import PortfolioProduct
from planloom.values import Money

if TYPE_CHECKING:
    from planloom.figures import Figures

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
    revenue: Figure[Money]
    part: Figure[Decimal]


def quadrant_of(line: PortfolioProduct, growth: Decimal = GROWTH, share: Decimal = SHARE) -> Quadrant:
    """Return the quadrant; what stands on a border belongs to the better side."""
    leads = line.relative_share >= share
    if line.market_growth >= growth:
        return "star" if leads else "question_mark"
    return "cash_cow" if leads else "poor_dog"


def growth_share(plan: Plan, figures: "Figures") -> tuple[Placed, ...]:
    """Place every product line of `plan`."""
    lines = [(line, money_at("revenue", line, "revenue", figures.exchange)) for line in plan.each(PortfolioProduct)]
    total = sum_of("revenue", (revenue for line, revenue in lines if line.revenue is not None), subject=plan)
    return tuple(
        Placed(line, quadrant_of(line), revenue, ratio("share_of_revenue", revenue, total, subject=line))
        for line, revenue in lines
    )
