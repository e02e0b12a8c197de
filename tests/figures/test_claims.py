"""Every amount of money counts in one line of the statement, or is stated elsewhere with a reason."""

from decimal import Decimal
from typing import get_args

import pytest

from planloom.figures.money.claims import claims
from planloom.figures.money.fields import money_fields
from planloom.figures.money.of_object import chief_amount
from planloom.figures.money.statement import SIGNS
from planloom.figures.names import NAMES, REASONS
from planloom.model.kinds import BUILT_IN
from planloom.model.money import LINES, Elsewhere, meaning_of
from planloom.values import Money

MONEY = [(one, name) for one in BUILT_IN.parts.values() for name, _, _ in money_fields(one)]


@pytest.mark.parametrize(("kind", "field"), MONEY, ids=[f"{kind.kind}.{field}" for kind, field in MONEY])
def test_every_field_of_money_says_where_it_counts_or_why_nowhere(kind, field):
    meaning = meaning_of(kind.model_fields[field])
    assert meaning in NAMES if meaning in LINES else meaning in REASONS, "declare it: field(…, money=…)"


def test_nothing_but_money_says_where_it_counts():
    said = {
        (one, name) for one in BUILT_IN.parts.values() for name, info in one.model_fields.items() if meaning_of(info)
    }
    assert said == set(MONEY)


def test_every_line_and_every_reason_has_words():
    assert {*LINES, *SIGNS} <= set(NAMES)
    assert set(get_args(Elsewhere)) <= set(REASONS)


def placed(read):
    return {
        (claim.part.kind, claim.field): claim.line or claim.reason
        for claim in claims(read.portfolio.plans, read.figures)
    }


def test_work_is_paid_from_the_lines_of_its_plan(plan):
    read = plan("""\
        objectives: [{id: o, title: O, budget: {2027: 5}}]
        initiatives: [{id: i, title: I, budget: {2027: 5}}]
        savings: [{id: s, title: S, one_off_cost: {2027: 1}, phasing: {2027: 9}}]
        workforce: [{before_fte: 1, after_fte: 1, severance_cost: {2027: 1}}]
        budget: [{category: A, amounts: {2027: 10}}]
        """, "restructuring")  # fmt: skip
    assert placed(read) == {
        ("objective", "budget"): "within_lines",
        ("initiative", "budget"): "within_lines",
        ("cost_measure", "one_off_cost"): "within_lines",
        ("cost_measure", "phasing"): "gross_saving",
        ("workforce", "severance_cost"): "within_lines",
        ("budget_line", "amounts"): "plan_budget",
    }


def test_lines_that_are_all_cancelled_pay_for_nothing(plan):
    read = plan("""\
        initiatives: [{id: i, title: I, budget: {2027: 5}}]
        budget: [{category: A, amounts: {2027: 10}, status: cancelled}]
        """, "sales")  # fmt: skip
    assert placed(read) == {("initiative", "budget"): "work", ("budget_line", "amounts"): "cancelled"}


def test_work_that_serves_an_initiative_with_a_budget_is_part_of_it(plan):
    read = plan("""\
        initiatives:
          - {id: above, title: A, budget: {2027: 5}}
          - {id: between, title: B, supports: [above]}
        campaigns: [{id: c, title: C, supports: [between], budget: {2027: 2}}]
        """, "marketing")  # fmt: skip
    assert placed(read) == {("initiative", "budget"): "work", ("campaign", "budget"): "within_work"}


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        ("initiatives: [{id: i, title: I, supports: [o], budget: {2027: 3}}]", "broken_down"),
        ("budget: [{category: A, objectives: [o], amounts: {2027: 3}}]", "broken_down"),
        ("initiatives: [{id: i, title: I, supports: [o], budget: {2027: 3}, status: cancelled}]", "set_aside"),
        ("initiatives: [{id: i, title: I, supports: [o]}]", "set_aside"),
        ("initiatives: [{id: i, title: I, budget: {2027: 3}}]", "set_aside"),
    ],
)
def test_the_budget_of_an_objective_counts_where_nothing_breaks_it_down(project, below, expected):
    read = project({
        "strategy/plan.yml": "kind: strategy\nobjectives: [{id: o, title: O, budget: {2027: 10}}]",
        "sales/plan.yml": f"kind: sales\n{below}",
    })  # fmt: skip
    assert placed(read)["objective", "budget"] == expected


def test_what_a_deal_brings_and_takes(plan):
    read = plan("""\
        deals:
          - {id: buy, title: B, type: acquisition, price: 5, synergies: [{type: cost, amounts: {2027: 1}}, {type: revenue, amounts: {2027: 1}}]}
          - {id: sell, title: S, type: divestment, price: 5, status: cancelled}
        """, "restructuring")  # fmt: skip
    found = [claim.line or claim.reason for claim in claims(read.portfolio.plans, read.figures)]
    assert sorted(found) == ["cancelled", "cost_synergy", "investment", "revenue_synergy"]


def test_money_of_a_field_of_your_own_counts_as_work_where_it_is_a_cost_and_else_nowhere(project):
    read = project({
        "../planloom.yml": "fields:\n  risk: {reserve: {type: money, cost: true}, damage: money}",
        "sales/plan.yml": "kind: sales\nrisks: [{id: r, title: R, reserve: 5, damage: 9}]",
    })  # fmt: skip
    assert placed(read) == {("risk", "reserve"): "work", ("risk", "damage"): "noted"}


def test_a_field_of_your_own_that_is_a_cost_is_the_money_an_object_is_about(project):
    read = project({
        "../planloom.yml": "fields:\n  risk: {reserve: {type: money by period, cost: true}}",
        "sales/plan.yml": "kind: sales\nrisks: [{id: r, title: R, reserve: {2027: 5, 2028: 3}}]",
    })  # fmt: skip
    assert chief_amount(read.find("r"), read.figures).value == Money(Decimal(8), "PLN")
