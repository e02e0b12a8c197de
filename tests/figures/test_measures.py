"""Where a measure stands: for every direction, in the middle and at the edges."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from measured import measure_figures

from planloom.figures.measure.trend import trend_of
from planloom.model.shared import Measure
from planloom.values import Period


@pytest.fixture
def measure(plan):
    """Return a function from the fields of a measure, and the day, to where it stands."""

    def make(text, today="2029-01-15"):
        result = plan(f"measures:\n  - {{id: m, {text}}}")
        assert result.problems == []
        return measure_figures(result.find("m"), dt.date.fromisoformat(today))

    return make


# fields -> progress, status
CASES = {
    "half way up, half way there": ("direction: increase, baseline: {2026: 40}, targets: {2028: 60}, actuals: {2027: 50}", "0.5", "on_track"),
    "a little late": ("direction: increase, baseline: {2026: 40}, targets: {2028: 60}, actuals: {2027: 48.5}", "0.425", "at_risk"),
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
    "after the last target": ("direction: increase, baseline: {2026: 40}, targets: {2027: 50}, actuals: {2028: 49}", "0.9", "at_risk"),
    "an actual older than the baseline": ("direction: increase, baseline: {2026: 40}, targets: {2027: 50}, actuals: {2025: 40}", "0", "on_track"),
    "kept": ("direction: at_least, targets: {2027: 95}, actuals: {2027-Q1: 96}", "1", "on_track"),
    "just missed": ("direction: at_least, targets: {2027: 100}, actuals: {2027-Q1: 94}", "0", "at_risk"),
    "missed": ("direction: at_least, targets: {2027: 100}, actuals: {2027-Q1: 80}", "0", "off_track"),
    "kept below": ("direction: at_most, targets: {2027: 5}, actuals: {2027-Q1: 5}", "1", "on_track"),
    "above": ("direction: at_most, targets: {2027: 5}, actuals: {2027-Q1: 6}", "0", "off_track"),
    "above nothing": ("direction: at_most, targets: {2027: 0}, actuals: {2027-Q1: 1}", "0", "off_track"),
    "nothing, kept": ("direction: at_most, targets: {2027: 0}, actuals: {2027-Q1: 0}", "1", "on_track"),
    "a milestone reached": ("direction: milestone, targets: {2027: 1}, actuals: {2027-Q1: 1}", "1", "done"),
    "a milestone that is overdue": ("direction: milestone, targets: {2027: 1}", "0", "off_track"),
    "a milestone ahead": ("direction: milestone, targets: {2030: yes}", "0", None),
    "a milestone done on a day": ("direction: milestone, targets: {2027-06-30: yes}, done: 2027-07-14", "1", "done"),
    "a milestone said to be done": ("direction: milestone, status: done", "1", "done"),
    "a milestone not reached in its year": ("direction: milestone, targets: {2027: 1}, actuals: {2027: 0}", "0", "off_track"),
    "a sum, a quarter of the way": ("direction: increase, aggregate: sum, baseline: {2026: 80}, targets: {2027: 100}, actuals: {2027-Q1: 25}", "0.25", "on_track"),
    "a sum, too slow": ("direction: increase, aggregate: sum, baseline: {2026: 80}, targets: {2027: 100}, actuals: {2027-Q1: 20, 2027-Q2: 22}", "0.42", "off_track"),
    "a sum against its quarters": ("direction: at_least, aggregate: sum, targets: {2027-Q1: 10, 2027-Q2: 30}, actuals: {2027-Q1: 10, 2027-Q2: 29}", "0.975", "on_track"),
    "a sum of a whole year": ("direction: at_least, aggregate: sum, targets: {2027: 100}, actuals: {2027: 101}", "1.01", "done"),
    "a sum reached before its time": ("direction: increase, aggregate: sum, targets: {2027: 100}, actuals: {2027-Q1: 101}", "1.01", "done"),
    "a sum reached, with a later target": ("direction: increase, aggregate: sum, targets: {2027: 100, 2028: 120}, actuals: {2027-Q1: 101}", "1.01", "on_track"),
    "a sum that can be undone": ("direction: increase, aggregate: sum, targets: {2027: 100}, actuals: {2027-Q1: -5, 2027-Q2: 106}", None, "on_track"),
    "a falling sum, not over": ("direction: at_most, aggregate: sum, targets: {2027: 100}, actuals: {2027-Q1: 20}", None, "on_track"),
    "a falling sum, over": ("direction: at_most, aggregate: sum, targets: {2027: 100}, actuals: {2027: 90}", "1", "done"),
    "a falling sum that rose": ("direction: decrease, aggregate: sum, baseline: {2026: 100}, targets: {2027: 80}, actuals: {2027: 101}", "-0.05", "off_track"),
    "an average, reached and over": ("direction: increase, aggregate: avg, baseline: {2026: 8}, targets: {2027: 9}, actuals: {2027: 9.5}", "1.5", "done"),
    "an average, reached so far": ("direction: increase, aggregate: avg, baseline: {2026: 8}, targets: {2027: 9}, actuals: {2027-Q1: 9.5}", "1.5", "on_track"),
    "an average by the targets of its quarters": ("direction: increase, aggregate: avg, baseline: {2026: 8}, targets: {2027-Q1: 8, 2027-Q2: 9}, actuals: {2027-Q1: 8, 2027-Q2: 9}", "0.5", "on_track"),
    "an average of a lower and an upper limit": ("direction: within, aggregate: avg, targets: {2027-Q1: '> 20', 2027-Q2: '< 3'}, actuals: {2027-H1: 9}", None, None),
    "a sum of a lower and an upper limit": ("direction: within, aggregate: sum, targets: {2027-Q1: '> 20', 2027-Q2: '< 3'}, actuals: {2027-H1: 9}", None, None),
    "a year whose quarters have a lower and an upper limit": ("direction: within, aggregate: sum, targets: {2027: 50, 2027-Q1: '> 20', 2027-Q2: '< 3'}, actuals: {2027-H1: 9}", None, None),
    "an average below the baseline": ("direction: increase, aggregate: avg, baseline: {2026: 8}, targets: {2029: 80}, actuals: {2027-Q1: 7.9}", None, "at_risk"),
    "within a range": ("direction: within, targets: {2027: 28..32}, actuals: {2027-Q1: 26.1, 2027-Q2: 32}", "1", "on_track"),
    "below a range": ("direction: within, targets: {2027: 28..32}, actuals: {2027-Q1: 26.1}", "0", "at_risk"),
    "far above a range": ("direction: within, targets: {2027: 28..32}, actuals: {2027-Q1: 40}", "0", "off_track"),
    "on the way into a range": ("direction: within, baseline: {2026: 11}, targets: {2027: 5..8}, actuals: {2027: 9.5}", "0.5", "off_track"),
    "past a range": ("direction: decrease, baseline: {2026: 11}, targets: {2027: 5..8}, actuals: {2027: 4}", "0", "off_track"),
    "a threshold says its direction": ("targets: {2027: ≥ 99.5}, actuals: {2027: 99.5}", "1", "on_track"),
    "a strict threshold is not met at its edge": ("targets: {2027: '> 20'}, actuals: {2027: 20}", "0", "at_risk"),
    "wide tolerance": ("direction: at_least, targets: {2027: 100}, actuals: {2027-Q1: 80}, tolerance_amber: 25%, tolerance_red: 50%", "1", "on_track"),
    "no tolerance": ("direction: at_least, targets: {2027: 100}, actuals: {2027-Q1: 99}, tolerance_amber: 0%, tolerance_red: 0.5%", "0", "off_track"),
    "tolerance in the unit": ("direction: at_least, targets: {2027: 100}, actuals: {2027-Q1: 99}, tolerance_amber: 1", "1", "on_track"),
    "tolerance in the unit, passed": ("direction: at_least, targets: {2027: 100}, actuals: {2027-Q1: 97.9}, tolerance_amber: 1, tolerance_red: 2", "0", "off_track"),
    "tolerance in points": ("direction: at_least, unit: '%', targets: {2027: 99.5}, actuals: {2027-Q1: 98.9}, tolerance_amber: 0.5%", "0", "at_risk"),
    "tolerance in the unit, on the way": ("direction: increase, baseline: {2026: 40}, targets: {2028: 60}, actuals: {2027: 48.5}, tolerance_amber: 2", "0.425", "on_track"),
    "a share of the way": ("direction: increase, baseline: {2026: 40}, targets: {2028: 60}, actuals: {2027: 46}, tolerance_amber: 20%, tolerance_red: 30%", "0.3", "on_track"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "progress", "status"), CASES.values(), ids=CASES)
def test_progress_and_status(measure, text, progress, status):
    figures = measure(text)
    if progress is not None:
        assert figures.progress.value == Decimal(progress)
    assert figures.status == status


UNDEFINED = {
    "no direction": ("targets: {2027: 5}, actuals: {2027: 4}", "no_direction"),
    "no target": ("direction: increase, baseline: {2026: 1}, actuals: {2027: 4}", "no_target"),
    "no actual": ("direction: increase, baseline: {2026: 1}, targets: {2027: 5}", "no_actual"),
    "no baseline": ("direction: increase, targets: {2027: 5}, actuals: {2027: 4}", "no_baseline"),
    "a level to keep, later": ("direction: at_least, targets: {2028: 95}, actuals: {2027-Q1: 90}", "not_due"),
    "a sum with a quarter missing": ("direction: at_least, aggregate: sum, targets: {2027: 100}, actuals: {2027-Q2: 24}", "gap"),
    "an average with a quarter missing": ("direction: at_least, aggregate: avg, targets: {2027: 100}, actuals: {2027-Q1: 20, 2027-Q3: 24}", "gap"),
    "a sum nobody planned for": ("direction: at_least, aggregate: sum, targets: {2027: 100}, actuals: {2026-Q1: 10}", "not_due"),
    "a sum of a time without a target": ("direction: increase, aggregate: sum, targets: {2027: 100}, actuals: {2028-Q1: 10}", "no_target"),
    "a falling sum": ("direction: decrease, aggregate: sum, baseline: {2026: 100}, targets: {2027: 80}, actuals: {2027-Q1: 10}", "running"),
    "two scales": ("direction: increase, unit: '%', baseline: {2026: 0.18}, targets: {2028: 60}, actuals: {2027: 45%}", "two_scales"),
    "words": ("direction: qualitative, targets: {2027: a certificate}, actuals: {2027: the audit was passed}", "in_words"),
    "target equals baseline": ("direction: increase, baseline: {2026: 5}, targets: {2027: 5}, actuals: {2027: 4}", "target_is_baseline"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "reason"), UNDEFINED.values(), ids=UNDEFINED)
def test_where_progress_is_undefined_the_reason_is_given(measure, text, reason):
    figures = measure(text)
    assert (figures.progress.value, figures.progress.reason) == (None, reason)


def test_nothing_at_all():
    found = measure_figures(Measure(id="m"))
    assert (found.status, found.reason, found.progress.value) == (None, "no_direction", None)


def test_a_measure_without_baseline_still_has_a_status(measure):
    assert measure("direction: increase, targets: {2027: 100}, actuals: {2027: 80}").status == "off_track"
    assert measure("direction: increase, targets: {2028: 100}, actuals: {2027: 80}").status is None


def test_a_sum_to_date(measure):
    figures = measure(
        "direction: increase, aggregate: sum, baseline: {2026: 80}, targets: {2027: 100}, actuals: {2027-Q1: 20, 2027-Q2: 26}"
    )
    assert figures.actual.value == 46
    assert figures.actual_period == Period.parse("2027-H1")
    assert figures.expected.value == 50
    assert figures.difference.value == -4
    assert figures.shortfall.value == Decimal("0.2")  # of the way of 20
    assert figures.progress.value == Decimal("0.46")


TRENDS = {
    "up is better": ("direction: increase, actuals: {2027-Q1: 1, 2027-Q2: 2}", 1),
    "down is worse": ("direction: increase, actuals: {2027-Q1: 2, 2027-Q2: 1}", -1),
    "up is worse": ("direction: at_most, actuals: {2027-Q1: 1, 2027-Q2: 2}", -1),
    "no change": ("direction: decrease, actuals: {2027-Q1: 1, 2027-Q2: 1}", 0),
    "one alone": ("direction: increase, actuals: {2027-Q1: 1}", None),
    "none": ("direction: increase", None),
    "no direction": ("actuals: {2027-Q1: 1, 2027-Q2: 2}", None),
    "a year is not compared with a quarter": ("direction: increase, actuals: {2026: 40, 2027-Q1: 11}", None),
    "the same season": ("direction: increase, actuals: {2025-10: 20, 2026-09: 60, 2026-10: 25}", 1),
    "a year beside its quarters": ("direction: increase, actuals: {2026: 40, 2026-Q4: 12, 2027: 50, 2027-Q4: 1}", 1),
}


@pytest.mark.parametrize(("text", "trend"), TRENDS.values(), ids=TRENDS)
def test_trend(measure, text, trend):
    assert measure(text).trend == trend


def test_a_note_beside_an_actual_changes_nothing(measure):
    figures = measure("direction: at_least, targets: {2027: 5}, actuals: {2027: {value: 6, note: Audited}}")
    assert (figures.actual.value, figures.status) == (6, "on_track")


levels = st.integers(-100, 100).map(Decimal)


def made(direction, baseline, target, actual):
    now, then, year = (Period.parse(text) for text in ("2026", "2028", "2027"))
    return measure_figures(
        Measure(id="m", direction=direction, baseline={now: baseline}, targets={then: target}, actuals={year: actual})
    )


@given(levels, levels, levels)
def test_up_and_down_are_mirrors(baseline, target, actual):
    up = made("increase", baseline, target, actual)
    down = made("decrease", -baseline, -target, -actual)
    assert (up.progress.value, up.status, up.reason) == (down.progress.value, down.status, down.reason)
    if up.expected.value is not None:
        assert up.expected.value == -down.expected.value


@given(levels, levels, st.integers(0, 1000).map(lambda thousandths: Decimal(thousandths) / 1000))
def test_progress_is_the_part_of_the_way(baseline, target, part):
    if baseline < target:
        found = made("increase", baseline, target, baseline + (target - baseline) * part)
        assert found.progress.value == part


@given(levels, levels, levels, levels)
def test_more_is_never_worse(baseline, target, less, more):
    less, more = sorted((less, more))
    order = ["off_track", "at_risk", "on_track", "done"]
    if baseline < target:
        worse, better = made("increase", baseline, target, less), made("increase", baseline, target, more)
        assert order.index(worse.status) <= order.index(better.status)
        assert worse.progress.value <= better.progress.value


# ---- The cases in which measures once said something wrong ----


def test_a_month_of_a_year_is_in_progress_and_its_rate_an_outlook(measure):
    found = measure(
        "direction: increase, aggregate: sum, baseline: {2026: 100m}, targets: {2027: 120m}, actuals: {2027-01: 10m}",
        "2027-02-10",
    )
    assert (found.status, found.progress.value) == ("on_track", Decimal(10) / 120)
    assert (found.outlook.kind, found.outlook.value.value) == ("run_rate", 120_000_000)


def test_a_quarter_is_held_against_its_own_target(measure):
    found = measure(
        "direction: increase, aggregate: sum, targets: {2026: 240k, 2026-Q3: 80k, 2026-Q4: 160k},"
        " actuals: {2026-Q3: 64k}",
        "2026-10-20",
    )
    assert (found.status, found.shortfall.value) == ("off_track", Decimal("0.2"))
    assert (found.difference.value, found.progress.value) == (-16_000, Decimal(64) / 240)


def test_progress_of_a_year_goes_by_the_year(measure):
    quarters = ", ".join(f"2027-Q{number}: 30m" for number in (1, 2, 3, 4))
    found = measure(
        f"direction: increase, aggregate: sum, baseline: {{2026: 100m}}, targets: {{{quarters}}},"
        " actuals: {2027-Q1: 30m, 2027-Q2: 30m, 2027-Q3: 30m}",
        "2027-10-20",
    )
    assert (found.status, found.progress.value) == ("on_track", Decimal("0.75"))
    assert (found.difference.value, found.target.value) == (0, 120_000_000)


def test_a_missing_quarter_leaves_no_verdict(measure):
    found = measure(
        "direction: increase, aggregate: sum, targets: {2027: 120m}, actuals: {2027-Q1: 10m, 2027-Q3: 31m}",
        "2027-10-20",
    )
    assert (found.status, found.reason, found.outlook) == (None, "gap", None)
    assert found.missing == (Period.parse("2027-Q2"),)


def test_an_average_is_of_all_quarters(measure):
    found = measure(
        "direction: increase, aggregate: avg, baseline: {2025: 8.6}, targets: {2026: 9},"
        " actuals: {2026-Q1: 7.1, 2026-Q2: 8.9, 2026-Q3: 9.5}",
        "2026-10-20",
    )
    assert (found.actual.value, found.status) == (Decimal("8.5"), "off_track")
    assert found.progress.value < 0


def test_going_backwards_is_not_on_track(measure):
    found = measure("direction: increase, baseline: {2024: 18.5}, targets: {2030: 20}, actuals: {2025: 18.3}")
    assert found.status == "off_track"
    just = measure("direction: increase, baseline: {2024: 18.5}, targets: {2030: 20}, actuals: {2025-01: 18.49}")
    assert just.status == "at_risk"


def test_a_level_that_is_not_kept_is_at_risk_at_least(measure):
    found = measure("direction: at_least, unit: '%', targets: {2026: 99.5}, actuals: {2026: 95}")
    assert (found.status, found.progress.value, found.difference.value) == ("at_risk", 0, Decimal("-4.5"))


def test_status_and_progress_go_by_the_target_of_the_period(measure):
    found = measure(
        "direction: at_most, targets: {2026-Q1: 2.8, 2026-Q2: 2.6, 2026-Q3: 2.4, 2026-Q4: 2.2},"
        " actuals: {2026-Q1: 2.7, 2026-Q2: 2.5, 2026-Q3: 2.3}"
    )
    assert (found.status, found.progress.value, found.target.value) == ("on_track", 1, Decimal("2.4"))


def test_what_is_missing_is_told_in_the_unit(measure):
    found = measure("direction: at_most, unit: '%', targets: {2026: 3}, actuals: {2026-Q3: 3.2}")
    assert found.difference.value == Decimal("0.2")


def test_a_target_that_holds_later_says_so_and_nothing_else(measure):
    found = measure("direction: at_least, targets: {2028: 5}, actuals: {2026: 6}")
    assert (found.status, found.reason, found.progress.value) == (None, "not_due", None)


def test_a_target_that_was_reached_before_it_was_set_is_done(measure):
    found = measure("direction: increase, baseline: {2025: 5}, targets: {2027: 5}, actuals: {2026: 6}")
    assert (found.status, found.progress.value) == ("done", 1)


def test_seasons_are_compared_with_the_same_season(measure):
    found = measure("direction: increase, aggregate: sum, actuals: {2025-10: 20, 2026-09: 60, 2026-10: 25}")
    assert (found.trend, found.trend_against) == (1, Period.parse("2025-10"))


def test_the_baseline_of_a_season_is_that_of_the_same_season(measure):
    text = (
        "direction: increase, aggregate: sum, targets: {2027: 110},"
        " baseline: {2026-Q1: 10, 2026-Q2: 20, 2026-Q3: 30, 2026-Q4: 40}, actuals: {2027-Q1: %s}"
    )
    assert measure(text % "9.9").status == "off_track"
    assert measure(text % "10").shortfall.value is not None


SEASONAL = (
    "aggregate: sum, direction: increase, tolerance_amber: 20%%, tolerance_red: 40%%, baseline: {2026: 80},"
    " targets: {2027: 100, 2027-Q1: 10, 2027-Q2: 20, 2027-Q3: 40, 2027-Q4: 30}, actuals: {2027-Q1: %s}"
)


def test_the_run_rate_goes_by_the_seasons_of_the_targets(measure):
    found = measure(SEASONAL % "9")
    assert (found.outlook.kind, found.outlook.value.value) == ("run_rate", 90)


@pytest.mark.parametrize(("actual", "status"), [("10", "on_track"), ("8.2", "on_track"), ("7.9", "at_risk")])
def test_the_baseline_of_a_year_is_spread_as_the_targets_are(measure, actual, status):
    assert measure(SEASONAL % actual).status == status


def test_a_year_is_the_baseline_beside_its_quarters(measure):
    found = measure(
        "direction: increase, aggregate: sum, targets: {2027: 110, 2027-Q1: 11, 2028: 120},"
        " baseline: {2026: 100, 2026-Q1: 10, 2026-Q2: 20, 2026-Q3: 30, 2026-Q4: 40}, actuals: {2027-Q1: 11}"
    )
    assert (found.status, found.baseline.value, found.baseline_period) == ("on_track", 100, Period.parse("2026"))


def test_a_forecast_is_an_outlook_and_no_result(measure):
    found = measure(
        "direction: increase, aggregate: sum, targets: {2026: 100}, forecasts: {2026-Q4: 40},"
        " actuals: {2026-Q1: 20, 2026-Q2: 20, 2026-Q3: 20}",
        "2026-10-20",
    )
    ahead = found.outlook
    assert (ahead.kind, ahead.value.value, ahead.difference.value, ahead.missed) == ("forecast", 100, 0, False)
    assert found.status == "off_track"


def test_a_forecast_of_a_level_is_held_against_its_time(measure):
    found = measure(
        "direction: increase, baseline: {2025: 0}, targets: {2027: 100}, actuals: {2026-Q3: 30}, forecasts: {2026: 45}"
    )
    assert (found.outlook.value.value, found.outlook.target.value, found.outlook.missed) == (45, 50, True)


def test_a_running_period_is_the_state_so_far(measure):
    found = measure("direction: increase, aggregate: sum, targets: {2027-Q1: 90}, actuals: {2027-Q1: 30}", "2027-01-30")
    assert (found.expected.value, found.status) == (30, "on_track")


def test_a_falling_sum_is_not_done_before_its_period_has_ended(measure):
    text = "direction: decrease, aggregate: sum, baseline: {2025: 100}, targets: {2026: 80}, actuals: {2026: 70}"
    assert measure(text, "2026-12-20").status == "on_track"
    assert measure(text, "2027-01-05").status == "done"


def test_a_milestone_late_by_days(measure):
    found = measure("direction: milestone, targets: {2026-06-30: yes}, done: 2026-07-14")
    assert (found.reached.late, found.reached.on, found.status) == (14, Period.parse("2026-07-14"), "done")
    assert measure("direction: milestone, targets: {2026-06-30: yes}", "2026-07-02").reached.late == 2
    still_no = measure("direction: milestone, targets: {2026-06: yes}, actuals: {2026-06: no}", "2026-10-20")
    assert (still_no.reached.late, still_no.status) == (112, "off_track")


def test_a_sum_of_a_running_period_has_no_trend(measure):
    text = "direction: increase, aggregate: sum, targets: {2026: 400}, actuals: {2026-Q3: 100, 2026-Q4: 40}"
    assert measure(text, "2026-11-02").trend is None
    assert measure(text, "2027-01-02").trend == -1


def worth(figure):
    """Return what the operands of a figure come to."""
    if any(one.role == "over" for one in figure.operands):
        return figure.operands[0].value / figure.operands[1].value
    return sum(-one.value if one.role == "minus" else one.value for one in figure.operands)


@pytest.mark.parametrize(
    "text",
    [
        "direction: increase, baseline: {2026: 40}, targets: {2028: 60}, actuals: {2027: 45}",
        "direction: increase, baseline: {2026: 40}, targets: {2028: 60}, actuals: {2027: 55}",
        "direction: decrease, baseline: {2026: 10}, targets: {2028: 6}, actuals: {2027: 9}",
        "direction: decrease, baseline: {2026: 10}, targets: {2028: 6}, actuals: {2027: 7}",
        "direction: at_least, targets: {2027: 95}, actuals: {2027: 90}",
        "direction: at_most, targets: {2027: -5}, actuals: {2027: -4}",
        "direction: within, baseline: {2026: 40}, targets: {2028: 20..30}, actuals: {2028: 18}",
        "direction: increase, aggregate: sum, baseline: {2026: 80}, targets: {2027: 100}, actuals: {2027-Q1: 20}",
        "direction: decrease, aggregate: sum, targets: {2027: 100}, actuals: {2027-Q1: 30}",
    ],
)
def test_a_shortfall_is_what_its_operands_come_to(measure, text):
    short = measure(text).shortfall
    assert short.value is not None
    for figure in (short, *(one.of for one in short.operands)):
        assert worth(figure) == figure.value


def test_a_line_to_date_begins_anew_with_each_reporting_year(project):
    read = project(
        {
            "organisation.yml": "fiscal_year_start: 4\n",
            "strategy/plan.yml": """\
                kind: strategy
                measures:
                  - {id: m, direction: increase, aggregate: sum, targets: {FY2028: 120},
                     actuals: {FY2027-Q4: 30, FY2028-Q1: 30, FY2028-Q2: 31, FY2029-Q1: 9}}
                """,
        }
    )
    points = trend_of(read.find("m"), read.figures.year_of, dt.date(2027, 10, 20))
    lines = [point.line for point in points if point.actual is not None]
    assert (lines[0] != lines[1], lines[1] == lines[2], len(lines)) == (True, True, 3)


def test_a_fiscal_year_is_the_year(project):
    read = project(
        {
            "organisation.yml": "fiscal_year_start: 4\n",
            "strategy/plan.yml": """\
                kind: strategy
                measures:
                  - id: m
                    direction: increase
                    aggregate: sum
                    targets: {FY2027: 120}
                    actuals: {FY2027-Q1: 30, FY2027-Q2: 30}
                """,
        }
    )
    found = read.figures.measure(read.find("m"))
    assert (found.actual.value, found.expected.value, found.progress.value) == (60, 60, Decimal("0.5"))
    assert found.outlook.value.value == 120


def test_check_ins_stand_for_their_day(measure):
    found = measure(
        "direction: increase, baseline: {2026: 0}, targets: {2027-Q1: 10},"
        " check_ins: [{date: 2027-02-15, value: 7, confidence: 0.6}]"
    )
    assert (found.actual.value, found.progress.value) == (7, Decimal("0.7"))
