"""The rarer ways through what is calculated for the kinds of plan."""

import datetime as dt
from decimal import Decimal

from planloom.figures.freshness import is_overdue
from planloom.figures.restructuring.processes import differences
from planloom.figures.restructuring.savings import deal_flow
from planloom.figures.restructuring.workforce import workforce_table
from planloom.figures.sales.forecast import forecast_tables
from planloom.figures.sales.targets import revenue_tables
from planloom.values import Money, Period

YEAR = Period.of_year(2027)


def pln(amount):
    return Money(Decimal(amount), "PLN")


def test_differences_of_a_process(plan):
    result = plan(
        """\
        processes:
          - {id: whole, title: A, as_is: {steps: [a, b], cost: 10, cycle_time: 4}, to_be: {steps: [a], cost: 0, cycle_time: 1}}
          - {id: half, title: B, as_is: {cost: 10}}
          - {id: mixed, title: C, as_is: {cost: 10}, to_be: {cost: 5 EUR, fte: 3}}
          - {id: from-nothing, title: D, as_is: {cost: 0}, to_be: {cost: 5}}
        """,
        "restructuring",
    )
    found = {
        process.id: [(one.quantity, one.change.value) for one in differences(process, result.figures)]
        for process in result.plan.processes
    }
    assert found["whole"] == [("steps", -1), ("cost", pln(-10)), ("cycle_time", -3)]
    assert found["half"] == found["mixed"] == []
    assert found["from-nothing"] == [("cost", pln(5))]


def test_what_is_overdue(plan):
    result = plan(
        """\
        initiatives:
          - {id: late, title: A, end: 2027-01}
          - {id: over, title: B, end: 2027-01, progress: 100%}
          - {id: ahead, title: C, end: 2027-12}
          - {id: open, title: D}
        milestones: [{id: missed, title: M, date: 2027-01}, {id: met, title: M, date: 2027-01, done: true}]
        """,
        "sales",
    )
    today = dt.date(2027, 5, 15)
    overdue = {item.id: is_overdue(item, today) for item in result.portfolio.items()}
    assert [name for name, late in overdue.items() if late] == ["late", "missed"]


def test_targets_of_parts_stand_for_the_whole(plan):
    result = plan(
        """\
        territories: [{id: n, title: N}, {id: s, title: S}]
        products: [{id: p, title: P}]
        targets:
          - {id: t1, territory: n, revenue: {2027: 30}}
          - {id: t2, territory: s, revenue: {2027: 20}}
          - {id: t3, product: p, revenue: {2027: 10}}
          - {id: t4, segment: x, revenue: {2027: 5}}
          - {id: t5, volume: {2027: 5}}
        """,
        "sales",
    )
    sales = result.figures.sales(result.plan)
    assert sales.target(YEAR).value == pln(50)
    assert sales.target(YEAR).exact
    assert sales.target(Period.of_year(2030)).value is None
    assert [table.dimension for table in revenue_tables(sales)] == ["territory", "product", "segment"]


def test_forecasts_by_what_they_are_for(plan):
    result = plan(
        """\
        territories: [{id: n, title: N}]
        forecasts:
          - {for: 2027, revenue: 5}
          - {for: 2027, territory: n, revenue: 5}
          - {for: 2027, segment: x, revenue: 5}
        """,
        "sales",
    )
    tables = forecast_tables(result.figures.sales(result.plan))
    assert [table.dimension for table in tables] == ["all", "territory", "segment"]


def test_what_a_deal_brings(plan):
    result = plan(
        """\
        deals:
          - id: d
            title: D
            type: acquisition
            synergies: [{type: cost, amounts: {2028: 5}}, {type: revenue, amounts: {2028: 3}}]
            integration_cost: {2027: 4}
        """,
        "restructuring",
    )
    flow = deal_flow(result.plan.deals[0], result.figures)
    assert (flow.cumulative[-1].value, flow.periods[0]) == (pln(4), YEAR)


def test_people_before_and_after(plan):
    result = plan(
        """\
        org_units: [{id: u, title: U}]
        workforce:
          - {unit: u, before_fte: 10, leavers: 2, after_fte: 8}
          - {before_fte: 10, leavers: 1, after_fte: 8}
        """,
        "restructuring",
    )
    table = workforce_table(result.plan, result.figures)
    assert [(row.bridge.change.value, row.bridge.difference.value) for row in table.rows] == [(-2, 0)]
    assert table.agrees is True
    assert (
        workforce_table(result.plan.model_copy(update={"workforce": result.plan.workforce[:1]}), result.figures).agrees
        is None
    )
