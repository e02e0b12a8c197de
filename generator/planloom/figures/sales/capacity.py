"""Sales capacity: what the planned salespeople can sell, what they are to sell, and how many that takes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_UP, Decimal

from planloom.figures.figure import Figure, difference, each, named, ratio, sum_of, times
from planloom.figures.live import live
from planloom.figures.sales.of_plan import Sales
from planloom.figures.sales.quotas import quota_amounts
from planloom.figures.written import money_at, number_at
from planloom.model import Part
from planloom.model.sales import Capacity
from planloom.model.shared import Team
from planloom.values import Money, Period

TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class CapacityRow:
    """What a team, or all salespeople without one together, can sell in a period, and what they are to sell.

    `fte` is how many are planned, `sellers` the same with newcomers counted by their ramp. `needed` is how many
    would have to be planned, with as many newcomers: full-time equivalents, rounded up to a tenth. `spare` is what
    they can sell beyond what they are to; negative where they are too few. `holder` states what is to be sold:
    the team by its quota or territories, or the plan.
    """

    items: tuple[Capacity, ...]
    period: Period
    holder: Part
    fte: Figure[Decimal]
    sellers: Figure[Decimal]
    sells: Figure[Money]
    target: Figure[Money]
    needed: Figure[Decimal]
    spare: Figure[Money]


def capacity_rows(sales: Sales) -> tuple[CapacityRow, ...]:
    """Return what each team of a plan can sell, and together what the entries without a team can."""
    groups: dict[tuple[str | None, Period], list[Capacity]] = {}
    for one in live(sales.plan.each(Capacity)):
        groups.setdefault((one.team, one.for_period), []).append(one)
    return tuple(_row(sales, team, period, group) for (team, period), group in groups.items())


def _row(sales: Sales, name: str | None, period: Period, group: Sequence[Capacity]) -> CapacityRow:
    team = sales.graph.find(name) if name else None
    fte = sum_of("fte", (number_at("fte", one, "fte") for one in group), period=period)
    sellers = sum_of("sellers", (_sellers(one) for one in group), period=period)
    productivity = [money_at("productivity", one, "productivity", sales.exchange) for one in group]
    able = [times("sells", rate, _sellers(one)) for rate, one in zip(productivity, group, strict=True)]
    sells = sum_of("sells", able, subject=group[0], period=period)
    target = _target(sales, name, team, period)
    spare = difference("spare", sells, target, subject=group[0], period=period)
    rate = productivity[0] if len(group) == 1 else each("productivity", sells, sellers)
    needed = _needed(fte, spare, rate)
    return CapacityRow(tuple(group), period, team or sales.plan, fte, sellers, sells, target, needed, spare)


def _sellers(one: Capacity) -> Figure[Decimal]:
    """Return how many full salespeople the planned ones are worth: newcomers sell their share of the ramp."""
    fte, ramping, ramp = (number_at(name, one, name) for name in ("fte", "ramping", "ramp"))
    if ramping.value is None or ramp.value is None:
        return named("sellers", fte)
    learnt = difference("sellers", fte, ramping)
    return sum_of("sellers", [learnt, times("newcomers", ramping, ramp)], subject=one)


def _needed(fte: Figure[Decimal], spare: Figure[Money], rate: Figure[Money]) -> Figure[Decimal]:
    """Return the planned people less those that could be spared, or more those that are missing."""
    exact = difference("fte_needed", fte, ratio("fte_spare", spare, rate))
    if exact.value is None:
        return exact
    return replace(exact, value=exact.value.quantize(TENTH, rounding=ROUND_UP) if exact.value > 0 else Decimal(0))


def _target(sales: Sales, name: str | None, team: Part | None, period: Period) -> Figure[Money]:
    """Return what is to be sold: a team's quota, or else the targets of its territories; or the plan's target."""
    if name is None:
        return sales.target(period)
    quota = quota_amounts(sales, holder=name).counted(period)
    if quota.exact:
        return quota
    places = team.territories if isinstance(team, Team) else ()
    found = (sales.revenue.whole(frozenset({("territory", sales.current(place))}), period) for place in places)
    targets = sum_of("revenue_target", found, period=period)
    return targets if targets.value is not None else quota
