"""Sales capacity (P103): how many salespeople a target takes, and how many are planned."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from planloom.figures.series import exactly
from planloom.model import SalesPlan
from planloom.model.sales import Capacity, Target
from planloom.model.shared import Team
from planloom.problems import Code, Level, Phrase, Problem, Related, Span
from planloom.rules.compare import exceeds
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called
from planloom.values import Money, Period

CAPACITY = Code(
    "P103",
    Level.WARNING,
    title=Phrase("Too few salespeople for the target", "Za mało handlowców na ten cel"),
    message=Phrase(
        "the target of {target} for {period} takes {needed} salespeople, but {found} are planned",
        "cel na okres {period} wymaga etatów: {needed}, a zaplanowano {found} ({target})",
    ),
    label=Phrase("good for {sells}", "wystarczy na {sells}"),
    why=Phrase(
        "A target that the team cannot carry even if everyone sells as planned is missed on the first day.",
        "Cel, którego zespół nie udźwignie, nawet gdy każdy sprzeda tyle, ile zaplanowano, jest chybiony od początku.",
    ),
    help=Phrase(
        "plan {needed} full-time equivalents, raise productivity, or lower the target by {missing}",
        "zaplanuj etatów: {needed}, podnieś wydajność albo obniż cel o {missing}",
    ),
    bad="""\
# plans/sales/plan.yml
kind: sales
targets:
  - {id: all-sales, revenue: {2027: 50m}}
capacity:
  - {for: 2027, productivity: 5m, fte: 9, ramping: 2, ramp: 50%}
""",
    good="""\
# plans/sales/plan.yml
kind: sales
targets:
  - {id: all-sales, revenue: {2027: 50m}}
capacity:
  - {for: 2027, productivity: 5m, fte: 11, ramping: 2, ramp: 50%}
""",
)
Wanted = tuple[Money, Phrase, Span]


@rule(CAPACITY)
def team_can_carry_the_target(plans: Plans) -> Iterator[Problem]:
    """The planned salespeople, newcomers at their ramp, can sell what the plan wants of them.

    A capacity of one team is held against the quota of that team, or the targets of its territories;
    capacities without a team, together, against the plan's total.
    """
    for plan in plans.portfolio.sales:
        unnamed = [capacity for capacity in plan.capacity if capacity.team is None]
        for capacity in plan.capacity:
            if capacity.team is not None:
                yield from _carries(capacity, [capacity], _wanted_of_team(capacity, plan, plans), plans)
        for period in dict.fromkeys(capacity.for_period for capacity in unnamed):
            together = [capacity for capacity in unnamed if capacity.for_period == period]
            yield from _carries(together[0], together, _wanted_of_plan(plan, period, plans), plans)


def _wanted_of_team(capacity: Capacity, plan: SalesPlan, plans: Plans) -> Wanted | None:
    for quota in plan.quotas:
        if quota.holder == capacity.team:
            amounts = plans.figures.exchange.series(quota.amounts)
            wanted = exactly(amounts, capacity.for_period)
            if wanted is not None and len(amounts) == len(quota.amounts):
                return wanted, called(plans.graph.find(capacity.team or "") or quota), quota.span("amounts")
    team = plans.graph.find(capacity.team or "")
    name = called(team) if team is not None else called(capacity)
    territories = team.territories if isinstance(team, Team) else ()
    targets = [
        target
        for target in plan.targets
        if target.territory in territories and not target.product and not target.segment
    ]
    revenues = [_revenue(target, capacity.for_period, plans) for target in targets]
    known = [revenue for revenue in revenues if revenue is not None]
    if not targets or len(known) != len(territories):
        return None
    return Money.total(known, known[0].currency), name, targets[0].span("revenue")


def _wanted_of_plan(plan: SalesPlan, period: Period, plans: Plans) -> Wanted | None:
    for target in plan.targets:
        if not (target.territory or target.product or target.segment):
            wanted = _revenue(target, period, plans)
            if wanted is not None:
                return wanted, called(target), target.span("revenue")
    return None


def _revenue(target: Target, period: Period, plans: Plans) -> Money | None:
    exact = exactly(plans.figures.exchange.series(target.revenue), period)
    return exact if len(plans.figures.exchange.series(target.revenue)) == len(target.revenue) else None


def _carries(
    capacity: Capacity, together: Sequence[Capacity], wanted: Wanted | None, plans: Plans
) -> Iterator[Problem]:
    exchange = plans.figures.exchange
    productivity = [exchange.money(entry.productivity) for entry in together]
    if wanted is None or None in productivity:
        return
    money, name, place = wanted
    effective = [_effective(entry) for entry in together]
    rates = [rate for rate in productivity if rate is not None]
    sells = Money.total([rate * fte for rate, fte in zip(rates, effective, strict=True)], money.currency)
    if not exceeds(money.amount, sells.amount, plans.tolerance) or not rates[0].amount:
        return
    missing = money - sells
    found = sum((entry.fte for entry in together), Decimal(0))
    needed = found + (missing.amount / rates[0].amount).quantize(Decimal("0.1"), rounding="ROUND_UP")
    yield plans.finding(
        CAPACITY,
        capacity,
        "fte",
        related=[Related(place, Phrase("what is to be sold", "ile trzeba sprzedać"))],
        object=called(capacity),
        target=name,
        period=capacity.for_period,
        needed=needed,
        found=found,
        sells=sells,
        missing=missing,
    )


def _effective(capacity: Capacity) -> Decimal:
    """Return how many full salespeople the planned ones are worth, newcomers counted at their ramp."""
    newcomers = capacity.ramping or Decimal(0)
    share = capacity.ramp if capacity.ramp is not None else Decimal(1)
    return capacity.fte - newcomers + newcomers * share
