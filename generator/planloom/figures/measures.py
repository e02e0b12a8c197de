"""How a measure stands: its performance, its outlook, its way to the target, and the status that follows.

The parts are modules of their own: what it says (`told`), what was measured against what was expected (`performance`),
the way (`way`), the status (`standing`), the outlook (`outlook`), milestones (`reached`) and the trend here. Each is
worked out when it is first asked for: a rule that compares a status needs no outlook.
"""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property
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


class MeasureFigures:
    """Where a measure stands: what can be asked of it, and what holds where its figures do not tell.

    Each figure has a `reason` that says why it is unknown. What a kind of measure knows, its class below overrides.
    """

    def __init__(self, told: Told) -> None:
        self._told = told

    @property
    def status(self) -> Standing | None:
        """The status that follows from the figures."""
        return None

    @property
    def reason(self) -> Reason:
        """Why there is no status."""
        return ""

    @property
    def baseline(self) -> Number:
        """The value it started from."""
        return NOTHING

    @property
    def actual(self) -> Number:
        """The result that is judged: the year to date, for what adds up."""
        return NOTHING

    @property
    def expected(self) -> Number:
        """What the actual is compared with."""
        return NOTHING

    @property
    def expected_aim(self) -> Aim | None:
        """The same with both limits."""
        return None

    @property
    def difference(self) -> Number:
        """The actual less what was expected, in the unit of the measure."""
        return NOTHING

    @property
    def shortfall(self) -> Number:
        """What is missing as a part of the way; below zero: ahead."""
        return NOTHING

    @property
    def target(self) -> Number:
        """What progress goes by."""
        return NOTHING

    @property
    def aim(self) -> Aim | None:
        """The same with both limits."""
        return None

    @property
    def progress(self) -> Number:
        """How much of the way to the target is done, as a fraction of one."""
        return NOTHING

    @property
    def final_way(self) -> Number:
        """The way to a target of a later year."""
        return NOTHING

    @property
    def outlook(self) -> Outlook | None:
        """What the year is expected to end with."""
        return None

    @property
    def missing(self) -> tuple[Period, ...]:
        """The periods of which results are wanting."""
        return ()

    @property
    def unreported(self) -> tuple[Period, ...]:
        """Those of a level, which is judged all the same."""
        return ()

    @property
    def trend(self) -> int | None:
        """1 for better, -1 for worse than in `trend_against`, 0 for the same."""
        return None

    @property
    def trend_against(self) -> Period | None:
        """What the trend compares with."""
        return None

    @property
    def reached(self) -> Reached | None:
        """How a milestone went."""
        return None

    @property
    def asked(self) -> Text | None:
        """The latest target in words."""
        return None

    @property
    def said(self) -> Text | None:
        """The latest result in words."""
        return None

    @property
    def running(self) -> bool:
        """Whether the period of the latest result has not ended."""
        return False

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


class _Judged(MeasureFigures):
    """A measure that is judged by its figures."""

    def __init__(self, told: Told, year_of: YearOf) -> None:
        super().__init__(told)
        self._year_of = year_of

    @cached_property
    def _performance(self) -> Performance:
        return performance(self._told, self._told.today, self._year_of)

    @cached_property
    def status(self) -> Standing | None:
        return status(self._told, self._performance, self._told.today)

    @property
    def reason(self) -> Reason:
        return self._why_unjudged if self.status is None else ""

    @property
    def _why_unjudged(self) -> Reason:
        return self._performance.reason or self.actual.reason

    @cached_property
    def baseline(self) -> Number:
        return _start(self._told)

    @property
    def actual(self) -> Number:
        return self._performance.actual

    @property
    def expected(self) -> Number:
        return self._performance.expected

    @property
    def expected_aim(self) -> Aim | None:
        return self._performance.aim

    @property
    def difference(self) -> Number:
        return self._performance.difference

    @cached_property
    def shortfall(self) -> Number:
        return shortfall(self._told, self._performance)

    @cached_property
    def _target(self) -> tuple[Number, Aim | None]:
        return _target(self._told, self._performance)

    @property
    def target(self) -> Number:
        return self._target[0]

    @property
    def aim(self) -> Aim | None:
        return self._target[1]

    @cached_property
    def progress(self) -> Number:
        if self.status is None:
            return unknown("measure_progress", self._why_unjudged)
        return progress(self._told, self._performance, self._told.today)

    @cached_property
    def final_way(self) -> Number:
        return final_way(self._told, self._performance, self._year_of)

    @cached_property
    def outlook(self) -> Outlook | None:
        return outlook(self._told, self._performance, self._told.today, self._year_of)

    @property
    def missing(self) -> tuple[Period, ...]:
        return self._performance.missing

    @cached_property
    def unreported(self) -> tuple[Period, ...]:
        return unreported(self._told, self._year_of)

    @cached_property
    def _trend(self) -> tuple[int | None, Period | None]:
        return _trend(self._told)

    @property
    def trend(self) -> int | None:
        return self._trend[0]

    @property
    def trend_against(self) -> Period | None:
        return self._trend[1]

    @property
    def running(self) -> bool:
        last = self._told.last
        return last is not None and last.start <= self._told.today < last.end


