import json
import os
import re
import resource
import subprocess
from dataclasses import replace
from decimal import Decimal
from types import SimpleNamespace

import pytest
from chart_samples import TEMPLATES, period
from lxml import html

from planloom.charts import worker
from planloom.charts.diagram import MapEdge, MapNode, OrgChart, StrategyMap, Unit
from planloom.charts.draw import Charts
from planloom.charts.engine import TYPEFACES, Engine
from planloom.charts.locale import numbers, times
from planloom.charts.look import paint
from planloom.charts.request import Chart, Column
from planloom.charts.svg import FONT
from planloom.figures.figure import Figure
from planloom.problems import Level
from planloom.values import Money

COLUMNS = (
    Column("area", "Area", "text"),
    Column("period", "Period", "period"),
    Column("budget", "Budget", "money", "PLN"),
    Column("allocation", "Allocation", "money", "PLN"),
)


def budget(*rows, language="en", title="Budget"):
    made = tuple(
        {"area": area, "period": period(when), "budget": amount, "allocation": most}
        for area, when, amount, most in rows
    )
    return Chart("budget", title, "How the money is spread", language, COLUMNS, made)


FAIRS = budget(("Fairs", "2027-Q1", Decimal(1_200_000), Decimal(1_000_000)))


def own_template(folder, text, name="budget"):
    (folder / "charts").mkdir(parents=True)
    (folder / "charts" / f"{name}.vl.json.j2").write_text(text)
    return folder


def test_a_figure_is_named_and_described_and_has_no_blank_line(charts):
    drawn = charts.draw(FAIRS, "site")
    assert drawn.problems == ()
    assert "\n\n" not in drawn.html
    figure = html.fromstring(drawn.html)
    for svg in figure.findall("div/svg"):
        title, description = (figure.get_element_by_id(name) for name in svg.get("aria-labelledby").split())
        assert (title.text, description.text) == ("Budget", "How the money is spread")
        assert svg.get("role") == "img"
    assert figure.findtext("figcaption") == "Budget"


def test_the_table_holds_the_exact_values_in_the_readers_language(charts):
    chart = budget(("Targi", "2027-Q1", Decimal("1200000.50"), None), language="pl")
    figure = html.fromstring(charts.draw(chart, "site").html)
    assert [cell.text for cell in figure.find(".//tbody/tr")] == [
        "Targi", "I\u00a0kw.\u00a02027", "1\u00a0200\u00a0000,5", "–",
    ]  # fmt: skip


def test_the_site_has_variables_and_the_book_has_colours(charts):
    colours = re.compile(r'(?:fill|stroke)="#[0-9a-f]+"')
    assert not colours.search(charts.draw(FAIRS, "site").html)
    book = charts.draw(FAIRS, "book").html
    assert colours.search(book)
    assert "var(" not in book
    assert book.count('<div class="pl-chart__wide') == 1


def test_the_same_request_gives_the_same_bytes_in_another_process():
    with Charts([TEMPLATES]) as first, Charts([TEMPLATES]) as second:
        assert first.draw(FAIRS, "site") == second.draw(FAIRS, "site")


def test_ids_inside_a_drawing_do_not_depend_on_what_was_drawn_before(tmp_path):
    (tmp_path / "charts").mkdir()
    (tmp_path / "charts" / "budget.vl.json.j2").write_text(
        """{"data": {"values": {{ rows | tojson }}}, "layer": [
          {"mark": {"type": "bar", "clip": true, "color": {"gradient": "linear", "stops": [
            {"offset": 0, "color": "red"}, {"offset": 1, "color": "blue"}]}},
           "encoding": {"x": {"field": "budget", "type": "quantitative"}}}]}"""
    )
    with Charts([tmp_path, TEMPLATES]) as charts, Charts([tmp_path, TEMPLATES]) as others:
        charts.draw(budget(("Other", "2027", Decimal(3), None)), "site")
        drawn = charts.draw(FAIRS, "site").html
        assert drawn == others.draw(FAIRS, "site").html
    names = re.findall(r' id="([^"]+)"', drawn)
    assert len(names) == len(set(names))
    assert set(re.findall(r"url\(#([^)]+)\)", drawn)) <= set(names)
    assert "url(#" in drawn


