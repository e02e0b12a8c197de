"""The statement of money: what is added, by year, and what is not."""

import pytest

TODAY = "currency: PLN\nrates: {EUR: 4}\n"


def statement(project, **plans):
    files = {f"{kind}/plan.yml": f"kind: {kind}\n{text}" for kind, text in plans.items()}
    return project({"organisation.yml": TODAY, **files}).figures.statement


def table(found):
    def plain(figure):
        return None if figure.value is None else int(figure.value.amount)

    return {
        row.name: [plain(cell) for cell in (*row.money.cells, row.money.rest, row.money.total)] for row in found.rows
    }


def test_the_whole_statement(project):
    found = statement(
        project,
        sales="""
targets:
  - {id: all, revenue: {2027: 900, 2028: 950}}
territories: [{id: north, title: N}]
products: [{id: fan, title: F}]
budget:
  - {category: A, amounts: {2027: 40}}
  - {category: B, amounts: {2027..2028: 30 EUR}}
initiatives: [{id: crm, title: CRM, budget: {2027: 40}}]
""",
        strategy="initiatives: [{id: big, title: Big, budget: {2027: 247, 2028: 3}}]\n",
        restructuring="""
savings: [{id: s, title: S, phasing: {2028: 80}, one_off_cost: {2027: 60}}]
deals:
  - {id: d, title: D, type: divestment, price: 20}
  - {id: e, title: E, type: acquisition, price: 50, phases: [{phase: signing, date: 2027-11-01}, {phase: closing, date: 2028-03-01}]}
financing: [{source: Loan, amount: 100, date: 2027-02-01}, {source: Own, amount: 10}]
""",
    )
    assert [str(year) for year in found.years] == ["2027", "2028"]
    assert table(found) == {
        "revenue_target": [900, 950, None, 1850],
        "gross_saving": [None, 80, None, 80],
        "plan_budget": [40, None, 120, 160],
        "work": [247, 3, None, 250],
        "one_off_cost": [60, None, None, 60],
        "cost": [347, 3, 120, 470],
        "result_of_plans": [553, 1027, -120, 1460],
        "investment": [None, 50, None, 50],
        "financing": [100, None, 10, 110],
        "cash": [653, 977, -110, 1520],
        "running_cash": [653, 1630, None, None],
    }
    assert [(one.part.kind, one.field, one.reason, one.count) for one in found.elsewhere] == [
        ("initiative", "budget", "within_lines", 1),
        ("deal", "price", "within_financing", 1),
    ]


def test_initiatives_and_one_off_costs_are_in_what_all_plans_cost(project):
    found = statement(
        project,
        marketing="budget: [{category: A, amounts: {2027: 420k}}]",
        strategy="initiatives: [{id: big, title: Big, budget: {2027: 24.7m}}]",
        restructuring="savings: [{id: s, title: S, one_off_cost: {2027: 405k}}]",
    )
    assert found.row("cost").total.value.amount == 25_525_000


@pytest.mark.parametrize(
    ("targets", "expected"),
    [
        (
            "{territory: north, revenue: {2027: 10}}, {territory: north, product: a, revenue: {2027: 6}}, {territory: north, product: b, revenue: {2027: 4}}",
            10,
        ),
        ("{revenue: {2027: 10}}, {territory: north, revenue: {2027: 9}}", 10),
        ("{territory: north, product: a, revenue: {2027: 6}}, {territory: north, product: b, revenue: {2027: 4}}", 10),
    ],
)
def test_a_target_and_its_parts_are_counted_once(project, targets, expected):
    found = statement(
        project,
        sales=f"territories: [{{id: north, title: N}}]\nproducts: [{{id: a, title: A}}, {{id: b, title: B}}]\ntargets: [{targets}]",
    )
    assert found.row("revenue_target").total.value.amount == expected


def test_what_is_left_out_is_named(project):
    found = statement(
        project,
        sales="budget: [{category: A, amounts: {2027: 1m}}, {category: B, amounts: {2027: 1m USD}}]",
        marketing="",
    )
    assert found.currencies == ("USD",)
    assert found.row("cash").total.partial
    assert [plan.id for plan in found.silent] == ["marketing"]


def test_the_price_of_a_divestment_comes_in_at_its_closing(project):
    deal = "{id: d, title: D, type: divestment, price: 20, phases: [{phase: closing, date: 2028-03-01}]}"
    assert table(statement(project, restructuring=f"deals: [{deal}]"))["proceeds"] == [20, None, 20]


def test_a_year_without_a_revenue_target_is_missing_from_result_and_cash(project):
    found = statement(
        project, sales="targets: [{revenue: {2027: 9}}]\nbudget: [{category: A, amounts: {2027: 4, 2028: 5}}]"
    )
    assert table(found)["result_of_plans"] == [5, -5, None, 0]
    assert [cell.partial for cell in found.row("result_of_plans").cells] == [False, True]
    assert [cell.partial for cell in found.row("cash").cells] == [False, True]
    assert found.row("cash").total.partial


def test_no_money_no_statement(project):
    assert not statement(project, sales="")
