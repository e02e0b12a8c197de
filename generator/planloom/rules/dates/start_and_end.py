"""Start and end (D101): what ends before it begins, or lies outside of its own period."""

from collections.abc import Iterator

from planloom.model import Item
from planloom.problems import Code, Level, Phrase, Problem, Related
from planloom.rules.dates.sequence import STARTS_HERE
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called
from planloom.values import Period

END_FIRST = Code(
    "D101",
    Level.ERROR,
    title=Phrase("It ends before it begins", "Kończy się, zanim się zacznie"),
    message=Phrase(
        "{object} ends ({end}) before it begins ({start})",
        "{object}: koniec ({end}) przypada przed początkiem ({start})",
    ),
    label=Phrase("before the start", "przed początkiem"),
    why=Phrase(
        "One of the two dates is wrong, and everything that is planned around them with it.",
        "Jedna z tych dat jest błędna, a z nią wszystko, co wokół nich zaplanowano.",
    ),
    help=Phrase(
        "set `end:` to {start} or later, or `start:` to {end} or earlier",
        "ustaw `end:` na {start} lub później albo `start:` na {end} lub wcześniej",
    ),
    bad="""\
# plans/sales/plan.yml
kind: sales
initiatives:
  - {id: crm, title: Roll out the CRM, start: 2027-06-01, end: 2027-03-31}
""",
    good="""\
# plans/sales/plan.yml
kind: sales
initiatives:
  - {id: crm, title: Roll out the CRM, start: 2027-03-01, end: 2027-06-30}
""",
)
NOT_IN_PERIOD = END_FIRST.worded(
    Phrase(
        "the dates of {object} lie outside of its own period {period}",
        "{object}: daty leżą poza własnym okresem {period}",
    ),
    label=Phrase("outside of {period}", "poza okresem {period}"),
    help=Phrase("mend `{field}:`, or leave `period:` out", "popraw `{field}:` albo usuń `period:`"),
)


@rule(END_FIRST)
def starts_before_it_ends(plans: Plans) -> Iterator[Problem]:
    """An object ends after it begins, and its dates lie in its period when it has both."""
    for item in plans.items():
        if item.start and item.end and item.start.start > item.end.end:
            related = [Related(item.span("start"), STARTS_HERE)]
            yield plans.finding(
                END_FIRST, item, "end", related=related, object=called(item), start=item.start, end=item.end
            )
        elif item.period:
            yield from _outside_own_period(item, item.period, plans)


def _outside_own_period(item: Item, period: Period, plans: Plans) -> Iterator[Problem]:
    for name, given in (("start", item.start), ("end", item.end)):
        if given and not period.overlaps(given):
            related = [Related(item.span("period"), Phrase("its period", "jego okres"))]
            yield plans.finding(
                NOT_IN_PERIOD, item, name, related=related, object=called(item), period=period, field=name
            )
            return
