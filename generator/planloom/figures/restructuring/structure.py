"""The organisation as two trees, before and after, and what becomes of each unit."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from planloom.figures.figure import Figure, difference, named, sum_of
from planloom.figures.restructuring.nesting import Nesting, When, exists, nesting, parent_of, stated_field
from planloom.figures.written import number_at
from planloom.model import Plan
from planloom.model.restructuring import OrgUnit, UnitChange

if TYPE_CHECKING:
    from planloom.figures import Figures

__all__ = ["Structure", "UnitNode", "When", "structure_of", "unit_nodes"]


@dataclass(frozen=True, slots=True)
class UnitNode:
    """A unit in its tree: its own people, those with everything below it, and how it changes.

    `change` is what happens to it on its way (``merge``, ``close`` …); empty when it stays as it is.
    """

    unit: OrgUnit
    own: Figure[Decimal]
    total: Figure[Decimal]
    change: str
    units: tuple["UnitNode", ...]


@dataclass(frozen=True, slots=True)
class Structure:
    """Both trees, and the people of each; a tree has one root as a rule, but may have several."""

    before: tuple[UnitNode, ...]
    after: tuple[UnitNode, ...]
    people_before: Figure[Decimal]
    people_after: Figure[Decimal]


def structure_of(plan: Plan, figures: "Figures") -> Structure:
    """Build the trees of `plan`."""
    inside = figures.once(nesting, plan)
    coming = {unit: one.change for one in plan.each(UnitChange) for unit in one.before}
    going = {unit: one.change for one in plan.each(UnitChange) for unit in one.after}
    before, after = _tree(plan, "before", coming, inside), _tree(plan, "after", going, inside)
    return Structure(before, after, _people(before, plan), _people(after, plan))


def _people(roots: tuple[UnitNode, ...], plan: Plan) -> Figure[Decimal]:
    return sum_of("headcount", (root.total for root in roots), subject=plan)


def _tree(plan: Plan, when: When, changes: Mapping[str, str], inside: Nesting) -> tuple[UnitNode, ...]:
    units = {unit.id: unit for unit in plan.each(OrgUnit) if exists(unit, when)}
    below: dict[str | None, list[OrgUnit]] = {}
    for unit in units.values():
        parent = parent_of(unit, when)
        below.setdefault(parent if parent in units and parent != unit.id else None, []).append(unit)

    def node(unit: OrgUnit, above: frozenset[str]) -> UnitNode:
        inner = tuple(node(one, above | {unit.id}) for one in below.get(unit.id, ()) if one.id not in above)
        change = changes.get(unit.id, "")
        stated = number_at("headcount", unit, stated_field(unit, when))
        includes = inside.includes(unit.id)
        own, total = _own(stated, inner, includes=includes), _with_inner(stated, inner, includes=includes)
        return UnitNode(unit, own, total, "" if change == "keep" else change, inner)

    return tuple(node(unit, frozenset()) for unit in below.get(None, ()))


def unit_nodes(plan: Plan, figures: "Figures") -> Mapping[tuple[str, When], UnitNode]:
    """Return the place of every unit of `plan` in the two trees."""
    structure = figures.once(structure_of, plan)
    found: dict[tuple[str, When], UnitNode] = {}

    def visit(nodes: tuple[UnitNode, ...], when: When) -> None:
        for node in nodes:
            found[node.unit.id, when] = node
            visit(node.units, when)

    visit(structure.before, "before")
    visit(structure.after, "after")
    return found


def _own(stated: Figure[Decimal], inner: tuple[UnitNode, ...], *, includes: bool) -> Figure[Decimal]:
    """Return the people of a unit without the units inside it, which what it states may include."""
    if not inner or stated.value is None:
        return stated
    if not includes:
        return named("own_headcount", stated)
    below = sum_of("headcount", (node.total for node in inner), subject=stated.subject)
    return difference("own_headcount", stated, below, subject=stated.subject)


def _with_inner(own: Figure[Decimal], inner: tuple[UnitNode, ...], *, includes: bool) -> Figure[Decimal]:
    """Return the people of a unit with the units inside it, which its own figure may include already."""
    if not inner or (includes and own.value is not None):
        return named("headcount", own)
    parts = [node.total for node in inner]
    return sum_of("headcount", parts if includes else [own, *parts], subject=own.subject)
