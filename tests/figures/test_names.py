"""Every figure has a name in both languages."""

import ast
from pathlib import Path

import planloom.figures
from planloom.figures.names import NAMES

FOLDER = Path(planloom.figures.__file__).parent
MADE_BY = {
    "flow.py",
    "headcount.py",
    "realised.py",
    "saving_targets.py",
    "savings.py",
    "shares.py",
    "streams.py",
    "structure.py",
    "workforce.py",
}
FUNCTIONS = {
    "Figure",
    "added",
    "add",
    "difference",
    "each",
    "money_at",
    "named",
    "nothing",
    "number_at",
    "part_of_year",
    "ratio",
    "sum_of",
    "times",
    "total",
    "unknown",
}


def names_in(path):
    """Return the names given to figures in a module, as far as they are written out."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in FUNCTIONS and node.args:
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value


def test_every_name_is_known():
    used = {name for file in MADE_BY if (FOLDER / file).exists() for name in names_in(FOLDER / file)}
    assert used
    assert sorted(used - set(NAMES)) == []


def test_names_differ_in_both_languages():
    for language in ("en", "pl"):
        words = [phrase.in_(language) for phrase in NAMES.values()]
        assert len(set(words)) == len(words)
