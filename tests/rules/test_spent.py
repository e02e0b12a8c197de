"""Money spent: beyond the budget, before its time, after the end of the work. Today is 15 January 2027."""

import pytest
from rule_projects import codes, judged, marked

from planloom.problems import Level

INITIATIVE = """\
# plans/sales/plan.yml
kind: sales
initiatives:
  - {{id: crm, title: CRM, {fields}}}
"""


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("budget: {2026: 1m}, spent: {2026: 1m}", []),
        ("budget: {2026: 1m}, spent: {2026: 1.1m}", ["M117"]),
        ("budget: {2026: 1m, 2027: 1m}, spent: {2026: 1.1m}", ["M117"]),
        ("budget: {2026-H1: 0.4m, 2026-H2: 0.6m}, spent: {2026-H1: 0.6m, 2026-H2: 0.4m}", []),
        ("budget: {2025..2026: 1m}, spent: {2025: 0.7m, 2026: 0.2m}", []),
        ("budget: {2025..2026: 1m}, spent: {2025: 0.7m, 2026: 0.4m}", ["M117"]),
        ("budget: {2026: 1m}, spent: {2026: 0.9m, 2027-01: 0.2m}", ["M117"]),
        ("budget: {2026: 1m EUR}, spent: {2026: 5m}", ["M106"]),
        ("spent: {2026: 1m}", []),
        ("budget: {2027: 1m}, spent: {2027: 0.1m}", []),
        ("budget: {2027: 1m}, spent: {2027-Q2: 0.1m}", ["M119"]),
        ("budget: {2026: 1m}, end: 2026-06-30, spent: {2026-Q2: 0.1m}", []),
        ("budget: {2026: 1m}, end: 2026-06-30, spent: {2026: 0.1m}", []),
        ("budget: {2026: 1m}, end: 2026-06-30, spent: {2026-Q3: 0.1m}", ["M119"]),
    ],
)
def test_what_is_found(fields, expected):
    found = [code for code in codes(judged(INITIATIVE.format(fields=fields))) if code.startswith("M")]
    assert found == expected


def test_the_finding_stands_at_what_was_spent_and_names_the_budget():
    tree = INITIATIVE.format(fields="budget: {2026: 1m}, spent: {2026: 1.25m}")
    (problem,) = (one for one in judged(tree) if one.code.id == "M117")
    assert marked(problem, tree) == "1.25m"
    amounts = [problem.values[name].amount for name in ("found", "expected", "difference")]
    assert amounts == [1_250_000, 1_000_000, 250_000]
    assert len(problem.related) == 1


def test_lines_and_campaigns_are_looked_at_too():
    found = judged("""\
# plans/marketing/plan.yml
kind: marketing
budget: [{category: A, amounts: {2026: 1m}, spent: {2026: 2m}}]
campaigns: [{id: c, title: C, budget: {2026: 0.5m}, spent: {2026: 2m}}]
""")
    assert [code for code in codes(found) if code == "M117"] == ["M117", "M117"]


def test_the_work_of_a_plan_without_lines_is_held_against_its_allocation():
    found = judged("""\
# plans/strategy/plan.yml
kind: strategy
allocations: [{function: sales, amounts: {2027: 1m}}]
# plans/sales/plan.yml
kind: sales
initiatives: [{id: crm, title: CRM, budget: {2027: 1.5m}}, {id: old, title: Old, budget: {2027: 9m}, status: cancelled}]
""")
    (problem,) = (one for one in found if one.code.id == "M103")
    assert problem.level is Level.WARNING
    assert problem.values["found"].amount == 1_500_000
