"""What any field of figures by period says of one period, for rules that are written by users."""

from collections.abc import Mapping

from planloom.figures.figure import V
from planloom.figures.series import exactly
from planloom.values import MixedCurrencyError, Period


def within_period(series: Mapping[Period, V], period: Period) -> V | None:
    """Return what a series gives for all of `period`; None where days are missing or currencies differ."""
    try:
        return exactly(series, period)
    except MixedCurrencyError:
        return None
