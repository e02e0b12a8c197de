"""Phases of deals (D108): from due diligence to day 100, in the order in which they can happen."""

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

from planloom.i18n import wording
from planloom.model.restructuring import Deal, DealPhase
from planloom.problems import Code, Level, Phrase, Problem, Related
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called

PHASES = Code(
    "D108",
    Level.ERROR,
    title=Phrase("The phases of a deal are out of order", "Etapy transakcji są w złej kolejności"),
    message=Phrase(
        "{object}: {phase} ({date}) comes before {earlier} ({earlier_date})",
        "{object}: etap „{phase}” ({date}) wypada wcześniej niż „{earlier}” ({earlier_date})",
    ),
    label=Phrase("before {earlier}", "przed: {earlier}"),
    why=Phrase(
        "A deal is examined, signed, closed and then integrated; another order means that a date is wrong.",
        "Transakcję się bada, podpisuje, zamyka, a potem integruje; inna kolejność oznacza błędną datę.",
    ),
    help=Phrase(
        "move it to {earlier_date} or later, or the other phase to {date} or earlier",
        "przesuń na {earlier_date} lub później albo drugi etap na {date} lub wcześniej",
    ),
    bad="""\
# plans/restructuring/plan.yml
kind: restructuring
deals:
  - id: buy-rival
    title: Buy a competitor
    type: acquisition
    phases:
      - {phase: signing, date: 2027-06-30}
      - {phase: closing, date: 2027-05-31}
""",
    good="""\
# plans/restructuring/plan.yml
kind: restructuring
deals:
  - id: buy-rival
    title: Buy a competitor
    type: acquisition
    phases:
      - {phase: signing, date: 2027-06-30}
      - {phase: closing, date: 2027-09-30}
""",
)
HUNDRED = PHASES.worded(
    Phrase(
        "{object}: day 100 ({date}) comes {days} days after day 1 ({earlier_date})",
        "{object}: setny dzień ({date}) wypada {days} dni po pierwszym ({earlier_date})",
    ),
    label=Phrase("{days} days after day 1", "{days} dni po pierwszym"),
    help=Phrase(
        "move it to {expected}, or mend the date of day 1",
        "przesuń go na {expected} albo popraw datę pierwszego dnia",
    ),
    level=Level.WARNING,
)
_ABOUT_HUNDRED = range(80, 151)
"""Days after day 1: working days may be counted, and a week more or less."""
ORDER = ("due_diligence", "signing", "closing", "day_1", "day_100")


@rule(PHASES)
def phases_follow_each_other(plans: Plans) -> Iterator[Problem]:
    """Due diligence, signing, closing, day 1 and day 100 follow each other.

    Day 100 is about a hundred days after day 1. Integration runs beside them and is not compared.
    """
    for deal in plans.of(Deal):
        known = [phase for name in ORDER for phase in deal.phases if phase.phase == name]
        for earlier, phase in pairwise(known):
            if earlier.date.start > phase.date.end:
                yield _out_of_order(deal, earlier, phase, plans)
        yield from _hundred_days(deal, plans)


def _hundred_days(deal: Deal, plans: Plans) -> Iterator[Problem]:
    known = {phase.phase: phase for phase in deal.phases}
    first, last = known.get("day_1"), known.get("day_100")
    if first is None or last is None or last.date.days > 1 or first.date.days > 1:
        return
    days = (last.date.start - first.date.start).days
    if days > 0 and days not in _ABOUT_HUNDRED:
        yield plans.finding(
            HUNDRED,
            last,
            "date",
            related=[Related(first.span("date"), wording("day_1"))],
            object=called(deal),
            date=last.date,
            earlier_date=first.date,
            days=days,
            expected=first.date.start + dt.timedelta(days=99),
        )


def _out_of_order(deal: Deal, earlier: DealPhase, phase: DealPhase, plans: Plans) -> Problem:
    return plans.finding(
        PHASES,
        phase,
        "date",
        related=[Related(earlier.span("date"), wording(earlier.phase))],
        object=called(deal),
        phase=wording(phase.phase),
        date=phase.date,
        earlier=wording(earlier.phase),
        earlier_date=earlier.date,
    )
