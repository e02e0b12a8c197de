"""A claim of a text that a field contradicts, before it is reported."""

import re
from dataclasses import dataclass
from decimal import Decimal

from planloom.figures.consistency.stated import Dated, Stated
from planloom.model import Part
from planloom.problems import Code, Phrase, Span
from planloom.rules.claims.codes import FIGURE_DIFFERS
from planloom.rules.claims.passage import Passage
from planloom.rules.language.numbers import Figure
from planloom.values import Money, Period


@dataclass(frozen=True, slots=True)
class Field:
    """A field that a text contradicts, or what it gives under `key`."""

    part: Part
    field: str
    key: str | None = None

    @property
    def span(self) -> Span:
        """Where it is written."""
        return self.part.span(self.field) if self.key is None else self.part.span(self.field, self.key)


Fact = Stated | Dated | Field
"""What contradicts a claim."""
Expected = Money | Phrase | Period | Decimal | str
"""What a fact gives in the place of what is claimed."""


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """The `words` of a claim, at `start` of its text, the fact that contradicts it, and what that gives instead."""

    start: int
    words: str
    code: Code
    fact: Fact
    item: Part
    expected: Expected
    whose: Phrase | None = None
    """Of what it is the sum, where it is that of several objects."""

    @classmethod
    def of_figure(
        cls, passage: Passage, figure: Figure, fact: Fact, item: Part, expected: Expected, whose: Phrase | None = None
    ) -> "Discrepancy":
        """Return that a figure of a passage is not what a fact gives."""
        return cls(passage.start + figure.first, figure.written, FIGURE_DIFFERS, fact, item, expected, whose)

    @classmethod
    def of_match(
        cls, passage: Passage, match: re.Match[str], code: Code, fact: Fact, item: Part, expected: Expected
    ) -> "Discrepancy":
        """Return that words found in a passage claim otherwise than a fact."""
        return cls(passage.start + match.start(), match[0], code, fact, item, expected)


__all__ = ["Discrepancy", "Expected", "Fact", "Field"]
