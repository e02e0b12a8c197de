"""A rule fires only when both sides can really be compared."""

import pytest
from rule_projects import codes, judged

TERRITORIES = """\
# plans/sales/plan.yml
kind: sales
territories: [{{id: north, title: North}}, {{id: south, title: South}}]
targets:
  - {{id: everything, revenue: {total}}}
  - {{territory: north, revenue: {north}}}
  - {{territory: south, revenue: {south}}}
"""


@pytest.mark.parametrize(
    ("total", "north", "south", "expected"),
    [
        ("{2027: 50m}", "{2027: 20m}", "{2027-Q1: 5m, 2027-Q2: 5m, 2027-Q3: 10m, 2027-Q4: 10m}", []),
        ("{2027: 50m}", "{2027: 20m}", "{2027-Q1: 5m, 2027-Q2: 5m, 2027-Q3: 10m, 2027-Q4: 9m}", ["M101"]),
        ("{2027: 50m}", "{2027: 20m}", "{2027-Q1: 5m, 2027-Q2: 5m, 2027-Q3: 10m}", []),
        ("{2027: 50m}", "{2027: 20m}", "{2027-Q1: 5m, 2027-Q2: 9m, 2027-Q3: 30m}", ["M101"]),
        ("{2027-H1: 20m, 2027-H2: 30m}", "{2027: 20m}", "{2027: 30m}", []),
        ("{2027-H1: 20m, 2027-H2: 30m}", "{2027: 20m}", "{2027: 31m}", ["M101"]),
        ("{2027..2028: 100m}", "{2027: 20m, 2028: 25m}", "{2027..2028: 55m}", []),
        ("{2027..2028: 100m}", "{2027: 20m, 2028: 25m}", "{2027..2028: 50m}", ["M101"]),
        ("{2027: 50m}", "{2027: 20m}", "{2028: 30m}", []),
        ("{2027: 50m}", "{2026-07..2027-06: 20m}", "{2027: 30m}", []),
    ],
    ids=[
        "quarters make the year",
        "quarters miss the year",
        "a quarter is not told",
        "three quarters are already too much",
        "halves against years",
        "halves against years, off",
        "two years in one",
        "two years in one, off",
        "another year",
        "across the border of the year",
    ],
)
def test_periods(total, north, south, expected):
    assert codes(judged(TERRITORIES.format(total=total, north=north, south=south))) == expected


def test_a_territory_without_a_target_leaves_room():
    """That it has none is told (M126), and is no reason for the others to make up the whole."""
    tree = TERRITORIES.replace("  - {{territory: south, revenue: {south}}}\n", "")
    assert codes(judged(tree.format(total="{2027: 50m}", north="{2027: 20m}"))) == ["M126"]
    assert codes(judged(tree.format(total="{2027: 50m}", north="{2027: 60m}"))) == ["M126", "M101"]


@pytest.mark.parametrize(
    ("rates", "south", "expected"),
    [
        ("rates: {EUR: 4}\n", "{2027: 7.5m EUR}", []),
        ("rates: {EUR: 4}\n", "{2027: 30m EUR}", ["M101"]),
        ("", "{2027: 30m EUR}", ["M106"]),
        ("", "{2027: 300m EUR}", ["M106"]),
    ],
    ids=["by the rate", "off by the rate", "without a rate", "far off without a rate"],
)
def test_currencies(rates, south, expected):
    tree = TERRITORIES.format(total="{2027: 50m}", north="{2027: 20m}", south=south)
    assert codes(judged(f"# plans/organisation.yml\nlanguages: en\n{rates}{tree}")) == expected


def test_products_and_territories_are_two_views_of_one_total():
    tree = """\
# plans/sales/plan.yml
kind: sales
territories: [{id: north, title: North}, {id: south, title: South}]
products: [{id: pumps, title: Pumps}, {id: fans, title: Fans}]
targets:
  - {territory: north, revenue: {2027: 20m}}
  - {territory: south, revenue: {2027: 30m}}
  - {product: pumps, revenue: {2027: 40m}}
  - {product: fans, revenue: {2027: 12m}}
"""
    assert codes(judged(tree)) == ["M101"]
    assert codes(judged(tree.replace("12m", "10m"))) == []


STRATEGY = """\
# plans/strategy/plan.yml
kind: strategy
objectives:
  - {{id: grow, title: Grow, owner: anna, period: 2027, revenue_target: {{2027: 100m}}}}
  - {{id: grow-abroad, title: Grow abroad, owner: anna, period: 2027, revenue_target: {{2027: 40m}}}}
# plans/sales/plan.yml
kind: sales
objectives:
  - {{id: home, title: Home, owner: jan, period: 2027, revenue_target: {{2027: 60m}}, supports: {home}}}
  - {{id: abroad, title: Abroad, owner: jan, period: 2027, revenue_target: {{2027: 40m}}, supports: {abroad}}}
"""


def test_shares_say_how_much_counts_where():
    home = "[{id: grow, contributes: 100%}]"
    both = "[{id: grow, contributes: 100%}, {id: grow-abroad, contributes: 0%}]"
    split = "[{id: grow, contributes: 50%}, {id: grow-abroad, contributes: 50%}]"
    assert codes(judged(STRATEGY.format(home=home, abroad=both))) == ["M101"]  # nothing is left for grow-abroad
    (problem,) = judged(STRATEGY.format(home=home, abroad=split))  # both objectives lack half of it
    assert (problem.code.id, len(problem.folded)) == ("M101", 1)


