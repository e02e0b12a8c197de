"""The outlook for the year: what its owner expects, else where the present rate leads. Never a result."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from planloom.figures.aims import Aim
from planloom.figures.figure import Figure, Operand, difference, unknown
from planloom.figures.performance import Number, Performance, holes, mean_aim, on_the_way, season, target_for
from planloom.figures.reporting import YearOf, days, part_of
from planloom.figures.series import outermost
from planloom.figures.told import Told
from planloom.figures.way import whole_target
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


def outlook(told: Told, found: Performance, today: dt.date, year_of: YearOf) -> Outlook | None:
    """Return the outlook of a measure; None where there is nothing to go by, or nothing left to come."""
    if told.measure.aggregate == "last":
        return _of_level(told, found, year_of)
    if found.actual.value is None or found.period is None:
        return None
    span = found.span or year_of(found.period.end)
    if told.measure.aggregate == "avg":
        span = year_of(found.period.end)
    if found.period.end >= span.end:
        return None
    aim = found.whole if span == found.span else None
    if told.measure.aggregate == "avg":
        aim = _mean_over(told, span)
    stated = _stated(told, found, span)
    if stated is not None:
        return _made(told, "forecast", span, stated, aim)
    return _made(told, "run_rate", span, _at_rate(told, found, span, today), aim)


def _of_level(told: Told, found: Performance, year_of: YearOf) -> Outlook | None:
    """Take what is forecast for the end of the year of the latest result, or for the first time after it."""
    measured = found.period.end if found.period else dt.date.min
    ahead = sorted((period for period in told.forecasts if period.end > measured), key=lambda one: one.end)
    if not ahead:
        return None
    year = year_of(found.period.end if found.period else ahead[0].end)
    period = max((one for one in ahead if one.end <= year.end), key=lambda one: one.end, default=ahead[0])
    value = told.figure("measure_outlook", "forecasts", period, told.forecasts[period])
    return _made(told, "forecast", period, value, _aim_at(told, period))


def _aim_at(told: Told, period: Period) -> Aim | None:
    if told.final is None:
        return None
    due = target_for(told, period)
    if told.keeps or told.start is None:
        return told.aims[due] if due is not None else None
    goal = on_the_way(told, period.end).value
    return Aim(goal, told.final[1].high) if told.rises else Aim(told.final[1].low, goal)


def _mean_over(told: Told, span: Period) -> Aim | None:
    if span in told.aims:
        return told.aims[span]
    finer = outermost(period for period in told.aims if span.contains(period))
    if finer and not holes(finer, span):
        return mean_aim([(told.aims[period], days(period)) for period in finer])
    around = sorted((period for period in told.aims if period.contains(span)), key=days)
    return told.aims[around[0]] if around else None


def _stated(told: Told, found: Performance, span: Period) -> Number | None:
    """Return what is forecast for the span: as it stands, or the result so far with the forecast of the rest."""
    if span in told.forecasts:
        return told.figure("measure_outlook", "forecasts", span, told.forecasts[span])
    assert found.period is not None and found.actual.value is not None  # noqa: S101, PT018  # asked where both are known
    rest = Period.between(found.period.end + dt.timedelta(days=1), span.end, span.calendar)
    inside = outermost(period for period in told.forecasts if rest.contains(period))
    if not inside or holes(inside, rest):
        return None
    values = [told.figure("measure_outlook", "forecasts", period, told.forecasts[period]) for period in inside]
    so_far = Period.between(span.start, found.period.end, span.calendar)
    parts = [(found.actual, so_far), *((value, period) for value, period in zip(values, inside, strict=True))]
    return _together(told, parts, span)


def _together(told: Told, parts: list[tuple[Number, Period]], span: Period) -> Number:
    mean = told.measure.aggregate == "avg"
    weights = [Decimal(part_of(period, span)[0]) if mean else Decimal(1) for _, period in parts]
    whole = sum(weights, Decimal(0)) if mean else Decimal(1)
    counted = [
        (one, (one.value or Decimal(0)) * weight / whole) for (one, _), weight in zip(parts, weights, strict=True)
    ]
    operands = tuple(Operand("plus", one, value) for one, value in counted)
    return Figure("measure_outlook", sum((value for _, value in counted), Decimal(0)), told.measure, span, operands)


def _at_rate(told: Told, found: Performance, span: Period, today: dt.date) -> Number:
    assert found.period is not None and found.actual.value is not None  # noqa: S101, PT018
    value = found.actual.value
    if told.measure.aggregate == "sum":
        part, whole = _so_far_and_whole(told, found, span, today)
        value = value * whole / part
    return Figure("measure_outlook", value, told.measure, span, (Operand("plus", found.actual, value),))


def _so_far_and_whole(told: Told, found: Performance, span: Period, today: dt.date) -> tuple[Decimal, Decimal]:
    """Return how much of the span is behind it, and all of it: by the seasons of the targets, else in time."""
    by_season = season(told, found) if span == found.span else None
    if by_season is not None:
        return by_season
    assert found.period is not None  # noqa: S101  # asked where there is a result
    end = today if told.last is not None and told.last.start <= today < told.last.end else found.period.end
    part, whole = part_of(Period.between(found.period.start, end), span)
    return Decimal(part), Decimal(whole)


def _made(told: Told, kind: Kind, period: Period, value: Number, aim: Aim | None) -> Outlook:
    assert value.value is not None  # noqa: S101  # made of numbers only
    goal = None if aim is None else (aim.edge(value.value) if told.keeps else told.goal(aim))
    if aim is None or goal is None:
        empty: Number = unknown("measure_target", "no_target", subject=told.measure, period=period)
        return Outlook(kind, period, value, empty, empty, None)
    target: Number = (
        whole_target(told, aim, period, goal)
        if told.measure.aggregate == "sum" or aim == told.aims.get(period)
        else Figure("measure_target", goal, told.measure, period)
    )
    apart = difference("measure_difference", value, target, subject=told.measure, period=period)
    return Outlook(kind, period, value, target, apart, not aim.met_by(value.value))
