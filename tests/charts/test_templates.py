"""Every chart with values that are ordinary, negative, missing, single, huge and equal."""

import datetime as dt
import re
from decimal import Decimal

import pytest
from chart_samples import COLUMNS, OPTIONAL, TEMPLATES, chart, period
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

from effort import examples
from planloom.charts.data import exact
from planloom.charts.draw import Charts
from planloom.charts.matrix import _runs

QUARTERS = [period(f"202{year}-Q{quarter}") for year in (7, 8) for quarter in (1, 2, 3, 4)]
WORDS = ["Łódź", "Fairs & shows", "Online <b>", "Research", "A rather long name of an area of the plan", "X"]
NUMBERS = {
    "ordinary": [1200, 3400, 2500, 800, 4100, 3900, 2100, 1700],
    "negative": [-1200, 3400, -2500, 800, -4100, 3900, -1, 0],
    "all negative": [-5, -6, -7, -8, -1, -2, -3, -4],
    "missing": [None, 3400, None, 800, None, 3900, 2100, None],
    "nothing": [None] * 8,
    "single": [1200],
    "huge": [10**15, 1, -(10**15), 123456789012345, 5 * 10**14, 10**12, 3, 10**9],
    "tiny": ["0.001", "0.0021", "-0.0005", "0.01", "0.2", "0.3", "0.004", "0"],
    "equal": [700] * 8,
    "zero": [0] * 8,
}


def value(kind, place, numbers):
    number = numbers[place % len(numbers)]
    kind = kind[0] if isinstance(kind, tuple) else kind
    if kind == "text":
        return WORDS[place % len(WORDS)]
    if kind == "period":
        return QUARTERS[place % len(QUARTERS)]
    if kind == "date":
        return None if number is None else dt.date(2027, 1, 1) + dt.timedelta(days=97 * place)
    return None if number is None else Decimal(str(number))


def rows_of(template, numbers):
    count = len(numbers)
    return [
        tuple(value(kind, row + shift, numbers) for shift, kind in enumerate(COLUMNS[template].values()))
        for row in range(count)
    ]


def any_of(*keys):
    return lambda row: any(row[key] is not None for key in keys)


def all_of(*keys):
    return lambda row: all(row[key] is not None for key in keys)


def texts(figure):
    return [cell.text_content() for cell in figure.findall(".//tbody/tr/*")]


def test_every_template_has_its_test():
    shipped = {path.name.removesuffix(".vl.json.j2") for path in (TEMPLATES / "charts").glob("*.vl.json.j2")}
    assert shipped == set(COLUMNS)


@pytest.mark.parametrize("template", COLUMNS)
@pytest.mark.parametrize("numbers", NUMBERS)
def test_a_chart_is_drawn_whatever_the_numbers(charts, template, numbers):
    drawn = charts.draw(chart(template, rows_of(template, NUMBERS[numbers])), "site")
    assert [problem.values["reason"] for problem in drawn.problems] == []
    figure = html.fromstring(drawn.html)
    assert len(figure.findall(".//div/svg")) == 2
    for svg in re.findall(r"<svg.*?</svg>", drawn.html):
        assert "NaN" not in svg
        assert "Infinity" not in svg
        assert "undefined" not in svg
        assert not re.search(r'(?:width|height|r)="-', svg)


@pytest.mark.parametrize("template", COLUMNS)
def test_a_chart_without_rows_is_drawn(charts, template):
    assert charts.draw(chart(template, []), "site").problems == ()


@pytest.mark.parametrize("template", COLUMNS)
def test_the_same_data_gives_the_same_bytes(charts, template):
    request = chart(template, rows_of(template, NUMBERS["ordinary"]), language="pl")
    with Charts([TEMPLATES]) as others:
        assert others.draw(request, "site") == charts.draw(request, "site")


numbers_or_none = st.one_of(
    st.none(),
    st.decimals(min_value=-(10**15), max_value=10**15, places=2, allow_nan=False, allow_infinity=False),
)


@settings(max_examples=examples(12), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), language=st.sampled_from(["en", "pl"]))
@pytest.mark.parametrize("template", COLUMNS)
def test_every_value_is_in_the_table_and_every_cell_in_the_data(charts, template, data, language):
    numbers = data.draw(st.lists(numbers_or_none, min_size=1, max_size=6))
    request = chart(template, rows_of(template, numbers), language=language)
    drawn = charts.draw(request, "book")
    assert [problem.values["reason"] for problem in drawn.problems] == []
    expected = [
        " ".join(exact(row.get(column.key), column, language).split(" "))
        for row in request.rows
        for column in request.columns
    ]
    loose = [words.replace("\xa0", " ") for words in texts(html.fromstring(drawn.html))]
    assert loose == [words.replace("\xa0", " ") for words in expected]


def test_a_polish_table_keeps_short_words_with_what_follows(charts):
    request = chart("ranked", [("Sprzedaż w kraju", None, Decimal(3))], language="pl")
    assert "Sprzedaż w\xa0kraju" in charts.draw(request, "book").html


