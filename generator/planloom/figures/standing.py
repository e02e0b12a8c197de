"""Status: what follows from performance, and by how much.

Done is a fact: the last target is reached, and by something that cannot be undone before its time is over. Whoever is
worse off than at the baseline is never on track. What is missing counts as a part of the way from baseline to target;
of a level to keep it counts in the unit of the measure, and one that is not kept is at risk at least.
"""

import datetime as dt
from decimal import Decimal
from typing import Literal

from planloom.figures.figure import Figure, ratio, unknown
from planloom.figures.performance import Number, Performance, season
from planloom.figures.told import Told
from planloom.figures.way import accumulates, allowed, amber, baseline_over, is_over, is_same_season

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
    missing = Figure("measure_missing", _missing(found), told.measure, found.period, found.difference.operands)
    return ratio("measure_shortfall", missing, _unit(told, found), subject=told.measure, period=found.period)


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
    way = None if told.keeps else way_to(told, found)
    size = abs(way) if way else abs(found.expected.value or Decimal(0))
    return Figure("measure_way", size, told.measure, found.span, found.expected.operands)


def way_to(told: Told, found: Performance) -> Decimal | None:
    """Return the way from baseline to target, in the unit of the measure; None without a baseline."""
    if told.start is None or told.final is None:
        return None
    if told.measure.aggregate == "sum":
        if found.whole is None or found.span is None:
            return None
        goal, begins = told.goal(found.whole), baseline_over(told, found.span).value
    else:
        goal, begins = told.goal(told.final[1]), told.start[1]
    return None if goal is None or begins is None else goal - begins


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
