"""Progress: how much of the way to the target is done.

A level, and an average, has come from its baseline towards its last target: (actual - baseline) / (target - baseline),
as the performance plans under ISO 17469 practice and performance.gov measure it. A sum has reached a part of its
target for the year (or whatever time the target is for). A level to keep is kept, or not.
"""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from planloom.figures.figure import Figure, Operand, Reason, difference, ratio, unknown
from planloom.figures.measure.aims import Aim
from planloom.figures.measure.data import MeasureData
from planloom.figures.measure.performance import Number, Performance, target_over
from planloom.figures.reporting import YearOf, part_of
from planloom.figures.series import exactly, outermost
from planloom.values import Period, Tolerance


def progress(data: MeasureData, found: Performance, today: dt.date) -> Number:
    """Return progress as a fraction of one, or why there is none; below zero where things got worse."""
    if found.actual.value is None or found.whole is None or found.aim is None:
        return _none(data, found.reason or found.actual.reason)
    if data.measure.aggregate == "sum":
        return _of_sum(data, found, today)
    if data.keeps:
        return _all_or_nothing(data, found.actual, kept=_kept(data, found))
    return _on_the_way(data, found.actual)


def accumulates(data: MeasureData, whole: Aim) -> bool:
    """Tell whether a sum can only grow, so that what is reached stays reached."""
    return bool(data.rises) and whole.low is not None and whole.low > 0 and min(data.actuals.values()) >= 0


def is_over(found: Performance, today: dt.date) -> bool:
    """Tell whether the time of the target has ended, and results of all of it are there."""
    return (
        found.span is not None
        and found.period is not None
        and found.period.end >= found.span.end
        and found.span.end <= today
    )


def amber(data: MeasureData, unit: Decimal, left_out: Decimal) -> Decimal:
    """Return what may be missing before it counts as at risk, in the unit of the measure."""
    return allowed(data, data.measure.tolerance_amber, unit, left_out)


def allowed(data: MeasureData, tolerance: Tolerance | None, unit: Decimal, left_out: Decimal) -> Decimal:
    """Return a tolerance in the unit of the measure; `unit` is what a share is a share of.

    For a level in per cent that is to be kept, 1% is one point.
    """
    if tolerance is None:
        return left_out * unit
    if not tolerance.share:
        return tolerance.amount
    points = data.keeps and data.measure.unit is not None and data.measure.unit.in_("en") == "%"
    return tolerance.amount * (100 if points else unit)


def _kept(data: MeasureData, found: Performance) -> bool:
    assert found.aim is not None and found.actual.value is not None  # noqa: S101, PT018  # asked where both are known
    miss = found.aim.miss(found.actual.value)
    if miss:
        return miss <= amber(data, abs(found.aim.edge(found.actual.value)), Decimal(0))
    return found.aim.met_by(found.actual.value)


def _on_the_way(data: MeasureData, actual: Number) -> Number:
    assert data.final is not None and actual.value is not None  # noqa: S101, PT018
    period, aim = data.final
    if aim.met_by(actual.value) and (data.start is None or data.goal(aim) == data.start[1]):
        return _all_or_nothing(data, actual, kept=True)
    if data.start is None:
        return _none(data, "no_baseline")
    goal = data.goal(aim)
    if goal is None or goal == data.start[1]:
        return _none(data, "target_is_baseline")
    begins = data.figure("measure_baseline", "baseline", *data.start)
    ends = data.figure("measure_target", "targets", period, goal)
    way = ratio(
        "measure_progress",
        difference("measure_change", actual, begins, subject=data.measure),
        difference("measure_way", ends, begins, subject=data.measure),
        subject=data.measure,
        period=actual.period,
    )
    return _within_range(data, aim, actual, way)


def _within_range(data: MeasureData, aim: Aim, actual: Number, way: Number) -> Number:
    """Keep a range to what it means: it is reached inside, and not by running past it."""
    if aim.low is None or aim.high is None or actual.value is None or way.value is None:
        return way
    if aim.met_by(actual.value):
        return _all_or_nothing(data, actual, kept=True)
    return _all_or_nothing(data, actual, kept=False) if way.value > 1 else way


def _of_sum(data: MeasureData, found: Performance, today: dt.date) -> Number:
    assert found.whole is not None and found.span is not None  # noqa: S101, PT018
    if accumulates(data, found.whole):
        target = whole_target(data, found.whole, found.span, found.whole.low)
        return ratio("measure_progress", found.actual, target, subject=data.measure, period=found.period)
    if not is_over(found, today):
        return _none(data, "running")
    return _of_ended_sum(data, found)


