"""The worked examples of the page on figures come out as the page says."""

import datetime as dt
import re
from decimal import Decimal

import pytest
from manual_pages import DOCS, plans_shown
from measured import measure_figures

from planloom.figures.money.spending import spending_of
from planloom.figures.restructuring.savings import savings_table
from planloom.figures.restructuring.structure import structure_of
from planloom.figures.restructuring.workforce import workforce_table
from planloom.figures.sales.quotas import quota_table
from planloom.figures.written import total
from planloom.model.base import STATUS_WORD
from planloom.model.restructuring import CostMeasure, OrgUnit
from planloom.model.sales import Quota
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
        ("losses", 0, "at_risk"),
        ("export-revenue", 22, "off_track"),
        ("domestic-revenue", None, None),
        ("satisfaction", -25, "off_track"),
        ("on-time", 0, "at_risk"),
        ("on-time-relaxed", 100, "on_track"),
        ("on-time-strict", 0, "off_track"),
        ("margin", 100, "on_track"),
    ],
)
def test_measures(read, measure, percent, status):
    stands = measure_figures(read.find(measure), dt.date(2028, 1, 15))
    progress = stands.progress.value
    assert (None if progress is None else round(progress * 100)) == percent
    assert stands.status == status


def test_what_the_page_says_is_missing(read):
    def found(name):
        return measure_figures(read.find(name), dt.date(2028, 1, 15))

    assert found("lead-time").difference.value == 2
    assert round(found("lead-time").shortfall.value, 2) == Decimal("0.22")
    assert found("losses").difference.value == Decimal("0.2")
    assert found("export-revenue").shortfall.value == Decimal("0.15")
    assert found("export-revenue").outlook.value.value == 4_400_000
    assert found("satisfaction").actual.value == Decimal("8.5")
    assert found("domestic-revenue").missing == (Period.parse("2027-Q1"),)


def test_an_objective_by_its_measures(read):
    service = read.find("service")
    assert round(read.figures.progress(service).value * 100) == 79
    assert read.figures.status(service) == "off_track"


def test_the_page_lists_every_other_word_for_a_status():
    rows = re.findall(r"^\| `(\w+)` \| (.+) \|$", PAGE.read_text("utf-8"), re.MULTILINE)
    listed = {word.strip(): status for status, words in rows for word in re.split(r"[,:]", words)}
    assert STATUS_WORD.also.items() <= listed.items()


def test_roll_up(read):
    brought = read.figures.rolled_up(read.find("grow-dach"), "revenue_target")
    assert total("revenue_target", brought, Period.parse("2027")).value == Money(Decimal(50_000_000), "PLN")


def test_savings(read):
    plan = read.find("one-warehouse").plan
    (table,) = (savings_table(one, read.figures) for one in read.portfolio.having(CostMeasure) if one.id == plan)
    warehouse = table.rows[0]
    last = dict(zip(map(str, table.flow.periods), table.flow.cells, strict=True))["2030"]
    assert last.gross.value == Money(Decimal(10_000_000), "PLN")
    assert last.phased.value == Money(Decimal(0), "PLN")
    assert warehouse.flow.cells[-1].run_rate.value == Money(Decimal(6_000_000), "PLN")
    assert warehouse.flow.payback.when == Period.parse("2029-02")
    assert warehouse.to_date.saved.distance == Money(Decimal(100_000), "PLN")


def test_headcount(read):
    (plan,) = (one for one in read.portfolio.having(OrgUnit) if one.each(OrgUnit))
    assert workforce_table(plan, read.figures).units.before.value == 10
    assert structure_of(plan, read.figures).people_before.value == 10


def test_sales(read):
    table = quota_table(read.figures.sales(read.portfolio.having(Quota)[0]))
    assert (table.targets_total.value, table.over_total.value) == (Money(Decimal(10_000_000), "PLN"), Decimal("0.1"))


def values(row):
    return [None if cell.value is None else cell.value.amount for cell in (*row.cells, row.rest, row.total)]


def test_what_plans_cost(read):
    rows = {row.plan.id: row for row in read.figures.money.plans}
    assert values(rows["strategy"].cost)[-1] == 7_000_000
    assert [values(rows["sales"].cost)[index] for index in (-1, -2)] == [500_000, 200_000]
    assert sum(values(rows[plan].cost)[-1] for plan in ("strategy", "sales")) == 7_500_000


def test_money_spent(read):
    found = spending_of(read.find("crm"), read.figures)
    figures = (found.budget, found.spent, found.left, found.outlook, found.variance)
    assert [int(one.value.amount) for one in figures] == [1_000_000, 510_000, 490_000, 1_060_000, 60_000]
