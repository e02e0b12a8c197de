"""Exceptions in the sources: what they accept, and what is wrong with them."""

import pytest
from rule_projects import codes, judged, marked

POSITION = """\
# plans/restructuring/plan.yml
kind: restructuring
{plan}
positions:
  - title: Head of production
    unit: production
    reports: {reports}
{position}
org_units:
  - {{id: production, title: Production{unit}}}
"""


def tree(reports: int = 31, plan: str = "", position: str = "", unit: str = "") -> str:
    return POSITION.format(reports=reports, plan=plan, position=position, unit=unit)


def test_without_an_exception_it_is_found():
    assert codes(judged(tree())) == ["P106"]


@pytest.mark.parametrize(
    "where",
    [
        {"position": "    allow: {P106: Until May}"},
        {"plan": "allow: {P106: Until May}"},
        {"plan": "id: change\nallow: {P106: Until May}"},
    ],
    ids=["the object", "its plan", "its plan with an id"],
)
def test_an_object_and_its_plan_may_accept_it(where):
    assert codes(judged(tree(**where))) == []


def test_another_object_may_not():
    found = codes(judged(tree(unit=", allow: {P106: Until May}")))
    assert found == ["P106", "C112"]


@pytest.mark.parametrize("reason", ['""', "", '" "'])
def test_a_reason_is_asked_for(reason):
    spoilt = tree(position=f"    allow: {{P106: {reason}}}")
    (problem,) = judged(spoilt)
    assert problem.code.id == "C111"
    assert marked(problem, spoilt) == "P106"


def test_what_is_no_longer_needed_is_told():
    spoilt = tree(reports=8, position="    allow: {P106: Until May}")
    (problem,) = judged(spoilt)
    assert problem.code.id == "C112"
    assert marked(problem, spoilt) == "P106"


def test_an_exception_for_a_rule_that_is_switched_off_stays():
    spoilt = "# planloom.yml\nlevels: {P106: off}\n" + tree(position="    allow: {P106: Until May}")
    assert codes(judged(spoilt)) == []


@pytest.mark.parametrize("code", ["P999", "C103", "S301"])
def test_only_rules_can_be_accepted(code):
    spoilt = tree(reports=8, position=f"    allow: {{{code}: We know}}")
    (problem,) = judged(spoilt)
    assert problem.code.id == "C113"
    assert marked(problem, spoilt) == code


NESTED = """\
# plans/sales/plan.yml
kind: sales
initiatives:
  - id: crm
    title: CRM
    start: 2027-03-01
    end: 2027-06-30
    {allow}
    milestones:
      - {{title: First, date: 2027-09-15}}
      - {{title: Second, date: 2027-10-15}}
"""


def test_an_object_accepts_what_stands_within_it():
    assert codes(judged(NESTED.format(allow="allow: {D103: The contract says so}"))) == []


def test_what_was_folded_under_an_accepted_finding_is_told():
    source = """\
# plans/sales/plan.yml
kind: sales
targets:
  - id: everything
    revenue: {2027: 10m, 2027-H1: 4m, 2027-H2: 5m, 2028: 10m, 2028-H1: 4m, 2028-H2: 5m}
"""
    (problem,) = judged(source)
    assert (problem.code.id, len(problem.folded)) == ("M101", 1)
    accepted = source.replace("    revenue", "    allow: {M101: The rest is a reserve}\n    revenue")
    assert codes(judged(accepted)) == []
