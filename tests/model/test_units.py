"""A unit of measurement is written once, or once in each language."""

import pytest
from pydantic import TypeAdapter

from planloom.model.fields import Unit
from planloom.values import Text

UNIT: TypeAdapter[Text] = TypeAdapter(Unit)


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
