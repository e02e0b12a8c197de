"""A measure over time: baseline, targets and actuals side by side, fit to be drawn on one scale."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from planloom.figures.measure.aims import Aim
from planloom.figures.measure.data import MeasureData
from planloom.figures.reporting import YearOf, calendar_year
from planloom.model.shared import Measure
from planloom.values import Period

YEAR = 12
V = TypeVar("V", Decimal, Aim)


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """What is known for one period.

    `actual`, `target` and `forecast` may be to date; `measured`, `planned` and `foreseen` are what the period has by
    itself; `aim` has both limits of a range, of which
    `target` is the one to be reached.

    `line` names the points that one line may join: those of periods of one length, and, where they are to date, of
    one year. A year and a quarter are never joined.
    """

    period: Period
    baseline: Decimal | None
    target: Decimal | None
    actual: Decimal | None
    measured: Decimal | None
    line: str
    aim: Aim | None = None
    forecast: Decimal | None = None
    planned: Decimal | None = None
    foreseen: Decimal | None = None

    @property
    def target_low(self) -> Decimal | None:
        """The lower end of a target that is a range."""
        return self.aim.low if self.aim is not None and self.is_range else None

    @property
    def target_high(self) -> Decimal | None:
        """The upper end of a target that is a range."""
        return self.aim.high if self.aim is not None and self.is_range else None

    @property
    def is_range(self) -> bool:
        """Whether there is a target with two different ends."""
        aim = self.aim
        return aim is not None and aim.low is not None and aim.high is not None and aim.low != aim.high


def trend_of(measure: Measure, year_of: YearOf = calendar_year, today: dt.date = dt.date.max) -> tuple[TrendPoint, ...]:
    """Return the points of `measure` in order of time; a result of a time that has not begun by `today` is none.

    Where a measure adds up over the year, actuals of parts of a year are given to date, because a quarter
    says nothing against the target of a year.
    """
    data = MeasureData(measure, today)
    actuals = _to_date(data.actuals, year_of) if measure.aggregate == "sum" else data.actuals
    aims = _to_date(data.aims, year_of) if is_to_date(measure) else data.aims
    forecasts = dict(data.forecasts)
    if measure.aggregate == "sum":  # a forecast goes on from what was measured
        forecasts = {
            one: value for one, value in _to_date({**forecasts, **data.actuals}, year_of).items() if one in forecasts
        }
    periods = {*data.baseline, *data.aims, *actuals, *forecasts}
    return tuple(
        TrendPoint(
            period,
            baseline=data.baseline.get(period),
            target=data.goal(aims[period]) if period in aims else None,
            actual=actuals.get(period),
            measured=data.actuals.get(period),
            aim=aims.get(period),
            forecast=forecasts.get(period),
            planned=data.goal(data.aims[period]) if period in data.aims else None,
            foreseen=data.forecasts.get(period),
            line=_line(period, year_of if measure.aggregate == "sum" else None),
        )
        for period in sorted(periods, key=lambda period: (period.end, period.start))
    )


def _line(period: Period, year_of: YearOf | None) -> str:
    """Return the name of the line a period belongs to: its length, and its year if it is to date."""
    return f"{period.length} {year_of(period.end)}" if year_of and period.months < YEAR else period.length


def is_to_date(measure: Measure) -> bool:
    """Tell whether the trend of a measure adds its actuals up from the beginning of the year."""
    return measure.aggregate == "sum" and any(period.months < YEAR for period in (*measure.actuals, *measure.forecasts))


def _to_date(series: Mapping[Period, V], year_of: YearOf) -> dict[Period, V]:
    """Add up within each year what is given for parts of it: the first quarter, the first two, and so on.

    A sum begins anew after a part that is missing.
    """
    made: dict[Period, V] = {}
    for period, value in sorted(series.items()):
        year = year_of(period.end)
        if period.months >= year.months:
            made[period] = value
            continue
        before = [one for one in made if one.start >= year.start and one.end == period.start - dt.timedelta(days=1)]
        made[period] = made[before[0]] + value if before else value
    return made