class _Worded(MeasureFigures):
    """A measure that is told in words."""

    @property
    def asked(self) -> Text | None:
        return _latest_words(self._told.measure.targets)

    @property
    def said(self) -> Text | None:
        return _latest_words(self._told.measure.actuals)


class _Unjudged(_Worded):
    """A measure that is not judged by figures, and what can be shown of it."""

    def __init__(self, told: Told, reason: Reason) -> None:
        super().__init__(told)
        self._reason = reason

    @property
    def reason(self) -> Reason:
        return self._reason

    @property
    def _none(self) -> Number:
        return unknown("measure", self._reason, subject=self._told.measure)

    @property
    def _plain(self) -> bool:
        """Whether its figures are of one scale, so that they can be shown."""
        return self._reason != "two_scales"

    @cached_property
    def baseline(self) -> Number:
        return _start(self._told) if self._plain else self._none

    @cached_property
    def actual(self) -> Number:
        return _latest(self._told) or self._none if self._plain else self._none

    @cached_property
    def target(self) -> Number:
        final = self._told.final if self._plain else None
        edge = (final[1].low if final[1].low is not None else final[1].high) if final else None
        if final is None or edge is None:
            return self._none
        return self._told.figure("measure_target", "targets", final[0], edge)

    @property
    def aim(self) -> Aim | None:
        return self._told.final[1] if self._told.final and self._plain else None

    @property
    def progress(self) -> Number:
        return self._none


class _Milestone(_Worded):
    """A measure that is reached or not."""

    @cached_property
    def reached(self) -> Reached:
        return reached(self._told, self._told.today)

    @property
    def status(self) -> Standing | None:
        return "done" if self.reached.done else "off_track" if self.reached.late else None

    @property
    def reason(self) -> Reason:
        return "" if self.status else "not_due"

    @cached_property
    def actual(self) -> Number:
        return _latest(self._told) or NOTHING

    @property
    def target(self) -> Number:
        return self.reached.target

    @cached_property
    def progress(self) -> Number:
        done = Decimal(int(self.reached.done))
        return Figure("measure_progress", done, self._told.measure, operands=self.reached.operands)


def stand(measure: Measure, today: dt.date = dt.date.max, year_of: YearOf = calendar_year) -> MeasureFigures:
    """Return where `measure` stands on a day by its own figures."""
    return judged(Told(measure, today), year_of)


def judged(told: Told, year_of: YearOf) -> MeasureFigures:
    """Return where a measure stands that has been read for judging."""
    if not has_one_scale(told.measure):
        return _Unjudged(told, "two_scales")
    if told.direction == "milestone":
        return _Milestone(told)
    if told.direction in ("qualitative", "undefined"):
        return _Unjudged(told, "in_words" if told.direction == "qualitative" else "no_direction")
    return _Judged(told, year_of)


def _latest(told: Told) -> Number | None:
    return told.figure("measure_actual", "actuals", told.last, told.actuals[told.last]) if told.last else None


def _start(told: Told) -> Number:
    if told.start is None:
        return unknown("measure_baseline", "no_baseline", subject=told.measure)
    return told.figure("measure_baseline", "baseline", *told.start)


def _latest_words(given: Mapping[Period, Any]) -> Text | None:
    words = {period: value_of(one) for period, one in given.items() if isinstance(value_of(one), Text)}
    return words[max(words, key=lambda period: period.end)] if words else None


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
    A sum of a period that is still running is compared with nothing: it has had less time.
    """
    last, before = told.last, None
    if told.measure.aggregate == "sum" and last is not None and told.today < last.end:
        return None, None
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
