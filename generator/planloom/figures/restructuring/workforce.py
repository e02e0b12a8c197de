"""People before and after: the bridge from one to the other, with its check sum; nobody is counted twice."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from planloom.figures.figure import Figure, difference, sum_of
from planloom.figures.live import live
from planloom.figures.restructuring.nesting import Nesting, When, nesting
from planloom.figures.written import number_at
from planloom.model import Part, Plan
from planloom.model.restructuring import Redundancy, Workforce

if TYPE_CHECKING:
    from planloom.figures import Figures

Numbers = Figure[Decimal]
STEPS = ("before_fte", "hires", "leavers", "moves", "retrained", "after_fte")


@dataclass(frozen=True, slots=True)
class Bridge:
    """From before to after, in full-time equivalents.

    `expected` is what the steps lead to: before, plus hires, less leavers, plus or less moves. `difference` is the
    stated figure less the expected one, zero when the bridge holds; `change` is after less before.
    """

    before: Numbers
    hires: Numbers
    leavers: Numbers
    moves: Numbers
    retrained: Numbers
    after: Numbers
    expected: Numbers
    difference: Numbers
    change: Numbers

    def of(self, field: str) -> Numbers:
        """Return the figure of a field of the sources."""
        figure: Numbers = getattr(self, field.removesuffix("_fte"))
        return figure


@dataclass(frozen=True, slots=True)
class WorkforceRow:
    """One unit and its bridge; `counts` unless its people are part of a unit above that counts them."""

    item: Workforce
    bridge: Bridge
    counts: bool


@dataclass(frozen=True, slots=True)
class Loss:
    """Redundancies of one entry."""

    redundancy: Redundancy
    entry: Workforce


@dataclass(frozen=True, slots=True)
class WorkforceTable:
    """Unit by unit; `units` their sum, `stated` what is given for the whole organisation."""

    rows: tuple[WorkforceRow, ...]
    units: Bridge | None
    stated: WorkforceRow | None
    losses: tuple[Loss, ...]
    redundancies: Numbers

    @property
    def whole(self) -> Bridge | None:
        """The bridge of the whole organisation: as stated, else the sum of its units."""
        return self.stated.bridge if self.stated else self.units

    @property
    def agrees(self) -> bool | None:
        """Whether the units add up to what is stated; None where there is nothing to compare."""
        if self.stated is None or self.units is None:
            return None
        pairs = ((self.stated.bridge.of(field), self.units.of(field)) for field in ("before_fte", "after_fte"))
        return all(stated.value == found.value for stated, found in pairs)

    def counts(self, redundancy: Redundancy) -> bool:
        """Tell whether a redundancy is in the total, and not part of another that is."""
        return any(loss.redundancy is redundancy for loss in self.losses)


def bridge_of(item: Workforce) -> Bridge:
    """Return the bridge of one unit."""
    return _bridge(item, *(number_at(field, item, field) for field in STEPS))


def _bridge(
    subject: Part, before: Numbers, hires: Numbers, leavers: Numbers, moves: Numbers, retrained: Numbers, after: Numbers
) -> Bridge:
    comes = sum_of("coming", [before, hires, moves], subject=subject)
    expected = difference("expected_fte", comes, leavers, subject=subject)
    return Bridge(
        before,
        hires,
        leavers,
        moves,
        retrained,
        after,
        expected,
        difference("unexplained", after, expected, subject=subject),
        difference("change", after, before, subject=subject),
    )


def workforce_table(plan: Plan, figures: "Figures") -> WorkforceTable:
    """Lay out the workforce of `plan` and add up its units, each person once."""
    inside = figures.once(nesting, plan)
    units = [item for item in live(plan.each(Workforce)) if item.unit]
    stated = next((item for item in live(plan.each(Workforce)) if not item.unit), None)
    losses = _losses(plan, inside)
    return WorkforceTable(
        rows=tuple(WorkforceRow(item, bridge_of(item), _counts(item, units, "before", inside)) for item in units),
        units=_sum(plan, units, inside) if units else None,
        stated=WorkforceRow(stated, bridge_of(stated), counts=True) if stated else None,
        losses=losses,
        redundancies=dismissed(losses, plan),
    )


def dismissed(losses: Iterable[Loss], subject: Part | None) -> Numbers:
    """Return how many people are dismissed."""
    return sum_of(
        "redundancies", (number_at("redundancies", loss.redundancy, "number") for loss in losses), subject=subject
    )


def apart(first: Numbers, second: Numbers) -> Numbers:
    """Return how far two figures lie apart, whichever is larger."""
    smaller, larger = sorted((first, second), key=lambda figure: figure.value or Decimal(0))
    return difference("difference", larger, smaller, subject=second.subject)


def losses_of(entry: Workforce) -> tuple[Loss, ...]:
    """Return the redundancies of one entry."""
    return tuple(Loss(one, entry) for one in entry.redundancies)


def _counts(item: Workforce, units: Iterable[Workforce], when: When, inside: Nesting) -> bool:
    """Tell whether the people of an entry are not part of another entry's, of a unit above."""
    named = {other.unit for other in units}
    return not any(above in named and inside.includes(above) for above in inside.above(item.unit, when))


