"""Generated portfolios: totals, roll-ups and what is left against a slow and plain calculation."""

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from effort import examples
from planloom.figures import compute
from planloom.links import resolve
from planloom.model import Portfolio
from planloom.model.marketing import MarketingPlan
from planloom.model.organisation import Organisation
from planloom.model.restructuring import RestructuringPlan
from planloom.model.sales import SalesPlan
from planloom.model.shared import BudgetLine, FundingSource, Initiative
from planloom.model.strategy import Allocation, Envelope, StrategyPlan
from planloom.rules.budgets.overspending import budgets_lie_within_allocations
from planloom.rules.rule import Plans
from planloom.settings import Settings
from planloom.values import Money, Period, Text

PERIODS = ("2027-Q1", "2027-Q2", "2027", "2028", "2028-H2", "2027..2028")
RATE = Decimal("4.25")
CLASSES = {"sales": SalesPlan, "marketing": MarketingPlan, "restructuring": RestructuringPlan}
INSIDE = {
    "2027": ("2027-Q1", "2027-Q2"),
    "2028": ("2028-H2",),
    "2027..2028": ("2027", "2028", "2027-Q1", "2027-Q2", "2028-H2"),
}


@dataclass
class Told:
    """One plan as it was drawn: its lines, its initiatives and what the strategy gives it, each a series."""

    kind: str
    lines: list = field(default_factory=list)
    work: list = field(default_factory=list)
    named: list = field(default_factory=list)


amounts = st.tuples(st.integers(1, 999), st.sampled_from(["PLN", "EUR"]))
series = st.dictionaries(st.sampled_from(PERIODS), amounts, min_size=1, max_size=3)
plans = st.lists(
    st.builds(
        Told,
        st.sampled_from(list(CLASSES)),
        st.lists(series, max_size=3),
        st.lists(series, max_size=2),
        st.lists(series, max_size=2),
    ),
    min_size=1,
    max_size=3,
)


def money(told):
    return {Period.parse(name): Money(Decimal(amount), currency) for name, (amount, currency) in told.items()}


def portfolio(drawn, functions, envelope, rates):
    made, allocations = [], []
    for number, one in enumerate(drawn):
        name = f"p{number}"
        made.append(
            CLASSES[one.kind](
                id=name,
                kind=one.kind,
                budget=tuple(BudgetLine(category=Text("L"), amounts=money(line)) for line in one.lines),
                initiatives=tuple(
                    Initiative(id=f"{name}-i{index}", title=Text("I"), budget=money(told))
                    for index, told in enumerate(one.work)
                ),
                financing=(
                    FundingSource(source=Text("F"), amount=Money(Decimal(7), "EUR"), date=Period.parse("2027")),
                ),
            )
        )
        for initiative in made[-1].initiatives:
            initiative.__pydantic_private__["_plan"] = name
        allocations += [Allocation(plan=name, amounts=money(told)) for told in one.named]
    allocations += [Allocation(function=name, amounts=money(told)) for name, told in functions]
    strategy = StrategyPlan(
        id="strategy", kind="strategy", allocations=tuple(allocations), envelope=Envelope(amounts=money(envelope))
    )
    graph, problems = resolve(Portfolio(Organisation(currency="PLN", rates=rates), (strategy, *made)))
    assert problems == []
    return compute(graph, dt.date(2027, 5, 15))


def worth(told, name, rates):
    """Return what an entry is worth in PLN; None without a rate."""
    amount, currency = told[name]
    if currency == "PLN":
        return Decimal(amount)
    return amount * rates["EUR"] if rates else None


def known(told, rates):
    return {name: value for name in told if (value := worth(told, name, rates)) is not None}


def counted(told, rates):
    """Return the entries that are no detail of another one, with what they are worth."""
    entries = known(told, rates)
    return {
        name: value for name, value in entries.items() if not any(name in INSIDE.get(other, ()) for other in entries)
    }


def altogether(all_told, rates):
    return sum((sum(counted(told, rates).values()) for told in all_told), Decimal(0))


def within(told, year, rates):
    """Return what an entry for the year says, or else the entries inside it."""
    entries = known(told, rates)
    if year in entries:
        return entries[year]
    return sum((value for name, value in entries.items() if name in INSIDE[year]), Decimal(0))


def value(figure):
    return figure.value.amount if figure.value is not None else Decimal(0)


def costs(drawn):
    return [told for one in drawn for told in (one.lines or one.work)]


