"""Savings: what is counted, how long it goes on, when it has paid for itself."""

from decimal import Decimal

import pytest

from planloom.figures.restructuring.saving_targets import saved_for
from planloom.figures.restructuring.savings import deal_flow, saving_flow, savings_table
from planloom.values import Money, Period


def pln(amount):
    return Money(Decimal(str(amount)) * 1000, "PLN")


@pytest.fixture
def table(plan):
    """Return the savings of a plan given as the YAML of its savings."""

    def make(text, head="period: 2027..2030\n"):
        read = plan(f"{head}savings:\n{text}", "restructuring")
        return savings_table(read.plan, read.figures)

    return make


def told(flow, name):
    return [
        (str(period), int(getattr(cell, name).value.amount) // 1000)
        for period, cell in zip(flow.periods, flow.cells, strict=True)
    ]


ONE = (
    "  - {id: one, title: One, run_rate: 1200k, phasing: {2027: 300k, 2028-H1: 400k}, one_off_cost: {2027-Q1: 500k}}\n"
)


def test_the_run_rate_goes_on_to_the_end_of_the_plan(table):
    flow = table(ONE).flow
    assert told(flow, "phased") == [
        ("2027", 300),
        ("2028-H1", 400),
        ("2028-07-01..2028-12-31", 0),
        ("2029", 0),
        ("2030", 0),
    ]
    assert [amount for _, amount in told(flow, "run_rate")] == [0, 0, 600, 1200, 1200]
    assert flow.total.gross.value == pln(3700)
    assert flow.goes_on


def test_a_plan_without_an_end_has_what_is_phased_only(table):
    assert table(ONE, head="").flow.total.gross.value == pln(700)


def test_without_a_run_rate_nothing_goes_on(table):
    flow = table("  - {id: one, title: One, phasing: {2027: 300k}}\n").flow
    assert (flow.periods, flow.goes_on) == ((Period.of_year(2027),), False)


@pytest.mark.parametrize(
    ("phasing", "cost", "month"),
    [
        ("{2028-H2: 500k, 2029-H1: 1500k}", "{2028-H2: 1m}", "2029-02"),
        ("{2027: 1m, 2028: 2m}", "{2027-Q1: 2m}", "2028-06"),
        ("{2027: 1m, 2028: 1m}", "{2027: 2m}", "2028-12"),
        ("{2027-H1: 1m, 2027-H2: 1m}", "{2027-H1: 200k}", "2027-H1"),
        ("{2027: 3m, 2028: 1m}", "{2028: 2m}", "2028"),
        ("{2027: 2m, 2028: 2m, 2029: 1m}", "{2027: 3m, 2029: 2m}", "2028-06"),
        ("{2027: 2m, 2028: 2m, 2029: 1m, 2030: 4m}", "{2027: 3m, 2029: 4m}", "2030-06"),
        ("{2027: 1m, 2028: 1m}", "{2027: 3m}", None),
        ("{2027: 1m}", "{}", None),
        ("{2027: 1m, 2028: 5m EUR}", "{2027: 3m}", None),
    ],
)
def test_payback(table, phasing, cost, month):
    (row,) = table(f"  - {{id: one, title: One, phasing: {phasing}, one_off_cost: {cost}}}\n").rows
    found = row.flow.payback
    assert (found and found.when) == (month and Period.parse(month))


def test_the_month_of_the_payback_is_where_the_run_rate_earns_it(table):
    flow = table("  - {id: a, title: A, run_rate: 1200k, phasing: {2027: 0}, one_off_cost: {2027: 1500k}}\n").flow
    assert flow.payback.when == Period.parse("2029-03")


SHARED = """\
  - {id: one, title: One, baseline: plant, baseline_annual: 1m, run_rate: 800k, phasing: {2027: 800k}}
  - {id: two, title: Two, baseline: plant, baseline_annual: 1m, run_rate: 500k, phasing: {2027-H1: 100k, 2027-H2: 400k}}
  - {id: three, title: Three, baseline_annual: 2m, run_rate: 100k, phasing: {2027: 100k}}
  - {id: never, title: Never, status: cancelled, baseline: plant, baseline_annual: 9m, run_rate: 5m, phasing: {2027: 5m}}
"""


def test_one_baseline_is_counted_once_and_saved_once(table):
    found = table(SHARED, head="")
    assert (found.baseline.value, found.run_rate.value, found.after.value) == (pln(3000), pln(1100), pln(1900))
    assert (found.beyond.value, found.flow.total.gross.value) == (pln(300), pln(1100))
    assert found.flow.total.beyond.value == pln(300)
    assert [row.counts for row in found.rows] == [True, True, True, False]


def test_a_cost_that_is_not_stated_makes_the_rest_partial(table):
    found = table("  - {id: a, title: A, baseline_annual: 3m, run_rate: 1m}\n  - {id: b, title: B, run_rate: 1m}\n")
    assert found.baseline.value == pln(3000)
    assert found.after.partial


def test_an_amount_without_a_rate_is_left_out_and_said(table):
    found = table("  - {id: a, title: A, run_rate: 1m, phasing: {2027: 1m, 2028: 2m EUR}, one_off_cost: {2027: 1m}}\n")
    assert found.flow.cells[1].gross.value is None
    assert found.flow.total.gross.currencies == ("EUR",)
    assert found.flow.payback is None


def test_two_currencies_with_a_rate(project):
    read = project(
        {
            "organisation.yml": "languages: en\nrates: {EUR: 4}\n",
            "restructuring/plan.yml": """\
            kind: restructuring
            savings:
              - {id: a, title: A, phasing: {2027-Q1: 100k, 2027-Q2: 100k EUR}, one_off_cost: {2027: 50k EUR}}
            deals:
              - {id: d, title: D, type: merger, synergies: [{type: cost, amounts: {2027: 100k EUR}},
                 {type: revenue, amounts: {2027-Q3: 30k}}], integration_cost: {2027-H2: 10k EUR}}
            """,
        }
    )
    assert saving_flow(read.find("a"), read.figures).total.net.value == pln(300)
    deal = deal_flow(read.find("d"), read.figures)
    assert (deal.periods, deal.total.net.value) == ((Period.of_year(2027),), pln(390))


def test_an_objective_gets_net_savings_and_net_synergies_of_cost(plan):
    read = plan(
        """
        period: 2027..2029
        objectives:
          - {id: save, title: Save, cost_target: {2028: 1m}}
        savings:
          - {id: a, title: A, run_rate: 600k, phasing: {2027: 100k}, one_off_cost: {2028-Q1: 50k}, supports: [{id: save, contributes: 50%}]}
        deals:
          - {id: d, title: D, type: merger, objectives: save, synergies: [{type: cost, amounts: {2028: 100k}},
             {type: revenue, amounts: {2028: 900k}}], integration_cost: {2028-H1: 30k}}
        """,
        "restructuring",
    )
    save = read.find("save")
    assert saved_for(save, Period.of_year(2028), read.figures).value == pln(345)
    assert saved_for(save, Period.of_year(2026), read.figures).value is None


REALISED = """\
  - {id: one, title: One, phasing: {2026-Q3: 80k, 2026-Q4: 160k, 2027: 640k}, one_off_cost: {2026: 310k},
     realised: {2026-Q3: 64k, 2026-12: 30k, 2027-Q1: 100k}, spent: {2026-H1: 100k, 2026-H2: 250k}}
"""


def test_only_what_is_reported_in_full_is_compared(table):
    (row,) = table(REALISED).rows
    saved, spent = row.to_date.saved, row.to_date.spent
    assert (saved.planned.value, saved.actual.value, saved.variance.value) == (pln(80), pln(64), pln(-16))
    assert (saved.share.value, saved.reported.value) == (Decimal("-0.2"), pln(194))
    assert (spent.planned.value, spent.variance.value, spent.distance) == (pln(310), pln(40), pln(40))


def test_a_period_that_is_over_and_not_reported_is_a_gap(table):
    (row,) = table(
        "  - {id: a, title: A, phasing: {2026-Q3: 80k, 2026-Q4: 160k, 2027-Q4: 1}, realised: {2026-Q3: 80k}}\n"
    ).rows
    assert row.to_date.saved.reported.partial
    assert [str(gap.period) for gap in row.to_date.saved.reported.gaps] == ["2026-Q4"]
    assert row.to_date.saved.variance.value == pln(0)


def test_without_reports_there_is_nothing_so_far(table):
    assert not table(ONE).to_date


def test_after_the_phasing_the_run_rate_is_the_plan(table):
    (row,) = table("  - {id: a, title: A, run_rate: 1200k, phasing: {2026: 1m}, realised: {2027-Q1: 200k}}\n").rows
    assert (row.to_date.saved.planned.value, row.to_date.saved.distance) == (pln(300), pln(100))
