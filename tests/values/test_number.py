from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planloom.values import UnreadableError, parse_number, parse_share
from planloom.values.number import LARGEST, split_number

GOOD = {
    "42": 42,
    "-42": -42,
    "−42": -42,
    "+42": 42,
    "1.5": "1.5",
    "010": 10,
    "1 200 000": 1_200_000,
    "1\u00a0200\u202f000": 1_200_000,
    "1_200": 1200,
    "42k": 42_000,
    "42 tys.": 42_000,
    "42 tys": 42_000,
    "42m": 42_000_000,
    "42M": 42_000_000,
    "42 mln": 42_000_000,
    "1.2bn": 1_200_000_000,
    "1.2 mld": 1_200_000_000,
    "12%": 12,
    "12 %": 12,
    "  7 ": 7,
    "0.000001": "0.000001",
    # as others write it, where it has one meaning
    "1,5": "1.5",
    "0,125": "0.125",
    "1 234,56": "1234.56",
    "1\u00a0234,567": "1234.567",
    "1234,567": "1234.567",
    "1,2345": "1.2345",
    "1,200,000": 1_200_000,
    "1.200.000": 1_200_000,
    "1,850.50": "1850.50",
    "1.850,50": "1850.50",
    "1.850": "1.850",
    "1,2 mln": 1_200_000,
    "(120)": -120,
    "(1,5k)": -1500,
    "( 120 )": -120,
    "(12%)": -12,
    "–120k": -120_000,
    "\u2011120": -120,
    "- 5": -5,
}


@pytest.mark.parametrize("text", GOOD)
def test_numbers(text):
    assert parse_number(text) == Decimal(GOOD[text])


BAD = {
    "": "write a number such as",
    "many": "write a number such as",
    ".5": "write a number such as",
    "1,850": "write `1850` if the comma sets thousands apart, `1.850` if decimals follow it",
    "-1,850k": "write `-1850k` if the comma sets thousands apart, `-1.850k` if decimals follow it",
    "(1,850)": "write `-1850` if the comma",
    "(-120)": "write a number such as",
    "1,2,3": "decimals after a point",
    "12 months": "`months` is left over",
    "42mm": "`mm` is left over",
    "1.2.3": "decimals after a point",
    "12 34": "`34` is left over",
    "1e5": "`e5` is left over",
    "9999999999bn": "write a number up to",
    "-9999999999bn": "write a number up to",
}


@pytest.mark.parametrize("text", BAD)
def test_what_is_no_number_and_what_to_do(text):
    with pytest.raises(UnreadableError) as error:
        parse_number(text)
    assert BAD[text] in error.value.words.en
    assert error.value.words.pl != error.value.words.en


@pytest.mark.parametrize(
    ("text", "rest"), [("42 MXN", "MXN"), ("42 m2", "m2"), ("5 mln PLN", "PLN"), ("5 k€", "€"), ("3 kg", "kg")]
)
def test_a_unit_is_no_magnitude(text, rest):
    assert split_number(text)[1] == rest


@pytest.mark.parametrize(
    ("text", "share"), [("60%", "0.6"), ("0.6", "0.6"), ("1", "1"), ("-5%", "-0.05"), ("150 %", "1.5")]
)
def test_shares(text, share):
    assert parse_share(text) == Decimal(share)


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("60", "60%, or 6000% if so many times"),
        ("2.5", "write a share with its sign: 250%$"),
        ("-1.5", "with its sign: -150%$"),
        ("0.6 of it", "60% or 0.6"),
        ("half", "a number"),
    ],
)
def test_what_is_no_share(text, advice):
    with pytest.raises(UnreadableError, match=advice):
        parse_share(text)


@given(st.decimals(-LARGEST, LARGEST, allow_nan=False, places=4))
def test_any_decimal_is_read_exactly(number):
    assert parse_number(f"{number:f}") == number


@given(st.integers(-(10**14), 10**14))
def test_groups_of_thousands_change_nothing(number):
    assert parse_number(f"{number:,}".replace(",", " ")) == number


@given(st.decimals(1, 10, allow_nan=False, places=3).filter(lambda number: 1 < number < 10))
def test_the_advice_for_a_share_keeps_its_value(number):
    with pytest.raises(UnreadableError) as error:
        parse_share(f"{number:f}")
    assert parse_share(error.value.words.en.rsplit(" ", 1)[1]) == number


@given(st.text(max_size=20))
def test_any_text_is_read_or_refused_with_advice(text):
    try:
        words = (str(parse_number(text)),)
    except UnreadableError as error:
        words = error.words
    assert all(words)
