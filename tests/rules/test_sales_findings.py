"""Findings on sales: totals and detail, one product's quota, one conversion for the year, places of what was added."""

from decimal import Decimal

import pytest
from rule_projects import codes, judged, marked

from planloom.values import Money

SALES = """\
# plans/sales/plan.yml
kind: sales
territories: [{id: north, title: North}]
products: [{id: a, title: A}, {id: b, title: B}]
targets:
  - {id: t-north, territory: north, revenue: {2027: 10m}}
  - {id: t-a, territory: north, product: a, revenue: {2027: 6m}}
  - {id: t-b, territory: north, product: b, revenue: {2027: 4m}}
"""
PEOPLE = "# plans/organisation.yml\nlanguages: en\ncurrency: PLN\npeople: [{id: anna, name: Anna}]\n"


def pln(millions):
    return Money(Decimal(millions) * 1_000_000, "PLN")


@pytest.mark.parametrize(
    ("quota", "expected"),
    [
        ("product: a, amounts: {2027: 6m}", []),
        ("product: a, amounts: {2027: 5m}", ["M116"]),
        ("territory: north, product: b, amounts: {2027: 4m}", []),
        ("territory: north, product: b, amounts: {2027: 3m}", ["M116"]),
        ("territory: north, amounts: {2027: 11m}", []),
        ("amounts: {2027: 9m}", ["M116"]),
    ],
)
def test_a_quota_is_held_against_the_target_of_the_same_thing(quota, expected):
    assert codes(judged(f"{PEOPLE}{SALES}quotas:\n  - {{holder: anna, {quota}}}\n")) == expected


def test_the_quota_for_a_product_misses_the_target_for_the_product():
    (problem,) = judged(
        f"{PEOPLE}{SALES}quotas:\n  - {{holder: anna, territory: north, product: a, amounts: {{2027: 5m}}}}\n"
    )
    assert (problem.values["found"], problem.values["expected"]) == (pln(5), pln(6))


def test_the_target_a_team_carries_is_counted_once():
    crew = "teams: [{id: crew, title: Crew, territories: [north]}]\n"
    tree = f"{SALES}{crew}capacity: [{{team: crew, for: 2027, productivity: 1m, fte: 8}}]\n"
    (problem,) = judged(tree)
    assert (problem.code.id, problem.values["needed"], problem.values["missing"]) == ("P103", Decimal(10), pln(2))
    assert [str(related.span) for related in problem.related] == ["plans/sales/plan.yml:5:53"]


FUNNEL = """\
# plans/sales/plan.yml
kind: sales
funnel:
  - {{title: Offers, counts: {{2027-Q1: 100, 2027-Q2: 150, 2027-Q3: 150, 2027-Q4: 200}}}}
  - {{title: Deals, conversion: {stated}, counts: {{2027-Q1: 80, 2027-Q2: 80, 2027-Q3: 100, 2027-Q4: 140}}}}
"""


@pytest.mark.parametrize(("stated", "expected"), [("66.7%", []), ("67%", []), ("80%", ["K105"]), ("70%", ["K105"])])
def test_one_conversion_is_held_against_the_whole_year(stated, expected):
    found = judged(FUNNEL.format(stated=stated))
    assert codes(found) == expected
    assert all(len(problem.related) == 8 and not problem.folded for problem in found)


PIPELINE = """\
# plans/sales/plan.yml
kind: sales
targets: [{id: all-sales, revenue: {2027: 10m}}]
pipeline:
  - {title: Offer, probability: 30%, value: 12m}
  - {title: Won, probability: 100%, value: 5m}
pipeline_rules: {coverage: 3, for: 2027}
"""


def test_the_pipeline_is_held_against_what_is_still_to_be_sold():
    (problem,) = judged(PIPELINE)
    assert (problem.code.id, problem.values["found"], marked(problem, PIPELINE)) == ("K107", Decimal("2.4"), "3")
    assert len(problem.related) == 3


@pytest.mark.parametrize("stage", ["value: 1m XYZ", "count: 4"])
def test_a_pipeline_that_is_not_wholly_known_is_not_judged(stage):
    tree = PIPELINE.replace("pipeline:\n", f"pipeline:\n  - {{title: Call, probability: 10%, {stage}}}\n", 1)
    assert "K107" not in codes(judged(tree))


