"""The years and parts of years that the figures of a sentence name, by the calendar of the organisation."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from planloom.rules.language.numbers import Figure
from planloom.values import Calendar, Period
from planloom.values.calendar import YEAR

_LENGTHS = {"quarter": 3, "half": 6, "month": 1}

PartOfYear = tuple[str, int]
"""``quarter``, ``half`` or ``month``, and which."""


def by_numbers(figures: Iterable[Figure], calendar: Calendar) -> list[Figure]:
    """Return figures with the reporting years among them as numbers: 2028 for FY2028."""
    return [replace(one, value=_number(str(one.value), calendar)) if _is_fiscal(one) else one for one in figures]


def _is_fiscal(figure: Figure) -> bool:
    return figure.part == "year" and not isinstance(figure.value, Decimal)


def _number(value: str, calendar: Calendar) -> Decimal:
    first = int(value.split()[1].split("/", maxsplit=1)[0])
    is_named_by_end = calendar.is_fiscal and calendar.named_by == "end"
    return Decimal(first + is_named_by_end)


def years_in(figures: Iterable[Figure]) -> set[int]:
    """Return the years named."""
    return {int(one.value) for one in figures if one.part == "year" and isinstance(one.value, Decimal)}


def parts_of_year(figures: Iterable[Figure]) -> set[PartOfYear]:
    """Return the quarters, half years and months named."""
    named = {str(one.value) for one in figures if one.part in _LENGTHS}
    return {(kind, int(number)) for kind, number in (one.split() for one in named)}


def fits_part_of_year(period: Period | None, parts: set[PartOfYear], calendar: Calendar) -> bool:
    """Tell whether a period is the one quarter, half year or month that a sentence names; quarters are those of the calendar."""
    if period is None or len(parts) != 1:
        return False
    kind, number = next(iter(parts))
    length = _LENGTHS[kind]
    first = (number - 1) * length + 1
    if kind != "month":
        first = (first + calendar.first_month - 2) % YEAR + 1
    return period.start.day == 1 and period.start.month == first and period.months == length


def years_of(period: Period) -> range:
    """Return the years that a period touches: reporting years where it is written in such."""
    if period.calendar is None:
        return period.years
    return range(period.calendar.number_of(period.start), period.calendar.number_of(period.end) + 1)


__all__ = ["PartOfYear", "by_numbers", "fits_part_of_year", "parts_of_year", "years_in", "years_of"]
