"""Performance in a period: what was measured, against what was to be expected by now.

A level is its latest reading; a sum runs from the beginning of its year to the latest reading, an average from the
first reading of the year. Neither is known where one of the periods between is missing. What is expected of a level
that moves lies on the straight line from the baseline over each of the targets; of a sum it is the target's part for
the time measured, by the targets for parts of it where there are any. A reading of a period that is still running
is the state so far.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeAlias

from planloom.figures.figure import Figure, Gap, Operand, Reason, difference, unknown
from planloom.figures.measure.aims import Aim
from planloom.figures.measure.data import MeasureData
from planloom.figures.reporting import YearOf, part_of
from planloom.figures.series import outermost
from planloom.figures.stretches import overlap
from planloom.values import Period

Number: TypeAlias = Figure[Decimal]


@dataclass(frozen=True, slots=True)
class Performance:
    """What was measured up to now (`actual`, for `period`) and what was expected of the same time.

    `aim` is what was expected as limits, `whole` the target that goes by (of the year, for what adds up), for the
    time `span`. `missing` are the periods of which nothing was reported.
    """

    actual: Number
    expected: Number
    difference: Number
    period: Period | None = None
    aim: Aim | None = None
    span: Period | None = None
    whole: Aim | None = None
    missing: tuple[Period, ...] = ()
    reason: Reason = ""


def performance(data: MeasureData, today: dt.date, year_of: YearOf) -> Performance:
    """Compare the latest results of a measure with what was expected of them."""
    last = data.last
    if last is None:
        return _nothing(data, "no_actual")
    if data.measure.aggregate == "sum":
        return _of_sum(data, last, today, year_of)
    if data.measure.aggregate == "avg":
        return _of_average(data, last, today, year_of)
    return _of_level(data, data.figure("measure_actual", "actuals", last, data.actuals[last]), last, today)


def _nothing(data: MeasureData, reason: Reason) -> Performance:
    def empty(name: str) -> Number:
        return unknown(name, reason, subject=data.measure)

    return Performance(empty("measure_actual"), empty("measure_expected"), empty("measure_difference"))


def _against(
    data: MeasureData, actual: Number, period: Period, aim: Aim | None, made: Number | None = None, reason: Reason = ""
) -> Performance:
    """Set an actual against an aim; `made` is the number expected where it was computed."""
    if actual.value is None or aim is None:
        empty: Number = unknown("measure_expected", reason or actual.reason, subject=data.measure, period=period)
        return Performance(actual, empty, replace(empty, name="measure_difference"), period, reason=reason)
    edge = data.goal(aim) if not data.keeps else aim.edge(actual.value)
    if edge is None:
        edge = aim.edge(actual.value)
    expected = made if made is not None else Figure("measure_expected", edge, data.measure, period)
    inside = data.direction == "within" and aim.met_by(actual.value)
    apart: Number = (
        unknown("measure_difference", "zero", subject=data.measure, period=period)
        if inside
        else difference("measure_difference", actual, expected, subject=data.measure, period=period)
    )
    return Performance(actual, expected, apart, period, aim)


# ---- Levels ----


def _of_level(data: MeasureData, actual: Number, last: Period, today: dt.date) -> Performance:
    if data.final is None:
        return _against(data, actual, last, None, reason="no_target")
    if not data.keeps and data.start is not None:
        made = on_the_way(data, as_of(last, today))
        aim = _one_sided(data, made)
        found = _against(data, actual, last, aim, made)
        return replace(found, whole=data.final[1], span=data.final[0])
    due = target_for(data, last)
    if due is None:
        return _against(data, actual, last, None, reason="not_due")
    aim = data.aims[due]
    found = _against(data, actual, last, aim, _written(data, due, aim, actual))
    return replace(found, whole=aim, span=due)


def as_of(period: Period, today: dt.date) -> dt.date:
    """Return the day a reading is of: the end of its period, or today while it is running."""
    return today if period.start <= today < period.end else period.end


def target_for(data: MeasureData, period: Period) -> Period | None:
    """Return the target that holds in a period: its own, the one around it, or the last that has passed."""
    if period in data.aims:
        return period
    around = sorted((one for one in data.aims if one.contains(period)), key=lambda one: one.days)
    inside = [one for one in data.aims if period.contains(one)]
    passed = [one for one in data.aims if one.end <= period.end]
    if around:
        return around[0]
    if inside:
        return max(inside, key=lambda one: one.end)
    return max(passed, key=lambda one: one.end) if passed and data.final and data.final[0].end <= period.end else None


def on_the_way(data: MeasureData, day: dt.date) -> Number:
    """Return what is expected on a day, on the straight line from the baseline over each of the targets."""
    assert data.start is not None  # noqa: S101  # asked of measures with a baseline only
    start, value = data.start
    here = data.figure("measure_baseline", "baseline", start, value)
    begins = start.end
    for period, aim in sorted(data.aims.items(), key=lambda entry: (entry[0].end, entry[0].start)):
        goal = data.goal(aim)
        if goal is None or period.end <= begins:
            continue
        there = data.figure("measure_target", "targets", period, goal)
        if day <= period.end:
            return _between(data, here, there, begins, day, period.end)
        here, begins = there, period.end
    return replace(here, name="measure_expected")


def _between(data: MeasureData, here: Number, there: Number, begins: dt.date, day: dt.date, ends: dt.date) -> Number:
    assert here.value is not None and there.value is not None  # noqa: S101, PT018  # both were written
    come = (there.value - here.value) * max((day - begins).days, 0) / (ends - begins).days
    value = here.value + come
    way = difference("measure_way", there, here, subject=data.measure)
    operands = (Operand("plus", here, here.value), Operand("plus", way, come))
    return Figure("measure_expected", value, data.measure, there.period, operands)


def _one_sided(data: MeasureData, made: Number) -> Aim | None:
    assert data.final is not None  # noqa: S101  # asked of measures with a target only
    last = data.final[1]
    return Aim(made.value, last.high) if data.rises else Aim(last.low, made.value)


def _written(data: MeasureData, due: Period, aim: Aim, actual: Number) -> Number | None:
    if actual.value is None:
        return None
    edge = aim.edge(actual.value) if data.keeps else data.goal(aim)
    return None if edge is None else replace(data.figure("measure_expected", "targets", due, edge), period=due)


# ---- Averages ----


def _of_average(data: MeasureData, last: Period, today: dt.date, year_of: YearOf) -> Performance:
    whole_year = _so_far(year_of(last.end), last)
    inside = outermost(period for period in data.actuals if whole_year.contains(period))
    so_far = (
        last if inside[0] == last else Period.between(inside[0].start, last.end, whole_year.calendar)
    )  # since it has been measured
    missing = holes(inside, so_far)
    if missing:
        return _incomplete(data, so_far, missing)
    actual = _mean(data, "measure_actual", "actuals", inside, so_far)
    year = year_of(last.end)
    shorter = [period for period in data.aims if period.months < year.months]
    for targets in (shorter, [period for period in data.aims if period.months <= year.months]):
        cut = {period: part for period in outermost(targets) if (part := overlap(period, so_far))}
        if cut and not holes(cut.values(), so_far):
            return _against_mean(data, actual, so_far, cut)
    return replace(_of_level(data, actual, so_far, today), period=so_far)


def _against_mean(data: MeasureData, actual: Number, so_far: Period, cut: dict[Period, Period]) -> Performance:
    """Set an average against the mean of the targets for the same time, each for as long as it holds."""
    aim = mean_aim([(data.aims[period], part_of(inside, so_far)[0]) for period, inside in cut.items()])
    if aim is None:
        return _against(data, actual, so_far, None, reason="no_target")
    (period, *more) = cut
    made = _written(data, period, aim, actual) if not more else _mean_expected(data, actual, aim, so_far, cut)
    return replace(_against(data, actual, so_far, aim, made), whole=aim, span=so_far if more else period)


def _mean_expected(
    data: MeasureData, actual: Number, aim: Aim, so_far: Period, cut: dict[Period, Period]
) -> Number | None:
    edge = aim.edge(actual.value or Decimal(0)) if data.keeps else data.goal(aim)
    weights = {period: part_of(inside, so_far)[0] for period, inside in cut.items()}
    whole = sum(weights.values())
    parts = [(period, data.aims[period].portion(weight, whole)) for period, weight in weights.items()]
    return None if edge is None else made_of("measure_expected", data, so_far, aim, edge, parts)


def _so_far(span: Period, last: Period) -> Period:
    """Return the time from the beginning of `span` to the latest reading, under its own name where it has one."""
    if last.start <= span.start:
        return last
    return Period.between(span.start, last.end, span.calendar or last.calendar)


def _mean(data: MeasureData, name: str, field: str, inside: Iterable[Period], so_far: Period) -> Number:
    weights = [(period, part_of(period, so_far)[0]) for period in inside]
    values = [(period, data.actuals[period], weight) for period, weight in weights]
    whole = sum(weight for _, _, weight in values)
    operands = tuple(
        Operand("plus", data.figure(name, field, period, value), value * weight / whole)
        for period, value, weight in values
    )
    total = sum((value * weight for _, value, weight in values), Decimal(0)) / whole
    return Figure(name, total, data.measure, so_far, operands)


def mean_aim(aims: Iterable[tuple[Aim, int]]) -> Aim | None:
    """Return the mean of aims, each with its weight; None where they ask nothing together."""
    listed = list(aims)
    total = sum_of_aims(aim * Decimal(weight) for aim, weight in listed)
    return total and total.portion(1, sum(weight for _, weight in listed))


def holes(entries: Iterable[Period], period: Period) -> tuple[Period, ...]:
    """Return the stretches of `period` that none of the entries covers."""
    found: list[Period] = []
    free = period.start
    for entry in sorted(entries):
        if entry.start > free:
            found.append(Period.between(free, entry.start - dt.timedelta(days=1), period.calendar))
        free = max(free, entry.end + dt.timedelta(days=1))
    if free <= period.end:
        found.append(Period.between(free, period.end, period.calendar))
    return tuple(found)


def _incomplete(data: MeasureData, so_far: Period, missing: tuple[Period, ...]) -> Performance:
    gaps = tuple(Gap("not_given", data.measure, "actuals", period) for period in missing)
    actual: Number = unknown("measure_actual", "gap", subject=data.measure, period=so_far, gaps=gaps)
    found = _against(data, actual, so_far, None, reason="gap")
    return replace(found, missing=missing)


# ---- Sums ----


def _of_sum(data: MeasureData, last: Period, today: dt.date, year_of: YearOf) -> Performance:
    if data.final is None:
        return _against(data, _added(data, last, [last]), last, None, reason="no_target")
    found = summed_target(data, last, year_of)
    if found is None:
        reason: Reason = "not_due" if last.end < min(data.aims).start else "no_target"
        return _against(data, _added(data, last, [last]), last, None, reason=reason)
    span, whole = found
    so_far = _so_far(span, last)
    inside = outermost(period for period in data.actuals if so_far.contains(period))
    missing = holes(inside, so_far)
    if missing:
        return _incomplete(data, so_far, missing)
    actual = _added(data, so_far, inside)
    parts = _portions(data, span, whole, Period.between(so_far.start, as_of(last, today)))
    asked = sum_of_aims(aim for _, aim in parts)
    if asked is None:
        return _against(data, actual, so_far, None, reason="no_target")
    aim = replace(asked, strict=whole.strict)
    edge = data.goal(aim)
    made = None if edge is None else made_of("measure_expected", data, so_far, aim, edge, parts)
    return replace(_against(data, actual, so_far, aim, made), whole=whole, span=span)


def _added(data: MeasureData, so_far: Period, inside: Iterable[Period]) -> Number:
    values = [(period, data.actuals[period]) for period in inside]
    operands = tuple(
        Operand("plus", data.figure("measure_actual", "actuals", period, value), value) for period, value in values
    )
    total = sum((value for _, value in values), Decimal(0))
    return Figure("measure_actual", total, data.measure, so_far, operands)


def summed_target(data: MeasureData, last: Period, year_of: YearOf) -> tuple[Period, Aim] | None:
    """Return the target that a sum works towards at the time of its latest reading, and the time it is for.

    It is the target of the year, or of more years at once; where only parts of a year have one, they are added. A
    year whose parts account for all of it begins with the first of them.
    """
    year = year_of(last.end)
    longest = outermost(data.aims)
    around = next((period for period in longest if period.contains(last)), None)
    if around is not None and around.months >= year.months:
        return _from_first_part(data, around, data.aims[around])
    inside = [period for period in longest if year.contains(period)]
    if not inside:
        return None
    hull = Period.around(inside)
    if holes(inside, hull) or not hull.contains(last):
        return (around, data.aims[around]) if around is not None else None
    asked = sum_of_aims(data.aims[period] for period in inside)
    return None if asked is None else (inside[0] if len(inside) == 1 else hull, asked)


def _from_first_part(data: MeasureData, span: Period, whole: Aim) -> tuple[Period, Aim]:
    parts = _parts(data, span)
    if not parts or parts[0].start == span.start:
        return span, whole
    hull = Period.around(parts)
    first = sum_of_aims(data.aims[period] for period in parts)
    same = first is not None and (first.low, first.high) == (whole.low, whole.high)
    return (hull, whole) if same and hull.end == span.end and not holes(parts, hull) else (span, whole)


def _parts(data: MeasureData, span: Period) -> list[Period]:
    return outermost(period for period in data.aims if span.contains(period) and period.days < span.days)


def _portions(data: MeasureData, span: Period, whole: Aim, so_far: Period) -> list[tuple[Period, Aim]]:
    """Return what is expected of `so_far`: by the targets for parts of the span, or its share of the whole."""
    parts = [period for period in _parts(data, span) if period.start <= so_far.end]
    if not parts or holes(parts, so_far):
        return [(span, whole.portion(*part_of(so_far, span)))]
    return [
        (period, data.aims[period].portion(*part_of(Period.between(period.start, min(period.end, so_far.end)), period)))
        for period in parts
    ]


def season(data: MeasureData, found: Performance) -> tuple[Decimal, Decimal] | None:
    """Return what the targets ask of the time so far, and of the whole time, of a sum with targets for its parts.

    A quarter of the year is a quarter of a trade only where it has no seasons. None where the targets tell of none.
    """
    if found.aim is None or found.whole is None or found.span is None or found.period is None:
        return None
    parts = [period for period in _parts(data, found.span) if period.start <= found.period.end]
    if not parts or holes(parts, found.period):
        return None
    part, whole = data.goal(found.aim), data.goal(found.whole)
    return (part, whole) if part and whole and part * whole > 0 else None


def sum_of_aims(aims: Iterable[Aim]) -> Aim | None:
    """Add aims, of which there is one at least; None where lower limits meet upper ones, which ask nothing together."""
    first, *rest = aims
    for other in rest:
        first = first + other
    return None if first.low is None and first.high is None else first


def made_of(
    name: str, data: MeasureData, period: Period, aim: Aim, edge: Decimal, parts: Iterable[tuple[Period, Aim]]
) -> Number:
    """Return the limit `edge` of an aim as made of the same limit of its parts, each a portion of a target."""
    low = edge == aim.low
    operands = []
    for one, portion in parts:
        counted = portion.low if low else portion.high
        if counted is not None:
            operands.append(Operand("plus", target_over(data, one, low=low), counted))
    return Figure(name, edge, data.measure, period, tuple(operands))


def target_over(data: MeasureData, span: Period, *, low: bool) -> Number:
    """Return a limit of the target for a time: as it is written, or added up of the targets within."""
    aim = data.aims.get(span)
    if aim is not None:
        limit = aim.low if low else aim.high
        return unknown("measure_target", "no_target") if limit is None else _target(data, span, limit)
    found = [
        (period, limit)
        for period in outermost(one for one in data.aims if span.contains(one))
        if (limit := data.aims[period].low if low else data.aims[period].high) is not None
    ]
    operands = tuple(Operand("plus", _target(data, period, limit), limit) for period, limit in found)
    total = sum((limit for _, limit in found), Decimal(0))
    return Figure("measure_target", total, data.measure, span, operands)


def _target(data: MeasureData, period: Period, value: Decimal) -> Number:
    return data.figure("measure_target", "targets", period, value)
