"""Rounding: half up, and digits enough to tell figures apart; nothing else in the program rounds figures."""

import ast
import functools
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planloom.values.rounding import places_apart, places_of, rounded, trimmed

SOURCES = Path(__file__).parents[2] / "generator" / "planloom"

numbers = st.decimals(-(10**12), 10**12, allow_nan=False, places=6)


@pytest.mark.parametrize(
    ("number", "places", "expected"),
    [
        ("12.5", 0, "13"),
        ("0.5", 0, "1"),
        ("1.5", 0, "2"),
        ("-2.5", 0, "-3"),
        ("0.125", 2, "0.13"),
        ("2", 2, "2.00"),
        ("-0.004", 2, "0.00"),
        ("1250", -2, "1300"),
        ("999999999999999.5", 0, "1000000000000000"),
    ],
)
def test_half_is_rounded_up(number, places, expected):
    found = rounded(Decimal(number), places)
    assert f"{found:f}" == expected


@given(numbers, st.integers(0, 6))
def test_rounding_moves_a_number_by_half_a_digit_at_most(number, places):
    assert abs(rounded(number, places) - number) <= Decimal(5).scaleb(-places - 1)
    assert rounded(-number, places) == -rounded(number, places)


@given(numbers)
def test_trimming_changes_nothing(number):
    assert trimmed(number) == number
    assert rounded(number, places_of(number)) == number


@pytest.mark.parametrize(
    ("figures", "least", "places"),
    [
        (["0.00018"], 0, 4),
        (["0.7", "0.723"], 1, 2),
        (["0.7", "0.7"], 0, 0),
        (["12", "13"], 0, 0),
        (["1", "1.0000000001"], 0, 6),
        ([], 2, 2),
    ],
)
def test_digits_enough_to_tell_figures_apart(figures, least, places):
    assert places_apart(map(Decimal, figures), least) == places


# Places on a drawing and sizes of files are binary numbers that nobody reads as figures of a plan.
DRAWING = {
    "book/check/access.py",
    "book/check/layout.py",
    "charts/bars.py",
    "charts/map_layout.py",
    "charts/places.py",
    "charts/quarters.py",
    "charts/roadmap.py",
    "charts/routes.py",
    "charts/scales.py",
    "charts/strategy_map.py",
    "charts/svg.py",
    "charts/tools.py",
    "figures/measure/sparkline.py",
    "search/postings.py",
    "source/files.py",
}
BABEL = {"format_decimal", "format_percent", "format_currency", "format_compact_decimal", "format_compact_currency"}


def calls_in(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            yield name, {keyword.arg for keyword in node.keywords}, isinstance(node.func, ast.Name)


@functools.cache
def modules():
    """Return the syntax of every module of the program, by its path."""
    return {path.relative_to(SOURCES).as_posix(): ast.parse(path.read_text("utf-8")) for path in SOURCES.rglob("*.py")}


def rounds_to_even(tree):
    """Return what a module calls that rounds half to even by itself."""
    calls = list(calls_in(tree))
    found = {"round" for name, _, plain in calls if name == "round" and plain}
    found |= {"quantize" for name, given, _ in calls if name == "quantize" and not given & {"rounding", "context"}}
    return found


def test_figures_are_rounded_in_one_place():
    found = {name: what for name, tree in modules().items() if name not in DRAWING and (what := rounds_to_even(tree))}
    assert found == {}


def test_babel_gets_rounded_numbers_only():
    """Babel's formats round half to even; :mod:`planloom.i18n.formats` alone asks it, with what is rounded."""
    asking = {
        name
        for name, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in BABEL
    }
    assert asking == {"i18n/formats.py"}


def test_no_template_rounds():
    templates = SOURCES.parents[1] / "templates"
    found = [path.name for path in templates.rglob("*.html.j2") if "| round" in path.read_text("utf-8")]
    assert found == []
