"""Where a measure stands: for every direction, in the middle and at the edges."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planloom.figures.measures import MeasureFigures, stand
from planloom.model.shared import Measure
from planloom.values import Period

BLANK = "{}"


@pytest.fixture
def measure(plan):
    """Return a function from the fields of a measure to where it stands."""

    def make(text):
        result = plan(f"measures:\n  - {{id: m, {text}}}")
        assert result.problems == []
        return result.figures.measure(result.find("m"))

    return make


# fields -> progress, status
CASES = {
    "half way up, half way there": ("direction: increase, baseline: {2026: 40}, targets: {2028: 60}, actuals: {2027: 50}", "0.5", "on_track"),
    "a little late": ("direction: increase, baseline: {2026: 40}, targets: {2028: 60}, actuals: {2027: 46.5}", "0.325", "at_risk"),
    "far too late": ("direction: increase, baseline: {2026: 40}, targets: {2028: 60}, actuals: {2027: 40}", "0", "off_track"),
    "going the wrong way": ("direction: increase, baseline: {2026: 40}, targets: {2028: 60}, actuals: {2027: 30}", "-0.5", "off_track"),
    "reached": ("direction: increase, baseline: {2026: 40}, targets: {2028: 60}, actuals: {2027: 60}", "1", "done"),
    "surpassed": ("direction: increase, baseline: {2026: 40}, targets: {2028: 60}, actuals: {2027: 80}", "2", "done"),
    "on the way down": ("direction: decrease, baseline: {2026: 10%}, targets: {2028: 6%}, actuals: {2027: 8%}", "0.5", "on_track"),
    "down too slowly": ("direction: decrease, baseline: {2026: 10}, targets: {2028: 6}, actuals: {2027: 9}", "0.25", "off_track"),
    "down, reached": ("direction: decrease, baseline: {2026: 10}, targets: {2028: 6}, actuals: {2027: 5}", "1.25", "done"),
    "down to nothing": ("direction: decrease, baseline: {2026: 10}, targets: {2027: 0}, actuals: {2027: 0}", "1", "done"),
    "from below nothing": ("direction: increase, baseline: {2026: -10}, targets: {2028: 10}, actuals: {2027: 0}", "0.5", "on_track"),
    "several targets, first reached": ("direction: increase, baseline: {2026: 40}, targets: {2027: 50, 2028: 80}, actuals: {2027: 50}", "0.25", "on_track"),
    "several targets, behind the second": ("direction: increase, baseline: {2026: 40}, targets: {2027: 50, 2028: 80}, actuals: {2027: 50, 2028-H1: 51}", "0.275", "off_track"),
    "after the last target": ("direction: increase, baseline: {2026: 40}, targets: {2027: 50}, actuals: {2028: 49}", "0.9", "on_track"),
    "an actual older than the baseline": ("direction: increase, baseline: {2026: 40}, targets: {2027: 50}, actuals: {2025: 40}", "0", "on_track"),
    "kept": ("direction: at_least, targets: {2027: 95}, actuals: {2027-Q1: 96}", "1", "on_track"),
    "just missed": ("direction: at_least, targets: {2027: 100}, actuals: {2027-Q1: 94}", "0", "at_risk"),
    "missed": ("direction: at_least, targets: {2027: 100}, actuals: {2027-Q1: 80}", "0", "off_track"),
    "kept below": ("direction: at_most, targets: {2027: 5}, actuals: {2027-Q1: 5}", "1", "on_track"),
    "above": ("direction: at_most, targets: {2027: 5}, actuals: {2027-Q1: 6}", "0", "off_track"),
    "above nothing": ("direction: at_most, targets: {2027: 0}, actuals: {2027-Q1: 1}", "0", "off_track"),
    "nothing, kept": ("direction: at_most, targets: {2027: 0}, actuals: {2027-Q1: 0}", "1", "on_track"),
    "before the first level to keep": ("direction: at_least, targets: {2028: 95}, actuals: {2027-Q1: 90}", "0", None),
    "a milestone reached": ("direction: milestone, targets: {2027: 1}, actuals: {2027-Q1: 1}", "1", "done"),
    "a milestone ahead": ("direction: milestone, targets: {2027: 1}", "0", None),
    "a milestone said to be done": ("direction: milestone, status: done", "1", "done"),
    "a milestone not reached in its year": ("direction: milestone, targets: {2027: 1}, actuals: {2027: 0}", "0", "off_track"),
    "a sum, a quarter of the way": ("direction: increase, aggregate: sum, baseline: {2026: 80}, targets: {2027: 100}, actuals: {2027-Q1: 25}", "1", "done"),
    "a sum, too slow": ("direction: increase, aggregate: sum, baseline: {2026: 80}, targets: {2027: 100}, actuals: {2027-Q1: 20, 2027-Q2: 22}", "0.2", "off_track"),
    "a sum against its quarters": ("direction: at_least, aggregate: sum, targets: {2027-Q1: 10, 2027-Q2: 30}, actuals: {2027-Q1: 10, 2027-Q2: 29}", "1", "on_track"),
    "a sum with a quarter missing": ("direction: at_least, aggregate: sum, targets: {2027: 100}, actuals: {2027-Q2: 24}", "0", "on_track"),
    "a sum of a whole year": ("direction: at_least, aggregate: sum, targets: {2027: 100}, actuals: {2027: 101}", "1", "on_track"),
    "a sum nobody planned for": ("direction: at_least, aggregate: sum, targets: {2027: 100}, actuals: {2026-Q1: 10}", "0", None),
    "wide tolerance": ("direction: at_least, targets: {2027: 100}, actuals: {2027-Q1: 80}, tolerance_amber: 25%, tolerance_red: 50%", "0", "on_track"),
    "no tolerance": ("direction: at_least, targets: {2027: 100}, actuals: {2027-Q1: 99}, tolerance_amber: 0%, tolerance_red: 0.5%", "0", "off_track"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "progress", "status"), CASES.values(), ids=CASES)
def test_progress_and_status(measure, text, progress, status):
    figures = measure(text)
    assert (figures.progress, figures.status) == (Decimal(progress), status)
    assert figures.reason == ""


UNDEFINED = {
    "no direction": ("targets: {2027: 5}, actuals: {2027: 4}", "no_direction"),
    "no target": ("direction: increase, baseline: {2026: 1}, actuals: {2027: 4}", "no_target"),
    "no actual": ("direction: increase, baseline: {2026: 1}, targets: {2027: 5}", "no_actual"),
    "no baseline": ("direction: increase, targets: {2027: 5}, actuals: {2027: 4}", "no_baseline"),
    "target equals baseline": ("direction: increase, baseline: {2026: 5}, targets: {2027: 5}, actuals: {2027: 4}", "target_is_baseline"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "reason"), UNDEFINED.values(), ids=UNDEFINED)
def test_where_progress_is_undefined_the_reason_is_given(measure, text, reason):
    figures = measure(text)
    assert (figures.progress, figures.reason) == (None, reason)


def test_nothing_at_all():
    assert stand(Measure(id="m")) == MeasureFigures(reason="no_direction")


def test_a_measure_without_baseline_still_has_a_status(measure):
    assert measure("direction: increase, targets: {2027: 100}, actuals: {2027: 80}").status == "off_track"
    assert measure("direction: increase, targets: {2028: 100}, actuals: {2027: 80}").status is None


def test_a_sum_to_date(measure):
    figures = measure(
        "direction: increase, aggregate: sum, baseline: {2026: 80}, targets: {2027: 100}, actuals: {2027-Q1: 20, 2027-Q2: 26}"
    )
    assert figures.actual == 46
    assert figures.actual_period == Period.parse("2027-H1")
    assert figures.expected == 50
    assert figures.shortfall == Decimal("0.08")
    assert figures.progress == Decimal("0.6")


TRENDS = {
    "up is better": ("direction: increase, actuals: {2027-Q1: 1, 2027-Q2: 2}", 1),
    "down is worse": ("direction: increase, actuals: {2027-Q1: 2, 2027-Q2: 1}", -1),
    "up is worse": ("direction: at_most, actuals: {2027-Q1: 1, 2027-Q2: 2}", -1),
    "no change": ("direction: decrease, actuals: {2027-Q1: 1, 2027-Q2: 1}", 0),
    "one alone": ("direction: increase, actuals: {2027-Q1: 1}", None),
    "none": ("direction: increase", None),
    "no direction": ("actuals: {2027-Q1: 1, 2027-Q2: 2}", None),
    "a year is not compared with a quarter": ("direction: increase, actuals: {2026: 40, 2027-Q1: 11}", None),
    "a year beside its quarters": ("direction: increase, actuals: {2026: 40, 2026-Q4: 12, 2027: 50, 2027-Q4: 1}", 1),
}


@pytest.mark.parametrize(("text", "trend"), TRENDS.values(), ids=TRENDS)
def test_trend(measure, text, trend):
    assert measure(text).trend == trend


def test_a_note_beside_an_actual_changes_nothing(measure):
    figures = measure("direction: at_least, targets: {2027: 5}, actuals: {2027: {value: 6, note: Audited}}")
    assert (figures.actual, figures.status) == (6, "on_track")


levels = st.integers(-100, 100).map(Decimal)


def made(direction, baseline, target, actual):
    now, then, year = (Period.parse(text) for text in ("2026", "2028", "2027"))
    return stand(
        Measure(id="m", direction=direction, baseline={now: baseline}, targets={then: target}, actuals={year: actual})
    )


@given(levels, levels, levels)
def test_up_and_down_are_mirrors(baseline, target, actual):
    up = made("increase", baseline, target, actual)
    down = made("decrease", -baseline, -target, -actual)
    assert (up.progress, up.status, up.reason) == (down.progress, down.status, down.reason)
    if up.expected is not None:
        assert up.expected == -down.expected


@given(levels, levels, st.integers(0, 1000).map(lambda thousandths: Decimal(thousandths) / 1000))
def test_progress_is_the_part_of_the_way(baseline, target, part):
    figures = made("increase", baseline, target, baseline + (target - baseline) * part)
    assert figures.progress == (None if baseline == target else part)


@given(levels, levels, levels, levels)
def test_more_is_never_worse(baseline, target, less, more):
    less, more = sorted((less, more))
    order = ["off_track", "at_risk", "on_track", "done"]
    if baseline < target:
        worse, better = made("increase", baseline, target, less), made("increase", baseline, target, more)
        assert order.index(worse.status) <= order.index(better.status)
        assert worse.progress <= better.progress
