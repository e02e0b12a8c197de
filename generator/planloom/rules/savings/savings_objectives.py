"""Objectives to save against what serves them: measures, synergies of deals and other objectives."""

from collections.abc import Iterator

from planloom.figures.figure import Figure
from planloom.figures.restructuring.saving_targets import (
    aimed_below,
    contributing,
    missing,
    saved_for,
    saving_for,
    saving_target,
)
from planloom.model.shared import Objective
from planloom.problems import Code, Problem
from planloom.rules.compare import exceeds
from planloom.rules.fold import as_one, under
from planloom.rules.places import value_span_of
from planloom.rules.related import operands
from planloom.rules.rule import Plans
from planloom.rules.words import called
from planloom.values import Money


def promises(promised: Code, below: Code, plans: Plans) -> Iterator[Problem]:
    """Hold objectives to save against measures; what fails above an objective that fails follows from it."""
    found: dict[int, Problem] = {}
    objectives: dict[int, Objective] = {}
    for objective in plans.of(Objective):
        if objective.status == "cancelled":
            continue
        problems = [*_below(objective, below, plans), *_unkept(objective, promised, plans)]
        for problem in as_one(problems):
            found[id(objective)] = problem
            objectives[id(objective)] = objective
    above_others = {id(item) for item in plans.graph.upward(*objectives.values())}
    lowest = [key for key in found if key not in above_others]
    folded: set[int] = set(lowest)
    for key in lowest:
        above = [id(item) for item in plans.graph.upward(objectives[key]) if id(item) in found]
        yield under(found[key], [found[other] for other in above if other not in folded])
        folded.update(above)


def _below(objective: Objective, code: Code, plans: Plans) -> Iterator[Problem]:
    """Hold an objective against the targets of the objectives that contribute to it."""
    for period in objective.cost_target if objective.cost_target and contributing(objective, plans.figures) else ():
        expected = saving_target(objective, period, plans.figures)
        yield from _missing(code, objective, expected, aimed_below(objective, period, plans.figures), plans)


def _unkept(objective: Objective, code: Code, plans: Plans) -> Iterator[Problem]:
    """Hold an objective against what the measures and deals that serve it save net."""
    for period in objective.cost_target if objective.cost_target and saving_for(objective, plans.figures) else ():
        expected = saving_target(objective, period, plans.figures)
        yield from _missing(code, objective, expected, saved_for(objective, period, plans.figures), plans)


def _missing(
    code: Code, objective: Objective, expected: Figure[Money], found: Figure[Money], plans: Plans
) -> Iterator[Problem]:
    """Tell that less is found than expected, where both are known in full."""
    if not expected.exact or not found.exact or expected.value is None or found.value is None or not expected.period:
        return
    if exceeds(expected.value.amount, found.value.amount, plans.tolerance):
        yield plans.finding(
            code,
            objective,
            at=value_span_of(objective, "cost_target", expected.period),
            related=operands(found),
            object=called(objective),
            period=expected.period,
            found=found.value,
            expected=expected.value,
            difference=missing(expected, found).value,
        )
