"""Figures as readers see them in tables and sentences: with their unit, with their sign, as money by period."""

from decimal import Decimal
from typing import Any

from markupsafe import Markup

from planloom.figures import Figures
from planloom.figures.figure import Figure
from planloom.figures.matrix import Matrix, matrix
from planloom.figures.series import whole
from planloom.figures.written import Written, money_in
from planloom.i18n import format_number, format_period, format_share, format_value, short_money, translate
from planloom.model import Item
from planloom.model.shared import Measure, Reading
from planloom.problems import Language
from planloom.values import Money, Text

MONEY_TITLES = {"revenue_target": "Revenue target", "cost_target": "Saving target", "budget": "Budget"}

NOTHING = Markup("–")


class Amounts:
    """Writes amounts for one language."""

    def __init__(self, figures: Figures, language: Language) -> None:
        self.figures = figures
        self.language = language

    def amount(self, measure: Measure, value: Decimal | None) -> Markup:
        """Return a figure of a measure with its unit."""
        if value is None:
            return NOTHING
        unit = measure.unit.in_(self.language) if measure.unit else ""
        if len(unit) == 3 and unit.isupper():  # noqa: PLR2004  # a currency code
            return Markup.escape(short_money(Money(value, unit), self.language))
        number = format_number(value, self.language)
        if unit == "%":
            return Markup.escape(f"{number}\u00a0%" if self.language == "pl" else f"{number}%")
        return Markup.escape(f"{number}\u00a0{unit}".strip())

    def signed(self, value: Figure[Any] | Money | Decimal | int | None) -> Markup:
        """Return a difference with its sign; a dash where there is none to tell."""
        if isinstance(value, Figure):
            value = value.value
        if value is None:
            return NOTHING
        amount = value.amount if isinstance(value, Money) else value
        size = -value if amount < 0 else value
        words = short_money(size, self.language) if isinstance(size, Money) else format_value(size, self.language)
        return Markup.escape(f"{'−' if amount < 0 else '+' if amount else ''}{words}")

    def points(self, value: Decimal | None) -> Markup:
        """Return a difference between two shares with its sign, in percentage points."""
        if value is None:
            return NOTHING
        words = translate("pp", self.language)
        return Markup("{}\u00a0{}").format(self.signed((value * 100).normalize()), words)

    def percent_change(self, value: Decimal | None) -> Markup:
        """Return a relative change as a percentage with its sign; a dash where there is none to tell."""
        if value is None:
            return NOTHING
        sign = "−" if value < 0 else "+" if value else ""
        return Markup.escape(f"{sign}{format_share(abs(value), self.language, 0)}")

    def money_of(self, item: Item) -> Markup:
        """Return the money an object is about, all periods together: its target, budget or saving."""
        for name in ("revenue_target", "cost_target", "run_rate", "budget", "cost", "amounts", "revenue", "price"):
            value = getattr(item, name, None)
            total = whole(self.figures.exchange.series(value)) if isinstance(value, dict) else value
            if isinstance(total, Money):
                return Markup.escape(short_money(total, self.language))
        return NOTHING

    def remarks(self, measure: Measure) -> list[tuple[str, Text]]:
        """Return what was noted of the actuals of a measure, each with its period."""
        noted = [(period, actual.note) for period, actual in measure.actuals.items() if isinstance(actual, Reading)]
        return [(format_period(period, self.language), note) for period, note in noted if note]

    def money_rows(self, item: Item) -> Matrix[Money]:
        """Return the money of an objective or initiative by period: what it states, and what others contribute."""
        rows: list[tuple[Any, Written[Money]]] = []
        for name, title in MONEY_TITLES.items():
            if hasattr(item, name):
                rows.append((translate(title, self.language), money_in(item, name, self.figures.exchange)))
            contributed = translate(f"{title}: contributed by other plans", self.language)
            flowed = self.figures.rolled_up(item, name)
            rows.append((contributed, Written(item, name, flowed, flowed)))
        return matrix("money", rows, totals=False, calendar=self.figures.calendar)

    def reason(self, measure: Measure) -> Markup:
        """Return why a measure is at risk or off track: what was expected by now, and what is missing."""
        found = self.figures.measure(measure)
        if found.status not in ("at_risk", "off_track") or found.expected is None or found.shortfall is None:
            return Markup("")
        words = translate("expected {expected} by now, {share} short", self.language)
        return Markup(words).format(  # noqa: S704  # our own words
            expected=self.amount(measure, _about(found.expected)),
            share=format_share(found.shortfall, self.language, 0),
        )


def _about(value: Decimal) -> Decimal:
    """Return a computed value with the digits one reads at a glance: four, and at most one after the point."""
    return round(value, min(1, 3 - value.adjusted())).normalize() + 0
