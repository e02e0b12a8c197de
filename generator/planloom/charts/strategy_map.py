"""The strategy map: objectives in their perspectives, arrows for what drives what, every box a link.

A perspective takes as many rows as it needs, so the map is never wider than a page of text. A strategy of
more than forty objectives becomes several maps. On a phone, and for those who listen, a nested list says
the same.
"""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import replace

from markupsafe import Markup, escape

from planloom.charts.cache import content_key
from planloom.charts.diagram import MapNode, StrategyMap
from planloom.charts.figure import subtitle
from planloom.charts.labels import wrapped
from planloom.charts.look import FONTS, ROLES, Look, paint
from planloom.charts.map_layout import PAD, WIDTH, Grid, Lane, Layout, lanes_of, lay_out
from planloom.charts.routes import Place
from planloom.charts.words import WORDS

LARGEST = 40
"""Objectives on one map; more are parted by theme, or by perspective."""

_LINE = 17
_ROUND = 5
_MARKS = {
    "good": ("positive", "M-4.5,0a4.5,4.5 0 1,0 9,0a4.5,4.5 0 1,0 -9,0Z"),
    "warning": ("series_2", "M0,-5l5.5,10h-11Z"),
    "bad": ("negative", "M0,-5.5l5.5,5.5l-5.5,5.5l-5.5,-5.5Z"),
}


def draw_map(request: StrategyMap, look: Look) -> str:
    """Return the map, or several when it is large, as HTML without blank lines; nothing when it is empty."""
    return "\n".join(_figure(part, look) for part in parts(request) if part.nodes)


def parts(request: StrategyMap) -> list[StrategyMap]:
    """Part a map that is too large: by theme, or else by pairs of perspectives, the upper one first."""
    if len(request.nodes) <= LARGEST:
        return [request]
    themes = list(dict.fromkeys(node.theme for node in request.nodes))
    if len(themes) > 1:
        return [_part(request, theme, [node for node in request.nodes if node.theme == theme]) for theme in themes]
    titles = dict(lanes_of(request))
    pairs: list[tuple[str, ...]] = [*itertools.pairwise(titles)] or [tuple(titles)]
    return [
        _part(request, " – ".join(titles[lane] for lane in pair), [node for node in request.nodes if node.lane in pair])
        for pair in pairs
    ]


def _part(request: StrategyMap, name: str, nodes: Sequence[MapNode]) -> StrategyMap:
    if not request.subtitle:
        return replace(request, title=f"{request.title}: {name}" if name else request.title, nodes=tuple(nodes))
    return replace(request, subtitle=f"{request.subtitle}: {name}" if name else request.subtitle, nodes=tuple(nodes))


def _figure(request: StrategyMap, look: Look) -> str:
    identity = "pl-" + content_key(repr(request))[:10]
    picture = f'<div class="pl-chart__wide" data-search-exclude>{_svg(request, look, identity)}</div>'
    # wikis show the list of a map drawn for paper; the book leaves it out, as all that is for screens
    lists = f'<div class="pl-screen">{nested_list(request)}</div>\n' if look == "book" else _lists(request)
    return (
        f'<figure class="pl-chart pl-map no-glossary" id="{identity}">\n'
        f"<figcaption>{escape(request.title)}</figcaption>\n{subtitle(request.subtitle)}"
        f"{picture}\n{lists}</figure>"
    )


def _lists(request: StrategyMap) -> str:
    """Return the list twice: folded beside the picture, and open where there is no room for a picture."""
    shown = nested_list(request)
    summary = f"<summary>{WORDS['list'].in_(request.language)}</summary>"
    return (
        f'<details class="pl-chart__wide" data-search-exclude>{summary}{shown}</details>\n'
        f'<div class="pl-chart__narrow" data-search-exclude>{shown}</div>\n'
    )


def nested_list(request: StrategyMap) -> str:
    """Return the map as a list of perspectives, their objectives and what these drive."""
    nodes = {node.id: node for node in request.nodes}
    items = []
    for lane, title in lanes_of(request):
        inner = "".join(
            f"<li>{_link(node)}{_driven(node, request, nodes)}</li>" for node in request.nodes if node.lane == lane
        )
        items.append(f"<li>{escape(title)}<ul>{inner}</ul></li>")
    return f'<ul class="pl-map__list">{"".join(items)}</ul>'


def _link(node: MapNode) -> Markup:
    about = ", ".join(part for part in (node.status_text, node.note) if part)
    apart = f" – {node.apart}" if node.apart else ""
    return Markup('<a href="{}">{}</a>{}{}').format(node.href, node.title, apart, f" ({about})" if about else "")


def _driven(node: MapNode, request: StrategyMap, nodes: Mapping[str, MapNode]) -> str:
    driven = [nodes[edge.target] for edge in request.edges if edge.source == node.id and edge.target in nodes]
    links = (Markup('<li>{} <a href="{}">{}</a></li>').format(request.drives, d.href, d.title) for d in driven)
    return f"<ul>{''.join(links)}</ul>" if driven else ""


def _svg(request: StrategyMap, look: Look, identity: str) -> str:
    layout = lay_out(request)
    nodes = {node.id: node for node in request.nodes}
    drawn = [_band(lane) for lane in layout.lanes]
    titles = [_lane_title(lane) for lane in layout.lanes]
    for name, place in (item for lane in layout.lanes for item in lane.places.items()):
        drawn.append(_node(nodes[name], place, layout, look))
    label = f"{identity}-t {identity}-d" if request.description else f"{identity}-t"
    described = f'<desc id="{identity}-d">{escape(request.description)}</desc>' if request.description else ""
    height = round(layout.height)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="group" aria-labelledby="{label}" width="{WIDTH}"'
        f' height="{height}" viewBox="0 0 {WIDTH} {height}" font-family="{FONTS[look]}" font-size="12px">'
        f'<title id="{identity}-t">{escape(request.title)}</title>{described}{"".join(drawn + titles)}</svg>'
    )
    return paint(svg.replace("\n", " "), look, identity)


