"""What templates may call: links, names and fields here; marks, amounts, findings, pictures from beside it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from jinja2.utils import missing
from markupsafe import Markup

from planloom.charts.request import Chart, Column, Picture, fence_of
from planloom.fenced import VEGALITE
from planloom.figures import Figures
from planloom.figures.figure import Figure
from planloom.figures.marketing.comparison import SalesAndMarketing, Side
from planloom.i18n import format_value
from planloom.links import Edge, Graph
from planloom.links.addresses import Addresses, has_own_page, plan_address
from planloom.links.files import NO_FILE
from planloom.links.printed import FigureName, Missing, figure_name, printed
from planloom.model import Item, Part, Plan
from planloom.model.organisation import Person
from planloom.model.plan import Body, parts_of
from planloom.model.shared import Objective, Team
from planloom.pages.amounts import Amounts
from planloom.pages.display import Display
from planloom.pages.engine import Library
from planloom.pages.findings import Findings
from planloom.pages.functions import FUNCTIONS
from planloom.pages.inputs import Inputs
from planloom.pages.linking import Links
from planloom.pages.location import Location
from planloom.pages.marks import Marks
from planloom.pages.naming import Naming, has_no_title, name_of
from planloom.pages.object_facts import ObjectFacts
from planloom.pages.outline import Outline
from planloom.pages.page import picture_mark
from planloom.pages.past import Past
from planloom.pages.pictures import Pictures
from planloom.pages.prose import Destinations, Prose, narrative_address
from planloom.pages.related import Related
from planloom.pages.values import Values
from planloom.pages.verdicts import Verdicts
from planloom.pages.words import as_words, plain_text, without_tags
from planloom.pages.workings import Workings
from planloom.problems import Language, Phrase, other_language
from planloom.prose import NOT_SHOWN, Fenced, Heading
from planloom.values import Period, Text

FISCAL_YEAR = Phrase("The fiscal year {year} is {months}.", "Rok obrotowy {year} to {months}.")


@dataclass(frozen=True, slots=True)
class Resources:
    """What all pages of one language are made with; nothing in it is changed by a page."""

    figures: Figures
    addresses: Addresses
    language: Language
    destinations: Destinations
    findings: Findings
    inputs: Inputs
    names: Mapping[int, Markup]
    """The title of every object as words of a page, by the identity of the object."""

    @classmethod
    def of(
        cls,
        figures: Figures,
        addresses: Addresses,
        language: Language,
        destinations: Destinations,
        findings: Findings,
        inputs: Inputs,
    ) -> "Resources":
        """Return what pages in `language` are made with."""
        items = figures.graph.portfolio.items()
        names = {id(item): as_words(name_of(item, language), language) for item in items if not has_no_title(item)}
        return cls(figures, addresses, language, destinations, findings, inputs, names)

    def page(
        self, address: str, place: PurePosixPath = NO_FILE, shown: Iterable[Edge] = (), ids: Iterable[str] = ()
    ) -> "PageContext":
        """Return the context of the page at `address`; see :class:`PageContext`."""
        return PageContext(self, address, place, shown, ids)


class PageContext:
    """What one page is made with: the functions of templates, and what the page says of itself while it is made.

    `place` is the file from which relative links in texts start, `shown` are relations that the page shows already.
    `ids` are those that places of it have beside its objects.
    A context is made for one page and given up with it, so that no page can tell what was made before it.
    """

    def __init__(
        self, resources: Resources, address: str, place: PurePosixPath, shown: Iterable[Edge], ids: Iterable[str]
    ) -> None:
        figures, language = resources.figures, resources.language
        self.figures = figures
        self.graph: Graph = figures.graph
        self.addresses = resources.addresses
        self.language = language
        self.findings = resources.findings
        self.at = Location(address, language)
        anchors = (item.id for item in self.addresses.on(address) if item.id and not has_own_page(item))
        self.outline = Outline([*anchors, *ids])
        self.prose = Prose(resources.destinations, self.at, place, self.outline)
        self.drawings: dict[str, Picture] = {}
        self.libraries: list[Library] = []
        self.is_wide = self.is_listing = False
        self.links = Links(self.graph, self.addresses, resources.names, resources.destinations.link, self.at)
        self.naming = Naming(self.graph, language)
        self.facts = ObjectFacts(self)
        self.display = Display(language, self.links.link_to, self.line, self.facts.rest)
        self.workings = Workings(language, self.links.link)
        self.values = Values(language, self, self.workings)
        self.marks = Marks(figures, language, self.workings.shown)
        self.amounts = Amounts(figures, language, self.workings.shown)
        self.verdicts = Verdicts(figures, language, self.amounts)
        self.pictures = Pictures(figures, self.addresses, self.at)
        self.past = Past(resources.inputs.chronicle, figures, self.addresses, self.at, language)
        self.related = Related(self.graph, self.addresses, self.links, shown)

    def close(self) -> None:
        """Give up what the page was made with, of which nearly all leads back to this context.

        What leads back to itself waits for the garbage collector, which takes a tenth of the time of a large build.
        """
        for library in self.libraries:
            library.close()
        self.prose.close()
        vars(self).clear()

    def function(self, name: str) -> Any:
        """Return what templates call `name`; Jinja's sign for what is missing where there is no such function."""
        found = FUNCTIONS.get(name)
        return missing if found is None else found(self)

    def block(self, text: Text, level: int = 3) -> Markup:
        """Write a text of a plan as it stands within something else, its headings of `level` and below.

        What is not translated is shown in the other language and marked so.
        """
        language = text.language_for(self.language)
        return self.prose.block(text.in_(language), language, level)

    def line(self, text: Text) -> Markup:
        """Write a text of a plan on one line, for a cell, a heading or a fact."""
        language = text.language_for(self.language)
        return self.prose.line(text.in_(language), language)

    def body(self, bodies: Mapping[str, Body], level: int) -> Markup:
        """Write the text of a narrative page in the reader's language, or in the other one, marked so.

        What is drawn in it is kept with the pictures of the page.
        """
        found = first_of(bodies, self.language)
        if found is None:
            return Markup("")
        language: Language = "pl" if found is bodies.get("pl") else "en"

        def drawn(block: Fenced) -> str | None:
            if block.kind != VEGALITE:
                return None
            mark = self._mark(fence_of(block, found.span, language))
            return mark if block.at_margin else None

        return self.prose.body(found.markdown, language, level, drawn)

    def heading(self, level: int, words: Any, item: Item | None = None, anchor: str | None = None) -> Markup:
        """Begin a section of the page with a heading; links to `item` lead to it, or those to the id `anchor`."""
        shown = self.values.cell(words)
        if anchor:
            return self.outline.place(Heading(level, anchor, without_tags(shown)), shown)
        return self.outline.begin(level, shown, item.id if item else None)

    def name_of(self, item: Item) -> Markup:
        """Return what an object is called; a title that is not translated is marked so."""
        return self.links.name(item) if has_no_title(item) else self.values.cell(item.name)

    def prose_of(self, words: str, level: int = 3) -> Markup:
        """Write words that are no text of a plan, such as a definition, as prose in the language of the page."""
        return self.prose.block(words, self.language, level)

    def heading_within(self, level: int, words: Any) -> Markup:
        """Write a heading that stands within something else, such as a square of a matrix, and begins no section."""
        return self.outline.within(level, self.values.cell(words))

    def served_by_part(self, plan: Plan, items: Iterable[Part]) -> tuple[Objective, ...]:
        """Return the strategic objectives that a part of a plan serves: through its objects, else through the plan."""
        if plan.directs:
            return ()
        own = self._served(item for item in items if isinstance(item, Item))
        return own or self._served((plan, *plan.objectives, *plan.initiatives))

    def _served(self, items: Iterable[Item]) -> tuple[Objective, ...]:
        return tuple(sorted(self.figures.serves(*items), key=self.figures.place_of))

    def gap(self, words: str) -> Markup:
        """Return a mark for what is missing."""
        return Markup('<span class="pl-gap">{}</span>').format(words)

    def in_other(self, text: Text) -> Markup:
        """Return a text in the language the page is not in, marked as such; empty where it is written in one only."""
        other = other_language(self.language)
        if self.language not in text.languages or other not in text.languages:
            return Markup("")
        return Markup('<span lang="{}">{}</span>').format(other, self.prose.line(text.in_(other), other, marked=False))

    def or_figure(self, write: Callable[[Any], Markup]) -> Callable[[Any], Markup]:
        """Make a function that writes values write computed figures too, with the way to how they were worked out."""

        def written(value: Any) -> Markup:
            return self.workings.shown(value, write(value.value)) if isinstance(value, Figure) else write(value)

        return written

    def fiscal_year(self) -> str:
        """Say which months the fiscal year that is running has; empty where years are those of the calendar."""
        if not self.figures.calendar.is_fiscal:
            return ""
        year = self.figures.year_of(self.figures.today)
        days = Period.between(year.start, year.end)
        return FISCAL_YEAR.in_(self.language).format(
            year=format_value(year, self.language), months=format_value(days, self.language)
        )

    def narrative_pages(self, plan: Plan) -> list[dict[str, str]]:
        """Return title and address of the narrative pages of a plan that stand for themselves."""
        parts = {name.replace("_", "-") for name in parts_of(type(plan)) if getattr(plan, name)}
        return [
            {
                "title": plain_text(page.title, self.language),
                "address": f"{plan_address(plan)}/{narrative_address(page.place)}",
            }
            for page in plan.pages
            if page.place.as_posix().replace("_", "-") not in parts
        ]

    def notes_text(self, name: str, both: SalesAndMarketing) -> Markup:
        """Return the authors' notes on one dimension as paragraphs."""
        return Markup("").join(
            Markup("<p>{}</p>").format(note)
            for side in (both.sales, both.marketing)
            if (note := self._notes(side, name))
        )

    def _notes(self, side: Side, name: str) -> Markup:
        notes = [getattr(note, name) for note in side.notes if getattr(note, name)]
        return Markup("<br>").join(self.line(note) for note in notes)

    def chart(
        self,
        template: str,
        title: str,
        description: str,
        columns: Iterable[Column],
        rows: Iterable[Mapping[str, Any]],
        **options: Any,
    ) -> Markup:
        """Ask for a chart; what is returned marks its place on the page."""
        return self.picture(
            Chart(template, str(title), str(description), self.language, tuple(columns), tuple(rows), options)
        )

    def picture(self, *pictures: Picture | None) -> Markup:
        """Ask for pictures; what is returned marks their place on the page. Nothing for None."""
        return Markup("\n").join(Markup(self._mark(picture)) for picture in pictures if picture)  # noqa: S704  # marks

    def _mark(self, picture: Picture) -> str:
        key = f"chart-{len(self.drawings) + 1}"
        self.drawings[key] = picture
        return picture_mark(key)


