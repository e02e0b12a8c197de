"""What the pages of savings and people print: the figures, and what is not counted."""

import re

import pytest
from reading import cells, words

from planloom.pages import write

PLAN = """\
kind: restructuring
title: Change
period: 2026..2028
org_units:
  - {id: plant, title: Plant, headcount: 10}
  - {id: line, title: Line, parent: plant, headcount: 4}
workforce:
  - {unit: plant, before_fte: 10, leavers: 2, after_fte: 8}
  - {unit: line, before_fte: 4, leavers: 1, after_fte: 3}
savings:
  - {id: one, title: One, run_rate: 640k, phasing: {2026-Q3: 80k, 2026-Q4: 160k, 2027: 640k}, one_off_cost: {2026: 310k},
     realised: {2026-Q3: 64k}}
  - {id: two, title: Two, phasing: {2027: 285k EUR}}
"""


@pytest.fixture
def page(project):
    def ask(name):
        site, problems = write(project({"r/plan.yml": PLAN}).figures)
        assert problems == []
        return next(page.html for page in site.languages[0].pages if page.address == f"r/{name}")

    return ask


def row(page, start):
    return next(row for row in cells(page) if row[0].startswith(start))


def test_savings(page):
    written = page("savings")
    assert row(written, "One")[6] == "Feb 2027"
    assert row(written, "Two")[6:8] == ["–", "–"], "no payback, no headcount"
    assert "−PLN 16,000" in words(written).split("So far")[1].split("By period")[0]
    assert "of which at the run rate" in words(written)
    assert "pl-partial" in re.search(r"<tr><td>Gross saving.*?</tr>", written, re.DOTALL)[0]


def test_people(page):
    written = page("workforce")
    assert row(written, "of which Line")
    assert row(written, "Sum of the units")[1:4] == ["10", "–", "2"]


UNITS = """
org_units:
  - {id: board, title: Board, headcount: 12, counts: own}
  - {id: works, title: Works, parent: board, headcount: 340, counts: all}
  - {id: line, title: Line, parent: works, headcount: 40, counts: all}
"""


def test_units_show_their_own_people_and_those_below(plan):
    site, problems = write(plan(UNITS, "restructuring").figures)
    assert problems == []
    en, pl = ({page.address: page.html for page in one.pages}["restructuring/org-units"] for one in site.languages)
    assert row(en, "Board")[3:5] == ["352 own: 12", "352 own: 12"]
    assert row(en, "Works")[3:5] == ["340 own: 300", "340 own: 300"]
    assert row(en, "Line")[3:5] == ["40", "40"]
    assert row(pl, "Board")[3] == "352 bez podległych: 12"
