"""Progress and status as stated (K103), held against the figures: a report must not flatter."""

from collections.abc import Iterator
from decimal import Decimal

from planloom.model.shared import Measure, Objective
from planloom.problems import Code, Level, Phrase, Problem, Related
from planloom.rules.fold import as_one
from planloom.rules.places import value_of
from planloom.rules.rule import Plans, rule
from planloom.rules.shares import percent
from planloom.rules.words import called

STATED = Code(
    "K103",
    Level.WARNING,
    title=Phrase(
        "A stated progress or status is not what the figures say", "Podany postęp lub status nie zgadza się z liczbami"
    ),
    message=Phrase(
        "{object} states a progress of {found}; from its figures it is {expected}",
        "{object} podaje postęp {found}, a z liczb wynika {expected}",
    ),
    label=Phrase("{expected} by the figures", "z liczb {expected}"),
    why=Phrase(
        "Readers trust the colour and do not calculate; a report that flatters hides the problem until it is late.",
        "Czytelnik ufa kolorowi i nie liczy; upiększony raport ukrywa problem, aż jest za późno.",
    ),
    help=Phrase(
        "leave `stated_progress:` out or set it to {expected}, or bring the figures up to date",
        "usuń `stated_progress:` lub ustaw {expected} albo zaktualizuj liczby",
    ),
    bad="""\
# plans/strategy/plan.yml
kind: strategy
measures:
  - id: customers
    title: Customers
    owner: anna
    unit: customers
    direction: increase
    frequency: yearly
    baseline: {2025: 100}
    targets: {2027: 200}
    actuals: {2026: 130}
    stated_progress: 60%
""",
    good="""\
# plans/strategy/plan.yml
kind: strategy
measures:
  - id: customers
    title: Customers
    owner: anna
    unit: customers
    direction: increase
    frequency: yearly
    baseline: {2025: 100}
    targets: {2027: 200}
    actuals: {2026: 130}
    stated_progress: 30%
""",
)
STATUS = STATED.worded(
    Phrase(
        "{object} is said to be {found}, but is {expected} by its figures",
        "{object}: podany status to „{found}”, a z liczb wynika „{expected}”",
    ),
    label=Phrase("{expected} by the figures", "z liczb „{expected}”"),
    help=Phrase(
        "leave `status:` out, mend it, or bring the figures up to date",
        "usuń lub popraw `status:` albo zaktualizuj liczby",
    ),
)
WORSE_STATUS = STATUS.worded(STATUS.message, label=STATUS.label, help=STATUS.help, level=Level.INFO)
OBJECTIVE_STATUS = STATUS.worded(
    Phrase(
        "{object} is said to be {found}, but {measure} is {expected} by its figures",
        "{object}: podany status to „{found}”, a z liczb wynika „{expected}” ({measure})",
    ),
    label=Phrase("a measure is {expected}", "miernik: „{expected}”"),
    help=Phrase(
        "mend `status:`, or say in the text why it will still be reached",
        "popraw `status:` albo wyjaśnij w opisie, dlaczego cel mimo to zostanie osiągnięty",
    ),
)
STATUS_NAMES = {
    "done": Phrase("done", "zakończone"),
    "on_track": Phrase("on track", "zgodnie z planem"),
    "at_risk": Phrase("at risk", "zagrożone"),
    "off_track": Phrase("off track", "poza planem"),
}
BEST_FIRST = tuple(STATUS_NAMES)
PERCENT = Decimal("0.01")


@rule(STATED)
def stated_is_calculated(plans: Plans) -> Iterator[Problem]:
    """Stated progress equals the calculated one to a percentage point; a stated status equals its own.

    Somebody who states less than the figures say may know more than they do: that is noted, not blamed.
    An objective may judge its measures, but is not on track while one of them is off track.
    """
    for measure in plans.of(Measure):
        figures = plans.figures.measure(measure)
        if measure.stated_progress is not None and figures.progress is not None:
            if abs(measure.stated_progress - figures.progress) > PERCENT:
                yield plans.finding(
                    STATED,
                    measure,
                    "stated_progress",
                    related=_last_actual(measure),
                    object=called(measure),
                    found=percent(measure.stated_progress),
                    expected=percent(figures.progress),
                )
        elif measure.status in STATUS_NAMES and figures.status and measure.status != figures.status:
            better = BEST_FIRST.index(measure.status) < BEST_FIRST.index(figures.status)
            yield plans.finding(
                STATUS if better else WORSE_STATUS,
                measure,
                "status",
                related=_last_actual(measure),
                object=called(measure),
                found=STATUS_NAMES[measure.status],
                expected=STATUS_NAMES[figures.status],
            )
    for objective in plans.of(Objective):
        if objective.status in ("done", "on_track"):
            yield from as_one(_off_track(objective, plans))


def _last_actual(measure: Measure) -> list[Related]:
    if not measure.actuals:
        return []
    last = max(measure.actuals, key=lambda period: period.end)
    return [Related(value_of(measure, "actuals", last), Phrase("the last actual", "ostatnia wartość rzeczywista"))]


def _off_track(objective: Objective, plans: Plans) -> Iterator[Problem]:
    for measure in plans.figures.measures_of(objective):
        if plans.figures.measure(measure).status == "off_track" and objective.status in STATUS_NAMES:
            yield plans.finding(
                OBJECTIVE_STATUS,
                objective,
                "status",
                related=_last_actual(measure),
                object=called(objective),
                measure=called(measure),
                found=STATUS_NAMES[objective.status],
                expected=STATUS_NAMES["off_track"],
            )
