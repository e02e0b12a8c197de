"""The size of the market that each segment implies: its value over its share."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from statistics import median
from typing import TYPE_CHECKING

from planloom.figures.figure import Figure
from planloom.figures.written import money_at, number_at
from planloom.model import Plan
from planloom.model.marketing import Segment
from planloom.values import Money

if TYPE_CHECKING:
    from planloom.figures import Figures

_LEAST = 3
_WHOLE = Decimal("0.95")


@dataclass(frozen=True, slots=True)
class Implied:
    """The value of a segment, and what its share of the market that the others imply would be worth."""

    segment: Segment
    value: Figure[Money]
    expected: Figure[Money]


def implied_values(plan: Plan, figures: "Figures") -> Iterator[Implied]:
    """Yield the segments of a plan of which three or more give value and share, with the value that the share implies.

    Fewer are asked where they are the whole market.

    The market is what the middle one of them implies, so that one wrong figure does not make the others wrong.
    """
    given = [one for one in plan.each(Segment) if one.value is not None and one.share]
    if len(given) < _LEAST and sum(one.share or Decimal(0) for one in given) < _WHOLE:
        return
    values = [money_at("segment_value", one, "value", figures.exchange) for one in given]
    sizes = [
        value.value.amount / one.share
        for one, value in zip(given, values, strict=True)
        if value.value is not None and one.share
    ]
    market = median(sizes) if len(sizes) == len(given) else None
    if market and len(given) < _LEAST:
        market = sum((one.value.amount for one in values if one.value is not None), Decimal(0))
    for segment, value in zip(given, values, strict=True) if market else ():
        share = number_at("share", segment, "share")
        expected = Money((segment.share or Decimal(0)) * (market or Decimal(0)), figures.exchange.currency)
        yield Implied(segment, value, Figure("segment_value", expected, segment, operands=share.operands))
