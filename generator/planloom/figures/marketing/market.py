"""Sales targets for a segment, against what the segment spends in a year."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planloom.figures.figure import Figure
from planloom.figures.live import live
from planloom.figures.written import money_at, money_in, total
from planloom.model.marketing import Segment
from planloom.model.sales import Target
from planloom.values import Money, Period

if TYPE_CHECKING:
    from planloom.figures import Figures


@dataclass(frozen=True, slots=True)
class InMarket:
    """What a target is to bring of a segment in a year, and all that the segment spends."""

    target: Target
    segment: Segment
    year: Period
    revenue: Figure[Money]
    market: Figure[Money]


def targets_in_markets(figures: "Figures") -> Iterator[InMarket]:
    """Yield the years of targets for a segment whose value is given."""
    for plan in figures.graph.portfolio.having(Target):
        for target in live(plan.each(Target)):
            segment = figures.graph.find(target.segment) if target.segment else None
            if not isinstance(segment, Segment) or segment.value is None:
                continue
            market = money_at("segment_value", segment, "value", figures.exchange)
            for year in sorted({year for given in target.revenue for year in figures.calendar.years(given)}):
                series = [money_in(target, "revenue", figures.exchange)]
                yield InMarket(target, segment, year, total("revenue_target", series, year, subject=target), market)