def test_targets_named_with_their_own_detail_are_not_added():
    tree = f"""\
# plans/marketing/plan.yml
kind: marketing
sales_component:
  - {{id: expected, targets: [t-north, t-a, t-b], revenue_target: {{2027: 10m}}}}
{SALES}"""
    assert codes(judged(tree)) == []


def test_at_most_twelve_places_are_named():
    places = ", ".join(f"{{id: p{number}, title: P{number}}}" for number in range(20))
    targets = "".join(f"  - {{territory: p{number}, revenue: {{2027: {number + 1}m}}}}\n" for number in range(20))
    tree = f"# plans/sales/plan.yml\nkind: sales\nterritories: [{places}]\ntargets:\n  - {{id: all-sales, revenue: {{2027: 1m}}}}\n"
    (problem,) = judged(tree + targets)
    assert (problem.code.id, len(problem.related)) == ("M101", 12)


@pytest.mark.parametrize(("fourth", "expected"), [("4m", []), ("3m", ["M101"])])
def test_parts_by_fiscal_quarter_meet_the_whole_in_the_fiscal_year(fourth, expected):
    quarters = f"FY2027-Q1: 2m, FY2027-Q2: 2m, FY2027-Q3: 2m, FY2027-Q4: {fourth}"
    tree = f"""\
# plans/organisation.yml
languages: en
currency: PLN
fiscal_year_start: 4
# plans/sales/plan.yml
kind: sales
territories: [{{id: north, title: North}}]
targets:
  - {{id: all-sales, revenue: {{FY2027: 10m}}}}
  - {{territory: north, revenue: {{{quarters}}}}}
"""
    assert codes(judged(tree)) == expected


STRATEGY = """\
# plans/strategy/plan.yml
kind: strategy
objectives: [{id: grow, title: Grow, period: 2027..2028, revenue_target: {2027: 10m, 2028: 12m}}]
"""
OF_OBJECTIVES = "objectives: [{{id: o-{year}, title: Sell, supports: grow, revenue_target: {{{year}: {revenue}}}}}]"
OF_TARGETS = "targets: [{{id: t-{year}, supports: grow, revenue: {{{year}: {revenue}}}}}]"


def sales_plan(year, revenue, period, stated):
    return f"# plans/sales-{year}/plan.yml\nkind: sales\n{period}" + stated.format(year=year, revenue=revenue) + "\n"


@pytest.mark.parametrize("stated", [OF_OBJECTIVES, OF_TARGETS])
@pytest.mark.parametrize(("year", "first", "second"), [(2027, "9m", "12m"), (2028, "10m", "11m"), (None, "10m", "12m")])
def test_the_sales_plan_of_another_year_hides_no_shortfall(stated, year, first, second):
    tree = STRATEGY + "".join(
        sales_plan(one, revenue, f"period: {one}\n", stated) for one, revenue in ((2027, first), (2028, second))
    )
    found = [problem for problem in judged(tree) if problem.code.id == "M101"]
    assert [str(problem.span).split("/plan.yml")[0] for problem in found] == ([f"plans/sales-{year}"] if year else [])


@pytest.mark.parametrize(("period", "expected"), [("period: 2027..2028\n", 0), ("period: 2028\n", 1), ("", 0)])
@pytest.mark.parametrize("stated", [OF_OBJECTIVES, OF_TARGETS])
def test_what_is_due_and_silent_may_still_bring_the_rest(stated, period, expected):
    tree = STRATEGY + sales_plan(2027, "9m", "period: 2027\n", stated) + sales_plan(2028, "12m", period, stated)
    assert len([problem for problem in judged(tree) if problem.code.id == "M101"]) == expected


def test_the_total_of_one_year_is_held_against_the_strategy_beside_the_plan_of_the_next():
    served = "objectives: [{{id: o-{year}, title: Sell, supports: grow, revenue_target: {{{year}: {revenue}}}}}]\n"
    first = sales_plan(2027, "10m", "period: 2027\n", served) + "targets: [{id: t, revenue: {2027: 9m}}]\n"
    second = sales_plan(2028, "12m", "period: 2028\n", served) + "targets: [{id: t-2028, revenue: {2028: 12m}}]\n"
    (problem,) = [problem for problem in judged(STRATEGY + first + second) if problem.code.id == "M101"]
    assert "plans/sales-2027" in str(problem.span)
