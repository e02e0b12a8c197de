"""Charts of whole sites and books: every shape of a budget is built, and a chart that fails breaks nothing else."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import html

import planloom.site.drawn
from planloom.cli import main

pytestmark = pytest.mark.slow

TEMPLATES = Path(__file__).parents[2] / "templates"
BUDGET = """
budget:
  - {category: A, amounts: {2026-Q1: 10k, 2026-Q2: 10k}}
  - {category: B, amounts: {2026-Q1: 10k, 2026-Q2: 10k}}
"""
ALL = {"": "All lines", "pl": "Wszystkie pozycje"}


@pytest.fixture
def project(tmp_path):
    """A marketing plan with a budget of two lines and two quarters, and no allocation for it."""
    folder = tmp_path / "project" / "plans" / "marketing"
    folder.mkdir(parents=True)
    (folder / "plan.md").write_text("---\nkind: marketing\n---\n")
    (folder / "budget.yml").write_text(BUDGET)
    return tmp_path / "project"


@pytest.fixture
def broken(tmp_path, monkeypatch):
    """Templates of ours among which the one for budgets has a mistake."""
    ours = tmp_path / "ours"
    shutil.copytree(TEMPLATES, ours)
    (ours / "charts" / "budget.vl.json.j2").write_text("{{ rows.nothing.at_all }}")
    monkeypatch.setattr(planloom.site.drawn, "packaged_folder", lambda _: ours)


def run(folder, *arguments):
    return CliRunner().invoke(main, [*arguments, "-C", str(folder)])


def budget_page(folder, language=""):
    return html.fromstring((folder / "site" / language / "marketing/budget/index.html").read_text())


@pytest.mark.parametrize("language", ["", "pl"])
def test_a_budget_of_two_lines_and_two_quarters_is_drawn_on_the_site(project, language):
    result = run(project, "build")
    assert result.exit_code == 0, result.output
    (figure,) = budget_page(project, language).xpath("//figure[contains(@class, 'pl-chart')]")
    assert "S80" not in result.output
    for drawing in figure.xpath("div[contains(@class, 'pl-chart__wide') or contains(@class, 'pl-chart__narrow')]/svg"):
        bars = {tip.text for tip in drawing.xpath(".//path/title")}
        assert len(bars) == 6
        assert {bar.split(";")[0].split(": ")[1] for bar in bars} == {ALL[language], "A", "B"}


@pytest.mark.pdf
def test_a_budget_of_two_lines_and_two_quarters_is_printed(project):
    result = run(project, "print", "-o", str(project / "book.pdf"))
    assert result.exit_code == 0, result.output
    assert "S80" not in result.output
    assert (project / "book.pdf").is_file()


def test_a_chart_of_ours_that_fails_is_its_table_and_everything_else_is_built(project, broken):
    result = run(project, "build")
    assert result.exit_code == 0, result.output
    assert "S807" in result.output
    assert "S806" not in result.output
    for language in ("", "pl"):
        (figure,) = budget_page(project, language).xpath("//figure[contains(@class, 'pl-chart')]")
        assert figure.find(".//svg") is None
        assert len(figure.findall(".//tbody/tr")) == 6


@pytest.mark.pdf
def test_a_chart_of_ours_that_fails_keeps_no_book_from_being_printed(project, broken):
    result = run(project, "print", "-o", str(project / "book.pdf"))
    assert result.exit_code == 0, result.output
    assert "S807" in result.output
    assert (project / "book.pdf").is_file()
