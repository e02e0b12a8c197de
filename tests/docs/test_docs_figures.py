"""The worked examples of the page on figures come out as the page says."""

from decimal import Decimal

import pytest
from manual_pages import DOCS, plans_shown

from planloom.figures.quotas import quota_table
from planloom.figures.savings import savings_table
from planloom.figures.spending import spending_of
from planloom.figures.structure import structure_of
from planloom.figures.workforce import workforce_table
from planloom.figures.written import total
from planloom.values import Money, Period

PAGE = DOCS / "explanation/figures.md"


@pytest.fixture
def read(project):
    shown = plans_shown(PAGE)
    headers = {f"{kind}/plan.yml": f"kind: {kind}\n" for kind in ("strategy", "sales")}
    return project(headers | shown)


@pytest.mark.parametrize(
    ("measure", "percent", "status"),
    [
        ("lead-time", 33, "off_track"),
        ("export-revenue", 13, "off_track"),
        ("on-time", 0, "on_track"),
        ("on-time-strict", 0, "at_risk"),
    ],
)
def test_measures(read, measure, percent, status):
    stands = read.figures.measure(read.find(measure))
    assert round(stands.progress * 100) == percent
    assert stands.status == status


def test_shortfalls_the_page_names(read):
    assert read.figures.measure(read.find("lead-time")).shortfall == Decimal("0.125")
    assert read.figures.measure(read.find("export-revenue")).shortfall == Decimal("0.12")


def test_roll_up(read):
    brought = read.figures.rolled_up(read.find("grow-dach"), "revenue_target")
    assert total("revenue_target", brought, Period.parse("2027")).value == Money(Decimal(50_000_000), "PLN")


def test_savings(read):
    plan = read.find("one-warehouse").plan
    (table,) = (savings_table(one, read.figures) for one in read.portfolio.restructurings if one.id == plan)
    warehouse = table.rows[0]
    last = dict(zip(map(str, table.flow.periods), table.flow.cells, strict=True))["2030"]
    assert last.gross.value == Money(Decimal(10_000_000), "PLN")
    assert last.phased.value == Money(Decimal(0), "PLN")
    assert warehouse.flow.cells[-1].run_rate.value == Money(Decimal(6_000_000), "PLN")
    assert warehouse.flow.payback.when == Period.parse("2029-02")
    assert warehouse.to_date.saved.distance == Money(Decimal(100_000), "PLN")


def test_headcount(read):
    (plan,) = (one for one in read.portfolio.restructurings if one.org_units)
    assert workforce_table(plan, read.figures).units.before.value == 10
    assert structure_of(plan, read.figures).people_before.value == 10


def test_sales(read):
    table = quota_table(read.figures.sales(read.portfolio.sales[0]))
    assert (table.targets_total.value, table.over_total.value) == (Money(Decimal(10_000_000), "PLN"), Decimal("0.1"))


def values(row):
    return [None if cell.value is None else cell.value.amount for cell in (*row.cells, row.rest, row.total)]


def test_what_plans_cost(read):
    rows = {row.plan.id: row for row in read.figures.money.plans}
    assert values(rows["strategy"].cost)[-1] == 7_000_000
    assert [values(rows["sales"].cost)[index] for index in (-1, -2)] == [500_000, 200_000]
    assert read.figures.money.cost.total.value.amount == 7_500_000


def test_money_spent(read):
    found = spending_of(read.find("crm"), read.figures)
    figures = (found.budget, found.spent, found.left, found.outlook, found.variance)
    assert [int(one.value.amount) for one in figures] == [1_000_000, 510_000, 490_000, 1_060_000, 60_000]
