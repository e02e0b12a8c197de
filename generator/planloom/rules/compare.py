"""Compare figures that should agree.

The tolerance is a fraction of the figure expected; a difference of exactly that much is still allowed. Figures are
compared by what is known of them: whether they are complete is for the rule to ask.
"""

from decimal import Decimal
from typing import Any

from planloom.figures.figure import Figure, amount_of
from planloom.problems import Phrase
from planloom.rules.tally import count
from planloom.values import Money, Period


def _count_pair(*, known: bool = True) -> None:
    count(known, not known)


def differs(found: Decimal, expected: Decimal, tolerance: Decimal) -> bool:
    """Tell whether `found` lies further from `expected` than the tolerance, on either side."""
    _count_pair()
    return abs(found - expected) > tolerance * abs(expected)


def exceeds(found: Decimal, limit: Decimal, tolerance: Decimal) -> bool:
    """Tell whether `found` is above `limit` by more than the tolerance."""
    _count_pair()
    return found - limit > tolerance * abs(limit)


def differs_from(found: Figure[Any], expected: Figure[Any], tolerance: Decimal) -> bool:
    """Tell the same of two figures; what is unknown differs from nothing."""
    first, second = amount_of(found.value), amount_of(expected.value)
    if first is None or second is None:
        _count_pair(known=False)
        return False
    return differs(first, second, tolerance)


def exceeds_figure(found: Figure[Any], limit: Figure[Any], tolerance: Decimal) -> bool:
    """Tell whether one figure is above another; what is unknown exceeds nothing."""
    first, second = amount_of(found.value), amount_of(limit.value)
    if first is None or second is None:
        _count_pair(known=False)
        return False
    return exceeds(first, second, tolerance)


def apart(first: Figure[Any], second: Figure[Any]) -> Money | Decimal | None:
    """Return how far two figures lie from each other, whichever is larger; None where one is unknown."""
    one, other = amount_of(first.value), amount_of(second.value)
    if one is None or other is None:
        return None
    size = abs(one - other)
    return Money(size, first.value.currency) if isinstance(first.value, Money) else size


RAISE, LOWER = Phrase("raise", "zwiększ"), Phrase("lower", "zmniejsz")


def turns(found: Figure[Any], expected: Figure[Any]) -> dict[str, Any]:
    """Return what brings two figures together, as words for a mend of the one found and of the other."""
    first, second = amount_of(found.value) or Decimal(0), amount_of(expected.value) or Decimal(0)
    turn, opposite = (RAISE, LOWER) if first < second else (LOWER, RAISE)
    return {"raise_or_lower": turn, "lower_or_raise": opposite}


class Differences:
    """Remembers where figures differed, so that a year is not told again when one of its quarters was."""

    def __init__(self) -> None:
        self._told: list[Period] = []

    def explain(self, period: Period) -> bool:
        """Tell whether a difference within `period` has been told."""
        return any(period.contains(told) for told in self._told)

    def tell(self, period: Period) -> None:
        """Note that the figures of `period` differ."""
        self._told.append(period)
