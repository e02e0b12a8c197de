"""How a measure stands: its performance, its outlook, its way to the target, and the status that follows.

The parts are modules of their own: what it says (`told`), what was measured against what was expected (`performance`),
the way (`way`), the status (`standing`), the outlook (`outlook`), milestones (`reached`) and the trend here.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from planloom.figures.aims import Aim
from planloom.figures.figure import Figure, Reason, unknown
from planloom.figures.outlook import Outlook, outlook
from planloom.figures.performance import Number, Performance, performance, target_for
from planloom.figures.reached import Reached, reached
from planloom.figures.reading_gaps import unreported
from planloom.figures.reporting import YearOf, calendar_year
from planloom.figures.standing import Standing, shortfall, status
from planloom.figures.told import Told, actuals_of, has_one_scale, value_of
from planloom.figures.way import final_way, progress, whole_target, years_before
from planloom.model.measures import Measure
from planloom.values import Period, Text

__all__ = ["MeasureFigures", "Standing", "actuals_of", "stand"]

NOTHING: Number = unknown("measure", "not_given")


@dataclass(frozen=True, slots=True)
class MeasureFigures:
    """Where a measure stands.

    `actual` is the result that is judged (the year to date, for what adds up), `expected` what it is compared with,
    `difference` one less the other in the unit of the measure, `shortfall` what is missing as a part of the way
    (below zero: ahead). `target` is what progress goes by, and `aim` the same with both limits; `final_way` the
    way to a target of a later year. Each is a figure whose `reason` says why it is unknown; `reason` says why there
    is no status. `missing` are the periods of which results are wanting, `unreported` those of a level, which is
    judged all the same. `trend` is 1 for better, -1 for worse than in `trend_against`. `asked` and `said` are target
    and result in words, `reached` how a milestone went.
    """

    status: Standing | None = None
    reason: Reason = ""
    baseline: Number = NOTHING
    actual: Number = NOTHING
    expected: Number = NOTHING
    difference: Number = NOTHING
    shortfall: Number = NOTHING
    target: Number = NOTHING
    aim: Aim | None = None
    expected_aim: Aim | None = None
    progress: Number = NOTHING
    final_way: Number = NOTHING
    outlook: Outlook | None = None
    missing: tuple[Period, ...] = ()
    unreported: tuple[Period, ...] = ()
    trend: int | None = None
    trend_against: Period | None = None
    reached: Reached | None = None
    asked: Text | None = None
    said: Text | None = None
    running: bool = field(default=False)

    @property
    def baseline_period(self) -> Period | None:
        """When it started."""
        return self.baseline.period

    @property
    def actual_period(self) -> Period | None:
        """What the actual is of."""
        return self.actual.period

    @property
    def target_period(self) -> Period | None:
        """What the target is for."""
        return self.target.period


def stand(measure: Measure, today: dt.date = dt.date.max, year_of: YearOf = calendar_year) -> MeasureFigures:
    """Compute where `measure` stands on a day by its own figures."""
    told = Told(measure, today)
    if not has_one_scale(measure):
        return _without(told, "two_scales")
    if told.direction == "milestone":
        return _milestone(told, today)
    if told.direction in ("qualitative", "undefined"):
        return _without(told, "in_words" if told.direction == "qualitative" else "no_direction")
    found = performance(told, today, year_of)
    stands = status(told, found, today)
    way = progress(told, found, today)
    target, aim = _target(told, found)
    trend, against = _trend(told)
    return MeasureFigures(
        status=stands,
        reason=(found.reason or found.actual.reason) if stands is None else "",
        baseline=_start(told),
        actual=found.actual,
        expected=found.expected,
        difference=found.difference,
        shortfall=shortfall(told, found),
        target=target,
        aim=aim,
        expected_aim=found.aim,
        progress=way if stands is not None else unknown("measure_progress", found.reason or found.actual.reason),
        final_way=final_way(told, found, year_of),
        outlook=outlook(told, found, today, year_of),
        missing=found.missing,
        unreported=unreported(told, year_of),
        trend=trend,
        trend_against=against,
        running=told.last is not None and told.last.start <= today < told.last.end,
    )


def _start(told: Told) -> Number:
    if told.start is None:
        return unknown("measure_baseline", "no_baseline", subject=told.measure)
    return told.figure("measure_baseline", "baseline", *told.start)


def _without(told: Told, reason: Reason) -> MeasureFigures:
    """Return what can be shown of a measure that is not judged by figures."""
    last, final = told.last, told.final
    plain = reason != "two_scales"
    actual = told.figure("measure_actual", "actuals", last, told.actuals[last]) if last and plain else None
    none = unknown("measure", reason, subject=told.measure)
    edge = (final[1].low if final[1].low is not None else final[1].high) if final else None
    target = told.figure("measure_target", "targets", final[0], edge) if final and edge is not None and plain else none
    return MeasureFigures(
        reason=reason,
        baseline=_start(told) if plain else none,
        actual=actual or none,
        target=target,
        aim=final[1] if final and plain else None,
        progress=none,
        asked=_latest_words(told.measure.targets),
        said=_latest_words(told.measure.actuals),
    )


def _latest_words(given: Mapping[Period, Any]) -> Text | None:
    words = {period: value_of(one) for period, one in given.items() if isinstance(value_of(one), Text)}
    return words[max(words, key=lambda period: period.end)] if words else None


def _milestone(told: Told, today: dt.date) -> MeasureFigures:
    found = reached(told, today)
    stands: Standing | None = "done" if found.done else "off_track" if found.late else None
    last = told.last
    actual = told.figure("measure_actual", "actuals", last, told.actuals[last]) if last else NOTHING
    return MeasureFigures(
        status=stands,
        reason="" if stands else "not_due",
        actual=actual,
        target=found.target,
        progress=Figure("measure_progress", Decimal(int(found.done)), told.measure, operands=found.operands),
        reached=found,
        asked=_latest_words(told.measure.targets),
        said=_latest_words(told.measure.actuals),
    )


def _target(told: Told, found: Performance) -> tuple[Number, Aim | None]:
    """Return the target that progress goes by: of the year for what adds up, of the period for a level to keep."""
    period, aim = told.final or (None, None)
    if found.whole is not None and (told.measure.aggregate == "sum" or told.keeps):
        period, aim = found.span, found.whole
    elif told.keeps and told.last is not None and (due := target_for(told, told.last)) is not None:
        period, aim = due, told.aims[due]
    if period is None or aim is None:
        return unknown("measure_target", "no_target", subject=told.measure), None
    goal = told.goal(aim)
    if goal is None:
        return unknown("measure_target", "zero", subject=told.measure, period=period), aim
    return whole_target(told, aim, period, goal), aim


def _trend(told: Told) -> tuple[int | None, Period | None]:
    """Compare the latest actual with the same season of the year before, else with the one before it.

    Seasons come back every year: October against September would say more about the month than about the trade.
    """
    last, before = told.last, None
    if last is None or told.rises is None:
        return None, None
    same = years_before(last, 1)
    before = next((period for period in told.actuals if period == same), None)
    earlier = (period for period in told.actuals if period.end < last.start and period.months == last.months)
    before = before or max(earlier, default=None)
    if before is None:
        return None, None
    now, then = told.actuals[last], told.actuals[before]
    change = (now > then) - (now < then)
    return (change if told.rises else -change), before
