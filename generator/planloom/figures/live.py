"""What is cancelled counts in no figure: the one place that knows what is."""

from collections.abc import Iterable
from typing import TypeVar

from planloom.model import Item

Kind = TypeVar("Kind", bound=Item)


def is_live(item: Item) -> bool:
    """Tell whether anything is still to come of it."""
    return item.status != "cancelled"


def live(items: Iterable[Kind]) -> tuple[Kind, ...]:
    """Return those that are not cancelled."""
    return tuple(item for item in items if is_live(item))
