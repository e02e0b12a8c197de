"""Whole small projects of organisations whose fiscal year is not the calendar year."""

import datetime as dt
import textwrap
from decimal import Decimal

import pytest

from planloom.figures import compute
from planloom.figures.freshness import is_overdue, is_stale
from planloom.figures.money.by_plan import budget_table
from planloom.figures.money.projection import projection_table
from planloom.report.text import render
from planloom.rules import judge
from planloom.settings import Settings
from planloom.values import Money


def organisation(month, more=""):
    return f"currency: PLN\nfiscal_year_start: {month}\n{more}"


def columns(table):
    return [column.text for column in table.columns]


def cells(row):
    return [cell.value.amount if cell.value is not None else None for cell in row.cells]


@pytest.fixture
def budget(project):
    """Return a function that lays out the budget of lines, each given as its amounts."""

    def make(month, *lines, more=""):
        listed = "".join(f"\n  - {{category: '{number}', amounts: {text}}}" for number, text in enumerate(lines))
        files = {"organisation.yml": organisation(month, more), "m/plan.yml": f"kind: marketing\nbudget:{listed}"}
        read = project(files)
        assert read.problems == []
        return budget_table(read.plan, read.figures.exchange)

    return make


def adds_up(table):
    """Tell whether the cells and what stands apart make the totals, along rows and down columns."""
    nothing = Decimal(0)
    for row in table.rows:
        apart = row.rest.value.amount if row.rest.value is not None else nothing
        assert sum((cell for cell in cells(row) if cell is not None), nothing) + apart == row.total.value.amount
    for index, total in enumerate(table.totals):
        column = [row.cells[index].value for row in table.rows if row.cells[index].value is not None]
        assert sum((value.amount for value in column), nothing) == (total.value.amount if total.value else nothing)
    return True


@pytest.mark.parametrize(
    ("month", "lines", "expected"),
    [
        # one line by quarters, one by years: both are told by fiscal years
        (4, ("{FY2027-Q1: 10, FY2027-Q4: 20}", "{FY2027: 100, FY2028: 200}"), ["FY2027", "FY2028"]),
        # quarters of the calendar lie in fiscal years that begin with one of them
        (4, ("{2026-Q2: 10, 2027-Q1: 20}", "{FY2027: 100}"), ["FY2027"]),
        (7, ("{2026-07: 1, 2027-06: 2}", "{FY2027: 100}"), ["FY2027"]),
        (10, ("{2026-Q4: 1, 2027-Q3: 2}", "{FY2027: 100}"), ["FY2027"]),
        # where nothing is by fiscal years and all fits calendar years, those
        (4, ("{2027: 100}", "{2027-Q1: 10, 2027-Q3: 20}"), ["2027"]),
        # periods of their own where none overlap
        (4, ("{FY2027-Q1: 1}", "{FY2027-Q2: 2}"), ["FY2027-Q1", "FY2027-Q2"]),
        # a calendar year among fiscal years stands apart
        (4, ("{FY2027: 100}", "{2027: 10}"), ["FY2027", "FY2028"]),
        # without a fiscal year nothing changes
        (1, ("{2027: 100}", "{2027-Q1: 10, 2027-Q3: 20}"), ["2027"]),
    ],
)
def test_columns_are_the_years_of_the_organisation(budget, month, lines, expected):
    table = budget(month, *lines)
    assert columns(table) == expected
    assert adds_up(table)


def test_the_days_count_and_not_the_name(budget):
    table = budget(4, "{2026-Q2: 10, 2027-Q1: 20}", "{FY2027: 100}")
    assert [cells(row) for row in table.rows] == [[30], [100]]
    assert table.total.value == Money(Decimal(130), "PLN")


def test_what_fits_no_reporting_year_stands_apart(budget):
    table = budget(4, "{FY2027: 100}", "{2027: 10}")
    fiscal, calendar = table.rows
    assert (cells(fiscal), fiscal.rest.value) == ([100, None], None)
    assert (cells(calendar), calendar.rest.value) == ([None, None], Money(Decimal(10), "PLN"))
    assert table.has_rest


def test_two_fiscal_years_at_once_stand_apart(budget):
    table = budget(10, "{FY2027..FY2028: 50}", "{FY2027: 1, FY2028: 2}")
    assert columns(table) == ["FY2027", "FY2028"]
    assert table.rows[0].rest.value == Money(Decimal(50), "PLN")
    assert adds_up(table)


