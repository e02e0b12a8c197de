"""Every amount of money in the plans, and where it counts: in which line of the statement, or why in none.

A plan states the same money more than once: as a line of its budget, as the budget of a campaign that the line pays
for, as the budget of the objective that the campaign serves. What is the sum and what is its detail is decided here,
for the money page, for what a plan costs and for the rules alike:

- A plan with budget lines costs what its lines say. Its objectives, initiatives, campaigns, courses, one-off costs
  and all other work are what the lines pay for.
- A plan without lines costs what its work costs. Work that serves an initiative of the same plan which has a budget
  of its own is part of it.
- The budget of an objective counts only where nothing that serves it, in any plan, has money of its own, and its plan
  has no budget lines.
- The proceeds of a divestment are one of the sources of funding of its plan, where the plan names any.
- What is cancelled counts nowhere.
"""

import functools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

from planloom.figures.figure import Figure, Gap
from planloom.figures.live import is_live
from planloom.figures.money.fields import holds_money, money_fields
from planloom.figures.written import Written, money_at, money_in
from planloom.links import Graph
from planloom.model import Item, Part, Plan, parts_in
from planloom.model.base import fields_by_name
from planloom.model.money import LINES, Elsewhere, Line, meaning_of
from planloom.model.restructuring import Deal, Synergy
from planloom.model.sales import Course
from planloom.model.shared import FundingSource, Initiative, Objective
from planloom.values import Money, Period

if TYPE_CHECKING:
    from planloom.figures import Figures
    from planloom.figures.exchange import Exchange

Place = tuple[str, str]
"""A kind of part and the name of one of its fields."""

COSTS: tuple[Line, ...] = ("plan_budget", "work", "set_aside", "one_off_cost")
"""The lines that together are what plans cost."""

Reason = Literal["within_lines", "within_work", "broken_down", "within_financing", "cancelled"] | Elsewhere
"""Why money counts in no line: what its field means, or what else in the plans counts it already."""


@functools.cache
def line_of(part: type[Part], field: str) -> Line | None:
    """Return the line in which a field counts, as it is declared; None for one that counts in none."""
    meaning = meaning_of(part.model_fields[field])
    return cast("Line", meaning) if meaning in LINES else None


@dataclass(frozen=True, slots=True)
class Claim:
    """One field of money that is filled in: its plan, and the line in which it counts, or the reason why in none."""

    plan: Plan
    part: Part
    field: str
    line: Line | None
    reason: Reason | None = None

    @property
    def place(self) -> Place:
        """Its kind and field."""
        return self.part.kind, self.field


def claims(plans: Iterable[Plan], figures: "Figures") -> tuple[Claim, ...]:
    """Return all money of `plans`, in the order of the sources."""
    broken_down = figures.once(_broken_down, figures.graph)
    return tuple(claim for plan in plans for claim in _claims_of(plan, broken_down, figures))


def _claims_of(plan: Plan, broken_down: frozenset[int], figures: "Figures") -> Iterator[Claim]:
    has_lines = any(is_live(line) and line.amounts for line in plan.budget)
    for part, owner, live in _walk(plan, plan, live=is_live(plan)):
        for field, _, _ in money_fields(type(part)):
            if not getattr(part, field):
                continue
            line = line_of(type(part), field)
            reason: Reason | None = None
            if line is None:
                reason = cast("Elsewhere", meaning_of(fields_by_name(type(part))[field]) or "noted")
            elif not live:
                reason = "cancelled"
            elif _is_sold(part) and field == "price" and any(map(is_live, plan.financing)):
                reason = "within_financing"
            elif line in COSTS:
                reason = _within(part, owner, line, figures, has_lines=has_lines, broken_down=broken_down)
            yield Claim(plan, part, field, _exactly(line, part) if reason is None else None, reason)


def _walk(part: Part, owner: Item, *, live: bool) -> Iterator[tuple[Part, Item, bool]]:
    """Yield `part` and what stands in it and may hold money, with the object it belongs to and whether that counts."""
    if isinstance(part, Item):
        owner, live = part, live and is_live(part)
    yield part, owner, live
    for inner in part.inner():
        if holds_money(type(inner)):
            yield from _walk(inner, owner, live=live)


def _within(
    part: Part,
    owner: Item,
    line: Line,
    figures: "Figures",
    *,
    has_lines: bool,
    broken_down: frozenset[int],
) -> Reason | None:
    """Return what a cost is part of; None where it stands for itself."""
    if line == "plan_budget":
        return None
    if has_lines or (isinstance(part, Course) and part.budget_line):
        return "within_lines"
    if line == "set_aside":
        return "broken_down" if id(part) in broken_down else None
    return "within_work" if id(owner) in figures.once(_paid_for, figures.graph) else None


def _exactly(line: Line | None, part: Part) -> Line | None:
    """Return the line by what the part is: some deals bring money, some synergies revenue."""
    if line == "investment" and _is_sold(part):
        return "proceeds"
    if isinstance(part, Synergy):
        return "revenue_synergy" if part.type == "revenue" else "cost_synergy"
    return line


def _is_sold(part: Part) -> bool:
    return isinstance(part, Deal) and part.type == "divestment"


def _broken_down(graph: Graph, _: "Figures") -> frozenset[int]:
    """Return the objectives that something with money of its own serves."""
    costly = (
        owner
        for plan in graph.portfolio.plans
        for part, owner, live in _walk(plan, plan, live=is_live(plan))
        if live and any(getattr(part, field) for field in cost_fields(type(part)))
    )
    return frozenset(id(above) for above in graph.upward(*costly) if isinstance(above, Objective))


def _paid_for(graph: Graph, _: "Figures") -> frozenset[int]:
    """Return what serves an initiative of its own plan that has a budget."""
    paying: dict[str, list[Item]] = {}
    for plan in graph.portfolio.plans:
        for part in parts_in(plan):
            if isinstance(part, Initiative) and part.budget and is_live(part):
                paying.setdefault(part.plan, []).append(part)
    return frozenset(
        id(below) for plan, items in paying.items() for below in graph.downward(*items) if below.plan == plan
    )


@functools.cache
def cost_fields(part: type[Part]) -> tuple[str, ...]:
    """Return the fields in which an object of a kind states what it costs."""
    return tuple(name for name, _, _ in money_fields(part) if line_of(part, name) in COSTS)


def written_of(claim: Claim, exchange: "Exchange") -> Written[Money] | None:
    """Return the amounts of a claim by period; None for a single amount that nobody dates."""
    if isinstance(getattr(claim.part, claim.field), Mapping):
        return money_in(claim.part, claim.field, exchange)
    when = _dated(claim.part)
    if when is None:
        return None
    given = getattr(claim.part, claim.field)
    money = exchange.money(given)
    values = {when: money} if money is not None else {}
    gaps = () if money is not None else (Gap("no_rate", claim.part, claim.field, when, given.currency),)
    return Written(claim.part, claim.field, values, {when: given}, gaps)


def undated_of(claim: Claim, exchange: "Exchange") -> Figure[Money]:
    """Return the amount of a claim that nobody dates."""
    return money_at(claim.field, claim.part, claim.field, exchange)


def _dated(part: Part) -> Period | None:
    """Return when a single amount is paid: a source of funding on its date, the price of a deal at its closing."""
    if isinstance(part, FundingSource):
        return part.date
    if isinstance(part, Deal):
        closing = [phase.date for phase in part.phases if phase.phase == "closing"]
        return closing[0] if closing else part.horizon
    return None
