"""The key of a chart: which line, mark or surface stands for what.

It is written as HTML, not drawn, so that it wraps on a phone and can be read out. A template lists
its entries in the specification under ``usermeta.key``.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from markupsafe import escape

from planloom.charts.look import Look, paint

_WIDTH, _HEIGHT = 26, 14
_SHAPES = {
    "circle": '<circle cx="13" cy="7" r="4.5" {paint}/>',
    "square": '<path d="M9,3h8v8h-8Z" {paint}/>',
    "diamond": '<path d="M13,1.5l5,5.5l-5,5.5l-5,-5.5Z" {paint}/>',
    "triangle-up": '<path d="M13,2l5,9.5h-10Z" {paint}/>',
    "triangle-down": '<path d="M13,12l5,-9.5h-10Z" {paint}/>',
    "cross": '<path d="M11.5,2h3v3.5h3.5v3h-3.5v3.5h-3v-3.5h-3.5v-3h3.5Z" {paint}/>',
}


def key(entries: Iterable[Mapping[str, Any]], look: Look, identity: str, width: str = "") -> str:
    """Return the list of entries: ``text``, ``mark``, ``colour`` and, for some marks, ``dash``, ``shape``.

    `width` is the class of the one width it is for.
    """
    items = [
        f"<li>{_swatch(entry, look, f'{identity}-k{number}')}{escape(entry['text'])}</li>"
        for number, entry in enumerate(entries)
    ]
    return f'<ul class="pl-chart__key{width}">{"".join(items)}</ul>' if items else ""


def _swatch(entry: Mapping[str, Any], look: Look, identity: str) -> str:
    drawn = _drawn(entry, entry["colour"])
    svg = f'<svg width="{_WIDTH}" height="{_HEIGHT}" viewBox="0 0 {_WIDTH} {_HEIGHT}" aria-hidden="true">{drawn}</svg>'
    return paint(svg, look, identity)


def _drawn(entry: Mapping[str, Any], colour: str) -> str:
    mark = entry["mark"]
    if mark == "number":
        number = escape(entry["number"])
        return f'<text x="13" y="11" text-anchor="middle" font-size="11" fill="{colour}">{number}</text>'
    if mark == "bar":
        return f'<rect y="1" width="26" height="12" fill="{colour}"/>'
    if mark == "area":
        return f'<rect y="1" width="26" height="12" fill="{colour}" opacity="{entry.get("opacity", 1)}"/>'
    if mark == "tick":
        return f'<path d="M13,0v14" fill="none" stroke="{colour}" stroke-width="3"/>'
    dash = ",".join(map(str, entry.get("dash", ()))) or "none"
    line = f'<path d="M0,7h26" fill="none" stroke="{colour}" stroke-width="2.5" stroke-dasharray="{dash}"/>'
    hollow = entry.get("hollow", False)
    filled = f'fill="#fffffe" stroke="{colour}" stroke-width="2"' if hollow else f'fill="{colour}"'
    shape = _SHAPES.get(entry.get("shape", ""), "").format(paint=filled)
    return line + shape if mark == "line" else shape