def test_named_by_its_start(budget):
    table = budget(4, "{FY2026-Q1: 10, FY2026-Q4: 20}", "{2026-Q2: 100}", more="fiscal_year_named_by: start")
    assert columns(table) == ["FY2026-Q1", "FY2026-Q4"]
    assert columns(budget(4, "{FY2026-Q4: 20}", "{FY2026: 100}", more="fiscal_year_named_by: start")) == ["FY2026"]


def test_one_quarter_has_one_column_under_the_name_of_the_fiscal_year(budget):
    for lines in (("{2026-Q2: 1}", "{FY2027-Q1: 2}"), ("{FY2027-Q1: 2}", "{2026-Q2: 1}")):
        table = budget(4, *lines)
        assert columns(table) == ["FY2027-Q1"]
        assert table.total.value == Money(Decimal(3), "PLN")


MEASURE = """\
kind: strategy
measures:
  - id: revenue
    title: Revenue
    unit: PLN
    direction: increase
    aggregate: sum
    frequency: quarterly
    baseline: {BASE: 100m}
    targets: {YEAR: 120m}
    actuals: {YEAR-Q1: 30m, YEAR-Q2: 30m}
"""


@pytest.fixture
def measured(project):
    """Return a function that gives the measure of a project and its figures on a day."""

    def make(month, today, year="FY2027", base="FY2026", **more):
        text = MEASURE.replace("YEAR", year).replace("BASE", base)
        read = project({"organisation.yml": organisation(month), "s/plan.yml": text} | more)
        assert read.problems == []
        return read.plan.measures[0], compute(read.graph, dt.date.fromisoformat(today))

    return make


YEARS = [(4, "2026-10-20"), (7, "2027-01-20"), (10, "2027-04-20")]


@pytest.mark.parametrize(("month", "today"), YEARS)
def test_the_year_to_date_begins_with_the_fiscal_year(measured, month, today):
    measure, figures = measured(month, today)
    stands = figures.measure(measure)
    assert stands.actual.value == 60_000_000
    assert (stands.actual.period.start.month, stands.actual.period.months) == (month, 6)
    assert stands.expected.value == 60_000_000


@pytest.mark.parametrize(("month", "today"), YEARS)
def test_half_of_the_target_after_half_of_the_fiscal_year_is_not_behind(measured, month, today):
    measure, figures = measured(month, today)
    assert figures.measure(measure).status not in ("at_risk", "off_track")


def test_what_is_worked_out_of_fiscal_quarters_is_named_by_them(measured):
    measure, figures = measured(4, "2026-10-20")
    assert figures.measure(measure).actual.period.text == "FY2027-H1"


GAP = """
kind: strategy
measures:
  - id: revenue
    title: Revenue
    unit: PLN
    direction: increase
    aggregate: sum
    frequency: quarterly
    baseline: {FY2026: 100m}
    targets: {FY2027: 120m}
    actuals: {FY2027-Q1: 30m, FY2027-Q3: 30m}
"""
SPENDER = """
kind: marketing
budget:
  - {category: Fairs, amounts: {FY2027-Q1: 10k, FY2027-Q2: 10k}, spent: {FY2027-Q1: 10k, FY2027-Q2: 15k}}
"""


@pytest.mark.parametrize(
    ("plan", "code", "name", "other"),
    [(GAP, "K109", "Q2 FY2027", "Q3 2026"), (SPENDER, "M117", "H1 FY2027", "Apr")],
)
def test_findings_name_fiscal_periods(project, plan, code, name, other):
    read = project({"organisation.yml": organisation(4), "a/plan.yml": plan})
    found = [problem for problem in findings(read, "2027-01-20") if problem.code.id == code]
    words = render(found, lambda _: None, color=False).replace("\u00a0", " ")
    assert name in words
    assert other not in words


def test_calendar_figures_of_an_organisation_with_a_fiscal_year_keep_their_days(measured):
    measure, _ = measured(4, "2027-07-20", "2027", "2026")
    assert [str(period) for period in measure.actuals] == ["2027-Q1", "2027-Q2"]
    assert min(measure.actuals).start == dt.date(2027, 1, 1)


@pytest.mark.parametrize(
    ("month", "today", "stale"),
    # the second quarter ends in September, December, March; the fourth is due half a year later
    [
        (4, "2027-03-31", False),
        (4, "2027-04-05", True),
        (7, "2027-06-30", False),
        (7, "2027-07-05", True),
        (10, "2027-09-29", False),
        (10, "2027-10-05", True),
    ],
)
def test_figures_are_fresh_by_the_quarters_of_the_fiscal_year(measured, month, today, stale):
    measure, figures = measured(month, today)
    assert is_stale(measure, figures.today) == stale


