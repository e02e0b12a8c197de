"""When a unit, channel, segment, territory or product ends, and which plan says so."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from planloom.model import Item
from planloom.model.marketing import Channel, Segment
from planloom.model.restructuring import CostMeasure, Deal, OrgUnit, UnitChange
from planloom.problems import Span
from planloom.rules.moments import moments
from planloom.rules.rule import Plans


@dataclass(frozen=True, slots=True)
class Ending:
    """What ends, by which object, on which day at the latest (None: not said), and where that is written."""

    ended: Item
    closer: Item
    day: dt.date | None
    place: Span


def ending(item: Item, plans: Plans) -> Ending | None:
    """Return how `item` ends; None for what remains.

    A savings measure or a deal names what it closes. A unit also ends with the change that closes it or
    turns it into others; one of the structure before, of which no dated change tells, with its plan.
    Segments and channels may say themselves when they close.
    """
    for edge in plans.graph.back(item, "closes"):
        closer = edge.source
        if isinstance(closer, CostMeasure | Deal) and closer.status != "cancelled":
            return Ending(item, closer, _day(closer), edge.span)
    if isinstance(item, OrgUnit):
        return _of_unit(item, plans)
    if isinstance(item, Segment | Channel) and item.closes is not None:
        return Ending(item, item, item.closes.end, item.span("closes"))
    return None


def endings(plans: Plans) -> Iterator[Ending]:
    """Yield everything that ends, once."""
    seen: set[int] = set()
    named = (
        edge.target
        for kind in (CostMeasure, Deal)
        for closer in plans.of(kind)
        for edge in plans.graph.out(closer, "closes")
    )
    for item in (*named, *plans.of(OrgUnit), *plans.of(Segment), *plans.of(Channel)):
        found = ending(item, plans) if id(item) not in seen else None
        seen.add(id(item))
        if found is not None:
            yield found


def _day(closer: CostMeasure | Deal) -> dt.date | None:
    if isinstance(closer, Deal):
        closing = next((phase.date for phase in closer.phases if phase.phase == "closing"), None)
        if closing is not None:
            return closing.end
    return moments(closer).latest_end


def _of_unit(unit: OrgUnit, plans: Plans) -> Ending | None:
    for edge in plans.graph.back(unit, "before"):
        change = edge.source
        if not isinstance(change, UnitChange) or change.date is None:
            continue
        stays = unit.id in change.after or (unit.state == "both" and change.change != "close")
        if change.change == "close" or (change.change in ("merge", "split", "rename") and not stays):
            return Ending(unit, change, change.date.end, edge.span)
    plan = plans.plan_of(unit)
    if unit.state == "before" and plan is not None and plan.horizon is not None:
        return Ending(unit, plan, plan.horizon.end, unit.span("state"))
    return None
