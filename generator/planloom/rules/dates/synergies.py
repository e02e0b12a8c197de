"""Synergies before the closing (D114): what a deal brings before it is one."""

from collections.abc import Iterator

from planloom.model.restructuring import Deal
from planloom.problems import Code, Level, Phrase, Problem, Related
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called

TOO_EARLY = Code(
    "D114",
    Level.WARNING,
    title=Phrase("A synergy before the closing", "Synergia przed zamknięciem transakcji"),
    message=Phrase(
        "{object} brings a synergy in {period}, but is closed on {closing} only",
        "{object}: synergia w okresie {period}, a transakcja zamyka się dopiero {closing}",
    ),
    label=Phrase("closed on {closing}", "zamknięcie {closing}"),
    why=Phrase(
        "Until the closing the two businesses are apart, and competition law keeps them so.",
        "Do zamknięcia transakcji firmy działają osobno; pilnuje tego także prawo konkurencji.",
    ),
    help=Phrase(
        "move the synergy behind the closing, or correct its date",
        "przenieś synergię na czas po zamknięciu albo popraw jego datę",
    ),
    bad="""\
# plans/restructuring/plan.yml
kind: restructuring
deals:
  - id: buy-fans
    title: The fan maker is bought
    type: acquisition
    phases: [{phase: closing, date: 2028-03-01}]
    synergies: [{type: cost, amounts: {2027: 1m, 2028: 2m}}]
""",
    good="""\
# plans/restructuring/plan.yml
kind: restructuring
deals:
  - id: buy-fans
    title: The fan maker is bought
    type: acquisition
    phases: [{phase: closing, date: 2028-03-01}]
    synergies: [{type: cost, amounts: {2028: 2m}}]
""",
)


@rule(TOO_EARLY)
def synergies_follow_the_closing(plans: Plans) -> Iterator[Problem]:
    """No period of a synergy ends before the deal is closed."""
    for deal in plans.of(Deal):
        closing = next((phase for phase in deal.phases if phase.phase == "closing"), None)
        for synergy in deal.synergies if closing is not None else ():
            early = sorted(
                period
                for period, money in synergy.amounts.items()
                if money and closing and period.end < closing.date.start
            )
            if early and closing is not None:
                yield plans.finding(
                    TOO_EARLY,
                    synergy,
                    "amounts",
                    early[0],
                    related=[Related(closing.span("date"), Phrase("the closing", "zamknięcie"))],
                    object=called(deal),
                    period=early[0],
                    closing=closing.date,
                )
