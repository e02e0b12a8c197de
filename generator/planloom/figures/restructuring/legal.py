"""What a restructuring plan tells its creditors, in figures that can be held against each other."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planloom.figures.figure import Figure, sum_of
from planloom.figures.written import money_at
from planloom.model import Plan
from planloom.model.restructuring import AffectedParties, SatisfactionTest
from planloom.values import Money

if TYPE_CHECKING:
    from planloom.figures import Figures


@dataclass(frozen=True, slots=True)
class Owed:
    """All claims of the affected parties, the largest of which is `largest`, and all liabilities."""

    largest: AffectedParties
    claims: Figure[Money]
    liabilities: Figure[Money]


def owed(plan: Plan, figures: "Figures") -> Owed | None:
    """Return the claims and liabilities of a plan, in the organisation's currency; None where it does not give both."""
    parties = [one for one in plan.each(AffectedParties) if one.claims is not None]
    items = plan.get("liabilities")
    if not parties or not items:
        return None
    claims = sum_of("claims", [money_at("claims", one, "claims", figures.exchange) for one in parties])
    liabilities = sum_of("liabilities", [money_at("liabilities", one, "value", figures.exchange) for one in items])
    largest = max(parties, key=lambda one: one.claims.amount if one.claims else 0)
    return Owed(largest, claims, liabilities)


def worth(test: SatisfactionTest, figures: "Figures") -> dict[str, Figure[Money]]:
    """Return, by field, what the business is worth as a going concern and in liquidation; unknown where left out."""
    fields = ("going_concern", "liquidation_whole", "liquidation_piecemeal")
    return {field: money_at(field, test, field, figures.exchange) for field in fields}
