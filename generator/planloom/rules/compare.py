"""Compare figures that should agree.

The tolerance is a fraction of the figure expected; a difference of exactly that much is still allowed. Figures are
compared by what is known of them: whether they are complete is for the rule to ask.
"""

from decimal import Decimal
from typing import Any

from planloom.figures.figure import Figure, amount_of
from planloom.values import Money, Period


def differs(found: Decimal, expected: Decimal, tolerance: Decimal) -> bool:
    """Tell whether `found` lies further from `expected` than the tolerance, on either side."""
    return abs(found - expected) > tolerance * abs(expected)


def exceeds(found: Decimal, limit: Decimal, tolerance: Decimal) -> bool:
    """Tell whether `found` is above `limit` by more than the tolerance."""
    return found - limit > tolerance * abs(limit)


def differs_from(found: Figure[Any], expected: Figure[Any], tolerance: Decimal) -> bool:
    """Tell the same of two figures; what is unknown differs from nothing."""
    first, second = amount_of(found.value), amount_of(expected.value)
    return first is not None and second is not None and differs(first, second, tolerance)


def exceeds_figure(found: Figure[Any], limit: Figure[Any], tolerance: Decimal) -> bool:
    """Tell whether one figure is above another; what is unknown exceeds nothing."""
    first, second = amount_of(found.value), amount_of(limit.value)
    return first is not None and second is not None and exceeds(first, second, tolerance)


def apart(first: Figure[Any], second: Figure[Any]) -> Money | Decimal | None:
    """Return how far two figures lie from each other, whichever is larger; None where one is unknown."""
    one, other = amount_of(first.value), amount_of(second.value)
    if one is None or other is None:
        return None
    size = abs(one - other)
    return Money(size, first.value.currency) if isinstance(first.value, Money) else size


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
