"""A plan is asked for its parts by what they hold; hardly anybody need know which kinds of plan there are."""

import ast
from pathlib import Path

import pytest

import planloom
from planloom.model.built_in import KINDS
from planloom.model.kinds import BUILT_IN
from planloom.model.marketing import Campaign
from planloom.model.restructuring import BalanceItem, Enterprise
from planloom.model.sales import Quota, Target
from planloom.model.shared import FunnelStep, Measure, Objective
from planloom.model.strategy import Envelope, Factor, Statement, Vision

ROOT = Path(planloom.__file__).parent

NAMES_A_PLAN_CLASS = {
    "rules/law/checklist.py": "which law a plan is under is said in a header that only restructuring plans have",
}
"""The modules outside of `model` that name the class of a kind of plan, each with its reason."""


@pytest.mark.no_cover
def test_only_these_modules_name_the_class_of_a_kind_of_plan():
    classes = {model.__name__ for model in KINDS.values()}
    found = {
        path.relative_to(ROOT).as_posix()
        for path in ROOT.rglob("*.py")
        if path.parent.name != "model" and not classes.isdisjoint(_names_in(path))
    }
    assert found == NAMES_A_PLAN_CLASS.keys()


def _names_in(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.alias(name=name):
                yield name


PLANS = {
    "strategy/plan.yml": """\
kind: strategy
mission: To mend.
vision: {text: All is mended, target_year: 2030}
envelope: {amounts: {2027: 5m}}
objectives:
  - id: grow
    title: Grow
    measures: [{id: within, title: Within}]
measures: [{id: outside, title: Outside}]
""",
    "sales/plan.yml": """\
kind: sales
targets: [{id: all-sales, revenue: {2027: 5m}}]
funnel: [{title: Calls, counts: {2027: 10}}]
""",
    "marketing/plan.yml": """\
kind: marketing
funnel: [{title: Visits, counts: {2027: 90}}]
""",
    "change/plan.yml": """\
kind: restructuring
liabilities: [{title: A loan, value: 3m}]
assets: [{title: A hall, value: 2m}]
""",
}
DECLARED = """\
kinds:
  fundraising:
    like: sales
    name: Fundraising plan
    parts: [objectives, targets]
fields:
  target: {donor: text}
  objective: {region: text}
"""


@pytest.fixture(params=["", DECLARED], ids=["as they are", "with fields of a project"])
def portfolio(request, project):
    return project({"../planloom.yml": request.param, **PLANS}).portfolio


def plan_of(portfolio, kind):
    return next(plan for plan in portfolio.plans if plan.plan_kind == kind)


def test_objects_of_a_part(portfolio):
    assert [one.id for one in plan_of(portfolio, "sales").each(Target)] == ["all-sales"]
    assert [one.id for one in plan_of(portfolio, "strategy").each(Objective)] == ["grow"]
    assert [one.title.en for one in portfolio.each(FunnelStep)] == ["Visits", "Calls"]


def test_nothing_where_the_part_is_empty_or_there_is_no_such_part(portfolio):
    for plan in portfolio.plans:
        assert plan.each(Factor) == ()
        assert plan.each(Campaign) == ()
        assert plan.only(Enterprise) is None


def test_what_stands_within_another_object_is_no_part(portfolio):
    assert [one.id for one in portfolio.each(Measure)] == ["outside"]


def test_two_parts_of_one_class_in_the_order_in_which_they_are_declared(portfolio):
    assert [one.title.en for one in plan_of(portfolio, "restructuring").each(BalanceItem)] == ["A hall", "A loan"]


def test_the_object_of_a_part_that_is_a_single_one(portfolio):
    strategy = plan_of(portfolio, "strategy")
    assert strategy.only(Envelope) is strategy.envelope
    assert strategy.each(Envelope) == (strategy.envelope,)


def test_a_class_is_not_the_one_it_is_based_on(portfolio):
    strategy = plan_of(portfolio, "strategy")
    assert strategy.only(Statement) is strategy.mission
    assert strategy.only(Vision) is strategy.vision


def test_plans_of_the_kinds_that_have_a_part(portfolio):
    assert [plan.plan_kind for plan in portfolio.having(Quota)] == ["sales"]
    assert [plan.plan_kind for plan in portfolio.having(FunnelStep)] == ["marketing", "sales"]
    assert portfolio.having(Objective) == portfolio.plans


def test_a_kind_that_leaves_a_part_of_its_model_out_has_it_not(project):
    plan = "kind: fundraising\ntargets: [{id: gifts, revenue: {2027: 1m}}]"
    portfolio = project({"../planloom.yml": DECLARED, "gifts/plan.yml": plan}).portfolio
    (plan,) = portfolio.having(Target)
    assert [one.id for one in plan.each(Target)] == ["gifts"]
    assert plan.each(Quota) == ()
    assert portfolio.having(Quota) == ()


def test_strategies_direct_and_all_others_serve(portfolio):
    assert [kind for kind, model in BUILT_IN.plans.items() if model.directs] == ["strategy"]
    assert [plan.plan_kind for plan in portfolio.strategies] == ["strategy"]
    assert [plan.plan_kind for plan in portfolio.serving] == ["marketing", "sales", "restructuring"]
