import json
import re

import pytest

from planloom.charts.request import fence_of
from planloom.problems import Span
from planloom.prose import Surroundings, render

BARS = {
    "title": "Visits <by> city",
    "description": "Bars",
    "data": {"values": [{"city": "Łódź", "visits": 1200.5}, {"city": "Bern", "visits": -3}]},
    "mark": "bar",
    "encoding": {"x": {"field": "city"}, "y": {"field": "visits", "type": "quantitative"}},
}


def fenced(spec, before="# Page\n\n"):
    text = spec if isinstance(spec, str) else json.dumps(spec, indent=2)
    return f"{before}```vegalite\n{text}\n```\n\nAfter"


@pytest.fixture
def draw(charts):
    def run(markdown, language="en"):
        drawn = []

        def mark(block):
            fence = fence_of(block, Span("plans/a/b.md", 11), language)
            drawn.append(charts.draw(fence, "site"))
            return drawn[-1].html if block.at_margin else None

        made = render(markdown, Surroundings(drawn=mark))
        return made.html, [problem for one in drawn for problem in one.problems]

    return run


def told(problems):
    return [(problem.code.id, problem.span.line, problem.span.column) for problem in problems]


def test_a_fence_becomes_a_figure_with_caption_and_table(draw):
    markdown, problems = draw(fenced(BARS), language="pl")
    assert not problems
    assert "<figcaption>Visits &lt;by&gt; city</figcaption>" in markdown
    assert "1200,5" in markdown
    assert "var(--pl-series-1)" in markdown
    assert "```" not in markdown
    figure = markdown[markdown.index("<figure") : markdown.index("</figure>")]
    assert "\n\n" not in figure
    assert markdown.startswith("<h1")
    assert markdown.endswith("<p>After</p>")


def test_a_fence_inside_another_fence_is_code(draw):
    markdown, problems = draw(f"````markdown\n{fenced(BARS)}\n````\n")
    assert "<figure" not in markdown
    assert "```vegalite" in markdown
    assert not problems


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('{"mark": "bar",}', (14, 16)),
        ('{\n  "mark": nan}', (15, 11)),
        ("[1]", (13, 1)),
        ('{"a": NaN}', (13, 1)),
        ("", (14, 1)),
    ],
)
def test_bad_json_is_told_with_line_and_column(draw, text, place):
    markdown, problems = draw(fenced(text))
    assert told(problems) == [("S801", *place)]
    assert "<figure" not in markdown


def test_a_very_deep_specification_is_a_problem(draw):
    assert [code for code, *_ in told(draw(fenced('{"a":' * 20_000 + "1" + "}" * 20_000))[1])] == ["S801"]


@pytest.mark.parametrize(
    "change",
    [
        {"mark": "barr"},
        {"mark": None},
        {"transform": [{"filter": "datum.("}]},
        {"transform": [{"calculate": "datum.a +* 3", "as": "b"}]},
        {"data": {"values": "a,b", "format": {"type": "what"}}},
    ],
)
def test_what_vega_lite_refuses_is_a_problem_in_one_line(draw, change):
    _, problems = draw(fenced(BARS | change))
    assert told(problems) == [("S802", 13, 1)]
    assert "\n" not in problems[0].values["reason"]


@pytest.mark.parametrize(
    ("change", "address"),
    [
        ({"data": {"url": "https://example.org/a.csv"}}, "https://example.org/a.csv"),
        ({"data": {"url": "file:///etc/hostname"}}, "file:///etc/hostname"),
        ({"mark": {"type": "image", "url": "//example.org/a.png"}}, "//example.org/a.png"),
        ({"encoding": {"url": {"field": "u"}}}, "?"),
        (
            {"transform": [{"lookup": "a", "from": {"data": {"url": "b.csv"}, "key": "a", "fields": ["c"]}}]},
            "b.csv",
        ),
        ({"layer": [{"data": {"url": {"signal": "x"}}, "mark": "bar"}]}, "?"),
    ],
)
def test_anything_to_fetch_is_refused_where_it_stands(draw, change, address):
    text = fenced(BARS | change)
    markdown, problems = draw(text)
    assert "<figure" not in markdown
    assert [(problem.code.id, problem.values["address"]) for problem in problems] == [("S803", address)]
    span = problems[0].span
    assert text.split("\n")[span.line - 11][span.column - 1 :].startswith('"url"')


def test_an_address_in_the_data_may_stand_and_links_only_to_pages(draw):
    rows = [
        {"a": 1, "url": "https://example.org/"},
        {"a": 2, "url": "../risks/"},
    ]
    spec = {
        "data": {"values": rows},
        "mark": "point",
        "encoding": {"x": {"field": "a"}, "href": {"field": "url"}},
    }
    markdown, problems = draw(fenced(spec))
    assert not problems
    assert '<a href="https://example.org/">' in markdown
    assert '<a href="../risks/">' in markdown


def test_a_link_that_would_run_something_is_not_passed_on(draw):
    rows = [{"a": 1, "url": "javascript:alert(1)"}]
    spec = {
        "data": {"values": rows},
        "mark": "point",
        "encoding": {"x": {"field": "a"}, "href": {"field": "url"}},
    }
    markdown, problems = draw(fenced(spec))
    assert 'href="javascript' not in markdown
    assert told(problems) in ([], [("S802", 13, 1)])
    assert not draw(fenced(BARS))[1]


def test_a_fence_that_is_too_large_is_refused(draw):
    large = BARS | {"data": {"values": [{"city": "x" * 200_000, "visits": 1}]}}
    assert told(draw(fenced(large))[1]) == [("S804", 13, 1)]


def test_an_indented_fence_is_told(draw):
    text = "\n".join("    " + line for line in fenced(BARS, before="").split("\n"))
    markdown, problems = draw(text)
    assert "```vegalite" in markdown
    assert told(problems) == [("S805", 11, 5)]


def test_a_fence_in_a_list_is_told(draw):
    text = "- a\n" + "\n".join("  " + line for line in fenced(BARS, before="").split("\n"))
    markdown, problems = draw(text)
    assert "<figure" not in markdown
    assert told(problems) == [("S805", 12, 3)]


def test_several_fences_are_told_in_order_and_drawn_in_place(draw):
    markdown, problems = draw(
        fenced(BARS) + "\n\n" + fenced("{", before="") + "\n\n~~~ vegalite\n" + json.dumps(BARS) + "\n~~~"
    )
    assert markdown.count("<figure") == 2
    assert [problem.code.id for problem in problems] == ["S801"]
    assert len(set(re.findall(r'<figure[^>]* id="([^"]+)"', markdown))) == 2


@pytest.mark.parametrize(
    ("spec", "code"),
    [
        ('{"config": [1], "mark": "bar"}', "S802"),
        ('{"mark": "bar", "title": "\\ud800"}', "S802"),
        ('"x"', "S801"),
        ("null", "S801"),
        ('{"mark": 5, "data": null, "encoding": []}', "S802"),
        ('{"layer": {"a": 1}, "data": {"values": 3}}', "S802"),
        ('{"mark": "bar", "data": {"values": [{"a": {"b": [1]}}]}, "title": {"text": {"a": 1}}, "usermeta": 3}', ""),
    ],
)  # fmt: skip
def test_a_block_of_odd_shape_is_told_and_shown_as_it_was_written(draw, spec, code):
    html, problems = draw(fenced(spec))
    assert [problem.code.id for problem in problems] == ([code] if code else [])
    assert "After" in html
