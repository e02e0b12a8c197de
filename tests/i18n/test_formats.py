"""Numbers and periods as readers of each language write them."""

import datetime as dt
import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planloom.i18n import format_money, format_number, format_share, format_value, short_money
from planloom.model.printed import read_period
from planloom.model.schema import VALUES
from planloom.values import Calendar, Money, Period, UnreadableError, parse_number, parse_share
from planloom.values.calendar import QUARTER


@pytest.mark.parametrize(
    ("start", "end", "english", "polish"),
    [
        ("2027-01-18", "2027-02-12", "18 Jan – 12 Feb 2027", "18 stycznia – 12 lutego 2027"),
        ("2027-03-03", "2027-03-09", "3–9 Mar 2027", "3–9 marca 2027"),
        ("2027-01-11", "2028-03-31", "11 Jan 2027 – 31 Mar 2028", "11 stycznia 2027 – 31 marca 2028"),
        ("2027-01-01", "2027-09-30", "Jan–Sept 2027", "styczeń–wrzesień 2027"),
        ("2027-02-01", "2028-06-30", "Feb 2027 – Jun 2028", "luty 2027 – czerwiec 2028"),
        ("2027-04-01", "2027-06-30", "Q2\u00a02027", "II\u00a0kw.\u00a02027"),
        ("2027-01-01", "2029-12-31", "2027–2029", "2027–2029"),
    ],
)
def test_a_period_names_what_its_ends_share_once(start, end, english, polish):
    period = Period.between(dt.date.fromisoformat(start), dt.date.fromisoformat(end))
    assert (format_value(period, "en"), format_value(period, "pl")) == (english, polish)


def test_what_is_less_than_nothing_has_a_minus_and_not_a_hyphen():
    loss = Money(Decimal(-8_900_000), "PLN")
    assert short_money(loss, "en") == "−PLN\u00a08.9m"
    assert short_money(loss, "pl") == "−8,9\u00a0mln\u00a0zł"
    assert format_share(Decimal("-0.1"), "pl") == "−10%"
    assert format_number(Decimal("-3.5"), "en") == "−3.5"


@pytest.mark.parametrize(
    ("text", "english", "polish"),
    [
        ("FY2027", "FY2027", "2026/27"),
        ("fy2027", "FY2027", "2026/27"),
        ("FY2027-Q1", "Q1\u00a0FY2027", "I\u00a0kw.\u00a02026/27"),
        ("FY2027-H2", "H2\u00a0FY2027", "II\u00a0poł.\u00a02026/27"),
        ("FY2027..FY2029", "FY2027–FY2029", "2026/27–2028/29"),
        (
            "FY2027-Q3..FY2028-Q2",
            "Q3\u00a0FY2027 – Q2\u00a0FY2028",
            "III\u00a0kw.\u00a02026/27 – II\u00a0kw.\u00a02027/28",
        ),
        ("FY2027-Q1..FY2027-Q3", "Q1–Q3\u00a0FY2027", "I–III\u00a0kw.\u00a02026/27"),
        ("FY2027-H1..FY2027-Q3", "H1–Q3\u00a0FY2027", "I\u00a0poł.–III\u00a0kw.\u00a02026/27"),
        ("FY2000", "FY2000", "1999/00"),
        ("2027-Q1", "Q1\u00a02027", "I\u00a0kw.\u00a02027"),
        ("2026-04..2027-03", "Apr 2026 – Mar 2027", "kwiecień 2026 – marzec 2027"),
    ],
)
def test_a_fiscal_year_has_its_name(text, english, polish):
    period = Calendar(4).parse(text)
    assert (format_value(period, "en"), format_value(period, "pl")) == (english, polish)


