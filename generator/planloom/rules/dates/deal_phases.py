"""Phases of deals (D108): from due diligence to day 100, in the order in which they can happen."""

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
ORDER = ("due_diligence", "signing", "closing", "day_1", "day_100")


@rule(PHASES)
def phases_follow_each_other(plans: Plans) -> Iterator[Problem]:
    """Due diligence, signing, closing, day 1 and day 100 follow each other.

    Integration runs beside them and is not compared.
    """
    for deal in plans.of(Deal):
        known = [phase for name in ORDER for phase in deal.phases if phase.phase == name]
        for earlier, phase in pairwise(known):
            if earlier.date.start > phase.date.end:
                yield _out_of_order(deal, earlier, phase, plans)


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
