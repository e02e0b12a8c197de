"""The figures of measures agree with a slow calculation of their own, whatever the direction, aggregate and grain."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from measured import measure_figures
from slow_measures import verdict

from effort import examples
from planloom.model.shared import Measure
from planloom.values import Period

DIRECTIONS = ("increase", "decrease", "at_least", "at_most")
YEAR = 2027
TODAY = dt.date(2031, 1, 1)
EPSILON = Decimal("1e-10")  # the slow calculation rounds


def period(first, last):
    """Return the period from one month (counted from January of the year 0) to another."""
    start = dt.date(first // 12, first % 12 + 1, 1)
    end = dt.date((last + 1) // 12, (last + 1) % 12 + 1, 1) - dt.timedelta(days=1)
    return Period.between(start, end)


def split(year, length):
    return [(month, month + length - 1) for month in range(year * 12, year * 12 + 12, length)]


@st.composite
def measures(draw):
    """Return a measure as series by month: a baseline of a year, targets of the next by one grain, actuals by another."""
    direction, aggregate = draw(st.sampled_from(DIRECTIONS)), draw(st.sampled_from(("last", "avg", "sum")))
    rises = direction in ("increase", "at_least")
    start = draw(st.integers(20, 200))
    way = draw(st.integers(1, 19)) * (1 if rises else -1)
    grain = draw(st.sampled_from((12, 6, 3)))
    goal = Decimal(start + way)
    spans = split(YEAR, grain)
    share = Decimal(grain) / 12 if aggregate == "sum" else Decimal(1)
    targets = [(first, last, goal * share) for first, last in spans]
    measured = draw(st.sampled_from([one for one in (6, 3, 1) if one <= grain]))
    count = draw(st.integers(1, 12 // measured))
    size = Decimal(measured) / 12 if aggregate == "sum" else Decimal(1)
    actuals = [
        (first, last, Decimal(draw(st.integers(0, 2500))) / 10 * size)
        for first, last in split(YEAR, measured)[:count]
        if draw(st.integers(0, 9)) or (first, last) == split(YEAR, measured)[count - 1]
    ]
    baseline = [((YEAR - 1) * 12, YEAR * 12 - 1, Decimal(start))]
    return direction, aggregate, baseline, targets, actuals


def made(direction, aggregate, baseline, targets, actuals):
    series = [{period(first, last): value for first, last, value in one} for one in (baseline, targets, actuals)]
    fields = dict(zip(("baseline", "targets", "actuals"), series, strict=True))
    return measure_figures(Measure(id="m", direction=direction, aggregate=aggregate, **fields), TODAY)


def by_days(direction, aggregate):
    """Tell whether days count, and not months: on the line of a level that moves."""
    return aggregate == "last" and direction in ("increase", "decrease")


@given(measures())
@settings(max_examples=examples(300))
def test_progress_and_status_agree_with_the_slow_calculation(given_):
    direction, aggregate, *series = given_
    found, (progress, status) = made(*given_), verdict(direction, aggregate, *series)
    if progress is None or found.progress.value is None:
        assert (found.progress.value, progress) == (None, None)
    else:
        assert abs(found.progress.value - progress) < EPSILON
    if not by_days(direction, aggregate):  # months are not of one length
        assert found.status == status


@given(measures())
@settings(max_examples=examples(300))
def test_what_must_always_hold(given_):
    direction, aggregate, baseline, targets, _ = given_
    found = made(*given_)
    start, goal = baseline[0][2], targets[-1][2]
    rises = direction in ("increase", "at_least")
    value = found.actual.value
    if found.missing:
        assert (found.status, found.progress.value, found.reason) == (None, None, "gap")
        return
    if aggregate != "sum" and direction in ("increase", "decrease") and (value < start if rises else value > start):
        assert found.status in ("at_risk", "off_track")  # going backwards is never green
    if found.status == "done":
        whole = found.target.value
        assert value >= whole if rises else value <= whole
        assert found.progress.value >= 1
    if direction in ("at_least", "at_most") and aggregate != "sum":
        assert (found.status == "on_track") == (found.progress.value == 1)
    if aggregate == "last" and direction in ("increase", "decrease"):
        assert (found.status == "done") == (found.progress.value >= 1) == (value >= goal if rises else value <= goal)


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_both_are_about_something(direction):
    quarter = (YEAR * 12, YEAR * 12 + 2, Decimal(25))
    found = made(direction, "sum", [((YEAR - 1) * 12, YEAR * 12 - 1, Decimal(90))], [(YEAR * 12, YEAR * 12 + 11, Decimal(100))], [quarter])  # fmt: skip
    assert found.status is not None
