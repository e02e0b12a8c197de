"""Stretches of time: how much of one falls into another, in months, and which month a part of it ends in."""

import datetime as dt
from calendar import monthrange
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from planloom.values import Period


def overlap(first: Period, second: Period) -> Period | None:
    """Return the days that both have; None for none."""
    if not first.overlaps(second):
        return None
    if second.contains(first):
        return first
    if first.contains(second):
        return second
    start, end = max(first.start, second.start), min(first.end, second.end)
    return Period.between(start, end, first.calendar or second.calendar)


def cut_by_years(period: Period) -> Iterator[Period]:
    """Yield the part of `period` in each calendar year."""
    for year in period.years:
        part = overlap(Period.of_year(year), period)
        if part is not None:
            yield part


def months_of(period: Period) -> Decimal:
    """Return the length of `period` in months; of a month begun, the days that belong to it."""
    length = sum((part for _, part in _months(period)), Fraction(0))
    return Decimal(length.numerator) / Decimal(length.denominator)


def month_reached(period: Period, share: Fraction) -> Period:
    """Return the month of `period` in which `share` of it has gone by, from 0 to 1."""
    months = list(_months(period))
    wanted = share * sum(part for _, part in months)
    gone = Fraction(0)
    for month, part in months:
        gone += part
        if gone >= wanted:
            return month
    return months[-1][0]


def _months(period: Period) -> Iterator[tuple[Period, Fraction]]:
    """Yield the months `period` touches, each with the part of it that lies inside."""
    first = period.start.replace(day=1)
    while first <= period.end:
        days = monthrange(first.year, first.month)[1]
        last = first.replace(day=days)
        inside = (min(last, period.end) - max(first, period.start)).days + 1
        yield Period.parse(f"{first:%Y-%m}"), Fraction(inside, days)
        first = last + dt.timedelta(days=1)
