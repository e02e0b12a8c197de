"""Charts that writers put into their own pages, as ``vegalite`` blocks.

What a writer gives is not trusted: a specification may ask for any address or file, so it is looked
through for places to fetch from before anything is drawn.
"""

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from planloom.charts.cache import content_key
from planloom.charts.codes import (
    FENCE_FETCHES,
    FENCE_INDENTED,
    FENCE_NOT_DRAWN,
    FENCE_NOT_JSON,
    FENCE_TOO_LARGE,
)
from planloom.charts.draw import Charts, Refused
from planloom.charts.figure import figure
from planloom.charts.look import Look
from planloom.charts.spec import WIDTHS, styled
from planloom.charts.svg import Drawing
from planloom.pages.chart import Chart, Column
from planloom.problems import Language, Problem, Span

LARGEST = 200_000
"""Characters a specification may have."""

_OPENING = re.compile(r"(?P<indent>[ \t]*)(?:`{3,}|~{3,})\s*(?:vegalite\b|\{[^}]*\.vegalite\b)", re.IGNORECASE)
_FENCE = re.compile(r"[ \t]*(?P<fence>`{3,}|~{3,})(?P<rest>.*)")
_URL = re.compile(r'(?<!\\)"url"\s*:\s*')
_MOST_INDENT = 3


class Fence(NamedTuple):
    """A block: the lines it takes, from `first` up to but not including `end`, counted from 0."""

    first: int
    end: int
    indent: int
    text: str


def draw_fences(
    markdown: str, charts: Charts, *, at: Span, language: Language, look: Look
) -> tuple[str, list[Problem]]:
    """Replace the ``vegalite`` blocks of a page by their drawings.

    `at` is where the text begins in its file. A block that cannot be drawn stays as it is and is told
    as a problem.
    """
    if "vegalite" not in markdown.lower():
        return markdown, []
    lines = markdown.split("\n")
    problems: list[Problem] = []
    for fence in reversed(list(fences(lines))):
        html, found = _drawn(fence, charts, at=at, language=language, look=look)
        problems[:0] = found
        if html:
            lines[fence.first : fence.end] = ["", html, ""]
    return "\n".join(lines), problems


def fences(lines: list[str]) -> Iterator[Fence]:
    """Find the ``vegalite`` blocks that are not themselves inside another block."""
    number = 0
    while number < len(lines):
        opening = _FENCE.match(lines[number])
        if opening is None:
            number += 1
            continue
        end = _end(lines, number + 1, opening["fence"])
        ours = _OPENING.match(lines[number])
        if ours is not None:
            text = "\n".join(lines[number + 1 : end])
            yield Fence(number, min(end + 1, len(lines)), len(ours["indent"].expandtabs(4)), text)
        number = end + 1


def _end(lines: list[str], start: int, fence: str) -> int:
    for number in range(start, len(lines)):
        closing = _FENCE.match(lines[number])
        if closing and closing["fence"].startswith(fence) and not closing["rest"].strip():
            return number
    return len(lines)


def _drawn(fence: Fence, charts: Charts, *, at: Span, language: Language, look: Look) -> tuple[str, list[Problem]]:
    opening = Span(at.file, at.line + fence.first, 1 + fence.indent)
    if fence.indent > _MOST_INDENT:
        return "", [FENCE_INDENTED.at(opening)]
    if len(fence.text) > LARGEST:
        return "", [FENCE_TOO_LARGE.at(opening, size=len(fence.text), limit=LARGEST)]
    spec, problems = _read(fence.text, opening)
    return ("", problems) if problems else _picture(spec, charts, opening, language, look)


def _read(text: str, opening: Span) -> tuple[dict[str, Any], list[Problem]]:
    first = opening.line + 1
    try:
        spec = json.loads(text, parse_constant=_no_number)
        fetched = list(_fetched(spec, text, opening.file, first))
    except json.JSONDecodeError as error:
        place = Span(opening.file, first + error.lineno - 1, error.colno)
        return {}, [FENCE_NOT_JSON.at(place, reason=error.msg)]
    except (ValueError, RecursionError) as error:
        return {}, [FENCE_NOT_JSON.at(opening, reason=str(error))]
    if not isinstance(spec, dict):
        return {}, [FENCE_NOT_JSON.at(opening, reason="it is no object in braces")]
    return spec, [FENCE_FETCHES.at(span, address=address) for span, address in fetched]


def _no_number(name: str) -> Any:
    raise ValueError(f"{name} is no number")


def _fetched(spec: Any, text: str, file: str, first: int) -> Iterator[tuple[Span, str]]:
    """Tell the place and the address of every ``url`` that is more than a value in the data."""
    for match, (fetches, address) in zip(_URL.finditer(text), _urls(spec, inside_data=False), strict=False):
        if fetches:
            line = text.count("\n", 0, match.start())
            column = match.start() - (text.rfind("\n", 0, match.start()) + 1) + 1
            yield Span(file, first + line, column), address


def _urls(node: Any, *, inside_data: bool) -> Iterator[tuple[bool, str]]:
    if isinstance(node, list):
        for entry in node:
            yield from _urls(entry, inside_data=inside_data)
    elif isinstance(node, dict):
        for key, entry in node.items():
            if key == "url":
                yield not inside_data, entry if isinstance(entry, str) else "?"
            yield from _urls(entry, inside_data=inside_data or key in ("values", "datasets"))


def _picture(
    spec: dict[str, Any], charts: Charts, opening: Span, language: Language, look: Look
) -> tuple[str, list[Problem]]:
    chart = _as_chart(spec, language)
    drawings: list[tuple[str, Drawing]] = []
    for width in WIDTHS if look == "site" else ("wide",):
        drawing = charts.picture(_fitted(spec, width), language)
        if isinstance(drawing, Refused):
            return "", [FENCE_NOT_DRAWN.at(opening, reason=drawing.reason)]
        drawings.append((width, drawing))
    identity = "pl-" + content_key(opening.file, str(opening.line), json.dumps(spec))[:10]
    return figure(chart, drawings, look, identity), []


def _fitted(spec: dict[str, Any], width: str) -> dict[str, Any]:
    """Return the specification without its title, which becomes the caption, at one of our widths."""
    bare = {key: value for key, value in spec.items() if key not in ("title", "description", "$schema")}
    if isinstance(bare.get("width"), int | float) and bare["width"] > WIDTHS[width]:
        del bare["width"]
    return styled(bare, WIDTHS[width])


def _as_chart(spec: dict[str, Any], language: Language) -> Chart:
    title = spec.get("title", "")
    title = title.get("text", "") if isinstance(title, dict) else title
    if isinstance(title, list):
        title = " ".join(map(str, title))
    rows = _rows(spec)
    keys = dict.fromkeys(key for row in rows for key in row)
    columns = tuple(Column(key, key, _kind([row.get(key) for row in rows])) for key in keys)
    return Chart("vegalite", str(title), str(spec.get("description", "")), language, columns, tuple(rows))


def _rows(spec: dict[str, Any]) -> list[dict[str, Any]]:
    data = spec.get("data")
    values = data.get("values") if isinstance(data, dict) else None
    if not isinstance(values, list) or not values:
        return []
    if all(isinstance(value, dict) for value in values):
        return values
    return [{"data": value} for value in values]


def _kind(values: list[Any]) -> Any:
    given = [value for value in values if value is not None]
    numeric = all(isinstance(value, int | float) and not isinstance(value, bool) for value in given)
    return "number" if given and numeric else "text"
