"""Every chart of ours draws whatever shape its data has.

Rows, columns that are missing, periods of every length, amounts of every size and currency, names of any
length, both languages, wide, narrow and on paper.
"""

import re
from decimal import Decimal

import pytest
from chart_samples import COLUMNS, OPTIONAL, chart, column, period
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html as markup

import effort
from planloom.charts.data import drawable, exact
from planloom.charts.diagram import MapEdge, MapNode, OrgChart, StrategyMap, Unit
from planloom.charts.org_chart import draw_org
from planloom.charts.request import Chart, Column
from planloom.charts.strategy_map import draw_map
from planloom.values import Money

EXAMPLES = effort.examples(15)
BROKEN = re.compile(r"NaN|Infinity|undefined|(?:width|height|r)=\"-")

names = st.one_of(
    st.sampled_from(["", "A", "Łódź", "x" * 150, "a b " * 50, "<b>\"'\\ {{ }}", "2027", "\ufffe"]),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30),
)
periods = st.sampled_from(
    ["2026", "2027", "2026-Q1", "2026-Q2", "2027-H1", "2026-01", "2026-05-04", "2026..2030", "1999", "2051-Q4"]
).map(period)
decimals = st.one_of(
    st.sampled_from([0, 1, -1, 7, 10**18, -(10**18), "0.0000012", "99999.995"]).map(
        lambda number: Decimal(str(number))
    ),
    st.decimals(min_value=-(10**12), max_value=10**12, places=2, allow_nan=False, allow_infinity=False),
)
monies = st.one_of(decimals, st.builds(Money, decimals, st.sampled_from(["PLN", "EUR"])))
VALUES = {
    "text": names,
    "period": periods,
    "date": st.none() | st.dates().filter(lambda day: 1950 < day.year < 2100),
    "number": st.none() | decimals,
    "percent": st.none() | decimals,
    "money": st.none() | monies,
}
MORE = st.fixed_dictionaries(
    {}, optional={key: st.booleans() for key in ("total", "targeted", "ours", "late", "milestone")}
)


def value_of(entry):
    grades = {"likelihood", "impact"}
    return st.sampled_from([None, 1, 2, 5]) if entry.key in grades else VALUES[entry.kind]


@st.composite
def shapes(draw, template):
    """A chart of `template` over some of its columns, with any number of rows."""
    missing = draw(st.sets(st.sampled_from(OPTIONAL[template]))) if template in OPTIONAL else set()
    columns = tuple(
        column(key, *(kind if isinstance(kind, tuple) else (kind,)))
        for key, kind in COLUMNS[template].items()
        if key not in missing
    )
    row = st.fixed_dictionaries({entry.key: value_of(entry) for entry in columns})
    rows = draw(
        st.lists(st.builds(lambda values, more: values | more, row, MORE), max_size=draw(st.sampled_from([1, 9])))
    )
    return Chart(template, draw(names), "Description", draw(st.sampled_from(["en", "pl"])), columns, tuple(rows))


@pytest.mark.no_cover
@pytest.mark.parametrize("template", COLUMNS)
def test_a_chart_of_ours_draws_every_shape(charts, template):
    @settings(
        max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), derandomize=not effort.long
    )
    @given(asked=shapes(template), look=st.sampled_from(["site", "site", "book"]))
    def drawn(asked, look):
        made = charts.draw(asked, look)
        assert [problem.values["reason"] for problem in made.problems] == []
        drawings = re.findall(r"<svg.*?</svg>", re.sub(r"<(desc|title).*?</\1>|<text.*?</text>", "", made.html))
        assert len(drawings) >= 2 - (look == "book")
        assert not any(BROKEN.search(drawing) for drawing in drawings)

    drawn()


def test_budgets_of_several_lines_and_periods_without_an_allocation(charts):
    """Such a chart stands its periods side by side, and has nothing to compare them with."""
    columns = tuple(column(*entry) for entry in (("area", "text"), ("period", "period"), ("budget", "money", "PLN")))
    rows = tuple(
        {"area": area, "period": period(quarter), "budget": Decimal(10_000)}
        for area in ("All lines", "A", "B")
        for quarter in ("2026-Q1", "2026-Q2")
    )
    drawn = charts.draw(Chart("budget", "Budget", "", "en", columns, rows), "site")
    assert drawn.problems == ()
    assert drawn.html.count(">10k<") + drawn.html.count(">10,000<") >= 6


def lines(drawn):
    """How many points each line of the first drawing has: a move and a draw to each of the others."""
    first = re.search(r"<svg.*?</svg>", drawn.html[drawn.html.index("pl-chart__wide") :])[0]
    paths = re.findall(
        r'<path[^>]* d="(M[^"]*)"[^>]*stroke-width="2.5"|<path[^>]*stroke-width="2.5"[^>]* d="(M[^"]*)"', first
    )
    return sorted(len(re.findall("[MLHVlhv]", one or other)) for one, other in paths)


