"""The outlook for the year: what its owner expects, else where the present rate leads. Never a result."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from planloom.figures.figure import Figure, Operand, difference, unknown
from planloom.figures.measure.aims import Aim
from planloom.figures.measure.data import MeasureData
from planloom.figures.measure.performance import Number, Performance, holes, mean_aim, on_the_way, season, target_for
from planloom.figures.measure.progress import whole_target
from planloom.figures.reporting import YearOf, part_of
from planloom.figures.series import outermost
from planloom.values import Period

Kind = Literal["forecast", "run_rate"]


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a period is expected to end with, where that comes from, and the target of the period.

    `missed` tells whether it would miss the target; None where there is none.
    """

    kind: Kind
    period: Period
    value: Number
    target: Number
    difference: Number
    missed: bool | None


def outlook(data: MeasureData, found: Performance, today: dt.date, year_of: YearOf) -> Outlook | None:
    """Return the outlook of a measure; None where there is nothing to go by, or nothing left to come."""
    if data.measure.aggregate == "last":
        return _of_level(data, found, year_of)
    if found.actual.value is None or found.period is None:
        return None
    span = found.span or year_of(found.period.end)
    if data.measure.aggregate == "avg":
        span = year_of(found.period.end)
    if found.period.end >= span.end:
        return None
    aim = found.whole if span == found.span else None
    if data.measure.aggregate == "avg":
        aim = _mean_over(data, span)
    stated = _stated(data, found, span)
    if stated is not None:
        return _made(data, "forecast", span, stated, aim)
    return _made(data, "run_rate", span, _at_rate(data, found, span, today), aim)


def _of_level(data: MeasureData, found: Performance, year_of: YearOf) -> Outlook | None:
    """Take what is forecast for the end of the year of the latest result, or for the first time after it."""
    measured = found.period.end if found.period else dt.date.min
    ahead = sorted((period for period in data.forecasts if period.end > measured), key=lambda one: one.end)
    if not ahead:
        return None
    year = year_of(found.period.end if found.period else ahead[0].end)
    period = max((one for one in ahead if one.end <= year.end), key=lambda one: one.end, default=ahead[0])
    value = data.figure("measure_outlook", "forecasts", period, data.forecasts[period])
    return _made(data, "forecast", period, value, _aim_at(data, period))


def _aim_at(data: MeasureData, period: Period) -> Aim | None:
    if data.final is None:
        return None
    due = target_for(data, period)
    if data.keeps or data.start is None:
        return data.aims[due] if due is not None else None
    goal = on_the_way(data, period.end).value
    return Aim(goal, data.final[1].high) if data.rises else Aim(data.final[1].low, goal)


def _mean_over(data: MeasureData, span: Period) -> Aim | None:
    if span in data.aims:
        return data.aims[span]
    finer = outermost(period for period in data.aims if span.contains(period))
    if finer and not holes(finer, span):
        return mean_aim([(data.aims[period], period.days) for period in finer])
    around = sorted((period for period in data.aims if period.contains(span)), key=lambda one: one.days)
    return data.aims[around[0]] if around else None


def _stated(data: MeasureData, found: Performance, span: Period) -> Number | None:
    """Return what is forecast for the span: as it stands, or the result so far with the forecast of the rest."""
    if span in data.forecasts:
        return data.figure("measure_outlook", "forecasts", span, data.forecasts[span])
    assert found.period is not None and found.actual.value is not None  # noqa: S101, PT018  # asked where both are known
    rest = Period.between(found.period.end + dt.timedelta(days=1), span.end, span.calendar)
    inside = outermost(period for period in data.forecasts if rest.contains(period))
    if not inside or holes(inside, rest):
        return None
    values = [data.figure("measure_outlook", "forecasts", period, data.forecasts[period]) for period in inside]
    so_far = Period.between(span.start, found.period.end, span.calendar)
    parts = [(found.actual, so_far), *((value, period) for value, period in zip(values, inside, strict=True))]
    return _together(data, parts, span)


def _together(data: MeasureData, parts: list[tuple[Number, Period]], span: Period) -> Number:
    mean = data.measure.aggregate == "avg"
    weights = [Decimal(part_of(period, span)[0]) if mean else Decimal(1) for _, period in parts]
    whole = sum(weights, Decimal(0)) if mean else Decimal(1)
    counted = [
        (one, (one.value or Decimal(0)) * weight / whole) for (one, _), weight in zip(parts, weights, strict=True)
    ]
    operands = tuple(Operand("plus", one, value) for one, value in counted)
    return Figure("measure_outlook", sum((value for _, value in counted), Decimal(0)), data.measure, span, operands)


def _at_rate(data: MeasureData, found: Performance, span: Period, today: dt.date) -> Number:
    assert found.period is not None and found.actual.value is not None  # noqa: S101, PT018
    value = found.actual.value
    if data.measure.aggregate == "sum":
        part, whole = _so_far_and_whole(data, found, span, today)
        value = value * whole / part
    return Figure("measure_outlook", value, data.measure, span, (Operand("plus", found.actual, value),))


def _so_far_and_whole(data: MeasureData, found: Performance, span: Period, today: dt.date) -> tuple[Decimal, Decimal]:
    """Return how much of the span is behind it, and all of it: by the seasons of the targets, else in time."""
    by_season = season(data, found) if span == found.span else None
    if by_season is not None:
        return by_season
    assert found.period is not None  # noqa: S101  # asked where there is a result
    end = today if data.last is not None and data.last.start <= today < data.last.end else found.period.end
    part, whole = part_of(Period.between(found.period.start, end), span)
    return Decimal(part), Decimal(whole)


def _made(data: MeasureData, kind: Kind, period: Period, value: Number, aim: Aim | None) -> Outlook:
    assert value.value is not None  # noqa: S101  # made of numbers only
    goal = None if aim is None else (aim.edge(value.value) if data.keeps else data.goal(aim))
    if aim is None or goal is None:
        empty: Number = unknown("measure_target", "no_target", subject=data.measure, period=period)
        return Outlook(kind, period, value, empty, empty, None)
    target: Number = (
        whole_target(data, aim, period, goal)
        if data.measure.aggregate == "sum" or aim == data.aims.get(period)
        else Figure("measure_target", goal, data.measure, period)
    )
    apart = difference("measure_difference", value, target, subject=data.measure, period=period)
    return Outlook(kind, period, value, target, apart, not aim.met_by(value.value))
