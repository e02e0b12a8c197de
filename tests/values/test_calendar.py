"""Reporting years: which days they have, what they are called, how they are read."""

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planloom.values import Calendar, Period, UnreadableError
from planloom.values.calendar import QUARTER

days = st.dates(dt.date(1901, 1, 1), dt.date(2199, 12, 31))
calendars = st.builds(Calendar, st.integers(1, 12), st.sampled_from(["end", "start"]))

YEARS = {
    # (first month, named by, day): (name, first day, last day)
    (1, "end", "2027-05-15"): ("2027", "2027-01-01", "2027-12-31"),
    (1, "start", "2027-05-15"): ("2027", "2027-01-01", "2027-12-31"),
    (4, "end", "2027-03-31"): ("FY2027", "2026-04-01", "2027-03-31"),
    (4, "end", "2027-04-01"): ("FY2028", "2027-04-01", "2028-03-31"),
    (4, "start", "2027-03-31"): ("FY2026", "2026-04-01", "2027-03-31"),
    (4, "start", "2027-04-01"): ("FY2027", "2027-04-01", "2028-03-31"),
    (10, "end", "2026-10-01"): ("FY2027", "2026-10-01", "2027-09-30"),
    (7, "end", "2027-06-30"): ("FY2027", "2026-07-01", "2027-06-30"),
    (12, "end", "2027-12-01"): ("FY2028", "2027-12-01", "2028-11-30"),
    (3, "end", "2028-02-29"): ("FY2028", "2027-03-01", "2028-02-29"),
}


def ends(period):
    return period.start.isoformat(), period.end.isoformat()


@pytest.mark.parametrize("case", YEARS)
def test_the_year_of_a_day(case):
    month, named_by, day = case
    year = Calendar(month, named_by).year_of(dt.date.fromisoformat(day))
    assert (year.text, *ends(year)) == YEARS[case]


@given(calendars, days)
def test_a_day_lies_in_its_year_and_quarter_and_both_can_be_read_again(calendar, day):
    year, quarter = calendar.year_of(day), calendar.part_of(day, QUARTER)
    assert year.contains(quarter)
    assert quarter.start <= day <= quarter.end
    assert (year.months, quarter.months) == (12, 3)
    for period in (year, quarter):
        again = calendar.parse(period.text)
        assert (again, again.calendar) == (period, period.calendar)


@given(calendars, days, days)
def test_the_years_of_a_period_cover_it_without_gaps(calendar, first, last):
    period = Period.between(*sorted((first, last)))
    years = calendar.years(period)
    assert years[0].start <= period.start
    assert period.end <= years[-1].end
    assert all(a.end + dt.timedelta(days=1) == b.start for a, b in itertools.pairwise(years))
    assert all(year.overlaps(period) for year in years)
    assert calendar.fits(period) == (len(years) == 1)


READ = {
    "FY2027": ("2026-04-01", "2027-03-31"),
    "fy2027": ("2026-04-01", "2027-03-31"),
    "FY2027-Q1": ("2026-04-01", "2026-06-30"),
    "FY2027-Q4": ("2027-01-01", "2027-03-31"),
    "FY2027-H2": ("2026-10-01", "2027-03-31"),
    "FY2027..FY2029": ("2026-04-01", "2029-03-31"),
    "FY2027-Q4..FY2028-Q1": ("2027-01-01", "2027-06-30"),
    "2027": ("2027-01-01", "2027-12-31"),
    "2027-Q1": ("2027-01-01", "2027-03-31"),
    "2026-11..FY2027": ("2026-11-01", "2027-03-31"),
}


@pytest.mark.parametrize("text", READ)
def test_fiscal_and_calendar_periods_stand_side_by_side(text):
    period = Calendar(4).parse(text)
    assert ends(period) == READ[text]
    assert period.text == text


def test_a_year_is_the_same_by_whatever_name():
    calendar = Calendar(4)
    assert calendar.parse("FY2027") == calendar.parse("2026-04..2027-03") == calendar.parse("FY2027-Q1..FY2027-Q4")
    assert calendar.parse("FY2027-Q4") == calendar.parse("2027-Q1")
    assert Calendar(4).parse("FY2027") != Calendar(10).parse("FY2027")


