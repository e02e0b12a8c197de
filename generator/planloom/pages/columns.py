"""How the figures of one column, or of one table, are written: in one scale, with one number of decimals.

A template asks once, with all that will stand in the column and its totals, and writes every cell with what it
gets: ``{% set money = format_of(table) %}``, then ``{{ money.unit }}`` (or ``unit_below``) in the
head, ``{{ money(value) }}`` in the cells and ``{{ money.note }}`` below the table.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from decimal import Decimal
from typing import Any

from markupsafe import Markup, escape

from planloom.figures.figure import Figure
from planloom.i18n import Scale, format_number, format_percent, format_value, scale_of, translate
from planloom.i18n.scales import places_of_column
from planloom.model import Part
from planloom.pages.words import NOTHING, as_words, trusted
from planloom.problems import Language
from planloom.values import Money, Period, rounded

Cell = Figure[Any] | Money | Decimal | int | None
Mark = Callable[[Figure[Any], Markup], Markup]
"""What is done to the words of a computed figure: a mark, a link to how it was worked out."""

_SHARE_PLACES = 1


@dataclass(frozen=True, slots=True)
class Column:
    """Writes the figures of a column: money in `scale`, plain numbers with `places` decimals."""

    scale: Scale
    places: int
    rounds: bool
    language: Language
    mark: Mark
    percent: bool = False

    def __call__(self, value: Cell) -> Markup:
        """Return a figure for a cell; a dash where there is none."""
        if isinstance(value, Figure):
            return self.mark(value, self(value.value))
        if value is None:
            return NOTHING
        return as_words(self._money(value) if isinstance(value, Money) else self._number(Decimal(value)), self.language)

    def full(self, value: Cell) -> Markup:
        """Return a figure with its unit, for columns whose rows differ in unit."""
        if isinstance(value, Figure):
            return self.mark(value, self.full(value.value))
        return (
            as_words(self.scale.full(value, self.language), self.language) if isinstance(value, Money) else self(value)
        )

    def signed(self, value: Cell) -> Markup:
        """Return a difference for a cell, with its sign."""
        if isinstance(value, Figure):
            return self.mark(value, self.signed(value.value))
        amount = value.amount if isinstance(value, Money) else value
        return trusted(f"{'+' if amount is not None and amount > 0 else ''}{self(value)}")

    @property
    def unit(self) -> Markup:
        """What stands in the head: the currency and its magnitude; nothing for plain numbers."""
        if not self.scale.currency:
            return Markup("")
        return trusted(f'<small class="pl-unit">{escape(self.scale.unit(self.language))}</small>')

    @property
    def unit_below(self) -> Markup:
        """The unit on a line of its own, below the words of a head."""
        unit = self.unit
        return trusted(f"<br>{unit}") if unit else unit

    @property
    def note(self) -> Markup:
        """The sentence below a table whose figures are rounded; nothing where they are not."""
        if not self.rounds:
            return Markup("")
        return Markup("<small>{}</small>").format(translate("Figures are rounded.", self.language))

    def _money(self, value: Money) -> str:
        return self.scale.bare(value, self.language) if self.scale.currency else format_value(value, self.language)

    def _number(self, value: Decimal) -> str:
        if self.percent:
            return format_percent(value * 100, self.language, self.places)
        return format_number(value, self.language, self.places)


def column_of(
    given: Any, names: Iterable[str], currency: str, language: Language, *, mark: Mark, about: bool = False
) -> Column:
    """Choose how to write the figures in `given`: values, rows, tables, mappings, or any of them nested.

    With `names`, only fields of these names count, of whatever is found. `about` is for estimates.
    """
    found = list(figures_in(given, frozenset(names)))
    amounts = [value for value in found if isinstance(value, Money)]
    numbers = [value for value in found if not isinstance(value, Money)]
    scale = scale_of(amounts, currency, about=about) if amounts else Scale("")
    places = places_of_column(numbers, 1 if about else 2)
    lost = any(rounded(number, places) != number for number in numbers)
    return Column(scale, places, scale.rounds or lost, language, mark)


def shares_of(given: Any, names: Iterable[str], language: Language, *, mark: Mark) -> Column:
    """Choose how to write the shares in `given`: as percentages with one number of decimals."""
    percents = [value * 100 for value in figures_in(given, frozenset(names)) if isinstance(value, Decimal)]
    places = places_of_column(percents, _SHARE_PLACES)
    return Column(Scale(""), places, rounds=False, language=language, mark=mark, percent=True)


def figures_in(given: Any, names: frozenset[str] = frozenset()) -> Iterator[Money | Decimal]:
    """Yield the money and the numbers in a value, however it is nested; with `names` those of such fields only."""
    match given:
        case None | Period() | str():
            return
        case Money() | Decimal() | int():
            if not names and not isinstance(given, bool):
                yield given if isinstance(given, Money) else Decimal(given)
        case Figure():
            yield from figures_in(given.value, names)
        case Mapping():
            yield from figures_in(list(given.values()), names)
        case list() | tuple() | set() | frozenset():
            for value in given:
                yield from figures_in(value, names)
        case _:
            yield from _in_fields(given, names)


def _in_fields(given: Any, names: frozenset[str]) -> Iterator[Money | Decimal]:
    """Look into the fields of a row or a table, and into fields of these names of any other object.

    The objects of a plan that a row is about are not looked into: what it shows of them stands in its own fields.
    """
    for name in sorted(names):
        yield from figures_in(getattr(given, name, None))
    for field in fields(given) if is_dataclass(given) else ():
        value = getattr(given, field.name)
        if field.name not in names and not isinstance(value, Part):
            yield from figures_in(value, names)
