"""A figure or a day of a text that is not what a field says, before it is told."""

from dataclasses import dataclass
from decimal import Decimal

from planloom.figures.consistency.stated import Dated, Stated
from planloom.model import Part
from planloom.problems import Code, Phrase
from planloom.rules.language.said.claims import Field
from planloom.rules.language.said.rates import Rate
from planloom.values import Money, Period


@dataclass(frozen=True, slots=True)
class Off:
    """A figure of a text, and what a field says instead."""

    start: int
    words: str
    code: Code
    known: Stated | Dated | Field | Rate
    item: Part
    expected: Money | Phrase | Period | Decimal | str
    whose: Phrase | None = None
    """Of what it is the sum, where it is that of several objects."""
