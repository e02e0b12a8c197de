import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planloom.values import Calendar, Period, UnreadableError

CALENDAR = Calendar(4)
days = st.dates(dt.date(1900, 1, 1), dt.date(2200, 12, 31))
SPANS = {
    "2027": ("2027-01-01", "2027-12-31"),
    "2027-H1": ("2027-01-01", "2027-06-30"),
    "2027-h2": ("2027-07-01", "2027-12-31"),
    "2027-Q1": ("2027-01-01", "2027-03-31"),
    "2027-q4": ("2027-10-01", "2027-12-31"),
    "2027-02": ("2027-02-01", "2027-02-28"),
    "2028-02": ("2028-02-01", "2028-02-29"),
    "2027-03-31": ("2027-03-31", "2027-03-31"),
    "2027..2029": ("2027-01-01", "2029-12-31"),
    "2027-Q2..2028-02": ("2027-04-01", "2028-02-29"),
    " 2027 .. 2028 ": ("2027-01-01", "2028-12-31"),
}


@pytest.mark.parametrize("text", SPANS)
def test_periods(text):
    period = Period.parse(text)
    assert (period.start.isoformat(), period.end.isoformat()) == SPANS[text]
    assert str(period) == text.strip().upper()
    assert period.text == text


HABITS = {
    "2027-2029": "2027..2029",
    "2027 – 2029": "2027..2029",
    "2027/2028": "2027..2028",
    "Q1 2027": "2027-Q1",
    "q1/2027": "2027-Q1",
    "kw. 2 2027": "2027-Q2",
    "2027Q3": "2027-Q3",
    "2027 Q3": "2027-Q3",
    "H2 2027": "2027-H2",
    "31.03.2027": "2027-03-31",
    "03/2027": "2027-03",
    "2027.03.31": "2027-03-31",
    "31-12-2027": "2027-12-31",
    "1.3.2027": "2027-03-01",
    "12/31/2027": "2027-12-31",
    "2027/03": "2027-03",
    "Dec 2027": "2027-12",
    "december 2027": "2027-12",
    "Dec-27": "2027-12",
    "31 Dec 2027": "2027-12-31",
    "December 31st, 2027": "2027-12-31",
    "grudzień 2027": "2027-12",
    "gru 2027": "2027-12",
    "paź. 2027 r.": "2027-10",
    "31 grudnia 2027 r.": "2027-12-31",
    "2027 r.": "2027",
    "III kw. 2027": "2027-Q3",
    "III kwartał 2027 r.": "2027-Q3",
    "3 kw. 2027": "2027-Q3",
    "II półrocze 2027": "2027-H2",
    "II poł. 2027": "2027-H2",
    "1H27": "2027-H1",
    "4Q27": "2027-Q4",
    "Q4'27": "2027-Q4",
    "2026/27": "2026..2027",
    "2026-27": "2026..2027",
    "I–III kw. 2027": "2027-Q1..2027-Q3",
    "1–15 marca 2027": "2027-03-01..2027-03-15",
    "Nov 2027 – Feb 2028": "2027-11..2028-02",
    "2027 do 2029": "2027..2029",
}


@pytest.mark.parametrize("text", HABITS)
def test_other_notations_are_translated(text):
    with pytest.raises(UnreadableError) as error:
        Period.parse(text)
    assert error.value.words == (f"write {HABITS[text]}", f"wpisz {HABITS[text]}")


BAD = {
    "": "write 2027, 2027-H1",
    "soon": "write 2027, 2027-H1",
    "2027..": "write 2027, 2027-H1",
    "..2027": "write 2027, 2027-H1",
    "30.02.2027": "write 2027, 2027-H1",
    "2027-Q5": "write 2027, 2027-H1",
    "1700": "write a year from 1900 to 2200",
    "2027-13": "a day or month that the calendar has",
    "2027-07-00": "a day or month that the calendar has",
    "2026/28": "write 2027, 2027-H1",
    "27": "write 2027, 2027-H1",
    "2027-00": "a day or month that the calendar has",
    "2027-02-29": "a day or month that the calendar has",
    "2029..2027": "did you mean 2027..2029?",
}


