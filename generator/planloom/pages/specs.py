"""Which pages there are: for each its address, its title, its template, and how to come by what stands on it.

A specification costs next to nothing; what a page shows is asked for when it is made (:mod:`planloom.pages.make`).
"""

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import PurePosixPath
from typing import Any, TypeVar

from planloom.figures.marketing.comparison import SalesAndMarketing, compare
from planloom.glossary import Glossary
from planloom.i18n import translate
from planloom.links import Edge
from planloom.links.addresses import part_address, plan_address
from planloom.links.files import NO_FILE
from planloom.model import Item, Part, Plan
from planloom.model.names import capital
from planloom.model.plan import Body, Narrative, parts_of
from planloom.model.relations import HEADED_BY, LED_BY, MEASURES, OWNED_BY, SERVING
from planloom.pages import board, home, terms, views
from planloom.pages.context import Resources, people
from planloom.pages.naming import name_of
from planloom.pages.navigation import LISTING, by_kind, is_listed
from planloom.pages.options import Options
from planloom.pages.page_cache import PageCache
from planloom.pages.prose import narrative_address
from planloom.pages.templates import Templates
from planloom.pages.words import plain_text
from planloom.problems import Language, Phrase, Span
from planloom.prose import Surroundings, Target, plain
from planloom.rules.law.checklist import checklist
from planloom.tracking import EVERYTHING, Known, Read, calculated, note, recording, reuse
from planloom.values import Text

T = TypeVar("T")

NARRATIVE = "narrative.html.j2"

_COMPARED = Phrase("{one} and {other} compared", "{one} a {other}")
_DESCRIPTION = 200  # characters


@dataclass(frozen=True, slots=True)
class Data:
    """What a template is given beside its page.

    `shown` are the relations that these values show already, `ids` what the page is to call places beside its objects.
    """

    values: Mapping[str, Any] = field(default_factory=dict)
    shown: Iterable[Edge] = ()
    ids: Iterable[str] = ()


@dataclass(frozen=True, slots=True)
class PageSpec:
    """A page that is to be made.

    `title` is its heading, `name` what it is called elsewhere where that is more. `data` returns what stands on it.
    `subject`, `sources`, `description` and `meta` are those of the page, relative links in texts start from `place`.
    `reads` is what was read to specify it.
    """

    template: str
    address: str
    title: str
    sources: tuple[Span, ...] = ()
    data: Callable[[], Data] = Data
    subject: Item | None = None
    place: PurePosixPath = NO_FILE
    description: str = ""
    name: str = ""
    meta: Mapping[str, Any] = field(default_factory=dict)
    reads: tuple[Read | Known[Any], ...] = ()

    @property
    def called(self) -> str:
        """What the page is called in the navigation and in the title of a browser's window."""
        return self.name or self.title

    def front(self, *, bare: bool) -> dict[str, Any]:
        """Return what the page says of itself to the renderer; a `bare` one has no table of contents."""
        return {**({"hide": ["toc"]} if bare else {}), **self.meta}


def _has_cells(coverage: views.Coverage) -> bool:
    return bool(coverage.rows and coverage.plans)


def _is_yes_or_no(said: Any) -> bool:
    return isinstance(said, bool)


def _are_heads(said: Any) -> bool:
    return isinstance(said, list) and len(said) in (0, 2)  # nothing to compare, or two


def _given(**values: Any) -> Callable[[], Data]:
    return lambda: Data(values)


