"""Cleans a drawing: nothing a page does not need, nothing that could fetch or run.

The drawing library writes empty paths, roles for its own scene graph and numbers with fifteen digits.
What is left is about a third of the size, and rounded numbers are the same on every machine.
"""

import re
from typing import NamedTuple

from lxml import etree

SVG = "{http://www.w3.org/2000/svg}"
HREF = "{http://www.w3.org/1999/xlink}href"
BASE = "https://vega.github.io/vega-datasets/"
"""What the library puts before an address that has no host."""

FONT = "Planloom Sans"
"""The typeface of the book, which comes with Planloom: texts are measured the same on every machine."""

ID = "pl-inner-"
"""How ids inside a drawing begin; a page puts the id of the figure in its place."""

_KEPT = {
    "d", "transform", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "width", "height",
    "fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-opacity", "stroke-linecap",
    "stroke-linejoin", "opacity", "text-anchor", "font-size", "font-weight", "font-style", "font-family",
    "clip-path", "id", "viewBox", "offset", "stop-color", "preserveAspectRatio", "style", "href",
    "gradientUnits", "letter-spacing", "dx", "dy",
}  # fmt: skip
_REFERENCE = re.compile(r"url\(['\"]?#([^)'\"]+)['\"]?\)")
_NUMBER = re.compile(r"-?\d+\.\d{2,}(?:e-?\d+)?")
_NUMERIC = {"d", "transform", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "width", "height", "opacity"}
_SCHEME = re.compile(r"\s*([a-z][a-z0-9+.-]*)\s*:", re.IGNORECASE)
_SAFE = {"http", "https", "mailto"}
_DEFAULTS = {
    ("opacity", "1"),
    ("transform", "translate(0,0)"),
    ("font-family", FONT),
    ("font-family", f'"{FONT}"'),
    ("font-weight", "normal"),
    ("x2", "0"),
    ("y2", "0"),
    ("font-size", "12px"),
}
_NOTHING = {"", "M0,0h0v0h0Z"}


class Drawing(NamedTuple):
    """A cleaned drawing: the inside of the ``svg`` element, its size in pixels, whether it has links."""

    body: str
    width: int
    height: int
    linked: bool


def clean(svg: str) -> Drawing:
    """Return the drawing in `svg` without what a page does not need."""
    root = etree.fromstring(svg.encode(), etree.XMLParser(resolve_entities=False, no_network=True))
    linked = False
    for element in list(root.iter(etree.Element)):
        if element is root:
            continue
        if _needless(element):
            _remove(element)
            continue
        if element.tag == f"{SVG}a":
            linked = _link(element) or linked
        _attributes(element)
    for group in reversed(list(root.iter(f"{SVG}g"))):
        _flatten(group)
    _rename_ids(root)
    body = "".join(str(etree.tostring(child, encoding="unicode", with_tail=False)) for child in root)
    return Drawing(
        re.sub(r' xmlns(?::\w+)?="[^"]*"', "", body),
        round(float(root.get("width", "0"))),
        round(float(root.get("height", "0"))),
        linked,
    )


def safe_address(address: str) -> bool:
    """Tell whether a link may go there: a page, a mail address, nothing that runs."""
    scheme = _SCHEME.match(address)
    return scheme is None or scheme[1].lower() in _SAFE


def _rename_ids(root: etree._Element) -> None:
    """Give clips and gradients ids from 1; the library counts them through the life of its process."""
    names: dict[str, str] = {}
    for element in root.iter(etree.Element):
        if "id" in element.attrib:
            names[str(element.attrib["id"])] = f"{ID}{len(names) + 1}"
            element.set("id", names[str(element.attrib["id"])])
    for element in root.iter(etree.Element):
        for name, value in element.attrib.items():
            match = _REFERENCE.fullmatch(str(value))
            if match and match[1] in names:
                element.set(name, f"url(#{names[match[1]]})")


def _needless(element: etree._Element) -> bool:
    if element.get("display") == "none" or element.tag == f"{SVG}image":
        return True
    drawn = element.get("d", "").strip()
    if element.tag == f"{SVG}path":
        plain = "fill" not in element.attrib and "stroke" not in element.attrib
        return drawn in _NOTHING or plain
    return element.tag == f"{SVG}text" and not any(str(text).strip() for text in element.itertext())


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _link(element: etree._Element) -> bool:
    address = str(element.attrib.pop(HREF, "")).removeprefix(BASE)
    if not safe_address(address):
        return False
    element.set("href", address)
    return True


def _attributes(element: etree._Element) -> None:
    tip = element.get("aria-label") if _is_mark(element) else None
    for name in list(element.attrib):
        value = str(element.attrib[name])
        if name not in _KEPT or (name, value) in _DEFAULTS:
            del element.attrib[name]
        elif name in _NUMERIC:
            element.set(name, _NUMBER.sub(_rounded, value))
    if element.tag == f"{SVG}text" and "stroke" in element.attrib:
        element.set("paint-order", "stroke")
        element.set("stroke-linejoin", "round")
    if tip:
        title = etree.SubElement(element, f"{SVG}title")
        title.text = tip
        # the browser shows the first title of an element
        element.insert(0, title)


def _is_mark(element: etree._Element) -> bool:
    if element.get("role") not in {"graphics-symbol", "graphics-object"} or element.tag == f"{SVG}g":
        return False
    return element.get("aria-roledescription") not in {"axis", "legend", "title", "header"}


def _rounded(match: re.Match[str]) -> str:
    return f"{round(float(match[0]), 1) + 0:g}"


def _flatten(group: etree._Element) -> None:
    """Lift the children of a group that says nothing, and drop one that holds nothing."""
    parent = group.getparent()
    if parent is None:
        return
    if len(group) and group.attrib:
        return
    place = parent.index(group)
    for child in reversed(list(group)):
        parent.insert(place, child)
    parent.remove(group)
