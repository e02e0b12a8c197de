"""What all pictures are made with: the figures, the reader's language, and links from the page at hand."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from planloom.charts.request import Chart, Column, ColumnKind
from planloom.figures import Figures
from planloom.figures.figure import Figure
from planloom.i18n import format_period, label, translate
from planloom.links import Graph
from planloom.links.addresses import Addresses
from planloom.model import Item, Plan
from planloom.pages.location import Location
from planloom.pages.words import plain_text
from planloom.problems import Language, Phrase
from planloom.prose import Surroundings, Target, plain
from planloom.prose.typography import hard_spaces
from planloom.values import Money, Period, Text

CURRENCY_CODE = 3


class Studio:
    """The means of one page, which stands `at` its address."""

    def __init__(self, figures: Figures, addresses: Addresses, at: Location) -> None:
        self.figures = figures
        self.graph: Graph = figures.graph
        self.addresses = addresses
        self.at = at
        self.language: Language = at.language

    def say(self, words: Phrase, **values: Any) -> str:
        """Return words of ours in the reader's language."""
        return words.in_(self.language).format(**values)

    def label(self, choice: str) -> str:
        """Return the words for one of a field's choices."""
        return label(choice, self.language)

    def text(self, value: Text | str | None) -> str:
        """Return a text of a plan without Markdown; a reference in it is what the object is called."""
        words = value.in_(self.language) if isinstance(value, Text) else value or ""
        if "[[" not in words:
            return plain_text(words, self.language)
        return plain(words, Surroundings(language=self.language, reference=self._target))

    def _target(self, wanted: str) -> Target | None:
        found = self.graph.find(wanted)
        return Target(self.name(found)) if found else None

    def name(self, item: Item | None) -> str:
        """Return the title of an object."""
        return self.text(item.name) if item else ""

    def named(self, wanted: str | None) -> str:
        """Return the title of the object with an id, or the id."""
        item = self.graph.find(wanted) if wanted else None
        return self.name(item) if item else wanted or ""

    def kind(self, kind: str, plan: Plan) -> str:
        """Return what objects of a kind are called in a plan."""
        return self.say(self.graph.portfolio.kinds.named(kind, type(plan)).heading)

    def heading(self, plan: Plan, part: str) -> str:
        """Return the heading of a part of a plan."""
        return translate(type(plan).model_fields[part].title or part, self.language)

    def period(self, period: Period) -> str:
        """Return a period in the reader's words."""
        return format_period(period, self.language)

    def href(self, item: Item) -> str:
        """Return the address of an object as a link from the page at hand."""
        return self.at.href(self.addresses.of(item)) or "./"

    def money(self, amount: Money | None) -> Money | None:
        """Return an amount in the organisation's currency; without a rate as it is, for the table alone."""
        if amount is None:
            return None
        converted = self.figures.exchange.money(amount)
        return amount if converted is None else converted

    def column(self, key: str, title: Phrase | str, kind: ColumnKind = "text", unit: str = "") -> Column:
        """Return a column; money is in the organisation's currency unless `unit` names another."""
        words = title if isinstance(title, str) else self.say(title)
        return Column(key, words, kind, unit or (self.figures.exchange.currency if kind == "money" else ""))

    def chart(
        self,
        template: str,
        name: str,
        description: Phrase,
        columns: Iterable[Column],
        rows: Iterable[Mapping[str, Any]],
        *,
        says: str = "",
        source: Text | str | None = None,
        drawn: Iterable[Figure[Any]] = (),
        note: str = "",
        **options: Any,
    ) -> Chart:
        """Return a chart in the reader's language; it tells what the figures `drawn` leave out for want of a rate.

        Its title is what the data `says`, and its `name` where nothing can be said. `note` says what else is not drawn.
        """
        columns, rows = tuple(columns), tuple(rows)
        title = self.sentence(says) or name
        about = ", ".join(filter(None, (name if says and name not in says else "", *self._measured(columns, rows))))
        return Chart(
            template,
            title,
            self.say(description),
            self.language,
            columns,
            rows,
            options,
            subtitle=self.sentence(about[:1].upper() + about[1:] if says else about),
            source=self.text(source),
            calendar=self.figures.calendar,
            left_out=tuple(dict.fromkeys(currency for figure in drawn for currency in figure.currencies)),
            note=note,
        )

    def sentence(self, words: str) -> str:
        """Return words with hard spaces where a Polish line must not break."""
        return hard_spaces([words])[0] if self.language == "pl" else words

    def _measured(self, columns: Sequence[Column], rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
        """Yield the unit of the figures, where they have one, and the time they are of."""
        units = {column.unit for column in columns if column.kind in ("number", "money") and column.unit}
        if len(units) == 1:
            yield units.pop()
        when = [row.get(column.key) for column in columns if column.kind in ("period", "date") for row in rows]
        periods = [one for one in when if isinstance(one, Period)]
        periods += [Period.between(one, one) for one in when if isinstance(one, dt.date)]
        if periods:
            yield self.period(Period.around(periods))
