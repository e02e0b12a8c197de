"""Tables whose rows are objects: what scripts sort and filter them by, and what a phone calls their columns.

Everything a script needs is said once a table, or by the ids and codes of a row, which are the same in every
language; the words that stand for them are those of the page. A table is whole without any of it.
"""

import functools
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from planloom.figures.figure import Figure
from planloom.i18n import format_value, label
from planloom.model import Item, Plan
from planloom.pages.words import as_words, trusted, without_tags
from planloom.problems import Phrase
from planloom.values import Money, Period, rounded
from planloom.values.calendar import QUARTER, Calendar
from planloom.values.period import month_of, start_of
from planloom.values.rounding import trimmed

if TYPE_CHECKING:
    from planloom.pages.context import PageContext

STATUSES = ("off_track", "at_risk", "on_track", "not_started", "paused", "done", "cancelled", "no_status")
"""Statuses in the order in which a reader looks for them."""
FEW = 6
"""Of fewer rows than this a reader sees each without a filter."""
FEW_TO_FIND = 15
"""The same where there is nothing to choose by, and only words to look for."""
MOST_YEARS_BY_QUARTER = 4
LONGEST_WORD = 14
"""A head with a word of more letters does not fit three to a row on the card of a phone."""
_PLACES = 6
_WORDS: Mapping[str, Phrase] = {
    "find": Phrase("Find in the table", "Szukaj w tabeli"),
    "plan": Phrase("Plan", "Plan"),
    "owner": Phrase("Owner", "Właściciel"),
    "status": Phrase("Status", "Status"),
    "period": Phrase("Period", "Okres"),
    "all": Phrase("All", "Wszystkie"),
    "reset": Phrase("Show all", "Pokaż wszystkie"),
    "more": Phrase("Filter and order", "Filtry i kolejność"),
    "order": Phrase("Order", "Kolejność"),
    "listed": Phrase("as listed", "jak na liście"),
    "up": Phrase("ascending", "rosnąco"),
    "down": Phrase("descending", "malejąco"),
    "rest": Phrase("Show the other {count}", "Pokaż pozostałe: {count}"),
    "none": Phrase("Nothing fits these filters.", "Nic nie pasuje do tych filtrów."),
    "details": Phrase("All details", "Wszystkie szczegóły"),
    "count": Phrase("Shown: {shown} of {all}", "Pokazano: {shown} z {all}"),
}
"""What a script says."""


class Listing:
    """The rows of one table: notes what they can be filtered by, of `facets`, while they are written."""

    def __init__(self, page: "PageContext", facets: Sequence[str]) -> None:
        self.page = page
        self.facets = facets
        self.rows = 0
        self.words: dict[str, dict[str, str]] = {facet: {} for facet in facets if facet != "period"}
        self.periods: list[Period] = []

    def row(self, item: Any, **given: Any) -> Markup:
        """Return the attributes of the row of an object; `given` says what is not the object's own.

        `plan` is an object, `owner` an id, `status` a word of the list of statuses, `period` a time.
        """
        self.rows += 1
        found = {facet: given[facet] if facet in given else self._own(item, facet) for facet in self.facets}
        codes = ((facet, self._code(facet, value)) for facet, value in found.items() if value)
        return trusted("".join([f' data-{facet}="{escape(code)}"' for facet, code in codes]))

    def _own(self, item: Any, facet: str) -> Any:
        if not isinstance(item, Item):
            return None
        if facet == "plan":
            return self.page.graph.plan_of(item)
        if facet == "owner":
            return item.owner
        return self.page.figures.status(item) if facet == "status" else item.takes_place

    def _code(self, facet: str, value: Any) -> str:
        """Return the code of a value, and note its words."""
        if isinstance(value, Period):
            self.periods.append(value)
            return f"{value.start}/{value.end}"
        code = (value.id or "") if isinstance(value, Plan) else str(value)
        code = code.replace("_", "-") if facet == "status" else code
        if code not in self.words[facet]:
            self.words[facet][code] = without_tags(self._words(facet, value)).replace("\xa0", " ")
        return code

    def _words(self, facet: str, value: Any) -> Markup:
        if facet == "status":
            return as_words(label(value, self.page.language), self.page.language)
        return self.page.links.name(value) if isinstance(value, Plan) else self.page.links.name_of_id(value)

    def attributes(self, heads: Sequence[Markup], minor: Iterable[str] = ()) -> Markup:
        """Return the attributes of the frame of the table, once its rows are written.

        `heads` are its head cells. The columns whose codes `minor` names are told on a phone when asked for.
        """
        made = _of_heads(tuple(heads), frozenset(minor))
        if self.rows > 1:
            few = FEW if self.facets else FEW_TO_FIND
            made += f' data-pl-list="{escape(self._settings()) if self.rows >= few else ""}"'
        return trusted(made)

    def _settings(self) -> str:
        language = self.page.language
        words = {name: phrase.in_(language) for name, phrase in _WORDS.items()}
        choices: dict[str, Any] = {name: found for name, found in self.words.items() if len(found) > 1}
        if times := self._times():
            choices["period"] = times
        return json.dumps({"words": words, "choices": choices}, ensure_ascii=False, separators=(",", ":"))

    def _times(self) -> Mapping[str, Sequence[str]]:
        """Return the years that the rows lie in, and where they are few their quarters: words, first and last day."""
        if not self.periods:
            return {}
        calendar = self.page.figures.calendar
        years = calendar.years(Period.around(self.periods))
        quarters = [_quarters(year, calendar) if len(years) <= MOST_YEARS_BY_QUARTER else () for year in years]
        times = [one for year, parts in zip(years, quarters, strict=True) for one in (year, *parts)]
        return {str(one): (format_value(one, self.page.language), str(one.start), str(one.end)) for one in times}


