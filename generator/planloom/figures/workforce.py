"""People before and after: the bridge from one to the other, with its check sum."""

from dataclasses import dataclass
from decimal import Decimal

from planloom.model.plan import RestructuringPlan
from planloom.model.restructuring import Workforce


@dataclass(frozen=True, slots=True)
class Bridge:
    """From before to after, in full-time equivalents. `difference` is what the steps do not explain."""

    before: Decimal
    hires: Decimal
    leavers: Decimal
    moves: Decimal
    retrained: Decimal
    after: Decimal

    @property
    def expected(self) -> Decimal:
        """What the steps lead to: before, plus hires, less leavers, plus or less moves."""
        return self.before + self.hires - self.leavers + self.moves

    @property
    def difference(self) -> Decimal:
        """The stated figure less the expected one; zero when the bridge holds."""
        return self.after - self.expected

    @property
    def change(self) -> Decimal:
        """After less before."""
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class WorkforceRow:
    """One unit and its bridge."""

    item: Workforce
    bridge: Bridge


@dataclass(frozen=True, slots=True)
class WorkforceTable:
    """Unit by unit; `units` their sum, `stated` what is given for the whole organisation."""

    rows: tuple[WorkforceRow, ...]
    units: Bridge | None
    stated: WorkforceRow | None
    redundancies: int

    @property
    def whole(self) -> Bridge | None:
        """The bridge of the whole organisation: as stated, else the sum of its units."""
        return self.stated.bridge if self.stated else self.units

    @property
    def agrees(self) -> bool | None:
        """Whether the units add up to what is stated; None where there is nothing to compare."""
        if self.stated is None or self.units is None:
            return None
        return (self.stated.bridge.before, self.stated.bridge.after) == (self.units.before, self.units.after)


def bridge_of(item: Workforce) -> Bridge:
    """Return the bridge of one unit."""
    return Bridge(item.before_fte, item.hires, item.leavers, item.moves, item.retrained, item.after_fte)


def workforce_table(plan: RestructuringPlan) -> WorkforceTable:
    """Lay out the workforce of `plan` and add up its units."""
    rows = [WorkforceRow(item, bridge_of(item)) for item in plan.workforce]
    units = [row for row in rows if row.item.unit]
    stated = next((row for row in rows if not row.item.unit), None)
    return WorkforceTable(
        rows=tuple(units),
        units=_sum([row.bridge for row in units]) if units else None,
        stated=stated,
        redundancies=sum(one.number for row in (units or rows) for one in row.item.redundancies),
    )


def _sum(bridges: list[Bridge]) -> Bridge:
    def total(name: str) -> Decimal:
        return sum((getattr(bridge, name) for bridge in bridges), Decimal(0))

    return Bridge(*(total(name) for name in ("before", "hires", "leavers", "moves", "retrained", "after")))
