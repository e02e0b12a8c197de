"""Progress and status as stated (K103), held against the figures: a report must not flatter."""

from collections.abc import Iterator
from decimal import Decimal

from planloom.figures.figure import Figure
from planloom.figures.measure.figures import MeasureFigures
from planloom.i18n import wording
from planloom.model.shared import Measure, Objective
from planloom.problems import Code, Level, Phrase, Problem, Related
from planloom.rules.fixes import following
from planloom.rules.fold import as_one
from planloom.rules.related import operands
from planloom.rules.rule import Plans, rule
from planloom.rules.shares import percent
from planloom.rules.words import called
from planloom.values import rounded
from planloom.values.rounding import places_apart, trimmed

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
STATED_SCORE = STATED.worded(
    Phrase(
        "{object} states a score of {found}; from its figures it is {expected}",
        "{object} podaje ocenę {found}, a z liczb wynika {expected}",
    ),
    label=STATED.label,
    help=Phrase("leave `score:` out, or bring the figures up to date", "usuń `score:` albo zaktualizuj liczby"),
)
FORECAST = STATED.worded(
    Phrase(
        "{object} is said to be {found}, but its forecast for {period} is {forecast} and the target {expected}",
        "{object}: podany status to „{found}”, a prognoza na {period} to {forecast} przy wartości docelowej {expected}",
    ),
    label=Phrase("the forecast misses the target", "prognoza nie sięga celu"),
    help=Phrase("mend `status:` or the forecast", "popraw `status:` albo prognozę"),
    level=Level.INFO,
)
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
BEST_FIRST = ("done", "on_track", "at_risk", "off_track")
PERCENT = Decimal("0.01")
SCORE = Decimal("0.05")
"""Scores are given in tenths."""


@rule(STATED)
def stated_is_calculated(plans: Plans) -> Iterator[Problem]:
    """Stated progress equals the calculated one to a percentage point; a stated status equals its own.

    A stated score equals progress, from 0 to 1, to half a tenth. A stated forecast that misses the target is noted
    beside a status that says all is well.

    Somebody who states less than the figures say may know more than they do: that is noted, not blamed.
    An objective may judge its measures, but is not on track while one of them is off track.
    """
    for measure in plans.of(Measure):
        figures = plans.figures.measure(measure)
        if measure.stated_progress is not None:
            yield from _stated_share(measure, "stated_progress", figures.progress, plans)
        if measure.score is not None:
            yield from _stated_share(measure, "score", plans.figures.score_of(measure), plans)
        if measure.stated_progress is None and measure.status in BEST_FIRST and figures.status:
            yield from _stated_status(measure, measure.status, figures, plans)
        yield from _against_forecast(measure, figures, plans)
    for objective in plans.of(Objective):
        if objective.status in ("done", "on_track"):
            yield from as_one(_off_track(objective, plans))


def _stated_share(measure: Measure, field: str, figure: Figure[Decimal], plans: Plans) -> Iterator[Problem]:
    stated: Decimal = getattr(measure, field)
    if figure.value is None or abs(stated - figure.value) <= (SCORE if field == "score" else PERCENT):
        return
    problem = plans.finding(
        STATED if field == "stated_progress" else STATED_SCORE,
        measure,
        field,
        related=_results(figure),
        object=called(measure),
        found=percent(stated) if field == "stated_progress" else trimmed(rounded(stated, 2)),
        expected=percent(figure.value) if field == "stated_progress" else trimmed(rounded(figure.value, 2)),
    )
    yield following(problem, plans, stated, rounded(figure.value, 2))


def _stated_status(measure: Measure, stated: str, figures: MeasureFigures, plans: Plans) -> Iterator[Problem]:
    found = figures.status
    if found is None or stated == found:
        return
    better = BEST_FIRST.index(stated) < BEST_FIRST.index(found)
    yield plans.finding(
        STATUS if better else WORSE_STATUS,
        measure,
        "status",
        related=_results(figures.actual),
        object=called(measure),
        found=wording(stated),
        expected=wording(found),
    )


def _against_forecast(measure: Measure, figures: MeasureFigures, plans: Plans) -> Iterator[Problem]:
    """Tell of an owner who expects to miss the target, and says that all is well."""
    if measure.status not in ("on_track", "done"):
        return
    ahead = figures.outlook
    if ahead is None or ahead.kind != "forecast" or not ahead.missed:
        return
    yield plans.finding(
        FORECAST,
        measure,
        "status",
        related=operands(ahead.value, label=Phrase("the forecast", "prognoza")),
        object=called(measure),
        found=wording(measure.status),
        period=ahead.period,
        expected=_readable(ahead.target),
        forecast=_readable(ahead.value),
    )


def _readable(figure: Figure[Decimal]) -> Decimal | None:
    """Return a value with as many digits as one reads; a quotient may have no end."""
    return None if figure.value is None else trimmed(rounded(figure.value, places_apart([figure.value], 1)))


def _results(figure: Figure[Decimal]) -> list[Related]:
    return operands(figure, label=Phrase("what it is calculated from", "z tego obliczono"))


def _off_track(objective: Objective, plans: Plans) -> Iterator[Problem]:
    for measure in plans.figures.counted_measures_of(objective):
        if plans.figures.measure(measure).status == "off_track" and objective.status in BEST_FIRST:
            yield plans.finding(
                OBJECTIVE_STATUS,
                objective,
                "status",
                related=_results(plans.figures.measure(measure).actual),
                object=called(objective),
                measure=called(measure),
                found=wording(objective.status),
                expected=wording("off_track"),
            )
