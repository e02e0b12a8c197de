"""Compare figures that should agree.

The tolerance is a fraction of the figure expected; a difference of exactly that much is still allowed.
"""

from decimal import Decimal


def differs(found: Decimal, expected: Decimal, tolerance: Decimal) -> bool:
    """Tell whether `found` lies further from `expected` than the tolerance, on either side."""
    return abs(found - expected) > tolerance * abs(expected)


def exceeds(found: Decimal, limit: Decimal, tolerance: Decimal) -> bool:
    """Tell whether `found` is above `limit` by more than the tolerance."""
    return found - limit > tolerance * abs(limit)
