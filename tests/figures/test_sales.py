"""Sales figures: totals and their detail, and that pages and findings ask for the same."""

from decimal import Decimal

import pytest

from planloom.figures.marketing.funnel import funnel_table
from planloom.figures.marketing.lead_supply import campaign_leads, lead_supply
from planloom.figures.sales.capacity import capacity_rows
from planloom.figures.sales.forecast import forecast_tables
from planloom.figures.sales.pipeline import pipeline_table
from planloom.figures.sales.quotas import quota_amounts, quota_table
from planloom.figures.sales.targets import revenue_tables, volume_tables
from planloom.values import Money, Period

YEAR = Period.of_year(2027)

PLACES = """
territories: [{id: north, title: North}]
products: [{id: a, title: A}, {id: b, title: B}]
targets:
  - {id: t-north, territory: north, revenue: {2027: 10m}}
  - {id: t-a, territory: north, product: a, revenue: {2027: 6m}}
  - {id: t-b, territory: north, product: b, revenue: {2027: 4m}}
"""


def pln(millions):
    return Money(Decimal(millions) * 1_000_000, "PLN")


@pytest.fixture
def sales(plan):
    def made(text):
        read = plan(text, "sales")
        return read.figures.sales(read.plan)

    return made


def test_a_total_and_its_own_detail_are_not_added(sales):
    (table,) = revenue_tables(sales(PLACES))
    assert table.figures.total.value == pln(10)
    assert [(row.subject.members, row.subject.level, row.subject.counted) for row in table.figures.rows] == [
        (("north",), 0, True),
        (("north", "a"), 1, False),
        (("north", "b"), 1, False),
    ]


def test_a_territory_without_a_total_is_what_its_products_are(sales):
    found = sales(PLACES.replace("  - {id: t-north, territory: north, revenue: {2027: 10m}}\n", ""))
    (table,) = revenue_tables(found)
    assert table.figures.total.value == pln(10)
    assert all(row.subject.counted for row in table.figures.rows)
    assert found.target(YEAR).exact


def test_quotas_are_held_against_the_total_once(sales):
    table = quota_table(sales(PLACES + "quotas: [{holder: anna, territory: north, amounts: {2027: 11m}}]\n"))
    assert (table.targets_total.value, table.over_total.value) == (pln(10), Decimal("0.1"))


def test_forecast_against_target_counts_the_target_once(sales):
    (table,) = forecast_tables(sales(PLACES + "forecasts: [{for: 2027, territory: north, revenue: 10m}]\n"))
    assert table.against["base"].value == 1


def test_capacity_takes_as_many_people_as_the_total(sales):
    text = "teams: [{id: crew, title: Crew, territories: [north]}]\n"
    text += "capacity: [{team: crew, for: 2027, productivity: 1m, fte: 8}]\n"
    (row,) = capacity_rows(sales(PLACES + text))
    assert (row.target.value, row.needed.value, row.spare.value) == (pln(10), Decimal(10), pln(-2))


def test_entries_without_a_team_are_one_row(sales):
    text = "capacity: [{for: 2027, productivity: 1m, fte: 4}, {for: 2027, productivity: 2m, fte: 1}]\n"
    (row,) = capacity_rows(sales(PLACES + text))
    assert (row.sells.value, row.needed.value) == (pln(6), Decimal("8.4"))  # 4m at 1.2m each on average


def test_a_missing_territory_is_told(sales):
    found = sales(PLACES.replace("[{id: north, title: North}]", "[{id: north, title: N}, {id: south, title: S}]"))
    target = found.target(YEAR)
    assert (target.value, target.partial) == (pln(10), True)
    assert [(gap.kind, gap.part.id) for gap in target.gaps] == [("not_given", "south")]


def test_a_currency_without_a_rate_is_told_and_not_counted_as_nothing(sales):
    (table,) = revenue_tables(sales("targets: [{id: t, revenue: {2027-Q1: 1m, 2027-Q2: 1m XYZ}}]"))
    assert (table.figures.total.value, table.figures.total.currencies) == (pln(1), ("XYZ",))


def test_a_quarter_without_a_rate_is_accounted_for_by_its_year(sales):
    target = sales("targets: [{id: t, revenue: {2027: 4m, 2027-Q1: 1m XYZ}}]").target(YEAR)
    assert (target.value, target.exact) == (pln(4), True)


def test_two_targets_for_the_same_are_a_year_and_its_quarters_or_are_added(sales):
    text = "targets:\n  - {id: t, revenue: {2027: 4m}}\n  - {id: q, revenue: {2027-Q1: 1m}}\n"
    assert sales(text).target(YEAR).value == pln(4)
    assert sales(text.replace("2027-Q1", "2027")).target(YEAR).value == pln(5)


def test_years_and_quarters_meet_in_years(sales):
    text = """
    territories: [{id: n, title: N}, {id: s, title: S}]
    targets:
      - {id: tn, territory: n, revenue: {2027-H1: 1m, 2027-H2: 2m}}
      - {id: ts, territory: s, revenue: {2027: 4m, 2028: 5m}}
    """
    (table,) = revenue_tables(sales(text))
    assert [
        (column.text, total.value) for column, total in zip(table.figures.columns, table.figures.totals, strict=True)
    ] == [("2027", pln(7)), ("2028", pln(5))]
    assert table.figures.totals[1].partial  # the north says nothing of 2028


def test_what_fits_no_year_has_a_column_of_its_own(sales):
    text = """
    territories: [{id: n, title: N}, {id: s, title: S}]
    targets:
      - {id: tn, territory: n, revenue: {2027..2028: 8m}}
      - {id: ts, territory: s, revenue: {2027: 4m, 2028: 5m}}
    """
    (table,) = revenue_tables(sales(text))
    sums = [total.value.amount for total in (*table.figures.totals, table.figures.rest)]
    assert sum(sums) == table.figures.total.value.amount == pln(17).amount


