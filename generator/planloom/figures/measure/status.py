"""Status: what follows from performance, and by how much.

Done is a fact: the last target is reached, and by something that cannot be undone before its time is over. Whoever is
worse off than at the baseline is never on track. What is missing counts as a part of the way from baseline to target;
of a level to keep it counts in the unit of the measure, and one that is not kept is at risk at least.
"""

import datetime as dt
from decimal import Decimal
from typing import Literal

from planloom.figures.figure import Figure, Operand, difference, ratio, unknown
from planloom.figures.measure.data import MeasureData
from planloom.figures.measure.performance import Number, Performance, season
from planloom.figures.measure.progress import (
    accumulates,
    allowed,
    amber,
    baseline_over,
    is_over,
    is_same_season,
    whole_target,
)

Status = Literal["done", "on_track", "at_risk", "off_track"]
WORST_FIRST: tuple[Status, ...] = ("off_track", "at_risk", "on_track", "done")
AMBER, RED, NOTHING = Decimal("0.05"), Decimal("0.10"), Decimal(0)


def status(data: MeasureData, found: Performance, today: dt.date) -> Status | None:
    """Return how a measure stands by its figures; None where they do not tell."""
    if found.actual.value is None or found.aim is None:
        return None
    if is_done(data, found, today):
        return "done"
    by_shortfall = _kept(data, found) if data.keeps and data.measure.aggregate != "sum" else _moved(data, found)
    return "at_risk" if by_shortfall == "on_track" and is_worse_than_baseline(data, found) else by_shortfall


def is_done(data: MeasureData, found: Performance, today: dt.date) -> bool:
    """Tell whether the last target is reached for good."""
    if data.final is None or found.whole is None or found.span is None or found.actual.value is None:
        return False
    period, last = data.final
    if data.measure.aggregate == "last":
        return not data.keeps and data.direction != "within" and last.met_by(found.actual.value)
    if found.span.end < period.end or not found.whole.met_by(found.actual.value):
        return False
    if data.measure.aggregate == "sum":
        return is_over(found, today) or (accumulates(data, found.whole) and found.whole.high is None)
    return not data.keeps and last.met_by(found.actual.value) and is_over(found, today)


def is_worse_than_baseline(data: MeasureData, found: Performance) -> bool:
    """Tell whether a measure that is to move has gone the other way."""
    if data.start is None or found.actual.value is None or found.period is None or data.rises is None or data.keeps:
        return False
    if found.period.end <= data.start[0].start:  # history
        return False
    summed = data.measure.aggregate == "sum"
    begins = _baseline_so_far(data, found) if summed else data.start[1]
    if begins is None:
        return False
    return found.actual.value < begins if data.rises else found.actual.value > begins


def _baseline_so_far(data: MeasureData, found: Performance) -> Decimal | None:
    """Return the baseline of a sum for the time so far: of the same season, else spread as the targets are."""
    assert found.period is not None  # noqa: S101  # asked where there is a result
    same = baseline_over(data, found.period)
    by_season = season(data, found)
    if by_season is None or found.span is None or is_same_season(data, found.period):
        return same.value
    whole, (part, all_of_it) = baseline_over(data, found.span).value, by_season
    return None if whole is None else whole * part / all_of_it


def shortfall(data: MeasureData, found: Performance) -> Number:
    """Return what is missing as a part of the way (of what was expected, where there is no way); below zero: ahead."""
    if found.actual.value is None or found.aim is None or not found.difference:
        return unknown("measure_shortfall", found.reason, subject=data.measure)
    missing = Figure("measure_missing", _missing(found), data.measure, found.period, _made_of(found))
    return ratio("measure_shortfall", missing, _unit(data, found), subject=data.measure, period=found.period)


def _made_of(found: Performance) -> tuple[Operand, ...]:
    """Return what is missing as the one value less the other, in the order in which it comes out."""
    assert found.aim is not None and found.actual.value is not None  # noqa: S101, PT018  # asked where both are known
    actual, other, value = found.actual, found.expected, _missing(found)
    if abs(value) != abs(found.difference.value or Decimal(0)):  # beyond the far end of a range
        other = Figure("measure_target", found.aim.edge(found.actual.value), actual.subject, found.period)
    assert other.value is not None  # noqa: S101  # as the difference is
    first, second = (actual, other) if found.actual.value - other.value == value else (other, actual)
    return Operand("plus", first, first.value), Operand("minus", second, second.value)


def _missing(found: Performance) -> Decimal:
    """Return what is missing in the unit of the measure; below zero for what is ahead."""
    assert found.actual.value is not None and found.aim is not None  # noqa: S101, PT018  # asked where both are known
    miss = found.aim.miss(found.actual.value)
    if miss or found.expected.value is None:
        return miss
    apart = found.expected.value - found.actual.value
    return -abs(apart)


def _unit(data: MeasureData, found: Performance) -> Number:
    """Return what a share of tolerance is a share of: the way; where there is none, what was expected."""
    way = None if data.keeps else _way(data, found)
    if way is not None and way.value:
        return way
    expected = found.expected
    size = abs(expected.value or Decimal(0))
    operand = Operand("plus" if expected.value == size else "minus", expected, expected.value)
    return Figure("measure_way", size, data.measure, found.span, (operand,))


def _way(data: MeasureData, found: Performance) -> Number | None:
    """Return how long the way from baseline to target is, in the unit of the measure; None without a baseline."""
    if data.start is None or data.final is None:
        return None
    if data.measure.aggregate == "sum":
        if found.whole is None or found.span is None:
            return None
        goal = whole_target(data, found.whole, found.span, data.goal(found.whole))
        begins = baseline_over(data, found.span)
    else:
        period, aim = data.final
        end = data.goal(aim)
        if end is None:
            return None
        goal = data.figure("measure_target", "targets", period, end)
        begins = data.figure("measure_baseline", "baseline", *data.start)
    if goal.value is None or begins.value is None:
        return None
    first, second = (goal, begins) if goal.value >= begins.value else (begins, goal)
    return difference("measure_way", first, second, subject=data.measure, period=found.span)


def _moved(data: MeasureData, found: Performance) -> Status:
    unit = _unit(data, found).value or Decimal(0)
    return _by(found, amber(data, unit, AMBER), allowed(data, data.measure.tolerance_red, unit, RED))


def _kept(data: MeasureData, found: Performance) -> Status:
    assert found.actual.value is not None and found.aim is not None  # noqa: S101, PT018
    unit = abs(found.aim.edge(found.actual.value))
    stands = _by(found, amber(data, unit, NOTHING), allowed(data, data.measure.tolerance_red, unit, RED))
    unmet = not found.aim.miss(found.actual.value) and not found.aim.met_by(found.actual.value)
    return "at_risk" if unmet and stands == "on_track" else stands


def _by(found: Performance, risky: Decimal, bad: Decimal) -> Status:
    missing = max(_missing(found), Decimal(0))
    if missing > max(bad, risky):
        return "off_track"
    return "at_risk" if missing > risky else "on_track"
