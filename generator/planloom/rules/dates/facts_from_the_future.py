"""Facts from the future (D112): what is said to have happened on a day that has not come."""

import datetime as dt
from collections.abc import Iterator

from planloom.model import Item, Part, Plan
from planloom.model.marketing import Study
from planloom.model.measures import Measure, Reading
from planloom.model.restructuring import BalanceItem, Communication, LegalTerms, Situation
from planloom.model.reviews import Decision, Review
from planloom.model.shared import FundingSource, Milestone
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


BASELINE = FUTURE.worded(
    Phrase(
        "{object} starts from a value of {date}, which has not come",
        "{object}: wartość wyjściowa za {date}, a ten okres jeszcze nie nadszedł",
    ),
    label=FUTURE.label,
    help=Phrase("correct the period of the baseline", "popraw okres wartości wyjściowej"),
)
REACHED = FUTURE.worded(
    Phrase(
        "{object} is said to be done, but its day is {date} only",
        "{object}: zapisano wykonanie, a termin to dopiero {date}",
    ),
    label=FUTURE.label,
    help=Phrase(
        "write in `done:` the day on which it was done, or take it away",
        "wpisz w `done:` dzień wykonania albo usuń to pole",
    ),
)
_SOON = dt.timedelta(days=31)
"""What is due within a month may be done already."""
Place = tuple[str | Period, ...]


@rule(FUTURE)
def facts_lie_in_the_past(plans: Plans) -> Iterator[Problem]:
    """What has been approved, concluded, decided, studied, received, measured, valued or done was so by today.

    A period that has begun is no future: `2027-06` may be meant for any of its days. What is done without a day was
    not due months from now.
    """
    for part in plans.parts():
        for place, period, code in _facts(part, plans.today):
            if period.start > plans.today:
                owner = part if isinstance(part, Item) else plans.around(part)
                yield plans.finding(
                    code,
                    part,
                    *place,
                    object=called(owner) if owner else part.named.one,
                    date=period,
                    today=plans.today,
                )


def _facts(part: Part, today: dt.date) -> Iterator[tuple[Place, Period, Code]]:
    """Yield the places in a part that tell of a fact, with the day and in which words a mistake is told."""
    if isinstance(part, Plan) and part.approved_on is not None and part.state in ("approved", "superseded"):
        yield ("approved_on",), part.approved_on, APPROVED
    if isinstance(part, Situation) and part.statement_date is not None:
        yield ("statement_date",), part.statement_date, FUTURE
    day = _day_of_fact(part)
    if day is not None:
        yield ("date",), day, FUTURE
    if isinstance(part, Measure):
        yield from ((("baseline", period), period, BASELINE) for period in part.baseline)
    if isinstance(part, Reading):
        days = ((name, getattr(part, name)) for name in ("published", "revised"))
        yield from (((name,), period, FUTURE) for name, period in days if period)
    yield from _done(part, today)
    if isinstance(part, Item) and part.updated is not None:
        yield ("updated",), part.updated, UPDATED


def _done(part: Part, today: dt.date) -> Iterator[tuple[Place, Period, Code]]:
    """Yield the day on which something was done; where none is written, the one it is due, if that is far."""
    done = getattr(part, "done", None)
    if isinstance(done, Period):
        yield ("done",), done, DONE
    elif isinstance(done, dt.date):
        yield ("done",), Period.between(done, done), DONE
    elif done is True and isinstance(part, Milestone | Communication):
        due = part.date
        if due is not None and due.start > today + _SOON:
            yield ("done",), due, REACHED


def _day_of_fact(part: Part) -> Period | None:
    """Return the day of a review, a decision, findings, an estimate, a plan under the law or money that has come."""
    if isinstance(part, Decision):
        return None if part.open else part.date
    if isinstance(part, Review | BalanceItem | LegalTerms):
        return part.date
    if isinstance(part, Study):
        return part.date if part.findings else None
    return part.date if isinstance(part, FundingSource) and part.state == "received" else None
