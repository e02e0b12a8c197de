"""Which pictures the pages ask for, and with which figures."""

import datetime as dt
from decimal import Decimal

import pytest

from planloom.charts.diagram import OrgChart, StrategyMap
from planloom.charts.request import Chart, Fence
from planloom.pages import write

STRATEGY = "---\nkind: strategy\ntitle: Strategy\n---\n"
SALES = "---\nkind: sales\ntitle: Sales\n---\n"
MARKETING = "---\nkind: marketing\ntitle: Marketing\n---\n"
RESTRUCTURING = "---\nkind: restructuring\ntitle: One flow\n---\n"
OBJECTIVES = """objectives:
  - id: grow
    title: Grow in DACH
    perspective: financial
    drives: [brand]
    measures:
      - {id: revenue, title: Revenue, unit: PLN, direction: increase, aggregate: sum, baseline: {2026: 42m},
         targets: {2027: 50m}, actuals: {2027-Q1: 11m, 2027-Q2: 12m}}
      - {id: lone, title: Lone, actuals: {2027: 1}}
  - {id: brand, title: Brand, perspective: customer}
"""


@pytest.fixture
def pictures(project):
    """The pictures of a project's English pages, by address."""

    def ask(files):
        site, _ = write(project(files).figures)
        return {page.address: tuple(page.pictures.values()) for page in site.languages[0].pages if page.pictures}

    return ask


def amount(money):
    return None if money is None else int(money.amount)


def rows(chart, *keys):
    return [tuple(row.get(key) for key in keys) for row in chart.rows]


def test_a_measure_that_adds_up_is_shown_to_date_against_its_yearly_target(pictures):
    (trend,) = pictures({"strategy/plan.md": STRATEGY, "strategy/o.yml": OBJECTIVES})["strategy/objectives/grow"]
    assert isinstance(trend, Chart)
    assert trend.template == "measure_trend"
    assert [(str(period), *values) for period, *values in rows(trend, "period", "baseline", "target", "actual")] == [
        ("2026", Decimal(42_000_000), None, None),
        ("2027-Q1", None, None, Decimal(11_000_000)),
        ("2027-Q2", None, None, Decimal(23_000_000)),
        ("2027", None, Decimal(50_000_000), None),
    ]
    assert trend.columns[3].title == "Actual, year to date"
    assert [column.key for column in trend.columns][4:] == ["planned", "measured"], (
        "the table has each period by itself as well"
    )


def test_the_map_has_every_objective_with_its_link_and_what_serves_it(pictures):
    files = {
        "strategy/plan.md": STRATEGY,
        "strategy/o.yml": OBJECTIVES,
        "sales/plan.md": SALES,
        "sales/o.yml": "objectives:\n  - {id: sell, title: Sell, supports: [grow]}\n",
    }
    found = pictures(files)
    (chart,) = found["strategy"]
    assert isinstance(chart, StrategyMap)
    assert [(node.id, node.lane, node.href, node.note) for node in chart.nodes] == [
        ("grow", "financial", "objectives/grow/", "served by: 1"),
        ("brand", "customer", "objectives/brand/", ""),
    ]
    assert [(edge.source, edge.target) for edge in chart.edges] == [("grow", "brand")]
    assert found["thread"][0].nodes[0].href == "../strategy/objectives/grow/"


def test_a_budget_is_shown_against_its_allocation_and_line_by_line(pictures):
    files = {
        "strategy/plan.md": STRATEGY,
        "strategy/r.yml": "allocations:\n  - {id: a, function: sales, amounts: {2027: 3m}}\n",
        "sales/plan.md": SALES,
        "sales/b.yml": "budget:\n  - {category: Fairs, amounts: {2027: 1m}}\n  - {category: Cars, amounts: {2027: 1.5m}}\n",
    }
    found = pictures(files)
    budget = [
        (area, amount(given), amount(most))
        for area, given, most in rows(found["sales/budget"][0], "area", "budget", "allocation")
    ]
    assert budget == [("All lines", 2_500_000, 3_000_000), ("Fairs", 1_000_000, None), ("Cars", 1_500_000, None)]
    assert rows(found["money"][0], "area")[0] == ("Sales",) or ("Sales",) in rows(found["money"][0], "area")
    assert found["strategy/allocations"][0].template == "allocation"


