"""Which way a figure moves: up, down, nowhere, for the better."""

from collections.abc import Callable
from decimal import Decimal

from planloom.figures.measure.data import FALLING, RISING, MeasureData
from planloom.model import Item
from planloom.model.shared import Measure
from planloom.rules.claims.trends.steps import Step

Direction = Callable[[Step], bool]
"""Tells whether a move goes a way."""

_STILL = Decimal("0.015")
"""By so much of itself a figure may move and still stand still."""


def is_more_better(item: Item) -> bool | None:
    """Tell whether more of a figure is better; None for a range that is to be kept, and for what is no measure."""
    direction = MeasureData(item).direction if isinstance(item, Measure) else None
    return True if direction in RISING else False if direction in FALLING else None


def direction_of(meaning: str, item: Item) -> Direction | None:
    """Return the way that a word says; None where nothing says what is better."""
    if meaning in ("better", "worse"):
        more_is_better = is_more_better(item)
        if more_is_better is None:
            return None
        meaning = "up" if more_is_better == (meaning == "better") else "down"
    if meaning == "flat":
        return lambda step: step.first is not None and abs(step.change) <= _STILL * abs(step.first.value)
    return (lambda step: step.change > 0) if meaning == "up" else (lambda step: step.change < 0)


def negated(direction: Direction) -> Direction:
    """Return the way of what does not go a way, which may be none."""
    return lambda step: not direction(step)


def reversed_direction(direction: Direction) -> Direction:
    """Return the way from the later to the earlier of what goes a way."""
    return lambda step: step.change != 0 and not direction(step)


__all__ = ["Direction", "direction_of", "is_more_better", "negated", "reversed_direction"]