def test_units_are_not_added_twice_either(sales):
    text = "territories: [{id: n, title: N}]\nproducts: [{id: a, title: A}]\ntargets:\n"
    text += "  - {id: t, territory: n, volume: {2027: 9}}\n  - {id: d, territory: n, product: a, volume: {2027: 9}}\n"
    (table,) = volume_tables(sales(text))
    assert table.figures.total.value == 9


def test_the_quota_for_one_product_is_not_the_quota_for_all(sales):
    quotas = quota_amounts(sales(PLACES + "quotas: [{holder: anna, product: a, amounts: {2027: 6m}}]\n"))
    assert not quotas.carried(frozenset(), YEAR).exact
    assert quotas.carried(frozenset({("product", "a")}), YEAR).exact


def test_the_quota_of_a_team_gives_way_to_those_of_its_members(sales):
    text = """
    teams: [{id: crew, title: Crew, members: [anna, jan]}]
    quotas:
      - {holder: crew, amounts: {2027: 10m}}
      - {holder: anna, amounts: {2027: 6m}}
      - {holder: jan, amounts: {2027: 5m}}
    """
    table = quota_table(sales(text))
    assert table.amounts.total.value == pln(11)
    assert [row.subject.counted for row in table.amounts.rows] == [False, True, True]


PIPELINE = """
targets: [{id: all-sales, revenue: {2027: 10m}}]
pipeline:
  - {title: Offer, probability: 30%, value: 12m}
  - {title: Won, probability: 100%, value: 5m}
  - {title: Given up, probability: 0%, value: 9m}
pipeline_rules: {coverage: 3, for: 2027}
"""


def test_the_open_pipeline_covers_what_is_still_to_be_sold(sales):
    table = pipeline_table(sales(PIPELINE))
    assert (table.covers.value, table.enough, table.missing(Decimal(3)).value) == (Decimal("2.4"), False, pln(3))


def test_a_target_that_is_won_needs_no_pipeline(sales):
    table = pipeline_table(sales(PIPELINE.replace("5m", "10m")))
    assert (table.covers.value, table.covers.reason, table.enough) == (None, "zero", True)


@pytest.mark.parametrize("stage", ["{title: Call, probability: 10%}", "{title: Call, probability: 10%, value: 1m XYZ}"])
def test_a_stage_of_unknown_value_leaves_the_coverage_open(sales, stage):
    table = pipeline_table(sales(PIPELINE.replace("pipeline:", f"pipeline:\n  - {stage}")))
    assert (table.open_value.value, table.open_value.partial, table.enough) == (pln(12), True, None)


def test_a_conversion_is_held_against_the_year_of_quarterly_counts(sales):
    text = """
    funnel:
      - {title: Offers, counts: {2027-Q1: 100, 2027-Q2: 150, 2027-Q3: 150, 2027-Q4: 200}}
      - {title: Deals, conversion: 66.7%, counts: {2027-Q1: 80, 2027-Q2: 80, 2027-Q3: 100, 2027-Q4: 140}}
    """
    together = funnel_table(sales(text).plan).rows[1].together
    assert (together.count.value, together.came.value) == (400, 600)


def test_a_part_of_the_year_makes_no_conversion_of_the_year(sales):
    text = "funnel:\n  - {title: A, counts: {2027: 600}}\n  - {title: B, counts: {2027-Q1: 80, 2027-Q2: 80}}\n"
    table = funnel_table(sales(text).plan)
    assert table.rows[1].together.conversion.value is None
    assert [cell.conversion.value for cell in table.rows[1].cells] == [None, None, None]


def test_leads_make_deals_by_the_funnel(sales):
    text = """
    funnel:
      - {title: Leads, run_by: marketing, counts: {2027: 1000}}
      - {title: Deals, run_by: sales, counts: {2027: 250}}
    pipeline_rules: {coverage: 3, deals_needed: {2027: 240}}
    service_level: [{leads: {2027-H1: 400, 2027-H2: 400}}]
    """
    supply = lead_supply(sales(text).plan)[0]
    assert (supply.agreed.value, supply.deals_from_agreed.value, supply.leads_needed.value) == (800, 200, 960)


def test_a_cancelled_campaign_brings_no_leads_and_hides_none(plan):
    read = plan(
        """
        campaigns:
          - {id: one, title: One, period: 2027, expected_leads: 100}
          - {id: two, title: Two, period: 2027, expected_leads: 50, status: cancelled}
          - {id: other, title: Other, period: 2028}
        """,
        "marketing",
    )
    assert (campaign_leads(read.plan.campaigns, YEAR).value, campaign_leads(read.plan.campaigns, YEAR).exact) == (
        100,
        True,
    )


def test_a_team_is_to_sell_what_its_members_are_on_every_page(project):
    read = project(
        {
            "organisation.yml": "people: [{id: anna, name: A}, {id: jan, name: J}]\n"
            "teams: [{id: field, title: Field, members: [anna, jan]}]\n",
            "sales/plan.yml": """\
                kind: sales
                quotas:
                  - {holder: field, amounts: {2027: 21m}}
                  - {holder: anna, amounts: {2027: 13m}}
                  - {holder: jan, amounts: {2027: 9m}}
                capacity: [{team: field, for: 2027, productivity: 1m, fte: 22}]
                """,
        }
    )
    sales = read.figures.sales(read.plan)
    assert quota_table(sales).amounts.total.value == pln(22)
    assert [row.target.value for row in capacity_rows(sales)] == [pln(22)]