def test_the_name_goes_by_the_year_of_the_organisation_and_the_days_stay_in_polish():
    by_end, by_start = Calendar(10).parse("FY2027"), Calendar(10, "start").parse("FY2026")
    assert by_end == by_start
    assert [format_value(year, "en") for year in (by_end, by_start)] == ["FY2027", "FY2026"]
    assert [format_value(year, "pl") for year in (by_end, by_start)] == ["2026/27", "2026/27"]


_dates = st.dates(dt.date(2001, 1, 1), dt.date(2098, 12, 31))
_calendars = st.builds(Calendar, st.integers(1, 12), st.sampled_from(["end", "start"]))


@st.composite
def _periods(draw):
    calendar, first, last = draw(_calendars), *sorted((draw(_dates), draw(_dates)))
    months = Period.parse(f"{first:%Y-%m}..{last:%Y-%m}")
    quarters = [calendar.part_of(day, QUARTER) for day in (first, last)]
    named = st.sampled_from([calendar.year_of(first), quarters[0], Calendar().part_of(first, QUARTER)])
    ranges = "..".join(quarter.text for quarter in quarters)
    others = st.sampled_from(
        [Period.between(first, last), Period.between(first, first), months, calendar.parse(ranges)]
    )
    return calendar, draw(st.one_of(named, others))


@given(_periods(), st.sampled_from(["en", "pl"]))
def test_a_period_that_is_printed_can_be_read_in_a_plan(given_period, language):
    calendar, period = given_period
    printed = format_value(period, language)
    again = read_period(printed, calendar)
    assert (again, again.text) == (period, printed)
    assert Period.parse(str(again), calendar) == period
    assert format_value(again, language) == printed
    assert re.search(VALUES["period"]["pattern"], printed)


@given(_calendars)
def test_years_beyond_those_that_can_be_written_have_a_name(calendar):
    for month in (3, 6, 12):
        assert format_value(calendar.part_of(dt.date(2219, 12, 31), month), "pl")


@pytest.mark.parametrize(
    ("share", "digits", "words"),
    [("0.125", 0, "13%"), ("0.005", 0, "1%"), ("0.0004", 1, "0.04%"), ("0.4567", 1, "45.7%"), ("0.6", 1, "60%")],
)
def test_shares_are_rounded_half_up_and_never_to_nothing(share, digits, words):
    assert format_share(Decimal(share), "en", digits) == words


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("1234.565", "PLN\u00a01,234.565"),
        ("12.5", "PLN\u00a012.50"),
        ("12", "PLN\u00a012"),
        ("0.0045", "PLN\u00a00.0045"),
        (Decimal(1000) / 3, "PLN\u00a0333.33"),
        (Decimal("0.00012345678"), "PLN\u00a00.0001"),
    ],
)
def test_money_in_full(amount, words):
    assert format_money(Money(Decimal(amount), "PLN"), "en") == words


numbers = st.decimals(-(10**14), 10**14, allow_nan=False, places=3)


def understood(read, printed):
    """Read what was printed; where it has two meanings, by the first writing of the advice: that of thousands."""
    try:
        return read(printed)
    except UnreadableError as error:
        return read(error.words.en.split("`")[1])


@given(numbers, st.sampled_from(["en", "pl"]))
def test_a_number_that_is_printed_can_be_read(number, language):
    number = number.quantize(Decimal("0.01"))
    assert understood(parse_number, format_number(number, language)) == number


@given(numbers, st.sampled_from(["en", "pl"]), st.sampled_from(["PLN", "EUR", "GBP", "USD", "CHF", "CZK", "INR"]))
def test_money_that_is_printed_can_be_read(number, language, currency):
    money = Money(number.quantize(Decimal("0.01")), currency)
    for write in (format_money, short_money):
        assert understood(lambda text: Money.parse(text, "SEK"), write(money, language)) == money


@given(st.decimals(-9, 9, allow_nan=False, places=4), st.sampled_from(["en", "pl"]))
def test_a_share_that_is_printed_can_be_read(share, language):
    assert understood(parse_share, format_share(share, language, 2)) == share
