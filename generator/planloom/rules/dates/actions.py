"""Actions agreed in reviews, and decisions to be taken (D110): those that are overdue."""

from collections.abc import Iterator

from planloom.figures.freshness import deadline, is_overdue
from planloom.model.reviews import Decision, ReviewAction
from planloom.problems import Code, Level, Phrase, Problem
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called

OVERDUE = Code(
    "D110",
    Level.WARNING,
    title=Phrase("An action or a decision is overdue", "Działanie lub decyzja po terminie"),
    message=Phrase(
        "{object} was due by {due} and is not done on {today}",
        "{object} ma termin {due}, a na dzień {today} nie jest wykonane",
    ),
    label=Phrase("due by {due}", "termin {due}"),
    why=Phrase(
        "What a review agrees on and nobody does is the first thing the next review should hear of.",
        "To, co na przeglądzie ustalono, a czego nikt nie zrobił, powinno być pierwszym punktem następnego.",
    ),
    help=Phrase(
        "write `done:` with the day, `status: cancelled`, or a new date",
        "wpisz `done:` z dniem wykonania, `status: cancelled` albo nowy termin",
    ),
    bad="""\
# planloom.yml
today: 2027-05-15
# plans/strategy/plan.yml
kind: strategy
reviews:
  - date: 2027-04-20
    conclusion: Losses fall too slowly.
    actions:
      - {title: Order the second leak detector, owner: anna, due: 2027-05-10}
""",
    good="""\
# planloom.yml
today: 2027-05-15
# plans/strategy/plan.yml
kind: strategy
reviews:
  - date: 2027-04-20
    conclusion: Losses fall too slowly.
    actions:
      - {title: Order the second leak detector, owner: anna, due: 2027-05-10, done: 2027-05-08}
""",
)
UNDECIDED = OVERDUE.worded(
    Phrase(
        "{object} was to be taken by {due} and is still open on {today}",
        "{object} – termin {due}, a na dzień {today} wciąż otwarta",
    ),
    label=Phrase("needed by {due}", "potrzebna do {due}"),
    help=Phrase(
        "write what was decided and take `open:` away, or give it a new date",
        "wpisz, co postanowiono, i usuń `open:` albo podaj nowy termin",
    ),
)


@rule(OVERDUE)
def actions_are_done_in_time(plans: Plans) -> Iterator[Problem]:
    """An action agreed in a review is done, or called off, by the day it is due; a decision is taken by then."""
    for decision in plans.of(Decision):
        if decision.open and decision.status != "cancelled" and decision.date.end < plans.today:
            yield plans.finding(
                UNDECIDED, decision, "date", object=called(decision), due=decision.date, today=plans.today
            )
    for action in plans.of(ReviewAction):
        due = deadline(action)
        if due is not None and is_overdue(action, plans.today):
            field = "due" if action.due else "end" if action.end else "period"
            yield plans.finding(OVERDUE, action, field, object=called(action), due=due, today=plans.today)
