"""How a measure stands: its performance, its outlook, its way to the target, and the status that follows.

Each is worked out when it is first asked for: a rule that compares a status needs no outlook.
"""

from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property
from typing import Any

from planloom.figures.figure import Figure, Reason, unknown
from planloom.figures.measure.aims import Aim
from planloom.figures.measure.data import MeasureData, actuals_of, has_one_scale, value_of
from planloom.figures.measure.milestone import Reached, reached
from planloom.figures.measure.outlook import Outlook, outlook
from planloom.figures.measure.performance import Number, Performance, performance, target_for
from planloom.figures.measure.progress import final_way, progress, whole_target, years_before
from planloom.figures.measure.reading_gaps import unreported
from planloom.figures.measure.status import Status, shortfall, status
from planloom.figures.reporting import YearOf
from planloom.values import Period, Text

__all__ = ["MeasureFigures", "Status", "actuals_of", "figures_from"]

NOTHING: Number = unknown("measure", "not_given")


class MeasureFigures:
    """Where a measure stands: what can be asked of it, and what holds where its figures do not tell.

    Each figure has a `reason` that says why it is unknown. What a kind of measure knows, its class below overrides.
    """

    def __init__(self, data: MeasureData) -> None:
        self._data = data

    @property
    def status(self) -> Status | None:
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
        """The result that is figures_from: the year to date, for what adds up."""
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
        """Those of a level, which is figures_from all the same."""
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
    def target_in_words(self) -> Text | None:
        """The latest target in words."""
        return None

    @property
    def result_in_words(self) -> Text | None:
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
    """A measure that is figures_from by its figures."""

    def __init__(self, data: MeasureData, year_of: YearOf) -> None:
        super().__init__(data)
        self._year_of = year_of

    @cached_property
    def _performance(self) -> Performance:
        return performance(self._data, self._data.today, self._year_of)

    @cached_property
    def status(self) -> Status | None:
        return status(self._data, self._performance, self._data.today)

    @property
    def reason(self) -> Reason:
        return self._why_unjudged if self.status is None else ""

    @property
    def _why_unjudged(self) -> Reason:
        return self._performance.reason or self.actual.reason

    @cached_property
    def baseline(self) -> Number:
        return _start(self._data)

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
        return shortfall(self._data, self._performance)

    @cached_property
    def _target(self) -> tuple[Number, Aim | None]:
        return _target(self._data, self._performance)

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
        return progress(self._data, self._performance, self._data.today)

    @cached_property
    def final_way(self) -> Number:
        return final_way(self._data, self._performance, self._year_of)

    @cached_property
    def outlook(self) -> Outlook | None:
        return outlook(self._data, self._performance, self._data.today, self._year_of)

    @property
    def missing(self) -> tuple[Period, ...]:
        return self._performance.missing

    @cached_property
    def unreported(self) -> tuple[Period, ...]:
        return unreported(self._data, self._year_of)

    @cached_property
    def _trend(self) -> tuple[int | None, Period | None]:
        return _trend(self._data)

    @property
    def trend(self) -> int | None:
        return self._trend[0]

    @property
    def trend_against(self) -> Period | None:
        return self._trend[1]

    @property
    def running(self) -> bool:
        last = self._data.last
        return last is not None and last.start <= self._data.today < last.end


class _Worded(MeasureFigures):
    """A measure whose targets and results are words."""

    @property
    def target_in_words(self) -> Text | None:
        return _latest_words(self._data.measure.targets)

    @property
    def result_in_words(self) -> Text | None:
        return _latest_words(self._data.measure.actuals)


