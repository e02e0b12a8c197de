"""A graph and its figures become pages: the fifth stage."""

import dataclasses
import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from planloom.figures import Figures
from planloom.figures.comparison import SalesAndMarketing, compare
from planloom.glossary import Glossary
from planloom.i18n import translate
from planloom.links import Edge
from planloom.links.files import NO_FILE
from planloom.model import Item, Part, Plan
from planloom.model.codes import ADDRESS_TAKEN
from planloom.model.names import capital
from planloom.model.plan import Body, Narrative, parts_of
from planloom.model.relations import HEADED_BY, LED_BY, MEASURES, OWNED_BY, SERVING
from planloom.pages import codes, terms, views
from planloom.pages.addresses import Addresses, has_own_page, part_address, plan_address
from planloom.pages.helpers import Helpers, people, resolver
from planloom.pages.navigation import LISTING, by_kind, is_listed, navigation
from planloom.pages.page import LanguageSite, Page, Site
from planloom.pages.prose import Prose, narrative_address, relative_links, typography
from planloom.pages.templates import BrokenTemplateError, Templates, plain_text
from planloom.pages.terms import names
from planloom.problems import Language, Level, Phrase, Problem, Span
from planloom.rules.law.checklist import checklist

NARRATIVE = "narrative.md.j2"
# The home page and pages of one wide table, which need the room that a table of contents would take.
WIDE = frozenset({"", "thread", "scorecard", "roadmap", "risks"})

OUR_TEMPLATE = codes.BROKEN_TEMPLATE.worded(
    Phrase(
        "a page is not written, because of a mistake in Planloom's own template: {reason}",
        "strona nie powstała z powodu błędu w szablonie Planloom: {reason}",
    ),
    help=Phrase(
        "nothing is wrong with your plans; please report it with this message. The other pages are made all the same",
        "Twoje plany są w porządku; prosimy o zgłoszenie wraz z tym komunikatem. Pozostałe strony i tak powstają",
    ),
    level=Level.WARNING,
)
NOT_WRITTEN = Phrase(
    "This page could not be written, because of a mistake in Planloom.",
    "Ta strona nie powstała z powodu błędu w Planloom.",
)

_COMPARED = Phrase("{one} and {other} compared", "{one} a {other}")

