"""What the rules on budgets call the places of what is given and spent."""

from planloom.figures.figure import Figure
from planloom.problems import Phrase
from planloom.values import Money

SPENT = Phrase("spent here", "wydatek")
GIVEN = Phrase("allocated here", "alokacja")


def size_of(figure: Figure[Money]) -> Money | None:
    """Return a difference without its sign."""
    return None if figure.value is None else Money(abs(figure.value.amount), figure.value.currency)
