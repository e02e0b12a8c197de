"""From a request to a Vega-Lite specification: the template, the tools it gets, the common style."""

import contextlib
import functools
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import jinja2
import jinja2.meta

from planloom.charts.data import drawable, plain
from planloom.charts.look import ROLES, SERIES, SURFACES
from planloom.charts.request import Chart
from planloom.charts.svg import FONT
from planloom.charts.tools import Tools
from planloom.charts.words import WORDS
from planloom.foreign_json import json_in
from planloom.sandbox import template_environment

WIDTHS: Mapping[str, int] = {"wide": 680, "narrow": 340}
"""The two widths a chart of the site is drawn for, in pixels: a column of text, and a phone."""

_SURROGATE = re.compile(r"[\ud800-\udfff]")
_COMPOSED = ("hconcat", "vconcat", "concat", "facet", "repeat")

SUFFIX = ".vl.json.j2"
MOST_PARTS = 100
"""Sheets of paper that a chart may take."""


class TemplateFailsError(Exception):
    """A chart template is missing, is no template or makes no JSON object; says which and why."""


class Specifications:
    """Makes specifications from the templates in `folders`; an earlier folder wins, and the last one is ours."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._theirs = tuple(folders[:-1])
        self._ours: dict[str, bool] = {}
        self._environment = template_environment(
            self._theirs,
            folders[-1],
            "charts",
            autoescape=False,  # the templates make JSON and every value passes through `tojson`
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.policies["json.dumps_kwargs"] = {"sort_keys": False, "default": plain}

    def is_ours(self, chart: Chart) -> bool:
        """Tell whether all that draws `chart` is ours: its template, and every template that one uses."""
        if chart.template not in self._ours:
            used = self._used(f"charts/{chart.template}{SUFFIX}", set())
            self._ours[chart.template] = all(self._from_us(name) for name in used)
        return self._ours[chart.template]

    def _from_us(self, name: str) -> bool:
        return not any((folder / name).exists() for folder in self._theirs)

    def _used(self, name: str, seen: set[str]) -> set[str]:
        """Return `name` and what it imports or includes; one that cannot be read uses nothing."""
        seen.add(name)
        with contextlib.suppress(jinja2.TemplateError):
            source = self._environment.loader.get_source(self._environment, name)[0]  # type: ignore[union-attr]
            for other in jinja2.meta.find_referenced_templates(self._environment.parse(source)):
                if other and other not in seen:
                    self._used(other, seen)
        return seen

    def parts(self, chart: Chart, width: str) -> Iterator[dict[str, Any]]:
        """Yield the specification of every part of `chart`: one, or as many as the first one says.

        ``usermeta.parts`` says how many; a part is what a sheet of paper holds.
        """
        first = self.make(chart, width)
        yield first
        for part in range(1, _parts(first)):
            yield self.make(chart, width, part)

    def make(self, chart: Chart, width: str, part: int = 0) -> dict[str, Any]:
        """Return the specification of a part of `chart`; raises :class:`TemplateFailsError`."""
        name = f"charts/{chart.template}{SUFFIX}"
        try:
            template = self._environment.get_template(name)
            text = template.render(context(chart, width) | {"part": part})
        except (jinja2.TemplateError, TypeError, ValueError, LookupError, ArithmeticError) as error:
            raise TemplateFailsError(f"{type(error).__name__}: {error}") from error
        try:
            spec = json_in(text)
        except ValueError as error:
            raise TemplateFailsError(f"it makes no valid JSON: {error}") from error
        if not isinstance(spec, dict):
            raise TemplateFailsError("it makes no JSON object")
        if wrong := flaw(spec):
            raise TemplateFailsError(wrong)
        return styled(spec, WIDTHS[width])


def flaw(spec: Mapping[str, Any]) -> str:
    """Return why an object that somebody wrote can neither be styled nor sent to be drawn."""
    if not isinstance(spec.get("config", {}), dict):
        return "`config` is no object in braces"
    half = _SURROGATE.search(json.dumps(spec, ensure_ascii=False))
    return f"\\u{ord(half[0]):04x} is half a sign" if half else ""


def _parts(spec: Mapping[str, Any]) -> int:
    """Return on how many sheets of paper a chart stands; raises :class:`TemplateFailsError`."""
    own = spec.get("usermeta", {})
    count = own.get("parts", 1) if isinstance(own, dict) else None
    if not isinstance(count, int) or count > MOST_PARTS:
        raise TemplateFailsError(f"usermeta is to be an object, and parts in it a number of {MOST_PARTS} at most")
    return count


def context(chart: Chart, width: str) -> dict[str, Any]:
    """Return what a chart template may use."""
    rows = drawable(chart)
    return {
        "rows": rows,
        "columns": {column.key: column for column in chart.columns},
        "options": chart.options,
        "language": chart.language,
        "width": WIDTHS[width],
        "narrow": width == "narrow",
        "colour": ROLES,
        "series": SERIES,
        "surfaces": SURFACES,
        "words": {key: phrase.in_(chart.language) for key, phrase in WORDS.items()},
        "tools": Tools(chart, rows, WIDTHS[width]),
    }


def styled(spec: dict[str, Any], width: int) -> dict[str, Any]:
    """Lay the common style under a specification; what the specification says itself stays."""
    style = _merged(common_style(), spec.get("config", {}))
    made = {"width": width, **spec, "config": style}
    if "autosize" not in made and not any(key in spec for key in _COMPOSED):
        made["autosize"] = {"type": "fit-x", "contains": "padding"}
    return made


def _merged(low: Mapping[str, Any], high: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(low)
    for key, value in high.items():
        below = merged.get(key)
        both = isinstance(below, Mapping) and isinstance(value, Mapping)
        merged[key] = _merged(below, value) if both else value  # type: ignore[arg-type]
    return merged


@functools.cache
def common_style() -> Mapping[str, Any]:
    """Return the Vega-Lite configuration all charts share."""
    axis = {
        "labelFont": FONT, "titleFont": FONT, "labelFontSize": 12, "titleFontSize": 12,
        "labelColor": ROLES["muted"], "titleColor": ROLES["muted"], "titleFontWeight": "normal",
        "gridColor": ROLES["grid"], "domainColor": ROLES["neutral"], "tickColor": ROLES["grid"],
        "domain": False, "ticks": False, "labelPadding": 6, "titlePadding": 8, "gridWidth": 1,
    }  # fmt: skip
    return {
        "font": FONT,
        "background": None,
        "padding": 2,
        "aria": False,
        "view": {"stroke": None},
        "axis": axis,
        "header": {"labelFont": FONT, "titleFont": FONT, "labelFontSize": 12, "labelColor": ROLES["text"]},
        "legend": {
            "labelFont": FONT, "titleFont": FONT, "labelFontSize": 12, "titleFontSize": 12,
            "labelColor": ROLES["text"], "titleColor": ROLES["muted"], "titleFontWeight": "normal",
            "orient": "top", "direction": "horizontal", "labelLimit": 300, "symbolSize": 80,
        },
        "title": {"font": FONT, "subtitleFont": FONT, "color": ROLES["text"], "fontSize": 14},
        "text": {"font": FONT, "fontSize": 12, "color": ROLES["text"], "baseline": "middle"},
        "mark": {"color": ROLES["series_1"]},
        "bar": {"color": ROLES["series_1"]},
        "tick": {"opacity": 1, "thickness": 3, "color": ROLES["target"]},
        "line": {"strokeWidth": 2.5},
        "point": {"filled": True, "size": 60, "opacity": 1},
        "rule": {"color": ROLES["neutral"]},
        "style": {"halo": {"stroke": ROLES["surface"], "strokeWidth": 3}},
        "range": {"category": list(SERIES)},
    }  # fmt: skip