class PageSpecs:
    """Lists the pages of one language."""

    def __init__(
        self, resources: Resources, options: Options, templates: Templates, kept: PageCache | None = None
    ) -> None:
        self.figures = resources.figures
        self.graph = resources.figures.graph
        self.portfolio = self.graph.portfolio
        self.addresses = resources.addresses
        self.link = resources.destinations.link
        self.language = resources.language
        self.options = options
        self.templates = templates
        self.kept = kept

    def all(self) -> Iterator[PageSpec]:
        """Yield the pages about all plans together, then those of each plan."""
        yield from self._of_portfolio()
        for plan in self.portfolio.plans:
            yield from self._of_plan(plan)

    def board_pack(self) -> Iterator[PageSpec]:
        """Yield the pages of a board pack in reading order; those that would be empty are left out."""
        figures = self.figures
        risks = views.risks(self.portfolio.plans)
        exceptions, asked, taken = board.exceptions(figures), home.asked(figures), board.taken(figures)
        yield self._of_board("summary", lambda: self._summary(exceptions), self._("Summary"))
        if exceptions:
            yield self._of_board("exceptions", lambda: Data({"exceptions": exceptions}), self._("Scorecard exceptions"))
        if figures.statement:
            money = lambda: self._money(brief=True)  # noqa: E731  # it is used once
            yield self._of_board("money", money, self._("Money"), template="portfolio/money.html.j2")
        if risks:
            shown = risks[: board.MOST_RISKS]
            yield self._of_board("risks", lambda: Data({"rows": shown, "all": len(risks)}), self._("Gravest risks"))
        if any(plan.state == "approved" for plan in self.portfolio.plans) or self.options.chronicle.approvals:
            yield self._of_board("changes", Data, self._("Changes since the last approval"))
        if asked or taken:
            yield self._of_board("decisions", lambda: Data({"asked": asked, "taken": taken}), self._("Decisions"))
        plans = board.scorecard(figures)
        if plans:
            yield self._of_board("scorecard", lambda: Data({"plans": plans}), self._("Scorecard"))

    def _of_board(self, name: str, data: Callable[[], Data], title: str, template: str = "") -> PageSpec:
        return self._whole(
            name,
            data,
            title=title,
            address=f"{board.ADDRESS}/{name}",
            template=template or f"board/{name}.html.j2",
        )

    def _summary(self, exceptions: Sequence[board.MeasureException]) -> Data:
        figures = self.figures
        return Data(
            {
                "by_status": home.standing(figures, home.objectives(figures)),
                "headlines": home.headlines(figures),
                "troubled": home.attention(figures),
                "overdue": home.late(figures),
                "asked": home.asked(figures),
                "money": home.money_of_the_year(figures),
                "exceptions": exceptions,
                "most": board.MOST_ON_SUMMARY,
                "most_headlines": board.MOST_HEADLINES,
            }
        )

    def _described(self, text: Text | None) -> tuple[str, tuple[Read | Known[Any], ...]]:
        """Return a text as the description of a page, and what is read for the objects and figures that it names."""
        words = text.in_(self.language) if text else ""
        if "[[" not in words:
            return plain(words), ()
        with recording() as reads:
            said = plain(words, Surroundings(language=self.language, reference=self._target))
        return said, tuple(reads)

    def _target(self, wanted: str) -> Target | None:
        found = self.link(wanted, self.language)
        return Target(found[0]) if found else None

    def _(self, words: str) -> str:
        return translate(words, self.language)

    def _of_portfolio(self) -> Iterator[PageSpec]:
        figures, portfolio = self.figures, self.portfolio
        organisation = portfolio.organisation
        described, reads = self._described(organisation.description)
        is_thread, coverage = self._settled("thread", lambda: views.coverage(figures), _has_cells)
        needs_a_page, _ = self._settled("attention", lambda: home.has_more(figures))
        yield self._whole(
            "home",
            lambda: self._home(coverage(), needs_a_page),
            address="",
            title=plain_text(organisation.name, self.language) or self._("Plans"),
            description=described,
            reads=reads,
        )
        if needs_a_page:
            yield self._whole("attention", self._attention, title=self._("What needs attention"))
        if is_thread:
            yield self._whole("thread", lambda: Data({"coverage": coverage()}), title=self._("Golden thread"))
        if is_listed(portfolio):
            kinds = lambda: Data({"kinds": by_kind(portfolio)})  # noqa: E731  # it is used once
            yield self._whole("plans", kinds, address=LISTING, title=self._("All plans"))
        yield from self._of_all_plans()
        if any(plan.faq for plan in portfolio.plans) or organisation.faq:
            yield self._whole("faq", Data, title=self._("Questions and answers"))
        if self.options.chronicle.known:
            yield self._whole("changes", Data, title=self._("What has changed"))
        yield self._whole("health", self._health, title=self._("Plan health"))
        yield from self._of_people()
        if self.options.glossary and self.options.glossary.entries:
            yield from self._of_glossary(self.options.glossary)

    def _of_all_plans(self) -> Iterator[PageSpec]:
        """Yield the pages that set what all plans say of one thing beside each other."""
        figures = self.figures
        is_there, rows = self._settled("scorecard", lambda: views.scorecard(figures))
        if is_there:
            yield self._whole("scorecard", lambda: Data({"rows": rows()}), title=self._("Scorecard"))
        is_there, steps = self._settled("roadmap", lambda: views.roadmap(figures))
        if is_there:
            yield self._whole("roadmap", lambda: Data({"steps": steps()}), title=self._("Roadmap"))
        is_there, _ = self._settled("money", lambda: figures.statement)
        if is_there:
            yield self._whole("money", self._money, title=self._("Money"))
        is_there, risks = self._settled("risks", lambda: views.risks(self.portfolio.plans))
        if is_there:
            data = lambda: Data({"rows": risks(), "grid": views.risk_grid(risks())})  # noqa: E731  # the same
            yield self._whole("risks", data, title=self._("Risks"))
        heads, both = self._settled("compare", lambda: compare(figures), self._heads, _are_heads)
        if heads:
            yield self._comparison(heads, both)

    def _settled(
        self,
        address: str,
        calculate: Callable[[], T],
        answer: Callable[[T], Any] = bool,
        fits: Callable[[Any], bool] = _is_yes_or_no,
    ) -> tuple[Any, Callable[[], T]]:
        """Return what `answer` says of what is calculated for a page, and how to come by the latter.

        Where nothing has changed that it was calculated from, the last answer holds, and nothing is calculated unless
        the page asks for it. An answer `fits` where `answer` could have given it.
        """
        known = functools.cache(lambda: calculated(calculate))
        if self.kept is None:
            return answer(known().value), lambda: reuse(known())
        said = self.kept.answer(address, lambda: (answer(known().value), known().reads), fits)
        return said, lambda: reuse(known())

    def _whole(self, name: str, data: Callable[[], Data], *, title: str, **others: Any) -> PageSpec:
        """Return a page about all plans together."""
        return PageSpec(
            **{"template": f"portfolio/{name}.html.j2", "address": name, **others},
            title=title,
            sources=tuple(plan.span() for plan in self.portfolio.plans[:1]),
            data=data,
        )

    def _home(self, coverage: views.Coverage, in_full: bool) -> Data:
        """Return what the home page shows; `in_full` tells whether there is a page with all that needs attention."""
        figures = self.figures
        aims = home.objectives(figures)
        return Data(
            {
                "coverage": coverage,
                "by_status": home.standing(figures, aims),
                "headlines": home.headlines(figures),
                "troubled": home.attention(figures),
                "overdue": home.late(figures),
                "asked": home.asked(figures),
                "coming": home.coming(figures),
                "money": home.money_of_the_year(figures),
                "plans": home.plans_now(figures),
                "perspectives": partial(views.perspectives, figures=figures),
                "most": home.MOST_SHOWN,
                "in_full": in_full,
            }
        )

    def _attention(self) -> Data:
        figures = self.figures
        return Data({"troubled": home.attention(figures), "overdue": home.late(figures), "asked": home.asked(figures)})

    def _money(self, *, brief: bool = False) -> Data:
        return Data({"money": self.figures.money, "statement": self.figures.statement, "brief": brief})

    def _health(self) -> Data:
        note("judged", "")
        legal = [(plan, points) for plan in self.portfolio.plans if (points := checklist(plan))]
        health = views.health(self.options.findings, self.graph)
        compared = self.options.compared.in_words(self.language) if self.options.compared else ""
        return Data({"health": health, "compared": capital(compared), "checklists": legal})

    def _heads(self, both: SalesAndMarketing | None) -> list[str]:
        """Return what the kinds of plan are called that are compared; nothing where there is nothing to compare."""
        sides = (both.sales, both.marketing) if both else ()
        return [", ".join(name.one.in_(self.language) for name in side.names) for side in sides]

    def _comparison(self, heads: Sequence[str], both: Callable[[], SalesAndMarketing | None]) -> PageSpec:
        """Return the page that compares two kinds of plan: its title and its columns say what they are called."""
        one, other = heads
        title = capital(_COMPARED.in_(self.language).format(one=one, other=other))
        data = lambda: Data({"both": both(), "heads": (capital(one), capital(other))})  # noqa: E731  # it is used once
        return self._whole("compare", data, title=title)

    def _of_glossary(self, glossary: Glossary) -> Iterator[PageSpec]:
        """Yield the glossary: by letter with definitions, by area, and as a dictionary each way."""
        where = terms.uses(glossary, self.graph, self.language)
        sources = (next(iter(glossary.entries.values())).span,)
        title = self._("Glossary")
        letters = {"letters": terms.by_letter(glossary, self.language, where)}
        entries = Data(letters, ids=glossary.entries)
        yield PageSpec("portfolio/glossary.html.j2", "glossary", title, sources, lambda: entries, reads=(EVERYTHING,))
        areas = _given(letters=terms.by_area(glossary, self.language, where))
        by_area = f"{title}: {self._('by area')}"
        yield PageSpec(
            "portfolio/glossary_areas.html.j2", "glossary/areas", by_area, sources, areas, reads=(EVERYTHING,)
        )
        for source, name in (("en", "English–Polish"), ("pl", "Polish–English")):
            language: Language = "pl" if source == "pl" else "en"
            yield PageSpec(
                "portfolio/glossary_pair.html.j2",
                "glossary/en-pl" if source == "en" else "glossary/pl-en",
                f"{title}: {self._(name)}",
                sources,
                _given(letters=terms.by_letter(glossary, language, where), source=source),
                reads=(EVERYTHING,),
                meta={"glossary": False},  # each term leads to its entry already
            )

    def _of_people(self) -> Iterator[PageSpec]:
        """Yield the page of all people and teams, and one for each."""
        everybody = people(self.graph)
        if not everybody:
            return
        organisation = self.portfolio.organisation
        yield PageSpec(
            "portfolio/people.html.j2",
            "people",
            self._("People"),
            (organisation.span(),),
            lambda: Data({"portraits": [views.portrait(who, self.figures) for who in people(self.graph)]}),
        )
        for who in everybody:
            yield PageSpec(
                "portfolio/person.html.j2",
                self.addresses.of(who),
                name_of(who, self.language),
                (who.span(),),
                partial(self._portrait, who),
                subject=who,
                reads=(("item", id(who)),),
            )

    def _portrait(self, who: Any) -> Data:
        return Data({"portrait": views.portrait(who, self.figures)}, self.graph.back(who, OWNED_BY, LED_BY, HEADED_BY))

    def _of_plan(self, plan: Plan) -> Iterator[PageSpec]:
        """Yield a plan's overview, its parts, its objects and its narrative pages."""
        purpose, reads = self._described(plan.purpose)
        introductions = {page.place.as_posix().replace("-", "_"): page for page in plan.pages}
        yield PageSpec(
            "plan.html.j2",
            plan_address(plan),
            name_of(plan, self.language),
            (plan.span(),),
            lambda: Data({"plan": plan, "perspectives": views.perspectives(plan, self.figures)}),
            subject=plan,
            place=plan.place / "plan.md",
            description=purpose,
            reads=(("item", id(plan)), *reads),
        )
        parts = {name: info for name, info in parts_of(type(plan)).items() if getattr(plan, name)}
        for name, info in parts.items():
            yield self._part(plan, name, self._(info.title or name), introductions.get(name))
        for item, part in self.addresses.with_pages(plan):
            yield self._item(plan, item, part)
        for page in plan.pages:
            if page.place.as_posix().replace("-", "_") not in parts:
                yield self._narrative(plan, page)

    def _part(self, plan: Plan, name: str, title: str, introduction: Narrative | None) -> PageSpec:
        """Return the page of one part of a plan; a narrative page of the same name introduces it."""
        value = getattr(plan, name)
        items: tuple[Part, ...] = value if isinstance(value, tuple) else (value,)
        kinds = [one.plan_kind for one in type(plan).__mro__ if issubclass(one, Plan) and one.plan_kind]
        candidates = [f"{folder}/{name}.html.j2" for folder in (*dict.fromkeys(kinds), "shared")]
        bodies = introduction.bodies.values() if introduction else ()
        whose = f"{title} – {name_of(plan, self.language)}"
        return PageSpec(
            next((one for one in candidates if self.templates.exists(one)), "shared/part.html.j2"),
            part_address(plan, name),
            title,
            (items[0].span(), *(body.span for body in bodies)),
            _given(plan=plan, part=name, items=items, item=items[0], views=views, introduction=introduction),
            place=plan.place / (f"{introduction.written}.md" if introduction else "plan.md"),
            description=whose,
            name=whose,
            reads=(("item", id(plan)), ("part", (id(plan), name)), ("part", (id(plan), "pages"))),
        )

    def _item(self, plan: Plan, item: Item, part: str) -> PageSpec:
        """Return the page of an object: an objective, an initiative, whatever of a plan has one of its own."""
        said, reads = self._described(item.text)
        return PageSpec(
            self._template_of(item),
            self.addresses.of(item),
            name_of(item, self.language),
            (item.span(),),
            partial(self._about, plan, item, part),
            subject=item,
            place=plan.place / "plan.md",
            description=said[:_DESCRIPTION],
            reads=(("item", id(plan)), ("item", id(item)), *reads),
        )

    def _about(self, plan: Plan, item: Item, part: str) -> Data:
        found = views.serving(self.figures, item)
        below = {id(one) for group in found.groups for one in group.items}
        serving = (edge for edge in self.graph.back(item, *SERVING) if id(edge.source) in below)
        values = {
            "plan": plan,
            "part": part,
            "part_title": self._(type(plan).model_fields[part].title or part),
            "item": item,
            "groups": found.groups,
            "in_full": found.in_full,
            "strategic": self.graph.is_strategic(item),
        }
        return Data(values, (*serving, *self.graph.back(item, MEASURES)))

    def _template_of(self, item: Item) -> str:
        """Return the template of its kind where there is one: yours, or that of objectives and initiatives."""
        mine = f"{item.kind}.html.j2"
        return mine if mine != NARRATIVE and self.templates.exists(mine) else "object.html.j2"

    def _narrative(self, plan: Plan, page: Narrative) -> PageSpec:
        """Return a narrative page as it stands."""
        return PageSpec(
            NARRATIVE,
            f"{plan_address(plan)}/{narrative_address(page.place)}",
            plain_text(page.title, self.language),
            tuple(body.span for body in _own_first(page.bodies, self.language)),
            _given(plan=plan, narrative=page),
            place=plan.place / f"{page.written}.md",
            meta={"glossary": page.glossary} if page.glossary is not None else {},
            reads=(("item", id(plan)), ("part", (id(plan), "pages"))),
        )


def _own_first(bodies: Mapping[str, Body], language: Language) -> Sequence[Body]:
    """Return the bodies, the one in `language` first."""
    return sorted(bodies.values(), key=lambda body: body is not bodies.get(language))
