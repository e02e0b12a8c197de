"""The periods in which figures that are given by quarter here and by year there can be compared."""

from collections.abc import Iterable, Mapping

from planloom.figures.series import fill, outermost
from planloom.values import CALENDAR_YEARS, Calendar, Period


def finest_first(*given: Iterable[Period], calendar: Calendar = CALENDAR_YEARS) -> list[Period]:
    """Return the periods in which figures may be compared: those written and the years they belong to.

    The shortest come first, so that a difference is told where it arises. Years are those of `calendar`, by which the
    organisation reports, and those from January to December.
    """
    written = {period for periods in given for period in periods}
    years = {year for period in written for kept in (calendar, CALENDAR_YEARS) for year in kept.years(period)}
    return sorted(written | years, key=lambda period: (period.days, period.start))


def shared(first: Mapping[Period, object], second: Mapping[Period, object]) -> list[Period]:
    """Return the longest periods, none overlapping another, of which both series account for every day."""
    candidates = (period for period in finest_first(first, second) if _tells(first, period) and _tells(second, period))
    return outermost(candidates)


def _tells(series: Mapping[Period, object], period: Period) -> bool:
    return period in series or fill(outermost(entry for entry in series if period.contains(entry)), period)