NOT_BY_YEAR = {
    "strategy/plan.yml": "kind: strategy\nallocations: [{function: marketing, amounts: {2027: 5m, 2028..2029: 4m}}]",
    "marketing/plan.yml": """\
        kind: marketing
        budget:
          - {category: A, amounts: {2027: 1m, 2028: 1m}}
          - {category: B, amounts: {2027..2028: 3m}}
        """,
}


def test_charts_of_money_say_what_is_not_by_year(project):
    site, problems = write(project(NOT_BY_YEAR).figures)
    assert problems == []
    said = {
        (one.language, page.address): chart.note.replace("\u00a0", " ")
        for one in site.languages
        for page in one.pages
        for chart in page.pictures.values()
        if isinstance(chart, Chart)
    }
    both = "Not drawn, because for none of the periods shown: Budget PLN 3,000,000, Allocation PLN 4,000,000."
    assert said["en", "money"] == said["en", "marketing/budget"] == both
    assert (
        said["en", "strategy/allocations"]
        == "Not drawn, because for none of the periods shown: Marketing PLN 4,000,000."
    )
    assert said["pl", "money"].startswith(
        "Nie narysowano kwot, które nie należą do żadnego z pokazanych okresów: Budżet 3 000 000 zł"
    )


def test_the_sales_plan_shows_forecast_quotas_and_funnel(pictures):
    files = {
        "sales/plan.md": SALES,
        "sales/f.yml": """
forecasts:
  - {for: 2027-Q1, scenario: low, revenue: 1m}
  - {for: 2027-Q1, scenario: base, revenue: 2m}
  - {for: 2027-Q2, scenario: base, revenue: 3m}
territories: [{id: north, title: North}]
quotas: [{territory: north, amounts: {2027-Q1: 1m, 2027-Q2: 2m}}]
funnel:
  - {id: leads, title: Leads, counts: {2026: 10, 2027: 300}}
  - {id: deals, title: Deals, counts: {2026: 1, 2027: 100}}
""",
    }
    found = pictures(files)
    assert [
        (str(period), low and int(low.amount), int(base.amount), high)
        for period, low, base, high in rows(found["sales/forecasts"][0], "period", "low", "base", "high")
    ] == [
        ("2027-Q1", 1_000_000, 2_000_000, None),
        ("2027-Q2", None, 3_000_000, None),
    ]
    assert [area for (area,) in rows(found["sales/quotas"][0], "territory")] == ["North", "North"]
    assert rows(found["sales/funnel"][0], "stage", "count", "rate") == [
        ("Leads", 300, None),
        ("Deals", 100, Decimal("0.3333")),
    ]


def test_savings_of_which_one_has_no_cost_before_come_from_none_to_none(pictures):
    plan = """\
kind: restructuring
savings:
  - {id: a, title: A, owner: anna, baseline_annual: 700k, run_rate: 600k, effective: 2027..2028}
  - {id: b, title: B, owner: anna, run_rate: 890k, effective: 2027..2028}
"""
    waterfall, *_ = pictures({"restructuring/plan.yml": plan})["restructuring/savings"]
    assert rows(waterfall, "step", "amount") == [("A", -600_000), ("B", -890_000)]


def test_the_restructuring_plan_shows_savings_headcount_and_structure(pictures):
    files = {
        "restructuring/plan.md": RESTRUCTURING,
        "restructuring/s.yml": """
savings:
  - {id: move, title: Move, baseline: all, baseline_annual: 100m, run_rate: 8m, phasing: {2027: 4m, 2028: 8m}, one_off_cost: {2027: 6m}}
workforce: [{before_fte: 100, hires: 2, leavers: 12, after_fte: 90}]
org_units:
  - {id: board, title: Board, headcount: 5}
  - {id: plant, title: Plant, parent: board, headcount: 80, headcount_after: 75}
  - {id: store, title: Store, parent: plant, parent_after: board, headcount: 10}
  - {id: hall, title: Hall, parent: board, state: before, headcount: 5}
unit_changes: [{change: merge, from: [hall], to: [plant]}]
""",
    }
    found = pictures(files)
    waterfall, cash = found["restructuring/savings"]
    assert [(step, int(amount), total) for step, amount, total in rows(waterfall, "step", "amount", "total")] == [
        ("Cost before", 100_000_000, True), ("Move", -8_000_000, False), ("Cost after", 92_000_000, True),
    ]  # fmt: skip
    assert [(int(net.amount), int(total.amount)) for net, total in rows(cash, "net", "cumulative")] == [
        (-2_000_000, -2_000_000),
        (8_000_000, 6_000_000),
    ]
    assert cash.options["payback"] == dt.date(2028, 3, 31)
    (bridge,) = found["restructuring/workforce"]
    assert rows(bridge, "step", "amount") == [("Before", 100), ("Hires", 2), ("Leavers", -12), ("After", 90)]
    (org,) = found["restructuring/org-units"]
    assert isinstance(org, OrgChart)
    assert [(unit.id, unit.parent, unit.headcount, unit.change, unit.note) for unit in org.before] == [
        ("board", None, 100, "", ""),
        ("plant", "board", 90, "", ""),
        ("store", "plant", 10, "moved", "→ Board"),
        ("hall", "board", 5, "merged", "→ Plant"),
    ]
    assert [(unit.id, unit.parent, unit.headcount, unit.change) for unit in org.after] == [
        ("board", None, 90, ""), ("plant", "board", 75, "merged"), ("store", "board", 10, "moved"),
    ]  # fmt: skip