def given_to(one, drawn, functions):
    if one.named:
        return one.named
    alone = sum(other.kind == one.kind for other in drawn) == 1
    return [told for name, told in functions if alone and name == one.kind]


@settings(max_examples=examples(60))
@given(
    plans,
    st.lists(st.tuples(st.sampled_from(list(CLASSES)), series), max_size=2),
    series,
    st.sampled_from([{}, {"EUR": RATE}]),
)
def test_a_portfolio_is_what_a_plain_calculation_finds(drawn, functions, envelope, rates):
    figures = portfolio(drawn, functions, envelope, rates)
    found, statement = figures.money, figures.statement
    rows = {row.plan.id: row for row in found.plans}
    for number, one in enumerate(drawn):
        row = rows.get(f"p{number}")
        mine, given_here = one.lines or one.work, given_to(one, drawn, functions)
        if row is None:
            assert not mine
            assert not given_here
            continue
        assert value(row.cost.total) == altogether(mine, rates)
        assert value(row.allocated.total) == altogether(given_here, rates)
        assert value(row.left.total) == altogether(given_here, rates) - altogether(mine, rates)
        for year, cell in zip(found.years, row.cost.cells, strict=True):
            assert value(cell) == sum((within(told, str(year), rates) for told in mine), Decimal(0))
    everything = [told for one in drawn for told in one.named] + [told for _, told in functions]
    assert value(found.cost.total) == altogether(costs(drawn), rates)
    assert value(found.allocated.total) == altogether(everything, rates)
    assert value(found.envelope.total) == altogether([envelope], rates)
    assert value(found.unallocated.total) == altogether([envelope], rates) - altogether(everything, rates)
    if any(told for one in drawn for told in (one.lines or one.work)):
        spent = [statement.row(name) for name in ("plan_budget", "work") if statement.row(name)]
        assert sum(value(row.total) for row in spent) == value(found.cost.total)
    loans = Decimal(7) * len(drawn) * rates.get("EUR", 0)
    assert value(statement.row("cash").total) == loans - value(found.cost.total)


@settings(max_examples=examples(60))
@given(plans, series, st.sampled_from([{}, {"EUR": RATE}]))
def test_columns_add_up_to_their_totals(drawn, envelope, rates):
    figures = portfolio(drawn, [], envelope, rates)
    money_rows = [
        *(part for row in figures.money.plans for part in (row.cost, row.allocated, row.left)),
        figures.money.cost,
        figures.money.allocated,
        figures.money.envelope,
        figures.money.unallocated,
        figures.money.left,
        *(row.money for row in figures.statement.rows if row.name != "running_cash"),
    ]
    for row in money_rows:
        assert sum((value(cell) for cell in row.cells), Decimal(0)) + value(row.rest) == value(row.total)


@settings(max_examples=examples(60))
@given(plans, st.sampled_from([{}, {"EUR": RATE}]))
def test_a_finding_states_what_the_page_states(drawn, rates):
    figures = portfolio(drawn, [], {"2027": (1, "PLN")}, rates)
    rows = {row.plan.id: row for row in figures.money.plans}
    years = [str(year) for year in figures.money.years]
    for problem in budgets_lie_within_allocations.check(Plans(figures.graph, figures, Settings())):
        told = [one for one in (problem, *problem.folded) if str(one.values["period"]) in years]
        for one in (one for one in told if "allocated" in one.code.message.en):
            row, index = rows[one.subject], years.index(str(one.values["period"]))
            assert one.values["found"] == row.cost.cells[index].value
            assert one.values["expected"] == row.allocated.cells[index].value
            assert -one.values["difference"] == row.left.cells[index].value


def missed(told):
    """Tell whether an amount in euros is no mere detail of days that amounts in zlotys account for."""
    known = {day for name, (_, currency) in told.items() if currency == "PLN" for day in days(name)}
    return any(currency == "EUR" and not days(name) <= known for name, (_, currency) in told.items())


def days(name):
    period = Period.parse(name)
    return {period.start + dt.timedelta(days=offset) for offset in range((period.end - period.start).days + 1)}


@settings(max_examples=examples(60))
@given(plans, series, st.sampled_from([{}, {"EUR": RATE}]))
def test_what_is_left_out_for_want_of_a_rate_is_always_named(drawn, envelope, rates):
    figures = portfolio(drawn, [], envelope, rates)
    foreign = any(missed(told) for told in costs(drawn))
    assert ("EUR" in figures.money.cost.total.currencies) == (foreign and not rates)
