from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planloom.values import MixedCurrencyError, Money, UnreadableError

amounts = st.decimals(-(10**12), 10**12, allow_nan=False, places=2)


def pln(amount):
    return Money(Decimal(amount), "PLN")


@pytest.mark.parametrize(
    ("text", "money"),
    [
        ("42m", pln(42_000_000)),
        ("1.2m EUR", Money(Decimal(1_200_000), "EUR")),
        ("350k zł", pln(350_000)),
        ("5 €", Money(Decimal(5), "EUR")),
        ("-3 USD", Money(Decimal(-3), "USD")),
        ("2 mln zł", pln(2_000_000)),
        ("1,2 mln zł", pln(1_200_000)),
        ("£142", Money(Decimal(142), "GBP")),
        ("£412,300", Money(Decimal(412300), "GBP")),
        ("£2,976,000", Money(Decimal(2976000), "GBP")),
        ("£2,976,000.50", Money(Decimal("2976000.50"), "GBP")),
        ("-$1,850", Money(Decimal(-1850), "USD")),
        ("-£142", Money(Decimal(-142), "GBP")),
        ("£-142", Money(Decimal(-142), "GBP")),
        ("(£120k)", Money(Decimal(-120_000), "GBP")),
        ("(120 zł)", pln(-120)),
        ("PLN 42m", pln(42_000_000)),
        ("−PLN\u00a08.9m", pln(-8_900_000)),
        ("US$5", Money(Decimal(5), "USD")),
    ],
)
def test_money_is_read(text, money):
    assert Money.parse(text, "PLN") == money


@pytest.mark.parametrize("text", ["5 złoty", "5 eur", "5%", "5 EURO", "PLN 5 EUR"])
def test_what_is_no_currency(text):
    with pytest.raises(UnreadableError, match="ISO code"):
        Money.parse(text, "PLN")


@given(st.lists(amounts))
def test_a_total_is_exact_whatever_the_order(values):
    total = Money.total(map(pln, values), "PLN")
    assert total == pln(sum(values, Decimal(0)))
    assert Money.total(map(pln, reversed(values)), "PLN") == total


@given(amounts, amounts)
def test_arithmetic(a, b):
    assert pln(a) + pln(b) - pln(b) == pln(a)
    assert -pln(a) == pln(a) * Decimal(-1)
    assert (pln(a) < pln(b)) == (a < b)
    assert (pln(a) <= pln(b)) == (a <= b)
    assert bool(pln(a)) == (a != 0)


def test_currencies_are_never_mixed():
    euro = Money(Decimal(1), "EUR")
    for mixed in (
        lambda: pln(1) + euro,
        lambda: pln(1) - euro,
        lambda: pln(1) < euro,
        lambda: pln(1) <= euro,
        lambda: Money.total([pln(1), euro], "PLN"),
        lambda: euro.converted("PLN", {"USD": Decimal(4)}),
    ):
        with pytest.raises(MixedCurrencyError) as error:
            mixed()
        assert set(error.value.currencies) == {"PLN", "EUR"}


def test_conversion_needs_a_rate():
    assert Money(Decimal(2), "EUR").converted("PLN", {"EUR": Decimal("4.30")}) == pln("8.60")
    assert pln(2).converted("PLN", {}) == pln(2)


def test_as_text():
    assert str(pln("1234567.50")) == "1 234 567.50 PLN"


@given(st.decimals(min_value=0, max_value=10**12, places=2), st.sampled_from("£$"))
def test_an_amount_with_its_sign_ahead_is_read_as_english_writes_it(amount, sign):
    assert Money.parse(f"{sign}{amount:,f}", "PLN").amount == amount


@given(st.integers(0, 10**12))
def test_whole_pounds_are_read_as_english_writes_them(amount):
    assert Money.parse(f"£{amount:,}", "PLN").amount == amount
