"""From a project to everything an adapter hands over: the stages up to drawn pages in one call."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from planloom.chronicle import NOTHING_KNOWN, Chronicle
from planloom.history.build_chronicle import chronicle_of
from planloom.pages import CacheLocation, LanguageSite, Page, Site, write
from planloom.problems import Language, Level, Phrase, Problem
from planloom.project import Project, Reading
from planloom.site.brand import brand_style
from planloom.site.drawn import CHARTS_CACHE, draw_pages
from planloom.site.feeds import Feeds
from planloom.site.footer import edition_script
from planloom.site.options import edit_url, options_of, templates_of
from planloom.site.output.cache_keys import keep_compiled, keeping_of, recall_compiled

WRITING = Phrase("writing the pages", "pisanie stron")
DRAWING = Phrase("drawing the charts", "rysowanie wykresów")


@dataclass(frozen=True, slots=True)
class Written:
    """A site ready to be built.

    `site` has its charts drawn; `brand` is the stylesheet of the keeper's colours, empty without any. `keeping` is
    where it is kept for the next build, `chronicle` what is known of the past.
    """

    project: Project
    reading: Reading
    site: Site
    templates: tuple[Path, ...]
    brand: str = ""
    keeping: CacheLocation | None = None
    chronicle: Chronicle = NOTHING_KNOWN

    def feeds(self, one: LanguageSite, base: str = "", index: str = "") -> Iterator[tuple[str, bytes]]:
        """Yield the feeds of a language by their places; `base` is where it will stand, `index` the file of a page."""
        return Feeds(self.chronicle, self.reading.graph, one, base, index).all()

    def edition(self, language: Language) -> str:
        """Return the script that says of which day and commit the site is."""
        return edition_script(self.chronicle, self.reading.today, language)

    def edit_url(self, page: Page) -> str | None:
        """Return where the source of a page is edited; None unless the project says where its sources are."""
        return edit_url(self.reading, page)


def write_site(
    reading: Reading, progress: Callable[[Phrase], None] = lambda _: None, *, clean: bool = False
) -> tuple[Written | None, list[Problem]]:
    """Write the pages of plans that were read; None when there are errors no site should be built from.

    Pages that were kept are taken where nothing they were made from has changed; none of them when `clean`.
    """
    if reading.has_errors:
        return None, []
    project, templates = reading.project, templates_of(reading)
    progress(WRITING)
    keeping = None if clean else keeping_of(reading, templates)
    if keeping:
        recall_compiled(keeping.store, "pages")
    chronicle = chronicle_of(reading)
    site, wrong = write(reading.figures, options_of(reading, keeping=keeping, chronicle=chronicle))
    progress(DRAWING)
    drawn, undrawn = draw_pages(site, "site", templates=templates, cache=project.folder / CHARTS_CACHE)
    problems = [*wrong, *undrawn]
    if any(problem.level is Level.ERROR for problem in problems):
        return None, problems
    drawn = replace(drawn, languages=tuple(map(_kept, drawn.languages)))
    if keeping:
        keep_compiled(keeping.store, "pages")
    return Written(project, reading, drawn, templates, brand_style(reading.settings), keeping, chronicle), problems


def _kept(one: LanguageSite) -> LanguageSite:
    """Keep the pages of a language where they are to be kept."""
    return replace(one, pages=one.kept.keep(one.pages)) if one.kept else one
