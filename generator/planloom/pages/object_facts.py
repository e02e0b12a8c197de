"""What an object says, label by label: nothing that a writer filled in is left out."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from planloom.i18n import format_share, format_value, label, translate
from planloom.links import Edge
from planloom.model import Item, Part, Plan
from planloom.model.plan import parts_of
from planloom.model.relations import SUPPORTS
from planloom.pages.display import Fact, fields_of
from planloom.pages.words import as_words, joined, trusted

if TYPE_CHECKING:
    from planloom.pages.context import PageContext

TOLD_OF_ALL = ("text", "owner", "period", "status", "supports", "feeds_back", "tags", "sources", "updated")
"""Fields that every object may have, in the order in which they are told."""


ORGANISATION_ELSEWHERE = (
    "name",
    "description",
    "languages",
    "fiscal_year_start",
    "fiscal_year_named_by",
    "perspectives",
    "people",
    "teams",
    "faq",
)
"""What the home page says in its title and its first words, or in a sentence, and what has pages of its own."""


class ObjectFacts:
    """Tells what objects say, for one page, which writes the values."""

    def __init__(self, page: "PageContext") -> None:
        self.page = page
        self.language = page.language

    def fields(self, part: Part, *skip: str) -> list[Fact]:
        """Return label and value of every field that is filled in, for a list of facts."""
        return [(view.label, self.page.display.value(view)) for view in fields_of(part, self.language, frozenset(skip))]

    def field_value(self, item: Part, name: str) -> Markup | None:
        """Return the value of one field of an object; None when it is not filled in."""
        view = next((view for view in fields_of(item, self.language) if view.name == name), None)
        return self.page.display.value(view) if view else None

    def rest(self, part: Part, *shown: str) -> list[Fact]:
        """Return label and value of all that is filled in and not among `shown`, what the writer added included.

        A template names what it shows itself; nothing else a writer filled in is left out. `period` stands for
        the time an object takes, however that is written; the title is the caller's.
        """
        own = self.fields(part, *shown)
        return [*own, *self.common(part, *shown)] if isinstance(part, Item) else own

    def common(self, item: Item, *shown: str) -> list[Fact]:
        """Return label and value of what every object may have, as far as it is filled in and not among `shown`."""
        return list(self._common(item, frozenset(shown)))

    def _common(self, item: Item, shown: frozenset[str]) -> Iterator[Fact]:
        for name in TOLD_OF_ALL:
            if name not in shown and self._may_be_told(item, name) and (words := self.common_value(item, name)):
                yield self.page.naming.title(item, name), words
        if item.status and self.page.figures.status(item) != item.status:  # the figures of a measure say otherwise
            yield translate("Stated status", self.language), self.page.marks.status(item.status)
        yield from self._beside_the_period(item)
        yield from self._contributes(item)
        if "extra" not in shown:
            yield from ((str(key), self.page.display.loose(value)) for key, value in item.extra.items())

    @staticmethod
    def _may_be_told(item: Item, name: str) -> bool:
        """Tell whether a field may be filled in, at the cost of a look."""
        return name in ("period", "supports") or bool(getattr(item, name))

    def common_value(self, item: Item, name: str) -> Markup | None:
        """Return the value of a field that every object may have; nothing where it is not filled in."""
        match name:
            case "text":
                return self.page.line(item.text) if item.text else None
            case "owner":
                return self.page.links.link_to(item.owner) if item.owner else None
            case "period":
                return self._value(item.horizon)
            case "status":
                return self.page.marks.status(item) if item.status else None
            case "supports":
                return self.supported(item)
            case "feeds_back":
                return self.page.links.refs(item.feeds_back)
            case "tags":
                return as_words(", ".join(item.tags), self.language)
            case "sources":
                return joined("; ", map(self.page.line, item.sources))
            case _:
                return self._value(getattr(item, name))

    def _beside_the_period(self, item: Item) -> Iterator[Fact]:
        """Yield the first and the last day of what also has a period, which is all that is shown elsewhere."""
        for name in ("start", "end") if item.period else ():
            if (day := getattr(item, name)) is not None:
                yield self.page.naming.title(item, name), self._value(day)

    def _contributes(self, item: Item) -> Iterator[Fact]:
        """Yield the share an object contributes where no link upward shows it."""
        if item.contributes is not None and all(link.contributes is not None for link in item.supports):
            share = format_share(item.contributes, self.language)
            yield self.page.naming.title(item, "contributes"), as_words(share, self.language)

    def _value(self, value: Any) -> Markup:
        return Markup("") if value is None else as_words(format_value(value, self.language), self.language)

    def supported(self, item: Item) -> Markup:
        """Return links to what an object supports, each with its share, strength and note; empty without any."""
        return joined("<br>", map(self._supported, self.page.graph.out(item, SUPPORTS)))

    def _supported(self, edge: Edge) -> Markup:
        if edge.link is None:
            return self.page.links.link(edge.target)
        share, strength = edge.source.share_of(edge.link), edge.link.strength
        told = [format_share(share, self.language)] if share is not None else []
        if strength:
            told.append(
                f"{translate('Strength of support', self.language).lower()}: {label(strength, self.language).lower()}"
            )
        about = f" ({escape(', '.join(told))})" if told else ""
        note = f"<br><small>{self.page.line(edge.link.note)}</small>" if edge.link.note else ""
        return trusted(f"{self.page.links.link(edge.target)}{about}{note}")

    def plan_facts(self, plan: Plan) -> list[Fact]:
        """Return what stands on the cover of a plan."""
        unsaid = {"plan_stage"} - plan.model_fields_set  # a plan is in full unless it says otherwise
        return self.rest(plan, "purpose", *unsaid, *parts_of(type(plan)))

    def organisation_facts(self) -> list[Fact]:
        """Return what the organisation says of itself that stands nowhere else on the pages."""
        organisation = self.page.graph.portfolio.organisation
        shown = {"currency"} - organisation.model_fields_set
        return self.fields(organisation, *ORGANISATION_ELSEWHERE, *shown)
