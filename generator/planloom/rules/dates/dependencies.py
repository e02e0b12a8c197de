"""Dependencies (D104): what starts before that is finished which it depends on."""

from collections.abc import Iterator

from planloom.figures.freshness import is_finished
from planloom.links.cycles import cycles
from planloom.model.relations import DEPENDS_ON
from planloom.problems import Code, Level, Phrase, Problem, Related
from planloom.rules.dates.sequence import ENDS_HERE, STARTS_HERE, after
from planloom.rules.moments import moments
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called

DEPENDENCY = Code(
    "D104",
    Level.ERROR,
    title=Phrase(
        "It starts before what it depends on is finished",
        "Zaczyna się, zanim skończy się to, od czego zależy",
    ),
    message=Phrase(
        "{object} starts ({start}) before {needed}, which it depends on, is finished ({end})",
        "{object} zaczyna się ({start}) przed końcem tego, od czego zależy: {needed} ({end})",
    ),
    label=Phrase("waits for {needed}", "czeka na: {needed}"),
    why=Phrase(
        "One of the two will not happen as planned: either the work waits, or it begins without what it needs.",
        "Jedno z dwojga nie pójdzie zgodnie z planem: praca będzie czekać albo zacznie się bez tego, czego wymaga.",
    ),
    help=Phrase(
        "start it on {end} or later, finish {needed} by {start}, or remove the dependency",
        "zacznij {end} lub później, zakończ do {start}: {needed}, albo usuń zależność",
    ),
    bad="""\
# plans/sales/plan.yml
kind: sales
initiatives:
  - {id: choose, title: Choose a CRM, start: 2027-01-10, end: 2027-04-30}
  - {id: roll-out, title: Roll it out, start: 2027-03-01, end: 2027-09-30, depends_on: choose}
""",
    good="""\
# plans/sales/plan.yml
kind: sales
initiatives:
  - {id: choose, title: Choose a CRM, start: 2027-01-10, end: 2027-04-30}
  - {id: roll-out, title: Roll it out, start: 2027-05-01, end: 2027-09-30, depends_on: choose}
""",
)


@rule(DEPENDENCY)
def dependency_finishes_first(plans: Plans) -> Iterator[Problem]:
    """What an initiative, a campaign or other work depends on is finished by the day the work starts.

    Without a start it must be finished by the end. What is done, or cancelled, holds nobody up. In a
    circle, which is reported as such, no order of dates would do.
    """
    work = list(plans.with_role("work"))
    edges = [edge for item in work for edge in plans.graph.out(item, DEPENDS_ON)]
    circular = {id(edge) for circle in cycles(edges) for edge in circle}
    for item in work:
        if is_finished(item):
            continue
        here = moments(item)
        limit, field = (here.latest_start, here.start_field) if here.latest_start else (here.latest_end, here.end_field)
        for edge in plans.graph.out(item, DEPENDS_ON):
            there = moments(edge.target)
            if id(edge) in circular or is_finished(edge.target) or not after(there.earliest_end, limit, plans):
                continue
            yield plans.finding(
                DEPENDENCY,
                item,
                related=[
                    Related(item.span(field), STARTS_HERE),
                    Related(edge.target.span(there.end_field), ENDS_HERE),
                ],
                at=edge.span,
                object=called(item),
                needed=called(edge.target),
                start=limit,
                end=there.earliest_end,
            )
