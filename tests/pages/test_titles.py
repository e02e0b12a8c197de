"""Titles stand on pages as they are written, whatever Markdown would make of their first sign."""

import pytest

from planloom.model.shared import Initiative
from planloom.pages.naming import name_of
from planloom.values import Text


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("# of households", "# of households"),
        ("# of support\r\nengagements", "# of support engagements"),
        ("> 5 percent", "> 5 percent"),
        ("*Bold* [link](https://a.example)", "Bold link"),
    ],
)
def test_a_title_keeps_its_words(written, shown):
    item = Initiative.model_construct(id="a", title=Text(en=written))
    assert name_of(item, "en") == name_of(item, "pl") == shown
