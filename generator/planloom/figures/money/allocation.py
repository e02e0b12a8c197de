"""What the strategy gives to whom, year by year, against all the money there is."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from planloom.figures.figure import Figure
from planloom.figures.live import is_live
from planloom.figures.matrix import Row, derived, row, years_for
from planloom.figures.written import Written, money_in, numbers_in, total
from planloom.links import Graph
from planloom.model import Plan
from planloom.model.strategy import Allocation, Envelope
from planloom.values import Money, Period

if TYPE_CHECKING:
    from planloom.figures import Figures


@dataclass(frozen=True, slots=True)
class AllocationRow:
    """One allocation: money by year and in total, and people by year."""

    allocation: Allocation
    money: Row[Money]
    fte: Row[Decimal]


@dataclass(frozen=True, slots=True)
class AllocationGroup:
    """The allocations of one function (``marketing``, ``sales`` …) with their sum."""

    function: str
    rows: tuple[AllocationRow, ...]
    money: Row[Money]


@dataclass(frozen=True, slots=True)
class AllocationTable:
    """All allocations of a strategy. `left` is the envelope less what is allocated; negative when exceeded."""

    years: tuple[Period, ...]
    groups: tuple[AllocationGroup, ...]
    allocated: Row[Money]
    envelope: Row[Money]
    left: Row[Money]
    has_people: bool

    @property
    def has_rest(self) -> bool:
        """Whether anything is given for several years at once."""
        rows = [self.envelope, *(one.money for group in self.groups for one in group.rows)]
        return any(one.rest.value is not None for one in rows)

    @property
    def is_limited(self) -> bool:
        """Whether there is an envelope."""
        return self.envelope.total.value is not None


def allocation_table(plan: Plan, figures: "Figures") -> AllocationTable:
    """Lay out the allocations of `plan` by function, objective and year, in the organisation's currency."""
    live = [one for one in plan.each(Allocation) if is_live(one)]
    series, limits = given_by(plan, figures), envelope_of(plan, figures)
    people = [numbers_in(one, "fte") for one in live]
    given = [one.given for one in (*series, *limits)]
    years = years_for([*given, *(one.given for one in people)], figures.calendar)
    functions = dict.fromkeys(function_of(one, figures.graph) for one in live)
    allocated, envelope = row("allocated", plan, series, years), row("envelope", plan, limits, years)
    return AllocationTable(
        years=years,
        groups=tuple(_group(live, function, years, figures) for function in functions),
        allocated=allocated,
        envelope=envelope,
        left=derived("left", plan, [envelope], [allocated]),
        has_people=any(people),
    )


def function_of(allocation: Allocation, graph: Graph) -> str:
    """Return for which function an allocation is: the one it names, or that of its plan; else for objectives."""
    if allocation.function:
        return allocation.function
    plan = graph.find(allocation.for_plan) if allocation.for_plan else None
    if isinstance(plan, Plan):
        return plan.kind_of_plan
    return "objectives" if allocation.objective else "other"


def _group(live: Sequence[Allocation], function: str, years: Sequence[Period], figures: "Figures") -> AllocationGroup:
    given = [one for one in live if function_of(one, figures.graph) == function]
    rows = tuple(_row(one, years, figures) for one in given)
    series = [money_in(one, "amounts", figures.exchange) for one in given]
    return AllocationGroup(function, rows, row("allocated", function, series, years))


def _row(allocation: Allocation, years: Sequence[Period], figures: "Figures") -> AllocationRow:
    money = row("allocated", allocation, [money_in(allocation, "amounts", figures.exchange)], years)
    people: Row[Decimal] = row("fte", allocation, [numbers_in(allocation, "fte")], years)
    return AllocationRow(allocation, money, people)


def given_by(plan: Plan, figures: "Figures") -> tuple[Written[Money], ...]:
    """Return what a strategy allocates, by period."""
    return tuple(money_in(one, "amounts", figures.exchange) for one in plan.each(Allocation) if is_live(one))


def envelope_of(plan: Plan, figures: "Figures") -> tuple[Written[Money], ...]:
    """Return all the money there is to allocate, by period; nothing where the strategy does not say."""
    return tuple(money_in(one, "amounts", figures.exchange) for one in plan.each(Envelope))


def limit(name: str, series: Sequence[Written[Money]], period: Period) -> Figure[Money]:
    """Return what several series give for exactly `period`; partial where one covers only some of its days.

    What says nothing about the period gives nothing for it.
    """
    telling = [one for one in series if any(entry.overlaps(period) for entry in one.given)]
    return total(name, telling, period, sparse=False)