def _node(node: MapNode, place: Place, layout: Layout, look: Look) -> str:
    """Return a box with its arrows, so that pointing at it brings them out; on the site also those that lead to it."""
    arrows = "".join(_arrow(way) for (source, _), way in layout.routes.items() if source == node.id)
    coming = "".join(_arrow(way) for (_, target), way in layout.routes.items() if target == node.id)
    shown = f'<g class="pl-map__coming" aria-hidden="true">{coming}</g>' if coming and look == "site" else ""
    return f'<g class="pl-map__node">{arrows}{shown}{_box(node, place, layout.grid)}</g>'


def _band(lane: Lane) -> str:
    return f'<rect x="1" y="{lane.top:g}" width="{WIDTH - 2}" height="{lane.height:g}" rx="6" fill="{ROLES["lane"]}"/>'


def _lane_title(lane: Lane) -> str:
    """Write the name of a perspective over the arrows, outlined in the colour of its band."""
    return (
        f'<text x="{PAD}" y="{lane.top + 16:g}" font-weight="bold" fill="{ROLES["muted"]}" stroke="{ROLES["lane"]}"'
        f' stroke-width="4" stroke-linejoin="round" paint-order="stroke">{escape(lane.title)}</text>'
    )


def _box(node: MapNode, place: Place, grid: Grid) -> str:
    left, top = round(place.x - grid.width / 2, 1), round(place.y - grid.height / 2, 1)
    about = ", ".join(part for part in (node.title, node.apart, node.status_text, node.note) if part)
    return (
        f'<a href="{escape(node.href)}"><title>{escape(about)}</title>'
        f'<rect x="{left:g}" y="{top:g}" width="{grid.width:g}" height="{grid.height:g}" rx="5"'
        f' fill="{ROLES["surface"]}" stroke="{ROLES["series_1"]}" stroke-width="1.5"/>'
        f"{_words(node, left, top, grid)}{_mark(node, left + grid.width - 12, top + 13)}</a>"
    )


def _words(node: MapNode, left: float, top: float, grid: Grid) -> str:
    """Write the title in as many lines as it needs, and the note below it, in the middle of the box.

    A title that others have too leaves at least half of the box to what tells it apart.
    """
    room = grid.width - 14
    lines = grid.lines - bool(node.note)
    # the mark stands beside the first line only, but a line that is too long for it would be cut
    title = wrapped(node.title, room - (10 if node.status else 0), lines // 2 if node.apart else lines)
    apart = wrapped(node.apart, room, lines - len(title), 11)
    texts = [(line, "12px", "text") for line in title]
    texts += [(line, "11px", "muted") for line in (*apart, *wrapped(node.note, room, 1, 11))]
    first = top + (grid.height - _LINE * len(texts)) / 2 + 13
    return "".join(
        f'<text x="{left + 7:g}" y="{first + _LINE * number:g}" font-size="{size}" fill="{ROLES[role]}">'
        f"{escape(line)}</text>"
        for number, (line, size, role) in enumerate(texts)
    )


def _mark(node: MapNode, x: float, y: float) -> str:
    """Return the sign of a status, the same as beside words: a circle, a triangle or a diamond in its colour."""
    if not node.status:
        return ""
    role, path = _MARKS[node.status]
    return f'<path d="{path}" transform="translate({x:g},{y:g})" fill="{ROLES[role]}"/>'


def _arrow(corners: Sequence[Place]) -> str:
    *line, base, tip = corners
    back = 6 if tip.y > base.y else -6
    way = _rounded([*line, base, Place(tip.x, tip.y - back)])
    head = f"M{tip.x - 4:g},{tip.y - back:g}L{tip.x:g},{tip.y:g}L{tip.x + 4:g},{tip.y - back:g}Z"
    stroke = f'fill="none" stroke="{ROLES["neutral"]}" stroke-width="1.4"'
    return f'<path d="{way}" {stroke}/><path d="{head}" fill="{ROLES["neutral"]}"/>'


def _rounded(corners: Sequence[Place]) -> str:
    """Return a line through corners that are rounded, so that a turn is told from a crossing."""
    first, *_ = corners
    way = f"M{first.x:g},{first.y:g}"
    for before, corner, after in zip(corners, corners[1:], corners[2:], strict=False):
        radius = min(_ROUND, _far(before, corner) / 2, _far(corner, after) / 2)
        begin, end = _towards(corner, before, radius), _towards(corner, after, radius)
        way += f"L{begin.x:g},{begin.y:g}Q{corner.x:g},{corner.y:g} {end.x:g},{end.y:g}"
    return f"{way}L{corners[-1].x:g},{corners[-1].y:g}"


def _far(one: Place, other: Place) -> float:
    return abs(one.x - other.x) + abs(one.y - other.y)


def _towards(corner: Place, other: Place, radius: float) -> Place:
    """Return the point `radius` away from a corner on a level or upright line to another point."""
    far = _far(corner, other) or 1.0
    return Place(
        round(corner.x + (other.x - corner.x) / far * radius, 1),
        round(corner.y + (other.y - corner.y) / far * radius, 1),
    )
