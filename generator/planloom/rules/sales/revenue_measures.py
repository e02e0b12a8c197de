"""Measures of revenue against the revenue targets of the objectives they measure."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from planloom.figures.periods import finest_first
from planloom.figures.revenue import measure_target, objectives_revenue
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

    Only a lagging measure of sales, summed over the year in the plans' currency, is revenue; orders
    received, prices and margins are something else.
    """
    currency = plans.figures.exchange.currency
    for measure in plans.of(Measure):
        if not (
            measure.dimension == "sales"
            and measure.nature == "lagging"
            and measure.aggregate == "sum"
            and str(measure.unit) == currency
        ):
            continue
        objectives = _measured(measure, plans)
        if objectives and all(objective.revenue_target for objective in objectives):
            yield from as_one(_off_measure(measure, objectives, code, plans))


def _measured(measure: Measure, plans: Plans) -> list[Objective]:
    around = plans.around(measure)
    own = [around] if isinstance(around, Objective) else []
    return [*own, *(item for item in plans.graph.targets(measure, MEASURES) if isinstance(item, Objective))]


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
            yield plans.finding(
                code,
                measure,
                at=first_place(found),
                related=operands(expected, label=Phrase("the revenue target", "cel przychodów")),
                object=called(measure),
                objective=called(objectives[0]),
                period=period,
                found=Money(found.value or Decimal(0), exchange.currency),
                expected=expected.value,
                difference=apart(expected, found),
                **turns(found, expected),
            )
