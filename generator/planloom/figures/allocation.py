"""What the strategy gives to whom, year by year, against all the money there is."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from planloom.figures.exchange import Exchange
from planloom.figures.money import total_of, yearly
from planloom.figures.series import by_year, whole, years
from planloom.model.plan import StrategyPlan
from planloom.model.strategy import Allocation
from planloom.values import Money


@dataclass(frozen=True, slots=True)
class AllocationRow:
    """One allocation: money by year and in total, and people by year."""

    allocation: Allocation
    amounts: Mapping[int, Money | None]
    total: Money | None
    fte: Mapping[int, Decimal | None]


@dataclass(frozen=True, slots=True)
class AllocationGroup:
    """The allocations of one function (``marketing``, ``sales`` …) with their sum."""

    function: str
    rows: tuple[AllocationRow, ...]
    amounts: Mapping[int, Money | None]
    total: Money | None


@dataclass(frozen=True, slots=True)
class AllocationTable:
    """All allocations of a strategy. `left` is the envelope less what is allocated; negative when exceeded."""

    years: tuple[int, ...]
    groups: tuple[AllocationGroup, ...]
    amounts: Mapping[int, Money | None]
    total: Money | None
    envelope: Mapping[int, Money | None]
    envelope_total: Money | None
    left: Mapping[int, Money | None]
    left_total: Money | None
    has_people: bool


def allocation_table(plan: StrategyPlan, exchange: Exchange) -> AllocationTable:
    """Lay out the allocations of `plan` by function, objective and year, in the organisation's currency."""
    envelope_series = exchange.series(plan.envelope.amounts) if plan.envelope else {}
    series = [exchange.series(one.amounts) for one in plan.allocations]
    columns = tuple(years(*series, envelope_series, *(one.fte for one in plan.allocations)))
    functions = dict.fromkeys(one.function or "other" for one in plan.allocations)
    groups = tuple(_group(plan, function, columns, exchange) for function in functions)
    amounts = yearly(series, columns)
    envelope = by_year(envelope_series, columns)
    total, envelope_total = total_of(amounts.values()), whole(envelope_series)
    return AllocationTable(
        years=columns,
        groups=groups,
        amounts=amounts,
        total=total,
        envelope=envelope,
        envelope_total=envelope_total,
        left={year: _left(envelope[year], amounts[year]) for year in columns},
        left_total=_left(envelope_total, total),
        has_people=any(one.fte for one in plan.allocations),
    )


def _group(plan: StrategyPlan, function: str, columns: tuple[int, ...], exchange: Exchange) -> AllocationGroup:
    given = [one for one in plan.allocations if (one.function or "other") == function]
    series = [exchange.series(one.amounts) for one in given]
    rows = tuple(
        AllocationRow(one, by_year(amounts, columns), whole(amounts), by_year(one.fte, columns))
        for one, amounts in zip(given, series, strict=True)
    )
    return AllocationGroup(function, rows, yearly(series, columns), total_of(row.total for row in rows))


def _left(envelope: Money | None, spent: Money | None) -> Money | None:
    if envelope is None:
        return None
    return envelope if spent is None else envelope - spent
