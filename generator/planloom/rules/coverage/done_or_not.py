"""Done or not (C117): what is said to be done while its milestones, measures or progress say otherwise."""

from collections.abc import Iterator
from decimal import Decimal

from planloom.i18n import wording
from planloom.model import Item, Plan
from planloom.model.relations import DEPENDS_ON, SUPPORTS
from planloom.model.restructuring import Deal
from planloom.model.shared import Initiative, Objective
from planloom.problems import Code, Level, Phrase, Problem, Related, Span
from planloom.rules.rule import Plans, rule
from planloom.rules.shares import percent
from planloom.rules.words import called

NOT_DONE = Code(
    "C117",
    Level.WARNING,
    title=Phrase("A status that the work contradicts", "Status niezgodny ze stanem prac"),
    message=Phrase(
        "{object} is done, but {other} is not", "{object}: status „zakończono”, a nie zakończono jeszcze: {other}"
    ),
    label=Phrase("done", "zakończono"),
    why=Phrase(
        "Readers take what is done for done and look no further; others build upon it.",
        "Co zakończone, tego czytelnik już nie sprawdza, a inni na tym budują.",
    ),
    help=Phrase("correct the status, or say that {other} is done", "popraw status albo zapisz zakończenie: {other}"),
    bad="""\
# plans/sales/plan.yml
kind: sales
initiatives:
  - id: crm
    title: CRM
    start: 2026-03-01
    end: 2026-11-30
    status: done
    milestones: [{title: Data moved, date: 2026-10-30}]
""",
    good="""\
# plans/sales/plan.yml
kind: sales
initiatives:
  - id: crm
    title: CRM
    start: 2026-03-01
    end: 2026-11-30
    status: done
    milestones: [{title: Data moved, date: 2026-10-30, done: true}]
""",
)
HALF_WAY = NOT_DONE.worded(
    Phrase(
        "{object} is done, but {other} has come {progress} of the way",
        "{object}: zakończono, a {other}: {progress} drogi do celu",
    ),
    label=NOT_DONE.label,
    help=Phrase("correct the status or the figures", "popraw status albo liczby"),
)
UNFINISHED = NOT_DONE.worded(
    Phrase("{object} is done with a progress of {progress}", "{object}: zakończono przy postępie {progress}"),
    label=Phrase("{progress}", "{progress}"),
    help=Phrase("write `progress: 100%`, or another status", "wpisz `progress: 100%` albo inny status"),
)
BEGUN = NOT_DONE.worded(
    Phrase(
        "{object} is not started with a progress of {progress}",
        "{object}: status „nie rozpoczęto” przy postępie {progress}",
    ),
    label=Phrase("{progress}", "{progress}"),
    help=Phrase("write `status: on_track`, or take the progress back", "wpisz `status: on_track` albo usuń postęp"),
)
NO_RESULT = NOT_DONE.worded(
    Phrase("{object} is done, but {other} has no result", "{object}: zakończono, a {other} nie ma żadnego wyniku"),
    label=NOT_DONE.label,
    help=Phrase("add what was measured, or correct the status", "dodaj wynik pomiaru albo popraw status"),
)
COMES = NOT_DONE.worded(
    Phrase("{object} is done, but {other} comes on {date} only", "{object}: zakończono, a {other} dopiero {date}"),
    label=NOT_DONE.label,
    help=Phrase("correct the status or the date", "popraw status albo datę"),
)
GOES_ON = NOT_DONE.worded(
    Phrase("{object} is said to be {status}, but {other} goes on", "{object}: status „{status}”, a {other} trwa"),
    label=Phrase("{status}", "{status}"),
    help=Phrase("correct the status of one of them", "popraw status jednego z nich"),
)
_GOING_ON = ("on_track", "at_risk", "off_track")
_ENOUGH = Decimal("0.9")
"""A measure that has come so far may count as reached for the purposes of whoever called the objective done."""


