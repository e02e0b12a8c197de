"""Notices in collective redundancies (R102): consultation first, then the labour office, then thirty days."""

import datetime as dt
from collections.abc import Iterator

from planloom.model import Plan
from planloom.model.relations import CONSULTED_ON
from planloom.model.restructuring import Consultation, Deal, Redundancy, Workforce
from planloom.problems import Code, Level, Phrase, Problem, Related
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called, plan_called

DAYS = 30
"""Days from telling the labour office until contracts may end (Act of 13 March 2003, art. 6)."""

TOO_EARLY = Code(
    "R102",
    Level.WARNING,
    title=Phrase("Notices too early under the law", "Wypowiedzenia wcześniej, niż pozwala prawo"),
    message=Phrase(
        "people of {object} are given notice on {date}; days since the labour office is told: {days}, not {needed}",
        "{object}: wypowiedzenia {date}; dni od zawiadomienia urzędu pracy: {days}, a nie {needed}",
    ),
    label=Phrase("the labour office is told on {told}", "urząd pracy zawiadomiony {told}"),
    why=Phrase(
        "In a collective redundancy employees' representatives are consulted first, then the labour office is told, and"
        " no contract ends within thirty days of that. Notices given too early can be contested in court. Not legal advice.",
        "W zwolnieniu grupowym najpierw konsultuje się je z przedstawicielami pracowników, potem zawiadamia urząd pracy,"
        " a przez trzydzieści dni od zawiadomienia nie rozwiązuje się umów. Wcześniejsze wypowiedzenia można zaskarżyć. To nie porada"
        " prawna.",
    ),
    help=Phrase(
        "tell the labour office by {latest}, or give notice later",
        "zawiadom urząd pracy do {latest} albo wypowiedz umowy później",
    ),
    bad="""\
# plans/restructuring/plan.yml
kind: restructuring
workforce:
  - {before_fte: 100, leavers: 8, after_fte: 92, redundancies: [{date: 2027-06-30, number: 8}]}
consultation:
  - {id: talks, title: Talks with the unions, start: 2027-05-04, end: 2027-05-21, notified: 2027-06-15}
""",
    good="""\
# plans/restructuring/plan.yml
kind: restructuring
workforce:
  - {before_fte: 100, leavers: 8, after_fte: 92, redundancies: [{date: 2027-06-30, number: 8}]}
consultation:
  - {id: talks, title: Talks with the unions, start: 2027-05-04, end: 2027-05-21, notified: 2027-05-24}
""",
)
AFTER = TOO_EARLY.worded(
    Phrase(
        "people of {object} are given notice on {date}, before the labour office is told on {told}",
        "{object}: wypowiedzenia {date}, a urząd pracy zostaje zawiadomiony dopiero {told}",
    ),
    label=TOO_EARLY.label,
    help=TOO_EARLY.help,
)
UNHEARD = TOO_EARLY.worded(
    Phrase(
        "people of {object} are given notice on {date}, before {consultation} is over on {end}",
        "{object}: wypowiedzenia {date}, zanim {end} skończą się {consultation}",
    ),
    label=Phrase("consultation until {end}", "konsultacje do {end}"),
    help=Phrase(
        "end the consultation by {date}, or give notice after {end}",
        "zakończ konsultacje do {date} albo wypowiedz umowy po {end}",
    ),
)
TRANSFER = TOO_EARLY.worded(
    Phrase(
        "{consultation} begins on {date}, {days} days before {deal} is closed on {closing}, not {needed}",
        "{consultation} zaczynają się {date}, dni do zamknięcia: {days}, a nie {needed} ({deal}, {closing})",
    ),
    label=Phrase("{days} days before the closing", "dni do zamknięcia: {days}"),
    help=Phrase(
        "begin by {latest}, or close the deal later; when a business changes hands, both employers inform thirty days before",
        "zacznij do {latest} albo zamknij transakcję później; przy przejściu zakładu obaj pracodawcy informują trzydzieści dni wcześniej",
    ),
)