def test_a_kept_drawing_is_not_drawn_again(tmp_path, monkeypatch):
    with Charts([TEMPLATES], tmp_path) as charts:
        drawn = charts.draw(FAIRS, "site")
    assert len(list(tmp_path.rglob("*.json"))) == 3
    monkeypatch.setattr(Engine, "draw", None)
    with Charts([TEMPLATES], tmp_path) as charts:
        assert charts.draw(FAIRS, "site") == drawn


def test_a_changed_template_is_drawn_anew(tmp_path):
    (tmp_path / "charts").mkdir()
    template = tmp_path / "charts" / "budget.vl.json.j2"
    for words in ("one", "two"):
        spec = {"mark": "text", "data": {"values": [{}]}, "encoding": {"text": {"value": words}}}
        template.write_text(json.dumps(spec))
        with Charts([tmp_path, TEMPLATES], tmp_path / "cache") as charts:
            assert f">{words}</text>" in charts.draw(FAIRS, "site").html


def test_what_no_build_asks_for_leaves_the_cache_in_time(tmp_path):
    with Charts([TEMPLATES], tmp_path) as charts:
        charts.draw(FAIRS, "site")
    for file in tmp_path.rglob("*.json"):
        os.utime(file, (1, 1))
    with Charts([TEMPLATES], tmp_path) as charts:
        charts.draw(FAIRS, "site")
        charts.draw(budget(("Other", "2027", Decimal(3), None)), "site")
    assert len(list(tmp_path.rglob("*.json"))) == 4


def test_a_damaged_cache_is_drawn_again(tmp_path):
    with Charts([TEMPLATES], tmp_path) as charts:
        drawn = charts.draw(FAIRS, "site")
    for file in tmp_path.rglob("*.json"):
        file.write_text("half a fi")
    with Charts([TEMPLATES], tmp_path) as charts:
        assert charts.draw(FAIRS, "site") == drawn


def test_a_cache_that_cannot_be_written_is_no_error(tmp_path):
    (tmp_path / "file").write_text("")
    with Charts([TEMPLATES], tmp_path / "file" / "folder") as charts:
        assert "<svg" in charts.draw(FAIRS, "site").html


def test_many_charts_are_drawn_by_several_processes(charts):
    requests = [budget((f"Fair {number}", "2027", Decimal(number), None)) for number in range(6)]
    together = charts.draw_all(requests, "book")
    assert together == [charts.draw(request, "book") for request in requests]


def test_text_of_a_plan_cannot_become_markup(charts):
    chart = budget(("<script>alert(1)</script>", "2027", Decimal(5), None), title='"><img src=x onerror=y>')
    drawn = charts.draw(chart, "site").html
    assert "<script" not in drawn
    assert "<img" not in drawn


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("{{ rows.nothing.at_all }}", "UndefinedError"),
        ("{% if %}", "TemplateSyntaxError"),
        ("[1, 2]", "no JSON object"),
        ('{"mark": ', "no valid JSON"),
        ('{"mark": "bar", "data": {"sequence": {"start": 0}}, "encoding": 3}', ""),
        ("{{ 1 / 0 }}", "ZeroDivisionError"),
        ("{{ tools.linear('nothing') }}", "KeyError"),
    ],
)
def test_a_template_of_the_users_that_fails_is_a_problem_and_keeps_the_table(tmp_path, template, told):
    (tmp_path / "charts").mkdir()
    (tmp_path / "charts" / "budget.vl.json.j2").write_text(template)
    with Charts([tmp_path, TEMPLATES]) as charts:
        drawn = charts.draw(FAIRS, "site")
    assert [problem.code.id for problem in drawn.problems] == ["S806"]
    assert told in drawn.problems[0].values["reason"]
    assert "<svg" not in drawn.html
    assert "1,200,000" in drawn.html


