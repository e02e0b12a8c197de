"""Owners (P108): people, teams and units that will be gone while what they answer for goes on."""

import datetime as dt
from collections.abc import Iterator

from planloom.links import Edge
from planloom.model import Item
from planloom.model.organisation import Person
from planloom.model.relations import (
    ACCOUNTABLE,
    ATTENDED_BY,
    DONE_BY,
    HEADED_BY,
    LED_BY,
    OWNED_BY,
    RESPONSIBLE,
)
from planloom.model.restructuring import OrgUnit
from planloom.model.shared import Measure, Raci, Risk, Team
from planloom.problems import Code, Level, Phrase, Problem, Related
from planloom.rules.endings import Ending, ending
from planloom.rules.fold import as_one
from planloom.rules.moments import moments
from planloom.rules.people.membership import membership, unit_of
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called

GONE = Code(
    "P108",
    Level.WARNING,
    title=Phrase("Somebody answers for it who will be gone", "Odpowiada za to ktoś, kogo już nie będzie"),
    message=Phrase(
        "{object} goes on until {end} with {owner}, but {unit} is gone from {date}",
        "{object} trwa do {end}, odpowiada {owner}, a od {date} nie istnieje już {unit}",
    ),
    label=Phrase("gone from {date}", "nie istnieje od {date}"),
    why=Phrase(
        "Work whose owner leaves with a unit that is closed is finished by nobody, unless it is handed over in time.",
        "Pracy, której właściciel odchodzi wraz z zamykaną jednostką, nikt nie dokończy, jeśli nie przekaże się jej na czas.",
    ),
    help=Phrase(
        "name somebody who stays, or give {owner} the unit of the structure after",
        "wskaż kogoś, kto zostaje, albo podaj jednostkę po zmianie ({owner})",
    ),
    bad="""\
# plans/restructuring/plan.yml
kind: restructuring
org_units:
  - {id: north, title: Sales North, state: before}
unit_changes:
  - {change: close, from: north, date: 2027-06-30}
initiatives:
  - {id: crm, title: CRM, owner: north, start: 2027-01-01, end: 2027-12-31}
""",
    good="""\
# plans/restructuring/plan.yml
kind: restructuring
org_units:
  - {id: north, title: Sales North, state: before}
unit_changes:
  - {change: close, from: north, date: 2027-06-30}
initiatives:
  - {id: crm, title: CRM, owner: north, start: 2027-01-01, end: 2027-06-30}
""",
)
_ANSWERING = (OWNED_BY, LED_BY, HEADED_BY, RESPONSIBLE, ACCOUNTABLE, ATTENDED_BY, DONE_BY)


@rule(GONE)
def owners_remain(plans: Plans) -> Iterator[Problem]:
    """Whoever owns, heads, leads or attends something is part of the organisation until it is over.

    A unit goes when a change closes it or turns it into others; a team or person goes with its unit. What has no end
    of its own lasts as long as its plan; what is done or cancelled no longer asks for anybody. One finding for
    each unit that goes.
    """
    found: dict[int, tuple[Ending, list[Problem]]] = {}
    for holder in (*plans.of(OrgUnit), *plans.of(Team), *plans.of(Person)):
        unit = holder if isinstance(holder, OrgUnit) else unit_of(holder, plans)
        end = ending(unit, plans) if unit is not None else None
        if unit is None or end is None or end.day is None or end.closer is plans.plan_of(unit):
            continue
        for edge in plans.graph.back(holder, *_ANSWERING):
            late = _lasts(edge.source, plans)
            if late is not None and late > end.day and _asks_for_somebody(edge.source):
                problem = _finding(edge, holder, unit, end, late, plans)
                found.setdefault(id(unit), (end, []))[1].append(problem)
    for _, problems in found.values():
        yield from as_one(sorted(problems, key=lambda problem: problem.span))


def _asks_for_somebody(item: Item) -> bool:
    return item.is_a("work", "aim", "event", "owner") or isinstance(item, Measure | Raci | Risk)


def _lasts(item: Item, plans: Plans) -> dt.date | None:
    """Return the last day on which something certainly goes on; None for what is over or says nothing."""
    if item.status in ("done", "cancelled") or (isinstance(item, OrgUnit) and ending(item, plans) is not None):
        return None
    plan = plans.plan_of(item)
    return moments(item).earliest_end or (moments(plan).earliest_end if plan is not None else None)


def _finding(edge: Edge, holder: Item, unit: OrgUnit, end: Ending, late: dt.date, plans: Plans) -> Problem:
    return plans.finding(
        GONE,
        edge.source,
        at=edge.span,
        related=[Related(end.place, Phrase("it ends here", "tutaj się kończy")), *membership(holder)],
        object=called(edge.source),
        owner=called(holder),
        unit=called(unit),
        end=late,
        date=(end.day or late) + dt.timedelta(days=1),
    )
