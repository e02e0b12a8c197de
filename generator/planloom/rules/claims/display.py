"""What fields state, as messages show it in both languages."""

from decimal import Decimal
from typing import Any

from planloom.figures.consistency.stated import PERCENT, Stated
from planloom.i18n.formats import format_percent, format_value
from planloom.model import Item
from planloom.model.fields import is_currency
from planloom.problems import LANGUAGES, Language, Phrase
from planloom.values import Money
from planloom.values.rounding import trimmed


def displayed(one: Stated) -> Money | Phrase | Decimal:
    """Return what a field states: an amount, a number of per cent, or a number."""
    value = trimmed(one.value)
    if one.unit == PERCENT:
        return Phrase(*(format_percent(value, language) for language in LANGUAGES))
    return Money(one.value, one.unit) if is_currency(one.unit) else value


def with_period(one: Stated, language: Language) -> str:
    """Write what a field states with the period that it states it of."""
    written = format_value(displayed(one), language)
    return f"{written} ({format_value(one.period, language)})" if one.period else written


def displayed_beside(value: Any, other: Item, its: Any) -> Phrase:
    """Return what a field gives with what that of another object gives: ``PLN 900 (“Day ticket”: PLN 40)``."""
    title = other.title
    names = (title.in_(language) if title else str(other.id) for language in LANGUAGES)
    written = (
        f"{format_value(value, one)} ({name}: {format_value(its, one)})"
        for one, name in zip(LANGUAGES, names, strict=True)
    )
    return Phrase(*written)


__all__ = ["displayed", "displayed_beside", "with_period"]
