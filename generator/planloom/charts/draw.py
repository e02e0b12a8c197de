"""Draws what the pages ask for."""

import json
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Self

import babel

from planloom.charts import locale
from planloom.charts.cache import Cache, content_key
from planloom.charts.codes import OURS_FAILS, TEMPLATE_FAILS
from planloom.charts.diagram import Diagram, OrgChart, Roadmap, StrategyMap
from planloom.charts.engine import ALLOWED, engine, library_version
from planloom.charts.fences import draw_fence
from planloom.charts.figure import figure
from planloom.charts.in_table import as_chart
from planloom.charts.key import key
from planloom.charts.look import Look
from planloom.charts.org_chart import draw_org
from planloom.charts.prepared import prepared
from planloom.charts.request import Chart, Fence, Picture
from planloom.charts.results import Drawn, Refused
from planloom.charts.roadmap import draw_roadmap
from planloom.charts.spec import SUFFIX, WIDTHS, Specifications, TemplateFailsError
from planloom.charts.strategy_map import draw_map
from planloom.charts.svg import Drawing, clean
from planloom.problems import Language, Span
from planloom.program import files_digest

PROGRAM = Path(__file__).parents[1]
"""Our own sources: what they draw and how they write numbers is part of every cache key."""


def _digest(files: Iterable[Path]) -> str:
    return files_digest((file.name, file) for file in sorted(files))


