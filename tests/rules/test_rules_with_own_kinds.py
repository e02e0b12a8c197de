"""What a project declares of its own blinds no rule: with a field added to every kind, the same is found."""

import pytest
from rule_projects import SETTINGS, codes, files_of, judged

from planloom.model.built_in import KINDS
from planloom.model.kinds import BUILT_IN
from planloom.rules import RULES

FIELDS = "\n".join(f"  {kind}: {{own_remark: text}}" for kind in BUILT_IN.parts if kind != "plan")
DECLARED = f"kinds: {{fleet: {{name: fleet plan}}}}\nfields:\n{FIELDS}\n"


def with_declarations(tree):
    files = files_of(tree)
    files[SETTINGS] = f"{files[SETTINGS]}{DECLARED}"
    return "".join(f"# {name}\n{text if text.endswith(chr(10)) else text + chr(10)}" for name, text in files.items())


@pytest.mark.no_cover  # the examples of the catalogue measure every rule
@pytest.mark.parametrize("code", [rule.code for rule in RULES if rule.code.bad], ids=lambda code: code.id)
def test_a_contradiction_is_found_whatever_a_project_declares(code):
    assert codes(judged(with_declarations(code.bad))) == codes(judged(code.bad))


@pytest.mark.no_cover
@pytest.mark.parametrize("kind", ["marketing", "sales", "restructuring"])
def test_a_kind_like_another_has_its_rules(kind):
    mine = [rule.code for rule in RULES if f"\nkind: {kind}\n" in rule.code.bad and kind in KINDS]
    assert mine
    for code in mine:
        renamed = code.bad.replace(f"\nkind: {kind}\n", "\nkind: ours\n").replace(
            f"function: {kind},", "function: ours,"
        )
        declared = f"# planloom.yml\nkinds: {{ours: {{like: {kind}, name: our plan}}}}\n"
        if SETTINGS not in files_of(code.bad) or "planloom.yml" not in code.bad:
            assert code.id in codes(judged(renamed + declared)), code.id


DECLARED_WITH = """\
# planloom.yml
kinds:
  people:
    name: people plan
    own: {jobs: {title: Jobs, name: job, ROLES, fields: {place: {type: reference, to: [channel, org_unit]}}}}
# plans/organisation.yml
languages: [en, pl]
# plans/strategy/plan.yml
kind: strategy
objectives: [{id: grow, title: {en: Grow, pl: Wzrost}, period: 2027}]
# plans/change/plan.yml
kind: restructuring
period: 2027
org_units: [{id: depot, title: {en: Depot, pl: Zajezdnia}}]
unit_changes: [{change: close, from: depot, date: 2027-06-30}]
# plans/staff/plan.yml
kind: people
period: 2027
jobs: [{id: nurse, title: Nurse, OBJECT}]
"""
SERVES = "period: 2027, supports: grow"
LATE = "start: 2027-03, end: 2028-03"
IN_DEPOT = "period: 2027, place: depot"


def found_with(roles, fields, beside=""):
    return codes(judged(DECLARED_WITH.replace("ROLES", roles).replace("OBJECT", fields) + beside))