def _quarters(year: Period, calendar: Calendar) -> tuple[Period, ...]:
    first = month_of(year.start)
    return tuple(calendar.part_of(start_of(first + QUARTER * number), QUARTER) for number in range(4))


@functools.lru_cache(maxsize=1 << 10)
def _of_heads(heads: Sequence[Markup], minor: Collection[str]) -> str:
    """Return the attributes that say what stands in the heads; tables of one kind have the same on all pages."""
    late = " ".join(str(place) for place, head in enumerate(heads, 1) if _code_of(head) in minor)
    told = (without_tags(head.replace("<br>", Markup(" "))) for head in heads[1:])
    long = any(len(word) > LONGEST_WORD for words in told for word in words.split())
    marks = (f' data-minor="{late}"' if late else "") + (' data-heads="long"' if long else "")
    return f' style="{escape(_keys(heads))}"' + marks


def _code_of(head: Markup) -> str:
    """Return the code of a column, which its head cell carries."""
    _, has, rest = head.partition('data-key="')
    return rest.partition('"')[0] if has else ""


_HARD = "\ue000"
"""What stands for a hard space, as between a currency and its magnitude, while other spaces are made one."""


def _keys(heads: Sequence[Markup]) -> str:
    """Return the heads as properties of the style: what stands before a value where the table has no heads in sight."""
    marked = (head.replace("<br>", Markup(" ")).replace("\u00a0", _HARD) for head in heads)
    words = (without_tags(head).replace(_HARD, "\u00a0") for head in marked)
    return ";".join(f"--k{place}:{_quoted(text)}" for place, text in enumerate(words, 1) if place > 1 and text)


def _quoted(text: str) -> str:
    """Return words as a string of a stylesheet."""
    escaped = text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", " ")
    return f"'{escaped}'"


def sort_by(page: "PageContext", value: Any) -> Markup:
    """Return the attribute that says by what a cell is sorted; nothing where its words say it, or nothing is known."""
    number = _number(page, value.value if isinstance(value, Figure) else value)
    return Markup("") if number is None else trusted(f' data-value="{number}"')


def _number(page: "PageContext", value: Any) -> str | None:
    if isinstance(value, str):
        return str(STATUSES.index(value)) if value in STATUSES else None
    if isinstance(value, Period):
        return f"{value.start:%Y%m%d}"
    if isinstance(value, date):
        return f"{value:%Y%m%d}"
    if isinstance(value, Money):
        value = (page.figures.exchange.money(value) or value).amount
    if isinstance(value, Decimal | int):
        return f"{trimmed(rounded(Decimal(value), _PLACES)):f}"
    return None