DRAWN = {
    "budget": any_of("budget", "allocation"),
    "measure_trend": any_of("baseline", "target", "actual", "forecast", "target_low", "target_high"),
    "forecast": any_of("low", "base", "high", "actual"),
    "quotas": any_of("quota", "actual"),
    "funnel": any_of("count"),
    "savings_waterfall": any_of("amount"),
    "headcount_bridge": any_of("amount"),
    "cash": any_of("net", "cumulative"),
    "allocation": any_of("amount"),
    "ranked": any_of("value"),
    "segments": all_of("x", "y"),
    "growth_share": all_of("relative_share", "market_growth"),
    "positioning": all_of("x", "y"),
}
"""The charts whose marks each tell one row -> whether a row has what a mark needs."""


def told(request, row):
    """What is told at the mark of a row."""
    return "; ".join(
        f"{entry.title}: {exact(row[entry.key], entry, 'en')}"
        for entry in request.columns
        if row[entry.key] is not None
    )


def marks(drawn):
    """What is told at the marks of the first drawing, and the mark."""
    svg = html.fromstring(drawn.html).find(".//div/svg")
    return [(title.text, title.getparent()) for title in svg.iter("title") if title.text != "Title"]


@pytest.mark.parametrize("template", DRAWN)
@pytest.mark.parametrize("numbers", ["ordinary", "negative", "missing", "huge", "equal"])
def test_every_row_is_told_at_a_mark_and_every_mark_tells_a_row(charts, template, numbers):
    request = chart(template, rows_of(template, NUMBERS[numbers]))
    tips = {tip for tip, _ in marks(charts.draw(request, "book"))}
    assert tips == {told(request, row) for row in request.rows if DRAWN[template](row)}


@settings(max_examples=examples(20), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(places=st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=1, max_size=12))
def test_every_risk_stands_in_a_cell_by_its_number(charts, places):
    risks = [(number, f"Risk {number}", *place) for number, place in enumerate(places, start=1)]
    svg = html.fromstring(charts.draw(chart("risk_matrix", risks), "book").html).find(".//div/svg")
    named = svg.xpath(".//text[@font-weight='bold']/text() | .//text[@font-weight='bold']/tspan/text()")
    runs = [list(map(int, name.split("–"))) for name in ", ".join(named).split(", ")]
    assert sorted(one for run in runs for one in range(run[0], run[-1] + 1)) == list(range(1, len(places) + 1))


@given(names=st.lists(st.integers(1, 30), unique=True).map(sorted))
def test_a_cell_writes_three_numbers_in_a_row_by_the_first_and_the_last(names):
    told = _runs([str(name) for name in names])
    parts = [list(map(int, one.split("–"))) for one in told]
    assert [one for part in parts for one in range(part[0], part[-1] + 1)] == names
    assert all(part[-1] - part[0] >= 2 for part in parts if len(part) > 1)
    assert _runs(["fire", "flood", "frost"]) == ["fire", "flood", "frost"]


BARS = {
    "budget": ("budget", "h"),
    "quotas": ("quota", "h"),
    "funnel": ("count", "h"),
    "savings_waterfall": ("amount", "h"),
    "headcount_bridge": ("amount", "h"),
    "allocation": ("amount", "h"),
    "cash": ("net", "v"),
}
"""The charts of bars -> the column they show, and the way they run."""


@settings(max_examples=examples(10), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(numbers=st.lists(st.integers(1, 10**6), min_size=1, max_size=8))
@pytest.mark.parametrize("template", BARS)
def test_bars_are_as_long_as_their_numbers(charts, template, numbers):
    key, way = BARS[template]
    request = chart(template, rows_of(template, numbers))
    amounts = {told(request, row): float(row[key]) for row in request.rows}
    bar = re.compile(rf"M[^A-Za-z]+(?:h[^A-Za-z]+)?{way}([\d.]+)[^A-Za-z]*(?:[hv][^A-Za-z]+)*Z")
    first = dict(reversed(marks(charts.draw(request, "book"))))  # a stroke for the other column comes later
    lengths = [(amounts[tip], float(bar.fullmatch(mark.get("d"))[1])) for tip, mark in first.items()]
    pixel = max(amount for amount, _ in lengths) / max(length for _, length in lengths)
    assert all(abs(amount / pixel - length) <= 1 for amount, length in lengths)


def test_series_of_a_stacked_chart_are_told_apart_in_black_and_white(charts):
    rows = [("2027", name, amount) for name, amount in zip("ABCD", (4, 3, 2, 1), strict=True)]
    drawn = html.fromstring(charts.draw(chart("allocation", rows), "book").html)
    shapes = {one.get("id"): html.tostring(one[1]) for one in drawn.xpath("//pattern")}
    # the first series is plain; the key and the drawing bring the same three patterns
    assert len(set(shapes.values())) == 3


@pytest.mark.parametrize(("template", "key"), [(name, key) for name, keys in OPTIONAL.items() for key in keys])
def test_the_key_names_nothing_that_is_not_drawn(charts, template, key):
    rows = rows_of(template, NUMBERS["ordinary"])
    place = list(COLUMNS[template]).index(key)
    request = chart(template, [(*row[:place], None, *row[place + 1 :]) for row in rows])
    figure = html.fromstring(charts.draw(request, "site").html)
    named = [entry.text_content() for entry in figure.xpath("//ul[contains(@class, 'pl-chart__key')]/li")]
    assert key.replace("_", " ").capitalize() not in named
