"""Amounts that have lost their ``m`` or ``k``, as others of their kind in the plan show."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from planloom.figures.consistency.slips import SCALE, THOUSAND
from planloom.model import Item, Part, Plan
from planloom.model.marketing import Campaign
from planloom.model.restructuring import CostMeasure
from planloom.model.sales import Course, Stage
from planloom.model.shared import BudgetLine, Initiative
from planloom.values import Money, Period

_LEAST = 3
"""So many others make a measure of what is usual."""
_ASKED: tuple[tuple[type[Item], str], ...] = (
    (BudgetLine, "amounts"),
    (Initiative, "budget"),
    (Campaign, "budget"),
    (Campaign, "expected_revenue"),
    (Course, "cost"),
    (Stage, "value"),
    (CostMeasure, "run_rate"),
)
"""What money of a plan is of one order of size; prices and costs per piece are not."""


@dataclass(frozen=True, slots=True)
class Unscaled:
    """An amount far below all others of its kind in a plan, which lie between `least` and `most`."""

    part: Item
    field: str
    period: Period | None
    value: Money
    least: Decimal
    most: Decimal
    beside: Item


def unscaled_beside(plans: Iterable[Plan]) -> Iterator[Unscaled]:
    """Yield what is below a thousand where every other of its kind in the plan is ten thousand times as large."""
    for plan in plans:
        for kind, field in _ASKED:
            yield from _of_kind([(one, *given) for one in plan.each(kind) if (given := _only(one, field))], field)


def _of_kind(given: list[tuple[Any, Period | None, Money]], field: str) -> Iterator[Unscaled]:
    small = [one for one in given if 0 < one[2].amount < THOUSAND]
    others = [one for one in given if one[2].amount >= THOUSAND]
    if len(small) != 1 or len(others) < _LEAST:
        return
    part, period, value = small[0]
    amounts = [one[2].amount for one in others]
    if value.amount * SCALE <= min(amounts) and all(one[2].currency == value.currency for one in others):
        yield Unscaled(part, field, period, value, min(amounts), max(amounts), others[0][0])


def _only(part: Part, field: str) -> tuple[Period | None, Money] | None:
    """Return the one amount of a field; None where it has none, or several that are a series of their own."""
    value = getattr(part, field)
    if isinstance(value, Money):
        return None, value
    entries = list(value.items()) if isinstance(value, Mapping) else []
    return entries[0] if len(entries) == 1 else None


__all__ = ["Unscaled", "unscaled_beside"]
