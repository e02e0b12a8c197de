"""Milestones (D103): those before their initiative begins or after it has ended."""

from collections.abc import Iterator

from planloom.model.shared import Initiative
from planloom.problems import Code, Level, Phrase, Problem, Related
from planloom.rules.dates.sequence import ENDS_HERE, STARTS_HERE, after
from planloom.rules.moments import moments
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called

MILESTONE = Code(
    "D103",
    Level.ERROR,
    title=Phrase("A milestone outside of its initiative", "Kamień milowy poza swoją inicjatywą"),
    message=Phrase(
        "{object} ({date}) lies outside of {outer} ({horizon})",
        "{object} ({date}) leży poza swoją inicjatywą: {outer} ({horizon})",
    ),
    label=Phrase("outside of {horizon}", "poza okresem {horizon}"),
    why=Phrase(
        "A result cannot be reached before the work begins or after it has ended.",
        "Wyniku nie da się osiągnąć, zanim praca się zacznie, ani po jej zakończeniu.",
    ),
    help=Phrase(
        "move the milestone into {horizon}, or the dates of the initiative around it",
        "przesuń kamień milowy tak, aby mieścił się w okresie {horizon}, albo zmień daty inicjatywy",
    ),
    bad="""\
# plans/sales/plan.yml
kind: sales
initiatives:
  - id: crm
    title: Roll out the CRM
    start: 2027-03-01
    end: 2027-06-30
    milestones:
      - {title: First team works with it, date: 2027-09-15}
""",
    good="""\
# plans/sales/plan.yml
kind: sales
initiatives:
  - id: crm
    title: Roll out the CRM
    start: 2027-03-01
    end: 2027-06-30
    milestones:
      - {title: First team works with it, date: 2027-05-15}
""",
)


@rule(MILESTONE)
def milestone_lies_within_initiative(plans: Plans) -> Iterator[Problem]:
    """A milestone falls between the first and the last day of its initiative."""
    for initiative in plans.of(Initiative):
        there = moments(initiative)
        for milestone in initiative.milestones:
            here = moments(milestone)
            late = after(here.earliest_end, there.latest_end, plans)
            if late or after(there.earliest_start, here.latest_start, plans):
                field = there.end_field if late else there.start_field
                label = ENDS_HERE if late else STARTS_HERE
                yield plans.finding(
                    MILESTONE,
                    milestone,
                    "date",
                    related=[Related(initiative.span(field), label)],
                    object=called(milestone),
                    outer=called(initiative),
                    date=milestone.date,
                    horizon=initiative.horizon,
                )