@pytest.mark.parametrize(("today", "overdue"), [("2027-03-31", False), ("2027-04-01", True)])
def test_work_of_a_fiscal_year_is_due_at_its_end(project, today, overdue):
    plan = "kind: sales\ninitiatives: [{id: crm, title: CRM, period: FY2027}]"
    read = project({"organisation.yml": organisation(4), "s/plan.yml": plan})
    assert is_overdue(read.find("crm"), dt.date.fromisoformat(today)) == overdue


def test_projected_years_are_fiscal_or_calendar(project):
    plan = """\
        kind: restructuring
        projections:
          - {scenario: base, years: [{year: FY2028, revenue: 12, costs: 9}, {year: FY2027, revenue: 10, costs: 9}]}
          - {scenario: low, years: [{year: FY2027, revenue: 8, costs: 9}]}
        """
    read = project({"organisation.yml": organisation(10), "r/plan.yml": plan})
    assert read.problems == []
    table = projection_table(read.plan, read.figures)
    assert [year.text for year in table.years] == ["FY2027", "FY2028"]
    assert [cell and cell.result.value.amount for cell in table.scenarios[1].cells] == [1, 3]


@pytest.mark.parametrize("year", ["2027-Q1", "2027..2028", "2027-01-15..2028-01-14", "FY2027-H1"])
def test_a_projected_year_is_a_year(project, year):
    plan = f"kind: restructuring\nprojections: [{{years: [{{year: {year}, revenue: 1, costs: 1}}]}}]"
    read = project({"organisation.yml": organisation(4), "r/plan.yml": plan})
    assert [problem.values["advice"].en for problem in read.problems] == ["write a year, such as 2027"]


PORTFOLIO = {
    "strategy/plan.yml": """\
        kind: strategy
        period: FY2027..FY2028
        envelope: {amounts: {FY2027: 100m, FY2028: 100m}}
        allocations:
          - {function: marketing, amounts: {FY2027: 10m, FY2028: 12m}}
          - {function: sales, amounts: {2027: 5m}}
        """,
    "marketing/plan.yml": """\
        kind: marketing
        period: FY2027..FY2028
        budget: [{category: Fairs, amounts: {FY2027-H1: 4m, FY2027-H2: 5m, FY2028: 12m}}]
        """,
    "sales/plan.yml": """\
        kind: sales
        period: 2027
        budget: [{category: Cars, amounts: {2027-Q1: 1m, 2027-Q2: 1m}}]
        """,
}


@pytest.fixture
def portfolio(project):
    """Return a portfolio with a plan by fiscal and a plan by calendar years."""
    read = project({"organisation.yml": organisation(4), **PORTFOLIO})
    assert read.problems == []
    return read


def test_the_money_of_all_plans_is_by_fiscal_years(portfolio):
    assert [str(year) for year in portfolio.figures.money.years] == ["FY2027", "FY2028"]


def findings(read, today="2026-12-01"):
    figures = compute(read.graph, dt.date.fromisoformat(today))
    return judge(read.graph, figures, Settings.model_validate({"today": today}))


def test_a_portfolio_of_both_kinds_of_years_has_no_contradiction_of_money_or_dates(portfolio):
    assert [(str(found.span), found.code.id) for found in findings(portfolio) if found.code.id[0] in "MD"] == []


def test_more_than_the_fiscal_year_is_given_is_found(project):
    spent = textwrap.dedent(PORTFOLIO["marketing/plan.yml"]).replace("5m", "9m")
    read = project({"organisation.yml": organisation(4), **PORTFOLIO, "marketing/plan.yml": spent})
    assert [found.code.id for found in findings(read) if found.code.id[0] in "MD"] != []


def test_parts_of_a_fiscal_year_are_added_and_compared_with_it(project):
    plan = "kind: marketing\nbudget: [{category: A, amounts: {FY2027: 10m, FY2027-H1: 4m, 2026-Q4: 4m, FY2027-Q4: 4m}}]"
    read = project({"organisation.yml": organisation(4), "m/plan.yml": plan})
    assert read.problems == []
    found = [problem for problem in findings(read) if problem.code.id[0] == "M"]
    assert [(str(problem.span), len(problem.related)) for problem in found] == [("plans/m/plan.yml:2:42", 3)]
