"""Fields of objects by the names that rules of the organisation's own use for them."""

from collections.abc import Iterable
from typing import Any

from planloom.model import Item, Part
from planloom.model.base import attributes
from planloom.values import Text


def attribute_of(model: type[Part], name: str) -> str | None:
    """Return the attribute that a field of the sources is kept in; None where there is no such field."""
    if name == "horizon":
        return name
    return attributes(model).get(name) or (name if name in model.model_fields else None)


def value_in(item: Item, name: str) -> Any:
    """Return what an object has in a field; None where it has none."""
    attribute = attribute_of(type(item), name)
    return getattr(item, attribute) if attribute else None


def is_filled(item: Item, name: str) -> bool:
    """Tell whether anything stands in a field."""
    attribute = attribute_of(type(item), name)
    return attribute is not None and getattr(item, attribute) not in (None, (), {}, "")


def meets(item: Item, name: str, allowed: Iterable[Any]) -> bool:
    """Tell whether a field has one of the values that a condition names."""
    return bool(spelt(value_in(item, name)) & {plain(word) for word in allowed})


def plain(word: Any) -> str:
    """Return a word as it is compared."""
    return str(word).strip().casefold()


def spelt(value: Any) -> set[str]:
    """Return the ways in which a value may be written in a rule."""
    if isinstance(value, Text):
        return {plain(value.in_("en"))}
    if isinstance(value, tuple):
        return {plain(entry) for entry in value}
    return set() if value is None else {plain(value)}
