"""Progress: how much of the way to the target is done.

A level, and an average, has come from its baseline towards its last target: (actual - baseline) / (target - baseline),
as the performance plans under ISO 17469 practice and performance.gov measure it. A sum has reached a part of its
target for the year (or whatever time the target is for). A level to keep is kept, or not.
"""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from planloom.figures.aims import Aim
from planloom.figures.figure import Figure, Operand, Reason, difference, ratio, unknown
from planloom.figures.performance import Number, Performance, target_over
from planloom.figures.reporting import YearOf, days, part_of
from planloom.figures.series import exactly, outermost
from planloom.figures.told import Told
from planloom.values import Period, Tolerance


def progress(told: Told, found: Performance, today: dt.date) -> Number:
    """Return progress as a fraction of one, or why there is none; below zero where things got worse."""
    if found.actual.value is None or found.whole is None or found.aim is None:
        return _none(told, found.reason or found.actual.reason)
    if told.measure.aggregate == "sum":
        return _of_sum(told, found, today)
    if told.keeps:
        return _all_or_nothing(told, found.actual, kept=_kept(told, found))
    return _on_the_way(told, found.actual)


def accumulates(told: Told, whole: Aim) -> bool:
    """Tell whether a sum can only grow, so that what is reached stays reached."""
    return bool(told.rises) and whole.low is not None and whole.low > 0 and min(told.actuals.values()) >= 0


def is_over(found: Performance, today: dt.date) -> bool:
    """Tell whether the time of the target has ended, and results of all of it are there."""
    return (
        found.span is not None
        and found.period is not None
        and found.period.end >= found.span.end
        and found.span.end <= today
    )


def amber(told: Told, unit: Decimal, left_out: Decimal) -> Decimal:
    """Return what may be missing before it counts as at risk, in the unit of the measure."""
    return allowed(told, told.measure.tolerance_amber, unit, left_out)


def allowed(told: Told, tolerance: Tolerance | None, unit: Decimal, left_out: Decimal) -> Decimal:
    """Return a tolerance in the unit of the measure; `unit` is what a share is a share of.

    For a level in per cent that is to be kept, 1% is one point.
    """
    if tolerance is None:
        return left_out * unit
    if not tolerance.share:
        return tolerance.amount
    points = told.keeps and told.measure.unit is not None and told.measure.unit.in_("en") == "%"
    return tolerance.amount * (100 if points else unit)


def _kept(told: Told, found: Performance) -> bool:
    assert found.aim is not None and found.actual.value is not None  # noqa: S101, PT018  # asked where both are known
    miss = found.aim.miss(found.actual.value)
    if miss:
        return miss <= amber(told, abs(found.aim.edge(found.actual.value)), Decimal(0))
    return found.aim.met_by(found.actual.value)


def _on_the_way(told: Told, actual: Number) -> Number:
    assert told.final is not None and actual.value is not None  # noqa: S101, PT018
    period, aim = told.final
    if aim.met_by(actual.value) and (told.start is None or told.goal(aim) == told.start[1]):
        return _all_or_nothing(told, actual, kept=True)
    if told.start is None:
        return _none(told, "no_baseline")
    goal = told.goal(aim)
    if goal is None or goal == told.start[1]:
        return _none(told, "target_is_baseline")
    begins = told.figure("measure_baseline", "baseline", *told.start)
    ends = told.figure("measure_target", "targets", period, goal)
    way = ratio(
        "measure_progress",
        difference("measure_change", actual, begins, subject=told.measure),
        difference("measure_way", ends, begins, subject=told.measure),
        subject=told.measure,
        period=actual.period,
    )
    return _within_range(told, aim, actual, way)


def _within_range(told: Told, aim: Aim, actual: Number, way: Number) -> Number:
    """Keep a range to what it means: it is reached inside, and not by running past it."""
    if aim.low is None or aim.high is None or actual.value is None or way.value is None:
        return way
    if aim.met_by(actual.value):
        return _all_or_nothing(told, actual, kept=True)
    return _all_or_nothing(told, actual, kept=False) if way.value > 1 else way


def _of_sum(told: Told, found: Performance, today: dt.date) -> Number:
    assert found.whole is not None and found.span is not None  # noqa: S101, PT018
    if accumulates(told, found.whole):
        target = whole_target(told, found.whole, found.span, found.whole.low)
        return ratio("measure_progress", found.actual, target, subject=told.measure, period=found.period)
    if not is_over(found, today):
        return _none(told, "running")
    return _of_ended_sum(told, found)


