"""What a difference is called, by its unit and its direction."""

from decimal import Decimal

import pytest

from planloom.i18n import describe_difference
from planloom.values import Unit

CUSTOMERS = Unit.of_forms({"en": ("customer", "customers"), "pl": ("klient", "klienci", "klientów", "klienta")})


def said(difference, unit, language, better):
    return describe_difference(Decimal(difference), unit, language, better=better).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("difference", "unit", "better", "english", "polish"),
    [
        ("0.2", "%", False, "0.2 points above", "0,2 p.p. powyżej"),
        ("-1", "%", None, "1 point below", "1 p.p. poniżej"),
        ("12", "days", False, "12 days too long", "12 dni za długo"),
        ("-12", "days", True, "12 days shorter", "12 dni krócej"),
        ("1.5", "months", False, "1.5 months too long", "1,5 miesiąca za długo"),
        ("-40", CUSTOMERS, False, "40 customers too few", "40 klientów za mało"),
        ("-1", CUSTOMERS, False, "1 customer too few", "1 klient za mało"),
        ("2", CUSTOMERS, True, "2 more customers", "2 klienci więcej"),
        ("-2000000", "PLN", False, "PLN 2m too little", "2 mln zł za mało"),
        ("2000000", "PLN", True, "PLN 2m more", "2 mln zł więcej"),
        ("-3", "FTE", None, "3 FTE below", "3 etaty mniej"),
        ("0.3", None, False, "0.3 above", "0,3 powyżej"),
        ("0", "days", False, "no difference", "bez różnicy"),
    ],
)
def test_differences(difference, unit, better, english, polish):
    assert said(difference, unit, "en", better) == english
    assert said(difference, unit, "pl", better) == polish


def test_a_small_difference_is_no_nothing():
    assert said("0.00018", None, "en", None) == "0.00018 above"
    assert said(Decimal(1) / 3, "%", "en", None) == "0.33 points above"