_SECTION = re.compile(r"^##+ ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Options:
    """What the keeper decides about pages.

    `templates` are folders whose templates win over ours, `raw_html` passes HTML of plans through,
    `findings` are what the page on the plans' health tells, `edit_uri` is where sources are edited.
    `glossary` holds the terms that pages explain.
    """

    templates: tuple[Path, ...] = ()
    raw_html: bool = False
    findings: tuple[Problem, ...] = ()
    edit_uri: str | None = None
    glossary: Glossary | None = None


def write(figures: Figures, options: Options | None = None) -> tuple[Site, list[Problem]]:
    """Write all pages in all languages of the organisation."""
    options = options or Options()
    addresses = Addresses(figures.graph)
    known = names(options.glossary) if options.glossary else {}
    prose = Prose(figures.graph.portfolio, resolver(figures.graph, addresses, known), raw_html=options.raw_html)
    problems: list[Problem] = []
    sites = []
    for language in figures.graph.portfolio.organisation.languages:
        writer = _Writer(figures, addresses, language, prose, options, problems)
        sites.append(writer.site())
    problems += _collisions(sites[0])
    redirects = {
        _former(addresses.of(item), item.id or "", old): addresses.of(item)
        for item in figures.graph.portfolio.items()
        if has_own_page(item)
        for old in item.was
    }
    return Site(tuple(sites), tuple(sorted(prose.shown)), redirects), problems


def _former(address: str, present: str, old: str) -> str:
    return address.removesuffix(present) + old


def _collisions(site: LanguageSite) -> Iterator[Problem]:
    seen: dict[str, Page] = {}
    for page in site.pages:
        first = seen.setdefault(page.address.lower(), page)
        if first is not page:
            span = page.sources[0] if page.sources else Span("")
            yield ADDRESS_TAKEN.at(span, address=f"/{page.address}/")


class _Writer:
    """Writes the pages of one language."""

    def __init__(
        self,
        figures: Figures,
        addresses: Addresses,
        language: Language,
        prose: Prose,
        options: Options,
        problems: list[Problem],
    ) -> None:
        self.figures = figures
        self.graph = figures.graph
        self.portfolio = figures.graph.portfolio
        self.addresses = addresses
        self.language = language
        self.prose = prose
        self.options = options
        self.problems = problems
        self.helpers = Helpers(figures, addresses, language, prose, options.findings, options.edit_uri)
        helpers = self.helpers.all() | {
            "portfolio": self.portfolio,
            "organisation": self.portfolio.organisation,
            "today": figures.today,
        }
        self.templates = Templates(language, options.templates, self.helpers, helpers, self.helpers.workings)

    def site(self) -> LanguageSite:
        """Write everything."""
        pages = [
            *self.portfolio_pages(),
            *(page for plan in self.portfolio.plans for page in self.plan_pages(plan)),
        ]
        pages = [page for page in pages if page.markdown]
        organisation = self.portfolio.organisation
        title = plain_text(organisation.name, self.language) if organisation.name else self._("Plans")
        return LanguageSite(
            self.language,
            title,
            plain_text(organisation.description, self.language),
            tuple(pages),
            navigation({page.address: page.title for page in pages}, self.portfolio, self.helpers),
        )

    def _(self, words: str) -> str:
        return translate(words, self.language)

    def _comparison(self, both: SalesAndMarketing) -> Page:
        """Write the page that compares two kinds of plan: its title and its columns say what they are called."""
        one, other = (
            ", ".join(name.one.in_(self.language) for name in side.names) for side in (both.sales, both.marketing)
        )
        title = capital(_COMPARED.in_(self.language).format(one=one, other=other))
        heads = (capital(one), capital(other))
        sources = [plan.span() for plan in self.portfolio.plans[:1]]
        return self.page("portfolio/compare.md.j2", "compare", title, sources, both=both, heads=heads)

    def page(
        self,
        template: str,
        address: str,
        title: str,
        sources: Sequence[Span] = (),
        *,
        subject: Item | None = None,
        place: PurePosixPath = NO_FILE,
        description: str = "",
        shown: Iterable[Edge] = (),
        **context: Any,
    ) -> Page:
        """Render one page, and below it whatever names its objects and is not `shown` there already."""
        self.helpers.place = place
        self.helpers.related.begin(shown)
        self.helpers.pictures.studio.here = address
        try:
            markdown = self.templates.render(template, title=title, here=address, subject=subject, **context)
            if rest := self.helpers.related.rest(address):
                markdown += "\n\n" + self.templates.render("partials/related.md.j2", entries=rest, subject=subject)
        except BrokenTemplateError as error:
            code = OUR_TEMPLATE if error.ours else codes.BROKEN_TEMPLATE
            self.problems.append(code.at(Span(f"templates/{error.name}", error.line), reason=error.reason))
            markdown = (
                f"# {plain_text(title, self.language)}\n\n{NOT_WRITTEN.in_(self.language)}\n" if error.ours else ""
            )
        charts, self.helpers.charts = self.helpers.charts, {}
        workings = tuple(
            dataclasses.replace(one, markdown=typography(one.markdown, self.language))
            for one in self.helpers.workings.take()
        )
        finished = typography(relative_links(markdown, address), self.language)
        return Page(
            address=address,
            language=self.language,
            title=title,
            markdown=finished,
            sources=tuple(sources),
            description=description,
            subject=subject.id if subject else None,
            charts=charts,
            workings=workings,
            meta={} if _SECTION.search(finished) and address not in WIDE else {"hide": ["toc"]},
        )

    def portfolio_pages(self) -> Iterator[Page]:
        """Write the pages about all plans together."""
        figures = self.figures
        whole = functools.partial(
            self.page, sources=[span for plan in self.portfolio.plans[:1] for span in [plan.span()]]
        )
        name = plain_text(self.portfolio.organisation.name, self.language) or self._("Plans")
        coverage = views.coverage(figures)
        yield whole(
            "portfolio/home.md.j2", "", name, coverage=coverage, headlines=views.headlines(figures),
            attention=views.attention(figures), perspectives=functools.partial(views.perspectives, figures=figures),
            description=plain_text(self.portfolio.organisation.description, self.language),
        )  # fmt: skip
        if is_listed(self.portfolio):
            yield whole("portfolio/plans.md.j2", LISTING, self._("All plans"), kinds=by_kind(self.portfolio))
        if coverage.rows and coverage.plans:
            yield whole("portfolio/thread.md.j2", "thread", self._("Golden thread"), coverage=coverage)
        if rows := views.scorecard(figures):
            yield whole("portfolio/scorecard.md.j2", "scorecard", self._("Scorecard"), rows=rows)
        if steps := views.roadmap(figures):
            yield whole("portfolio/roadmap.md.j2", "roadmap", self._("Roadmap"), steps=steps)
        if figures.statement:
            yield whole(
                "portfolio/money.md.j2", "money", self._("Money"), money=figures.money, statement=figures.statement
            )
        if risks := views.risks(self.portfolio.plans):
            yield whole("portfolio/risks.md.j2", "risks", self._("Risks"), rows=risks, grid=views.risk_grid(risks))
        if comparison := compare(figures):
            yield self._comparison(comparison)
        if any(plan.faq for plan in self.portfolio.plans) or self.portfolio.organisation.faq:
            yield whole("portfolio/faq.md.j2", "faq", self._("Questions and answers"))
        found = views.health(self.options.findings, self.graph)
        legal = [(plan, points) for plan in self.portfolio.plans if (points := checklist(plan))]
        yield whole("portfolio/health.md.j2", "health", self._("Plan health"), health=found, checklists=legal)
        yield from self.people_pages()
        if self.options.glossary and self.options.glossary.entries:
            yield from self.glossary_pages(self.options.glossary)

    def glossary_pages(self, glossary: Glossary) -> Iterator[Page]:
        """Write the glossary: by letter with definitions, by area, and as a dictionary each way."""
        where = terms.uses(glossary, self.graph, self.language)
        whole = functools.partial(self.page, sources=[next(iter(glossary.entries.values())).span])
        title = self._("Glossary")
        yield whole(
            "portfolio/glossary.md.j2", "glossary", title, letters=terms.by_letter(glossary, self.language, where)
        )
        areas = terms.by_area(glossary, self.language, where)
        yield whole("portfolio/glossary_areas.md.j2", "glossary/areas", f"{title}: {self._('by area')}", letters=areas)
        for source, name in (("en", "English–Polish"), ("pl", "Polish–English")):
            language: Language = "pl" if source == "pl" else "en"
            letters = terms.by_letter(glossary, language, where)
            address = "glossary/en-pl" if source == "en" else "glossary/pl-en"
            pair = whole(
                "portfolio/glossary_pair.md.j2", address, f"{title}: {self._(name)}", letters=letters, source=source
            )
            # each term leads to its entry already
            yield dataclasses.replace(pair, meta={**pair.meta, "glossary": False})

    def people_pages(self) -> Iterator[Page]:
        """Write the page of all people and teams, and one for each."""
        everybody = [views.portrait(who, self.figures) for who in people(self.graph)]
        if not everybody:
            return
        organisation = self.portfolio.organisation
        yield self.page(
            "portfolio/people.md.j2", "people", self._("People"), [organisation.span()], portraits=everybody
        )
        for portrait in everybody:
            who = portrait.who
            yield self.page(
                "portfolio/person.md.j2", self.addresses.of(who), self.helpers.name(who), [who.span()],
                subject=who, portrait=portrait, shown=self.graph.back(who, OWNED_BY, LED_BY, HEADED_BY),
            )  # fmt: skip

    def plan_pages(self, plan: Plan) -> Iterator[Page]:
        """Write a plan's overview, its parts, its objects and its narrative pages."""
        address = plan_address(plan)
        place = plan.place / "plan.md"
        title = self.helpers.name(plan)
        introductions = {page.place.as_posix().replace("-", "_"): page for page in plan.pages}
        yield self.page(
            "plan.md.j2", address, title, [plan.span()], subject=plan, place=place, plan=plan,
            body=self.body(plan.body, place, 2), description=plain_text(plan.purpose, self.language),
            perspectives=views.perspectives(plan, self.figures),
        )  # fmt: skip
        parts = parts_of(type(plan))
        for name, info in parts.items():
            value = getattr(plan, name)
            if value:
                introduction = introductions.get(name)
                yield self.part_page(plan, name, self._(info.title or name), value, introduction)
        yield from self.item_pages(plan)
        for page in plan.pages:
            name = page.place.as_posix().replace("-", "_")
            if not (name in parts and getattr(plan, name)):
                yield self.narrative_page(plan, page)

    def part_page(self, plan: Plan, name: str, title: str, value: Any, introduction: Narrative | None) -> Page:
        """Write the page of one part of a plan; a narrative page of the same name introduces it."""
        items: tuple[Part, ...] = value if isinstance(value, tuple) else (value,)
        place = plan.place / f"{introduction.written}.md" if introduction else plan.place / "plan.md"
        kinds = [one.plan_kind for one in type(plan).__mro__ if issubclass(one, Plan) and one.plan_kind]
        candidates = [f"{folder}/{name}.md.j2" for folder in (*dict.fromkeys(kinds), "shared")]
        template = next((one for one in candidates if self.templates.exists(one)), "shared/part.md.j2")
        spans = [
            items[0].span(),
            *([body.span for body in introduction.bodies.values()] if introduction else []),
        ]
        whose = f"{title} – {self.helpers.name(plan)}"
        page = self.page(
            template, part_address(plan, name), title, spans, place=place, plan=plan, part=name, items=items,
            item=items[0], views=views, figures=self.figures, description=whose,
            introduction=self.body(introduction.bodies, place, 2) if introduction else "",
        )  # fmt: skip
        return dataclasses.replace(page, title=whose)

    def item_pages(self, plan: Plan) -> Iterator[Page]:
        """Write a page for each objective, each initiative, and whatever else of a plan has one of its own."""
        for item, part in self.addresses.with_pages(plan):
            found = views.serving(self.figures, item)
            below = {id(one) for group in found.groups for one in group.items}
            serving = (edge for edge in self.graph.back(item, *SERVING) if id(edge.source) in below)
            title = type(plan).model_fields[part].title or part
            yield self.page(
                self._template_of(item), self.addresses.of(item), self.helpers.name(item), [item.span()], subject=item,
                place=plan.place / "plan.md", plan=plan, part=part, part_title=self._(title), item=item,
                groups=found.groups, in_full=found.in_full,
                description=plain_text(item.text, self.language)[:200], strategic=self.graph.is_strategic(item),
                shown=(*serving, *self.graph.back(item, MEASURES)),
            )  # fmt: skip

    def _template_of(self, item: Item) -> str:
        """Return the template of its kind where there is one: yours, or that of objectives and initiatives."""
        mine = f"{item.kind}.md.j2"
        return mine if mine != NARRATIVE and self.templates.exists(mine) else "object.md.j2"

    def narrative_page(self, plan: Plan, page: Narrative) -> Page:
        """Write a narrative page as it stands."""
        address = f"{plan_address(plan)}/{narrative_address(page.place)}"
        place = plan.place / f"{page.written}.md"
        title = plain_text(page.title, self.language)
        spans = [body.span for body in _first(page.bodies, self.language)]
        written = self.page(
            NARRATIVE,
            address,
            title,
            spans,
            place=place,
            plan=plan,
            body=self.body(page.bodies, place, 1),
        )
        own = {"glossary": page.glossary} if page.glossary is not None else {}
        return dataclasses.replace(written, meta={**written.meta, **own})

    def body(self, bodies: Mapping[str, Body], place: PurePosixPath, level: int) -> Any:
        """Return the text of a narrative page in the reader's language, or in the other one, marked so."""
        found = _first(bodies, self.language)
        if not found:
            return ""
        language: Language = "pl" if found[0] is bodies.get("pl") else "en"
        return self.helpers.narrative(found[0], language, place, level)


def _first(bodies: Mapping[str, Body], language: Language) -> list[Body]:
    """Return the bodies, the one in `language` first."""
    return sorted(bodies.values(), key=lambda body: body is not bodies.get(language))
