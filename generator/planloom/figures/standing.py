"""Status: what follows from performance, and by how much.

Done is a fact: the last target is reached, and by something that cannot be undone before its time is over. Whoever is
worse off than at the baseline is never on track. What is missing counts as a part of the way from baseline to target;
of a level to keep it counts in the unit of the measure, and one that is not kept is at risk at least.
"""

import datetime as dt
from decimal import Decimal
from typing import Literal

from planloom.figures.figure import Figure, Operand, difference, ratio, unknown
from planloom.figures.performance import Number, Performance, season
from planloom.figures.told import Told
from planloom.figures.way import accumulates, allowed, amber, baseline_over, is_over, is_same_season, whole_target

Standing = Literal["done", "on_track", "at_risk", "off_track"]
WORST_FIRST: tuple[Standing, ...] = ("off_track", "at_risk", "on_track", "done")
AMBER, RED, NOTHING = Decimal("0.05"), Decimal("0.10"), Decimal(0)


def status(told: Told, found: Performance, today: dt.date) -> Standing | None:
    """Return how a measure stands by its figures; None where they do not tell."""
    if found.actual.value is None or found.aim is None:
        return None
    if is_done(told, found, today):
        return "done"
    by_shortfall = _kept(told, found) if told.keeps and told.measure.aggregate != "sum" else _moved(told, found)
    return "at_risk" if by_shortfall == "on_track" and is_worse_than_baseline(told, found) else by_shortfall


def is_done(told: Told, found: Performance, today: dt.date) -> bool:
    """Tell whether the last target is reached for good."""
    if told.final is None or found.whole is None or found.span is None or found.actual.value is None:
        return False
    period, last = told.final
    if told.measure.aggregate == "last":
        return not told.keeps and told.direction != "within" and last.met_by(found.actual.value)
    if found.span.end < period.end or not found.whole.met_by(found.actual.value):
        return False
    if told.measure.aggregate == "sum":
        return is_over(found, today) or (accumulates(told, found.whole) and found.whole.high is None)
    return not told.keeps and last.met_by(found.actual.value) and is_over(found, today)


def is_worse_than_baseline(told: Told, found: Performance) -> bool:
    """Tell whether a measure that is to move has gone the other way."""
    if told.start is None or found.actual.value is None or found.period is None or told.rises is None or told.keeps:
        return False
    if found.period.end <= told.start[0].start:  # history
        return False
    summed = told.measure.aggregate == "sum"
    begins = _baseline_so_far(told, found) if summed else told.start[1]
    if begins is None:
        return False
    return found.actual.value < begins if told.rises else found.actual.value > begins


def _baseline_so_far(told: Told, found: Performance) -> Decimal | None:
    """Return the baseline of a sum for the time so far: of the same season, else spread as the targets are."""
    assert found.period is not None  # noqa: S101  # asked where there is a result
    same = baseline_over(told, found.period)
    by_season = season(told, found)
    if by_season is None or found.span is None or is_same_season(told, found.period):
        return same.value
    whole, (part, all_of_it) = baseline_over(told, found.span).value, by_season
    return None if whole is None else whole * part / all_of_it


def shortfall(told: Told, found: Performance) -> Number:
    """Return what is missing as a part of the way (of what was expected, where there is no way); below zero: ahead."""
    if found.actual.value is None or found.aim is None or not found.difference:
        return unknown("measure_shortfall", found.reason, subject=told.measure)
    missing = Figure("measure_missing", _missing(found), told.measure, found.period, _made_of(found))
    return ratio("measure_shortfall", missing, _unit(told, found), subject=told.measure, period=found.period)


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


def _unit(told: Told, found: Performance) -> Number:
    """Return what a share of tolerance is a share of: the way; where there is none, what was expected."""
    way = None if told.keeps else _way(told, found)
    if way is not None and way.value:
        return way
    expected = found.expected
    size = abs(expected.value or Decimal(0))
    operand = Operand("plus" if expected.value == size else "minus", expected, expected.value)
    return Figure("measure_way", size, told.measure, found.span, (operand,))


def _way(told: Told, found: Performance) -> Number | None:
    """Return how long the way from baseline to target is, in the unit of the measure; None without a baseline."""
    if told.start is None or told.final is None:
        return None
    if told.measure.aggregate == "sum":
        if found.whole is None or found.span is None:
            return None
        goal = whole_target(told, found.whole, found.span, told.goal(found.whole))
        begins = baseline_over(told, found.span)
    else:
        period, aim = told.final
        end = told.goal(aim)
        if end is None:
            return None
        goal = told.figure("measure_target", "targets", period, end)
        begins = told.figure("measure_baseline", "baseline", *told.start)
    if goal.value is None or begins.value is None:
        return None
    first, second = (goal, begins) if goal.value >= begins.value else (begins, goal)
    return difference("measure_way", first, second, subject=told.measure, period=found.span)


def _moved(told: Told, found: Performance) -> Standing:
    unit = _unit(told, found).value or Decimal(0)
    return _by(found, amber(told, unit, AMBER), allowed(told, told.measure.tolerance_red, unit, RED))


def _kept(told: Told, found: Performance) -> Standing:
    assert found.actual.value is not None and found.aim is not None  # noqa: S101, PT018
    unit = abs(found.aim.edge(found.actual.value))
    stands = _by(found, amber(told, unit, NOTHING), allowed(told, told.measure.tolerance_red, unit, RED))
    unmet = not found.aim.miss(found.actual.value) and not found.aim.met_by(found.actual.value)
    return "at_risk" if unmet and stands == "on_track" else stands


def _by(found: Performance, risky: Decimal, bad: Decimal) -> Standing:
    missing = max(_missing(found), Decimal(0))
    if missing > max(bad, risky):
        return "off_track"
    return "at_risk" if missing > risky else "on_track"
