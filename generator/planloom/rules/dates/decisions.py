"""Decisions (D111): one that takes the place of a later one."""

from collections.abc import Iterator

from planloom.model.relations import SUPERSEDES
from planloom.model.reviews import Decision
from planloom.problems import Code, Level, Phrase, Problem, Related
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called

BACKWARDS = Code(
    "D111",
    Level.ERROR,
    title=Phrase("A decision supersedes a later one", "Decyzja zastępuje późniejszą"),
    message=Phrase(
        "{object} of {date} supersedes {other}, which was taken on {later}",
        "{object} z {date} zastępuje decyzję późniejszą ({later}): {other}",
    ),
    label=Phrase("taken on {date}", "podjęta {date}"),
    why=Phrase(
        "A reader has to know which of two decisions holds; the later one, unless a date is wrong.",
        "Czytelnik musi wiedzieć, która z dwóch decyzji obowiązuje: późniejsza, chyba że data jest błędna.",
    ),
    help=Phrase(
        "mend one of the dates, or let {other} supersede this one",
        "popraw jedną z dat albo zapisz `supersedes:` w drugiej decyzji ({other})",
    ),
    bad="""\
# plans/strategy/plan.yml
kind: strategy
decisions:
  - {id: more-money, title: 150 000 more for leak detection, date: 2026-04-20}
  - {id: less-money, title: 100 000 more for leak detection, date: 2026-03-02, supersedes: more-money}
""",
    good="""\
# plans/strategy/plan.yml
kind: strategy
decisions:
  - {id: more-money, title: 150 000 more for leak detection, date: 2026-04-20}
  - {id: less-money, title: 100 000 more for leak detection, date: 2026-05-04, supersedes: more-money}
""",
)


@rule(BACKWARDS)
def decisions_supersede_earlier_ones(plans: Plans) -> Iterator[Problem]:
    """A decision takes the place of one that was taken before it, or on the same day."""
    for decision in plans.of(Decision):
        for other in plans.graph.targets(decision, SUPERSEDES):
            if isinstance(other, Decision) and other.date.start > decision.date.end:
                yield plans.finding(
                    BACKWARDS,
                    decision,
                    "date",
                    related=[Related(other.span("date"), Phrase("taken later", "podjęta później"))],
                    object=called(decision),
                    date=decision.date,
                    other=called(other),
                    later=other.date,
                )
