"""Completeness (K101): what an objective or measure lacks without which nobody can say how it stands."""

from collections.abc import Iterator, Sequence

from planloom.model import Item, Plan
from planloom.model.names import listed
from planloom.model.shared import Measure, Objective
from planloom.problems import Code, Level, Phrase, Problem
from planloom.rules.fold import SEVERAL, under
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called

INCOMPLETE = Code(
    "K101",
    Level.WARNING,
    title=Phrase("An objective or measure is incomplete", "Cel lub miernik jest niepełny"),
    message=Phrase("{object} lacks {missing}", "{object}: brakuje {missing}"),
    label=Phrase("lacks {missing}", "brakuje {missing}"),
    why=Phrase(
        "An objective without an owner, a date or a measure cannot be missed, and so cannot be reached either. A"
        " measure without baseline, target or direction cannot say how one stands.",
        "Celu bez właściciela, terminu lub miernika nie da się nie osiągnąć, a więc i osiągnąć. Miernik bez wartości"
        " wyjściowej, docelowej lub kierunku nie powie, jak nam idzie.",
    ),
    help=Phrase("add {fields}", "dodaj {fields}"),
    bad="""\
# plans/strategy/plan.yml
kind: strategy
objectives:
  - {id: grow, title: Grow, corporate: true}
""",
    good="""\
# plans/strategy/plan.yml
kind: strategy
period: 2027..2029
objectives:
  - id: grow
    title: Grow
    owner: anna
    corporate: true
    measures:
      - id: customers
        title: Customers
        unit: customers
        direction: increase
        frequency: yearly
        baseline: {2026: 120}
        targets: {2029: 200}
""",
)
MANY = INCOMPLETE.worded(
    Phrase(
        "{count} objectives and measures of {object} are incomplete",
        "{object}: niepełnych celów i mierników jest {count}",
    ),
    label=Phrase("the first of them lacks {missing}", "w pierwszym brakuje {missing}"),
    help=Phrase("add {fields} here, then see the others", "dodaj tutaj {fields}, potem popraw pozostałe"),
)
WITHOUT_MEASURES = INCOMPLETE.worded(
    Phrase(
        "{object} has {count} objectives and no measure yet", "{object}: są cele ({count}), nie ma jeszcze miernika"
    ),
    label=Phrase("the first of them", "pierwszy z nich"),
    help=Phrase(
        "give the objectives `measures:`, or a `revenue_target:` or `cost_target:`, once it is known how they are judged",
        "gdy wiadomo, po czym poznać osiągnięcie celów, podaj w nich `measures:`, `revenue_target:` lub `cost_target:`",
    ),
    level=Level.INFO,
)
FIELD_NAMES = {
    "owner": Phrase("an owner", "właściciela"),
    "period": Phrase("a date", "terminu"),
    "measures": Phrase("a measure", "miernika"),
    "unit": Phrase("a unit", "jednostki"),
    "direction": Phrase("a direction", "kierunku"),
    "baseline": Phrase("a baseline", "wartości wyjściowej"),
    "targets": Phrase("a target", "wartości docelowej"),
    "frequency": Phrase("a frequency", "częstotliwości"),
}


@rule(INCOMPLETE)
def objectives_and_measures_are_complete(plans: Plans) -> Iterator[Problem]:
    """An objective has an owner, a date and a measure (or a target in money); a measure has all it needs.

    One finding an object, whatever it lacks; one finding a plan from three objects on. A measure within
    an objective is owned by the objective's owner; an objective without dates has those of its plan. A plan in which
    no objective is measured is meant to be so for now, and is told once, as a note.
    """
    for plan in plans.portfolio.plans:
        unmeasured = _is_without_measures(plan, plans)
        note = [_without_measures(plan, plans)] if unmeasured else []
        found = [problem for one in plan.objectives for problem in _of_objective(one, plans, measured=not unmeasured)]
        for measure in plan.measures:
            found.extend(_lacking(measure, _missing_in_measure(measure, plans, owned=False), plans))
        yield from [*note, *found] if len(found) < SEVERAL else [_all_of(found, note, plan)]


def _of_objective(objective: Objective, plans: Plans, *, measured: bool) -> Iterator[Problem]:
    """Yield what an objective and its measures lack; that it has none only where it is expected to be `measured`."""
    missing = _missing_in_objective(objective, plans)
    yield from _lacking(objective, [name for name in missing if measured or name != "measures"], plans)
    owned = bool(objective.owner) or objective.has_lost("owner")
    for measure in objective.measures:
        yield from _lacking(measure, _missing_in_measure(measure, plans, owned=owned), plans)


def _without_measures(plan: Plan, plans: Plans) -> Problem:
    at = plan.objectives[0].span("id")
    return plans.finding(WITHOUT_MEASURES, plan, at=at, object=called(plan), count=len(plan.objectives))


def _is_without_measures(plan: Plan, plans: Plans) -> bool:
    objectives = plan.objectives
    return len(objectives) >= SEVERAL and not any(_is_counted(objective, plans) for objective in objectives)


def _is_counted(objective: Objective, plans: Plans) -> bool:
    return bool(plans.figures.counted_measures_of(objective) or objective.revenue_target or objective.cost_target)


def _missing_in_objective(objective: Objective, plans: Plans) -> list[str]:
    if objective.status == "cancelled":
        return []
    plan = plans.plan_of(objective)
    dated = objective.horizon is not None or (plan is not None and plan.horizon is not None)
    there = {"owner": bool(objective.owner), "period": dated, "measures": _is_counted(objective, plans)}
    return [name for name, given in there.items() if not given]


def _missing_in_measure(measure: Measure, plans: Plans, *, owned: bool) -> list[str]:
    if measure.status == "cancelled":
        return []
    reached = measure.direction in ("milestone", "qualitative")
    there = {
        "owner": bool(measure.owner) or owned,
        "unit": reached or bool(measure.unit),
        "direction": plans.figures.direction(measure) != "undefined",
        "baseline": bool(measure.baseline) or not _needs_baseline(measure),
        "targets": bool(measure.targets) or (measure.direction == "milestone" and _is_dated(measure)),
        "frequency": reached or measure.frequency is not None,
    }
    return [name for name, given in there.items() if not given]


def _needs_baseline(measure: Measure) -> bool:
    """Tell whether there is a way from somewhere; what adds up works towards its target from nothing."""
    return measure.direction in ("increase", "decrease") and measure.aggregate != "sum"


def _is_dated(measure: Measure) -> bool:
    return bool(measure.done or measure.deadline)


def _lacking(item: Item, empty: Sequence[str], plans: Plans) -> Iterator[Problem]:
    missing = [name for name in empty if not item.has_lost(name)]
    if missing:
        fields = listed([Phrase(f"`{name}:`", f"`{name}:`") for name in missing])
        names = listed([FIELD_NAMES[name] for name in missing])
        yield plans.finding(INCOMPLETE, item, "id", object=called(item), missing=names, fields=fields)


def _all_of(found: Sequence[Problem], note: Sequence[Problem], plan: Plan) -> Problem:
    first = found[0]
    values = {**first.values, "object": called(plan), "count": len(found)}
    return under(MANY.at(first.span, **values).about(plan.id), [*note, *found])
