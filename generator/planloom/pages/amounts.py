"""Figures as readers see them in tables and sentences: with their unit, with their sign, as money by period."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from markupsafe import Markup

from planloom.figures import Figures
from planloom.figures.figure import Figure
from planloom.figures.matrix import Matrix
from planloom.figures.money.of_object import chief_amount, money_of
from planloom.figures.money.statement import Elsewhere
from planloom.figures.names import NAMES, REASONS
from planloom.i18n import (
    format_quantity,
    format_share,
    format_value,
    scale_of,
    short_money,
    translate,
)
from planloom.i18n.formats import MINUS, format_number
from planloom.i18n.quantities import POINTS, currency_of, places_side_by_side
from planloom.model import Item
from planloom.model.base import fields_by_name
from planloom.model.shared import Measure
from planloom.pages.columns import Cell, Column, Mark, column_of, shares_of
from planloom.pages.words import NOTHING, as_words
from planloom.problems import Language
from planloom.values import Money, Text

AS_WRITTEN = 6
"""Up to so many decimals, a figure is taken for a written one and keeps them all; a quotient may have no end."""


class Amounts:
    """Writes amounts for one language; `mark` marks computed figures in columns."""

    def __init__(self, figures: Figures, language: Language, mark: Mark) -> None:
        self.figures = figures
        self.language = language
        self.mark = mark

    def amount(self, measure: Measure, value: Decimal | Figure[Decimal] | None, shown: Decimal | None = None) -> Markup:
        """Return a figure of a measure with its unit, in the scale of the figures it is compared with.

        A computed figure leads to how it was worked out; `shown` is its value where it is rounded for reading.
        """
        if isinstance(value, Figure):
            return self.mark(value, self.amount(measure, value.value if shown is None else shown))
        if value is None:
            return NOTHING
        side_by_side = [*self._compared(measure), value]
        currency = currency_of(measure.unit)
        if currency:
            scale = scale_of(Money(figure, currency) for figure in side_by_side)
            return as_words(scale.full(Money(value, currency), self.language), self.language)
        places = places_side_by_side(side_by_side, readable=AS_WRITTEN)
        return as_words(format_quantity(value, measure.unit, self.language, places), self.language)

    def _compared(self, measure: Measure) -> list[Decimal]:
        found = self.figures.measure(measure)
        figures = (found.baseline.value, found.actual.value, found.target.value)
        return [figure for figure in figures if figure is not None]

    def places(self, measure: Measure) -> int:
        """Return the decimals that the figures of a measure are written with."""
        return places_side_by_side(self._compared(measure), readable=AS_WRITTEN)

    def between(self, measure: Measure, low: Decimal, high: Decimal) -> Markup:
        """Return a range in the unit of a measure, both ends with as many decimals."""
        if currency_of(measure.unit):
            return Markup("{}–{}").format(self.amount(measure, low), self.amount(measure, high))
        places = places_side_by_side([low, high], readable=AS_WRITTEN)
        end = format_quantity(high, measure.unit, self.language, places)
        return as_words(f"{format_number(low, self.language, places)}–{end}", self.language)

    def signed(self, value: Cell) -> Markup:
        """Return a difference with its sign; a dash where there is none to tell."""
        if isinstance(value, Figure):
            return self.mark(value, self.signed(value.value))
        if value is None:
            return NOTHING
        amount = value.amount if isinstance(value, Money) else value
        size = -value if amount < 0 else value
        words = short_money(size, self.language) if isinstance(size, Money) else format_value(size, self.language)
        return as_words(f"{MINUS if amount < 0 else '+' if amount else ''}{words}", self.language)

    def points(self, value: Decimal | None) -> Markup:
        """Return a difference between two shares with its sign, in percentage points."""
        if value is None:
            return NOTHING
        words = format_quantity(abs(value) * 100, POINTS, self.language)
        return as_words(f"{MINUS if value < 0 else '+' if value else ''}{words}", self.language)

    def percent_change(self, value: Decimal | None) -> Markup:
        """Return a relative change as a percentage with its sign; a dash where there is none to tell."""
        if value is None:
            return NOTHING
        sign = MINUS if value < 0 else "+" if value else ""
        return as_words(f"{sign}{format_share(abs(value), self.language, 0)}", self.language)

    def quantity(self, value: Decimal | None, unit: Text | str | None, column: Column | None = None) -> Markup:
        """Return a number with its unit, with the decimals of its column; with all of its own outside of one."""
        if value is None:
            return NOTHING
        places = None if column is None else column.places
        return as_words(format_quantity(value, unit, self.language, places), self.language)

    def format_of(self, given: Any, *names: str, about: bool = False) -> Column:
        """Return how the figures in `given` are written in one column; see :mod:`planloom.pages.columns`."""
        return column_of(given, names, self.figures.exchange.currency, self.language, about=about, mark=self.mark)

    def shares_of(self, given: Any, *names: str) -> Column:
        """Return how the shares in `given` are written in one column."""
        return shares_of(given, names, self.language, mark=self.mark)

    def money_column(self, items: Iterable[Item], *details: str) -> Column:
        """Return how the money that several objects are about is written in one column, with that of `details`."""
        return self.format_of(
            [self.whole_money(item) for item in items] + [getattr(item, name) for item in items for name in details]
        )

    def field_column(self, items: Iterable[Item], name: str) -> Column | None:
        """Return how one field of several objects is written in a column; None where it holds no money."""
        values = [value for item in items if (value := getattr(item, name)) is not None]
        return self.format_of(values) if values and all(isinstance(value, Money) for value in values) else None

    def money_of(self, item: Item, column: Column | None = None) -> Markup:
        """Return the money an object is about, in the scale of `column` where it stands in one."""
        money = self.whole_money(item)
        if column is not None or money is None:
            return NOTHING if money is None or column is None else column(money)
        return as_words(short_money(money, self.language), self.language)

    def whole_money(self, item: Item) -> Money | None:
        """Return the money an object is about, all periods together: its target, budget or saving."""
        return self.figures.once(chief_amount, item).value

    def figure_name(self, name: str) -> str:
        """Return what a computed quantity is called."""
        return NAMES[name].in_(self.language)

    def money_field(self, one: Elsewhere) -> str:
        """Return what a field of money that is stated elsewhere is called, with the kind of what it is of."""
        info = fields_by_name(one.part)[one.field]
        return f"{one.part.named.heading.in_(self.language)}: {translate(info.title or one.field, self.language)}"

    def reason_elsewhere(self, one: Elsewhere) -> str:
        """Return why a field of money is not added to the statement."""
        return REASONS[one.reason].in_(self.language)

    def money_rows(self, item: Item) -> Matrix[Money]:
        """Return the money of an objective or initiative by period: what it states, and what others contribute."""
        table = money_of(item, self.figures)
        return replace(
            table, rows=tuple(replace(row, subject=self._money_title(row.subject, item)) for row in table.rows)
        )

    def _money_title(self, subject: str, item: Item) -> str:
        contributed, _, field = subject.rpartition(":")
        title = fields_by_name(type(item))[field].title or field
        return translate(f"{title}: contributed by other plans" if contributed else title, self.language)
