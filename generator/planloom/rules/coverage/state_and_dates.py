"""State of work (C122): a status that its dates, its milestones or the plan around it do not bear out."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from planloom.figures.freshness import is_finished
from planloom.i18n import wording
from planloom.model import Item, Plan
from planloom.model.relations import SUPPORTS
from planloom.model.shared import FundingSource, Initiative, Objective
from planloom.problems import Code, Level, Phrase, Problem, Related
from planloom.rules.fold import as_one
from planloom.rules.moments import moments
from planloom.rules.rule import Plans, rule
from planloom.rules.shares import percent
from planloom.rules.words import called

OVERDUE = Code(
    "C122",
    Level.WARNING,
    title=Phrase("A status that the dates contradict", "Status, któremu przeczą daty"),
    message=Phrase(
        "{object} is said to be {status}, but was to end on {end} and is not done",
        "{object}: status „{status}”, choć koniec miał nastąpić {end}, a zakończenia brak",
    ),
    label=Phrase("{days} days ago", "dni temu: {days}"),
    why=Phrase(
        "A status that nobody has looked at since a date went by tells readers that all is well when it is not known.",
        "Status, do którego nikt nie zajrzał po upływie terminu, mówi, że wszystko idzie dobrze, choć tego nie wiadomo.",
    ),
    help=Phrase(
        "write `status: done`, or a later end, or a status that says what holds it up",
        "wpisz `status: done`, późniejszy koniec albo status, który mówi, co przeszkadza",
    ),
    bad="""\
# plans/sales/plan.yml
kind: sales
initiatives:
  - {id: crm, title: CRM, start: 2026-03-01, end: 2026-10-31, status: on_track}
""",
    good="""\
# plans/sales/plan.yml
kind: sales
initiatives:
  - {id: crm, title: CRM, start: 2026-03-01, end: 2027-02-28, status: on_track}
