"""A measure over time: baseline, targets and actuals side by side, fit to be drawn on one scale."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from planloom.figures.measures import actuals_of
from planloom.figures.series import within
from planloom.model.shared import Measure
from planloom.values import Period

YEAR = 12


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """What is known for one period; `actual` may be to date, `measured` is what the period had by itself.

    `line` names the points that one line may join: those of periods of one length, and, where they are to
    date, of one year. A year and a quarter are never joined.
    """

    period: Period
    baseline: Decimal | None
    target: Decimal | None
    actual: Decimal | None
    measured: Decimal | None
    line: str


def trend_of(measure: Measure) -> tuple[TrendPoint, ...]:
    """Return the points of `measure` in order of time.

    Where a measure adds up over the year, actuals of parts of a year are given to date, because a quarter
    says nothing against the target of a year.
    """
    measured = actuals_of(measure)
    adds_up = measure.aggregate == "sum"
    actuals = _to_date(measured) if adds_up else measured
    periods = {*measure.baseline, *measure.targets, *actuals}
    return tuple(
        TrendPoint(
            period,
            baseline=measure.baseline.get(period),
            target=measure.targets.get(period),
            actual=actuals.get(period),
            measured=measured.get(period),
            line=_line(period, to_date=adds_up),
        )
        for period in sorted(periods, key=lambda period: (period.end, period.start))
    )


def _line(period: Period, *, to_date: bool) -> str:
    """Return the name of the line a period belongs to: its length in months, and its year if it is to date."""
    length = str(period.months)
    return f"{length} {period.end.year}" if to_date and period.months < YEAR else length


def is_to_date(measure: Measure) -> bool:
    """Tell whether the trend of a measure adds its actuals up from the beginning of the year."""
    return measure.aggregate == "sum" and any(period.months < YEAR for period in measure.actuals)


def _to_date(actuals: Mapping[Period, Decimal]) -> dict[Period, Decimal]:
    """Add up within each year: the first quarter, the first two, and so on."""
    made: dict[Period, Decimal] = {}
    for period, value in actuals.items():
        year = dt.date(period.end.year, 1, 1)
        so_far = within(actuals, Period.between(year, period.end)) if period.start >= year else None
        made[period] = value if so_far is None or period.months >= YEAR else so_far
    return made