def test_the_marketing_plan_shows_segments_and_perceptual_maps(pictures):
    files = {
        "marketing/plan.md": MARKETING,
        "marketing/m.yml": """
segments:
  - {id: schools, title: Schools, growth: 8%, attractiveness: 5, value: 3m, targeted: true}
  - {id: homes, title: Homes, growth: 1%, attractiveness: 2}
  - {id: rest, title: Rest}
positioning:
  - {segment: schools, our: Units, map: {x: 1, y: 2, x_title: Price, y_title: Care}, competitors: [{title: Alfa, x: -1, y: 0}]}
  - {segment: homes}
""",
    }
    source = files["marketing/m.yml"]
    files["marketing/m.yml"] = source.replace("map: {", "axes: {")
    found = pictures(files)
    assert rows(found["marketing/segments"][0], "segment", "y", "targeted") == [
        ("Schools", 5, True),
        ("Homes", 2, False),
    ]
    (perceptual,) = found["marketing/positioning"]
    assert rows(perceptual, "name", "x", "y", "ours") == [("Units", 1, 2, True), ("Alfa", -1, 0, None)]
    assert [column.title for column in perceptual.columns] == ["Offer", "Price", "Care"]


def test_the_roadmap_joins_milestones_and_dependencies_to_their_work(pictures):
    files = {
        "strategy/plan.md": STRATEGY,
        "strategy/w.yml": """
initiatives:
  - id: crm
    title: CRM
    period: 2027-01-01..2027-06-30
    milestones: [{id: live, title: Live, date: 2027-05-01}]
  - {id: train, title: Training, period: 2027-H2, depends_on: [crm]}
risks: [{id: r1, title: Late, likelihood: 3, impact: 4}]
""",
    }
    found = pictures(files)
    by_plan, _ = found["roadmap"]
    assert by_plan.today == dt.date(2027, 5, 15)
    assert [(row.id, row.inside, row.start is None, row.after, row.state) for row in by_plan.rows] == [
        ("crm", "", False, (), "planned"),
        ("live", "crm", True, (), "late"),
        ("train", "", False, ("crm",), "planned"),
    ]
    assert rows(found["risks"][0], "number", "risk", "likelihood", "impact") == [(1, "Late", 3, 4)]


def test_a_block_of_a_narrative_page_is_taken_as_it_was_written(pictures):
    text = '# Why\n\n```vegalite\n{"mark": "bar",  "title": "w 5 %"}\n```\n\nAfter [[grow]].\n'
    found = pictures({"strategy/plan.md": STRATEGY, "strategy/o.yml": OBJECTIVES, "strategy/why.md": text})
    (fence,) = found["strategy/why"]
    assert isinstance(fence, Fence)
    assert fence.text == '{"mark": "bar",  "title": "w 5 %"}'
    assert (fence.span.file, fence.span.line, fence.span.column) == ("plans/strategy/why.md", 3, 1)


def test_plans_without_figures_ask_for_no_pictures(pictures):
    assert (
        pictures({"sales/plan.md": SALES, "marketing/plan.md": MARKETING, "restructuring/plan.md": RESTRUCTURING}) == {}
    )