@rule(NOT_DONE)
def what_is_done_is_done(plans: Plans) -> Iterator[Problem]:
    """What is done has reached its milestones, phases, measures and a progress of 100%, and waited for nothing undone.

    In a plan that is over or stopped no work goes on.
    """
    for plan in plans.portfolio.plans:
        yield from _plan(plan, plans)
    for item in plans.with_role("work", "aim"):
        if isinstance(item, Initiative) and item.progress is not None:
            yield from _progress(item, item.progress, plans)
        finished = item.status == "done" or (isinstance(item, Initiative) and item.progress == 1)
        if not finished or item.status == "cancelled":
            continue
        for edge in plans.graph.out(item, DEPENDS_ON):
            other = edge.target
            if other.is_a("work") and other.status not in (None, "done", "no_status"):
                yield _finding(item, other, other.span("status"), plans, at=edge.span)
        for milestone in item.milestones if isinstance(item, Initiative) else ():
            if not milestone.done and milestone.status not in ("cancelled", "done"):
                yield _finding(item, milestone, milestone.span(), plans, at=_where_done(item))
        if isinstance(item, Deal):
            yield from _phases(item, plans)
        if isinstance(item, Objective):
            yield from _measures(item, plans)
            yield from _work(item, plans)


def _plan(plan: Plan, plans: Plans) -> Iterator[Problem]:
    """Yield the first piece of work that goes on in a plan which is over or stopped."""
    if plan.status not in ("done", "cancelled", "paused"):
        return
    inside = (item for item in plans.with_role("work") if plans.plan_of(item) is plan)
    for item in (one for one in inside if one.status in _GOING_ON):
        yield plans.finding(
            GOES_ON,
            plan,
            "status",
            related=[Related(item.span("status"), Phrase("goes on", "trwa"))],
            object=called(plan),
            other=called(item),
            status=wording(plan.status),
        )
        return


def _phases(deal: Deal, plans: Plans) -> Iterator[Problem]:
    """Yield the first phase of a deal that is yet to come."""
    for phase in deal.phases:
        if phase.date.start > plans.today:
            yield plans.finding(
                COMES,
                deal,
                "status",
                related=[Related(phase.span("date"), Phrase("to come", "przed nami"))],
                object=called(deal),
                other=wording(phase.phase),
                date=phase.date,
            )
            return


def _progress(item: Initiative, progress: Decimal, plans: Plans) -> Iterator[Problem]:
    if item.status == "done" and progress < 1:
        yield plans.finding(UNFINISHED, item, "progress", object=called(item), progress=percent(progress))
    elif item.status == "not_started" and progress > 0:
        yield plans.finding(BEGUN, item, "progress", object=called(item), progress=percent(progress))


def _where_done(item: Item) -> Span:
    return item.span("status" if item.status == "done" else "progress")


def _work(objective: Objective, plans: Plans) -> Iterator[Problem]:
    """Yield the first piece of work that serves the objective alone and goes on."""
    for edge in plans.graph.back(objective, SUPPORTS):
        alone = len(plans.graph.out(edge.source, SUPPORTS)) == 1
        if alone and edge.source.is_a("work") and edge.source.status in _GOING_ON:
            yield _finding(objective, edge.source, edge.source.span("status"), plans)
            return


def _measures(objective: Objective, plans: Plans) -> Iterator[Problem]:
    for measure in plans.figures.counted_measures_of(objective):
        way = plans.figures.measure(measure).final_way
        if measure.targets and not (measure.actuals or measure.check_ins or measure.done or measure.stated_progress):
            place = Related(measure.span("targets"), Phrase("to be reached", "do osiągnięcia"))
            yield plans.finding(
                NO_RESULT, objective, "status", related=[place], object=called(objective), other=called(measure)
            )
            continue
        if way.value is None:  # the year of the last target is yet to come
            way = plans.figures.measure(measure).progress
        if way.exact and way.value is not None and way.value < _ENOUGH:
            yield plans.finding(
                HALF_WAY,
                objective,
                "status",
                related=[Related(measure.span("actuals"), Phrase("the results", "wyniki"))],
                object=called(objective),
                other=called(measure),
                progress=percent(way.value, 0),
            )


def _finding(item: Item, other: Item, place: Span, plans: Plans, at: Span | None = None) -> Problem:
    return plans.finding(
        NOT_DONE,
        item,
        "status",
        at=at,
        related=[Related(place, Phrase("not done", "nie zakończono"))],
        object=called(item),
        other=called(other),
    )
