"""The example organisation is what newcomers copy: it reads without a problem, in both languages."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from planloom.figures import Figures, compute
from planloom.figures.freshness import is_overdue, lateness
from planloom.figures.measure.data import actuals_of
from planloom.figures.series import add, exactly
from planloom.links import resolve
from planloom.model import Part, Portfolio, load, parts_in
from planloom.model.restructuring import Workforce
from planloom.model.sales import Quota, Target
from planloom.model.shared import Measure, Milestone
from planloom.problems import Problem
from planloom.source import read
from planloom.values import Money, Period, Text

ROOT = Path(__file__).parents[2]
TODAY = dt.date(2028, 5, 10)
YEAR = Period.of_year(2027)
# names of people, companies and products are the same in both languages
NAMES = {"person", "organisation"}


@cache
def example() -> tuple[Figures, tuple[Problem, ...]]:
    sources, unread = read(ROOT / "plans", ROOT)
    portfolio, wrong = load(sources)
    graph, broken = resolve(portfolio)
    return compute(graph, TODAY), (*unread, *wrong, *broken)


def portfolio() -> Portfolio:
    return example()[0].graph.portfolio


def parts() -> Iterator[Part]:
    for root in (portfolio().organisation, *portfolio().plans):
        yield from parts_in(root)


def texts(part: Part) -> Iterator[tuple[str, Text]]:
    for name in type(part).model_fields:
        value = getattr(part, name)
        yield from (
            (name, text) for text in (value if isinstance(value, tuple) else (value,)) if isinstance(text, Text)
        )


def million(amount: Money | None) -> Decimal | None:
    return amount.amount / 1_000_000 if amount else None


def test_nothing_is_wrong_with_its_sources_or_links() -> None:
    assert example()[1] == ()


def test_it_has_every_kind_of_plan() -> None:
    assert [plan.kind_of_plan for plan in portfolio().plans] == [
        "strategy",
        "marketing",
        "marketing",
        "sales",
        "sales",
        "restructuring",
    ]


def test_all_of_it_is_written_in_both_languages() -> None:
    alone = [
        (part.span(name), name)
        for part in parts()
        if part.kind not in NAMES
        for name, text in texts(part)
        if text.languages != ("en", "pl")
    ]
    assert alone == []
    for plan in portfolio().plans:
        assert set(plan.body) == {"en", "pl"}, plan.id
        assert all(set(page.bodies) == {"en", "pl"} for page in plan.pages), plan.id


@pytest.mark.parametrize(("year", "target", "quota"), [(2027, 296, "307.5"), (2028, 319, "330.5"), (2029, 347, None)])
def test_sales_targets_add_up_to_the_revenue_of_the_strategy(year: int, target: int, quota: str | None) -> None:
    (strategy,) = portfolio().strategies
    span = Period.of_year(year)
    targets = add(
        found for one in portfolio().each(Target) if one.territory if (found := exactly(one.revenue, span)) is not None
    )
    quotas = add(found for one in portfolio().each(Quota) if (found := exactly(one.amounts, span)) is not None)
    revenue = add(
        found for objective in strategy.objectives if (found := exactly(objective.revenue_target, span)) is not None
    )
    assert million(targets) == million(revenue) == target
    assert million(quotas) == (Decimal(quota) if quota else None)


def test_plans_cost_what_the_strategy_allocates() -> None:
    for plan in example()[0].money.plans:
        for cost, allocated in zip(plan.cost.cells, plan.allocated.cells, strict=True):
            if cost.value is not None and allocated.value is not None:
                assert cost.value == allocated.value, (plan.plan.id, cost.period)


def test_plans_have_spent_in_2027_and_less_than_they_were_given() -> None:
    for plan in example()[0].money.plans:
        if plan.plan.period is not None and not plan.plan.period.overlaps(YEAR):
            continue
        spent, cost = plan.spent.cells[0].value, plan.cost.cells[0].value
        assert spent is not None, plan.plan.id
        assert cost is not None, plan.plan.id
        assert 0 < spent.amount <= cost.amount, plan.plan.id


def test_the_statement_has_all_revenue_of_every_year() -> None:
    revenue = example()[0].statement.row("revenue_target")
    assert revenue is not None
    assert [(million(cell.value), cell.gaps) for cell in revenue.cells] == [(296, ()), (319, ()), (347, ())]


def test_allocations_fill_the_envelope() -> None:
    money = example()[0].money
    allocated, envelope = ([cell.value for cell in row.cells] for row in (money.allocated, money.envelope))
    assert allocated == envelope


def test_it_is_in_mid_plan() -> None:
    figures = example()[0]
    statuses = Counter(figures.measure(one).status for one in parts() if isinstance(one, Measure))
    assert min(statuses[one] for one in ("off_track", "at_risk", "on_track", "done")) >= 2
    assert {figures.status(one) for one in portfolio().strategies[0].objectives} >= {"off_track", "at_risk", "on_track"}
    assert any(is_overdue(one, TODAY) for one in parts())
    late = [one for one in parts() if isinstance(one, Milestone) and (lateness(one, TODAY) or 0) > 0]
    assert any(one.done for one in late)
    assert any(not one.done for one in late)


def test_the_revenue_of_the_markets_adds_up_to_that_of_the_company() -> None:
    told = {one.id: one for one in parts() if isinstance(one, Measure)}
    markets = [actuals_of(told[name]) for name in ("home-revenue", "dach-revenue", "neighbour-revenue")]
    for period, whole in actuals_of(told["ventilation-revenue"]).items():
        assert sum(market[period] for market in markets) == whole, period


def test_the_workforce_of_the_units_adds_up_to_that_of_the_company() -> None:
    company, *units = portfolio().each(Workforce)
    for field in ("before_fte", "hires", "leavers", "moves", "retrained", "after_fte"):
        assert sum(getattr(unit, field) for unit in units) == getattr(company, field), field