@pytest.mark.parametrize(
    ("code", "fields", "beside", "roles", "told"),
    [
        ("C102", SERVES, "", "roles: aim", False),
        ("C102", SERVES, "", "roles: work", False),
        ("C102", SERVES, "", "roles: event", True),
        ("C102", SERVES, "", "roles: []", True),
        ("C102", f"{SERVES}, status: cancelled", "", "roles: work", True),
        ("D102", LATE, "", "roles: aim", True),
        ("D102", LATE, "", "roles: work", True),
        ("D102", LATE, "", "roles: event", True),
        ("D102", LATE, "", "roles: proper_name", False),
        ("D102", "period: 2027, supports: top", "objectives: [{id: top, title: T, period: 2027-H1}]", "roles: work", True),
        ("L101", SERVES, "", "roles: work", True),
        ("L101", SERVES, "", "roles: [work, proper_name]", False),
        ("M110", IN_DEPOT, "", "roles: work", True),
        ("M110", IN_DEPOT, "", "roles: structure", False),
        ("C105", SERVES, "initiatives: [{id: i, title: I, owner: nurse}]", "roles: owner", False),
        ("C105", SERVES, "initiatives: [{id: i, title: I, owner: nurse}]", "roles: work", True),
        ("C105", SERVES, "initiatives: [{id: i, title: I, depends_on: nurse}]", "roles: event", False),
        ("C105", SERVES, "initiatives: [{id: i, title: I, depends_on: nurse}]", "roles: aim", True),
        ("C105", SERVES, "initiatives: [{id: i, title: I, supports: nurse}]", "roles: aim", False),
        ("C105", SERVES, "initiatives: [{id: i, title: I, supports: nurse}]", "roles: work", True),
        ("C105", SERVES, "risks: [{id: r, title: R, affects: nurse}]", "roles: aim", False),
        ("C105", SERVES, "risks: [{id: r, title: R, affects: nurse}]", "roles: structure", True),
    ],
)  # fmt: skip
def test_rules_ask_an_own_part_for_its_roles(code, fields, beside, roles, told):
    assert (code in found_with(roles, fields, beside)) is told


def test_an_own_part_that_declares_no_roles_is_work():
    for fields in (SERVES, LATE):
        assert found_with("many: jobs", fields) == found_with("roles: work", fields) != found_with("roles: []", fields)


@pytest.mark.parametrize(("cost", "told"), [("true", True), ("false", False)])
def test_a_cost_of_your_own_for_a_time_outside_of_the_plan_is_told(cost, told):
    tree = f"""\
# planloom.yml
fields: {{risk: {{reserve: {{type: money by period, cost: {cost}}}}}}}
# plans/sales/plan.yml
kind: sales
period: 2027
risks: [{{id: r, title: R, reserve: {{2027: 5, 2072: 3}}}}]
"""
    assert ("D106" in codes(judged(tree))) is told


@pytest.mark.parametrize(
    ("hires", "told"),
    [("{2082: 3}", True), ("{2027: 3, 2028: 1}", True), ("{2027: 3}", False), ("{2026: 3}", False), ("{2028: 0}", False)],
)  # fmt: skip
def test_numbers_of_your_own_after_the_end_of_the_plan_are_told(hires, told):
    tree = f"""\
# planloom.yml
kinds: {{people: {{name: people plan, own: {{jobs: {{title: Jobs, name: job, fields: {{hires: number by period}}}}}}}}}}
# plans/staff/plan.yml
kind: people
period: 2027
jobs: [{{id: nurse, title: Nurse, hires: {hires}}}]
"""
    assert ("D106" in codes(judged(tree))) is told


@pytest.mark.parametrize(("counts", "told"), [("{2026: 3k, 2027: 4k}", False), ("{2027: 4k, 2072: 5k}", True)])
def test_a_funnel_may_tell_of_the_year_before_the_plan(counts, told):
    tree = f"""\
# plans/sales/plan.yml
kind: sales
period: 2027
funnel: [{{id: lead, title: Leads, counts: {counts}}}]
"""
    assert ("D106" in codes(judged(tree))) is told


@pytest.mark.parametrize(
    ("hires", "adds_up", "told"),
    [
        ("{2027: 9, 2027-H1: 3, 2027-H2: 3}", "true", True),
        ("{2027: 6, 2027-H1: 3, 2027-H2: 3}", "true", False),
        ("{2027..2028: 9, 2028..2029: 3}", "true", True),
        ("{2027: 9, 2027-H1: 8, 2027-H2: 9}", "false", False),
    ],
)
def test_numbers_of_your_own_equal_their_parts_where_they_add_up(hires, adds_up, told):
    tree = f"""\
# planloom.yml
fields: {{risk: {{cases: {{type: number by period, adds_up: {adds_up}}}}}}}
# plans/sales/plan.yml
kind: sales
risks: [{{id: r, title: R, cases: {hires}}}]
"""
    assert ("M112" in codes(judged(tree))) is told


def test_only_numbers_by_period_can_be_declared_to_add_up():
    tree = """\
# planloom.yml
fields: {risk: {cases: {type: number, adds_up: true}}}
# plans/sales/plan.yml
kind: sales
"""
    assert "S315" in codes(judged(tree))