def _sum(plan: Plan, units: list[Workforce], inside: Nesting) -> Bridge:
    before = [item for item in units if _counts(item, units, "before", inside)]
    after = [item for item in units if _counts(item, units, "after", inside)]

    def add(field: str, items: list[Workforce]) -> Numbers:
        return sum_of(field, (number_at(field, item, field) for item in items), subject=plan)

    moved = [*_transfers(before, after)]
    moves = sum_of("moves", [*(number_at("moves", item, "moves") for item in before), *moved], subject=plan)
    return _bridge(
        plan,
        add("before_fte", before),
        add("hires", before),
        add("leavers", before),
        moves,
        add("retrained", before),
        add("after_fte", after),
    )


def _transfers(before: list[Workforce], after: list[Workforce]) -> Iterable[Numbers]:
    """Yield the people of units that leave another unit's figures, or become part of them, on their way.

    The unit they leave tells of them as moves; without the other side the sum of the moves would not be zero.
    """
    for item in after:
        if item not in before:
            yield number_at("transferred", item, "after_fte")
    for item in before:
        if item not in after:
            expected = bridge_of(item).expected
            zero: Numbers = Figure("transferred", Decimal(0), item)
            yield difference("transferred", zero, expected, subject=item)


def _losses(plan: Plan, inside: Nesting) -> tuple[Loss, ...]:
    """Return the redundancies of a plan; of a total and its parts the larger counts, never both."""
    listed: dict[str, tuple[Loss, ...]] = {}
    for entry in live(plan.each(Workforce)):
        if entry.unit:
            listed[entry.unit] = (*listed.get(entry.unit, ()), *losses_of(entry))

    def of(unit: str) -> tuple[Loss, ...]:
        inner = tuple(loss for one in inside.inside.get((unit, "before"), ()) for loss in of(one))
        own = listed.get(unit, ())
        return _larger(own, inner) if inside.includes(unit) else (*own, *inner)

    roots = tuple(inside.roots("before"))
    reached = {name for root in roots for name in (root, *_below(root, inside))}
    apart = (loss for unit, losses in listed.items() if unit not in reached for loss in losses)
    units = (*(loss for root in roots for loss in of(root)), *apart)
    whole = tuple(loss for entry in live(plan.each(Workforce)) if not entry.unit for loss in losses_of(entry))
    return _larger(units, whole)


def _below(unit: str, inside: Nesting) -> Iterable[str]:
    for one in inside.inside.get((unit, "before"), ()):
        yield one
        yield from _below(one, inside)


def _larger(first: tuple[Loss, ...], second: tuple[Loss, ...]) -> tuple[Loss, ...]:
    return max(first, second, key=lambda losses: sum(loss.redundancy.number for loss in losses))
