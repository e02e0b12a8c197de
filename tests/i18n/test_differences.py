"""What a difference is called, by its unit and its direction."""

from decimal import Decimal

import pytest

from planloom.i18n import describe_difference
from planloom.values import Unit

CUSTOMERS = Unit.of_forms({"en": ("customer", "customers"), "pl": ("klient", "klienci", "klientów", "klienta")})

POINT = Unit.of_forms({"en": ("point", "points"), "pl": ("punkt", "punkty", "punktów", "punktu")})
WORKING_DAY = Unit.of_forms(
    {"en": ("working day", "working days"), "pl": ("dzień roboczy", "dni robocze", "dni roboczych", "dnia roboczego")}
)
DOCTORS = Unit.of_forms({"en": ("doctor", "doctors"), "pl": ("lekarz", "lekarze", "lekarzy", "lekarza")})
CONTRACTS = Unit.of_forms(
    {
        "en": ("framework contract", "framework contracts"),
        "pl": ("umowa ramowa", "umowy ramowe", "umów ramowych", "umowy ramowej"),
    }
)


def said(difference, unit, language, better):
    return describe_difference(Decimal(difference), unit, language, better=better).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("difference", "unit", "better", "english", "polish"),
    [
        ("0.2", "%", False, "0.2 points above", "o 0,2 p.p. powyżej"),
        ("-1", "%", None, "1 point below", "o 1 p.p. poniżej"),
        ("-1", POINT, False, "1 point below", "o 1 punkt poniżej"),
        ("12", "days", False, "12 days too long", "o 12 dni za długo"),
        ("-12", "days", True, "12 days less", "o 12 dni mniej"),
        ("1.5", "months", False, "1.5 months too long", "o 1,5 miesiąca za długo"),
        ("0.5", WORKING_DAY, False, "0.5 working days too long", "o 0,5 dnia roboczego za długo"),
        ("2", "hours", True, "2 hours more", "o 2 godziny więcej"),
        ("-1", "hours", False, "1 hour too few", "o 1 godzinę za mało"),
        ("-1", "weeks", True, "1 week less", "o 1 tydzień mniej"),
        ("-40", CUSTOMERS, False, "40 customers too few", "o 40 klientów za mało"),
        ("-1", CUSTOMERS, False, "1 customer too few", "o 1 klienta za mało"),
        ("2", CUSTOMERS, True, "2 more customers", "o 2 klientów więcej"),
        ("-23", "people", False, "23 people too few", "o 23 osoby za mało"),
        ("-1", "people", False, "1 person too few", "o 1 osobę za mało"),
        ("-2", DOCTORS, False, "2 doctors too few", "2 lekarze za mało"),
        ("-1", CONTRACTS, False, "1 framework contract too few", "1 umowa ramowa za mało"),
        ("-2000000", "PLN", False, "PLN 2m short", "o 2 mln zł za mało"),
        ("2000000", "PLN", True, "PLN 2m more", "o 2 mln zł więcej"),
        ("2000000", "PLN", False, "PLN 2m over", "o 2 mln zł za dużo"),
        ("-3", "FTE", None, "3 FTE below", "o 3 etaty mniej"),
        ("0.3", None, False, "0.3 above", "o 0,3 powyżej"),
        ("0", "days", False, "no difference", "bez różnicy"),
    ],
)
def test_differences(difference, unit, better, english, polish):
    assert said(difference, unit, "en", better) == english
    assert said(difference, unit, "pl", better) == polish


def test_a_small_difference_is_no_nothing():
    assert said("0.00018", None, "en", None) == "0.00018 above"
    assert said(Decimal(1) / 3, "%", "en", None) == "0.33 points above"


def test_what_is_counted_by_the_day_is_no_time():
    orders = Unit("orders a day", "zamówienia na dzień")
    assert said("-4", orders, "en", False) == "4 orders a day below"
