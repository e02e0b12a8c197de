"""Segments: how much of the market they are, and how much of it the plan addresses."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from planloom.figures.exchange import Exchange
from planloom.figures.money import total_of
from planloom.model.marketing import Segment
from planloom.values import Money


@dataclass(frozen=True, slots=True)
class SegmentTotals:
    """Share of the market and yearly spending of all segments, and of those that are targeted."""

    share: Decimal | None
    value: Money | None
    targeted: int
    targeted_share: Decimal | None
    targeted_value: Money | None


def segment_totals(segments: Iterable[Segment], exchange: Exchange) -> SegmentTotals:
    """Add up shares and values; None where no segment states one."""
    every = list(segments)
    chosen = [segment for segment in every if segment.targeted]
    return SegmentTotals(
        share=_shares(every),
        value=_values(every, exchange),
        targeted=len(chosen),
        targeted_share=_shares(chosen),
        targeted_value=_values(chosen, exchange),
    )


def _shares(segments: list[Segment]) -> Decimal | None:
    known = [segment.share for segment in segments if segment.share is not None]
    return sum(known, Decimal(0)) if known else None


def _values(segments: list[Segment], exchange: Exchange) -> Money | None:
    return total_of(exchange.money(segment.value) for segment in segments if segment.value is not None)
