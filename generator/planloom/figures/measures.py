"""How a measure stands: its progress from baseline to target, and its status against tolerance.

Method. Progress is (actual - baseline) / (last target - baseline), as in the measurement of
performance plans (ISO 17469, performance.gov). Status compares the latest actual with what was to be
expected by then:

* for a level that moves (``increase``, ``decrease``) the expected value lies on the straight line from
  the baseline to the next target;
* for a level to keep (``at_least``, ``at_most``) it is the target of the period;
* for a measure that adds up over the year (``aggregate: sum``) it is the target's part for the months
  measured so far; its progress counts the year to date at its run rate, as if the year went on so.

A shortfall of more than the amber tolerance (5 % of the expected value unless the measure says
otherwise) is at risk, of more than the red one (10 %) off track.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from planloom.figures.series import exactly, outermost, within
from planloom.model.shared import Measure, Reading
from planloom.values import Period

YEAR = 12
AMBER, RED = Decimal("0.05"), Decimal("0.10")

Standing = Literal["done", "on_track", "at_risk", "off_track"]
Reason = Literal["no_actual", "no_target", "no_baseline", "target_is_baseline", "no_direction", ""]

UPWARD = frozenset({"increase", "at_least", "milestone"})
KEEPING = frozenset({"at_least", "at_most"})


@dataclass(frozen=True, slots=True)
class MeasureFigures:
    """Where a measure stands.

    `progress` is a fraction of one and not clamped; None with a `reason` where it is undefined.
    `expected` is what the latest actual is compared with, `shortfall` the part of it that is missing
    (negative when it is surpassed). `trend` compares with the actual of the same length before: 1 better,
    -1 worse.
    """

    progress: Decimal | None = None
    reason: Reason = ""
    status: Standing | None = None
    baseline: Decimal | None = None
    baseline_period: Period | None = None
    target: Decimal | None = None
    target_period: Period | None = None
    actual: Decimal | None = None
    actual_period: Period | None = None
    expected: Decimal | None = None
    shortfall: Decimal | None = None
    trend: int | None = None


def value_of(reading: Reading | Decimal) -> Decimal:
    """Return the figure of an actual, with or without a remark."""
    return reading.value if isinstance(reading, Reading) else reading


def actuals_of(measure: Measure) -> dict[Period, Decimal]:
    """Return the actuals as plain figures, in order of time."""
    return {period: value_of(measure.actuals[period]) for period in sorted(measure.actuals)}


def stand(measure: Measure) -> MeasureFigures:
    """Compute where `measure` stands by its own figures."""
    actuals = actuals_of(measure)
    baseline_period = max(measure.baseline, default=None)
    baseline = measure.baseline[baseline_period] if baseline_period else None
    target_period = max(outermost(measure.targets), default=None)
    target = measure.targets[target_period] if target_period else None
    actual_period, actual = _latest(measure, actuals)
    expected = _expected(measure, actuals, baseline, baseline_period, actual_period)
    progress, reason = _progress(measure, baseline, target, _at_run_rate(measure, actual, actual_period))
    shortfall = _shortfall(measure, expected, actual)
    return MeasureFigures(
        progress=progress,
        reason=reason,
        status=_status(measure, progress, shortfall),
        baseline=baseline,
        baseline_period=baseline_period,
        target=target,
        target_period=target_period,
        actual=actual,
        actual_period=actual_period,
        expected=expected,
        shortfall=shortfall,
        trend=_trend(measure, actuals),
    )


def _latest(measure: Measure, actuals: Mapping[Period, Decimal]) -> tuple[Period | None, Decimal | None]:
    """Return the latest actual; for a measure that adds up, the year to date, where none of it is missing."""
    if not actuals:
        return None, None
    last = max(actuals, key=lambda period: period.end)
    if measure.aggregate != "sum" or last.months >= YEAR:
        return last, actuals[last]
    to_date = Period.between(dt.date(last.end.year, 1, 1), last.end)
    added = exactly(actuals, to_date)
    return (to_date, added) if added is not None else (last, actuals[last])


def _at_run_rate(measure: Measure, actual: Decimal | None, period: Period | None) -> Decimal | None:
    if measure.aggregate != "sum" or actual is None or period is None or period.months >= YEAR:
        return actual
    return actual * YEAR / period.months


def _expected(
    measure: Measure,
    actuals: Mapping[Period, Decimal],
    baseline: Decimal | None,
    baseline_period: Period | None,
    actual_period: Period | None,
) -> Decimal | None:
    if actual_period is None or not measure.targets or not actuals:
        return None
    if measure.aggregate == "sum":
        return _expected_sum(measure.targets, actual_period)
    due = next((period for period in outermost(measure.targets) if period.end >= actual_period.end), None)
    if due is None:
        return measure.targets[max(outermost(measure.targets))]
    if measure.direction in KEEPING or measure.direction == "milestone" or baseline is None or baseline_period is None:
        return measure.targets[due] if due.start <= actual_period.end else None
    earlier = {
        period: measure.targets[period] for period in outermost(measure.targets) if period.end < actual_period.end
    }
    start_value, start = (baseline, baseline_period.end)
    if earlier and max(earlier).end > start:
        start_value, start = earlier[max(earlier)], max(earlier).end
    if actual_period.end <= start:
        return start_value
    part = Decimal((actual_period.end - start).days) / Decimal((due.end - start).days)
    return start_value + (measure.targets[due] - start_value) * part


def _expected_sum(targets: Mapping[Period, Decimal], actual_period: Period) -> Decimal | None:
    exact = within(targets, actual_period)
    if exact is not None:
        return exact
    due = next((period for period in outermost(targets) if period.contains(actual_period)), None)
    return targets[due] * actual_period.months / due.months if due else None


def _progress(
    measure: Measure, baseline: Decimal | None, target: Decimal | None, actual: Decimal | None
) -> tuple[Decimal | None, Reason]:
    if measure.direction == "milestone":
        reached = measure.status == "done" or (actual is not None and target is not None and actual >= target)
        return Decimal(int(reached)), ""
    if measure.direction == "undefined":
        return None, "no_direction"
    if target is None:
        return None, "no_target"
    if actual is None:
        return None, "no_actual"
    if measure.direction in KEEPING:
        return Decimal(int((actual >= target) if measure.direction == "at_least" else (actual <= target))), ""
    if baseline is None:
        return None, "no_baseline"
    if target == baseline:
        return None, "target_is_baseline"
    return (actual - baseline) / (target - baseline), ""


def _shortfall(measure: Measure, expected: Decimal | None, actual: Decimal | None) -> Decimal | None:
    """Return what is missing as a part of the expected value (as an amount where that is zero)."""
    if expected is None or actual is None or measure.direction == "undefined":
        return None
    missing = expected - actual if measure.direction in UPWARD else actual - expected
    return missing / abs(expected) if expected else missing


def _status(measure: Measure, progress: Decimal | None, shortfall: Decimal | None) -> Standing | None:
    if measure.direction in {"increase", "decrease", "milestone"} and progress is not None and progress >= 1:
        return "done"
    if shortfall is None:
        return None
    red = measure.tolerance_red if measure.tolerance_red is not None else RED
    amber = measure.tolerance_amber if measure.tolerance_amber is not None else AMBER
    if shortfall > red:
        return "off_track"
    return "at_risk" if shortfall > amber else "on_track"


def _trend(measure: Measure, actuals: Mapping[Period, Decimal]) -> int | None:
    if not actuals or measure.direction == "undefined":
        return None
    last = max(actuals, key=lambda period: period.end)
    before = max(
        (period for period in actuals if period.end < last.start and period.months == last.months), default=None
    )
    if before is None:
        return None
    change = (actuals[last] > actuals[before]) - (actuals[last] < actuals[before])
    return change if measure.direction in UPWARD else -change
