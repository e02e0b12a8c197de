"""A graph and its figures become pages."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from planloom.figures import Figures
from planloom.i18n import translate
from planloom.links.addresses import Addresses, has_own_page
from planloom.model.codes import ADDRESS_TAKEN
from planloom.pages import codes
from planloom.pages.context import Resources, resolver
from planloom.pages.findings import Findings
from planloom.pages.inputs import Inputs
from planloom.pages.make import make_page
from planloom.pages.navigation import addresses_in, navigation
from planloom.pages.options import Options, Selection
from planloom.pages.page import LanguageSite, NavEntry, Page, Site
from planloom.pages.prose import Destinations
from planloom.pages.specs import PageSpec, PageSpecs
from planloom.pages.templates import Templates
from planloom.pages.terms import names
from planloom.pages.words import plain_text
from planloom.problems import Language, Problem, Span


def write(figures: Figures, options: Options | None = None) -> tuple[Site, list[Problem]]:
    """Write the pages in the languages of the organisation, as far as they are wanted."""
    options = options or Options()
    problems = list(_of_old_form(options.templates))
    sites = []
    for resources in resources_of(figures, options):
        site, wrong = _language_site(resources, options)
        sites.append(site)
        problems += (one for one in wrong if one not in problems)  # a template fails once, however many pages it has
    media = {path for site in sites for page in site.pages for path in page.media}
    return Site(tuple(sites), tuple(sorted(media)), dict(_redirects(figures))), problems


def resources_of(figures: Figures, options: Options) -> Iterator[Resources]:
    """Yield what the pages of each language that is wanted are made with."""
    addresses = Addresses(figures.graph)
    known = names(options.glossary) if options.glossary else {}
    find = resolver(figures.graph, addresses, known)
    destinations = Destinations(figures.graph.portfolio, find, raw_html=options.raw_html)
    inputs = Inputs(
        figures, addresses, destinations.files, options.findings, options.compared, options.chronicle, options.facts
    )
    for language in figures.graph.portfolio.organisation.languages:
        if not options.selection.languages or language in options.selection.languages:
            findings = Findings(options.findings, language, options.edit_uri, options.readers)
            yield Resources.of(figures, addresses, language, destinations, findings, inputs)


def _language_site(resources: Resources, options: Options) -> tuple[LanguageSite, list[Problem]]:
    figures, language = resources.figures, resources.language
    organisation = figures.graph.portfolio.organisation
    templates = Templates(language, options.templates)
    kept = options.keeping.language(language, resources.inputs) if options.keeping else None
    known = PageSpecs(resources, options, templates, kept)
    specs = list(known.board_pack() if options.selection.board else known.all())
    problems = list(_collisions(specs)) if language == organisation.languages[0] else []
    entries = _entries(specs, figures, language, options.selection)
    pages: list[Page] = []

    def again(spec: PageSpec) -> Page | None:
        return make_page(spec, resources, templates)[0]

    for spec in _wanted(specs, options.selection, entries):
        page = kept.page(spec, again) if kept else None
        if page is None:
            page, wrong = make_page(spec, resources, templates)
            problems += (one for one in wrong if one not in problems)
            if wrong and kept:
                kept.faulty.add(spec.address)
            page = kept.noted(page) if page and kept else page
        pages += [page] if page else []
    title = plain_text(organisation.name, language) if organisation.name else translate("Plans", language)
    description = plain_text(organisation.description, language)
    return LanguageSite(language, title, description, tuple(pages), entries, kept), problems


def _entries(
    specs: Sequence[PageSpec], figures: Figures, language: Language, selection: Selection
) -> tuple[NavEntry, ...]:
    """Return the navigation; that of a board pack is its pages in reading order."""
    if selection.board:
        return tuple(NavEntry(spec.called, spec.address) for spec in specs)
    return navigation({spec.address: spec.called for spec in specs}, figures.graph.portfolio, language)


def _wanted(specs: Iterable[PageSpec], selection: Selection, entries: Sequence[NavEntry]) -> Iterator[PageSpec]:
    listed = frozenset(addresses_in(entries))
    for spec in specs:
        within = not selection.within or any(f"{spec.address}/".startswith(f"{plan}/") for plan in selection.within)
        if within and (not selection.listed or spec.address in listed):
            yield spec


def _redirects(figures: Figures) -> Iterator[tuple[str, str]]:
    """Yield the former addresses of objects, each with the present one."""
    renamed = [item for item in figures.graph.portfolio.items() if item.was and has_own_page(item)]
    if not renamed:
        return
    addresses = Addresses(figures.graph)
    for item in renamed:
        present = addresses.of(item)
        yield from ((present.removesuffix(item.id or "") + old, present) for old in item.was)


def _of_old_form(folders: Iterable[Path]) -> Iterator[Problem]:
    """Tell of templates that make Markdown, as they did once: they are left out."""
    for folder in folders:
        for path in sorted(folder.rglob("*.md.j2")):
            name = path.relative_to(folder).as_posix()
            new = name.removesuffix(".md.j2") + ".html.j2"
            yield codes.OLD_TEMPLATE.at(Span(f"{folder.name}/{name}", 1), name=name, new=new)


def _collisions(specs: Iterable[PageSpec]) -> Iterator[Problem]:
    seen: dict[str, PageSpec] = {}
    for spec in specs:
        first = seen.setdefault(spec.address.lower(), spec)
        if first is not spec:
            span = spec.sources[0] if spec.sources else Span("")
            yield ADDRESS_TAKEN.at(span, address=f"/{spec.address}/")