def resolver(
    graph: Graph, addresses: Addresses, terms: Mapping[str, Mapping[Language, str]]
) -> Callable[[str, Language], tuple[str, str] | None]:
    """Return the function by which prose finds objects and glossary terms by id, and prints figures of objects."""
    calendar, is_cut = graph.portfolio.organisation.calendar, graph.portfolio.is_cut

    def figure_of(figure: FigureName, language: Language) -> tuple[str, str] | None:
        item = graph.find(figure.id)
        if item is None:
            return None
        found = printed(item, figure, language, calendar)
        if isinstance(found, Missing):
            return (NOT_SHOWN.in_(language), "") if found.may_be_withheld and is_cut else None
        return found, addresses.of(item)

    def find(wanted: str, language: Language) -> tuple[str, str] | None:
        figure = figure_name(wanted)
        if figure is not None:
            return figure_of(figure, language)
        item = graph.find(wanted)
        if item is not None:
            return plain_text(item.name, language), addresses.of(item)
        if wanted in terms:
            return terms[wanted][language], f"glossary#{wanted}"
        return None

    return find


def people(graph: Graph) -> tuple[Person | Team, ...]:
    """Return everybody who has a page."""
    return tuple(item for item in graph.portfolio.items() if isinstance(item, Person | Team))


def first_of(bodies: Mapping[str, Body], language: Language) -> Body | None:
    """Return the body in `language`, or else the one there is."""
    return bodies.get(language) or next(iter(bodies.values()), None)
