"""Numbers and periods as readers of each language write them."""

import datetime as dt
from decimal import Decimal

import pytest

from planloom.i18n import format_number, format_share, format_value, short_money
from planloom.values import Money, Period


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
    assert format_share(Decimal("-0.1"), "pl") == "−10\u00a0%"
    assert format_number(Decimal("-3.5"), "en") == "−3.5"
    assert format_share(Decimal("-0.001"), "en", 0) == "0%"
