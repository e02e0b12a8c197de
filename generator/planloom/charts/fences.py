"""Charts that writers put into their own pages, as ``vegalite`` blocks.

What a writer gives is not trusted: a specification may ask for any address or file, so it is looked
through for places to fetch from before anything is drawn.
"""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from markupsafe import escape

from planloom.charts.cache import content_key
from planloom.charts.codes import (
    FENCE_FETCHES,
    FENCE_INDENTED,
    FENCE_NOT_DRAWN,
    FENCE_NOT_JSON,
    FENCE_TOO_LARGE,
)
from planloom.charts.figure import figure
from planloom.charts.look import Look
from planloom.charts.request import Chart, Column, Fence
from planloom.charts.results import Drawn, Refused
from planloom.charts.spec import WIDTHS, flaw, styled
from planloom.charts.svg import Drawing
from planloom.fenced import VEGALITE
from planloom.foreign_json import json_in
from planloom.problems import Language, Problem, Span

LARGEST = 200_000
"""Characters a specification may have."""

Draw = Callable[[dict[str, Any], Language], Drawing | Refused]
_URL = re.compile(r'(?<!\\)"url"\s*:\s*')


def draw_fence(fence: Fence, draw: Draw, look: Look) -> Drawn:
    """Return the figure of a block; one that cannot be drawn is shown as it was written, with the problem."""
    if not fence.at_margin:
        return Drawn("", (FENCE_INDENTED.at(fence.span),))
    if len(fence.text) > LARGEST:
        return Drawn(_as_written(fence), (FENCE_TOO_LARGE.at(fence.span, size=len(fence.text), limit=LARGEST),))
    spec, problems = _read(fence.text, fence.span)
    if problems:
        return Drawn(_as_written(fence), tuple(problems))
    try:
        return _picture(spec, fence, draw, look)
    except Exception as error:  # noqa: BLE001  # whatever stands in a block, the rest of the site is built
        reason = f"{type(error).__name__}: {error}"
        return Drawn(_as_written(fence), (FENCE_NOT_DRAWN.at(fence.span, reason=reason),))


def _as_written(fence: Fence) -> str:
    text = "\n".join(line or " " for line in fence.text[:2000].split("\n"))
    return f"<pre><code>{escape(text)}</code></pre>"


def _read(text: str, opening: Span) -> tuple[dict[str, Any], list[Problem]]:
    first = opening.line + 1
    try:
        spec = json_in(text, parse_constant=_no_number)
        fetched = list(_fetched(spec, text, opening.file, first))
    except json.JSONDecodeError as error:
        place = Span(opening.file, first + error.lineno - 1, error.colno)
        return {}, [FENCE_NOT_JSON.at(place, reason=error.msg)]
    except (ValueError, RecursionError) as error:
        return {}, [FENCE_NOT_JSON.at(opening, reason=str(error))]
    if not isinstance(spec, dict):
        return {}, [FENCE_NOT_JSON.at(opening, reason="it does not stand in braces")]
    if wrong := flaw(spec):
        return {}, [FENCE_NOT_DRAWN.at(opening, reason=wrong)]
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


def _picture(spec: dict[str, Any], fence: Fence, draw: Draw, look: Look) -> Drawn:
    drawings: list[tuple[str, Drawing]] = []
    for width in WIDTHS if look == "site" else ("wide",):
        drawing = draw(_fitted(spec, width), fence.language)
        if isinstance(drawing, Refused):
            return Drawn(_as_written(fence), (FENCE_NOT_DRAWN.at(fence.span, reason=drawing.reason),))
        drawings.append((width, drawing))
    identity = "pl-" + content_key(str(fence.span), json.dumps(spec))[:10]
    return Drawn(figure(_as_chart(spec, fence.language), drawings, look, identity))


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
    return Chart(VEGALITE, str(title), str(spec.get("description", "")), language, columns, tuple(rows))


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
