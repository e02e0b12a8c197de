"""Sales figures worked out a second time: slowly, month by month, in plain decimals, with nothing of Planloom.

A target is ``(place, product, segment)``, each a name or None for all, with amounts by period. Amounts in a currency
without a rate are None. What is known of a part of the plan is an amount and whether it is all there is.
"""

from dataclasses import dataclass, field
from decimal import ROUND_UP, Decimal

QUARTERS = {f"2027-Q{quarter + 1}": frozenset(range(3 * quarter, 3 * quarter + 3)) for quarter in range(4)}
MONTHS = {"2027": frozenset(range(12)), **QUARTERS}

Where = tuple[str | None, str | None, str | None]


@dataclass
class Target:
    where: Where
    amounts: dict[str, Decimal | None]


@dataclass
class Known:
    """An amount, None where nothing is known, and whether nothing is missing from it."""

    amount: Decimal | None
    complete: bool


@dataclass
class Plan:
    places: list[str]
    products: list[str]
    targets: list[Target] = field(default_factory=list)

    def everything(self, dimension: int) -> list[str]:
        listed = (self.places, self.products, [])[dimension]
        return listed or sorted({one.where[dimension] for one in self.targets if one.where[dimension]})


def stated(plan: Plan, where: Where, period: str) -> Known:
    """What targets for exactly this say: the year itself, or quarters; two of them for one period are added."""
    own = [one for one in plan.targets if one.where == where]
    written = {period for one in own for period in one.amounts}
    chosen = [period] if period in written else [one for one in written if MONTHS[one] < MONTHS[period]]
    # A period that is written only in a currency without a rate says nothing, and shorter ones may say it.
    known = [one for one in chosen if any(target.amounts.get(one) is not None for target in own)]
    if period in written and not known:
        shorter = [one for one in written if MONTHS[one] < MONTHS[period]]
        known = [one for one in shorter if any(target.amounts.get(one) is not None for target in own)]
    months = {month for one in known for month in MONTHS[one]}
    amounts = [target.amounts[one] for one in known for target in own if target.amounts.get(one) is not None]
    lost = any(
        amount is None and (one in known or not MONTHS[one] & MONTHS[period] <= months)
        for target in own
        for one, amount in target.amounts.items()
        if MONTHS[one] & MONTHS[period]
    )
    complete = bool(amounts) and months == MONTHS[period] and not lost
    return Known(sum(amounts, Decimal(0)) if amounts else None, complete)


def parts(plan: Plan, where: Where, dimension: int, period: str) -> Known:
    """What the members of a dimension come to, each by itself."""
    inside = [one for one in plan.targets if is_inside(one.where, where)]
    members = sorted({one.where[dimension] for one in inside if one.where[dimension]})
    found = [whole(plan, (*where[:dimension], member, *where[dimension + 1 :]), period) for member in members]
    amounts = [one.amount for one in found if one.amount is not None]
    complete = set(members) >= set(plan.everything(dimension)) and all(one.complete for one in found)
    return Known(sum(amounts, Decimal(0)) if amounts else None, complete and bool(amounts))


def whole(plan: Plan, where: Where, period: str) -> Known:
    """What is stated, or else what parts come to; where nothing is complete, the most that is known."""
    ways = [stated(plan, where, period)]
    inside = [one for one in plan.targets if is_inside(one.where, where)]
    dimensions = [one for one in range(3) if where[one] is None and any(target.where[one] for target in inside)]
    ways += [parts(plan, where, one, period) for one in dimensions]
    complete = [way for way in ways if way.complete]
    known = [way for way in ways if way.amount is not None]
    if complete:
        return complete[0]
    return max(known, key=lambda way: way.amount) if known else Known(None, False)


def is_inside(inner: Where, outer: Where) -> bool:
    return all(b is None or a == b for a, b in zip(inner, outer, strict=True))


def coverage(target: Decimal, won: Decimal, offers: Decimal) -> Decimal | None:
    """How often the open pipeline covers what is still to be sold; None where nothing is left."""
    return offers / (target - won) if target > won else None


def people_needed(target: Decimal, fte: Decimal, newcomers: Decimal, ramp: Decimal, each: Decimal) -> Decimal:
    """How many must be planned, with as many newcomers, so that they can sell the target; to a tenth, rounded up."""
    needed = target / each + newcomers * (1 - ramp)
    return needed.quantize(Decimal("0.1"), rounding=ROUND_UP)