class Charts:
    """Draws charts with the templates in `folders`, the user's first and ours last; `cache` keeps drawings.

    A chart of ours that fails becomes its table with a warning, so that the rest is made all the same.

    It may be shared by threads.
    """

    def __init__(self, folders: Sequence[Path], cache: Path | None = None) -> None:
        self._specifications = Specifications(folders)
        self._cache = Cache(cache)
        self._engine = engine()
        sources = [*(PROGRAM / "charts").glob("*.py"), *(PROGRAM / "i18n").glob("*.py")]
        self._version = content_key(library_version(), babel.__version__, _digest(sources))
        self._templates = _digest(file for folder in folders for file in (folder / "charts").glob("*.j2"))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Throw old drawings away."""
        self._cache.tidy()

    def draw(self, picture: Picture, look: Look) -> Drawn:
        """Return the figure of a chart, a map or a block as HTML without blank lines."""
        key = content_key(self._version, self._templates, look, repr(picture))
        kept = self._cache.get(key)
        if isinstance(kept, str):
            return Drawn(kept)
        drawn = self._draw(picture, look)
        if not drawn.problems:
            self._cache.put(key, drawn.html)
        return drawn

    def _draw(self, picture: Picture, look: Look) -> Drawn:
        if isinstance(picture, Fence):
            return draw_fence(picture, self.picture, look)
        try:
            asked = prepared(picture)
            if not isinstance(asked, Chart) or self._specifications.is_ours(asked):
                return self._ours(asked, look)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is our mistake, and not worth a build
            return _our_fault(picture, look, f"{type(error).__name__}: {error}")
        try:
            return self._chart(asked, look, ours=False)
        except Exception as error:  # noqa: BLE001 - whatever a template of theirs makes, it is told
            return _their_fault(asked, look, f"{type(error).__name__}: {error}")

    def _ours(self, picture: Chart | Diagram, look: Look) -> Drawn:
        match picture:
            case Chart():
                return self._chart(picture, look, ours=True)
            case StrategyMap():
                return Drawn(draw_map(picture, look))
            case OrgChart():
                return Drawn(draw_org(picture))
            case Roadmap():
                return Drawn(draw_roadmap(picture, look))

    def _chart(self, chart: Chart, look: Look, *, ours: bool) -> Drawn:
        failed = _our_fault if ours else _their_fault
        widths = WIDTHS if look == "site" else ("wide",)
        drawings: list[tuple[str, Drawing]] = []
        entries: dict[str, Any] = {}
        for width in widths:
            try:
                specs = list(self._specifications.parts(chart, width))
                entries[width] = specs[0].get("usermeta", {}).get("key", ())
                keys = _keys(entries, look, identity(chart))
            except TemplateFailsError as error:
                return failed(chart, look, str(error))
            for spec in specs:
                drawing = self.picture(spec, chart.language, seconds=None if ours else ALLOWED)
                if isinstance(drawing, Refused):
                    return failed(chart, look, drawing.reason)
                drawings.append((width, drawing))
        return Drawn(figure(chart, drawings, look, identity(chart), keys))

    def draw_all(self, pictures: Sequence[Picture], look: Look, *, workers: int = 2) -> list[Drawn]:
        """Draw many pictures at once; a process for each of `workers`."""
        with ThreadPoolExecutor(workers) as threads:
            return list(threads.map(lambda picture: self.draw(picture, look), pictures))

    def picture(self, spec: dict[str, Any], language: Language, *, seconds: int | None = ALLOWED) -> Drawing | Refused:
        """Draw one specification in `seconds` of a processor at most, or take the drawing from the cache."""
        key = content_key(self._version, language, json.dumps(spec, sort_keys=True, ensure_ascii=False))
        kept = _unpacked(self._cache.get(key))
        if kept is not None:
            return kept
        answer = self._engine.draw(spec, locale.numbers(language), locale.times(language), seconds=seconds)
        if answer.error:
            return Refused(reason(answer.error))
        drawing = clean(answer.svg)
        self._cache.put(key, list(drawing))
        return drawing


def _their_fault(chart: Chart, look: Look, why: str) -> Drawn:
    template = f"charts/{chart.template}{SUFFIX}"
    problem = TEMPLATE_FAILS.at(Span(f"templates/{template}"), template=template, reason=why)
    return Drawn(figure(chart, (), look, identity(chart)), (problem,))


def _our_fault(picture: Chart | Diagram, look: Look, why: str) -> Drawn:
    template = picture.template if isinstance(picture, Chart) else type(picture).__name__
    problem = OURS_FAILS.at(Span(""), title=picture.title, template=template, reason=why)
    try:
        return Drawn(figure(as_chart(picture), (), look, identity(as_chart(picture))), (problem,))
    except Exception:  # noqa: BLE001 - wrong data of ours may have no table either; the caption still tells what is missing
        bare = Chart(template, str(picture.title), "", picture.language, (), ())
        return Drawn(figure(bare, (), look, identity(bare)), (problem,))


def _keys(entries: Mapping[str, Any], look: Look, identity: str) -> str:
    """Return the key of all widths, or one for each: what has its name in one drawing may be a number in another."""
    wide, *others = entries.items()
    try:
        if all(other == wide[1] for _, other in others):
            return key(wide[1], look, identity)
        made = (key(own, look, f"{identity}-{width[0]}", f" pl-chart__{width}") for width, own in entries.items())
        return "\n".join(filter(None, made))
    except (KeyError, TypeError, AttributeError) as error:
        raise TemplateFailsError(f"an entry of usermeta.key is wrong: {type(error).__name__}: {error}") from error


def _unpacked(kept: Any) -> Drawing | None:
    """Return a drawing from the cache; a damaged one is as good as none."""
    try:
        return Drawing(*kept)
    except TypeError:
        return None


def identity(chart: Chart) -> str:
    """Return an id for the figure of `chart` that differs between all charts that differ."""
    words = [chart.template, chart.title, chart.subtitle, chart.description, chart.language]
    words += [*chart.left_out, chart.note, chart.source]
    return "pl-" + content_key(*words, repr(chart.columns), repr(chart.rows), repr(chart.options))[:10]


def reason(error: str) -> str:
    """Return the sentence in a message of the drawing library, without its stack."""
    lines = [line.strip() for line in error.splitlines() if line.strip()]
    told = next((line for line in lines if "Error" in line and "conversion" not in line), lines[0])
    return told.removeprefix("Error: ").split("\n")[0][:300]
