"""Shares of a whole: as messages write them, and how far rounding takes their sums."""

from decimal import Decimal

from planloom.problems import Phrase
from planloom.values import rounded

# Shares are written in whole percent as a rule; half a percentage point may be lost by it.
ROUNDING = Decimal("0.005")


def percent(share: Decimal, places: int | None = 1) -> Phrase:
    """Return a share as a percentage, to `places` decimals where it has as many; all of them for None."""
    number = share * 100 if places is None else rounded(share * 100, places)
    written = f"{number.normalize():f}"
    return Phrase(f"{written}%", f"{written.replace('.', ',')}%")
