"""The axis of time: what its steps are called, where they begin, and that they have room."""

import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planloom.charts.timescale import TimeScale
from planloom.values import Calendar

FISCAL = Calendar(4)


def day(text):
    return dt.date.fromisoformat(text)


def names(first, last, size, language="en", calendar=FISCAL):
    """Return the names on the axis in order of time."""
    axis = json.loads(TimeScale.holding([day(first), day(last)], size, language, calendar).axis())
    listed = axis["labelExpr"].removeprefix("({").partition("})[")[0]
    return [entry.partition("':'")[2].rstrip("'") for entry in listed.split(",") if entry]


@pytest.mark.parametrize(
    ("first", "last", "size", "english", "polish"),
    [
        (
            "2026-04-01",
            "2027-03-31",
            600,
            ["Q1\u00a0FY2027", "Q2\u00a0FY2027", "Q3\u00a0FY2027", "Q4\u00a0FY2027"],
            ["I\u00a0kw.\u00a02026/27", "II\u00a0kw.\u00a02026/27", "III\u00a0kw.\u00a02026/27", "IV\u00a0kw.\u00a02026/27"],
        ),
        (
            "2026-04-01",
            "2027-03-31",
            400,
            ["Q1\u00a0FY2027", "Q2", "Q3", "Q4"],
            ["I\u00a0kw.\u00a02026/27", "II\u00a0kw.", "III\u00a0kw.", "IV\u00a0kw."],
        ),
        ("2026-04-01", "2029-03-31", 180, ["FY2027", "FY2028", "FY2029"], ["2026/27", "2027/28", "2028/29"]),
        # years begin in April, also where the first day is of another month
        ("2026-10-01", "2029-03-31", 180, ["FY2028", "FY2029"], ["2027/28", "2028/29"]),
        (
            "2026-04-01",
            "2034-03-31",
            440,
            ["FY2027–FY2028", "FY2029–FY2030", "FY2031–FY2032", "FY2033–FY2034"],
            ["2026/27–2027/28", "2028/29–2029/30", "2030/31–2031/32", "2032/33–2033/34"],
        ),
    ],
)  # fmt: skip
def test_steps_are_those_of_the_fiscal_year(first, last, size, english, polish):
    assert names(first, last, size) == english
    assert names(first, last, size, "pl") == polish


def test_years_named_by_their_start():
    by_start = Calendar(4, "start")
    assert names("2026-04-01", "2028-03-31", 160, calendar=by_start) == ["FY2026", "FY2027"]
    assert names("2026-04-01", "2028-03-31", 160, "pl", by_start) == ["2026/27", "2027/28"]


def test_calendar_years_as_ever():
    assert names("2027-01-01", "2029-12-31", 160, calendar=Calendar()) == ["2027", "2028", "2029"]
    assert names("2027-01-01", "2027-12-31", 340, "pl", Calendar()) == [
        "I\u00a0kw.\u00a02027",
        "II\u00a0kw.",
        "III\u00a0kw.",
        "IV\u00a0kw.",
    ]


days = st.dates(dt.date(2001, 1, 1), dt.date(2098, 12, 31))
calendars = st.builds(Calendar, st.integers(1, 12), st.sampled_from(["end", "start"]))


@given(st.lists(days, min_size=1, max_size=3), st.integers(200, 1000), st.sampled_from(["en", "pl"]), calendars)
def test_every_scale_holds_its_days_and_begins_its_steps_with_the_year(found, size, language, calendar):
    scale = TimeScale.holding(found, size, language, calendar)
    assert scale.low <= min(found)
    assert max(found) < scale.high
    borders = [day(border["day"]) for border in scale.borders]
    if scale.step % 3 == 0:
        assert all((border.month - calendar.first_month) % min(scale.step, 12) == 0 for border in borders)
    labels = json.loads(scale.axis())["values"]
    assert all(scale.low <= day(label[:10]) < scale.high for label in labels)
