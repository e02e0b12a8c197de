"""Figures by period against slow calculations day by day."""

import datetime as dt
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from planloom.figures.series import exactly, hulls, outermost
from planloom.figures.written import Written, total
from planloom.model.measures import Measure
from planloom.values import Period

MEASURE = Measure(id="m")
YEARS = ("2026", "2027", "2028")
WRITTEN = [
    *YEARS,
    *(f"{year}-{part}" for year in YEARS for part in ("H1", "H2", "Q1", "Q2", "Q3", "Q4", "01", "02", "06", "12")),
    "2026..2027",
    "2027..2028",
    "2027-H2..2028-H1",
    "2027-05-03",
]
periods = st.sampled_from([Period.parse(text) for text in WRITTEN])
numbers = st.integers(-1000, 1000).map(Decimal)
series = st.dictionaries(periods, numbers, max_size=8)


def days(period):
    return {period.start + dt.timedelta(days=number) for number in range((period.end - period.start).days + 1)}


def slowly_outermost(entries):
    """Take the longest first, day by day; what shares a day with a longer one is its detail."""
    taken, kept = set(), []
    for entry in sorted(entries, key=lambda entry: (-len(days(entry)), entry.start)):
        if not days(entry) & taken:
            taken |= days(entry)
            kept.append(entry)
    return kept


def slowly_joined(entries):
    """Join what shares a day, until nothing does."""
    groups = []
    for entry in map(days, entries):
        touching = [group for group in groups if group & entry]
        groups = [group for group in groups if not group & entry] + [entry.union(*touching)]
    return sorted(groups, key=min)


def added(figures, period):
    return total("actuals", [Written(MEASURE, "actuals", figures, figures)], period)


def p(text):
    return Period.parse(text)


def of(**figures):
    """Make a series: ``of(y=5, q1=1)`` of 2027."""
    named = {"y": "2027", "q1": "2027-Q1", "q2": "2027-Q2"}
    return {p(named[name]): Decimal(value) for name, value in figures.items()}


@given(series)
def test_outermost(figures):
    assert set(outermost(figures)) == set(slowly_outermost(figures))
    assert outermost(figures) == sorted(outermost(figures))


@given(series, periods)
def test_a_total_counts_each_day_once_and_knows_what_it_leaves_out(figures, period):
    """What crosses the border is left out, unless all its days inside are told; so is what shares days with another."""
    inside = [entry for entry in figures if days(entry) <= days(period)]
    chosen = slowly_outermost(inside)
    told = set().union(*map(days, chosen))
    crossing = set().union(*(days(entry) for entry in figures if entry not in inside)) & days(period)
    clashing = [entry for entry in inside if days(entry) & told and not any(days(entry) <= days(one) for one in chosen)]
    found = added(figures, period)
    assert found.value == (sum(figures[entry] for entry in chosen) if chosen else None)
    assert found.exact == (bool(chosen) and not crossing - told and not clashing)


@given(series, periods)
def test_exactly_tells_every_day_or_nothing(figures, period):
    chosen = slowly_outermost([entry for entry in figures if days(entry) <= days(period)])
    told = set().union(*map(days, chosen))
    assert exactly(figures, period) == (sum(figures[entry] for entry in chosen) if told == days(period) else None)


@given(st.lists(periods, max_size=8))
def test_hulls_are_the_shortest_periods_that_cut_nothing(entries):
    assert [days(one) for one in hulls(entries)] == slowly_joined(entries)


def test_a_year_and_its_quarters_are_counted_once():
    figures = of(y=100, q1=20, q2=30)
    assert added(figures, p("2027")).value == 100
    assert added(figures, p("2027-H1")).value == 50
    assert added(figures, p("2027-Q3")).value is None
    assert added(figures, None).value == 100
