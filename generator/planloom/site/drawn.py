"""Pages with their charts drawn in: what both adapters hand over."""

import re
from collections.abc import Mapping
from pathlib import Path

from planloom.charts.draw import Charts
from planloom.charts.look import Look
from planloom.charts.results import Drawn
from planloom.pages import Page, Site
from planloom.packaged import packaged_folder
from planloom.problems import Language, Problem

CACHE_ROOT = ".planloom-cache"
CACHE = f"{CACHE_ROOT}/charts"

_PLACE = re.compile(r"<!-- (chart-\d+) -->")


def draw_pages(
    site: Site, look: Look, *, templates: tuple[Path, ...] = (), cache: Path | None = None
) -> tuple[Mapping[tuple[Language, str], str], list[Problem]]:
    """Return the Markdown of every page, by language and address, with its charts in place.

    Chart templates in the folders `templates` win over ours.
    """
    drawn: dict[tuple[Language, str], str] = {}
    problems: list[Problem] = []
    with Charts((*templates, packaged_folder("templates")), cache) as charts:
        pages = [page for one in site.languages for page in one.pages]
        asked = [(page, key, chart) for page in pages for key, chart in page.charts.items()]
        figures = charts.draw_all([chart for _, _, chart in asked], look)
        keys = [(page.language, page.address, key) for page, key, _ in asked]
        by_place = dict(zip(keys, figures, strict=True))
        problems += [problem for figure in figures for problem in figure.problems]
        for page in pages:
            drawn[page.language, page.address] = _filled(page, by_place)
    return drawn, problems


def _filled(page: Page, figures: Mapping[tuple[Language, str, str], Drawn]) -> str:
    def figure(match: re.Match[str]) -> str:
        found = figures.get((page.language, page.address, match[1]))
        return found.html if found else ""

    return _PLACE.sub(figure, page.markdown)