def trend(*rows, line=None):
    """Actuals by period, perhaps with the name of the line each belongs to."""
    made = [
        (period(when), None, None, Decimal(number), None, None, None, {"line": name} if name else {})
        for when, number, name in rows
    ]
    return chart("measure_trend", made)


def test_a_year_and_quarters_are_never_joined(charts):
    rows = [("2026", 40, None), ("2027-Q1", 9, None), ("2027-Q2", 11, None), ("2027-Q3", 12, None)]
    assert lines(charts.draw(trend(*rows), "book")) == [1, 3]


def test_values_to_date_of_two_years_are_not_joined(charts):
    rows = [(f"202{year}-Q{quarter}", 10 * quarter, f"3 202{year}") for year in (6, 7) for quarter in (1, 2, 3)]
    assert lines(charts.draw(trend(*rows), "book")) == [3, 3]


@pytest.mark.parametrize("language", ["en", "pl"])
def test_a_forecast_and_a_target_that_is_a_range_are_in_the_drawing_and_the_key(charts, language):
    rows = [
        (period("2026"), Decimal(5), None, None, None, None, None),
        (period("2027-Q1"), None, None, Decimal(7), None, None, None),
        (period("2027"), None, None, None, Decimal(11), Decimal(8), Decimal(12)),
    ]
    html = charts.draw(chart("measure_trend", rows, language=language), "book").html
    assert "Forecast</li>" in html
    assert "Target low – Target high</li>" in html
    assert 'fill="#b3d2da"' in html


@settings(max_examples=EXAMPLES, deadline=None)
@given(data=st.data(), look=st.sampled_from(["site", "book"]))
def test_a_strategy_map_of_every_shape_is_drawn(data, look):
    ids = [f"o{number}" for number in range(data.draw(st.integers(0, 12)))]
    lanes = {"f": data.draw(names), "c": "", "x": "X"}
    nodes = tuple(
        MapNode(one, data.draw(names), f"{one}/", data.draw(st.sampled_from(list(lanes))), theme=data.draw(names))
        for one in ids
    )
    some = st.sampled_from(ids or ["none"])
    edges = tuple(data.draw(st.lists(st.builds(MapEdge, some, some), max_size=8)))
    html = draw_map(StrategyMap("Map", "", "pl", lanes, nodes, edges), look)
    assert ("<svg" in html) == bool(nodes)
    assert not BROKEN.search(re.sub(r"<title.*?</title>|<text.*?</text>|<li>.*?</li>", "", html))


CHANGES = ("", "created", "moved", "merged", "closed", "changed")


@st.composite
def states(draw):
    """Units in any tree, also ones that are each other's parents, have an unknown one or share an id."""
    ids = st.sampled_from([f"u{number}" for number in range(8)])
    unit = st.builds(
        Unit, ids, names, st.none() | ids | st.just("elsewhere"), st.none() | decimals, st.sampled_from(["", "../u/"]),
        st.sampled_from(CHANGES), names,
    )  # fmt: skip
    return tuple(draw(st.lists(unit, max_size=10)))


@settings(max_examples=5 * EXAMPLES, deadline=None)
@given(before=states(), after=states(), totals=st.tuples(st.none() | decimals, st.none() | decimals), data=st.data())
def test_an_organisation_of_every_shape_is_drawn(before, after, totals, data):
    language = data.draw(st.sampled_from(["en", "pl"]))
    request = OrgChart(data.draw(names), data.draw(names), language, before, after, totals, data.draw(names))
    drawn = draw_org(request)
    assert "\n\n" not in drawn
    sides = markup.fromstring(drawn).xpath("//div[@class='pl-org__side']")
    for side, units in zip(sides, (before, after), strict=True):
        shown = [one.text_content() for one in side.xpath(".//div[starts-with(@class, 'pl-org__unit')]/span[1]")]
        assert sorted(map(squeezed, shown)) == sorted(squeezed(unit.title) for unit in units)


def squeezed(text):
    return " ".join(text.split())


def test_signs_beyond_the_first_plane_are_drawn_as_squares_and_kept_in_the_table():
    rows = ({"step": "Rocket \U0001f680 " * 20, "amount": Decimal(3)},)
    columns = (Column("step", "Step", "text"), Column("amount", "Amount", "money", "PLN"))
    (row,) = drawable(Chart("savings_waterfall", "Title", "Description", "en", columns, rows))
    assert ("\U0001f680" in row["step_text"], "\u25a1" in row["step_text"]) == (False, True)
    assert "\U0001f680" in exact(rows[0]["step"], columns[0], "en")
