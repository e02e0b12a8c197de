"""Measures of revenue against the revenue targets of the objectives they measure."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from planloom.figures.series import exactly
from planloom.figures.told import targets_of
from planloom.model.shared import Measure, Objective
from planloom.problems import Code, Phrase, Problem, Related
from planloom.rules.cells import Differences, Figures, amounts, finest_first
from planloom.rules.compare import differs
from planloom.rules.fold import as_one
from planloom.rules.places import value_of
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
        series = [amounts(objective.revenue_target, plans) for objective in objectives]
        if not series or not all(series):
            continue
        yield from as_one(_off_measure(measure, objectives, series, code, plans))


def _measured(measure: Measure, plans: Plans) -> list[Objective]:
    around = plans.around(measure)
    own = [around] if isinstance(around, Objective) else []
    return [*own, *(item for item in plans.graph.targets(measure, "objectives") if isinstance(item, Objective))]


def _off_measure(
    measure: Measure, objectives: Sequence[Objective], series: Sequence[Figures], code: Code, plans: Plans
) -> Iterator[Problem]:
    currency = plans.figures.exchange.currency
    told = Differences()
    targets = targets_of(measure)
    for period in finest_first(targets, *series):
        found = exactly(targets, period)
        known = [amount for figures in series if (amount := exactly(figures, period)) is not None]
        expected = sum(known, Decimal(0))
        if found is None or len(known) != len(series) or told.explain(period):
            continue
        if differs(found, expected, plans.tolerance):
            told.tell(period)
            label = Phrase("the revenue target", "docelowy przychód")
            yield plans.finding(
                code,
                measure,
                at=value_of(measure, "targets", period),
                related=[Related(value_of(objective, "revenue_target", period), label) for objective in objectives],
                object=called(measure),
                objective=called(objectives[0]),
                period=period,
                found=Money(found, currency),
                expected=Money(expected, currency),
                difference=Money(abs(expected - found), currency),
            )
