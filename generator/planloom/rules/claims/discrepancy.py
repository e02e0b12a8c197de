"""A figure or a day of a text that is not what a field says, before it is told."""

from dataclasses import dataclass
from decimal import Decimal

from planloom.figures.consistency.stated import Dated, Stated
from planloom.model import Item, Part
from planloom.problems import Code, Phrase, Span
from planloom.rules.claims.quantities.exchange_rates import ExchangeRate
from planloom.values import Money, Period


@dataclass(frozen=True, slots=True)
class Field:
    """A field of words that a text says otherwise."""

    part: Item
    field: str

    @property
    def span(self) -> Span:
        """Where it is written."""
        return self.part.span(self.field)


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """A figure of a text, and what a field says instead."""

    start: int
    words: str
    code: Code
    known: Stated | Dated | Field | ExchangeRate
    item: Part
    expected: Money | Phrase | Period | Decimal | str
    whose: Phrase | None = None
    """Of what it is the sum, where it is that of several objects."""