def test_pictures_tell_which_amounts_have_no_exchange_rate(pictures):
    files = {
        "strategy/plan.md": STRATEGY,
        "strategy/r.yml": "allocations:\n  - {function: sales, amounts: {2027: 3m, 2028: 1m USD}}\n",
        "sales/plan.md": SALES,
        "sales/b.yml": """
budget:
  - {category: Fairs, amounts: {2027: 1m}}
  - {category: Cars, amounts: {2027: 1.5m EUR}}
quotas: [{title: All, amounts: {2027: 1m, 2028: 1m CHF}}]
forecasts: [{for: 2027, scenario: base, revenue: 2m}, {for: 2028, scenario: base, revenue: 2m GBP}]
""",
    }
    found = pictures(files)
    told = {
        address: found[address][0].left_out for address in ("sales/budget", "sales/quotas", "sales/forecasts", "money")
    }
    assert told == {
        "sales/budget": ("EUR",), "sales/quotas": ("CHF",), "sales/forecasts": ("GBP",), "money": ("EUR", "USD"),
    }  # fmt: skip
    assert found["strategy/allocations"][0].left_out == ("USD",)
    assert [area for (area,) in rows(found["sales/budget"][0], "area")] == ["All lines", "Fairs"]


def test_with_a_rate_nothing_is_left_out(pictures):
    files = {
        "organisation.yml": "currency: PLN\nrates: {EUR: 4}\n",
        "sales/plan.md": SALES,
        "sales/b.yml": "budget: [{category: Fairs, amounts: {2027: 1m EUR}}, {category: Cars, amounts: {2027: 1m}}]\n",
    }
    (chart,) = pictures(files)["sales/budget"]
    assert chart.left_out == ()
    assert [amount(money) for (money,) in rows(chart, "budget")] == [5_000_000, 4_000_000, 1_000_000]


def test_a_budget_without_any_amount_that_can_be_converted_has_no_picture(pictures):
    files = {"sales/plan.md": SALES, "sales/b.yml": "budget: [{category: Fairs, amounts: {2027: 1m EUR}}]\n"}
    assert "sales/budget" not in pictures(files)


def test_a_bubble_without_a_rate_keeps_its_amount_for_the_table(pictures):
    files = {
        "strategy/plan.md": STRATEGY,
        "strategy/p.yml": """
portfolio:
  - {title: Units, market_growth: 8%, relative_share: 1.2, revenue: 3m}
  - {title: Parts, market_growth: 2%, relative_share: 0.5, revenue: 1m EUR}
  - {title: Care, market_growth: 2%, relative_share: 0.5}
""",
        "marketing/plan.md": MARKETING,
        "marketing/m.yml": """
segments:
  - {id: schools, title: Schools, growth: 8%, attractiveness: 5, value: 3m}
  - {id: homes, title: Homes, growth: 1%, attractiveness: 2, value: 0 EUR}
""",
    }
    found = pictures(files)
    portfolio = rows(found["strategy/portfolio"][0], "revenue")
    assert [size and (size.currency, amount(size)) for (size,) in portfolio] == [
        ("PLN", 3_000_000), ("EUR", 1_000_000), None,
    ]  # fmt: skip
    assert [size.currency for (size,) in rows(found["marketing/segments"][0], "size")] == ["PLN", "EUR"]


def test_ranges_stand_beside_targets_that_are_numbers_and_add_up_to_date(pictures):
    plan = """\
objectives:
  - id: o
    title: O
    measures:
      - {id: mixed, title: M, unit: t, direction: decrease, baseline: {2025: 14}, targets: {2026: 8..10, 2027: 7}}
      - {id: summed, title: S, unit: t, direction: within, aggregate: sum, targets: {2026-Q1: 10..12, 2026-Q2: 10..13},
         actuals: {2026-Q1: 11}, forecasts: {2026-Q2: 12}}
"""
    mixed, summed = pictures({"strategy/plan.md": STRATEGY, "strategy/o.yml": plan})["strategy/objectives/o"]
    assert [(str(one), *ends) for one, *ends in rows(mixed, "period", "target", "target_low", "target_high")] == [
        ("2025", None, None, None),
        ("2026", None, 8, 10),
        ("2027", 7, None, None),
    ]
    assert [tuple(ends) for ends in rows(summed, "target_low", "target_high", "actual", "forecast")] == [
        (10, 12, 11, None),
        (20, 25, None, 23),
    ]
    assert "what its owner expects" in summed.description
