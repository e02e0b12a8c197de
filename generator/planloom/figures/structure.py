"""The organisation as two trees, before and after, and what becomes of each unit."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from planloom.model.plan import RestructuringPlan
from planloom.model.restructuring import OrgUnit

When = Literal["before", "after"]


@dataclass(frozen=True, slots=True)
class UnitNode:
    """A unit in its tree: its own headcount, that of everything below it included, and how it changes.

    `change` is what happens to it on its way (``merge``, ``close`` …); empty when it stays as it is.
    """

    unit: OrgUnit
    headcount: int | None
    total: int | None
    change: str
    units: tuple["UnitNode", ...]


@dataclass(frozen=True, slots=True)
class Structure:
    """Both trees; each has one root as a rule, but may have several."""

    before: tuple[UnitNode, ...]
    after: tuple[UnitNode, ...]


def structure_of(plan: RestructuringPlan) -> Structure:
    """Build the trees of `plan`."""
    changes: dict[When, Mapping[str, str]] = {
        "before": {unit: one.change for one in plan.unit_changes for unit in one.before},
        "after": {unit: one.change for one in plan.unit_changes for unit in one.after},
    }
    return Structure(_tree(plan, "before", changes["before"]), _tree(plan, "after", changes["after"]))


def _tree(plan: RestructuringPlan, when: When, changes: Mapping[str, str]) -> tuple[UnitNode, ...]:
    units = {unit.id: unit for unit in plan.org_units if unit.state in (when, "both")}
    below: dict[str | None, list[OrgUnit]] = {}
    for unit in units.values():
        parent = parent_of(unit, when)
        below.setdefault(parent if parent in units and parent != unit.id else None, []).append(unit)

    def node(unit: OrgUnit, above: frozenset[str]) -> UnitNode:
        inner = [node(one, above | {unit.id}) for one in below.get(unit.id, ()) if one.id not in above]
        own = headcount_of(unit, when)
        known = [count for count in (own, *(one.total for one in inner)) if count is not None]
        change = changes.get(unit.id, "")
        return UnitNode(unit, own, sum(known) if known else None, "" if change == "keep" else change, tuple(inner))

    return tuple(node(unit, frozenset()) for unit in below.get(None, ()))


def parent_of(unit: OrgUnit, when: When) -> str | None:
    """Return the unit above, before or after the change."""
    return unit.parent_after or unit.parent if when == "after" else unit.parent


def headcount_of(unit: OrgUnit, when: When) -> int | None:
    """Return the headcount of a unit alone, before or after; None where none is given."""
    if when == "after" and unit.state == "both" and unit.headcount_after is not None:
        return unit.headcount_after
    return unit.headcount