def _of_ended_sum(data: MeasureData, found: Performance) -> Number:
    assert found.whole is not None and found.actual.value is not None and found.span is not None  # noqa: S101, PT018
    goal, begins = data.goal(found.whole), baseline_over(data, found.span)
    if begins.value is None or goal is None or goal == begins.value or data.keeps:
        return _all_or_nothing(data, found.actual, kept=found.whole.met_by(found.actual.value))
    ends = whole_target(data, found.whole, found.span, goal)
    way = ratio(
        "measure_progress",
        difference("measure_change", found.actual, begins, subject=data.measure),
        difference("measure_way", ends, begins, subject=data.measure),
        subject=data.measure,
        period=found.period,
    )
    return _within_range(data, found.whole, found.actual, way)


def whole_target(data: MeasureData, whole: Aim, span: Period, goal: Decimal | None) -> Number:
    """Return the target of a sum for its whole time, with the targets it is made of."""
    return replace(target_over(data, span, low=goal == whole.low), value=goal)


def baseline_over(data: MeasureData, period: Period) -> Number:
    """Return the baseline of a sum for a time as long as `period`: of the same season where it says so."""
    if data.start is None:
        return _none(data, "no_baseline")
    start, value = data.start
    before = _same_season(data, period)
    if before is not None:
        return Figure("measure_baseline", exactly(data.baseline, before), data.measure, period, _entries(data, before))
    part, whole = part_of(period, start)
    scaled = value * Decimal(part) / whole
    operand = Operand("plus", data.figure("measure_baseline", "baseline", start, value), scaled)
    return Figure("measure_baseline", scaled, data.measure, period, (operand,))


def is_same_season(data: MeasureData, period: Period) -> bool:
    """Tell whether the baseline says what the same season of an earlier year brought."""
    return _same_season(data, period) is not None


def _same_season(data: MeasureData, period: Period) -> Period | None:
    years = range(1, max(period.start.year - min(data.baseline).start.year, 0) + 1)
    earlier = (years_before(period, one) for one in years)
    return next((one for one in earlier if exactly(data.baseline, one) is not None), None)


def final_way(data: MeasureData, found: Performance, year_of: YearOf) -> Number:
    """Return the way a sum has come to a target of a later year, by its last year that is complete.

    For everything else, progress itself is that way.
    """
    if data.measure.aggregate != "sum" or data.final is None or found.span is None or data.start is None:
        return _none(data, "no_target")
    period, aim = data.final
    goal, begins = data.goal(aim), baseline_over(data, period)
    if period.end <= found.span.end or goal is None or begins.value is None or goal == begins.value:
        return _none(data, "no_target")
    years = {year_of(one.end): None for one in data.actuals}
    complete = [(year, exactly(data.actuals, year)) for year in years if year.days > data.start[0].days - 2]
    year, value = max(((one, value) for one, value in complete if value is not None), default=(None, None))
    if year is None or value is None or year.end <= data.start[0].end:
        return _none(data, "running")
    actual: Number = Figure("measure_actual", value, data.measure, year)
    ends = data.figure("measure_target", "targets", period, goal)
    return ratio(
        "measure_progress",
        difference("measure_change", actual, begins, subject=data.measure),
        difference("measure_way", ends, begins, subject=data.measure),
        subject=data.measure,
        period=year,
    )


def years_before(period: Period, years: int) -> Period:
    """Return the same season some years before; of a leap day, the day before it."""

    def moved(day: dt.date) -> dt.date:
        last = 28 if day.month == 2 and day.day == 29 else day.day  # noqa: PLR2004
        return day.replace(year=day.year - years, day=last)

    after = period.end + dt.timedelta(days=1)
    return Period.between(moved(period.start), moved(after) - dt.timedelta(days=1), period.calendar)


def _entries(data: MeasureData, period: Period) -> tuple[Operand, ...]:
    inside = outermost(one for one in data.baseline if period.contains(one))  # a year, or its quarters
    return tuple(
        Operand("plus", data.figure("measure_baseline", "baseline", one, data.baseline[one]), data.baseline[one])
        for one in inside
    )


def _all_or_nothing(data: MeasureData, actual: Number, *, kept: bool) -> Number:
    operands = (Operand("of", actual, actual.value),)
    return Figure("measure_progress", Decimal(int(kept)), data.measure, actual.period, operands)


def _none(data: MeasureData, reason: Reason) -> Number:
    return unknown("measure_progress", reason, subject=data.measure)