""",
)
LATE = OVERDUE.worded(
    Phrase(
        "{object} is said not to have started, but was to start on {start}",
        "{object}: status „nie rozpoczęto”, choć początek miał nastąpić {start}",
    ),
    label=OVERDUE.label,
    help=Phrase(
        "write a later start, or a status that says how it stands", "wpisz późniejszy początek albo inny status"
    ),
)
MILESTONE = OVERDUE.worded(
    Phrase(
        "{object} is said to be on track, but its milestone {milestone} was due on {end} and is not done",
        "{object}: status „zgodnie z planem”, choć kamień milowy {milestone} przypadał {end}, a nie został osiągnięty",
    ),
    label=OVERDUE.label,
    help=Phrase(
        "write `done:` with its day, a later date, or another status of the work",
        "wpisz `done:` z datą, późniejszy termin albo inny status prac",
    ),
)
SUPERSEDED = OVERDUE.worded(
    Phrase(
        "{object} is said to be {status}, but {plan} has been superseded",
        "{object}: status „{status}”, choć zastąpiono już {plan}",
    ),
    label=Phrase("goes on", "trwa"),
    help=Phrase(
        "move it to the plan that took its place, or say that it is done or cancelled",
        "przenieś to do planu, który go zastąpił, albo zapisz, że jest zakończone lub anulowane",
    ),
)
SERVES_SUPERSEDED = OVERDUE.worded(
    Phrase(
        "{object} serves nothing but {other}, and {plan} has been superseded",
        "{object} wspiera tylko to: {other}, a {plan} został zastąpiony",
    ),
    label=Phrase("of a plan that no longer holds", "z planu, który już nie obowiązuje"),
    help=Phrase("let it serve an objective of the plan that holds", "niech wspiera cel planu, który obowiązuje"),
)
ALL_STOPPED = OVERDUE.worded(
    Phrase(
        "{object} is said to be on track, but all work that serves it is cancelled",
        "{object}: status „zgodnie z planem”, choć wszystkie prace, które go wspierają, anulowano",
    ),
    label=Phrase("who does it?", "kto to robi?"),
    help=Phrase(
        "add work that serves it, or correct the status", "dodaj prace, które go wspierają, albo popraw status"
    ),
)
UNMEASURED = OVERDUE.worded(
    Phrase(
        "{object} is said to be on track, but all of its measures are cancelled",
        "{object}: status „zgodnie z planem”, choć wszystkie mierniki anulowano",
    ),
    label=Phrase("by what?", "skąd to wiadomo?"),
    help=Phrase("add a measure that holds, or correct the status", "dodaj obowiązujący miernik albo popraw status"),
)
BEHIND = OVERDUE.worded(
    Phrase(
        "{object} is said to be on track at {found}, but {expected} of its time is over",
        "{object}: status „zgodnie z planem” przy postępie {found}, choć minęło już {expected} czasu",
    ),
    label=Phrase("{found} done", "wykonano {found}"),
    help=Phrase("correct the progress, the dates or the status", "popraw postęp, daty albo status"),
)
NOT_APPROVED = OVERDUE.worded(
    Phrase(
        "{object} is a {state}, but was approved on {date}",
        "{object}: stan „{state}”, choć data zatwierdzenia to {date}",
    ),
    label=Phrase("approved on {date}", "zatwierdzono {date}"),
    help=Phrase("write `state: approved`, or take the date away", "wpisz `state: approved` albo usuń datę"),
)
EARLY = OVERDUE.worded(
    Phrase(
        "{object} is said to be done, but runs until {end}, and most of its time is to come",
        "{object}: status „zakończono”, choć koniec dopiero {end}, a większość czasu jeszcze przed nami",
    ),
    label=Phrase("until {end}", "do {end}"),
    help=Phrase("write the day on which it ended, or another status", "podaj dzień zakończenia albo inny status"),
)
NOT_COME = OVERDUE.worded(
    Phrase(
        "{object} is said to be {status}, but was to be there by {end}",
        "{object}: stan „{status}”, choć środki miały być do {end}",
    ),
    label=OVERDUE.label,
    help=Phrase("write `state: received`, or the day on which it will come", "wpisz `state: received` albo nową datę"),
)
_STATES = {"draft": Phrase("draft", "szkic"), "proposed": Phrase("proposal", "propozycja")}
_GOES_ON = frozenset({"not_started", "on_track", "at_risk", "off_track"})
FAR_BEHIND = Decimal("0.5")
"""Work does not advance evenly; half of its time behind, it is not on track."""
GRACE = dt.timedelta(days=31)
"""So long work may be late before its status is called untrue: it is looked at once a month."""


@rule(OVERDUE)
def status_agrees_with_dates(plans: Plans) -> Iterator[Problem]:
    """What is on track has not ended, nor missed a milestone; what is not started need not have been by now.

    A month late is still no contradiction, but half of the time behind is. Nothing goes on in a plan that has been superseded, or serves such a plan
    alone; an objective is not on track when all work for it, or all it is measured by, is cancelled; what has been approved is no draft.
    Money that was to be there has been received, and work is not done in the first half of its time.
    """
    for plan in plans.portfolio.plans:
        yield from _approved(plan, plans)
        if plan.state == "superseded":
            yield from as_one(_goes_on(plan, plans))
    yield from _money_to_come(plans)
    for item in plans.with_role("work", "aim"):
        if isinstance(item, Objective):
            yield from _all_stopped(item, plans)
            yield from _unmeasured(item, plans)
        elif not is_finished(item):
            yield from _of_work(item, plans)
        elif item.status == "done":
            yield from _early(item, plans)
        yield from _serves_superseded(item, plans)


def _of_work(item: Item, plans: Plans) -> Iterator[Problem]:
    """Yield the first of what the dates of a piece of work say against its status."""
    known, limit = moments(item), plans.today - GRACE
    if item.status in ("on_track", "not_started") and known.latest_end and known.latest_end < limit:
        yield _at_date(OVERDUE, item, known.end_field, known.latest_end, plans)
    elif item.status == "not_started" and known.latest_start and known.latest_start < limit:
        yield _at_date(LATE, item, known.start_field, known.latest_start, plans)
    elif item.status == "on_track" and isinstance(item, Initiative):
        yield from as_one([*_behind(item, plans), *_milestones(item, plans)])


def _early(item: Item, plans: Plans) -> Iterator[Problem]:
    """Yield work that is done in the first half of its time."""
    known = moments(item)
    start, end = known.earliest_start, known.latest_end
    if start is None or end is None or start > plans.today or end < plans.today + GRACE:
        return
    if (plans.today - start) < (end - start) * float(FAR_BEHIND):
        yield _at_date(EARLY, item, known.end_field, end, plans)


def _money_to_come(plans: Plans) -> Iterator[Problem]:
    for source in plans.of(FundingSource):
        if source.date is not None and source.state != "received" and source.date.end < plans.today - GRACE:
            yield plans.finding(
                NOT_COME,
                source,
                "state" if source.has("state") else "date",
                related=[Related(source.span("date"), Phrase("the date", "data"))],
                object=called(source),
                status=wording(source.state),
                end=source.date.end,
                days=(plans.today - source.date.end).days,
            )


def _at_date(code: Code, item: Item, field: str, day: dt.date, plans: Plans) -> Problem:
    return plans.finding(
        code,
        item,
        "status",
        related=[Related(item.span(field), Phrase("the date", "data"))],
        object=called(item),
        status=wording(item.status or ""),
        end=day,
        start=day,
        days=(plans.today - day).days,
    )


def _behind(item: Initiative, plans: Plans) -> Iterator[Problem]:
    known = moments(item)
    if item.progress is None or known.latest_start is None or known.earliest_end is None:
        return
    length = (known.earliest_end - known.latest_start).days
    over = Decimal((plans.today - known.latest_start).days) / length if length > 0 else Decimal(0)
    if over - item.progress >= FAR_BEHIND:
        yield plans.finding(
            BEHIND,
            item,
            "progress",
            related=[Related(item.span("status"), Phrase("the status", "status"))],
            object=called(item),
            found=percent(item.progress, 0),
            expected=percent(min(over, Decimal(1)), 0),
        )


def _milestones(item: Initiative, plans: Plans) -> Iterator[Problem]:
    for milestone in item.milestones:
        if is_finished(milestone) or milestone.date.end >= plans.today - GRACE:
            continue
        yield plans.finding(
            MILESTONE,
            milestone,
            "date",
            related=[Related(item.span("status"), Phrase("the status", "status"))],
            object=called(item),
            milestone=Phrase(f"“{milestone.title.in_('en')}”", f"„{milestone.title.in_('pl')}”"),
            end=milestone.date.end,
            days=(plans.today - milestone.date.end).days,
        )


def _goes_on(plan: Plan, plans: Plans) -> Iterator[Problem]:
    for item in plans.with_role("work", "aim"):
        if plans.plan_of(item) is plan and item.status in _GOES_ON and not is_finished(item):
            yield plans.finding(
                SUPERSEDED,
                item,
                "status",
                related=[Related(plan.span("state"), Phrase("superseded", "zastąpiony"))],
                object=called(item),
                status=wording(item.status or ""),
                plan=called(plan),
            )


def _serves_superseded(item: Item, plans: Plans) -> Iterator[Problem]:
    served = plans.graph.out(item, SUPPORTS)
    around = [plans.plan_of(edge.target) for edge in served]
    here = plans.plan_of(item)
    if item.status not in _GOES_ON or here is None or here.state == "superseded" or not served:
        return
    if all(plan is not None and plan.state == "superseded" for plan in around) and (first := around[0]) is not None:
        yield plans.finding(
            SERVES_SUPERSEDED,
            item,
            at=served[0].span,
            related=[Related(first.span("state"), Phrase("superseded", "zastąpiony"))],
            object=called(item),
            other=called(served[0].target),
            plan=called(first),
        )


def _all_stopped(objective: Objective, plans: Plans) -> Iterator[Problem]:
    workers = [edge.source for edge in plans.graph.back(objective, SUPPORTS)]
    if objective.status == "on_track" and workers and all(one.status == "cancelled" for one in workers):
        if plans.figures.counted_measures_of(objective):
            return
        yield plans.finding(
            ALL_STOPPED,
            objective,
            "status",
            related=[Related(workers[0].span("status"), Phrase("cancelled", "anulowane"))],
            object=called(objective),
        )


def _unmeasured(objective: Objective, plans: Plans) -> Iterator[Problem]:
    """Yield that an objective is on track by nothing but measures that are cancelled."""
    measures = objective.measures
    if objective.status == "on_track" and measures and all(one.status == "cancelled" for one in measures):
        yield plans.finding(
            UNMEASURED,
            objective,
            "status",
            related=[Related(measures[0].span("status"), Phrase("cancelled", "anulowany"))],
            object=called(objective),
        )


def _approved(plan: Plan, plans: Plans) -> Iterator[Problem]:
    if plan.approved_on is not None and plan.state in _STATES and plan.has("state"):
        yield plans.finding(
            NOT_APPROVED,
            plan,
            "state",
            related=[Related(plan.span("approved_on"), Phrase("approved", "zatwierdzony"))],
            object=called(plan),
            state=_STATES[plan.state],
            date=plan.approved_on,
        )
