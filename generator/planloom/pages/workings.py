"""How was this worked out: every computed figure on a page, opened to what it was made of.

A template prints a figure; where more than one value lies beneath it, what is printed leads to an entry at the
foot of the page that lists them, each with a link to the object in which it is written. The book gathers the
entries in an appendix.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from markupsafe import Markup

from planloom.figures.figure import Entry, Figure, Gap, Operand
from planloom.figures.names import name_of
from planloom.figures.units import counted_in, is_difference, measure_of
from planloom.i18n import format_number, format_period, format_quantity, format_share, format_value, translate
from planloom.i18n.quantities import POINTS, currency_of, is_percent, places_side_by_side
from planloom.model import Item, Part
from planloom.model.base import fields_by_name
from planloom.pages.page import Working
from planloom.pages.words import as_words, said, trusted
from planloom.problems import Language, Phrase
from planloom.values import Money, Period, rounded

HEADING = Phrase("How these figures were worked out", "Jak obliczono te liczby")
SIGNS = {"plus": "+\u00a0", "minus": "−\u00a0", "times": "×\u00a0", "over": "÷\u00a0", "of": ""}
LEFT_OUT = {
    "no_rate": Phrase("left out, no exchange rate for {currency}", "pominięto, brak kursu {currency}"),
    "not_given": Phrase("not given", "nie podano"),
    "crossing": Phrase("left out, reaches beyond the period", "pominięto, wykracza poza okres"),
    "withheld": Phrase("withheld", "zastrzeżone"),
}

AS_WRITTEN = 6
"""Up to so many decimals, a figure is taken for a written one and keeps them all; a quotient may have no end."""

DEEPEST = 12
"""So many levels a list of operands is set in at most."""


class Workings:
    """Collects the computed figures that a page prints, in one language.

    `link` writes a link to an object. A figure that is printed twice has one entry.
    """

    def __init__(self, language: Language, link: Callable[[Item], Markup]) -> None:
        self.language = language
        self.link = link
        self._figures: dict[int, tuple[str, Figure[Any]]] = {}
        self._incomplete = translate("Incomplete: something is left out of it", language)
        self._has_incomplete = False

    def mark(self, figure: Figure[Any], words: Markup) -> Markup:
        """Return `words` as a link to how the figure was worked out; as they are where nothing was."""
        if not is_computed(figure):
            return words
        key, _ = self._figures.setdefault(id(figure), (f"worked-{len(self._figures) + 1}", figure))
        return trusted(f'<a class="pl-worked" href="#{key}">{words}</a>')

    def shown(self, figure: Figure[Any], words: Markup) -> Markup:
        """Return the words of a figure with the way to its working, marked where something is left out of it."""
        words = self.mark(figure, words)
        if not figure.partial:
            return words
        self._has_incomplete = True
        return Markup('{}<abbr class="pl-partial" title="{}">*</abbr>').format(words, self._incomplete)

    def legend(self) -> Markup:
        """Return what the mark of incomplete figures means, where the page has one: a phone shows no titles."""
        return Markup("\n<p><small>* {}</small></p>\n").format(self._incomplete) if self._has_incomplete else Markup("")

    def made(self) -> tuple[Working, ...]:
        """Return the entries of the page."""
        return tuple(Working(key, str(self._entry(key, figure))) for key, figure in self._figures.values())

    def _entry(self, key: str, figure: Figure[Any]) -> Markup:
        about = ", ".join(self._about(figure))
        value = self._value(figure, figure.value)
        return trusted(f'<li id="{key}"><strong>{about}: {value}</strong>{"".join(self._lines(figure))}</li>')

    def _lines(self, figure: Figure[Any]) -> Iterator[Markup]:
        """Yield a list of the operands, those of a figure beneath it unless they stand in the list already.

        What waits is kept in a list and not in calls: figures may lie thousands deep in each other. Below
        :data:`DEEPEST` nothing is set further in, since no reader and no browser could follow.
        """
        opened: set[int] = set()
        waiting = [(self._beneath(figure), Markup("</ul>"))]
        yield Markup("<ul>")
        while waiting:
            beneath, end = waiting[-1]
            line, of = next(beneath, (None, None))
            if line is None:
                waiting.pop()
                yield end
                continue
            yield trusted(f"<li>{line}")
            if of is None or id(of) in (self._figures.keys() | opened) or not is_computed(of):
                yield Markup("</li>")
                continue
            opened.add(id(of))
            is_set_in = len(waiting) < DEEPEST
            yield Markup("<ul>") if is_set_in else Markup("</li>")
            waiting.append((self._beneath(of), Markup("</ul></li>") if is_set_in else Markup("")))

    def _beneath(self, figure: Figure[Any]) -> Iterator[tuple[Markup, Figure[Any] | None]]:
        """Yield the line of each operand with the figure it is; then the gaps, where no operand can tell them."""
        for index, operand in enumerate(figure.operands):
            of = operand.of if isinstance(operand.of, Figure) else None
            yield trusted(f"{self._sign(operand, first=not index)}{self._operand(operand)}"), of
        if not any(isinstance(operand.of, Figure) for operand in figure.operands):
            yield from ((self._gap(gap), None) for gap in figure.gaps)

    def _sign(self, operand: Operand, *, first: bool) -> str:
        return "" if first and operand.role == "plus" else SIGNS[operand.role]

    def _operand(self, operand: Operand) -> Markup:
        of, value = operand.of, self._value(operand.of, operand.value)
        whole = "" if of.value == operand.value else f" ({self._value(of, of.value)})"
        if isinstance(of, Figure):
            own = self._figures.get(id(of))
            shown = f'<a href="#{own[0]}">{value}</a>' if own else value
            return trusted(f"{shown}: {', '.join(self._about(of))}{whole}")
        where = filter(None, (self._link(of.part), self._field(of), self._period(of.period)))
        return trusted(f"{value}: {', '.join(where)}{whole}")

    def _about(self, figure: Figure[Any]) -> Iterator[Markup]:
        name = said(name_of(figure), self.language)
        return filter(None, (name, self._link(figure.subject), self._period(figure.period)))

    def _gap(self, gap: Gap) -> Markup:
        words = said(LEFT_OUT[gap.kind], self.language).format(currency=gap.currency)
        return Markup(", ").join(filter(None, (words, self._link(gap.part), self._period(gap.period))))

    def _link(self, part: Part | None) -> Markup:
        return self.link(part) if isinstance(part, Item) else Markup("")

    def _field(self, entry: Entry) -> Markup:
        info = fields_by_name(type(entry.part)).get(entry.field)
        return as_words(translate((info.title if info else None) or entry.field, self.language), self.language)

    def _period(self, period: Period | None) -> Markup:
        return as_words(format_period(period, self.language), self.language) if period else Markup("")

    def _value(self, of: Entry | Figure[Any], value: Any) -> Markup:
        return as_words(self._words(of, value), self.language)

    def _words(self, of: Entry | Figure[Any], value: Any) -> str:
        """Return a value in what it is counted in: the unit of its measure, per cent, how many times."""
        if not isinstance(value, Decimal):
            return format_value(value, self.language)
        places = places_side_by_side([value], readable=AS_WRITTEN)
        match counted_in(of):
            case "share":
                return format_share(value, self.language)
            case "multiple":
                return f"{format_number(rounded(value, places), self.language)}×"
            case "measure":
                return self._of_measure(of, value, places)
            case _:
                return format_number(rounded(value, places), self.language)

    def _of_measure(self, of: Entry | Figure[Any], value: Decimal, places: int) -> str:
        measure = measure_of(of)
        unit = measure.unit if measure is not None else None
        currency = currency_of(unit)
        if currency:  # in full: nothing is rounded away
            return format_value(Money(rounded(value, places), currency), self.language)
        if is_difference(of) and is_percent(unit):
            unit = POINTS
        return format_quantity(value, unit, self.language, places)


def is_computed(figure: Figure[Any]) -> bool:
    """Tell whether there is something to open: more than one operand, a conversion, or something left out."""
    while len(figure.operands) == 1 and not figure.gaps:
        (operand,) = figure.operands
        if not isinstance(operand.of, Figure):
            return isinstance(operand.value, Money) and operand.of.value != operand.value
        figure = operand.of
    return bool(figure.operands)


def section(workings: Sequence[Working], language: Language) -> str:
    """Return the folded foot of a page that tells how its figures were worked out."""
    if not workings:
        return ""
    return (
        f'<details class="pl-workings pl-screen" data-search-exclude>\n'
        f"<summary>{said(HEADING, language)}</summary>\n{entries(workings)}\n</details>\n"
    )


def entries(workings: Iterable[Working]) -> str:
    """Return the entries one below the other."""
    return "<ul>\n" + "\n".join(working.html for working in workings) + "\n</ul>"
