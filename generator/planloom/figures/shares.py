"""Shares that belong to one whole: weights of objectives, shares of segments, contributions of an object."""

from collections.abc import Iterable
from decimal import Decimal

from planloom.figures.figure import Entry, Figure, Operand, sum_of
from planloom.figures.written import number_at
from planloom.model import Item, Part
from planloom.model.base import Link
from planloom.model.marketing import Segment
from planloom.model.measures import Measure
from planloom.model.shared import Objective


def weights(weighed: Iterable[Objective | Measure], whole: Part) -> Figure[Decimal]:
    """Return the weights of objectives, or of the measures of one, together; those without one are left out."""
    return _together("weight", weighed, whole)


def segment_shares(segments: Iterable[Segment], plan: Part | None = None) -> Figure[Decimal]:
    """Return the share of the market that segments are together; those that state none are left out."""
    return _together("share", segments, plan)


def _together(field: str, items: Iterable[Part], subject: Part | None) -> Figure[Decimal]:
    given = (number_at(field, item, field) for item in items if getattr(item, field) is not None)
    return sum_of(field, given, subject=subject)


def contributions(item: Item) -> Figure[Decimal]:
    """Return the share of its figures that an object gives to others, all links together."""
    return sum_of(
        "contribution", (_contribution(link) for link in item.supports if link.contributes is not None), subject=item
    )


def _contribution(link: Link) -> Figure[Decimal]:
    share = link.contributes or Decimal(0)
    return Figure("contribution", share, link, operands=(Operand("plus", Entry(link, "contributes", share), share),))


def over_the_whole(shares: Figure[Decimal]) -> Decimal:
    """Return how far shares lie above one; below zero where they are less."""
    return (shares.value or Decimal(0)) - 1