@pytest.mark.parametrize("text", ["{{ rows.nothing.at_all }}", '{"mark": "barr"}', "{% if %}"])
def test_a_chart_of_ours_that_fails_becomes_its_table_and_is_told_as_our_fault(tmp_path, text):
    broken = own_template(tmp_path / "ours", text)
    with Charts([tmp_path / "theirs", broken]) as charts:
        (drawn,) = charts.draw_all([FAIRS], "site")
    assert [(problem.code.id, problem.level) for problem in drawn.problems] == [("S807", Level.WARNING)]
    assert drawn.problems[0].values["title"] == "Budget"
    assert "<svg" not in drawn.html
    assert "1,200,000" in drawn.html


def test_wrong_data_of_ours_is_our_fault_and_the_caption_stays(charts):
    wrong = replace(FAIRS, rows=({"area": "Fairs", "period": 3, "budget": "much", "allocation": None},))
    drawn = charts.draw(wrong, "site")
    assert [problem.code.id for problem in drawn.problems] == ["S807"]
    assert "<figcaption>Budget</figcaption>" in drawn.html


SPENT = Figure("budget", Money(Decimal(1_200_000), "PLN"))


@pytest.mark.parametrize("place", ["area", "period", "budget", "id"])
def test_a_computed_figure_handed_over_instead_of_its_value_is_our_fault(tmp_path, place):
    wrong = replace(FAIRS, rows=({**FAIRS.rows[0], place: SPENT},))
    theirs = own_template(tmp_path, '{"data": {"values": [{}]}, "mark": "point"}')
    for folders in ([TEMPLATES], [theirs, TEMPLATES]):
        with Charts(folders) as charts:
            drawn = charts.draw(wrong, "site")
        assert [problem.code.id for problem in drawn.problems] == ["S807"]
        assert f"under `{place}` stands the figure `budget`" in drawn.problems[0].values["reason"]
        assert "1,200,000" in html.fromstring(drawn.html).find(".//tbody").text_content()
        assert "Figure(" not in drawn.html


@pytest.mark.parametrize("more", [{"before": (Unit("p", "Plant", headcount=SPENT),)}, {"totals": (None, SPENT)}])
def test_a_computed_figure_in_the_organisation_is_our_fault(charts, more):
    drawn = charts.draw(replace(ORGANISATION, **more), "site")
    assert [problem.code.id for problem in drawn.problems] == ["S807"]
    assert "Plant" in drawn.html
    assert "Figure(" not in drawn.html


def test_a_template_of_the_users_that_ours_uses_is_theirs(tmp_path):
    (tmp_path / "charts").mkdir()
    (tmp_path / "charts" / "parts.j2").write_text("{% macro headings(plot) %}{{ nothing.at_all }}{% endmacro %}")
    with Charts([tmp_path, TEMPLATES]) as charts:
        assert [problem.code.id for problem in charts.draw(FAIRS, "site").problems] == ["S806"]


MAP = StrategyMap(
    "Map", "", "pl", {"f": "Finanse"}, (MapNode("a", "Wzrost", "a/", "f"), MapNode("b", "Marka", "b/", "f")),
    (MapEdge("a", "b"),), "umożliwia",
)  # fmt: skip
ORGANISATION = OrgChart("Units", "", "en", (Unit("p", "Plant", headcount=Decimal(12)),), (), headcount_title="FTE")


@pytest.mark.parametrize(
    ("picture", "drawer", "cells"),
    [
        (MAP, "draw_map", ["Finanse", "Wzrost", "", "Marka", "Finanse", "Marka", "", ""]),
        (ORGANISATION, "draw_org", ["Before", "Plant", "12"]),
    ],
)
def test_a_diagram_that_fails_becomes_a_table(charts, monkeypatch, picture, drawer, cells):
    monkeypatch.setattr(f"planloom.charts.draw.{drawer}", lambda *_: 1 / 0)
    drawn = charts.draw(picture, "site")
    assert [problem.code.id for problem in drawn.problems] == ["S807"]
    assert "ZeroDivisionError" in drawn.problems[0].values["reason"]
    assert [cell.text or "" for cell in html.fromstring(drawn.html).findall(".//tbody/tr/*")] == cells


