"""A period and the parts of it: a year beside its quarters or months."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any, Generic

from planloom.figures.exchange import Exchange
from planloom.figures.figure import Figure, V, amount_of
from planloom.figures.written import Written, money_in, numbers_in, total
from planloom.model import Part
from planloom.values import Money, Period


@dataclass(frozen=True, slots=True)
class Divided(Generic[V]):
    """What is stated for a period, and what its own parts come to.

    `complete` says that the parts account for every day. Where they do not, they are a `bound`: the whole is not
    less, unless one of them is negative or has no rate.
    """

    period: Period
    stated: Figure[V]
    parts: Figure[V]
    complete: bool
    bound: bool


def divided(part: Part, field: str, exchange: Exchange) -> Iterator[Divided[Any]]:
    """Yield the periods of a field, of money or of numbers, that have shorter ones inside."""
    given = getattr(part, field)
    if len(given) <= 1:
        return
    is_money = any(isinstance(value, Money) for value in given.values())
    series: Written[Any] = money_in(part, field, exchange) if is_money else numbers_in(part, field)
    for period in series.values:
        if any(period.contains(other) and other != period for other in series.values):
            yield _divided(series, period)


def clashing(part: Part, field: str) -> Iterator[tuple[Period, Period]]:
    """Yield the periods of a field that share only some of their days, so that neither is the detail of the other."""
    for first, second in combinations(sorted(getattr(part, field)), 2):
        if first.overlaps(second) and not first.contains(second) and not second.contains(first):
            yield first, second


def _divided(series: Written[V], period: Period) -> Divided[V]:
    inside = {other: value for other, value in series.values.items() if period.contains(other) and other != period}
    lacking = tuple(gap for gap in series.gaps if gap.period is not None and period.contains(gap.period))
    only = replace(series, values=inside, gaps=lacking)
    parts = total(series.field, [only], period, subject=series.part, sparse=False)
    stated = total(series.field, [series], period, subject=series.part)
    least = min(amount_of(value) or 0 for value in inside.values())
    return Divided(period, stated, parts, parts.exact, least >= 0)
