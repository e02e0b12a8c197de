"""Paper is light whatever the screen is: what is dark is so on screens alone."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import tinycss2

ASSETS = Path(__file__).parents[2] / "templates/assets"
DARK = '"slate"'  # what the theme calls its dark colours


def dark_on_paper(rules: list[Any]) -> Iterator[str]:
    """Yield the selectors of rules for the dark that hold on paper too."""
    for rule in rules:
        if rule.type == "qualified-rule" and DARK in (selector := tinycss2.serialize(rule.prelude).strip()):
            yield selector
        elif rule.type == "at-rule" and rule.content and "screen" not in tinycss2.serialize(rule.prelude):
            yield from dark_on_paper(tinycss2.parse_rule_list(rule.content, skip_whitespace=True, skip_comments=True))


@pytest.mark.parametrize("sheet", sorted(ASSETS.glob("*.css")), ids=lambda path: path.name)
def test_nothing_of_the_dark_reaches_paper(sheet):
    rules = tinycss2.parse_stylesheet(sheet.read_text("utf-8"), skip_whitespace=True, skip_comments=True)
    assert list(dark_on_paper(rules)) == []
