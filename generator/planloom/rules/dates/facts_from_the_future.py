"""Facts from the future (D112): what is said to have happened on a day that has not come."""

import datetime as dt
from collections.abc import Iterator

from planloom.model import Item, Part, Plan
from planloom.model.marketing import Study
from planloom.model.restructuring import BalanceItem, LegalTerms, Situation
from planloom.model.reviews import Decision, Review
from planloom.model.shared import FundingSource
from planloom.problems import Code, Level, Phrase, Problem
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called
from planloom.values import Period

FUTURE = Code(
    "D112",
    Level.WARNING,
    title=Phrase("A fact from the future", "Fakt z przyszłości"),
    message=Phrase(
        "{object} is said to have happened on {date}, which has not come",
        "{object}: data {date} jeszcze nie nadeszła, a zapisano to jako fakt",
    ),
    label=Phrase("today is {today}", "dziś jest {today}"),
    why=Phrase(
        "What is approved, concluded, done or received is relied upon. One of the two is wrong: the date or the fact.",
        "Na tym, co zatwierdzone, ustalone, wykonane lub otrzymane, polegają inni. Błędna jest data albo sam fakt.",
    ),
    help=Phrase(
        "correct the date, or take the fact back until it has happened",
        "popraw datę albo usuń ten fakt, dopóki się nie wydarzy",
    ),
    bad="""\
# plans/sales/plan.yml
kind: sales
reviews:
  - {id: review-may, title: Review in May, date: 2027-05-04, conclusion: All targets were reached.}
""",
    good="""\
# plans/sales/plan.yml
kind: sales
reviews:
  - {id: review-january, title: Review in January, date: 2027-01-04, conclusion: All targets were reached.}
""",
)
APPROVED = FUTURE.worded(
    Phrase(
        "{object} is approved on {date}, which has not come",
        "{object}: zatwierdzenie {date}, a ta data jeszcze nie nadeszła",
    ),
    label=FUTURE.label,
    help=Phrase("correct the date, or write `state: proposed`", "popraw datę albo wpisz `state: proposed`"),
)
UPDATED = FUTURE.worded(
    Phrase(
        "{object} was last updated on {date}, which has not come",
        "{object}: ostatnia zmiana {date}, a ta data jeszcze nie nadeszła",
    ),
    label=FUTURE.label,
    help=Phrase("correct the date", "popraw datę"),
)
DONE = FUTURE.worded(
    Phrase(
        "{object} is done on {date}, which has not come", "{object}: wykonanie {date}, a ta data jeszcze nie nadeszła"
    ),
    label=FUTURE.label,
    help=Phrase(
        "correct the date; what is only planned has no `done:`",
        "popraw datę; to, co dopiero zaplanowane, nie ma pola `done:`",
    ),
)


@rule(FUTURE)
def facts_lie_in_the_past(plans: Plans) -> Iterator[Problem]:
    """What has been approved, concluded, decided, studied, received, valued or done was so by today.

    A period that has begun is no future: `2027-06` may be meant for any of its days.
    """
    for part in plans.parts():
        for field, period, code in _facts(part):
            if period.start > plans.today:
                owner = part if isinstance(part, Item) else plans.around(part)
                yield plans.finding(
                    code,
                    part,
                    field,
                    object=called(owner) if owner else part.named.one,
                    date=period,
                    today=plans.today,
                )


def _facts(part: Part) -> Iterator[tuple[str, Period, Code]]:
    """Yield the fields of a part that tell of a fact, with the day and in which words a mistake is told."""
    if isinstance(part, Plan) and part.approved_on is not None and part.state in ("approved", "superseded"):
        yield "approved_on", part.approved_on, APPROVED
    if isinstance(part, Situation) and part.statement_date is not None:
        yield "statement_date", part.statement_date, FUTURE
    day = _day_of_fact(part)
    if day is not None:
        yield "date", day, FUTURE
    done = getattr(part, "done", None)
    if isinstance(done, Period):
        yield "done", done, DONE
    elif isinstance(done, dt.date):
        yield "done", Period.between(done, done), DONE
    if isinstance(part, Item) and part.updated is not None:
        yield "updated", part.updated, UPDATED


def _day_of_fact(part: Part) -> Period | None:
    """Return the day of a review, a decision, findings, an estimate, a plan under the law or money that has come."""
    if isinstance(part, Decision):
        return None if part.open else part.date
    if isinstance(part, Review | BalanceItem | LegalTerms):
        return part.date
    if isinstance(part, Study):
        return part.date if part.findings else None
    return part.date if isinstance(part, FundingSource) and part.state == "received" else None
