"""Figures by period: what is given by quarter in one plan and by year in another, made comparable.

A series maps periods to amounts. Where periods overlap (a year and its quarters) the longer one is the
sum and the shorter ones are its detail, so nothing is counted twice.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TypeVar

from planloom.values import Money, Period

V = TypeVar("V", Decimal, Money)


def outermost(periods: Iterable[Period]) -> list[Period]:
    """Return the periods that do not overlap a longer one, in order of time."""
    kept: list[Period] = []
    for period in sorted(periods, key=lambda period: (-period.days, period.start)):
        if not any(period.overlaps(other) for other in kept):
            kept.append(period)
    return sorted(kept)


def exactly(series: Mapping[Period, V], period: Period) -> V | None:
    """Return what the series gives for `period` when it accounts for every day of it, else None.

    A year is accounted for by its own entry, or by quarters, halves and months that fill it. Raises
    :class:`planloom.values.MixedCurrencyError`.
    """
    if period in series:
        return series[period]
    inside = outermost(entry for entry in series if period.contains(entry))
    return add(series[entry] for entry in inside) if fill(inside, period) else None


def fill(entries: Iterable[Period], period: Period) -> bool:
    """Tell whether entries that lie within `period` and do not overlap leave no day of it out."""
    return sum(entry.days for entry in entries) == period.days


def add(values: Iterable[V]) -> V | None:
    """Add up; None for nothing."""
    total: V | None = None
    for value in values:
        total = value if total is None else total + value
    return total


def hulls(periods: Iterable[Period]) -> list[Period]:
    """Return the shortest periods that cut none of `periods`, in order of time."""
    found: list[Period] = []
    for period in sorted(set(periods)):
        if not found or not found[-1].overlaps(period):
            found.append(period)
        elif not found[-1].contains(period):
            last = found.pop()
            wider = period.start == last.start
            found.append(period if wider else Period.around((last, period)))
    return found
