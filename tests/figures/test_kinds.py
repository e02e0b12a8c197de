"""What is calculated for the parts of each kind of plan."""

import datetime as dt
from decimal import Decimal

import pytest

from planloom.figures.freshness import is_overdue, is_stale
from planloom.figures.marketing.funnel import funnel_table
from planloom.figures.marketing.growth_share import growth_share
from planloom.figures.measure.sparkline import HEIGHT, WIDTH, sparkline
from planloom.figures.money.allocation import allocation_table
from planloom.figures.money.projection import projection_table
from planloom.figures.restructuring.processes import differences
from planloom.figures.restructuring.savings import savings_table
from planloom.figures.restructuring.structure import structure_of
from planloom.figures.restructuring.workforce import workforce_table
from planloom.figures.sales.capacity import capacity_rows
from planloom.figures.sales.forecast import forecast_tables
from planloom.figures.sales.pipeline import pipeline_table
from planloom.figures.sales.quotas import quota_table
from planloom.figures.sales.targets import revenue_tables
from planloom.values import Money, Period


def pln(amount):
    return Money(Decimal(amount) * 1_000_000, "PLN")


def test_what_is_left_of_the_envelope(plan):
    read = plan("""
        envelope: {amounts: {2027: 10m, 2028: 5m}}
        allocations:
          - {function: sales, amounts: {2027: 4m}, fte: {2027: 3}}
          - {function: sales, amounts: {2027: 1m, 2028: 2m}}
          - {function: marketing, amounts: {2028: 4m}}
    """)
    table = allocation_table(read.plan, read.figures)
    assert [str(year) for year in table.years] == ["2027", "2028"]
    assert [group.function for group in table.groups] == ["sales", "marketing"]
    assert table.groups[0].money.total.value == pln(7)
    assert [cell.value for cell in table.left.cells] == [pln(5), pln(-1)]
    assert table.left.total.value == pln(4)
    assert table.has_people


def test_without_an_envelope_there_is_no_limit(plan):
    read = plan("allocations:\n  - {function: sales, amounts: {2027: 4m}}\n")
    assert not allocation_table(read.plan, read.figures).is_limited


@pytest.mark.parametrize(
    ("growth", "share", "quadrant"),
    [("12%", "1.4", "star"), ("12%", "0.4", "question_mark"), ("4%", "1.4", "cash_cow"), ("4%", "0.4", "poor_dog"),
     ("10%", "1", "star")],
)  # fmt: skip
def test_quadrant(plan, growth, share, quadrant):
    read = plan(f"portfolio:\n  - {{title: A, market_growth: {growth}, relative_share: {share}, revenue: 3m}}\n")
    (placed,) = growth_share(read.plan, read.figures)
    assert (placed.quadrant, placed.part.value) == (quadrant, 1)


SALES = """
    territories:
      - {id: north, title: North}
      - {id: south, title: South}
    teams:
      - {id: crew, title: Crew, territories: [north]}
    targets:
      - {id: all-of-it, revenue: {2027: 10m}}
      - {id: to-north, territory: north, revenue: {2027-H1: 2m, 2027-H2: 3m}}
      - {id: to-south, territory: south, revenue: {2027-H1: 2m, 2027-H2: 4m}}
    quotas:
      - {territory: north, amounts: {2027-H1: 2.2m, 2027-H2: 3.3m}}
    capacity:
      - {team: crew, for: 2027, productivity: 2m, fte: 3, ramping: 1, ramp: 50%}
    forecasts:
      - {for: 2027-H1, scenario: low, territory: north, volume: 10, price: 100k}
      - {for: 2027-H1, scenario: high, territory: north, revenue: 3m, method: expert}
      - {for: 2027-H2, scenario: high, territory: north, revenue: 4m}
    pipeline:
      - {title: Offer, probability: 50%, count: 4, value: 8m}
      - {title: Won, probability: 100%, count: 1, value: 1m, category: won}
    pipeline_rules: {coverage: 2, for: 2027-H1}
    funnel:
      - {title: Leads, counts: {2027: 100}}
      - {title: Deals, counts: {2027: 25}}
"""


@pytest.fixture
def sales(plan):
    return plan(SALES, "sales")