HABITS = {
    "FY22Q1": "FY2022-Q1",
    "FY22": "FY2022",
    "FY 2027": "FY2027",
    "Q1 FY27": "FY2027-Q1",
    "1Q FY2027": "FY2027-Q1",
    "H1/FY27": "FY2027-H1",
    "2026/27": "FY2027",
    "2026-27": "FY2027",
    "2026/2027": "FY2027",
    "FY2026/27": "FY2027",
    "2026/27 Q2": "FY2027-Q2",
    "FY27–FY29": "FY2027..FY2029",
    "2026/27–2028/29": "FY2027..FY2029",
    "fiscal year 2027": "FY2027",
    "financial year 2026/27": "FY2027",
    "rok obrotowy 2027": "FY2027",
    "rok obrotowy 2026/2027": "FY2027",
    "rok obr. 2027": "FY2027",
    "r. obr. 2026/27": "FY2027",
    "I kw. r. obr. 2027": "FY2027-Q1",
    "IV kwartał roku obrotowego 2026/2027": "FY2027-Q4",
    "III kw. 2027": "2027-Q3",
    "2027-2029": "2027..2029",
}


@pytest.mark.parametrize("text", HABITS)
def test_other_notations_are_translated(text):
    with pytest.raises(UnreadableError) as error:
        Calendar(4).parse(text)
    assert error.value.words == (f"write {HABITS[text]}", f"wpisz {HABITS[text]}")


def test_two_years_name_the_fiscal_year_that_begins_in_the_first():
    with pytest.raises(UnreadableError, match=r"^write FY2026$"):
        Calendar(4, "start").parse("2026/27")


@pytest.mark.parametrize("calendar", [None, Calendar()])
@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("FY2027", "write 2027 if the fiscal year is the calendar year"),
        ("FY2027..FY2029", "write 2027..2029 if"),
        ("fy27q1", "write 2027-Q1 if"),
        ("FY2026/27", "write FY2027, and give organisation.yml the month"),
        ("Q1 2026/27", "write FY2027-Q1, and give organisation.yml the month"),
    ],
)
def test_without_a_fiscal_year_the_cause_is_named(text, meant, calendar):
    with pytest.raises(UnreadableError) as error:
        Period.parse(text, calendar)
    assert error.value.words.en.startswith(meant)
    assert all("fiscal_year_start: 4" in words for words in error.value.words)


@pytest.mark.parametrize("text", ["FY2027-03", "FY", "FY2027-Q5", "FY2027-"])
def test_what_no_fiscal_year_has_is_answered_with_the_forms(text):
    with pytest.raises(UnreadableError, match=r"FY2027, FY2027-Q1 or 2027\.\.2029"):
        Calendar(4).parse(text)


STRETCHES = {
    ("2026-04-01", "2026-06-30"): "FY2027-Q1",
    ("2026-04-01", "2026-09-30"): "FY2027-H1",
    ("2026-04-01", "2026-12-31"): "FY2027-Q1..FY2027-Q3",
    ("2026-04-01", "2027-03-31"): "FY2027",
    ("2026-04-01", "2028-03-31"): "FY2027..FY2028",
    ("2026-10-01", "2027-06-30"): "FY2027-Q3..FY2028-Q1",
    ("2026-04-01", "2026-05-31"): None,
    ("2026-04-02", "2026-06-30"): None,
}


@pytest.mark.parametrize(("ends", "name"), STRETCHES.items())
def test_what_is_made_of_fiscal_periods_is_named_by_them(ends, name):
    start, end = map(dt.date.fromisoformat, ends)
    made = Period.between(start, end, Calendar(4))
    assert (made.start, made.end) == (start, end)
    assert (made.text if made.calendar else None) == name
    assert Period.between(start, end).calendar is None
    assert Period.between(start, end, Calendar()).calendar is None


def test_periods_around_others_are_named_as_they_are():
    quarters = [Calendar(4).parse("FY2027-Q3"), Calendar(4).parse("FY2027-Q1")]
    assert Period.around(quarters).text == "FY2027-Q1..FY2027-Q3"
    assert Period.around([Period.parse("2026-Q2"), Period.parse("2026-Q4")]).calendar is None
