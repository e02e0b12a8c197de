"""Amounts of two currencies never stand on one scale."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from chart_samples import MONEY, chart, column, period
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from planloom.charts.currency import in_one_currency
from planloom.charts.data import drawable
from planloom.charts.request import Chart
from planloom.values import Money

YEAR = period("2027")


def budget(*amounts, language="en", **more):
    rows = [(f"Line {number}", YEAR, amount, None) for number, amount in enumerate(amounts, 1)]
    return replace(chart("budget", rows, language=language), **more)


def wide(drawn):
    """The drawing for wide screens, without its title and description."""
    figure = html.fromstring(drawn.html)
    (drawing,) = figure.xpath("//div[@class='pl-chart__wide']/*")
    return drawing


def bars(drawn):
    """The bars of a drawing by the text that tells of each."""
    marks = wide(drawn).xpath(".//*[local-name()='path'][*[local-name()='title']]")
    return [
        mark.find("{*}title").text if mark.find("{*}title") is not None else mark.find("title").text for mark in marks
    ]


def test_what_has_no_rate_has_words_and_no_bar(charts):
    drawn = charts.draw(budget(Money(Decimal(3_000_000), "EUR"), Decimal(20_000)), "site")
    assert drawn.problems == ()
    assert [tip for tip in bars(drawn) if "Line 1" in tip] == []
    assert len([tip for tip in bars(drawn) if "Line 2" in tip]) == 1
    assert "3m\u00a0EUR" in wide(drawn).text_content()
    assert "3,000,000\u00a0EUR" in html.fromstring(drawn.html).find(".//table").text_content()


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Not drawn, for want of an exchange rate: amounts in EUR, USD."),
        ("pl", "Nie narysowano kwot bez kursu waluty: EUR, USD."),
    ],
)
def test_a_note_and_the_description_tell_what_is_left_out(charts, language, words):
    asked = budget(Money(Decimal(3), "EUR"), Decimal(2), language=language, left_out=("USD", "EUR"))
    figure = html.fromstring(charts.draw(asked, "book").html)
    assert figure.find(".//p[@class='pl-chart__note']").text == words
    assert words in figure.find(".//desc").text


def test_where_nothing_is_left_out_there_is_no_note(charts):
    assert "pl-chart__note" not in charts.draw(budget(Decimal(2), Money(Decimal(3), "PLN")), "site").html


def test_without_any_amount_in_its_currency_a_chart_is_drawn_in_the_most_frequent_one(charts):
    asked = budget(*(Money(Decimal(number), code) for number, code in ((5, "USD"), (1, "EUR"), (2, "EUR"))))
    made = in_one_currency(asked)
    assert {entry.unit for entry in made.columns if entry.kind == "money"} == {"EUR"}
    assert [row["budget"] for row in drawable(made)] == [None, 1.0, 2.0]
    assert made.left_out == ("USD",)
    assert "EUR" in wide(charts.draw(asked, "site")).text_content()


def test_two_columns_of_different_currencies_are_not_on_one_scale():
    columns = (column("area", "text"), column("budget", *MONEY), column("allocation", "money", "EUR"))
    rows = ({"area": "A", "budget": Decimal(1), "allocation": Decimal(2)},)
    made = in_one_currency(Chart("budget", "", "", "en", columns, rows))
    (row,) = drawable(made)
    assert (row["budget"], row["allocation"], row["allocation_text"]) == (1.0, None, "2\u00a0EUR")
    assert made.left_out == ("EUR",)


monies = st.builds(Money, st.integers(-5, 10**9).map(Decimal), st.sampled_from(["PLN", "EUR", "USD"]))


@given(st.lists(st.tuples(*[st.none() | st.integers(0, 99).map(Decimal) | monies] * 2), max_size=8))
def test_every_amount_is_drawn_in_one_currency_or_told_to_be_left_out(pairs):
    rows = [(f"Line {number}", YEAR, *pair) for number, pair in enumerate(pairs)]
    made = in_one_currency(chart("budget", rows))
    (unit,) = {entry.unit for entry in made.columns if entry.kind == "money"}
    numbers = [row[key] for row in drawable(made) for key in ("budget", "allocation")]
    given = [amount for pair in pairs for amount in pair]
    for number, amount in zip(numbers, given, strict=True):
        currency = getattr(amount, "currency", "PLN")
        assert (number is None) == (amount is None or currency != unit)
        assert amount is None or (currency == unit) != (currency in made.left_out)
    assert "PLN" not in {getattr(one, "currency", "PLN") for one in given if one is not None} or unit == "PLN"
    assert in_one_currency(made) == made


def test_no_scale_reaches_to_an_amount_of_another_currency(charts):
    alone, beside = budget(Decimal(20_000)), budget(Decimal(20_000), Money(Decimal(10) ** 9, "EUR"))
    ticks = [set(re.findall(r">(\d+k)<", charts.draw(asked, "site").html)) for asked in (alone, beside)]
    assert ticks[0]
    assert ticks[0] <= ticks[1]


def test_what_else_is_not_drawn_is_said_under_the_drawing_and_described(charts):
    asked = budget(Decimal(2), Money(Decimal(3), "EUR"), note="Nor is this.")
    figure = html.fromstring(charts.draw(asked, "site").html)
    words = "Not drawn, for want of an exchange rate: amounts in EUR. Nor is this."
    assert [child.get("class") for child in figure][-2:] == ["pl-chart__note", "pl-chart__data"]
    assert figure.find(".//p[@class='pl-chart__note']").text == words
    assert figure.find(".//desc").text.endswith(words)