def test_a_template_of_the_users_replaces_ours(tmp_path):
    (tmp_path / "charts").mkdir()
    (tmp_path / "charts" / "budget.vl.json.j2").write_text(
        '{"data": {"values": {{ rows | tojson }}}, "mark": "text", "encoding": {"text": {"value": "mine"}}}'
    )
    with Charts([tmp_path, TEMPLATES]) as charts:
        assert ">mine</text>" in charts.draw(FAIRS, "site").html


@pytest.mark.parametrize(
    "more",
    [
        *('"usermeta": [1]', '"usermeta": {"parts": "x"}', '"usermeta": {"parts": 1000000}', '"usermeta": null'),
        *('"config": [1]', '"title": "\\ud800"', '"title": {{ "[" * 9000 }}', '"usermeta": {"key": [1]}'),
    ],
)
def test_what_a_template_of_others_makes_oddly_is_told(tmp_path, more):
    (tmp_path / "charts").mkdir()
    (tmp_path / "charts" / "budget.vl.json.j2").write_text(f'{{"mark": "bar", {more}}}')
    with Charts([tmp_path, TEMPLATES]) as charts:
        assert [problem.code.id for problem in charts.draw(FAIRS, "site").problems] == ["S806"]


def test_a_specification_that_eats_all_memory_is_stopped_and_the_next_is_drawn(charts):
    endless = {
        "data": {"sequence": {"start": 0, "stop": 100_000_000}},
        "mark": "point",
        "encoding": {"x": {"field": "data", "type": "quantitative"}},
    }
    engine = Engine()
    assert "stopped" in engine.draw(endless, numbers("en"), times("en"), seconds=2).error
    engine.close()
    assert "<svg" in charts.draw(FAIRS, "site").html


POINT = {"data": {"values": [{}]}, "mark": "point"}


@pytest.fixture
def started(monkeypatch):
    """Return the list of processes that are started from here on."""
    processes = []
    start = subprocess.Popen
    monkeypatch.setattr(
        subprocess, "Popen", lambda *args, **more: processes.append(start(*args, **more)) or processes[-1]
    )
    return processes


def test_the_next_site_is_drawn_by_the_workers_of_the_one_before(charts, started):
    charts.picture(POINT, "en")
    started.clear()
    for _ in range(2):
        with Charts([TEMPLATES]) as others:
            assert "<svg" in others.draw(FAIRS, "site").html
    assert started == []


def test_a_worker_that_ended_while_it_was_idle_fails_no_drawing(started):
    engine = Engine()
    assert "<svg" in engine.draw(POINT, numbers("en"), times("en")).svg
    started[0].kill()
    started[0].wait()
    assert "<svg" in engine.draw(POINT, numbers("en"), times("en")).svg
    engine.close()
    assert len(started) == 2


class System:
    """What the system tells of a process and takes from it; `used` are the seconds of a processor it has used so far."""

    RUSAGE_SELF, RLIMIT_CPU, RLIM_INFINITY = resource.RUSAGE_SELF, resource.RLIMIT_CPU, resource.RLIM_INFINITY

    def __init__(self, used=0.0, most=resource.RLIM_INFINITY):
        self.used, self.limits = used, (most, most)

    def getrusage(self, _):
        return SimpleNamespace(ru_utime=self.used / 2, ru_stime=self.used / 2)

    def getrlimit(self, _):
        return self.limits

    def setrlimit(self, _, limits):
        self.limits = limits


@pytest.mark.parametrize("used", [0, 2.9, 29, 1000])
def test_the_limit_is_of_each_drawing_and_not_of_the_process_that_draws(monkeypatch, used):
    system = System(used)
    monkeypatch.setattr(worker, "resource", system)
    worker.limit(3)
    assert used + 3 <= system.limits[0] <= used + 4


