"""How values stand on a page: text of plans as prose, figures, money and periods in the reader's format.

Whatever a template prints passes :meth:`Values.show`; the filters of templates are the other methods.
"""

from decimal import Decimal
from typing import Any, Protocol

from markupsafe import Markup

from planloom.figures.figure import Figure
from planloom.i18n import format_share, format_value, scale_of, short_money
from planloom.pages.words import NOTHING, as_words, plain_text, said
from planloom.pages.workings import Workings
from planloom.problems import Language, Phrase
from planloom.values import Money, Text, rounded
from planloom.values.rounding import places_apart, trimmed


class TextWriter(Protocol):
    """Writes the texts of plans for one page."""

    def block(self, text: Text, level: int = 3) -> Markup:
        """Return a text as it stands within something else, its headings of `level` and below."""
        ...

    def line(self, text: Text) -> Markup:
        """Return a text on one line."""
        ...


class Values:
    """Writes values for one page; `workings` collects the computed figures that it prints."""

    def __init__(self, language: Language, prose: TextWriter, workings: Workings) -> None:
        self.language = language
        self.prose = prose
        self.workings = workings

    def show(self, value: Any) -> Any:
        """Make a value fit to stand on a page; called for everything a template prints."""
        if isinstance(value, Markup):
            return value
        if isinstance(value, str):
            return as_words(value, self.language)
        if value is None:
            return ""
        if isinstance(value, Text):
            return self.prose.block(value)
        if isinstance(value, Phrase):
            return said(value, self.language)
        if isinstance(value, Figure):
            return self.cell(value)
        return as_words(format_value(value, self.language), self.language)

    def cell(self, value: Any) -> Markup:
        """Return a value on one line, for a table; a dash where there is none."""
        if isinstance(value, Figure):
            return self.workings.shown(value, self.cell(value.value))
        if value is None or value == "":
            return NOTHING
        if isinstance(value, Text):
            return self.prose.line(value)
        return Markup(self.show(value))  # noqa: S704  # shown fit for a page

    def block(self, value: Text | None, level: int = 3) -> Markup:
        """Return a text of a plan as paragraphs of its own, its headings of `level` and below."""
        return Markup("") if value is None else self.prose.block(value, level)

    def short(self, value: Money | None) -> Markup:
        """Return money in millions where nothing is lost by it."""
        return NOTHING if value is None else as_words(short_money(value, self.language), self.language)

    def figure(self, value: Any) -> Markup:
        """Return a figure for a table: money in millions where nothing is lost by it, a dash for nothing."""
        if isinstance(value, Figure):
            return self.workings.shown(value, self.figure(value.value))
        return self.short(value) if isinstance(value, Money) else self.cell(value)

    def share(self, value: Figure[Any] | Decimal | None, digits: int = 1) -> Markup:
        """Return a fraction of one as a percentage, marked where something is left out of it."""
        if isinstance(value, Figure):
            return self.workings.shown(value, self.share(value.value, digits))
        return NOTHING if value is None else as_words(format_share(value, self.language, digits), self.language)

    def approx(self, value: Money | Decimal | Figure[Any] | None) -> Markup:
        """Return a computed figure that stands alone, rounded to what one reads at a glance."""
        if isinstance(value, Figure):
            return self.workings.shown(value, self.approx(value.value))
        if isinstance(value, Money):
            return as_words(scale_of([value], about=True).full(value, self.language), self.language)
        return self.cell(None if value is None else trimmed(rounded(value, places_apart([value], 1))))

    def plain(self, value: Any) -> str:
        """Return the words of a text without mark-up, for a title or an attribute."""
        return plain_text(value, self.language)
