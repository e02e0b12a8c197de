"""Rounding as people and spreadsheets do it: half goes up, away from nothing.

Python's own `round` and Babel's formats round half to even (12.5 becomes 12). Whatever is shown to a reader
is rounded here first; a test holds that nothing else rounds figures.
"""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Context, Decimal

_WIDE = Context(prec=60, rounding=ROUND_HALF_UP)
"""Wide enough for any figure of a plan with any number of decimals that a reader is shown."""


def rounded(number: Decimal, places: int = 0) -> Decimal:
    """Return `number` to exactly `places` decimals, half away from zero; zero has no sign.

    Negative places round to tens, hundreds and so on.
    """
    found = number.quantize(Decimal(1).scaleb(-places), context=_WIDE)
    return found.copy_abs() if found.is_zero() else found


def places_of(number: Decimal) -> int:
    """Return how many decimals `number` has, zeros at its end left out: 2 for 1.250, 0 for 1200."""
    return 0 if number.is_zero() else max(0, -int(number.normalize(_WIDE).as_tuple().exponent))


def trimmed(number: Decimal) -> Decimal:
    """Return `number` without the zeros at the end of its decimals."""
    return rounded(number, places_of(number))


def places_apart(numbers: Iterable[Decimal], least: int = 0, most: int = 6) -> int:
    """Return the fewest decimals with which different numbers look different, and none but zero looks like zero.

    At least `least`, at most `most`; `most` also where no number of decimals up to it tells them apart.
    """
    different = set(numbers) | {Decimal(0)}
    for places in range(least, most):
        if len({rounded(number, places) for number in different}) == len(different):
            return places
    return max(least, most)
