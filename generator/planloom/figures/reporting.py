"""The year that results are reported by. The one place that knows how it is found."""

import datetime as dt
from collections.abc import Callable

from planloom.model.organisation import Organisation
from planloom.values import Period

YearOf = Callable[[dt.date], Period]


def calendar_year(day: dt.date) -> Period:
    """Return the calendar year of a day."""
    return Period.of_year(day.year)


def reporting_year(organisation: Organisation) -> YearOf:
    """Return the function that finds the reporting year of a day."""
    return organisation.calendar.year_of


def part_of(inner: Period, outer: Period) -> tuple[int, int]:
    """Return the lengths of two periods in one measure: months where both are whole months, else days."""
    if inner.is_whole_months and outer.is_whole_months:
        return inner.months, outer.months
    return inner.days, outer.days
