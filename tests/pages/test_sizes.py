"""Plans of any size: an empty one says what to write, a large one stays short where it is looked over."""

import re

import pytest
from reading import cells, links, words

from planloom.pages import write


def pages_of(project, files, language="en"):
    site, problems = write(project(files).figures)
    assert not problems
    return {page.address: page.html for one in site.languages if one.language == language for page in one.pages}


@pytest.mark.parametrize(
    ("language", "said"), [("en", "This plan has no parts yet"), ("pl", "Ten plan nie ma jeszcze części")]
)
def test_a_plan_of_three_lines_says_what_to_write(project, language, said):
    pages = pages_of(project, {"sales/plan.md": "---\nkind: sales\n---\nWe sell bread.\n"}, language)
    assert said in words(pages["sales"])
    assert "# sales/objectives.yml" in pages["sales"]
    full = pages_of(project, {"full/plan.yml": "kind: sales\nobjectives: [{id: sell, title: Sell}]"}, language)
    assert said not in words(full["full"])


def test_a_cell_of_the_matrix_lists_three_and_counts_the_others(project):
    lower = ", ".join(f"{{id: o{number}, title: Sell {number}, supports: [grow]}}" for number in range(9))
    files = {
        "strategy/plan.yml": "kind: strategy\nobjectives: [{id: grow, title: Grow}, {id: all, title: All, corporate: true}]",
        "sales/plan.yml": f"kind: sales\nobjectives: [{lower}]",
    }
    thread = pages_of(project, files)["thread"]
    assert [row for row in cells(thread) if row[0] == "Grow"] == [["Grow", "Sell 0 Sell 1 Sell 2 and 6 more"]]
    assert len([said for said, _ in links(thread) if said.startswith("Sell")]) == 3
    assert "1 of them is served by another plan. 1 is carried by the whole organisation." in words(thread)


MEASURES = """
    kind: strategy
    objectives:
      - id: grow
        title: Grow
        measures:
          - {id: none, title: Aimless, direction: increase, baseline: {2026: 1}, actuals: {2026: 2}}
          - {id: blank, title: Blank, direction: increase, baseline: {2026: 1}, targets: {2027: 2}}
          - {id: early, title: Early, direction: at_least, targets: {2028: 2}, actuals: {2026: 1}}
          - {id: fine, title: Fine, direction: at_least, targets: {2026: 2}, actuals: {2026: 3}}
    """


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ["no target", "no figures yet", "not due yet", "On track"]),
        ("pl", ["brak celu", "brak danych", "termin jeszcze nie nadszedł", "Zgodnie z planem"]),
    ],
)
def test_the_scorecard_says_why_a_measure_has_no_status(project, language, expected):
    scorecard = pages_of(project, {"s/plan.yml": MEASURES}, language)["scorecard"]
    assert re.findall("pl-status--[^>]*>([^<]*)", scorecard.replace("\u00a0", " ")) == expected


def test_zeros_are_shown_and_shares_one_after_another_are_steps(project):
    text = """
        kind: sales
        quotas: [{id: q, title: New, ramp: [0, 20%, 40%], amounts: {2027: 0}}]
        initiatives: [{id: call, title: Call, fte: 0}]
        """
    pages = pages_of(project, {"sales/plan.yml": text})
    assert "0% → 20% → 40%" in words(pages["sales/quotas"])
    assert "<dt>FTE</dt>\n<dd>0</dd>" in pages["sales/initiatives/call"]


def test_what_was_expected_is_told_in_round_figures(project):
    text = """
        kind: strategy
        objectives:
          - id: grow
            title: Grow
            measures: [{id: sales, title: Sales, unit: PLN, direction: increase, baseline: {2025: 60.1m}, targets: {2028: 79.3m}, actuals: {2026-Q3: 40m}}]
        """
    assert "PLN 24.9m short" in words(pages_of(project, {"s/plan.yml": text})["scorecard"])


def test_what_has_no_title_goes_by_its_question_or_by_its_kind_in_the_language_of_the_page(project):
    text = """
        kind: sales
        objectives: [{id: sell, title: Sell}]
        faq: [{question: {en: Why?, pl: Dlaczego?}, answer: Because., supports: [sell]}]
        """
    page = pages_of(project, {"sales/plan.yml": text}, "pl")["sales/objectives/sell"]
    assert "Dlaczego?" in [said for said, _ in links(page)]
