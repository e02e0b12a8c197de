"""Periods between readings of a level of which nothing was reported. They change no verdict, and are data."""

from itertools import pairwise

from planloom.figures.freshness import MONTHS
from planloom.figures.measure.data import MeasureData
from planloom.figures.measure.performance import holes
from planloom.figures.reporting import YearOf
from planloom.values import Period

SHORTEST_MONTH, LONGEST_MONTH = 28, 31
ODD_DAYS = 3
"""By so many days periods of one length differ: 28 to 31 of a month."""


def unreported(data: MeasureData, year_of: YearOf) -> tuple[Period, ...]:
    """Return what is missing between the readings of a level in the year of the latest one.

    Readings follow each other by the frequency of the measure; without one, by the length of a reading. Readings of
    other lengths and those of single days say nothing of the periods between.
    """
    last = data.last
    if last is None or data.measure.aggregate != "last" or last.days < SHORTEST_MONTH:
        return ()
    year = year_of(last.end)
    alike = [period for period in data.actuals if period.length == last.length and year.contains(period)]
    months = MONTHS[data.measure.frequency] if data.measure.frequency else 0
    apart = max(last.days, months * LONGEST_MONTH) + ODD_DAYS
    return tuple(
        hole
        for before, after in pairwise(alike)
        if (after.end - before.end).days > apart
        for hole in holes([before, after], Period.around((before, after)))
    )
