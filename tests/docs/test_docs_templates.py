"""The page on templates names every function that templates may call, and its examples work."""

import re
from pathlib import Path

import pytest
from reading import words

from planloom.links.addresses import Addresses
from planloom.pages import Options, write
from planloom.pages.context import Resources
from planloom.pages.findings import Findings
from planloom.pages.prose import Destinations

PAGE = (Path(__file__).parents[2] / "docs/how-to/templates.md").read_text("utf-8")
# What is no function, and is told of in the text.
VALUES = {"figures", "pictures", "calc", "measure_fields", "byline_fields", "relations"}
VALUES |= {"portfolio", "organisation", "today"}


def test_every_function_is_listed(project):
    read = project({"s/plan.yml": "kind: strategy"})
    destinations = Destinations(read.portfolio, lambda *_: None)
    resources = Resources.of(read.figures, Addresses(read.graph), "en", destinations, Findings((), "en", None))
    known = resources.page("").functions.keys() - VALUES
    table = PAGE.split("### Functions")[1].partition("\n## ")[0]
    listed = set(re.findall(r"`(\w+)\(", table))
    assert listed - {"calc"} == known


@pytest.mark.parametrize("example", re.findall(r"```jinja\n(.*?)```", PAGE, re.DOTALL))
def test_every_example_makes_a_page(project, tmp_path, example):
    (tmp_path / "own/shared").mkdir(parents=True)
    (tmp_path / "own/shared/budget.html.j2").write_text(example, "utf-8")
    plan = "kind: sales\nbudget: [{id: fairs, category: Fairs, text: Two a year., amounts: {2027: 1m}}]"
    site, problems = write(project({"sales/plan.yml": plan}).figures, Options(templates=(tmp_path / "own",)))
    assert problems == []
    page = next(page for page in site.languages[0].pages if page.address == "sales/budget")
    assert "Fairs" in words(page.html)
    assert "1" in words(page.html)
