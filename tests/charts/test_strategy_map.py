import itertools
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from effort import examples
from planloom.charts.diagram import MapEdge, MapNode, StrategyMap
from planloom.charts.map_layout import WIDTH, lay_out
from planloom.charts.strategy_map import LARGEST, draw_map, parts

LANES = {"financial": "Money", "customer": "Customers", "process": "Processes", "learning": "People"}
TITLES = ["Grow", "Cut the cost base by 15 per cent until the year 2029", "Loyal customers", "Digital service"]


def strategy(lanes, edges=(), **more):
    nodes = tuple(
        MapNode(f"o{number}", TITLES[number % 4], f"../o{number}/", lane, **more) for number, lane in enumerate(lanes)
    )
    return StrategyMap("Map", "What drives what", "en", LANES, nodes, tuple(MapEdge(*edge) for edge in edges), "drives")


def test_every_objective_is_a_link_in_its_lane_and_every_arrow_is_drawn():
    request = strategy(["financial", "customer", "learning"], [("o2", "o1"), ("o1", "o0")])
    figure = html.fromstring(draw_map(request, "site"))
    svg = figure.find(".//svg")
    assert [link.get("href") for link in svg.iter("a")] == ["../o0/", "../o1/", "../o2/"]
    assert [text.text for text in svg.iter("text") if text.text in LANES.values()] == ["Money", "Customers", "People"]
    assert [len(group.findall("path")) for group in svg.findall("g")] == [0, 2, 2]


def test_the_list_says_the_same():
    request = strategy(["financial", "learning"], [("o1", "o0")], status="bad", status_text="off track")
    phone = html.fromstring(draw_map(request, "site")).find(".//div[@class='pl-chart__narrow']")
    assert " ".join(phone.text_content().split()) == (
        "MoneyGrow (off track)PeopleCut the cost base by 15 per cent until the year 2029 (off track)drives Grow"
    )
    assert [link.get("href") for link in phone.iter("a")] == ["../o0/", "../o1/", "../o0/"]


@pytest.mark.parametrize("note", ["", "served by: 2"])
@pytest.mark.parametrize("count", [2, 5])
def test_what_tells_objectives_of_one_title_apart_stands_below_it_in_box_and_list(note, count):
    request = strategy(["financial"] * count, note=note)
    long = "Cut the cost base by 15 per cent until the year 2029 in every country"
    nodes = tuple(replace(node, title=long, apart=f"Way {node.id}") for node in request.nodes)
    figure = html.fromstring(draw_map(replace(request, nodes=nodes), "site"))
    boxes = [[text.text for text in link.iter("text")] for link in figure.find(".//svg").iter("a")]
    assert all(len(box) <= 4 for box in boxes)
    assert {" ".join(box).split("Way ")[1].split()[0] for box in boxes} == {node.id for node in nodes}
    phone = " ".join(figure.find(".//div[@class='pl-chart__narrow']").text_content().split())
    assert f"{long} – Way o0" in phone


def test_edges_to_nowhere_and_to_oneself_are_left_out():
    request = strategy(["financial"], [("o0", "o0"), ("o0", "gone"), ("gone", "o0")])
    assert "pl-map__node" in draw_map(request, "site")
    assert lay_out(request).routes == {}


def test_a_perspective_without_a_title_comes_last():
    assert [lane.title for lane in lay_out(strategy(["own", "customer"])).lanes] == ["Customers", "own"]


def test_an_empty_map_is_nothing():
    assert draw_map(strategy([]), "site") == ""


def test_a_large_map_is_parted_by_theme_or_else_by_perspectives():
    large = strategy([list(LANES)[number % 4] for number in range(LARGEST + 4)])
    assert [part.title for part in parts(large)] == [
        "Map: Money – Customers",
        "Map: Customers – Processes",
        "Map: Processes – People",
    ]
    themed = replace(large, nodes=tuple(replace(node, theme=f"Theme {node.id[-1]}") for node in large.nodes))
    assert len(parts(themed)) == 10
    assert {node for part in parts(themed) for node in part.nodes} == set(themed.nodes)
    assert {node for part in parts(large) for node in part.nodes} == set(large.nodes)


