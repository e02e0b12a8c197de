"""From plans that were read to pages for a wiki: charts as pictures with their data, terms and workings explained."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Any

from planloom.charts.draw import Charts
from planloom.links.addresses import plan_address
from planloom.model import Plan
from planloom.packaged import packaged_folder
from planloom.pages import Page, Section, Selection, Site, write
from planloom.pages.location import Location
from planloom.pages.words import plain_text
from planloom.pages.workings import section
from planloom.problems import Language, Level, Problem
from planloom.project import Reading
from planloom.publish.page import Attachment, Identity, WikiPage, digest_of
from planloom.site.drawn import CHARTS_CACHE
from planloom.site.options import edit_url, options_of, templates_of
from planloom.site.term_links import with_term_links

_OPEN, _CLOSE = "<svg", "</svg>"
_TITLE = "<title"
_SCALE = 1.25  # sharper than it is drawn, and no wider than a page
_NAMESPACE = "http://www.w3.org/2000/svg"
_ODD = re.compile(r"[^a-z0-9]+")
_PICTURES = PurePosixPath("planloom-charts")


@dataclass(frozen=True, slots=True)
class Gathered:
    """Pages for a wiki, and `drawings`, the texts of the pictures in them, for the scan for leaks."""

    pages: tuple[WikiPage, ...]
    drawings: tuple[tuple[str, bytes], ...] = ()


@dataclass
class _Drawn:
    """What was drawn of one page: the HTML of its figures by key, and their pictures."""

    figures: dict[str, str] = field(default_factory=dict)
    files: list[Attachment] = field(default_factory=list)
    drawings: list[tuple[str, bytes]] = field(default_factory=list)


def gather(
    reading: Reading, languages: Sequence[Language] = (), *, png: bool = False
) -> tuple[Gathered | None, list[Problem]]:
    """Return the pages of plans in the languages that are wanted, all where none is named; None where that fails.

    Charts are drawn as SVG, or as `png` for wikis that show no SVG.
    """
    site, problems = write(reading.figures, options_of(reading, selection=Selection(tuple(languages))))
    cache = reading.project.folder / CHARTS_CACHE
    with Charts((*templates_of(reading), packaged_folder("templates")), cache) as charts:
        drawn = {(page.address, page.language): _draw(page, charts, problems, png=png) for page in _pages(site)}
    if any(problem.level is Level.ERROR for problem in problems):
        return None, problems
    pages = tuple(_WikiPages(reading, site, drawn).all())
    return Gathered(pages, tuple(one for made in drawn.values() for one in made.drawings)), problems


def _pages(site: Site) -> Iterator[Page]:
    return (page for one in site.languages for page in one.pages)


def _draw(page: Page, charts: Charts, problems: list[Problem], *, png: bool) -> _Drawn:
    made = _Drawn()
    keys = list(page.pictures)
    for key, figure in zip(keys, charts.draw_all([page.pictures[key] for key in keys], "book"), strict=True):
        problems += figure.problems
        made.figures[key] = _as_pictures(figure.html, page, made, png=png)
    return made


def _as_pictures(html: str, page: Page, made: _Drawn, *, png: bool) -> str:
    """Return the HTML of a figure with each of its drawings as a picture of its own."""
    before, *rest = html.split(_OPEN)
    parts = [before]
    for one in rest:
        svg, _, after = one.partition(_CLOSE)
        content = _standing_alone(f"{_OPEN}{svg}{_CLOSE}")
        name = _name(page, content, len(made.drawings) + 1)
        file = _file(name, content, png=png)
        made.files.append(file)
        made.drawings.append((f"{name}.svg", content.encode()))
        way = Location(page.address, page.language).media(file.path)
        parts.append(f'<img src="{way}" alt="{_title(content)}">{after}')
    return "".join(parts)


def _standing_alone(svg: str) -> str:
    """Return a drawing as a file of its own, which has to say what it is."""
    return svg if "xmlns=" in svg.partition(">")[0] else svg.replace(_OPEN, f'{_OPEN} xmlns="{_NAMESPACE}"', 1)


def _name(page: Page, svg: str, number: int) -> str:
    """Return what a drawing is called: a sign of a legend, which many pages show, by what it looks like."""
    if _TITLE not in svg:
        return f"planloom-key-{digest_of(svg)[:8]}"
    return _slug(f"{page.address or 'home'}-{page.language}-{number}")


def _file(name: str, svg: str, *, png: bool) -> Attachment:
    if not png:
        return Attachment(_PICTURES / f"{name}.svg", f"{name}.svg", svg.encode())
    import vl_convert  # noqa: PLC0415  # it is slow to import

    return Attachment(_PICTURES / f"{name}.png", f"{name}.png", vl_convert.svg_to_png(svg, scale=_SCALE))


def _title(svg: str) -> str:
    """Return the title of a drawing, escaped as it is in it."""
    return svg.partition(_TITLE)[2].partition(">")[2].partition("</title>")[0].replace('"', "&quot;")


def _slug(text: str) -> str:
    return _ODD.sub("-", text.casefold()).strip("-")


class _WikiPages:
    """Makes the pages of a wiki from those of a site."""

    def __init__(self, reading: Reading, site: Site, drawn: Mapping[tuple[str, Language], _Drawn]) -> None:
        self.reading = reading
        self.site = site
        self.drawn = drawn
        self.plans = {plan_address(plan): plan for plan in reading.portfolio.plans}
        self.former = {item.id: item.was for item in reading.portfolio.items() if item.id and item.was}
        self.media = _named(site.media, reading)
        self.languages = tuple(one.language for one in site.languages)

    def all(self) -> Iterator[WikiPage]:
        """Yield the pages of all languages."""
        for one in self.site.languages:
            subjects: set[str] = set()
            for page in one.pages:
                key = f"@{page.subject}" if page.subject and page.subject not in subjects else page.address
                subjects.add(page.subject or "")
                yield self._page(page, key)

    def _page(self, page: Page, key: str) -> WikiPage:
        made = self.drawn[page.address, page.language]
        shown = tuple(self.media[path] for path in page.media if path in self.media)
        return WikiPage(
            Identity(key, page.language),
            page.address,
            page.title,
            tuple(self._sections(page, made.figures)),
            labels=self._labels(page),
            others=tuple(Identity(key, one) for one in self.languages if one != page.language),
            former=tuple(Identity(f"@{was}", page.language) for was in self.former.get(page.subject or "", ())),
            files=(*made.files, *shown),
            edit_url=edit_url(self.reading, page),
        )

    def _sections(self, page: Page, figures: Mapping[str, str]) -> Iterator[Section]:
        choice: Any = page.meta.get("glossary")
        for one in page.drawn(figures).sections:
            url = f"{page.address}/" if page.address else ""
            yield replace(one, html=with_term_links(one.html, self.reading.glossary, url, page.language, choice))
        if page.workings:
            yield Section(None, "", section(page.workings, page.language))

    def _labels(self, page: Page) -> tuple[str, ...]:
        plan = self._plan(page.address)
        if plan is None:
            return ()
        kind = plan.named.one.in_(page.language)
        title = plain_text(plan.title, page.language) if plan.title else kind
        return tuple(dict.fromkeys((title, kind)))

    def _plan(self, address: str) -> Plan | None:
        found = (one for one in self.plans if f"{address}/".startswith(f"{one}/"))
        return self.plans.get(max(found, key=len, default=""))


def _named(media: Iterable[PurePosixPath], reading: Reading) -> dict[PurePosixPath, Attachment]:
    """Return the pictures and files of the plans, each under a name that no other has."""
    found: dict[PurePosixPath, Attachment] = {}
    taken: set[str] = set()
    for path in sorted(media):
        name = base = f"file-{_slug(path.with_suffix('').as_posix())}"
        number = 1
        while name in taken:
            number += 1
            name = f"{base}-{number}"
        taken.add(name)
        file = reading.project.plans / path
        if file.is_file():
            found[path] = Attachment(path, f"{name}{path.suffix.lower()}", file.read_bytes())
    return found
