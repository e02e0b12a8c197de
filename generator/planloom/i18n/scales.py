"""One scale and one number of decimals for figures that stand in one column.

A reader compares figures by their length before reading them, so ``899 m`` must not stand under ``2.9 bn``.
:func:`scale_of` chooses what fits all amounts of a column: the largest magnitude in which all of them are
exact with two decimals at most. Where there is none, they are rounded: to three figures of the largest, or
more until different amounts look different. Then :attr:`Scale.rounds` is true, and whoever prints a total
has to say that figures are rounded.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from planloom.i18n.formats import MINUS, NBSP, ONE, beside_currency, format_number, short_money, unit_of_money
from planloom.problems import Language
from planloom.values import Money, rounded
from planloom.values.rounding import places_apart, places_of

# Magnitude, the least largest amount it is used from, and how many decimals are readable in it.
_MAGNITUDES = (
    (Decimal(10) ** 9, Decimal(10) ** 9, 2),
    (Decimal(10) ** 6, Decimal(10) ** 6, 2),
    (Decimal(10) ** 3, Decimal(10) ** 4, 1),
    (ONE, Decimal(0), 2),
)
_WIDEST = 12
"""As many digits as one still reads in a column; with more, amounts are rounded."""

_UNIT_PRICE = 4
"""Decimals of amounts below one, such as the price of a click."""

_GLANCE = 3
"""Figures of the largest amount that a rounded column shows at least."""


@dataclass(frozen=True, slots=True)
class Scale:
    """How the amounts of a column are written: currency, magnitude (a power of ten), decimals.

    `rounds` tells whether any of them loses digits by it.
    """

    currency: str
    size: Decimal = ONE
    places: int = 0
    rounds: bool = False

    def unit(self, language: Language) -> str:
        """Return what stands in the head of the column: ``PLN m``, ``mln zł``."""
        return unit_of_money(self.currency, language, self.size)

    def bare(self, money: Money, language: Language) -> str:
        """Return an amount for a cell under a head that names the unit; in another currency, with its own."""
        if money.currency != self.currency:
            return short_money(money, language)
        return _digits(money.amount / self.size, language, self.places)

    def full(self, money: Money, language: Language) -> str:
        """Return an amount with its unit, for figures compared outside of a column."""
        if money.currency != self.currency:
            return short_money(money, language)
        digits = _digits(abs(money.amount) / self.size, language, self.places)
        return beside_currency(digits, money, language, self.size)


def _digits(number: Decimal, language: Language, places: int) -> str:
    """Return a number with its decimals; what would look like nothing is said to be less than the least."""
    if number and not rounded(number, places):
        least = format_number(Decimal(1).scaleb(-places), language, places)
        return f"<{NBSP}{least}" if number > 0 else f">{NBSP}{MINUS}{least}"
    return format_number(number, language, places)


def scale_of(amounts: Iterable[Money], currency: str = "", *, about: bool = False) -> Scale:
    """Choose the scale for a column of `amounts`.

    The currency is `currency` where any amount has it, else the one most amounts have. `about` rounds in any
    case: for estimates, whose last digits mean nothing.
    """
    amounts = list(amounts)
    main = _main_currency([money.currency for money in amounts], currency)
    numbers = [abs(money.amount) for money in amounts if money.currency == main and money.amount]
    size, places = _rounded(numbers, 1) if about else _exact(numbers) or _rounded(numbers)
    lost = any(rounded(number / size, places) * size != number for number in numbers)
    return Scale(main, size, places, lost)


def _main_currency(given: Sequence[str], wanted: str) -> str:
    if not given or wanted in given:
        return wanted
    return Counter(given).most_common(1)[0][0]


def places_of_column(numbers: Iterable[Decimal], most: int = 2) -> int:
    """Return how many decimals the plain numbers of a column have: all of them, or enough to tell them apart."""
    numbers = list(numbers)
    exact = max(map(places_of, numbers), default=0)
    return exact if exact <= most else places_apart(numbers, 1 if most else 0, most + 2)


def _exact(numbers: Sequence[Decimal]) -> tuple[Decimal, int] | None:
    """Return the magnitude and decimals in which all numbers are exact; None where that takes too many digits."""
    largest = max(numbers, default=Decimal(0))
    for size, start, most in _MAGNITUDES:
        if largest < start:
            continue
        places = _of_money(size, max((places_of(number / size) for number in numbers), default=0))
        if places <= (most if largest >= 1 else _UNIT_PRICE) and _width(largest / size, places) <= _WIDEST:
            return size, places
    return None


def _rounded(numbers: Sequence[Decimal], magnitudes: int = len(_MAGNITUDES)) -> tuple[Decimal, int]:
    """Return the magnitude and decimals for numbers that are rounded.

    Where different numbers would look the same, up to so many smaller `magnitudes` are tried.
    """
    largest = max(numbers, default=Decimal(0))
    fitting = [(size, most) for size, start, most in _MAGNITUDES if largest >= start]
    for size, usual in fitting[:magnitudes]:
        most = usual if largest >= 1 else _UNIT_PRICE
        scaled = [number / size for number in numbers]
        least = min(most, max(0, _GLANCE - 1 - (largest / size).adjusted()))
        places = _of_money(size, places_apart(scaled, least, most + 1))
        if places <= most and _width(largest / size, places) <= _WIDEST:
            return size, places
    return fitting[0]


def _of_money(size: Decimal, places: int) -> int:
    """Return the decimals that are usual: amounts in ones have cents or none."""
    return 2 if size == ONE and places == 1 else places


def _width(number: Decimal, places: int) -> int:
    return max(1, number.adjusted() + 1) + places
