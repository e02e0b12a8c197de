"""Money spent: beyond the budget, before its time, after the end of the work. Today is 15 January 2027."""

import pytest
from rule_projects import codes, judged, marked

from planloom.problems import Level
from planloom.report.words import message

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


WITH_LINES = """\
# planloom.yml
kinds:
  people:
    name: {en: people plan, pl: plan kadrowy}
    own:
      roles:
        title: {en: Roles, pl: Role}
        name: {en: role, pl: rola}
        fields: {cost: {type: money by period, cost: COUNTS}, pay: {type: money by period, cost: true}}
# plans/staff/plan.yml
kind: people
budget: [{id: all, category: All, amounts: {2027: 1k}}]
roles: [ROLES]
"""


def over_budget(roles, counts="true"):
    tree = WITH_LINES.replace("COUNTS", counts).replace("ROLES", roles)
    return [problem for problem in judged(tree) if problem.code.id == "M103"]


def test_work_of_ones_own_is_held_against_the_budget():
    (problem,) = over_budget("{id: nurse, title: Nurse, cost: {2027: 40k}}")
    assert (
        message(problem)
        == "the roles of people plan `staff` add up to PLN\xa040,000 in 2027, more than its budget of PLN\xa01,000"
    )
    assert (
        message(problem, "pl")
        == "plan kadrowy `staff`: role na okres 2027 to razem 40\xa0000\xa0zł, więcej niż budżet 1000\xa0zł"
    )


@pytest.mark.parametrize(
    ("roles", "counts", "told"),
    [
        ("{id: nurse, title: Nurse, cost: {2027: 600}, pay: {2027: 600}}", "true", True),
        ("{id: nurse, title: Nurse, cost: {2027: 600}}, {id: cook, title: Cook, cost: {2027: 600}}", "true", True),
        ("{id: nurse, title: Nurse, cost: {2027: 600}}, {id: cook, title: Cook, cost: {2027: 400}}", "true", False),
        ("{id: nurse, title: Nurse, cost: {2027: 40k}}", "false", False),
        ("{id: nurse, title: Nurse, cost: {2027: 40k}, status: cancelled}", "true", False),
    ],
)
def test_what_counts_of_work_of_ones_own(roles, counts, told):
    assert bool(over_budget(roles, counts)) is told


@pytest.mark.parametrize(
    ("kind", "work", "told"),
    [
        ("sales", "courses: [{id: c, title: C, cost: {2027: 3k}}]", ["the courses"]),
        ("sales", "courses: [{id: c, title: C, cost: {2027: 3k}, budget_line: all}]", ["the courses paid from budget line `all` cost PLN\xa03,000 in 2027, more than its PLN\xa01,000"]),
        ("sales", "tools: [{id: t, title: T, cost: {2027: 3k}}]", ["the tools"]),
        ("sales", "initiatives: [{id: i, title: I, budget: {2027: 900}}]\ntools: [{id: t, title: T, cost: {2027: 900}}]", []),
        ("sales", "objectives: [{id: o, title: O, budget: {2027: 900}}, {id: p, title: P, budget: {2027: 900}, supports: o}]", []),
        ("restructuring", "savings: [{id: s, title: S, one_off_cost: {2027: 3k}}]", ["the savings measures"]),
    ],
)  # fmt: skip
def test_every_kind_of_work_is_held_against_the_budget_on_its_own(kind, work, told):
    found = judged(f"""\
# plans/a-plan/plan.yml
kind: {kind}
budget: [{{id: all, category: All, amounts: {{2027: 1k}}}}]
{work}
""")
    assert [message(problem).split(" of ")[0] for problem in found if problem.code.id == "M103"] == told