def test_a_share_left_open_cannot_be_added():
    assert codes(judged(STRATEGY.format(home="grow", abroad="[grow, grow-abroad]"))) == []


SAVINGS = """\
# plans/strategy/plan.yml
kind: strategy
objectives:
  - {{id: save, title: Save, owner: anna, period: 2027..2028, cost_target: {{2028: {target}}}}}
# plans/restructuring/plan.yml
kind: restructuring
savings:
  - {{id: one, title: One, baseline: energy, baseline_annual: 10m, phasing: {{2028-H1: 3m, 2028-H2: 4m}}, supports: save}}
  - {{id: two, title: Two, baseline: {second}, baseline_annual: 10m, phasing: {{2028: 5m}}, one_off_cost: {{2028: 1m}}, supports: save}}
"""


@pytest.mark.parametrize(
    ("second", "target", "expected"),
    [
        ("rent", "11m", []),
        ("rent", "11.1m", ["M108"]),
        ("energy", "9m", ["M109"]),
        ("energy", "9.1m", ["M108", "M109"]),
    ],
    ids=["two costs", "two costs, too much", "one cost counts once", "one cost counts once, too much"],
)
def test_savings_on_one_baseline_count_once(second, target, expected):
    assert sorted(codes(judged(SAVINGS.format(second=second, target=target)))) == expected


DATES = """\
# plans/sales/plan.yml
kind: sales
period: 2027
initiatives:
  - {{id: first, title: First, start: 2027-Q1, end: {end}}}
  - {{id: second, title: Second, start: {start}, end: 2027-12-31, depends_on: first}}
"""


@pytest.mark.parametrize("said", ["status: done", "status: cancelled", "progress: 100%"])
@pytest.mark.parametrize("over", ["first", "second"])
def test_work_that_is_over_holds_up_nothing_and_waits_for_nothing(said, over):
    plan = DATES.format(end="2027-06-30", start="2027-04-01")
    assert "D104" in codes(judged(plan))
    assert "D104" not in codes(judged(plan.replace(f"id: {over},", f"id: {over}, {said},")))


@pytest.mark.parametrize(
    ("end", "start", "expected"),
    [
        ("2027-Q2", "2027-Q2", []),
        ("2027-Q2", "2027-03-31", ["D104"]),
        ("2027-Q2", "2027-04-01", []),
        ("2027-06-30", "2027-Q2", []),
        ("2027-07-01", "2027-Q2", ["D104"]),
        ("2027-Q4", "2027-Q2", ["D104"]),
    ],
)
def test_a_coarse_date_may_be_any_day_of_it(end, start, expected):
    assert codes(judged(DATES.format(end=end, start=start))) == expected


def test_a_quarter_is_not_compared_with_the_baseline_of_a_year():
    tree = """\
measures:
  - id: revenue
    title: Revenue
    owner: anna
    unit: PLN
    direction: increase
    aggregate: {aggregate}
    frequency: quarterly
    baseline: {{2026: 40m}}
    targets: {{2027-Q1: 10m, 2027-Q2: 12m}}
"""
    assert codes(judged(tree.format(aggregate="sum"))) == []
    assert codes(judged(tree.format(aggregate="last"))) == ["K102"]


def test_a_quarter_is_not_compared_with_the_last_quarter_of_the_baseline():
    tree = """\
measures:
  - id: revenue
    title: Revenue
    owner: anna
    unit: PLN
    direction: increase
    aggregate: sum
    frequency: quarterly
    baseline: {2026: 40m, 2026-Q1: 5m, 2026-Q2: 10m, 2026-Q3: 10m, 2026-Q4: 15m}
    targets: {2027: %s, 2027-Q1: 6m}
"""
    assert codes(judged(tree % "44m")) == []
    assert codes(judged(tree % "36m")) == ["K102"]


def test_what_is_cancelled_counts_for_nothing():
    assert (
        codes(
            judged("""\
objectives:
  - {id: grow, title: Grow, status: cancelled}
measures:
  - {id: customers, title: Customers, status: cancelled}
""")
        )
        == []
    )


CLOSURE = """\
# plans/sales/plan.yml
kind: sales
period: 2027
territories: [{{id: shops, title: Own shops}}]
targets:
  - {{territory: shops, revenue: {revenue}}}
# plans/restructuring/plan.yml
kind: restructuring
savings:
  - {{id: close-shops, title: Close the shops, {dates}, closes: shops}}
"""


@pytest.mark.parametrize(
    ("dates", "revenue", "expected"),
    [
        ("end: 2027-06-30", "{2027-Q1: 1m, 2027-Q2: 1m}", []),
        ("end: 2027-06-30", "{2027-Q1: 1m, 2027-Q3: 1m}", ["M110"]),
        ("end: 2027-06-30", "{2027: 1m}", []),
        ("end: 2027-Q2", "{2027-Q3: 1m}", ["M110"]),
        ("start: 2027-01-01, end: 2027-06-30", "{2027-Q2: 1m}", ["M110"]),
        ("status: cancelled", "{2027: 1m}", []),
        ("status: on_track", "{2027: 1m}", ["M110"]),
    ],
    ids=["before", "after", "until then", "a quarter ends", "meanwhile", "cancelled", "no day at all"],
)
def test_what_is_closed_is_used_until_then(dates, revenue, expected):
    assert codes(judged(CLOSURE.format(dates=dates, revenue=revenue))) == expected
