"""One scale and one number of decimals a column."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planloom.i18n import scale_of
from planloom.i18n.scales import places_of_column
from planloom.values import Money

amounts = st.decimals(-(10**10), 10**10, allow_nan=False, places=2)


def pln(*texts):
    return [Money.parse(text, "PLN") for text in texts]


@pytest.mark.parametrize(
    ("column", "unit", "einheit", "cells"),
    [
        (["899m", "1 653 000 000", "2.9bn"], "PLN m", "mln zł", ["899", "1,653", "2,900"]),
        (["1.25bn", "300m"], "PLN bn", "mld zł", ["1.25", "0.30"]),
        (["42m", "11.8m"], "PLN m", "mln zł", ["42.0", "11.8"]),
        (["120k", "85.5k", "1.45m"], "PLN k", "tys. zł", ["120.0", "85.5", "1,450.0"]),
        (["340.50", "99"], "PLN", "zł", ["340.50", "99.00"]),
        (["0.0045"], "PLN", "zł", ["0.0045"]),
        (["2500", "0"], "PLN", "zł", ["2,500", "0"]),
        (["-8.9m", "8.9m"], "PLN m", "mln zł", ["−8.9", "8.9"]),
    ],
)
def test_a_column_has_the_largest_magnitude_in_which_nothing_is_lost(column, unit, einheit, cells):
    scale = scale_of(pln(*column))
    assert not scale.rounds
    assert (scale.unit("en"), scale.unit("pl")) == (unit.replace(" ", "\u00a0"), einheit.replace(" ", "\u00a0"))
    assert [scale.bare(money, "en") for money in pln(*column)] == cells


def test_what_has_no_end_is_rounded_to_digits_that_differ():
    column = [Money(Decimal(10_000_000) / 3, "PLN"), Money(Decimal(10_000_000) / 7, "PLN")]
    scale = scale_of(column)
    assert scale.rounds
    assert [scale.bare(money, "pl") for money in column] == ["3,33", "1,43"]
    near = [Money(Decimal("12345678.333"), "PLN"), Money(Decimal("12345679.111"), "PLN")]
    assert len({scale_of(near).bare(money, "en") for money in near}) == 2


def test_estimates_are_rounded_to_what_one_reads_at_a_glance():
    scale = scale_of(pln("405k", "24.7m"), about=True)
    assert scale.rounds
    assert [scale.bare(money, "en") for money in pln("405k", "24.7m")] == ["0.4", "24.7"]


def test_what_is_not_nothing_does_not_look_like_nothing():
    scale = scale_of(pln("3", "12345678901.23"), about=True)
    assert scale.bare(*pln("3"), "en") == "<\u00a00.01"
    assert scale.bare(*pln("-3"), "pl") == ">\u00a0−0,01"
    assert scale.bare(*pln("0"), "en") == "0.00"


def test_another_currency_says_so():
    column = [*pln("42m", "3m"), Money(Decimal(1_200_000), "EUR")]
    scale = scale_of(column, "PLN")
    assert [scale.bare(money, "en") for money in column] == ["42", "3", "€1.2m"]
    assert scale_of(column[2:], "PLN").unit("en") == "€m"


def test_a_figure_outside_of_its_column_has_its_unit():
    scale = scale_of(pln("42m", "11.8m"))
    assert [scale.full(money, "pl") for money in pln("42m", "-11.8m")] == [
        "42,0\u00a0mln\u00a0zł",
        "−11,8\u00a0mln\u00a0zł",
    ]
    assert scale_of([]).full(Money(Decimal(0), "PLN"), "en") == "PLN\u00a00"


@given(st.lists(amounts, min_size=1, max_size=8))
def test_displayed_columns_add_up_or_the_scale_says_that_it_rounds(numbers):
    column = [Money(number, "PLN") for number in numbers]
    total = Money.total(column, "PLN")
    scale = scale_of([*column, total])
    if not scale.rounds:
        shown = [scale.bare(money, "en").replace(",", "").replace("−", "-") for money in (*column, total)]
        assert sum(map(Decimal, shown[:-1])) == Decimal(shown[-1])
        assert Decimal(shown[-1]) * scale.size == total.amount


@given(st.lists(amounts, min_size=1, max_size=8))
def test_different_amounts_look_different(numbers):
    scale = scale_of(Money(number, "PLN") for number in numbers)
    if not scale.rounds:
        assert len({scale.bare(Money(number, "PLN"), "pl") for number in numbers}) == len(set(numbers))


@pytest.mark.parametrize(
    ("numbers", "places"), [(["1", "2.5"], 1), (["1", "2"], 0), (["3.3333", "1"], 1), (["0.001", "1.0011"], 3), ([], 0)]
)
def test_plain_numbers_have_one_number_of_decimals(numbers, places):
    assert places_of_column(map(Decimal, numbers)) == places