@pytest.mark.parametrize("text", BAD)
def test_what_is_no_period_and_what_to_do(text):
    with pytest.raises(UnreadableError) as error:
        Period.parse(text)
    assert BAD[text] in error.value.words.en


def test_the_same_days_are_the_same_period():
    assert len({Period.parse("2027"), Period.parse("2027-Q1..2027-Q4"), Period.of_year(2027)}) == 1


@given(days, days)
def test_between_two_days(first, last):
    first, last = sorted((first, last))
    period = Period.between(first, last)
    assert (period.start, period.end) == (first, last)
    assert period.years == range(first.year, last.year + 1)
    if last.year - first.year < 3:
        inside = _days(first, last)
        assert period.days == len(inside)
        assert period.months == len({(day.year, day.month) for day in inside})
    assert period.contains(period)
    assert period.overlaps(period)


def _days(first, last):
    return [first + dt.timedelta(days=number) for number in range((last - first).days + 1)]


short = st.builds(
    lambda first, length: Period.between(first, first + dt.timedelta(days=length)),
    st.dates(dt.date(2027, 1, 1), dt.date(2027, 3, 1)),
    st.integers(0, 60),
)


@given(short, short)
def test_containing_and_overlapping_are_about_days(a, b):
    in_a, in_b = set(_days(a.start, a.end)), set(_days(b.start, b.end))
    assert a.contains(b) == (in_a >= in_b)
    assert a.overlaps(b) == bool(in_a & in_b)


@given(st.text(max_size=20))
def test_any_text_is_read_or_refused_with_advice(text):
    try:
        said = Period.parse(text).text
    except UnreadableError as error:
        said = error.words.en
    assert said == text or said.startswith(("write", "the period ends"))


def joined(*pieces):
    return st.tuples(*(st.sampled_from(piece.split("|")) for piece in pieces)).map("".join)


PART, YEAR, SIGN = (
    "Q1|3Q|III kw.|2 kwartał|H2|I półrocze",
    "2027|'27|27|FY27|FY 2027|2026/27|rok 2027|2027 r.",
    "| |-|/|.",
)
one = st.one_of(
    joined(PART, SIGN, YEAR), joined(YEAR, SIGN, PART), joined("|3 |31 |12. ", "marca|Mar|Dec", " |-|, ", YEAR),
    joined("|3.|31/|12-", "2|4|03|13", ".|/|-", YEAR),
)  # fmt: skip


@given(one | st.tuples(one, joined("..| – |/| do "), one).map("".join))
def test_a_writing_that_is_offered_can_be_read(text):
    try:
        offered = str(CALENDAR.parse(text))
    except UnreadableError as error:
        offered = error.exact
    assert offered is None or str(CALENDAR.parse(offered)) == offered


LENGTHS = {
    "2027": "12M", "FY2027": "12M", "2027-H1": "6M", "2027-Q1": "3M", "2027-02": "1M", "2028-02": "1M", "2026..2027": "24M",
    "2027-02-28": "1D", "2027-02-01": "1D", "2027-01-04..2027-01-10": "7D", "2027-01-01..2027-01-31": "1M",
    "2027-01-15..2027-02-14": "31D", "2200": "12M",
}  # fmt: skip


@pytest.mark.parametrize("text", LENGTHS)
def test_length_tells_apart_what_cannot_be_compared(text):
    assert Period.parse(text, CALENDAR).length == LENGTHS[text]


@given(days, days)
def test_length_is_in_months_only_where_they_are_whole(first, last):
    period = Period.between(min(first, last), max(first, last))
    whole = period.start.day == 1 and (period.end + dt.timedelta(days=1)).day == 1
    assert period.length == (f"{period.months}M" if whole else f"{(period.end - period.start).days + 1}D")