def test_text_of_a_plan_cannot_become_markup():
    request = strategy(["financial"])
    evil = replace(
        request, title="<script>", nodes=(replace(request.nodes[0], title="<b>\n\n</b>", href='"><script>'),)
    )
    drawn = draw_map(evil, "site")
    assert "<script" not in drawn
    assert "<b>" not in drawn


def test_the_book_has_fixed_colours_and_leaves_the_list_to_screens():
    drawn = draw_map(strategy(["financial", "customer"], [("o1", "o0")]), "book")
    assert "var(" not in drawn
    assert (
        drawn.count('<ul class="pl-map__list"') == drawn.count('<div class="pl-screen"><ul class="pl-map__list"') == 1
    )


lanes = st.lists(st.sampled_from(list(LANES)), min_size=1, max_size=LARGEST)


@settings(max_examples=examples(30), deadline=None)
@given(lanes=lanes, data=st.data())
def test_boxes_never_overlap_and_stay_on_the_drawing(lanes, data):
    ids = st.integers(0, len(lanes) - 1).map(lambda number: f"o{number}")
    edges = data.draw(st.lists(st.tuples(ids, ids), max_size=2 * len(lanes)))
    request = strategy(lanes, edges)
    layout = lay_out(request)
    places = [place for lane in layout.lanes for place in lane.places.values()]
    assert len(places) == len(lanes)
    for number, (x, y) in enumerate(places):
        assert layout.grid.width / 2 <= x <= WIDTH - layout.grid.width / 2
        assert y <= layout.height - layout.grid.height / 2
        for other in places[:number]:
            assert abs(x - other.x) >= layout.grid.width or abs(y - other.y) >= layout.grid.height
    assert set(layout.routes) == {edge for edge in edges if edge[0] != edge[1]}
    assert draw_map(request, "site") == draw_map(request, "site")


def level(corners):
    return [(a.y, *sorted((a.x, b.x))) for a, b in itertools.pairwise(corners) if a.y == b.y and a.x != b.x]


@settings(max_examples=examples(30), deadline=None)
@given(lanes=lanes, data=st.data())
def test_no_arrow_runs_upon_another_nor_through_a_box(lanes, data):
    ids = st.integers(0, len(lanes) - 1).map(lambda number: f"o{number}")
    edges = data.draw(st.lists(st.tuples(ids, ids), max_size=2 * len(lanes)))
    layout = lay_out(strategy(lanes, edges))
    half = layout.grid.width / 2, layout.grid.height / 2
    boxes = {name: place for lane in layout.lanes for name, place in lane.places.items()}
    seen = []
    for (source, target), corners in layout.routes.items():
        for name, end in ((source, corners[0]), (target, corners[-1])):
            assert abs(end.x - boxes[name].x) < half[0]
            assert abs(abs(end.y - boxes[name].y) - half[1]) < 0.2
        for y, left, right in level(corners):
            assert 0 < y < layout.height
            assert all(abs(y - other.y) > half[1] for other in boxes.values())
            assert all(abs(y - other) > 1 or right < begin or end < left for other, begin, end in seen)
        seen += level(corners)
        for a, b in itertools.pairwise(corners):
            inner = [box for box in boxes.values() if abs(a.x - box.x) < half[0] and a.x == b.x]
            assert not any(min(a.y, b.y) < box.y < max(a.y, b.y) for box in inner)


@pytest.mark.parametrize("count", [1, 3, 4, 5, 9, 10])
def test_a_lane_takes_as_many_rows_as_it_needs(count):
    (lane,) = lay_out(strategy(["financial"] * count)).lanes
    rows = {place.y for place in lane.places.values()}
    assert len(rows) == -(-count // (count if count <= 4 else 5))
