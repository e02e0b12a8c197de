"""What is given and what is spent, by object and period, as the rules on budgets compare it."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from planloom.figures.series import exactly
from planloom.model import Item
from planloom.problems import Phrase
from planloom.rules.cells import Figures, amounts
from planloom.rules.rule import Plans
from planloom.values import Period

SPENT = Phrase("spent here", "wydatek")
GIVEN = Phrase("allocated here", "alokacja")
Amounts = Sequence[tuple[Item, Figures]]


def amounts_of(items: Iterable[Item], field: str, plans: Plans) -> Amounts | None:
    """Return the figures of each item that has any; None when one of them has no rate."""
    found = []
    for item in items:
        written = getattr(item, field)
        if written and item.status != "cancelled":
            figures = amounts(written, plans)
            if not figures:
                return None
            found.append((item, figures))
    return found


def limit_of(series: Amounts, period: Period) -> Decimal | None:
    """Add what is given for exactly `period`; None when an entry covers only a part of it."""
    total, told = Decimal(0), False
    for _, figures in series:
        if not tells(figures, period):
            continue
        amount = exactly(figures, period)
        if amount is None:
            return None
        total, told = total + amount, True
    return total if told else None


def tells(figures: Figures, period: Period) -> bool:
    """Tell whether figures say anything about `period`."""
    return any(entry.overlaps(period) for entry in figures)
