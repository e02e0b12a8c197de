"""A figure that gives way is written as it was: with its magnitude, its blanks between thousands and its currency."""

from decimal import Decimal

import pytest

from planloom.rules.fixes import rewritten
from planloom.values import Money


def pln(amount: str) -> Money:
    return Money(Decimal(amount), "PLN")


@pytest.mark.parametrize(
    ("old", "found", "expected", "new"),
    [
        ("50m", pln("50000000"), pln("47500000"), "47.5m"),
        ("1.2m PLN", pln("1200000"), pln("800000"), "0.8m PLN"),
        ("'350 tys. zł'", pln("350000"), pln("1200000"), "'1200 tys. zł'"),
        ("1 200 000", pln("1200000"), pln("12345678"), "12 345 678"),
        ("-3m", pln("-3000000"), pln("2000000"), "2m"),
        ("105", Decimal(105), Decimal(107), "107"),
        ("60%", Decimal("0.6"), Decimal("0.3"), "30%"),
        ("0.6", Decimal("0.6"), Decimal("0.35"), "0.35"),
        ("{amount: 5m, currency: PLN}", pln("5000000"), pln("6000000"), None),  # the place is that of the braces
        ("1.5m EUR", pln("6000000"), pln("7000000"), None),  # worked out in another currency
        ("(3m)", pln("-3000000"), pln("2000000"), None),
        ("3", Decimal(3), Decimal(10) / 3, None),  # no writing is exact
        ("twelve", Decimal(12), Decimal(13), None),
    ],
)
def test_a_figure_is_rewritten_in_its_notation(old, found, expected, new):
    assert rewritten(old, found, expected) == new
