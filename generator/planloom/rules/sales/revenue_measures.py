"""Measures of revenue against the revenue targets of the objectives they measure."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from planloom.figures.figure import Figure, sum_of
from planloom.figures.periods import finest_first
from planloom.figures.sales.of_plan import Sales, sells
from planloom.figures.sales.revenue import measure_target, objectives_revenue, served_by_sales
from planloom.model import Item
from planloom.model.relations import MEASURES
from planloom.model.shared import Measure, Objective
from planloom.problems import Code, Phrase, Problem
from planloom.rules.compare import Differences, apart, differs_from, turns
from planloom.rules.fold import as_one
from planloom.rules.related import first_place, operands
from planloom.rules.rule import Plans
from planloom.rules.words import called
from planloom.values import Money


def revenue_measures(code: Code, plans: Plans) -> Iterator[Problem]:
    """Hold measures of revenue against the revenue targets of the objectives they measure.

    Only a lagging measure of sales, summed over the year in the plans' currency, is revenue, and one that says neither
    but agrees with the target of another period; orders received, prices and margins are something else.
    """
    for measure in plans.of(Measure):
        objectives = _measured(measure, plans)
        if objectives and _is_revenue(measure, objectives, plans):
            found = list(_off_measure(measure, objectives, code, plans))
            yield from as_one(found or list(_off_targets(measure, objectives, code, plans)))


def _is_revenue(measure: Measure, objectives: Sequence[Objective], plans: Plans) -> bool:
    exchange = plans.figures.exchange
    if str(measure.unit) != exchange.currency or not all(objective.revenue_target for objective in objectives):
        return False
    if measure.dimension or measure.nature:
        return measure.dimension == "sales" and measure.nature == "lagging" and measure.aggregate == "sum"
    aims = plans.figures.data_of(measure)
    aimed = ((objectives_revenue(objectives, period, exchange), goal) for period, goal in aims.goals.items())
    return any(revenue.exact and revenue.value and revenue.value.amount == goal for revenue, goal in aimed)


def _measured(measure: Measure, plans: Plans) -> list[Objective]:
    around = plans.around(measure)
    own = [around] if isinstance(around, Objective) else []
    return [*own, *(item for item in plans.graph.targets(measure, MEASURES) if isinstance(item, Objective))]


def _off_targets(measure: Measure, objectives: Sequence[Objective], code: Code, plans: Plans) -> Iterator[Problem]:
    """Yield the quarters for which the plans that are to bring the revenue, and they alone, have other targets."""
    sellers = _sellers(objectives, plans)
    aims = plans.figures.data_of(measure)
    for period in aims.goals if sellers else ():
        found, stated = measure_target(aims, period), objectives_revenue(objectives, period, plans.figures.exchange)
        expected = sum_of("revenue_target", (one.target(period) for one in sellers), period=period)
        if stated.exact or not (found.exact and expected.exact):
            continue
        if differs_from(found, expected, plans.tolerance):
            yield _finding(measure, sellers[0].plan, found, expected, code, plans)


def _sellers(objectives: Sequence[Objective], plans: Plans) -> list[Sales]:
    """Return the sales plans that bring just the revenue of some objectives; none where they bring other revenue too."""
    wanted = {id(one) for one in objectives}
    for served in served_by_sales(plans.graph, plans.figures.sales):
        if {id(one) for one in served.objectives} == wanted:
            return list(served.plans)
    around = {id(plan): plan for one in objectives if (plan := plans.plan_of(one)) is not None}
    own = [plan for plan in around.values() if sells(plan)]
    aiming = {id(one) for plan in own for one in plan.objectives if one.revenue_target}
    return [plans.figures.sales(plan) for plan in own] if aiming == wanted else []


def _off_measure(measure: Measure, objectives: Sequence[Objective], code: Code, plans: Plans) -> Iterator[Problem]:
    exchange = plans.figures.exchange
    told = Differences()
    aims = plans.figures.data_of(measure)
    for period in finest_first(
        aims.goals, *(one.revenue_target for one in objectives), calendar=plans.figures.calendar
    ):
        found, expected = measure_target(aims, period), objectives_revenue(objectives, period, exchange)
        if not (found.exact and expected.exact) or told.explain(period):
            continue
        if differs_from(found, expected, plans.tolerance):
            told.tell(period)
            yield _finding(measure, objectives[0], found, expected, code, plans)


def _finding(
    measure: Measure, other: Item, found: Figure[Decimal], expected: Figure[Money], code: Code, plans: Plans
) -> Problem:
    return plans.finding(
        code,
        measure,
        at=first_place(found),
        related=operands(expected, label=Phrase("the revenue target", "cel przychodów")),
        object=called(measure),
        objective=called(other),
        period=found.period,
        found=Money(found.value or Decimal(0), plans.figures.exchange.currency),
        expected=expected.value,
        difference=apart(expected, found),
        **turns(found, expected),
    )
