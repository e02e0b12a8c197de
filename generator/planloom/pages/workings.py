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
from planloom.figures.units import counted_in, measure_of
from planloom.i18n import format_number, format_period, format_quantity, format_share, format_value, translate
from planloom.i18n.quantities import currency_of, places_side_by_side
from planloom.model import Item, Part
from planloom.model.measures import Measure
from planloom.pages.page import Working
from planloom.pages.prose import escape, relative_links
from planloom.problems import Language, Phrase
from planloom.values import Money, Text, rounded

HEADING = Phrase("How these figures were worked out", "Jak obliczono te liczby")
SIGNS = {"plus": "\\+\u00a0", "minus": "−\u00a0", "times": "×\u00a0", "over": "÷\u00a0", "of": ""}
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

    def mark(self, figure: Figure[Any], words: Markup) -> Markup:
        """Return `words` as a link to how the figure was worked out; as they are where nothing was."""
        if not is_computed(figure):
            return words
        key, _ = self._figures.setdefault(id(figure), (f"worked-{len(self._figures) + 1}", figure))
        return Markup('<a class="pl-worked" href="#{}">{}</a>').format(key, words)

    def shown(self, figure: Figure[Any], words: Markup) -> Markup:
        """Return the words of a figure with the way to its working, marked where something is left out of it."""
        words = self.mark(figure, words)
        if not figure.partial:
            return words
        note = translate("Incomplete: something is left out of it", self.language)
        # The asterisk is written so that it takes no part in the emphasis of a total.
        return Markup('{}<abbr class="pl-partial" title="{}">&#42;</abbr>').format(words, note)

    def take(self) -> tuple[Working, ...]:
        """Return the entries of the page that has been written, and begin the next."""
        written = tuple(Working(key, "\n".join(self._entry(key, figure))) for key, figure in self._figures.values())
        self._figures = {}
        return written

    def _entry(self, key: str, figure: Figure[Any]) -> Iterator[str]:
        about = self._about(figure)
        yield f'- <a id="{key}"></a>**{about}: {self._value(figure, figure.value)}**'
        yield from self._lines(figure)

    def _lines(self, figure: Figure[Any]) -> Iterator[str]:
        """Yield a line for each operand, those of a figure beneath it unless they stand in the list already.

        What waits is kept in a list and not in calls: figures may lie thousands deep in each other. Below
        :data:`DEEPEST` nothing is set further in, since no reader and no browser could follow.
        """
        opened: set[int] = set()
        waiting = [(1, self._beneath(figure))]
        while waiting:
            depth, beneath = waiting[-1]
            line, of = next(beneath, (None, None))
            if line is None:
                waiting.pop()
                continue
            yield f"{'    ' * depth}- {line}"
            if of is not None and id(of) not in (self._figures.keys() | opened) and is_computed(of):
                opened.add(id(of))
                waiting.append((min(depth + 1, DEEPEST), self._beneath(of)))

    def _beneath(self, figure: Figure[Any]) -> Iterator[tuple[str, Figure[Any] | None]]:
        """Yield the line of each operand with the figure it is; then the gaps, where no operand can tell them."""
        for index, operand in enumerate(figure.operands):
            of = operand.of if isinstance(operand.of, Figure) else None
            yield f"{self._sign(operand, first=not index)}{self._operand(operand)}", of
        if not any(isinstance(operand.of, Figure) for operand in figure.operands):
            yield from ((self._gap(gap), None) for gap in figure.gaps)

    def _sign(self, operand: Operand, *, first: bool) -> str:
        return "" if first and operand.role == "plus" else SIGNS[operand.role]

    def _operand(self, operand: Operand) -> str:
        of, value = operand.of, self._value(operand.of, operand.value)
        whole = "" if of.value == operand.value else f" ({self._value(of, of.value)})"
        if isinstance(of, Figure):
            own = self._figures.get(id(of))
            return f"{f'[{value}](#{own[0]})' if own else value}: {self._about(of)}{whole}"
        where = ", ".join(filter(None, (self._link(of.part), self._field(of), self._period(of))))
        return f"{value}: {where}{whole}"

    def _about(self, figure: Figure[Any]) -> str:
        name = name_of(figure).in_(self.language)
        period = format_period(figure.period, self.language) if figure.period else ""
        return ", ".join(filter(None, (name, self._link(figure.subject), period)))

    def _gap(self, gap: Gap) -> str:
        words = LEFT_OUT[gap.kind].in_(self.language).format(currency=gap.currency)
        period = format_period(gap.period, self.language) if gap.period else ""
        return ", ".join(filter(None, (words, self._link(gap.part), period)))

    def _link(self, part: Part | None) -> str:
        return str(self.link(part)) if isinstance(part, Item) else ""

    def _field(self, entry: Entry) -> str:
        info = type(entry.part).model_fields.get(entry.field)
        return translate((info.title if info else None) or entry.field, self.language)

    def _period(self, entry: Entry) -> str:
        return format_period(entry.period, self.language) if entry.period else ""

    def _value(self, of: Entry | Figure[Any], value: Any) -> str:
        """Return a value in what it is counted in: the unit of its measure, per cent, how many times."""
        if not isinstance(value, Decimal):
            words = format_value(value, self.language)
            return escape(words) if isinstance(value, Text) else words
        places = places_side_by_side([value], readable=AS_WRITTEN)
        match counted_in(of):
            case "share":
                return format_share(value, self.language)
            case "multiple":
                return f"{format_number(rounded(value, places), self.language)}×"
            case "measure":
                return self._of_measure(value, measure_of(of), places)
            case _:
                return format_number(rounded(value, places), self.language)

    def _of_measure(self, value: Decimal, measure: Measure | None, places: int) -> str:
        unit = measure.unit if measure is not None else None
        currency = currency_of(unit)
        if currency:  # in full: nothing is rounded away
            return format_value(Money(rounded(value, places), currency), self.language)
        return escape(format_quantity(value, unit, self.language, places))


def is_computed(figure: Figure[Any]) -> bool:
    """Tell whether there is something to open: more than one operand, a conversion, or something left out."""
    while len(figure.operands) == 1 and not figure.gaps:
        (operand,) = figure.operands
        if not isinstance(operand.of, Figure):
            return isinstance(operand.value, Money) and operand.of.value != operand.value
        figure = operand.of
    return bool(figure.operands)


def section(workings: Sequence[Working], address: str, language: Language) -> str:
    """Return the folded foot of the page at `address` that tells how its figures were worked out."""
    if not workings:
        return ""
    return (
        f'\n\n<details class="pl-workings pl-screen" data-search-exclude markdown>\n'
        f"<summary>{HEADING.in_(language)}</summary>\n\n{entries(workings, address)}\n\n</details>\n"
    )


def entries(workings: Iterable[Working], address: str) -> str:
    """Return the entries with their links made relative to the page at `address`."""
    return relative_links("\n".join(working.markdown for working in workings), address)
