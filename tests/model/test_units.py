"""A unit of measurement is written once, or once in each language, or in its plural forms."""

import pytest
from pydantic import TypeAdapter, ValidationError

from planloom.model.fields import UnitOfMeasure
from planloom.values import Unit

UNIT: TypeAdapter[Unit] = TypeAdapter(UnitOfMeasure)


@pytest.mark.parametrize(
    ("written", "en", "pl"),
    [
        ("PLN", "PLN", "PLN"),
        ("%", "%", "%"),
        ({"en": "customers", "pl": "klientów"}, "customers", "klientów"),
        ({"en": "customers"}, "customers", None),
    ],
)
def test_reads_a_unit_for_both_languages(written: object, en: str, pl: str | None) -> None:
    unit = UNIT.validate_python(written)
    assert (unit.en, unit.pl) == (en, pl)


def test_forms_stand_beside_each_other_or_beside_one_form() -> None:
    unit = UNIT.validate_python({"en": ["customer", "customers"], "pl": ["klient", "klienci", "klientów", "klienta"]})
    assert (unit.en, unit.pl) == ("customers", "klientów")
    assert unit.en_forms == ("customer", "customers")
    assert unit.pl_forms == ("klient", "klienci", "klientów", "klienta")
    mixed = UNIT.validate_python({"en": ["ship", "ships"], "pl": "statków"})
    assert (mixed.en_forms, mixed.pl, mixed.pl_forms) == (("ship", "ships"), "statków", ())


def test_a_list_alone_is_in_the_language_of_the_project() -> None:
    unit = UNIT.validate_python(["klient", "klienci", "klientów"], context={"language": "pl"})
    assert (unit.pl_forms, unit.en) == (("klient", "klienci", "klientów"), None)


@pytest.mark.parametrize("written", [[], ["a", "b", "c"], {"en": [1]}, {"pl": ["a"] * 5}, {"en": [["a"]]}, {}])
def test_what_are_no_forms(written: object) -> None:
    with pytest.raises(ValidationError):
        UNIT.validate_python(written)
