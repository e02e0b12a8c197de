"""Figures by period: what is given by quarter in one plan and by year in another, made comparable.

A series maps periods to amounts. Where periods overlap (a year and its quarters) the longer one is the
sum and the shorter ones are its detail, so nothing is counted twice.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, TypeVar

from planloom.values import Money, Period

V = TypeVar("V", Decimal, Money)


def outermost(periods: Iterable[Period]) -> list[Period]:
    """Return the periods that do not overlap a longer one, in order of time."""
    kept: list[Period] = []
    for period in sorted(periods, key=lambda period: (-period.days, period.start)):
        if not any(period.overlaps(other) for other in kept):
            kept.append(period)
    return sorted(kept)


def within(series: Mapping[Period, V], period: Period) -> V | None:
    """Return the sum of what the series gives for `period`.

    None when it gives nothing, or when an entry crosses the border of the period, so that nobody can
    say how much of it belongs inside. Raises :class:`planloom.values.MixedCurrencyError`.
    """
    inside = [entry for entry in series if period.contains(entry)]
    crossing = [entry for entry in series if entry.overlaps(period) and not period.contains(entry)]
    covered = outermost(inside)
    if not covered or any(not _covered(entry, period, covered) for entry in crossing):
        return None
    return add(series[entry] for entry in covered)


def _covered(entry: Period, period: Period, covered: list[Period]) -> bool:
    """Tell whether the finer entries account for all that a crossing one gives inside the period."""
    start, end = max(entry.start, period.start), min(entry.end, period.end)
    days = sum(
        (min(inner.end, end) - max(inner.start, start)).days + 1
        for inner in covered
        if inner.start <= end and start <= inner.end
    )
    return days >= (end - start).days + 1


def exactly(series: Mapping[Period, V], period: Period) -> V | None:
    """Return what the series gives for `period` when it accounts for every day of it, else None.

    A year is accounted for by its own entry, or by quarters, halves and months that fill it. Raises
    :class:`planloom.values.MixedCurrencyError`.
    """
    if period in series:
        return series[period]
    inside = outermost(entry for entry in series if period.contains(entry))
    return add(series[entry] for entry in inside) if fill(inside, period) else None


def parts_of(series: Mapping[Period, V], period: Period) -> list[Period]:
    """Return the entries that lie within `period` and are shorter, the longest of those that overlap."""
    return outermost(entry for entry in series if period.contains(entry) and entry != period)


def fill(entries: Iterable[Period], period: Period) -> bool:
    """Tell whether entries that lie within `period` and do not overlap leave no day of it out."""
    return sum(entry.days for entry in entries) == period.days


def add(values: Iterable[V]) -> V | None:
    """Add up; None for nothing."""
    total: V | None = None
    for value in values:
        total = value if total is None else total + value
    return total


def whole(series: Mapping[Period, V]) -> V | None:
    """Return the sum of the whole series, each day counted once."""
    return add(series[period] for period in outermost(series))


def years(*series: Mapping[Period, Any]) -> list[int]:
    """Return the calendar years in which the series give something, in order."""
    return sorted({year for one in series for period in one for year in period.years})


def merged(all_series: Iterable[Mapping[Period, V]]) -> dict[Period, V]:
    """Add several series, in the finest periods in which all of them can be told.

    Where one is given by quarter and another by year, the sum is by year: quarters beside a year would
    be its detail, and be lost.
    """
    given = [series for series in all_series if series]
    total: dict[Period, V] = {}
    for period in hulls(entry for series in given for entry in outermost(series)):
        for series in given:
            part = add(series[entry] for entry in outermost(series) if period.contains(entry))
            if part is not None:
                total[period] = total[period] + part if period in total else part
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


def scaled(series: Mapping[Period, Money], share: Decimal) -> dict[Period, Money]:
    """Return the series with every amount multiplied by `share`."""
    return {period: amount * share for period, amount in series.items()}


def summed(all_series: Iterable[Mapping[Period, V]], period: Period) -> V | None:
    """Add what several series give for `period`; None when none gives anything there."""
    return add(value for series in all_series if (value := within(series, period)) is not None)
