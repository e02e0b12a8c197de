"""The end of a unit (D116): notices to its people, the deal that takes it away and the saving that closes it."""

import datetime as dt
from collections.abc import Iterator

from planloom.model.relations import CLOSES
from planloom.model.restructuring import CostMeasure, Deal, OrgUnit, UnitChange, Workforce
from planloom.problems import Code, Level, Phrase, Problem, Related
from planloom.rules.endings import Ending, ending
from planloom.rules.moments import moments
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called

NOTICE = Code(
    "D116",
    Level.WARNING,
    title=Phrase("The end of a unit and what comes with it", "Koniec jednostki i to, co się z nim wiąże"),
    message=Phrase(
        "people of {unit} are given notice on {date}, but it is gone by {day}",
        "{unit}: wypowiedzenia {date}, a koniec jednostki {day}",
    ),
    label=Phrase("gone by {day}", "koniec {day}"),
    why=Phrase(
        "Who works in a unit that no longer exists, who sells it before the sale is closed, and what saves its cost"
        " while it is still open? One of the two dates is wrong.",
        "Kto pracuje w jednostce, której już nie ma, kto oddaje ją przed zamknięciem transakcji i skąd oszczędność, skoro"
        " wciąż działa? Jedna z dwóch dat jest błędna.",
    ),
    help=Phrase(
        "give notice by {day}, or let the unit end later", "wypowiedz umowy do {day} albo przesuń koniec jednostki"
    ),
    bad="""\
# plans/restructuring/plan.yml
kind: restructuring
org_units:
  - {id: north, title: North, state: before, headcount: 9}
unit_changes:
  - {id: close-north, change: close, from: north, date: 2027-06-30}
workforce:
  - {unit: north, before_fte: 9, leavers: 9, after_fte: 0, redundancies: [{date: 2027-09-30, number: 5}]}
""",
    good="""\
# plans/restructuring/plan.yml
kind: restructuring
org_units:
  - {id: north, title: North, state: before, headcount: 9}
unit_changes:
  - {id: close-north, change: close, from: north, date: 2027-12-31}
workforce:
  - {unit: north, before_fte: 9, leavers: 9, after_fte: 0, redundancies: [{date: 2027-09-30, number: 5}]}
""",
)
NOT_CLOSED = NOTICE.worded(
    Phrase(
        "{unit} ends on {day}, before {closer} is closed on {date}",
        "{unit}: koniec {day}, zanim {date} zamknięta zostanie {closer}",
    ),
    label=Phrase("before {date}", "przed {date}"),
    help=Phrase(
        "let it end on {date} or later, or close earlier", "przesuń to na {date} lub później albo zamknij wcześniej"
    ),
)
TOO_LATE = NOTICE.worded(
    Phrase(
        "{unit} ends on {day} only, but {closer}, which closes it, ends on {date}",
        "{unit}: koniec dopiero {day}, a zamyka ją {closer}, z końcem {date}",
    ),
    label=Phrase("after {date}", "po {date}"),
    help=Phrase(
        "close the unit by {date}, or let the work end later", "zamknij jednostkę do {date} albo przedłuż pracę"
    ),
)


@rule(NOTICE)
def units_end_with_what_ends_them(plans: Plans) -> Iterator[Problem]:
    """Notices are given before a unit goes, a deal is closed by then, and the saving that closes it does not end sooner.

    Where a date is a month or a quarter, it is told only if no day of it would do.
    """
    for entry in plans.of(Workforce):
        yield from _notices(entry, plans)
    for unit in plans.of(OrgUnit):
        end = ending(unit, plans)
        if end is not None and end.day is not None and isinstance(end.closer, UnitChange):
            for edge in plans.graph.back(unit, CLOSES):
                yield from _closed_by(unit, end, edge.source, end.day, plans)


def _notices(entry: Workforce, plans: Plans) -> Iterator[Problem]:
    unit = plans.graph.find(entry.unit) if entry.unit else None
    end = ending(unit, plans) if isinstance(unit, OrgUnit) else None
    if unit is None or end is None or end.day is None:
        return
    for redundancy in entry.redundancies:
        if redundancy.number and redundancy.date.start > end.day:
            yield plans.finding(
                NOTICE,
                redundancy,
                "date",
                related=[Related(end.place, Phrase("it ends here", "tutaj się kończy"))],
                unit=called(unit),
                date=redundancy.date,
                day=end.day,
            )


def _closed_by(unit: OrgUnit, end: Ending, closer: object, day: dt.date, plans: Plans) -> Iterator[Problem]:
    """Hold the day on which a unit goes against the deal or the savings measure that closes it."""
    if not isinstance(closer, CostMeasure | Deal) or closer.status == "cancelled":
        return
    closing = next((one for one in closer.phases if one.phase == "closing"), None) if isinstance(closer, Deal) else None
    last = moments(closer)
    if closing is not None and day < closing.date.start:
        code, date, place = NOT_CLOSED, closing.date.start, closing.span("date")
    elif last.latest_end is not None and day > last.latest_end:
        code, date, place = TOO_LATE, last.latest_end, closer.span(last.end_field)
    else:
        return
    yield plans.finding(
        code,
        end.closer,
        "date",
        related=[Related(place, Phrase("the other date", "druga data"))],
        unit=called(unit),
        closer=called(closer),
        day=day,
        date=date,
    )
