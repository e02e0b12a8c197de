"""Order of facts (D115): what is published before its period is over, or paid before there is anything to pay for."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from planloom.model import Item, Plan
from planloom.model.measures import Measure, Reading
from planloom.model.relations import CONSULTED_ON
from planloom.model.restructuring import Consultation, Deal, LegalTerms, Redundancy, UnitChange, Workforce
from planloom.model.shared import FundingSource, Review
from planloom.problems import Code, Level, Phrase, Problem, Related, Span
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called
from planloom.values import Period

PUBLISHED = Code(
    "D115",
    Level.WARNING,
    title=Phrase("Facts in an order that cannot be", "Fakty w niemożliwej kolejności"),
    message=Phrase(
        "{object}: the figure for {period} was published on {date}, before the period was over",
        "{object}: wartość za {period} opublikowano {date}, zanim ten okres się skończył",
    ),
    label=Phrase("before {end}", "przed {end}"),
    why=Phrase(
        "One date follows from the other; where they stand the wrong way round, one of them is a slip.",
        "Jedna data wynika z drugiej; gdy stoją na odwrót, jedna z nich jest pomyłką.",
    ),
    help=Phrase(
        "give a date after {end}, or correct the period of the figure",
        "podaj datę późniejszą niż {end} albo popraw okres tej wartości",
    ),
    bad="""\
# plans/strategy/plan.yml
kind: strategy
measures:
  - id: customers
    title: Customers
    owner: anna
    unit: customers
    direction: increase
    frequency: quarterly
    baseline: {2025: 100}
    targets: {2027: 200}
    actuals: {2026-Q4: {value: 130, published: 2026-11-15}}
""",
    good="""\
# plans/strategy/plan.yml
kind: strategy
measures:
  - id: customers
    title: Customers
    owner: anna
    unit: customers
    direction: increase
    frequency: quarterly
    baseline: {2025: 100}
    targets: {2027: 200}
    actuals: {2026-Q4: {value: 130, published: 2027-01-10}}
