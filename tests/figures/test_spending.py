"""Money spent, what is left of the budget, and the outlook. Today is 15 May 2027."""

from decimal import Decimal

import pytest

from planloom.figures.money.spending import spending_of, spending_table
from planloom.values import Money


def spending(plan, fields):
    read = plan(f"initiatives: [{{id: i, title: I, {fields}}}]", "sales")
    assert read.problems == []
    return spending_of(read.find("i"), read.figures)


def amounts(found):
    figures = (found.budget, found.spent, found.left, found.outlook, found.variance)
    return [None if one.value is None else int(one.value.amount) for one in figures]


YEAR = "2027-Q1: 25, 2027-Q2: 25, 2027-Q3: 25, 2027-Q4: 25"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("budget: {2027: 100}, spent: {2027-Q1: 40}", [100, 40, 60, 100, 0]),
        ("budget: {2027: 100}, spent: {2027-Q1: 130}", [100, 130, -30, 130, 30]),
        (f"budget: {{{YEAR}}}, spent: {{2027-Q1: 40}}", [100, 40, 60, 115, 15]),
        (f"budget: {{2027: 100, {YEAR}}}, spent: {{2027-Q1: 40}}", [100, 40, 60, 115, 15]),
        (f"budget: {{{YEAR}}}, spent: {{2027-H1: 60}}", [100, 60, 40, 110, 10]),
        (f"budget: {{{YEAR}}}, spent: {{2027-Q1: 20, 2027-04: 10}}", [100, 30, 70, 95, -5]),
        ("budget: {2026: 50, 2027: 100}, spent: {2026: 60, 2027-Q1: 10}", [150, 70, 80, 160, 10]),
        ("budget: {2027..2028: 100}, spent: {2027-Q1: 10}", [100, 10, 90, 100, 0]),
        ("budget: {2027: 100}, spent: {2026: 5}", [100, 5, 95, 105, 5]),
        ("budget: {2027: 100}, spent: {2027-Q1: 40}, outlook: {2027: 120}", [100, 40, 60, 120, 20]),
        ("budget: {2028: 100}", [100, None, 100, 100, 0]),
    ],
)
def test_what_is_left_and_what_it_will_have_cost(plan, fields, expected):
    assert amounts(spending(plan, fields)) == expected


def test_an_ended_period_without_a_report_is_missing_and_said_so(plan):
    found = spending(plan, "budget: {2026: 50, 2027: 100}, spent: {2027-Q1: 10}")
    assert amounts(found) == [150, 10, 140, 100, -50]
    assert found.spent.partial
    assert [(gap.kind, str(gap.period)) for gap in found.outlook.gaps] == [("not_given", "2026")]


def test_two_currencies_without_a_rate(plan):
    found = spending(plan, "budget: {2027: 100}, spent: {2027-Q1: 10, 2027-04: 5 EUR}")
    assert (found.spent.value, found.spent.currencies) == (Money(Decimal(10), "PLN"), ("EUR",))
    assert found.left.partial


def test_all_lines_together_and_none_without_a_report(plan):
    read = plan("""\
        budget:
          - {category: A, amounts: {2027: 100}, spent: {2027-Q1: 40}}
          - {category: B, amounts: {2028: 50}}
          - {category: C, amounts: {2027: 500}, spent: {2027-Q1: 400}, status: cancelled}
        """, "sales")  # fmt: skip
    rows, together = spending_table(read.plan.budget, read.figures)
    assert [amounts(row)[2] for row in rows] == [60, 50]
    assert amounts(together) == [150, 40, 110, 150, 0]
    silent = plan("budget: [{category: A, amounts: {2027: 100}}]", "sales")
    assert spending_table(silent.plan.budget, silent.figures) == ((), None)


def test_money_spent_without_a_rate_is_said_to_be_left_out(plan):
    found = spending(plan, "budget: {2027: 100}, spent: {2027-Q1: 40 EUR}")
    assert found
    assert (found.spent.value, found.left.currencies, found.outlook.currencies) == (None, ("EUR",), ("EUR",))
