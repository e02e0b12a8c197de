"""What is no contradiction, in plans as organisations write them, is not told; what is one beside it is, in true words."""

import pytest
from rule_projects import codes, judged

from planloom.report.words import message

NEW_CLIENTS = """\
objectives:
  - id: energy
    title: Five new energy clients
    measures:
      - {{id: won, title: New energy clients, unit: clients, direction: increase, aggregate: {aggregate}, baseline: {{2026: 2}}, targets: {{2027: {target}}}}}
"""
CLOSED_SCHOOL = """\
kind: restructuring
org_units:
  - {{id: west, title: West School, state: before, headcount: 12}}
  - {{id: east, title: East School, state: before, headcount: 8}}
savings:
  - {{id: close-west, title: Close West, headcount_effect: -{west}, closes: [west]}}
  - {{id: close-east, title: Close East, headcount_effect: -8, closes: [east]}}
workforce:
  - {{unit: west, before_fte: 12, leavers: 7, moves: -5, after_fte: 0}}
"""
LINE = """\
kind: sales
initiatives:
  - {{id: a, title: A, budget: {{2027: 18k}}}}
  - {{id: b, title: B, budget: {{2027: 2k}}}}
budget:
  - {{id: line, title: Fairs, category: Fairs, amounts: {{2027: {amount}}}, pays_for: [{paid}]}}
"""


@pytest.mark.parametrize(
    ("aggregate", "target", "told"), [("sum", 5, False), ("sum", 9, True), ("last", 7, False), ("last", 5, True)]
)
def test_so_many_new_ones_are_a_sum_of_new_ones_or_the_difference_of_a_stock(aggregate, target, told):
    found = codes(judged(NEW_CLIENTS.format(aggregate=aggregate, target=target)))
    assert ("L104" in found) == told


@pytest.mark.parametrize(
    ("title", "told"), [("450 new homes", False), ("420 new homes", True), ("180 new homes", False)]
)
def test_so_many_new_ones_are_those_of_all_years_as_well(title, told):
    measure = "{id: built, title: Homes built, unit: homes, direction: increase, aggregate: sum, baseline: {2026: 96}, targets: {2027: 120, 2028: 150, 2029: 180}}"
    found = codes(judged(f"objectives: [{{id: homes, title: {title}, measures: [{measure}]}}]"))
    assert ("L104" in found) == told


@pytest.mark.parametrize(("west", "told"), [(12, False), (21, True)])
def test_savings_of_units_whose_people_are_not_listed_are_not_held_to_those_of_others(west, told):
    assert ("P110" in codes(judged(CLOSED_SCHOOL.format(west=west)))) == told


@pytest.mark.parametrize(
    ("amount", "paid", "words"),
    [
        ("40k", "a", "22,000 more than what it pays for: initiative “A” has"),
        ("40k", "a, b", "20,000 more than what it pays for: initiative “A” together with others has"),
        ("10k", "a", "but initiative “A” has"),
    ],
)
def test_a_budget_line_is_told_of_what_it_pays_for_in_words_that_are_true(amount, paid, words):
    (problem,) = [one for one in judged(LINE.format(amount=amount, paid=paid)) if one.code.id == "M120"]
    assert words in message(problem, "en")


@pytest.mark.parametrize(("moves", "sum_of"), [(-5, "12 + 0 − 7 − 5 is 0, not 3"), (5, "12 + 0 − 7 + 5 is 10, not 3")])
def test_people_moved_out_are_taken_away(moves, sum_of):
    row = f"kind: restructuring\nworkforce: [{{before_fte: 12, leavers: 7, moves: {moves}, after_fte: 3}}]\n"
    (problem,) = [one for one in judged(row) if one.code.id == "P101"]
    assert sum_of in message(problem, "en")


TABLE = "# plans/sales/plan.md\n---\nkind: sales\n---\nText.\n\n| Where | {head} |\n|---|--:|\n{rows}"


def test_a_table_within_a_block_of_code_is_none():
    rows = "| A | 40 |\n| B | 20 |\n| All | 70 |"
    fenced = TABLE.format(head="Miles", rows=rows).replace("Text.\n\n", "```\n") + "\n```\n"
    assert "L111" not in codes(judged(fenced))


@pytest.mark.parametrize(
    ("head", "rows", "told"),
    [
        ("Miles", "| A | 40 |\n| B | 20 |\n| **All** | **70** |", True),
        ("Miles", "| A | 40 |\n| B | 20 |\n| **All** | **60** |", False),
        ("Mile", "| A | 1 240,5 |\n| B | – |\n| C | 7 |\n| Razem: | 1 347,5 |", True),
        ("tys. zł", "| A | 1,2 mln zł |\n| B | 0,8 mln zł |\n| Suma | 3 mln zł |", True),
        ("Rounded", "| A | 1.3 |\n| B | 1.3 |\n| C | 1.3 |\n| Total | 4.0 |", False),
        ("Price", "| A | 40 |\n| B | 20 |\n| All | 31 |", False),
        ("Share", "| A | 40% |\n| B | 20% |\n| All | 70% |", False),
        ("Parts", "| A | 40 |\n| of which north | 10 |\n| B | 20 |\n| Total | 60 |", False),
        ("Last", "| A | 40 |\n| B | 20 |\n| C | 70 |", False),
        ("Mixed", "| A | 40 km |\n| B | 20 kg |\n| Total | 70 |", False),
    ],
)
def test_a_total_of_a_table_is_the_sum_of_its_rows(head, rows, told):
    found = [one for one in judged(TABLE.format(head=head, rows=rows)) if one.code.id == "L111"]
    assert bool(found) == told
    assert all(one.span.line == 8 + rows.count("\n") for one in found)
