"""Colours by role: fixed values for the book, CSS variables for the site.

A specification is always made with the fixed colours, so it can be pasted into any Vega-Lite editor
as it is. Each role has a colour no other role has; for the site every occurrence is replaced by the
role's variable, and the stylesheet decides what light, dark and print look like.
"""

import re
from collections.abc import Mapping
from typing import Literal

Look = Literal["site", "book"]

ROLES: Mapping[str, str] = {
    "series_1": "#1d6f83",
    "series_2": "#b3560b",
    "series_3": "#5b7a1e",
    "series_4": "#8747a6",
    "series_5": "#a8324b",
    "series_6": "#5a6872",
    "positive": "#2e7d33",
    "negative": "#b3261e",
    "neutral": "#6a7583",
    "target": "#3d4650",
    "band": "#b3d2da",
    "text": "#24292f",
    "muted": "#57606a",
    "grid": "#d8dee4",
    "surface": "#fffffe",
    "lane": "#f1f4f7",
    "severity_1": "#dcefe2",
    "severity_2": "#fff2c4",
    "severity_3": "#fbd5b2",
    "severity_4": "#f3b5ae",
    "pattern_2": "#b3560c",
    "pattern_3": "#5b7a1f",
    "pattern_4": "#8747a7",
    "pattern_5": "#a8324c",
    "pattern_6": "#5a6873",
}
"""Role -> colour. `pattern_n` is the colour of `series_n` as a surface, told apart by a pattern too."""

SERIES = tuple(ROLES[f"series_{number}"] for number in range(1, 7))
SURFACES = (ROLES["series_1"], *(ROLES[f"pattern_{number}"] for number in range(2, 7)))

FONTS: Mapping[Look, str] = {"site": "inherit", "book": "Planloom Sans, Planloom Signs, sans-serif"}

_BY_COLOUR = {colour: role for role, colour in ROLES.items()}
_COLOUR = re.compile(r"(?<==\")(?:" + "|".join(_BY_COLOUR) + r")(?=\")", re.IGNORECASE)
_HALO = re.compile(r'<text((?: [a-z-]+="[^"]*")* paint-order="stroke"[^>]*)>([^<]*)(<title>[^<]*</title>)?</text>')
_SHAPES = {
    "2": '<path d="M-1,1l2,-2M0,6l6,-6M5,7l2,-2" stroke="{paper}" stroke-width="1.6"/>',
    "3": '<circle cx="3" cy="3" r="1.1" fill="{paper}"/>',
    "4": '<path d="M0,3h6M3,0v6" stroke="{paper}" stroke-width="1"/>',
    "5": '<path d="M-1,5l2,2M0,0l6,6M5,-1l2,2" stroke="{paper}" stroke-width="1.6"/>',
    "6": '<path d="M0,3h6" stroke="{paper}" stroke-width="1.8"/>',
}


def variable(role: str) -> str:
    """Return the CSS variable of a role."""
    prefix = "" if role.startswith("series") else "chart-"
    return f"var(--pl-{prefix}{role.replace('_', '-')})"


def colour(role: str, look: Look) -> str:
    """Return what stands for a role in a finished picture."""
    return variable(role) if look == "site" else ROLES[role]


def paint(svg: str, look: Look, identity: str) -> str:
    """Replace the fixed colours of `svg` by what the look wants.

    `identity` begins the ids of the patterns, which must differ between the pictures of a page.
    """
    used: set[str] = set()

    def replacement(match: re.Match[str]) -> str:
        role = _BY_COLOUR[match[0].lower()]
        if role.startswith("pattern_"):
            used.add(role[-1])
            return f"url(#{identity}-p{role[-1]})"
        return colour(role, look)

    painted = _COLOUR.sub(replacement, svg)
    if look == "book":
        painted = _HALO.sub(_halo, painted)
    if not used:
        return painted
    patterns = "".join(_pattern(number, look, identity) for number in sorted(used))
    opening = painted.index(">") + 1
    return f"{painted[:opening]}<defs>{patterns}</defs>{painted[opening:]}"


def _halo(match: re.Match[str]) -> str:
    """Write an outlined text twice, outline below; the book's engine paints outlines on top."""
    attributes, words, tip = match.groups(default="")
    plain = re.sub(r' (?:stroke|paint-order)[a-z-]*="[^"]*"', "", attributes)
    return f'<text aria-hidden="true"{attributes}>{words}</text><text{plain}>{words}{tip}</text>'


def _pattern(number: str, look: Look, identity: str) -> str:
    shape = _SHAPES[number].format(paper=colour("surface", look))
    return (
        f'<pattern id="{identity}-p{number}" width="6" height="6" patternUnits="userSpaceOnUse">'
        f'<rect width="6" height="6" fill="{colour(f"series_{number}", look)}"/>{shape}</pattern>'
    )
