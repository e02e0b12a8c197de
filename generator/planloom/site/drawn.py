"""Pages with their charts drawn in: what all adapters hand over."""

from dataclasses import replace
from pathlib import Path

from planloom.charts import draw
from planloom.charts.look import Look
from planloom.packaged import packaged_folder
from planloom.pages import Page, Site
from planloom.problems import Problem
from planloom.store import CACHE_ROOT

CHARTS_CACHE = f"{CACHE_ROOT}/charts"


def draw_pages(
    site: Site, look: Look, *, templates: tuple[Path, ...] = (), cache: Path | None = None
) -> tuple[Site, list[Problem]]:
    """Return the site with the charts of every page in place.

    Chart templates in the folders `templates` win over ours.
    """
    folders = (*templates, packaged_folder("templates"))
    for one in site.languages:
        if one.kept:
            one.kept.draw = lambda page: _drawn_alone(page, look, folders, cache)
    asked = [(page, key) for one in site.languages for page in one.pages for key in page.pictures]
    if not asked:
        return site, []
    with draw.Charts(folders, cache) as charts:
        figures = charts.draw_all([page.pictures[key] for page, key in asked], look)
        by_page: dict[int, dict[str, str]] = {}
        for (page, key), figure in zip(asked, figures, strict=True):
            by_page.setdefault(id(page), {})[key] = figure.html

        faulty = {id(page) for (page, _), figure in zip(asked, figures, strict=True) if figure.problems}
    for one in site.languages:
        if one.kept:
            one.kept.faulty |= {page.address for page in one.pages if id(page) in faulty}

    def drawn(page: Page) -> Page:
        return page.drawn(by_page.get(id(page), {}))

    languages = tuple(replace(one, pages=tuple(map(drawn, one.pages))) for one in site.languages)
    problems: list[Problem] = []
    for figure in figures:
        problems += (one for one in figure.problems if one not in problems)  # a page stands in several languages
    return replace(site, languages=languages), problems


def _drawn_alone(page: Page, look: Look, folders: tuple[Path, ...], cache: Path | None) -> Page:
    """Return a page that was made when all others had been drawn."""
    if not page.pictures:
        return page
    with draw.Charts(folders, cache) as charts:
        figures = charts.draw_all([*page.pictures.values()], look)
    return page.drawn({key: figure.html for key, figure in zip(page.pictures, figures, strict=True)})