""",
)
REVISED = PUBLISHED.worded(
    Phrase(
        "{object}: the figure for {period} was revised on {date}, before it was published on {end}",
        "{object}: wartość za {period} skorygowano {date}, zanim ją opublikowano {end}",
    ),
    label=PUBLISHED.label,
    help=Phrase("mend one of the two dates", "popraw jedną z dat"),
)
SOLD = PUBLISHED.worded(
    Phrase(
        "{object} brings its price on {date}, before {deal} is closed on {end}",
        "{object}: zapłata {date}, zanim {end} zamknięta zostanie {deal}",
    ),
    label=PUBLISHED.label,
    help=Phrase("give the money a date from {end} on", "podaj datę pieniędzy nie wcześniejszą niż {end}"),
)
UNPAID = PUBLISHED.worded(
    Phrase(
        "{object} is there on {date} only, after {deal} is closed on {end}",
        "{object}: środki będą dopiero {date}, a {end} zamknięta zostanie {deal}",
    ),
    label=Phrase("after {end}", "po {end}"),
    help=Phrase(
        "have the money by {end}, or close later", "zapewnij pieniądze do {end} albo zamknij transakcję później"
    ),
)
SECOND = PUBLISHED.worded(
    Phrase(
        "{object}: the labour office has the second notice on {date}, before {what} on {end}",
        "{object}: drugie zawiadomienie urzędu pracy {date}, zanim {end} nastąpi {what}",
    ),
    label=PUBLISHED.label,
    help=Phrase("give the second notice after {end}", "wyślij drugie zawiadomienie po {end}"),
)
SEVERANCE = PUBLISHED.worded(
    Phrase(
        "{object} pays severance in {period}, but the first notice is given on {end}",
        "{object}: odprawy w okresie {period}, a pierwsze wypowiedzenia {end}",
    ),
    label=Phrase("before {end}", "przed {end}"),
    help=Phrase("move the pay to the time of the notices", "przenieś odprawy na czas wypowiedzeń"),
)
NOBODY = PUBLISHED.worded(
    Phrase(
        "{object} pays severance in {period}, but nobody leaves",
        "{object}: odprawy w okresie {period}, choć nikt nie odchodzi",
    ),
    label=Phrase("for whom?", "dla kogo?"),
    help=Phrase(
        "write how many leave in `leavers:`, or take the pay away",
        "podaj w `leavers:`, ilu odchodzi, albo usuń odprawy",
    ),
)
ACTED = PUBLISHED.worded(
    Phrase(
        "{object} was done on {date}, before it was agreed on {end}",
        "{object}: wykonano {date}, zanim {end} to ustalono",
    ),
    label=PUBLISHED.label,
    help=Phrase("mend one of the two dates", "popraw jedną z dat"),
)
CONSULTED_LATE = PUBLISHED.worded(
    Phrase(
        "{object} goes on until {end}, but {what}, which it is about, takes effect on {date}",
        "{object} – do {end}, a {what}, czego to dotyczy, nastąpi {date}",
    ),
    label=Phrase("after {date}", "po {date}"),
    help=Phrase(
        "end the consultation before {date}, or make the change later",
        "zakończ konsultacje przed {date} albo przesuń zmianę",
    ),
)
DRAWN_UP = PUBLISHED.worded(
    Phrase(
        "{object} was drawn up on {date}, after it was approved on {end}",
        "{object} – sporządzono {date}, już po zatwierdzeniu {end}",
    ),
    label=Phrase("after {end}", "po {end}"),
    help=Phrase("mend one of the two dates", "popraw jedną z dat"),
)
OVER = PUBLISHED.worded(
    Phrase(
        "{object} was approved on {date}, after its time was over on {end}",
        "{object} – zatwierdzono {date}, po upływie jego okresu {end}",
    ),
    label=Phrase("after {end}", "po {end}"),
    help=Phrase("mend one of the two dates", "popraw jedną z dat"),
)
_FIRST = Phrase("the first one", "pierwsze zawiadomienie")
_CONSULTED = Phrase("the consultation is over", "koniec konsultacji")


@rule(PUBLISHED)
def facts_follow_each_other(plans: Plans) -> Iterator[Problem]:
    """A figure is published when its period is over and revised afterwards, an action done when it is agreed; a price is paid when the deal is closed.

    A second notice to the labour office follows the first and the consultation, and severance pay the notices; what is
    consulted on takes effect when that is over. A plan is drawn up before it is approved, and approved before it is over. A date
    that may be any day of a quarter is told only where no day of it would do.
    """
    for measure in plans.of(Measure):
        for period, value in measure.actuals.items():
            if isinstance(value, Reading):
                yield from _reading(measure, period, value, plans)
    for review in plans.of(Review):
        yield from _actions(review, plans)
    for source in plans.of(FundingSource):
        yield from _funding(source, plans)
    for plan in plans.portfolio.plans:
        yield from _approval(plan, plans)
    for consultation in plans.of(Consultation):
        yield from _second(consultation, plans)
        yield from _consulted_late(consultation, plans)
    for workforce in plans.of(Workforce):
        yield from _severance(workforce, plans)


def _approval(plan: Plan, plans: Plans) -> Iterator[Problem]:
    approved, terms, own = plan.approved_on, plan.only(LegalTerms), plan.horizon
    if approved is None:
        return
    values: dict[str, Any] = {"object": called(plan)}
    place = Related(plan.span("approved_on"), Phrase("approved", "zatwierdzenie"))
    if terms is not None and terms.date is not None and terms.date.start > approved.end:
        yield plans.finding(DRAWN_UP, terms, "date", related=[place], date=terms.date, end=approved, **values)
    if own is not None and approved.start > own.end:
        yield plans.finding(OVER, plan, "approved_on", date=approved, end=own.end, **values)


def _reading(measure: Measure, period: Period, reading: Reading, plans: Plans) -> Iterator[Problem]:
    values: dict[str, Any] = {"object": called(measure), "period": period}
    if reading.published is not None and reading.published.end < period.end:
        yield plans.finding(PUBLISHED, reading, "published", **values, date=reading.published, end=period.end)
    elif reading.published and reading.revised and reading.revised.end < reading.published.start:
        yield plans.finding(
            REVISED,
            reading,
            "revised",
            related=[Related(reading.span("published"), Phrase("published", "publikacja"))],
            **values,
            date=reading.revised,
            end=reading.published,
        )


def _actions(review: Review, plans: Plans) -> Iterator[Problem]:
    for action in review.actions:
        if isinstance(action.done, Period) and action.done.end < review.date.start:
            yield plans.finding(
                ACTED,
                action,
                "done",
                related=[Related(review.span("date"), Phrase("the review", "przegląd"))],
                object=called(action),
                date=action.done,
                end=review.date,
            )


def _funding(source: FundingSource, plans: Plans) -> Iterator[Problem]:
    deal = plans.graph.find(source.deal) if source.deal else None
    if not isinstance(deal, Deal) or source.date is None:
        return
    closing = next((phase for phase in deal.phases if phase.phase == "closing"), None)
    if closing is None:
        return
    sells = deal.type == "divestment"
    if source.date.end < closing.date.start if sells else source.date.start > closing.date.end:
        yield plans.finding(
            SOLD if sells else UNPAID,
            source,
            "date",
            related=[Related(closing.span("date"), Phrase("the closing", "zamknięcie transakcji"))],
            object=called(source),
            deal=called(deal),
            date=source.date,
            end=closing.date,
        )


def _second(consultation: Consultation, plans: Plans) -> Iterator[Problem]:
    second = consultation.second_notice
    for field, day, what in (
        ("notified", consultation.notified, _FIRST),
        ("end", consultation.end, _CONSULTED),
    ):
        if second is not None and day is not None and second.end < day.start:
            yield plans.finding(
                SECOND,
                consultation,
                "second_notice",
                related=[Related(consultation.span(field), what)],
                object=called(consultation),
                date=second,
                end=day,
                what=what,
            )
            return


def _consulted_late(consultation: Consultation, plans: Plans) -> Iterator[Problem]:
    last = consultation.end or consultation.period or consultation.start
    field = next((one for one in ("end", "period", "start") if getattr(consultation, one)), "")
    for target in _consulted_on(consultation, plans) if last else ():
        for day, span in _effective(target):
            if last and last.start > day.end:
                begins_late = consultation.start is not None and consultation.start.start > day.end
                yield plans.finding(
                    CONSULTED_LATE,
                    consultation,
                    "start" if begins_late else field,
                    related=[Related(span, Phrase("takes effect", "nastąpi"))],
                    object=called(consultation),
                    what=called(target),
                    end=last.end,
                    date=day,
                )


def _consulted_on(consultation: Consultation, plans: Plans) -> Iterable[Item]:
    """Return what a consultation is about; the only one of a plan that closes units is about these."""
    named, plan = plans.graph.targets(consultation, CONSULTED_ON), plans.plan_of(consultation)
    if named or plan is None or len(plan.each(Consultation)) > 1:
        return named
    return [one for one in plan.each(UnitChange) if one.change == "close"]


def _effective(change: Item) -> Iterator[tuple[Period, Span]]:
    """Yield when a change is made: a deal by its closing, or else its first day; a change of units on its date."""
    if isinstance(change, Deal):
        dated = {phase.phase: phase for phase in change.phases}
        if first := dated.get("closing") or dated.get("day_1"):
            yield first.date, first.span("date")
    elif isinstance(change, UnitChange) and change.date is not None:
        yield change.date, change.span("date")


def _severance(workforce: Workforce, plans: Plans) -> Iterator[Problem]:
    paid = next((period for period, money in workforce.severance_cost.items() if money.amount), None)
    if paid is not None and not workforce.leavers and not workforce.redundancies:
        yield plans.finding(
            NOBODY,
            workforce,
            "severance_cost",
            paid,
            related=[Related(workforce.span(), Phrase("nobody leaves", "nikt nie odchodzi"))],
            object=called(workforce),
            period=paid,
        )
        return
    first = min((one for one in workforce.redundancies if one.number), key=_day, default=None)
    early = min((period for period, money in workforce.severance_cost.items() if money.amount), default=None)
    if first is not None and early is not None and early.end < first.date.start:
        yield plans.finding(
            SEVERANCE,
            workforce,
            "severance_cost",
            early,
            related=[Related(first.span("date"), Phrase("the first notice", "pierwsze wypowiedzenie"))],
            object=called(workforce),
            period=early,
            end=first.date,
        )


def _day(redundancy: Redundancy) -> dt.date:
    return redundancy.date.start