def test_a_drawing_without_a_limit_gets_none_from_the_one_before(monkeypatch):
    monkeypatch.setattr(worker, "resource", System(used=50))
    worker.limit(3)
    worker.limit(None)
    assert worker.resource.limits == (resource.RLIM_INFINITY, resource.RLIM_INFINITY)


@pytest.mark.parametrize("seconds", [30, None])
def test_no_limit_goes_beyond_what_the_system_allows(monkeypatch, seconds):
    monkeypatch.setattr(worker, "resource", System(used=50, most=60))
    worker.limit(seconds)
    assert worker.resource.limits == (60, 60)


@pytest.mark.parametrize(("folders", "seconds"), [((), None), (("mine",), 30)])
def test_only_what_is_not_ours_has_a_limit(tmp_path, monkeypatch, folders, seconds):
    for folder in folders:
        own_template(tmp_path / folder, '{"data": {"values": [{}]}, "mark": "point"}')
    asked = []
    draw = Engine.draw
    monkeypatch.setattr(Engine, "draw", lambda *args, **more: asked.append(more["seconds"]) or draw(*args, **more))
    with Charts([*(tmp_path / folder for folder in folders), TEMPLATES]) as charts:
        charts.draw(FAIRS, "book")
    assert asked == [seconds]


def test_signs_are_measured_with_the_typeface_that_comes_with_planloom():
    font = pytest.importorskip("fontTools.ttLib").TTFont(TYPEFACES / "PlanloomSigns-Regular.ttf")
    tick = font["hmtx"][font.getBestCmap()[ord("\u2713")]][0] / font["head"].unitsPerEm * 12
    engine = Engine()
    widths = []
    for count in (2, 12):
        bar = {
            "data": {"values": [{"name": "\u2713" * count}]},
            "mark": "bar",
            "config": {"axis": {"labelFont": FONT, "labelFontSize": 12}},
            "encoding": {"y": {"field": "name", "title": None}},
        }
        svg = engine.draw(bar, numbers("en"), times("en")).svg
        widths.append(float(re.search(r'<svg[^>]* width="([\d.]+)"', svg)[1]))
    engine.close()
    assert abs(widths[1] - widths[0] - 10 * tick) < 1


def test_letters_of_the_book_stand_above_their_outline_with_a_tip_or_without():
    outlined = 'fill="#111" stroke="#fff" stroke-width="3" paint-order="stroke"'
    for tip in ("", "<title>Tip</title>"):
        painted = paint(f'<svg><text x="1" {outlined}>Words{tip}</text></svg>', "book", "x")
        assert painted.endswith(f'<text x="1" fill="#111">Words{tip}</text></svg>')
        assert painted.count(">Words<") == 2
        assert painted.count("Tip") == bool(tip)


def test_every_outlined_text_of_a_book_is_followed_by_its_letters(charts):
    columns = (Column("step", "Step", "text"), Column("amount", "Amount", "number"))
    rows = ({"step": "Before", "amount": Decimal(3), "total": True}, {"step": "Less", "amount": Decimal(-1)})
    drawn = charts.draw(Chart("savings_waterfall", "Savings", "", "en", columns, rows), "book")
    outlines = html.fromstring(drawn.html).xpath("//text[@paint-order]")
    assert outlines
    for outline in outlines:
        following = outline.getnext()
        assert following.text == outline.text
        assert following.get("paint-order") is None


def test_a_template_may_draw_its_chart_in_parts(tmp_path):
    text = """{"data": {"values": [{}]}, "mark": "point", "usermeta": {"parts": 2},
               "title": "{{ 'first' if part == 0 else 'second' }}"}"""
    with Charts([own_template(tmp_path, text), TEMPLATES]) as charts:
        drawings = html.fromstring(charts.draw(FAIRS, "book").html).xpath("//div[@class='pl-chart__wide']/svg")
    assert [drawing.findtext("title") for drawing in drawings] == ["Budget (1/2)", "Budget (2/2)"]
    assert ["first" in drawing.text_content() for drawing in drawings] == [True, False]
