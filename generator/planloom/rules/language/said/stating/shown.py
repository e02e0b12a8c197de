"""What the fields of two objects give, as messages show it beside each other."""

from typing import Any

from planloom.i18n.formats import format_value
from planloom.model import Item
from planloom.problems import LANGUAGES, Phrase


def against(value: Any, other: Item, its: Any) -> Phrase:
    """Return what a field gives with what that of another object gives: ``PLN 900 (“Day ticket”: PLN 40)``."""
    title = other.title
    names = (title.in_(language) if title else str(other.id) for language in LANGUAGES)
    written = (
        f"{format_value(value, one)} ({name}: {format_value(its, one)})"
        for one, name in zip(LANGUAGES, names, strict=True)
    )
    return Phrase(*written)


__all__ = ["against"]
