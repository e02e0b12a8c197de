"""When a unit, channel, segment, territory or product ends, and which plan says so."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from planloom.model import Item
from planloom.model.marketing import Channel, Segment
from planloom.model.relations import CHANGES_FROM, CLOSES
from planloom.model.restructuring import CostMeasure, Deal, OrgUnit, UnitChange
from planloom.problems import Span
from planloom.rules.moments import moments
from planloom.rules.rule import Plans


@dataclass(frozen=True, slots=True)
class Ending:
    """What ends, by which object, and where that is written.

    It has ended by `day` (None: not said); what closes it begins on `start`, where that is known and
    the day itself is not.
    """

    ended: Item
    closer: Item
    day: dt.date | None
    place: Span
    start: dt.date | None = None


def ending(item: Item, plans: Plans) -> Ending | None:
    """Return how `item` ends; None for what remains.

    A unit ends on the day of the change that closes it or turns it into others; segments and channels
    may say themselves when they close. Otherwise a savings measure or a deal that names it closes it,
    some time while it runs. A unit of the structure before of which nothing tells ends with its plan.
    """
    changed = _by_change(item, plans) if isinstance(item, OrgUnit) else None
    if changed is not None:
        return changed
    if isinstance(item, Segment | Channel) and item.closes is not None:
        return Ending(item, item, item.closes.end, item.span("closes"))
    for edge in plans.graph.back(item, CLOSES):
        closer = edge.source
        if isinstance(closer, CostMeasure | Deal) and closer.status != "cancelled":
            return _by_closer(item, closer, edge.span)
    return _with_plan(item, plans) if isinstance(item, OrgUnit) else None


def endings(plans: Plans) -> Iterator[Ending]:
    """Yield everything that ends, once."""
    seen: set[int] = set()
    named = (
        edge.target
        for kind in (CostMeasure, Deal)
        for closer in plans.of(kind)
        for edge in plans.graph.out(closer, CLOSES)
    )
    for item in (*named, *plans.of(OrgUnit), *plans.of(Segment), *plans.of(Channel)):
        found = ending(item, plans) if id(item) not in seen else None
        seen.add(id(item))
        if found is not None:
            yield found


def _by_closer(item: Item, closer: CostMeasure | Deal, place: Span) -> Ending:
    if isinstance(closer, Deal):
        closing = next((phase.date for phase in closer.phases if phase.phase == "closing"), None)
        if closing is not None:
            return Ending(item, closer, closing.end, place)
    known = moments(closer)
    return Ending(item, closer, known.latest_end, place, known.latest_start)


def _by_change(unit: OrgUnit, plans: Plans) -> Ending | None:
    for edge in plans.graph.back(unit, CHANGES_FROM):
        change = edge.source
        if not isinstance(change, UnitChange) or change.date is None:
            continue
        stays = unit.id in change.after or (unit.state == "both" and change.change != "close")
        if change.change == "close" or (change.change in ("merge", "split", "rename") and not stays):
            return Ending(unit, change, change.date.end, change.span("date"))
    return None


def _with_plan(unit: OrgUnit, plans: Plans) -> Ending | None:
    plan = plans.plan_of(unit)
    if unit.state == "before" and plan is not None and plan.horizon is not None:
        return Ending(unit, plan, plan.horizon.end, unit.span("state"))
    return None
