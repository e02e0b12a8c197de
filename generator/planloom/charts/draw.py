"""Draws what the pages ask for."""

import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple, Self

from planloom.charts import locale
from planloom.charts.cache import Cache, content_key
from planloom.charts.codes import TEMPLATE_FAILS
from planloom.charts.engine import Engine, library_version
from planloom.charts.figure import figure
from planloom.charts.key import key
from planloom.charts.look import Look
from planloom.charts.spec import SUFFIX, WIDTHS, Specifications, TemplateFailsError
from planloom.charts.svg import Drawing, clean
from planloom.pages.chart import Chart
from planloom.problems import Language, Problem, Span

CACHE_VERSION = "1"
"""Changes when cleaned drawings change without a new version of the drawing library."""


class Drawn(NamedTuple):
    """A finished figure, and what was wrong; a chart that fails still has its caption and table."""

    html: str
    problems: tuple[Problem, ...] = ()


class Refused(NamedTuple):
    """Why a specification gives no drawing, in the words of the drawing library."""

    reason: str


class Charts:
    """Draws charts with the templates in `folders` (the user's first) and keeps drawings in `cache`.

    It may be shared by threads, and holds processes until :meth:`close`.
    """

    def __init__(self, folders: Sequence[Path], cache: Path | None = None) -> None:
        self._specifications = Specifications(folders)
        self._cache = Cache(cache)
        self._engine = Engine()
        self._version = f"{CACHE_VERSION} {library_version()}"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the processes that draw."""
        self._engine.close()

    def draw(self, chart: Chart, look: Look) -> Drawn:
        """Return the figure of `chart` as one HTML block without blank lines."""
        widths = WIDTHS if look == "site" else ("wide",)
        drawings: list[tuple[str, Drawing]] = []
        told = ""
        for width in widths:
            try:
                spec = self._specifications.make(chart, width)
                told = _key(spec, look, identity(chart))
                drawing = self.picture(spec, chart.language)
            except TemplateFailsError as error:
                return self._failed(chart, look, str(error))
            if isinstance(drawing, Refused):
                return self._failed(chart, look, drawing.reason)
            drawings.append((width, drawing))
        return Drawn(figure(chart, drawings, look, identity(chart), told))

    def draw_all(self, charts: Sequence[Chart], look: Look, *, workers: int = 2) -> list[Drawn]:
        """Draw many charts at once; a process for each of `workers`."""
        with ThreadPoolExecutor(workers) as threads:
            return list(threads.map(lambda chart: self.draw(chart, look), charts))

    def picture(self, spec: dict[str, Any], language: Language) -> Drawing | Refused:
        """Draw one specification, or take the drawing from the cache."""
        key = content_key(self._version, language, json.dumps(spec, sort_keys=True, ensure_ascii=False))
        kept = _unpacked(self._cache.get(key))
        if kept is not None:
            return kept
        answer = self._engine.draw(spec, locale.numbers(language), locale.times(language))
        if answer.error:
            return Refused(reason(answer.error))
        drawing = clean(answer.svg)
        self._cache.put(key, json.dumps(drawing, ensure_ascii=False))
        return drawing

    @staticmethod
    def _failed(chart: Chart, look: Look, why: str) -> Drawn:
        template = f"charts/{chart.template}{SUFFIX}"
        problem = TEMPLATE_FAILS.at(Span(f"templates/{template}"), template=template, reason=why)
        return Drawn(figure(chart, (), look, identity(chart)), (problem,))


def _key(spec: dict[str, Any], look: Look, identity: str) -> str:
    try:
        return key(spec.get("usermeta", {}).get("key", ()), look, identity)
    except (KeyError, TypeError, AttributeError) as error:
        raise TemplateFailsError(f"an entry of usermeta.key is wrong: {type(error).__name__}: {error}") from error


def _unpacked(kept: str | None) -> Drawing | None:
    """Return a drawing from the cache; a damaged one is as good as none."""
    try:
        return None if kept is None else Drawing(*json.loads(kept))
    except (ValueError, TypeError):
        return None


def identity(chart: Chart) -> str:
    """Return an id for the figure of `chart` that differs between all charts that differ."""
    words = [chart.template, chart.title, chart.description, chart.language]
    return "pl-" + content_key(*words, repr(chart.columns), repr(chart.rows), repr(chart.options))[:10]


def reason(error: str) -> str:
    """Return the sentence in a message of the drawing library, without its stack."""
    lines = [line.strip() for line in error.splitlines() if line.strip()]
    told = next((line for line in lines if "Error" in line and "conversion" not in line), lines[0])
    return told.removeprefix("Error: ").split("\n")[0][:300]
