"""Units inside units: whose people a figure counts, so that nobody is counted twice.

A unit may count its own people only, or those of the units inside it as well. It may say so (``counts``). Otherwise the
figures decide: a unit with fewer people than the units inside it counts its own. Where both are possible, it is what
agrees with the figure for the whole organisation; else the other units of the plan count as that one does; and where
nothing tells, the figure of a unit includes the units inside it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from planloom.figures.live import live
from planloom.model import Plan
from planloom.model.restructuring import Enterprise, OrgUnit, Workforce

if TYPE_CHECKING:
    from planloom.figures import Figures

When = Literal["before", "after"]
Numbers = Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class Quantity:
    """One kind of figure of units before or after: by unit, and `whole` where the organisation as a whole states it."""

    when: When
    numbers: Numbers
    whole: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class Nesting:
    """The units of a plan, before and after, and those whose figures leave out the units inside them."""

    units: Mapping[str, OrgUnit]
    inside: Mapping[tuple[str, When], tuple[str, ...]]
    own: frozenset[str]

    def includes(self, unit: str) -> bool:
        """Tell whether the figures of a unit count the people of the units inside it."""
        return unit not in self.own

    def above(self, unit: str | None, when: When) -> Iterator[str]:
        """Yield the units around a unit, nearest first; a circle, which is reported, ends it."""
        seen = {unit}
        here = self.units.get(unit or "")
        while here is not None:
            above = parent_of(here, when)
            if above is None or above in seen or above not in self.units:
                return
            seen.add(above)
            yield above
            here = self.units[above]

    def roots(self, when: When) -> Iterator[str]:
        """Yield the units that lie in no other."""
        return (name for name, unit in self.units.items() if exists(unit, when) and not any(self.above(name, when)))

    def total(self, unit: str, when: When, numbers: Numbers) -> Decimal:
        """Return the people of a unit and of all units inside it, of whom anything is known."""
        inner = sum((self.total(one, when, numbers) for one in self.inside.get((unit, when), ())), Decimal(0))
        stated = numbers.get(unit)
        if stated is None:
            return inner
        return stated if self.includes(unit) else stated + inner

    def whole(self, quantity: Quantity) -> Decimal:
        """Return the people of all units."""
        roots = self.roots(quantity.when)
        return sum((self.total(root, quantity.when, quantity.numbers) for root in roots), Decimal(0))


def nesting(plan: Plan, figures: "Figures") -> Nesting:
    """Decide for the units of `plan` whose people their figures count."""
    units = {unit.id: unit for unit in figures.graph.portfolio.each(OrgUnit)}
    quantities = _quantities(plan, figures)
    stated = frozenset(name for name, unit in units.items() if unit.counts == "own")
    free = {name for name, unit in units.items() if unit.counts is None}
    inside = _inside(units)
    small = {name for name in free if any(_is_smaller(name, one, inside) for one in quantities)}
    includes = Nesting(units, inside, stated | small)
    leaves_out = Nesting(units, inside, stated | free)
    likely, other = (leaves_out, includes) if small else (includes, leaves_out)
    return other if _agrees_better(other, likely, quantities) else likely


def _agrees_better(one: Nesting, other: Nesting, quantities: tuple[Quantity, ...]) -> bool:
    """Tell whether a figure of the whole organisation agrees with `one`, and none with `other`."""
    said = [quantity for quantity in quantities if quantity.whole and quantity.numbers]
    if any(other.whole(quantity) in quantity.whole for quantity in said):
        return False
    return any(one.whole(quantity) in quantity.whole for quantity in said)


def _inside(units: Mapping[str, OrgUnit]) -> Mapping[tuple[str, When], tuple[str, ...]]:
    found: dict[tuple[str, When], list[str]] = {}
    trees = Nesting(units, {}, frozenset())
    whens: tuple[When, ...] = ("before", "after")
    for when in whens:
        for name, unit in units.items():
            above = next(trees.above(name, when), None)
            if exists(unit, when) and above is not None and name not in trees.above(above, when):
                found.setdefault((above, when), []).append(name)
    return {key: tuple(names) for key, names in found.items()}


def _is_smaller(unit: str, quantity: Quantity, inside: Mapping[tuple[str, When], tuple[str, ...]]) -> bool:
    """Tell whether a unit states fewer people than there are in the units inside it."""

    def least(name: str) -> Decimal:
        inner = sum((least(one) for one in inside.get((name, quantity.when), ())), Decimal(0))
        return max(inner, quantity.numbers.get(name, Decimal(0)))

    inner = sum((least(one) for one in inside.get((unit, quantity.when), ())), Decimal(0))
    return unit in quantity.numbers and quantity.numbers[unit] < inner


def _quantities(plan: Plan, figures: "Figures") -> tuple[Quantity, ...]:
    whole = [entry for entry in live(plan.each(Workforce)) if entry.unit is None]
    owners = (figures.graph.portfolio.organisation, plan.only(Enterprise))
    people = [Decimal(owner.employees) for owner in owners if owner is not None and owner.employees is not None]
    before = tuple(entry.before_fte for entry in whole)
    after = tuple(entry.after_fte for entry in whole)
    return (
        Quantity("before", _of_workforce(plan, "before_fte"), before),
        Quantity("after", _of_workforce(plan, "after_fte"), after),
        Quantity("before", _of_units(plan, "before", "headcount"), (*before, *people)),
        Quantity("after", _of_units(plan, "after", "headcount"), after),
        Quantity("before", _of_units(plan, "before", "fte"), before),
        Quantity("after", _of_units(plan, "after", "fte"), after),
    )


def _of_workforce(plan: Plan, field: str) -> Numbers:
    found: dict[str, Decimal] = {}
    for entry in live(plan.each(Workforce)):
        if entry.unit is not None:
            found[entry.unit] = found.get(entry.unit, Decimal(0)) + getattr(entry, field)
    return found


def _of_units(plan: Plan, when: When, quantity: str) -> Numbers:
    fields = ((unit, stated_field(unit, when, quantity)) for unit in plan.each(OrgUnit) if exists(unit, when))
    return {unit.id: Decimal(getattr(unit, field)) for unit, field in fields if getattr(unit, field) is not None}


def exists(unit: OrgUnit, when: When) -> bool:
    """Tell whether there is such a unit before, or after."""
    return unit.state in (when, "both")


def parent_of(unit: OrgUnit, when: When) -> str | None:
    """Return the unit above, before or after the change."""
    return unit.parent_after or unit.parent if when == "after" else unit.parent


def stated_field(unit: OrgUnit, when: When, quantity: str = "headcount") -> str:
    """Return the field that holds the figure before or after: that of before stands for both where nothing changes."""
    changed = f"{quantity}_after"
    return changed if when == "after" and unit.state == "both" and getattr(unit, changed) is not None else quantity
