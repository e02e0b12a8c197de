"""Percentages, hard spaces and digits in groups, in what we say and what the example's plans say."""

import ast
import re
from decimal import Decimal
from pathlib import Path

import pytest

from planloom.i18n.formats import format_money, format_number, format_percent
from planloom.values import Money

ROOT = Path(__file__).parents[2]
POLISH = re.compile("[ąćęłńóśźż]", re.IGNORECASE)
APART = re.compile("[0-9][ \u00a0]%")
GROUPED = re.compile("(?<![0-9\u00a0 .,])[1-9][ \u00a0][0-9]{3}(?![\u00a0 ]?[0-9])")


@pytest.mark.parametrize(
    ("number", "english", "polish"),
    [
        ("2410", "2,410", "2410"),
        ("-8400", "−8,400", "−8400"),
        ("9999.5", "9,999.5", "9999,5"),
        ("12345", "12,345", "12\u00a0345"),
        ("100000", "100,000", "100\u00a0000"),
    ],
)
def test_four_digits_stand_together_in_polish(number, english, polish):
    assert (format_number(Decimal(number), "en"), format_number(Decimal(number), "pl")) == (english, polish)


def test_rounding_up_to_five_digits_groups_them():
    assert format_number(Decimal("9999.6"), "pl", 0) == "10\u00a0000"


def test_a_percent_sign_follows_its_number_in_both_languages():
    assert [format_percent(Decimal("12.5"), language) for language in ("en", "pl")] == ["12.5%", "12,5%"]


def test_an_amount_stays_in_one_line():
    assert format_money(Money(Decimal(8400), "PLN"), "pl") == "8400\u00a0zł"


def said() -> list[tuple[str, str]]:
    """Return every sentence of ours with the file it stands in."""
    catalogue = ROOT / "generator/planloom/i18n/pl.po"
    found = [(catalogue.name, line) for line in catalogue.read_text("utf-8").splitlines() if line.startswith("msg")]
    for path in sorted((ROOT / "generator").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("Phrase", "Name"):
                words = [one.value for one in ast.walk(node) if isinstance(one, ast.Constant)]
                found += [(path.name, one) for one in words if isinstance(one, str)]
    return found


def written() -> list[tuple[str, str]]:
    """Return the lines of the example's plans, whose keys and figures are not prose, and of the manual."""
    paths = [*(ROOT / "plans").rglob("*.md"), *(ROOT / "plans").rglob("*.yml"), *(ROOT / "docs").rglob("*.md")]
    lines = [(path.name, line) for path in sorted(paths) for line in path.read_text("utf-8").splitlines()]
    return [(name, re.sub("`[^`]*`", "", line)) for name, line in lines]


@pytest.mark.parametrize("lines", [said, written])
def test_no_percent_sign_stands_apart(lines):
    assert [(name, line) for name, line in lines() if APART.search(line)] == []


@pytest.mark.parametrize("lines", [said, written])
def test_no_polish_sentence_groups_four_digits(lines):
    assert [(name, line) for name, line in lines() if POLISH.search(line) and GROUPED.search(line)] == []
