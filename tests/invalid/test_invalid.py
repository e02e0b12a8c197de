"""Whole projects with something wrong in them, and what a writer reads about it.

Each folder is one case; ``expected.txt`` beside its plans is the report. ``--update-golden`` writes the
reports anew; read the difference before you commit it.
"""

from pathlib import Path

import pytest

from planloom.audience import Audiences, withhold
from planloom.links import resolve
from planloom.model import load
from planloom.report.text import render
from planloom.source import read

CASES = sorted(path.parent for path in Path(__file__).parent.glob("*/plans"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
@pytest.mark.parametrize("language", ["en", "pl"])
def test_report(case, language, update_golden):
    sources, found = read(case / "plans", case)
    cut = withhold(sources, Audiences.of({"board": ()}), "all")
    portfolio, wrong = load(cut.sources)
    _, broken = resolve(portfolio)
    report = render([*found, *cut.problems, *wrong, *broken], sources.line, color=False, language=language) + "\n"
    expected = case / ("expected.txt" if language == "en" else "expected.pl.txt")
    if update_golden:
        expected.write_text(report, encoding="utf-8")
    assert report == expected.read_text("utf-8")


def test_there_are_cases():
    assert len(CASES) > 15
