"""Segments: how much of the market they are, and how much of it the plan addresses."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from planloom.figures.figure import Figure, sum_of
from planloom.figures.shares import segment_shares
from planloom.figures.written import money_at
from planloom.model.marketing import Segment
from planloom.values import Money

if TYPE_CHECKING:
    from planloom.figures import Figures


@dataclass(frozen=True, slots=True)
class SegmentTotals:
    """Share of the market and yearly spending of all segments, and of those that are targeted."""

    share: Figure[Decimal]
    value: Figure[Money]
    targeted: int
    targeted_share: Figure[Decimal]
    targeted_value: Figure[Money]


def segment_totals(segments: Iterable[Segment], figures: "Figures") -> SegmentTotals:
    """Add up shares and values; unknown where no segment states one."""
    every = list(segments)
    chosen = [segment for segment in every if segment.targeted]
    return SegmentTotals(
        share=segment_shares(every),
        value=_values(every, figures),
        targeted=len(chosen),
        targeted_share=segment_shares(chosen),
        targeted_value=_values(chosen, figures),
    )


def _values(segments: Iterable[Segment], figures: "Figures") -> Figure[Money]:
    given = (segment for segment in segments if segment.value is not None)
    return sum_of("segment_value", (money_at("segment_value", one, "value", figures.exchange) for one in given))
