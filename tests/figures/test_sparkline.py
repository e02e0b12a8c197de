"""The small line of a measure joins what can be compared, and nothing else."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planloom.figures.measure.sparkline import HEIGHT, WIDTH, sparkline
from planloom.model.shared import Measure
from planloom.values import Period

PERIODS = (
    "2025", "2026", "2027", "2026-H1", "2026-H2", "2026-Q1", "2026-Q2", "2026-Q4", "2027-Q1", "2026-01", "2026-02",
    "2026-11", "2026-02-28", "2026-03-31", "2025..2026", "2026-01-05..2026-01-11", "2026-01-12..2026-01-18",
)  # fmt: skip


def measure(actuals):
    return Measure(id="m", title="M", actuals={Period.parse(text): Decimal(value) for text, value in actuals.items()})


def heights(actuals):
    return [y for _, y in sparkline(measure(actuals))]


def test_a_year_and_its_quarters_are_not_joined():
    quarters = {"2026-Q1": 9, "2026-Q2": 11, "2026-Q3": 10}
    assert sparkline(measure({"2025": 40, **quarters})) == sparkline(measure(quarters))


@pytest.mark.parametrize(
    "alone", [{"2026": 4, "2027-Q1": 1}, {"2026-05": 4, "2026-05-31": 1}, {"2026": 4}, {"2027-01..2027-02": 1, "2026-05": 2}]
)  # fmt: skip
def test_lone_actuals_of_several_lengths_make_no_line(alone):
    assert sparkline(measure(alone)) == ()


def test_the_line_is_the_one_that_reaches_furthest_and_then_the_longer_one():
    old = {"2020-Q1": 1, "2020-Q2": 2, "2020-Q3": 3}
    years = {"2025": 5, "2026": 4}
    assert heights({**old, **years}) == heights(years) == [0, HEIGHT]
    assert heights({**years, "2026-Q2": 2, "2026-Q3": 1, "2026-Q4": 3}) == [HEIGHT / 2, HEIGHT, 0]


@given(st.dictionaries(st.sampled_from(PERIODS), st.integers(-(10**9), 10**9)))
def test_the_line_joins_periods_of_one_length_in_its_box_and_in_order_of_time(actuals):
    points = sparkline(measure(actuals))
    lengths = {}
    for text in actuals:
        lengths.setdefault(Period.parse(text).length, []).append(text)
    assert len(points) in {0, *(len(same) for same in lengths.values())} - {1}
    assert bool(points) == any(len(same) > 1 for same in lengths.values())
    across = [x for x, _ in points]
    assert across == sorted(set(across))
    assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in points)
    assert not points or across[-1] == WIDTH


@given(
    st.dictionaries(st.sampled_from(PERIODS), st.integers(-999, 999), min_size=1), st.integers(1, 9), st.integers(-9, 9)
)
def test_the_shape_does_not_depend_on_the_unit(actuals, factor, more):
    changed = {text: value * factor + more for text, value in actuals.items()}
    assert sparkline(measure(changed)) == sparkline(measure(actuals))