def _of_ended_sum(told: Told, found: Performance) -> Number:
    assert found.whole is not None and found.actual.value is not None and found.span is not None  # noqa: S101, PT018
    goal, begins = told.goal(found.whole), baseline_over(told, found.span)
    if begins.value is None or goal is None or goal == begins.value or told.keeps:
        return _all_or_nothing(told, found.actual, kept=found.whole.met_by(found.actual.value))
    ends = whole_target(told, found.whole, found.span, goal)
    way = ratio(
        "measure_progress",
        difference("measure_change", found.actual, begins, subject=told.measure),
        difference("measure_way", ends, begins, subject=told.measure),
        subject=told.measure,
        period=found.period,
    )
    return _within_range(told, found.whole, found.actual, way)


def whole_target(told: Told, whole: Aim, span: Period, goal: Decimal | None) -> Number:
    """Return the target of a sum for its whole time, with the targets it is made of."""
    return replace(target_over(told, span, low=goal == whole.low), value=goal)


def baseline_over(told: Told, period: Period) -> Number:
    """Return the baseline of a sum for a time as long as `period`: of the same season where it says so."""
    if told.start is None:
        return _none(told, "no_baseline")
    start, value = told.start
    before = _same_season(told, period)
    if before is not None:
        return Figure("measure_baseline", exactly(told.baseline, before), told.measure, period, _entries(told, before))
    part, whole = part_of(period, start)
    scaled = value * Decimal(part) / whole
    operand = Operand("plus", told.figure("measure_baseline", "baseline", start, value), scaled)
    return Figure("measure_baseline", scaled, told.measure, period, (operand,))


def is_same_season(told: Told, period: Period) -> bool:
    """Tell whether the baseline says what the same season of an earlier year brought."""
    return _same_season(told, period) is not None


def _same_season(told: Told, period: Period) -> Period | None:
    years = range(1, max(period.start.year - min(told.baseline).start.year, 0) + 1)
    earlier = (years_before(period, one) for one in years)
    return next((one for one in earlier if exactly(told.baseline, one) is not None), None)


def final_way(told: Told, found: Performance, year_of: YearOf) -> Number:
    """Return the way a sum has come to a target of a later year, by its last year that is complete.

    For everything else, progress itself is that way.
    """
    if told.measure.aggregate != "sum" or told.final is None or found.span is None or told.start is None:
        return _none(told, "no_target")
    period, aim = told.final
    goal, begins = told.goal(aim), baseline_over(told, period)
    if period.end <= found.span.end or goal is None or begins.value is None or goal == begins.value:
        return _none(told, "no_target")
    years = {year_of(one.end): None for one in told.actuals}
    complete = [(year, exactly(told.actuals, year)) for year in years if days(year) > days(told.start[0]) - 2]
    year, value = max(((one, value) for one, value in complete if value is not None), default=(None, None))
    if year is None or value is None or year.end <= told.start[0].end:
        return _none(told, "running")
    actual: Number = Figure("measure_actual", value, told.measure, year)
    ends = told.figure("measure_target", "targets", period, goal)
    return ratio(
        "measure_progress",
        difference("measure_change", actual, begins, subject=told.measure),
        difference("measure_way", ends, begins, subject=told.measure),
        subject=told.measure,
        period=year,
    )


def years_before(period: Period, years: int) -> Period:
    """Return the same season some years before; of a leap day, the day before it."""

    def moved(day: dt.date) -> dt.date:
        last = 28 if day.month == 2 and day.day == 29 else day.day  # noqa: PLR2004
        return day.replace(year=day.year - years, day=last)

    after = period.end + dt.timedelta(days=1)
    return Period.between(moved(period.start), moved(after) - dt.timedelta(days=1), period.calendar)


def _entries(told: Told, period: Period) -> tuple[Operand, ...]:
    inside = outermost(one for one in told.baseline if period.contains(one))  # a year, or its quarters
    return tuple(
        Operand("plus", told.figure("measure_baseline", "baseline", one, told.baseline[one]), told.baseline[one])
        for one in inside
    )


def _all_or_nothing(told: Told, actual: Number, *, kept: bool) -> Number:
    operands = (Operand("of", actual, actual.value),)
    return Figure("measure_progress", Decimal(int(kept)), told.measure, actual.period, operands)


def _none(told: Told, reason: Reason) -> Number:
    return unknown("measure_progress", reason, subject=told.measure)
