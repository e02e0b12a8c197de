"""Rules of the organisation's own: told in the settings, or brought by an installed package."""

from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from rule_projects import codes, judged, judged_anew, marked

from planloom.model.shared import Milestone
from planloom.problems import Code, Level, Phrase, Problem
from planloom.report.words import help_of, message
from planloom.rules import Plans, Rule, registry, rule

PLANS = """\
# plans/strategy/plan.yml
kind: strategy
objectives:
  - {id: grow, title: Grow, owner: anna, period: 2027, budget: {2027: 5m}, revenue_target: {2027: 50m}}
risks:
  - {id: slump, title: Slump, category: market}
  - {id: fire, title: Fire, category: weather}
# plans/sales/plan.yml
kind: sales
objectives:
  - {id: sell, title: Sell, owner: jan, period: 2027, budget: {2027-H1: 3m, 2027-H2: 3m}, revenue_target: {2027: 50m}, supports: grow}
initiatives:
  - {id: crm, title: CRM, status: on_track, supports: sell}
  - {id: app, title: App, status: paused, supports: sell}
"""


def with_rule(own: str) -> str:
    lines = "".join(f"    {line}\n" for line in own.strip().split("\n"))
    return f"# planloom.yml\nrules:\n  -\n{lines}{PLANS}"


def found(own: str) -> list[tuple[str, str | None]]:
    return [(problem.code.id, problem.subject) for problem in judged(with_rule(own))]


def test_a_field_can_be_required():
    tree = with_rule(
        "id: U101\ntitle: {en: Every initiative has an owner, pl: Każda inicjatywa ma właściciela}\nfor: initiative\nrequire: [owner, fte]"
    )
    problems = judged(tree)
    assert [problem.subject for problem in problems] == ["crm", "app"]
    assert message(problems[0]) == "initiative “CRM” has no `owner`, `fte`"
    assert message(problems[0], "pl") == "inicjatywa „CRM”: brak pól `owner`, `fte`"
    assert problems[0].level is Level.WARNING


def test_only_where_it_holds():
    assert found("id: U101\ntitle: Owner\nfor: initiative\nwhere: {status: on_track}\nrequire: owner") == [
        ("U101", "crm")
    ]
    assert found("id: U101\ntitle: Owner\nfor: initiative\nplans: marketing\nrequire: owner") == []


def test_values_can_be_listed():
    tree = with_rule(
        "id: U102\nlevel: error\ntitle: Known categories\nfor: risk\nfield: category\none_of: [Market, people]"
    )
    (problem,) = judged(tree)
    assert (problem.code.id, problem.subject, problem.level) == ("U102", "fire", Level.ERROR)
    assert marked(problem, tree) == "weather"


@pytest.mark.parametrize(("relation", "expected"), [("at_most", ["sell"]), ("at_least", []), ("equal", ["sell"])])
def test_an_object_can_be_compared_with_what_it_supports(relation, expected):
    own = f"id: U103\ntitle: Budgets\nfor: objective\ncompare: {{field: budget, is: {relation}, through: supports}}"
    assert [subject for _, subject in found(own)] == expected


def test_periods_can_be_compared():
    assert (
        found("id: U104\ntitle: In time\nfor: objective\ncompare: {field: period, is: within, through: supports}") == []
    )
    assert found(
        "id: U104\ntitle: In time\nfor: objective\ncompare: {field: period, is: before, through: supports}"
    ) == [("U104", "sell")]


@pytest.mark.parametrize(
    ("own", "at"),
    [
        ("id: U101\ntitle: T\nfor: objektive\nrequire: owner", "objektive"),
        ("id: U101\ntitle: T\nfor: objective\nrequire: [ownr]", "ownr"),
        ("id: U101\ntitle: T\nfor: objective\nfield: ownr\none_of: [a]", "ownr"),
        ("id: U101\ntitle: T\nfor: objective\nwhere: {ownr: a}\nrequire: owner", "a"),
        ("id: U101\ntitle: T\nfor: objective\ncompare: {field: bugdet, is: at_most, through: supports}", "bugdet"),
        ("id: U101\ntitle: T\nfor: objective\ncompare: {field: budget, is: at_most, through: suports}", "suports"),
        ("id: U101\ntitle: T\nfor: objective\ncompare: {field: budget, is: at_most, through: title}", "title"),
        ("id: U101\ntitle: T\nfor: objective", "U101"),
        ("id: U101\ntitle: T\nfor: objective\nrequire: owner\nfield: title\none_of: [a]", "U101"),
        ("id: U101\ntitle: T\nfor: objective\none_of: [a]", "U101"),
    ],
)
def test_a_rule_that_makes_no_sense_is_told(own, at):
    tree = with_rule(own)
    (problem,) = judged(tree)
    assert problem.code.id == "S404"
    assert marked(problem, tree) == at


def test_two_rules_need_two_ids():
    tree = f"# planloom.yml\nrules:\n  - {{id: U101, title: A, for: risk, require: title}}\n  - {{id: U101, title: B, for: risk, require: title}}\n{PLANS}"
    assert codes(judged(tree)) == ["S404"]