@rule(TOO_EARLY)
def notices_follow_consultation_and_the_labour_office(plans: Plans) -> Iterator[Problem]:
    """No notice is given before the consultation is over, nor within thirty days of telling the labour office.

    Of several consultations one that leaves time enough will do, as nothing says which people each is about. Where the
    office is told twice, the second time counts. A consultation about a deal begins thirty days before it is closed.
    """
    for plan in plans.portfolio.plans:
        consultations = plan.each(Consultation)
        for consultation in consultations:
            yield from _before_the_closing(consultation, plans)
        first = min(_notices(plan, plans), key=lambda one: one.date.start, default=None)
        if first is None or not consultations:
            continue
        yield from _told(first, consultations, plans)
        yield from _consulted(first, consultations, plans)


def _before_the_closing(consultation: Consultation, plans: Plans) -> Iterator[Problem]:
    """Yield a consultation about a deal that begins less than thirty days before it is closed (Labour Code, art. 23¹)."""
    begins = consultation.start or consultation.period
    for edge in plans.graph.out(consultation, CONSULTED_ON) if begins is not None else ():
        phases = edge.target.phases if isinstance(edge.target, Deal) else ()
        closing = next((one for one in phases if one.phase == "closing" and one.date.days == 1), None)
        days = (closing.date.start - begins.start).days if closing and begins else DAYS
        if closing is not None and 0 <= days < DAYS:
            yield plans.finding(
                TRANSFER,
                consultation,
                "start" if consultation.start else "period",
                related=[Related(closing.span("date"), Phrase("the closing", "zamknięcie"))],
                consultation=called(consultation),
                deal=called(edge.target),
                date=begins,
                days=days,
                needed=DAYS,
                closing=closing.date.start,
                latest=closing.date.start - dt.timedelta(days=DAYS),
            )


def _notices(plan: Plan, plans: Plans) -> list[Redundancy]:
    return [one for one in plans.of(Redundancy) if one.basis == "notice" and one.number and plans.plan_of(one) is plan]


def _whose(notice: Redundancy, plans: Plans) -> Phrase:
    """Name the unit whose people are given notice, or the plan."""
    entry = plans.around(notice)
    unit = plans.graph.find(entry.unit) if isinstance(entry, Workforce) and entry.unit else None
    return called(unit) if unit is not None else plan_called(notice, plans)


def _told(first: Redundancy, consultations: tuple[Consultation, ...], plans: Plans) -> Iterator[Problem]:
    told = [(one, when) for one in consultations if (when := one.second_notice or one.notified) is not None]
    if not told:
        return
    consultation, when = min(told, key=lambda pair: pair[1])
    days = (first.date.end - when.start).days
    if days >= DAYS:
        return
    field = "second_notice" if consultation.second_notice is not None else "notified"
    yield plans.finding(
        TOO_EARLY if days >= 0 else AFTER,
        first,
        "date",
        related=[Related(consultation.span(field), Phrase("the labour office is told", "zawiadomienie urzędu pracy"))],
        object=_whose(first, plans),
        date=first.date,
        told=when,
        days=days,
        needed=DAYS,
        latest=first.date.start - dt.timedelta(days=DAYS),
    )


def _consulted(first: Redundancy, consultations: tuple[Consultation, ...], plans: Plans) -> Iterator[Problem]:
    ends = [(one, last) for one in consultations if (last := one.end or one.period or one.start) is not None]
    if not ends:
        return
    consultation, last = min(ends, key=lambda pair: pair[1].end)
    if last.start > first.date.end:
        yield plans.finding(
            UNHEARD,
            first,
            "date",
            related=[
                Related(
                    consultation.span("end" if consultation.end else "start"), Phrase("the consultation", "konsultacje")
                )
            ],
            object=_whose(first, plans),
            date=first.date,
            consultation=called(consultation),
            end=last.end,
        )
