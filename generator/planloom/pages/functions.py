"""What templates may call, by the names they use: the one table of all functions.

A page asks for a function when one of its templates names it, so that it pays for what it uses.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from planloom.charts.request import Column
from planloom.figures.freshness import deadline
from planloom.model import Item, Part, Plan
from planloom.model.relations import RELATIONS, SERVING
from planloom.model.shared import Measure
from planloom.pages.apart import Apart
from planloom.pages.calculations import CALCULATIONS
from planloom.pages.edition import edition_note
from planloom.pages.home import shortfall
from planloom.pages.listing import Listing, sort_by
from planloom.pages.part_table import PartTable, part_table
from planloom.pages.parts import PartPage, parts_with_pages
from planloom.pages.related import Namespace
from planloom.pages.words import plain_text, trusted
from planloom.values import Text

if TYPE_CHECKING:
    from planloom.pages.context import PageContext

SHOWN_OF_MEASURES = ("baseline", "targets", "actuals", "unit", "check_ins", "comments")
"""Fields of measures that stand in a place of their own."""

SHOWN_IN_BYLINE = ("status", "owner", "period")
"""Fields that stand on the line below a heading."""


def _always(value: Any) -> Callable[["PageContext"], Any]:
    return lambda _: value


def _of_page(function: Callable[..., Any]) -> Callable[["PageContext"], Any]:
    """Give a function the page that is being made."""
    return lambda page: partial(function, page)


def _or_figure(name: str) -> Callable[["PageContext"], Any]:
    return lambda page: page.or_figure(getattr(page.amounts, name))


def _any_status(page: "PageContext", items: Iterable[Item]) -> bool:
    return any(page.marks.status(item) or page.marks.late(item) for item in items)


def _any_progress(page: "PageContext", items: Iterable[Item]) -> bool:
    return any(page.figures.progress(item) for item in items)


def _any_money(page: "PageContext", items: Iterable[Item]) -> bool:
    return any(page.amounts.whole_money(item) is not None for item in items)


def _edition_note(page: "PageContext") -> Markup:
    return edition_note(page.findings.readers, page.language)


def _strong(page: "PageContext", text: Text) -> Markup:
    return trusted(f"<strong>{page.line(text)}</strong>")


def _part_table(page: "PageContext", items: Sequence[Part]) -> PartTable | None:
    return part_table(items, page)


def _listing(page: "PageContext", *facets: str) -> Listing:
    return Listing(page, facets)


def _wide_frame(page: "PageContext", words: str, *, listing: bool = False) -> Markup:
    """Return the attributes of the frame of a table that may need much room, and note that the page has one.

    A `listing` is a table of contents too.
    """
    page.is_wide = True
    page.is_listing = page.is_listing or listing
    return Markup(' tabindex="0" role="region" aria-label="{}"').format(plain_text(words, page.language))


def _parts(page: "PageContext", plan: Plan) -> list[PartPage]:
    return parts_with_pages(plan, page.language)


def _direct_supporters(page: "PageContext", item: Item) -> int:
    return len(page.graph.sources(item, *SERVING))


def _shortfall(page: "PageContext", item: Item) -> tuple[Measure, ...]:
    return shortfall(page.figures, item)


def _told_apart(page: "PageContext", items: Iterable[Item]) -> Apart:
    return Apart(items, page.links)


def _plain_text(page: "PageContext", text: Text | str | None) -> str:
    return plain_text(text, page.language)


def _letter_id(letter: str) -> str:
    """Return the id of the terms under a letter; the capital of one letter may be two, as that of `ß`."""
    return "letter-" + ("other" if letter == "#" else "-".join(str(ord(sign)) for sign in letter))


def _by_id(items: Iterable[Item]) -> dict[str | None, Item]:
    return {item.id: item for item in items}


FUNCTIONS: Mapping[str, Callable[["PageContext"], Any]] = {
    "portfolio": attrgetter("graph.portfolio"),
    "organisation": attrgetter("graph.portfolio.organisation"),
    "today": attrgetter("figures.today"),
    "heading": attrgetter("heading"),
    "heading_within": attrgetter("heading_within"),
    "body": attrgetter("body"),
    "link": attrgetter("links.link"),
    "name_of": attrgetter("name_of"),
    "link_to": attrgetter("links.link_to"),
    "spoken": attrgetter("links.spoken"),
    "page_link": attrgetter("links.page_link"),
    "address": attrgetter("addresses.of"),
    "part_address": attrgetter("addresses.of_part"),
    "anchor": attrgetter("links.anchor"),
    "status": attrgetter("marks.status"),
    "standing": attrgetter("marks.standing"),
    "status_of": attrgetter("figures.status"),
    "owner": attrgetter("links.owner"),
    "progress": attrgetter("marks.progress"),
    "score": attrgetter("marks.score"),
    "scale": attrgetter("marks.scale"),
    "trend": attrgetter("marks.trend"),
    "spark": attrgetter("marks.spark"),
    "late": attrgetter("marks.late"),
    "stale": attrgetter("marks.stale"),
    "any_status": _of_page(_any_status),
    "any_progress": _of_page(_any_progress),
    "any_money": _of_page(_any_money),
    "performance": attrgetter("verdicts.performance"),
    "outlook": attrgetter("verdicts.outlook"),
    "target_of": attrgetter("verdicts.target"),
    "final_target": attrgetter("verdicts.final_target"),
    "shortfall": _of_page(_shortfall),
    "told_apart": _of_page(_told_apart),
    "actual_of": attrgetter("verdicts.actual"),
    "check_ins": attrgetter("verdicts.check_ins"),
    "measure_fields": _always(SHOWN_OF_MEASURES),
    "due_on": _always(deadline),
    "days_late": attrgetter("marks.days_late"),
    "finished": attrgetter("marks.finished"),
    "links": attrgetter("links.links"),
    "refs": attrgetter("links.refs"),
    "decisions_on": attrgetter("related.decisions_on"),
    "kind_of": attrgetter("naming.kind_of"),
    "kinds_of": attrgetter("naming.kinds_of"),
    "label_of": attrgetter("naming.label_of"),
    "heading_of": attrgetter("naming.heading_of"),
    "served_by_part": attrgetter("served_by_part"),
    "signed": _or_figure("signed"),
    "points": _or_figure("points"),
    "percent_change": _or_figure("percent_change"),
    "gap": attrgetter("gap"),
    "strong": _of_page(_strong),
    "supported": attrgetter("facts.supported"),
    "perspective_name": attrgetter("naming.perspective_name"),
    "dict_by_id": _always(_by_id),
    "in_other": attrgetter("in_other"),
    "calc": _always(CALCULATIONS),
    "fields": attrgetter("facts.fields"),
    "rest": attrgetter("facts.rest"),
    "common": attrgetter("facts.common"),
    "organisation_facts": attrgetter("facts.organisation_facts"),
    "byline_fields": _always(SHOWN_IN_BYLINE),
    "part_table": _of_page(_part_table),
    "listing": _of_page(_listing),
    "sort_by": _of_page(sort_by),
    "wide_frame": _of_page(_wide_frame),
    "value": attrgetter("display.value"),
    "plan_of": attrgetter("graph.plan_of"),
    "relations": _always(Namespace(RELATIONS)),
    "sources": attrgetter("related.sources"),
    "targets": attrgetter("related.targets"),
    "amount": attrgetter("amounts.amount"),
    "figures": attrgetter("figures"),
    "parts": _of_page(_parts),
    "chart": attrgetter("chart"),
    "picture": attrgetter("picture"),
    "past": attrgetter("past"),
    "chronicle": attrgetter("past.chronicle"),
    "recent_changes": attrgetter("past.recent"),
    "pictures": attrgetter("pictures"),
    "column": _always(Column),
    "whole_money": attrgetter("amounts.whole_money"),
    "money_of": attrgetter("amounts.money_of"),
    "money_column": attrgetter("amounts.money_column"),
    "field_column": attrgetter("amounts.field_column"),
    "format_of": attrgetter("amounts.format_of"),
    "quantity": attrgetter("amounts.quantity"),
    "shares_of": attrgetter("amounts.shares_of"),
    "remarks": attrgetter("verdicts.remarks"),
    "money_rows": attrgetter("amounts.money_rows"),
    "figure_name": attrgetter("amounts.figure_name"),
    "money_field": attrgetter("amounts.money_field"),
    "reason_elsewhere": attrgetter("amounts.reason_elsewhere"),
    "plan_facts": attrgetter("facts.plan_facts"),
    "finding": attrgetter("findings.finding"),
    "level_mark": attrgetter("findings.level_mark"),
    "source_link": attrgetter("findings.source_link"),
    "edition_note": _of_page(_edition_note),
    "findings_of": attrgetter("findings.of"),
    "field_value": attrgetter("facts.field_value"),
    "fiscal_year": attrgetter("fiscal_year"),
    "narrative_pages": attrgetter("narrative_pages"),
    "related_to": attrgetter("related.of"),
    "direct_supporters": _of_page(_direct_supporters),
    "term_link": attrgetter("links.term_link"),
    "letter_id": _always(_letter_id),
    "notes_text": attrgetter("notes_text"),
    "prose_of": attrgetter("prose_of"),
    "plain_text": _of_page(_plain_text),
}
"""The name of a function or value in templates -> how the context of a page gives it."""