def test_targets_add_up_to_more_than_the_plan_states(sales):
    (table,) = revenue_tables(sales.figures.sales(sales.plan))
    assert table.dimension == "territory"
    assert [total.value for total in table.figures.totals] == [pln(4), pln(7)]
    assert (table.stated_total.value, table.difference_total.value) == (pln(10), pln(1))


def test_quotas_exceed_the_targets_they_stand_on(sales):
    table = quota_table(sales.figures.sales(sales.plan))
    assert [target.value for target in table.targets] == [pln(2), pln(3)]
    assert [over.value for over in table.over] == [Decimal("0.1"), Decimal("0.1")]


def test_newcomers_count_by_their_ramp(sales):
    (row,) = capacity_rows(sales.figures.sales(sales.plan))
    assert (row.sellers.value, row.sells.value, row.target.value) == (Decimal("2.5"), pln(5), pln(5))
    assert (row.needed.value, row.spare.value) == (Decimal(3), pln(0))


def test_forecasts_stand_side_by_side(sales):
    (table,) = forecast_tables(sales.figures.sales(sales.plan))
    assert table.scenarios == ("low", "high")
    assert {scenario: total.value for scenario, total in table.total.items()} == {"low": pln(1), "high": pln(7)}
    assert table.total["low"].partial  # only half of the year
    assert [row.revenue["low"].value for row in table.periods] == [pln(1), None]
    assert table.subjects[0].methods == ("expert",)
    assert table.target.value == pln(10)


def test_the_pipeline_covers_what_is_still_to_be_sold(sales):
    table = pipeline_table(sales.figures.sales(sales.plan))
    assert (table.open_value.value, table.open_weighted.value, table.won.value) == (pln(8), pln(4), pln(1))
    assert (table.target.value, table.left.value) == (pln(4), pln(3))
    assert (table.covers.value, table.enough) == (Decimal(8) / 3, True)


def test_each_step_of_the_funnel_tells_its_conversion(sales):
    table = funnel_table(sales.plan)
    assert table.rows[1].cells[0].conversion.value == Decimal("0.25")
    assert [overall.value for overall in table.overall] == [Decimal("0.25")]


def test_savings_pay_for_themselves(plan):
    read = plan(
        """
        savings:
          - {id: one, title: One, baseline: plant, baseline_annual: 10m, run_rate: 2m, headcount_effect: -3,
             phasing: {2027-H1: 0.5m, 2027-H2: 1m, 2028-H1: 1m}, one_off_cost: {2027-H1: 1.5m}}
          - {id: two, title: Two, baseline: plant, baseline_annual: 10m, run_rate: 1m, phasing: {2027-H2: 0.5m}}
        """,
        "restructuring",
    )
    table = savings_table(read.plan, read.figures)
    assert (table.baseline.value, table.run_rate.value, table.after.value) == (pln(10), pln(3), pln(7))
    assert [cell.net.value for cell in table.flow.cells] == [pln(-1), pln("1.5"), pln(1)]
    assert table.flow.payback.when == Period.parse("2027-10")
    assert table.rows[0].flow.payback.when == Period.parse("2027-12")
    assert table.headcount.value == -3


def test_the_bridge_of_people(plan):
    read = plan(
        """
        org_units:
          - {id: plant, title: Plant}
        workforce:
          - {before_fte: 10, hires: 1, leavers: 3, after_fte: 8}
          - {unit: plant, before_fte: 10, hires: 1, leavers: 2, after_fte: 8, redundancies: [{date: 2027-03, number: 2}]}
        """,
        "restructuring",
    )
    table = workforce_table(read.plan, read.figures)
    assert table.whole.difference.value == 0
    assert table.rows[0].bridge.difference.value == -1
    assert (table.redundancies.value, table.agrees) == (2, True)


def test_units_move_between_the_trees(plan):
    read = plan(
        """
        org_units:
          - {id: top, title: Top, headcount: 1}
          - {id: shop, title: Shop, parent: top, headcount: 4, headcount_after: 6}
          - {id: desk, title: Desk, parent: shop, parent_after: top, headcount: 2}
          - {id: old, title: Old, parent: top, state: before, headcount: 3}
        unit_changes:
          - {change: close, from: [old]}
          - {change: move, from: [desk], to: [desk]}
          - {change: keep, from: [top], to: [top]}
        """,
        "restructuring",
    )
    structure = structure_of(read.plan, read.figures)
    (before,), (after,) = structure.before, structure.after
    assert (before.total.value, after.total.value) == (10, 9)
    assert [node.unit.id for node in before.units] == ["shop", "old"]
    assert [(node.unit.id, node.change) for node in after.units] == [("shop", ""), ("desk", "move")]


