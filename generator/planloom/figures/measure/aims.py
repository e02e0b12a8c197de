"""Aims: what a target asks for, as the values that are all right.

A target that is a number is a lower limit for what is to rise, an upper one for what is to fall; a range has both.
"""

from dataclasses import dataclass
from decimal import Decimal

from planloom.values import Band


@dataclass(frozen=True, slots=True)
class Aim:
    """Values from `low` to `high`; None where there is no limit. `strict` leaves the limit itself out."""

    low: Decimal | None
    high: Decimal | None
    strict: bool = False

    def miss(self, value: Decimal) -> Decimal:
        """Return how far a value lies outside, in its own unit; 0 inside."""
        if self.low is not None and value < self.low:
            return self.low - value
        if self.high is not None and value > self.high:
            return value - self.high
        return Decimal(0)

    def met_by(self, value: Decimal) -> bool:
        """Tell whether a value is all right."""
        return not self.miss(value) and not (self.strict and value in (self.low, self.high))

    def edge(self, value: Decimal) -> Decimal:
        """Return the limit that lies nearest to `value`."""
        limits = [limit for limit in (self.low, self.high) if limit is not None]
        return min(limits, key=lambda limit: abs(limit - value))

    def near(self, start: Decimal | None) -> Decimal | None:
        """Return the value at which somebody who comes from `start` gets in; `start` where it is inside already."""
        if start is not None and self.low is not None and self.high is not None:
            return min(max(start, self.low), self.high)
        if self.low is None or self.high is None:
            return self.high if self.low is None else self.low
        return None

    def __add__(self, other: "Aim") -> "Aim":
        return Aim(_added(self.low, other.low), _added(self.high, other.high), self.strict or other.strict)

    def __mul__(self, factor: Decimal) -> "Aim":
        low, high = (None if limit is None else limit * factor for limit in (self.low, self.high))
        return Aim(low, high, self.strict)

    def portion(self, part: int, whole: int) -> "Aim":
        """Return so many parts of the whole; divided last, so that a third of 120 is 40."""
        low, high = (None if limit is None else limit * part / whole for limit in (self.low, self.high))
        return Aim(low, high, self.strict)


def aim_of(target: Decimal | Band, rises: bool | None) -> Aim:
    """Return what a target asks for of something that is to rise (True), to fall (False), or to stay (None)."""
    if isinstance(target, Band):
        return Aim(target.low, target.high, target.strict)
    return Aim(None if rises is False else target, None if rises else target)


def _added(first: Decimal | None, second: Decimal | None) -> Decimal | None:
    return None if first is None or second is None else first + second
