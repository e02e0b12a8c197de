"""What the pages of savings and people print: the figures, and what is not counted."""

import re

import pytest

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
        return next(page.markdown for page in site.languages[0].pages if page.address == f"r/{name}")

    return ask


def row(markdown, start):
    return next(line for line in markdown.splitlines() if line.startswith(f"| {start}"))


def test_savings(page):
    written = page("savings")
    assert "| Feb 2027 |" in row(written, "[One]")
    assert "| – | – |" in row(written, "[Two]"), "no payback, no headcount"
    assert "−PLN\u00a016,000" in written.split("So far")[1]
    assert "of which at the run rate" in written
    assert "pl-partial" in row(written, "Gross saving")


def test_people(page):
    written = page("workforce")
    assert row(written, "<small>of which</small> [Line]")
    assert row(written, "**Sum of the units**").startswith("| **Sum of the units** | 10 | – | 2 |")


UNITS = """
org_units:
  - {id: board, title: Board, headcount: 12, counts: own}
  - {id: works, title: Works, parent: board, headcount: 340, counts: all}
  - {id: line, title: Line, parent: works, headcount: 40, counts: all}
"""


def test_units_show_their_own_people_and_those_below(plan):
    site, problems = write(plan(UNITS, "restructuring").figures)
    assert problems == []
    en, pl = ({page.address: page.markdown for page in one.pages}["restructuring/org-units"] for one in site.languages)
    shown = re.sub(r"</?a[^>]*>", "", en)
    assert "| 352<br><small>own: 12</small> | 352<br><small>own: 12</small> |" in shown
    assert "| 340<br><small>own: 300</small> |" in shown
    assert "| 40 | 40 |" in en
    assert "bez podległych: 12" in pl
