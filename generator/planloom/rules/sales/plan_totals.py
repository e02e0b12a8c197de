"""The totals of sales plans against the strategic revenue objectives they serve."""

from collections.abc import Iterator

from planloom.figures.figure import Figure
from planloom.figures.periods import finest_first
from planloom.figures.sales.revenue import (
    Served,
    objective_revenue,
    objectives_revenue,
    served_by_sales,
    strategic_revenue,
)
from planloom.problems import Code, Problem
from planloom.rules.compare import apart, differs_from, turns
from planloom.rules.related import first_place, operands
from planloom.rules.rule import Plans
from planloom.rules.words import called
from planloom.values import Money, Period


def plan_totals(code: Code, plans: Plans) -> Iterator[Problem]:
    """Hold the targets of sales plans against the strategic revenue objectives they serve.

    Plans that serve the same objective are taken together. Where one objective is a part of another, as
    a market is of the whole, their sum means nothing: it is enough when the target equals one of them,
    or all that the strategy expects (a link that is missing is told by the rule on links).
    """
    for served in served_by_sales(plans.graph, plans.figures.sales):
        for period in finest_first(served.periods(), calendar=plans.figures.calendar):
            problem = _off_strategy(served, period, code, plans)
            if problem is not None:
                yield problem
                break


def _off_strategy(served: Served, period: Period, code: Code, plans: Plans) -> Problem | None:
    exchange = plans.figures.exchange
    found, expected = served.planned(period), objectives_revenue(served.objectives, period, exchange)
    if not (found.exact and expected.exact):
        return None
    each = (objective_revenue(one, period, exchange) for one in served.objectives)
    fitting: tuple[Figure[Money], ...] = (expected, strategic_revenue(plans.graph, period, exchange), *each)
    if not all(differs_from(found, one, plans.tolerance) for one in fitting):
        return None
    return plans.finding(
        code,
        next(found.entries()).part,
        at=first_place(found),
        related=operands(expected),
        object=called(served.plans[0].plan),
        period=period,
        found=found.value,
        expected=expected.value,
        difference=apart(expected, found),
        **turns(found, expected),
    )
