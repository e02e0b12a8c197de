import pytest
from hypothesis import given
from hypothesis import strategies as st

from planloom.charts import bars
from planloom.charts.labels import text_width


@pytest.mark.parametrize(("label", "stands"), [("8.6m", True), ("17.5 mln zł / 17.5 mln zł", False)])
def test_bars_stand_in_columns_only_where_the_longest_can_be_seen(label, stands):
    rows = [
        {"area": area, "period": period, "budget": 17.5, "budget_short": label} for area in "abc" for period in "123"
    ]
    assert bars.fits_columns(rows, "period", ["budget"], 3, 480) == stands


@given(st.lists(st.tuples(st.integers(-50, 50), st.integers(1, 25)), min_size=1, max_size=8))
def test_no_bar_or_label_leaves_its_column(numbers):
    rows = [
        {"area": str(place), "period": "2027", "budget": float(value), "budget_short": "9" * length}
        for place, (value, length) in enumerate(numbers)
    ]
    for bar in bars.multiples(rows, "area", "period", ["budget"], 400, 26).bars:
        assert bar["at"] + text_width(bar["text"]) <= 400
        assert min(bar["zero"], bar["budget_x"]) >= -0.1
