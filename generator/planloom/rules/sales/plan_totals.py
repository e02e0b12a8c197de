"""The totals of sales plans against the strategic revenue objectives they serve."""

from collections.abc import Iterator
from decimal import Decimal

from planloom.figures.series import exactly
from planloom.model import Item, SalesPlan, StrategyPlan
from planloom.model.shared import Objective
from planloom.problems import Code, Problem, Related
from planloom.rules.cells import amounts, finest_first, plan_total, revenue_targets
from planloom.rules.compare import differs
from planloom.rules.places import value_of
from planloom.rules.rule import Plans
from planloom.rules.words import PART_OF_SUM, called
from planloom.values import Money, Period


def plan_totals(code: Code, plans: Plans) -> Iterator[Problem]:
    """Hold the targets of sales plans against the strategic revenue objectives they serve.

    Plans that serve the same objective are taken together. Where one objective is a part of another, as
    a market is of the whole, their sum means nothing: it is enough when the target equals one of them,
    or all that the strategy expects (a link that is missing is told by the rule on links).
    """
    for group, objectives in _groups(plans):
        series = [amounts(objective.revenue_target, plans) for objective in objectives]
        if not all(series):
            continue
        cells = (cell for plan in group for cell in revenue_targets(plan, plans))
        for period in finest_first(*series, *(cell.figures for cell in cells)):
            wanted = [exactly(figures, period) for figures in series]
            totals = [plan_total(plan, period, plans) for plan in group]
            if None in wanted or None in totals:
                continue
            known = [amount for amount in wanted if amount is not None]
            sums = [found for found in totals if found is not None]
            found = sum((one.amount for one in sums), Decimal(0))
            expected = sum(known, Decimal(0))
            everything = _strategic_revenue(period, plans)
            if all(differs(found, amount, plans.tolerance) for amount in (expected, everything, *known)):
                cell = sums[0].parts[0]
                currency = plans.figures.exchange.currency
                yield plans.finding(
                    code,
                    cell.item,
                    at=cell.place(period),
                    related=[
                        Related(value_of(objective, "revenue_target", period), PART_OF_SUM) for objective in objectives
                    ],
                    object=called(group[0]),
                    period=period,
                    found=Money(found, currency),
                    expected=Money(expected, currency),
                    difference=Money(abs(expected - found), currency),
                )
                break


def _groups(plans: Plans) -> list[tuple[list[SalesPlan], list[Objective]]]:
    """Return sales plans with the strategic revenue objectives they serve, joined where they share one."""
    groups: list[tuple[list[SalesPlan], list[Objective]]] = []
    for plan in plans.portfolio.sales:
        served = _revenue_objectives(plan, plans)
        if not served:
            continue
        joined, apart = ([plan], list(served)), []
        for group in groups:
            if any(one is other for one in group[1] for other in served):
                joined = (
                    [*group[0], *joined[0]],
                    [*group[1], *(one for one in joined[1] if all(one is not other for other in group[1]))],
                )
            else:
                apart.append(group)
        groups = [*apart, joined]
    return groups


def _revenue_objectives(plan: SalesPlan, plans: Plans) -> list[Objective]:
    found: dict[int, Objective] = {}
    for item in (*plan.objectives, *plan.targets):
        if isinstance(item, Objective) and not item.revenue_target:
            continue
        for above in plans.graph.upward(item):
            if isinstance(above, Objective) and above.revenue_target and _is_strategic(above, plans):
                found[id(above)] = above
    return list(found.values())


def _is_strategic(item: Item, plans: Plans) -> bool:
    return isinstance(plans.plan_of(item), StrategyPlan)


def _strategic_revenue(period: Period, plans: Plans) -> Decimal:
    """Return what all strategic objectives together expect of `period`, as far as they say."""
    objectives = (objective for plan in plans.portfolio.strategies for objective in plan.objectives)
    known = (exactly(amounts(objective.revenue_target, plans), period) for objective in objectives)
    return sum((amount for amount in known if amount is not None), Decimal(0))