def test_a_circle_of_units_does_not_hang(plan):
    read = plan("org_units:\n  - {id: a, title: A, parent: b}\n  - {id: b, title: B, parent: a}\n", "restructuring")
    assert structure_of(read.plan, read.figures).before == ()


def test_differences_between_two_states_of_a_process(plan):
    read = plan(
        """
        processes:
          - title: Orders
            as_is: {steps: [a, b, c], cost: 4m, cycle_time: 10, error_rate: 4%}
            to_be: {steps: [a], cost: 3m, cycle_time: 5, fte: 2}
        """,
        "restructuring",
    )
    found = {
        one.quantity: (one.change.value, one.part.value) for one in differences(read.plan.processes[0], read.figures)
    }
    assert found["cost"] == (pln(-1), Decimal("-0.25"))
    assert found["cycle_time"] == (Decimal(-5), Decimal("-0.5"))
    assert set(found) == {"steps", "cost", "cycle_time"}


def test_results_of_projected_years(plan):
    read = plan(
        """
        projections:
          - {scenario: base, years: [{year: 2027, revenue: 10m, costs: 9m}]}
          - {scenario: low, years: [{year: 2028, revenue: 8m, costs: 9m}]}
        """,
        "restructuring",
    )
    table = projection_table(read.plan, read.figures)
    assert [str(year) for year in table.years] == ["2027", "2028"]
    low, base = table.scenarios
    assert (low.cells[0], low.cells[1].result.value) == (None, pln(-1))
    assert base.cells[0].margin.value == Decimal("0.1")


MEASURES = """
    measures:
      - {id: one, title: One, frequency: monthly, actuals: {2026-12: 4, 2027-01: 8, 2027-02: 6}}
      - {id: two, title: Two, frequency: yearly, actuals: {2026: 4}}
      - {id: flat, title: Flat, actuals: {2026: 4, 2027: 4}}
    initiatives:
      - {id: late, title: Late, end: 2027-03}
      - {id: early, title: Early, end: 2027-06, milestones: [{title: Half, date: 2027-01}]}
      - {id: over, title: Over, end: 2027-03, status: done}
"""


def test_figures_grow_stale(plan):
    read = plan(MEASURES)
    assert [is_stale(one, read.figures.today) for one in read.plan.measures] == [True, False, False]


def test_nothing_is_stale_after_the_last_target(plan):
    read = plan("""
        measures:
          - {id: ended, title: E, frequency: monthly, targets: {2026: 9}, actuals: {2026-12: 8}}
          - {id: told, title: T, frequency: monthly, direction: qualitative, targets: {2027: good}, actuals: {2027-06: bad}}
          - {id: looked, title: L, frequency: monthly, targets: {2027: 9}, check_ins: [{date: 2027-06-28, value: 7}]}
          - {id: late, title: S, frequency: monthly, targets: {2027: 9}, actuals: {2026-12: 8}}
          - {id: paused, title: P, frequency: monthly, status: paused, targets: {2027: 9}, actuals: {2026-12: 8}}
    """)
    assert [one.id for one in read.plan.measures if is_stale(one, dt.date(2027, 7, 20))] == ["late"]


def test_work_is_overdue(plan):
    read = plan(MEASURES)
    assert [is_overdue(one, read.figures.today) for one in read.plan.initiatives] == [True, False, False]
    assert is_overdue(read.plan.initiatives[1].milestones[0], read.figures.today)


def test_sparkline_stays_in_its_box(plan):
    read = plan(MEASURES)
    one, two, flat = (sparkline(measure) for measure in read.plan.measures)
    assert two == ()
    assert [y for _, y in one] == [HEIGHT, 0, HEIGHT / 2]
    assert one[-1][0] == WIDTH
    assert {y for _, y in flat} == {HEIGHT / 2}
