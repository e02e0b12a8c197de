"""Sales and marketing compared: what can be counted."""

from decimal import Decimal

from planloom.figures.marketing.comparison import compare
from planloom.values import Money

STRATEGY = "kind: strategy\nobjectives: [{id: grow, title: Grow}, {id: hold, title: Hold}]"
SALES = """\
kind: sales
objectives: [{id: sell, title: Sell, supports: [grow], period: 2027}, {id: keep, title: Keep}]
initiatives: [{id: visit, title: Visit, supports: [hold]}]
territories: [{id: north, title: North}, {id: south, title: South}]
products: [{id: fan, title: Fan}]
budget: [{category: A, amounts: {2027: 30}}, {category: B, amounts: {2027-Q1: 5 EUR}}]
teams: [{id: field, title: Field sales}]
tools: [{id: crm, title: CRM, used_by: [field, brand]}, {id: car, title: Car, used_by: [field]}]
raci: [{title: Prices, responsible: [field]}]
measures: [{id: revenue, title: Revenue}]
joint_actions: [{id: fair, title: Fair}]
service_level: [{leads: {2027: 100}}]
comparison: {definition: Sells}
"""
MARKETING = """\
kind: marketing
objectives: [{id: known, title: Known, supports: [grow], period: 2027..2029}, {id: liked, title: Liked, start: 2027-01, end: 2028-06}]
segments: [{id: firms, title: Firms}]
budget: [{category: A, amounts: {2027: 50}}]
teams: [{id: brand, title: Brand}]
"""


def compared(project, files):
    result = project(files)
    assert result.problems == []
    return compare(result.figures)


def shares(found):
    return [(one.value, other.value) for one, other in found.shares]


def test_both_sides(project):
    files = {"s/plan.yml": STRATEGY, "sales/plan.yml": SALES, "marketing/plan.yml": MARKETING}
    found = compared(project, {**files, "organisation.yml": "rates: {EUR: 4}"})
    sales, marketing = found.sales, found.marketing
    assert [plan.id for plan in (*sales.plans, *marketing.plans)] == ["sales", "marketing"]
    assert (sales.horizon, marketing.horizon) == (12, 27)
    assert [side.budget.total.value for side in (sales, marketing)] == [Money(Decimal(50), "PLN")] * 2
    assert shares(found) == [(Decimal("0.5"), Decimal("0.5"))]
    assert (sales.territories, sales.products, sales.segments, marketing.segments) == (2, 1, 0, 1)
    assert [len(side) for side in (sales.tools, sales.teams, sales.raci, sales.measures, sales.notes)] == [
        2,
        1,
        1,
        1,
        1,
    ]
    assert [objective.id for objective in found.shared_objectives] == ["grow"]
    assert [tool.id for tool in found.shared_tools] == ["crm"]
    assert [action.id for action in found.joint_actions] == ["fair"]
    assert len(found.service_levels) == 1


def test_empty_sides(project):
    found = compared(project, {"sales/plan.yml": "kind: sales", "marketing/plan.yml": "kind: marketing"})
    assert (found.sales.horizon, found.sales.budget.cells, found.shares) == (None, (), ())
    assert found.shared_objectives == found.shared_tools == ()


def test_years_that_one_side_does_not_plan_have_no_shares(project):
    files = {
        "sales/plan.yml": "kind: sales\nbudget: [{category: A, amounts: {2027: 30}}]",
        "marketing/plan.yml": "kind: marketing\nbudget: [{category: A, amounts: {2027: 10, 2028: 50}}]",
    }
    found = compared(project, files)
    assert found.sales.budget.cells[1].value is None
    assert shares(found) == [(Decimal("0.75"), Decimal("0.25")), (None, None)]


def test_one_side_alone_is_not_compared(project):
    found = compared(project, {"sales/plan.yml": "kind: sales"})
    assert found is None