class _Unjudged(_Worded):
    """A measure that is not figures_from by figures, and what can be shown of it."""

    def __init__(self, data: MeasureData, reason: Reason) -> None:
        super().__init__(data)
        self._reason = reason

    @property
    def reason(self) -> Reason:
        return self._reason

    @property
    def _none(self) -> Number:
        return unknown("measure", self._reason, subject=self._data.measure)

    @property
    def _plain(self) -> bool:
        """Whether its figures are of one scale, so that they can be shown."""
        return self._reason != "two_scales"

    @cached_property
    def baseline(self) -> Number:
        return _start(self._data) if self._plain else self._none

    @cached_property
    def actual(self) -> Number:
        return _latest(self._data) or self._none if self._plain else self._none

    @cached_property
    def target(self) -> Number:
        final = self._data.final if self._plain else None
        edge = (final[1].low if final[1].low is not None else final[1].high) if final else None
        if final is None or edge is None:
            return self._none
        return self._data.figure("measure_target", "targets", final[0], edge)

    @property
    def aim(self) -> Aim | None:
        return self._data.final[1] if self._data.final and self._plain else None

    @property
    def progress(self) -> Number:
        return self._none


class _Milestone(_Worded):
    """A measure that is reached or not."""

    @cached_property
    def reached(self) -> Reached:
        return reached(self._data, self._data.today)

    @property
    def status(self) -> Status | None:
        return "done" if self.reached.done else "off_track" if self.reached.late else None

    @property
    def reason(self) -> Reason:
        return "" if self.status else "not_due"

    @cached_property
    def actual(self) -> Number:
        return _latest(self._data) or NOTHING

    @property
    def target(self) -> Number:
        return self.reached.target

    @cached_property
    def progress(self) -> Number:
        done = Decimal(int(self.reached.done))
        return Figure("measure_progress", done, self._data.measure, operands=self.reached.operands)


def figures_from(data: MeasureData, year_of: YearOf) -> MeasureFigures:
    """Return where a measure stands that has been read for judging."""
    if not has_one_scale(data.measure):
        return _Unjudged(data, "two_scales")
    if data.direction == "milestone":
        return _Milestone(data)
    if data.direction in ("qualitative", "undefined"):
        return _Unjudged(data, "in_words" if data.direction == "qualitative" else "no_direction")
    return _Judged(data, year_of)


def _latest(data: MeasureData) -> Number | None:
    return data.figure("measure_actual", "actuals", data.last, data.actuals[data.last]) if data.last else None


def _start(data: MeasureData) -> Number:
    if data.start is None:
        return unknown("measure_baseline", "no_baseline", subject=data.measure)
    return data.figure("measure_baseline", "baseline", *data.start)


def _latest_words(given: Mapping[Period, Any]) -> Text | None:
    words = {period: value_of(one) for period, one in given.items() if isinstance(value_of(one), Text)}
    return words[max(words, key=lambda period: period.end)] if words else None


def _target(data: MeasureData, found: Performance) -> tuple[Number, Aim | None]:
    """Return the target that progress goes by: of the year for what adds up, of the period for a level to keep."""
    period, aim = data.final or (None, None)
    if found.whole is not None and (data.measure.aggregate == "sum" or data.keeps):
        period, aim = found.span, found.whole
    elif data.keeps and data.last is not None and (due := target_for(data, data.last)) is not None:
        period, aim = due, data.aims[due]
    if period is None or aim is None:
        return unknown("measure_target", "no_target", subject=data.measure), None
    goal = data.goal(aim)
    if goal is None:
        return unknown("measure_target", "zero", subject=data.measure, period=period), aim
    return whole_target(data, aim, period, goal), aim


def _trend(data: MeasureData) -> tuple[int | None, Period | None]:
    """Compare the latest actual with the same season of the year before, else with the one before it.

    Seasons come back every year: October against September would say more about the month than about the trade.
    A sum of a period that is still running is compared with nothing: it has had less time.
    """
    last, before = data.last, None
    if data.measure.aggregate == "sum" and last is not None and data.today < last.end:
        return None, None
    if last is None or data.rises is None:
        return None, None
    same = years_before(last, 1)
    before = next((period for period in data.actuals if period == same), None)
    earlier = (period for period in data.actuals if period.end < last.start and period.months == last.months)
    before = before or max(earlier, default=None)
    if before is None:
        return None, None
    now, then = data.actuals[last], data.actuals[before]
    change = (now > then) - (now < then)
    return (change if data.rises else -change), before
