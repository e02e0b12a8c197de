"""Sales targets and quotas: by territory, product or segment and period, with what they add up to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from planloom.figures.exchange import Exchange
from planloom.figures.matrix import Matrix, matrix
from planloom.figures.money import total_of
from planloom.figures.series import within
from planloom.figures.written import money_in, numbers_in
from planloom.model import Item
from planloom.model.plan import SalesPlan
from planloom.model.sales import Quota, Target
from planloom.values import Money, Period

Dimension = Literal["territory", "product", "segment", "all"]


@dataclass(frozen=True, slots=True)
class TargetTable:
    """Targets broken down along one dimension, their sum, and the target stated for the whole plan.

    `difference` is the sum less the stated target, column by column; None where either is missing.
    """

    dimension: Dimension
    revenue: Matrix[Money]
    stated: tuple[Money | None, ...]
    stated_total: Money | None
    difference: tuple[Money | None, ...]
    difference_total: Money | None


def dimension_of(target: Target | Quota) -> Dimension:
    """Return what a target is for; ``all`` for the whole plan."""
    if target.territory:
        return "territory"
    if target.product:
        return "product"
    return "segment" if isinstance(target, Target) and target.segment else "all"


def plan_target(plan: SalesPlan, period: Period, exchange: Exchange) -> Money | None:
    """Return the revenue the plan is to bring within `period`: what it states for the whole, else its parts added."""
    groups: dict[Dimension, list[Target]] = {}
    for target in plan.targets:
        groups.setdefault(dimension_of(target), []).append(target)
    for dimension in ("all", "territory", "product", "segment"):
        found = total_of(_within(target, period, exchange) for target in groups.get(dimension, ()))
        if found is not None:
            return found
    return None


def _within(target: Target | Quota, period: Period, exchange: Exchange) -> Money | None:
    series: Mapping[Period, Money] = target.revenue if isinstance(target, Target) else target.amounts
    return within(exchange.series(series), period)


def target_tables(plan: SalesPlan, exchange: Exchange) -> tuple[TargetTable, ...]:
    """Return a table for each dimension along which targets are set."""
    groups: dict[Dimension, list[Target]] = {}
    for target in plan.targets:
        groups.setdefault(dimension_of(target), []).append(target)
    whole_plan = groups.get("all", [])
    if set(groups) - {"all"}:
        groups.pop("all", None)
    tables = []
    for dimension, found in groups.items():
        revenue = matrix("revenue_target", ((target, money_in(target, "revenue", exchange)) for target in found))
        if revenue:
            compare = [] if dimension == "all" else whole_plan
            tables.append(_compared(dimension, revenue, compare, exchange))
    return tuple(tables)


def _compared(
    dimension: Dimension, revenue: Matrix[Money], whole_plan: Iterable[Target], exchange: Exchange
) -> TargetTable:
    stated = tuple(total_of(_within(one, column, exchange) for one in whole_plan) for column in revenue.columns)
    span = Period.between(revenue.columns[0].start, revenue.columns[-1].end)
    stated_total = total_of(_within(one, span, exchange) for one in whole_plan)
    return TargetTable(
        dimension=dimension,
        revenue=revenue,
        stated=stated,
        stated_total=stated_total,
        difference=tuple(_minus(a.value, b) for a, b in zip(revenue.totals or (), stated, strict=True)),
        difference_total=_minus(revenue.total.value if revenue.total else None, stated_total),
    )


def _minus(first: Money | None, second: Money | None) -> Money | None:
    return first - second if first is not None and second is not None else None


@dataclass(frozen=True, slots=True)
class QuotaTable:
    """Quotas by period, and the targets they stand on.

    `over` is by how much the quotas exceed the targets, as a fraction of the targets.
    """

    amounts: Matrix[Money]
    units: Matrix[Decimal]
    targets: tuple[Money | None, ...]
    targets_total: Money | None
    over: tuple[Decimal | None, ...]
    over_total: Decimal | None


def quota_table(plan: SalesPlan, exchange: Exchange) -> QuotaTable:
    """Lay out the quotas of `plan` and compare them with the targets of the same places and products."""
    amounts = matrix("quota", ((quota, money_in(quota, "amounts", exchange)) for quota in plan.quotas))
    units: Matrix[Decimal] = matrix("quota_units", ((quota, numbers_in(quota, "units")) for quota in plan.quotas))
    base = _targets_under(plan)
    targets = tuple(total_of(_within(one, column, exchange) for one in base) for column in amounts.columns)
    total = None
    if amounts.columns:
        span = Period.between(amounts.columns[0].start, amounts.columns[-1].end)
        total = total_of(_within(one, span, exchange) for one in base)
    return QuotaTable(
        amounts=amounts,
        units=units,
        targets=targets,
        targets_total=total,
        over=tuple(_over(a.value, b) for a, b in zip(amounts.totals or (), targets, strict=True)),
        over_total=_over(amounts.total.value if amounts.total else None, total),
    )


def _targets_under(plan: SalesPlan) -> list[Target]:
    """Return the targets the quotas divide up: those of the same territories or products, else the plan's."""
    for field in ("territory", "product"):
        named = {getattr(quota, field) for quota in plan.quotas} - {None}
        found = [target for target in plan.targets if getattr(target, field) in named]
        if found:
            return found
    return [target for target in plan.targets if dimension_of(target) == "all"]


def _over(quota: Money | None, target: Money | None) -> Decimal | None:
    return quota.amount / target.amount - 1 if quota is not None and target else None


@dataclass(frozen=True, slots=True)
class CapacityRow:
    """What a team can sell in its period, against what its territories are to bring.

    `sellers` is the planned number with newcomers counted by their ramp, `needed` how many the target
    takes at full productivity.
    """

    item: Any
    sellers: Decimal
    sells: Money
    target: Money | None
    needed: Decimal | None
    spare: Money | None


def capacity_rows(plan: SalesPlan, teams: Mapping[str, Item], exchange: Exchange) -> tuple[CapacityRow, ...]:
    """Return what each team of `plan` can sell; `teams` finds a team by its id."""
    rows = []
    for one in plan.capacity:
        ramping = one.ramping or Decimal(0)
        sellers = one.fte - ramping + ramping * (one.ramp if one.ramp is not None else Decimal(1))
        sells = exchange.money(one.productivity * sellers) or one.productivity * sellers
        places = getattr(teams.get(one.team or ""), "territories", ()) if one.team else ()
        chosen = [target for target in plan.targets if target.territory in places]
        target = total_of(_within(found, one.for_period, exchange) for found in chosen)
        productivity = exchange.money(one.productivity)
        needed = target.amount / productivity.amount if target is not None and productivity else None
        same = target is not None and target.currency == sells.currency
        rows.append(CapacityRow(one, sellers, sells, target, needed, sells - target if same and target else None))
    return tuple(rows)
