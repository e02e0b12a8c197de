"""Figures with their unit, in the form that the number asks for."""

from decimal import Decimal

import pytest

from planloom.i18n import format_quantities, format_quantity
from planloom.values import Text, Unit

CUSTOMERS = Unit.of_forms({"en": ("customer", "customers"), "pl": ("klient", "klienci", "klientów", "klienta")})


def said(number, unit, language, places=None):
    return format_quantity(Decimal(number), unit, language, places).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("number", "english", "polish"),
    [
        ("1", "1 month", "1 miesiąc"),
        ("2", "2 months", "2 miesiące"),
        ("5", "5 months", "5 miesięcy"),
        ("22", "22 months", "22 miesiące"),
        ("12", "12 months", "12 miesięcy"),
        ("1.5", "1.5 months", "1,5 miesiąca"),
        ("0", "0 months", "0 miesięcy"),
        ("-1", "−1 month", "−1 miesiąc"),
    ],
)
def test_our_own_units_in_both_languages(number, english, polish):
    assert (said(number, "months", "en"), said(number, "months", "pl")) == (english, polish)


@pytest.mark.parametrize(
    ("unit", "english", "polish"),
    [
        ("people", "3 people", "3 osoby"),
        ("FTE", "3 FTE", "3 etaty"),
        (Text("days", "dni"), "3 days", "3 dni"),
        (Text(pl="lata"), "3 years", "3 lata"),
        (CUSTOMERS, "3 customers", "3 klienci"),
        (Text("customers", "klientów"), "3 customers", "3 klientów"),
        (Text("working days", "dni roboczych"), "3 working days", "3 dni roboczych"),
        ("%", "3%", "3%"),
        ("PLN", "PLN 3", "3 zł"),
        (None, "3", "3"),
    ],
)
def test_units(unit, english, polish):
    assert (said(3, unit, "en"), said(3, unit, "pl")) == (english, polish)


@pytest.mark.parametrize(
    ("forms", "expected"),
    [
        ("klient klienci klientów klienta", "22 klientów"),
        ("handlowiec handlowcy handlowców handlowca", "22 handlowców"),
        ("inżynier inżynierowie inżynierów inżyniera", "22 inżynierów"),
        ("punkt punkty punktów punktu", "22 punkty"),
        ("osoba osoby osób osoby", "22 osoby"),
        ("dzień dni dni dnia", "22 dni"),
    ],
)
def test_from_twenty_two_on_men_are_counted_in_the_genitive(forms, expected):
    assert said(22, Unit.of_forms({"pl": tuple(forms.split())}), "pl") == expected


def test_the_form_follows_the_digits_that_are_displayed():
    assert said("1", CUSTOMERS, "pl", 0) == "1 klient"
    assert said("1", CUSTOMERS, "pl", 1) == "1,0 klienta"
    assert said("1", CUSTOMERS, "en", 1) == "1.0 customers"
    assert said("0.96", CUSTOMERS, "pl", 0) == "1 klient"


def test_three_polish_forms_leave_a_fraction_with_the_last():
    unit = Unit.of_forms({"pl": ("klient", "klienci", "klientów")})
    assert said("1.5", unit, "pl") == "1,5 klientów"


@pytest.mark.parametrize(
    ("pair", "unit", "expected"),
    [
        (["0.7", "0.72313131313131"], None, ["0.70", "0.72"]),
        (["0.00018", "0.00018"], None, ["0.00018", "0.00018"]),
        (["12.2013", "14.1"], "%", ["12.2%", "14.1%"]),
        (["42000000", "11800000"], "PLN", ["PLN 42.0m", "PLN 11.8m"]),
        (["3.25", "4"], "days", ["3.25 days", "4.00 days"]),
        (["1234.56789", "1200"], None, ["1,235", "1,200"]),
    ],
)
def test_figures_side_by_side_have_one_scale_and_digits_that_tell_them_apart(pair, unit, expected):
    found = format_quantities([Decimal(number) for number in pair], unit, "en")
    assert [text.replace("\u00a0", " ") for text in found] == expected
