"""Every figure has a name in both languages."""

import ast
from pathlib import Path

import planloom.figures
from planloom.figures.figure import Figure
from planloom.figures.names import NAMES
from planloom.pages import write

FOLDER = Path(planloom.figures.__file__).parent
ROOT = Path(__file__).parents[2]
FUNCTIONS = {
    "Figure", "added", "balance", "derived", "difference", "each", "figure", "made_of", "matrix", "mean_of", "money_at",
    "named", "nothing", "number_at", "part_of_year", "ratio", "sum_of", "times", "total", "unknown",
}  # fmt: skip
"""What makes figures: the name is the first argument."""


def names_in(path):
    """Return the names given to figures in a module, as far as they are written out."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and node.args and _called(node.func) in FUNCTIONS:
            first = node.args[0]
            for choice in (first.body, first.orelse) if isinstance(first, ast.IfExp) else (first,):
                if isinstance(choice, ast.Constant) and isinstance(choice.value, str):
                    yield choice.value


def _called(function):
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def test_every_name_is_known():
    used = {name for file in FOLDER.rglob("*.py") for name in names_in(file)}
    assert len(used) > 100
    assert sorted(used - set(NAMES)) == []


def test_names_that_are_made_up_on_the_way_are_known_too(monkeypatch, read_project):
    made, init = set(), Figure.__init__

    def noted(self, name, *rest, **named):
        made.add(name)
        init(self, name, *rest, **named)

    monkeypatch.setattr(Figure, "__init__", noted)
    write(read_project(ROOT).figures)
    assert len(made) > 80
    assert sorted(made - set(NAMES)) == []


def test_names_differ_in_both_languages():
    for language in ("en", "pl"):
        words = [phrase.in_(language) for phrase in NAMES.values()]
        assert len(set(words)) == len(words)
