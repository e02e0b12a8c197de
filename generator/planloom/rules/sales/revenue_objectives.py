"""Revenue objectives against what sales plans for them, each link counted with its share."""

from collections.abc import Iterator

from planloom.figures.figure import Figure
from planloom.figures.periods import finest_first
from planloom.figures.sales.revenue import Supply, objective_revenue, supply_of
from planloom.model.shared import Objective
from planloom.problems import Code, Phrase, Problem, Related
from planloom.rules.compare import apart, differs_from, exceeds_figure, turns
from planloom.rules.related import first_place, operands, others
from planloom.rules.rule import Plans
from planloom.rules.words import called
from planloom.values import Money, Period

OBJECTIVE = Phrase("the objective", "cel")


def against_objectives(code: Code, plans: Plans) -> Iterator[Problem]:
    """Hold each objective with a revenue target against what sales plans for it; the first period is told."""
    calendar = plans.figures.calendar
    for objective in plans.of(Objective):
        supply = supply_of(objective, plans.graph, plans.figures.sales) if objective.revenue_target else None
        for period in finest_first(objective.revenue_target, supply.periods(), calendar=calendar) if supply else ():
            problem = _off_objective(supply, period, code, plans) if supply else None
            if problem is not None:
                yield problem
                break


def _off_objective(supply: Supply, period: Period, code: Code, plans: Plans) -> Problem | None:
    expected = objective_revenue(supply.objective, period, plans.figures.exchange)
    found = supply.brought(period)
    off = differs_from if found.exact else exceeds_figure
    if not expected.exact or not off(found, expected, plans.tolerance):
        return None
    return plans.finding(
        code,
        next(found.entries()).part,
        at=first_place(found),
        related=_related(expected, found),
        object=called(supply.objective),
        period=period,
        found=found.value,
        expected=expected.value,
        difference=apart(expected, found),
        **turns(found, expected),
    )


def _related(expected: Figure[Money], found: Figure[Money]) -> list[Related]:
    return [*operands(expected, label=OBJECTIVE), *others(found)]
