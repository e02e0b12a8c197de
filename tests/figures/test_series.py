"""Figures by period against slow calculations day by day."""

import datetime as dt
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from planloom.figures.series import (
    add,
    exactly,
    merged,
    outermost,
    parts_of,
    scaled,
    summed,
    whole,
    within,
    years,
)
from planloom.values import Money, Period

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


def slowly_within(figures, period):
    """Add what lies inside; nobody knows when a day inside is told only by an entry that crosses the border."""
    inside = [entry for entry in figures if days(entry) <= days(period)]
    chosen = slowly_outermost(inside)
    told = set().union(*map(days, chosen))
    crossing = set().union(*(days(entry) for entry in figures if entry not in inside)) & days(period)
    return None if not chosen or crossing - told else sum(figures[entry] for entry in chosen)


def p(text):
    return Period.parse(text)


def of(**figures):
    """Make a series: ``of(y2027=5, q1=1)`` of 2027."""
    named = {"y": "2027", "h1": "2027-H1", "q1": "2027-Q1", "q2": "2027-Q2", "q3": "2027-Q3", "q4": "2027-Q4"}
    return {p(named.get(name, name.replace("y20", "20"))): Decimal(value) for name, value in figures.items()}


@given(series)
def test_outermost(figures):
    assert set(outermost(figures)) == set(slowly_outermost(figures))
    assert outermost(figures) == sorted(outermost(figures))


@given(series, periods)
def test_within(figures, period):
    assert within(figures, period) == slowly_within(figures, period)


@given(series, periods)
def test_exactly_tells_every_day_or_nothing(figures, period):
    chosen = slowly_outermost([entry for entry in figures if days(entry) <= days(period)])
    told = set().union(*map(days, chosen))
    assert exactly(figures, period) == (sum(figures[entry] for entry in chosen) if told == days(period) else None)


@given(series)
def test_whole_counts_each_day_once(figures):
    assert whole(figures) == (sum(figures[entry] for entry in slowly_outermost(figures)) if figures else None)


@given(st.lists(series, max_size=4))
def test_merging_loses_nothing(several):
    total = merged(several)
    assert add(total.values()) == add(amount for figures in several if (amount := whole(figures)) is not None)
    assert outermost(total) == sorted(total)


@given(st.lists(series, max_size=4))
def test_merging_keeps_what_every_series_tells_apart(several):
    for period in merged(several):
        for figures in several:
            assert all(period.contains(entry) or not period.overlaps(entry) for entry in outermost(figures))


@given(series)
def test_years(figures):
    wanted = years(figures)
    assert set(wanted) == {day.year for entry in figures for day in days(entry)}
    for year in map(Period.of_year, wanted):
        assert within(figures, year) == slowly_within(figures, year)


def test_a_year_and_its_quarters_are_counted_once():
    figures = of(y=100, q1=20, q2=30)
    assert within(figures, p("2027")) == 100
    assert within(figures, p("2027-H1")) == 50
    assert within(figures, p("2027-Q3")) is None
    assert parts_of(figures, p("2027")) == [p("2027-Q1"), p("2027-Q2")]
    assert whole(figures) == 100


def test_years_and_quarters_of_several_series_are_merged_by_year():
    assert merged([of(y=100), of(q1=1, q2=2, q3=3, q4=4)]) == of(y=110)
    assert merged([of(q1=1), of(q2=2)]) == of(q1=1, q2=2)
    assert merged([of(q1=1), of(q1=2)]) == of(q1=3)
    assert merged([]) == merged([{}]) == {}


def test_what_crosses_is_merged_into_what_holds_both():
    total = merged([{p("2026..2027"): Decimal(1)}, {p("2027..2028"): Decimal(2)}])
    assert total == {p("2026..2028"): Decimal(3)}


def test_adding_several_for_one_period():
    assert summed([of(q1=1, q2=2), of(h1=4), of(y=9)], p("2027-H1")) == 7
    assert summed([of(y=9)], p("2027-H1")) is None


def test_scaling():
    assert scaled({p("2027"): Money(Decimal(50), "PLN")}, Decimal("0.6")) == {p("2027"): Money(Decimal(30), "PLN")}
