"""Amounts by period for rules that are not yet judged by figures."""

from collections.abc import Mapping
from decimal import Decimal

from planloom.figures.periods import finest_first
from planloom.rules.compare import Differences
from planloom.rules.rule import Plans
from planloom.values import Money, Period

__all__ = ["Differences", "Figures", "amounts", "finest_first"]

Figures = Mapping[Period, Decimal]


def amounts(series: Mapping[Period, Money], plans: Plans) -> Figures:
    """Return plain amounts in the organisation's currency; nothing when any of them has no rate."""
    converted = plans.figures.exchange.complete(series) or {}
    return {period: money.amount for period, money in converted.items()}
