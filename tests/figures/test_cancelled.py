"""What is cancelled counts in no figure, whatever its kind, and is said to be cancelled."""

from decimal import Decimal

import pytest
from reading import words

from planloom.figures.marketing.funnel import funnel_table
from planloom.figures.marketing.lead_supply import lead_supply
from planloom.figures.money.by_plan import money_table, number_table
from planloom.figures.restructuring.workforce import workforce_table
from planloom.figures.sales.capacity import capacity_rows
from planloom.figures.sales.forecast import forecast_tables
from planloom.figures.sales.pipeline import pipeline_table
from planloom.figures.sales.quotas import quota_table
from planloom.figures.sales.targets import revenue_tables, volume_tables
from planloom.pages import write
from planloom.values import Money, Period

SALES = """
products: [{id: doors, title: Doors}, {id: windows, title: Windows}]
targets:
  - {id: t-doors, product: doors, revenue: {2027: 6m}, volume: {2027: 60}}
  - {id: t-windows, product: windows, revenue: {2027-H1: 2m, 2027-H2: 2m}, volume: {2027: 40}}
  - {id: t-gone, product: windows, status: cancelled, revenue: {2027: 3m}, volume: {2027: 30}}
quotas:
  - {holder: anna, amounts: {2027: 11m}}
  - {holder: jan, status: cancelled, amounts: {2027: 5m}}
forecasts:
  - {for: 2027, revenue: 9m}
  - {for: 2027, revenue: 4m, status: cancelled}
pipeline:
  - {title: Offers, probability: 50%, value: 8m, count: 4}
  - {title: Old offers, probability: 50%, value: 6m, count: 3, status: cancelled}
pipeline_rules: {coverage: 3, for: 2027, deals_needed: {2027: 5}}
capacity:
  - {for: 2027, productivity: 1m, fte: 10}
  - {for: 2027, productivity: 1m, fte: 4, status: cancelled}
service_level:
  - {leads: {2027: 100}}
  - {leads: {2027: 50}, status: cancelled}
courses:
  - {id: c-one, title: One, cost: {2027: 10k}}
  - {id: c-two, title: Two, cost: {2027: 5k}, status: cancelled}
"""


FUNNEL = """
funnel:
  - {id: leads, title: Leads, run_by: marketing, counts: {2027: 100}}
  - {id: demos, title: Demos, run_by: marketing, counts: {2027: 900}, conversion: 70%, status: cancelled}
  - {id: deals, title: Deals, run_by: sales, counts: {2027: 20}}
  - {id: gone, title: Renewals, run_by: sales, counts: {2027: 19}, status: cancelled}
pipeline_rules: {coverage: 3, deals_needed: {2027: 20}}
"""


def test_a_cancelled_step_of_the_funnel(plan):
    read = plan(FUNNEL, "sales")
    table = funnel_table(read.plan)
    assert [row.step.id for row in table.rows] == ["leads", "deals"]
    assert table.rows[1].together.conversion.value == Decimal("0.2")
    assert table.overall_together.value == Decimal("0.2")
    supply = lead_supply(read.plan)[0]
    assert (supply.deals.value, supply.handed_over.value) == (20, 100)
    site, _ = write(read.figures)
    (shown,) = (words(page.html) for page in site.languages[0].pages if page.address == "sales/funnel")
    assert "Cancelled, not counted" in shown
    assert shown.index("Demos") > shown.index("Cancelled, not counted")


def pln(millions):
    return Money(Decimal(millions) * 1_000_000, "PLN")


def test_sales(plan):
    read = plan(SALES, "sales")
    sales = read.figures.sales(read.plan)
    assert sales.target(Period.of_year(2027)).value == pln(10)
    assert revenue_tables(sales)[0].figures.total.value == pln(10)
    assert volume_tables(sales)[0].figures.total.value == 100
    assert quota_table(sales).amounts.total.value == pln(11)
    assert forecast_tables(sales)[0].total["base"].value == pln(9)
    assert (pipeline_table(sales).open_value.value, pipeline_table(sales).open_count.value) == (pln(8), 4)
    assert [row.fte.value for row in capacity_rows(sales)] == [10]
    assert lead_supply(read.plan)[0].agreed.value == 100
    assert money_table(read.plan.courses, "cost", read.figures.exchange).total.value == Money(Decimal(10_000), "PLN")


def test_the_statement_has_what_the_page_of_the_targets_has(plan):
    rows = plan(SALES, "sales").figures.statement.rows
    assert next(row.money for row in rows if row.name == "revenue_target").total.value == pln(10)


def test_people(plan):
    read = plan(
        """
        org_units: [{id: shop, title: Shop}, {id: office, title: Office}]
        workforce:
          - {unit: shop, before_fte: 10, leavers: 2, after_fte: 8}
          - {unit: office, before_fte: 6, leavers: 3, after_fte: 3, status: cancelled}
        """,
        "restructuring",
    )
    assert read.figures.once(workforce_table, read.plan).units.after.value == 8


def test_numbers_by_period(plan):
    read = plan(SALES, "sales")
    assert number_table(read.plan.service_level, "leads", read.figures.calendar).total.value == 100


MEASURES = """
period: 2026..2027
objectives:
  - id: o
    title: O
    measures:
      - {id: m-half, title: Half, direction: increase, baseline: {2026: 0}, targets: {2027: 10}, actuals: {2027-H1: 5}}
      - {id: m-gone, title: Gone, status: cancelled, direction: increase, baseline: {2026: 0}, targets: {2027: 10},
         actuals: {2027-H1: 0}}
"""


def test_an_objective_does_not_take_from_a_measure_that_is_cancelled(plan):
    read = plan(MEASURES)
    objective, figures = read.find("o"), read.figures
    assert figures.progress(objective).value == Decimal("0.5")
    assert figures.score(objective).value == Decimal("0.5")
    assert figures.status(objective) != "off_track"


@pytest.mark.parametrize("said", ["cancelled", "paused"])
def test_what_no_figures_tell_is_shown_as_its_owner_says(plan, said):
    read = plan(MEASURES.replace("cancelled", said))
    assert read.figures.status(read.find("m-gone")) == said


def test_the_pages_list_it_apart(plan):
    site, problems = write(plan(SALES, "sales").figures)
    assert problems == []
    listed = [page.address for page in site.languages[0].pages if "Cancelled, not counted" in words(page.html)]
    assert sorted(listed) == [f"sales/{part}" for part in ("capacity", "forecasts", "pipeline", "quotas", "targets")]