def test_own_rules_can_be_excepted_and_levelled():
    own = "id: U101\ntitle: Owner\nfor: initiative\nwhere: {status: on_track}\nrequire: owner"
    allowed = with_rule(own).replace("status: on_track, supports", "status: on_track, allow: {U101: Soon}, supports")
    assert codes(judged(allowed)) == []
    assert codes(judged(with_rule(own).replace("rules:", "levels: {U: off}\nrules:"))) == []


@rule(
    Code(
        "U201",
        Level.INFO,
        title=Phrase("No milestone on a Friday", "Bez kamieni milowych w piątki"),
        message=Phrase("{date} is a Friday", "{date} to piątek"),
    )
)
def no_friday(plans: Plans) -> Iterator[Problem]:
    for milestone in plans.of(Milestone):
        if milestone.date.start.isoweekday() == 5:
            yield plans.finding(no_friday.code, milestone, "date", date=milestone.date)


@rule(no_friday.code)
def breaks(plans: Plans) -> Iterator[Problem]:
    raise RuntimeError("no luck")
    yield  # a generator


FRIDAY = "milestones:\n  - {id: launch, title: Launch, date: 2027-03-05}\n"


@pytest.fixture
def installed(monkeypatch):
    def install(load):
        point = SimpleNamespace(name="our-rules", load=load)
        monkeypatch.setattr(
            registry.metadata, "entry_points", lambda group: [point] if group == "planloom.rules" else []
        )

    return install


def given(value: object):
    return lambda: value


@pytest.mark.parametrize("provided", [no_friday, [no_friday], (no_friday,)], ids=["one", "list", "tuple"])
def test_an_installed_package_may_bring_rules(installed, provided):
    installed(given(provided))
    (problem,) = judged_anew(FRIDAY)
    assert (problem.code.id, problem.subject) == ("U201", "launch")


@pytest.mark.parametrize(
    ("provided", "reason"),
    [
        (given("no rule"), "it holds no `planloom.rules.Rule`"),
        (given([]), "it holds no `planloom.rules.Rule`"),
        (given(breaks), "no luck"),
        (lambda: (_ for _ in ()).throw(ImportError("gone")), "gone"),
    ],
    ids=["no rule", "nothing", "breaks", "cannot be loaded"],
)
def test_a_package_that_fails_is_told_and_is_not_the_end(installed, provided, reason):
    installed(provided)
    (problem,) = judged_anew(FRIDAY)
    assert problem.code.id == "S405"
    assert reason in message(problem)


def test_a_rule_of_ones_own_has_the_shape_of_ours():
    assert isinstance(no_friday, Rule)


PEOPLE = """\
kinds:
  people: {name: people plan, own: {roles: {title: Roles, name: role, fields: {hires: number by period}}}}
# plans/staff/plan.yml
kind: people
roles: [{id: nurse, title: Nurse}, {id: doctor, title: Doctor, hires: {2027: 2}}]
initiatives: [{id: rota, title: New rota}]
"""


def for_people(own):
    return f"# planloom.yml\nrules: [{{id: U101, title: Own, {own}}}]\n{PEOPLE}"


@pytest.mark.parametrize(
    ("own", "subjects"),
    [
        ("for: roles, require: hires", ["nurse"]),
        ("for: initiative, plans: people, require: owner", ["rota"]),
        ("for: initiative, plans: [sales, strategy], require: owner", []),
    ],
)
def test_kinds_that_a_project_declares_can_have_rules(own, subjects):
    assert [problem.subject for problem in judged(for_people(own)) if problem.code.id == "U101"] == subjects


def test_a_kind_of_plan_that_there_is_not_is_told():
    tree = for_people("for: initiative, plans: peple, require: owner")
    (problem,) = [problem for problem in judged(tree) if problem.code.id == "S404"]
    assert "did you mean `people`?" in help_of(problem)
    assert marked(problem, tree) == "peple"


def test_a_kind_of_another_project_is_not_known():
    judged(for_people("for: roles, require: hires"))
    told = [message(problem) for problem in judged(with_rule("id: U101\ntitle: Own\nfor: roles\nrequire: hires"))]
    assert any("is for `roles`, which is nothing" in text for text in told)


THROUGH = """\
# planloom.yml
kinds:
  people:
    name: people plan
    own:
      roles: {title: Roles, name: role, fields: {grade: number, reports: {type: reference, to: roles}}}
rules:
  - {id: U101, title: Own, for: roles, compare: {field: grade, is: at_most, through: WAY}}
# plans/staff/plan.yml
kind: people
roles:
  - {id: chief, title: Chief, grade: 3}
  - {id: nurse, title: Nurse, grade: 4, reports: chief}
  - {id: porter, title: Porter, grade: 1, reports: chief}
"""


def test_a_comparison_may_go_through_a_reference_that_a_project_declares():
    tree = THROUGH.replace("WAY", "reports")
    (problem,) = (one for one in judged(tree) if one.code.id.startswith(("U", "S")))
    assert (problem.code.id, problem.subject) == ("U101", "nurse")


def test_a_reference_that_is_misspelt_is_told_with_the_nearest():
    tree = THROUGH.replace("WAY", "report")
    (problem,) = (one for one in judged(tree) if one.code.id.startswith(("U", "S")))
    assert problem.code.id == "S404"
    assert "did you mean `reports`?" in help_of(problem)
    assert marked(problem, tree) == "report"
