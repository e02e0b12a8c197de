"""Timeliness of actuals (K104): none from the future, none so old that it says nothing of today."""

import datetime as dt
from collections.abc import Iterator

from planloom.figures.freshness import last_updated, next_due
from planloom.i18n import wording
from planloom.model.measures import Measure
from planloom.problems import Code, Level, Phrase, Problem, in_order
from planloom.rules.fold import SEVERAL, as_one, under
from planloom.rules.places import key_span_of
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called
from planloom.values import Period

ACTUAL = Code(
    "K104",
    Level.ERROR,
    title=Phrase("Actuals from the future, or none for long", "Wyniki z przyszłości albo dawno niepodane"),
    message=Phrase(
        "{object} has an actual for {period}, which has not begun on {today}",
        "{object} ma wynik za {period}, a na dzień {today} ten okres jeszcze się nie zaczął",
    ),
    label=Phrase("still to come", "dopiero nadejdzie"),
    why=Phrase(
        "What has not happened yet cannot have been measured; what was measured long ago says nothing about today.",
        "Czego jeszcze nie było, tego nie zmierzono; co zmierzono dawno, nic nie mówi o dzisiaj.",
    ),
    help=Phrase("mend the period, or move the figure to `targets:`", "popraw okres albo przenieś liczbę do `targets:`"),
    bad="""\
# planloom.yml
today: 2027-01-15
# plans/strategy/plan.yml
kind: strategy
measures:
  - id: customers
    title: Customers
    owner: anna
    unit: customers
    direction: increase
    frequency: yearly
    baseline: {2025: 100}
    targets: {2027: 200}
    actuals: {2026: 130, 2027-Q2: 150}
""",
    good="""\
# planloom.yml
today: 2027-01-15
# plans/strategy/plan.yml
kind: strategy
measures:
  - id: customers
    title: Customers
    owner: anna
    unit: customers
    direction: increase
    frequency: yearly
    baseline: {2025: 100}
    targets: {2027: 200}
    actuals: {2026: 130}
""",
)
RUNNING = ACTUAL.worded(
    Phrase(
        "{object} has an actual for {period}, which has not ended on {today}",
        "{object} ma wynik za {period}, a na dzień {today} ten okres jeszcze trwa",
    ),
    label=Phrase("still running", "jeszcze trwa"),
    help=Phrase(
        "write it for the part that is over, such as {today}; what is expected goes to `forecasts:`",
        "wpisz go za część, która minęła, na przykład {today}; przewidywania zapisz w `forecasts:`",
    ),
    level=Level.WARNING,
)
MANY = RUNNING.worded(
    Phrase(
        "{count} measures have an actual for {period}, which has not ended on {today}",
        "wynik za {period} podano, choć na dzień {today} ten okres jeszcze trwa; mierników: {count}",
    ),
    label=Phrase("the first of them", "pierwszy z nich"),
    help=Phrase(
        "if these are periods of a fiscal year, set `fiscal_year_start:` in organisation.yml and write them with `FY`;"
        " else write the figures for the part that is over, such as {today}",
        "jeśli to okresy roku obrotowego, ustaw `fiscal_year_start:` w organisation.yml i zapisz je z `FY`; w przeciwnym"
        " razie wpisz wyniki za część, która minęła, na przykład {today}",
    ),
    level=Level.WARNING,
)
CHECK_IN = ACTUAL.worded(
    Phrase(
        "{object} has a check-in of {period}, which is after {today}",
        "{object} ma aktualizację z {period}, czyli po dniu {today}",
    ),
    help=Phrase("mend the date", "popraw datę"),
)
STALE = ACTUAL.worded(
    Phrase(
        "{object} is measured {frequency}, but has no actual since {last}",
        "{object} mierzy się {frequency}, a ostatni wynik jest z {last}",
    ),
    label=Phrase("nothing since {last}", "od {last} nic"),
    help=Phrase(
        "add the actuals up to {today}, or set `frequency:` to how often it is really measured",
        "dodaj wyniki do {today} albo ustaw w `frequency:`, jak często naprawdę się mierzy",
    ),
    level=Level.WARNING,
)


@rule(ACTUAL)
def actuals_are_of_the_past_and_recent(plans: Plans) -> Iterator[Problem]:
    """No actual is of a period that has not ended; none is overdue by more than one frequency.

    A figure for a period that is running is the state so far, and is judged as such. The next actual is due at the
    end of the period that follows the last one; a measure without any is due from the start of its first target.
    Nothing is due after the last target. A running period that several measures tell of is one finding: it was
    reported early, or is a period of another calendar.
    """
    running: dict[Period, list[Problem]] = {}
    for measure in plans.of(Measure):
        future = [period for period in sorted(measure.actuals) if period.end > plans.today]
        found = list(as_one(_future(measure, period, plans) for period in future))
        if len(future) == 1 and future[0].start <= plans.today:
            running.setdefault(future[0], []).extend(found)
        else:
            yield from found
        yield from as_one(_future_check_ins(measure, plans))
        if not future:
            yield from _stale(measure, plans)
    for period, problems in running.items():
        yield from problems if len(problems) < SEVERAL else [_all_of(period, problems)]


def _all_of(period: Period, found: list[Problem]) -> Problem:
    """Tell the period once, at the first of the measures in the order of files and lines."""
    found = in_order(found)
    values = {**found[0].values, "period": period, "count": len(found)}
    return under(MANY.at(found[0].span, **values), found)


def _future(measure: Measure, period: Period, plans: Plans) -> Problem:
    code = ACTUAL if period.start > plans.today else RUNNING
    at = key_span_of(measure, "actuals", period)
    return plans.finding(code, measure, at=at, object=called(measure), period=period, today=plans.today)


def _future_check_ins(measure: Measure, plans: Plans) -> Iterator[Problem]:
    for look in measure.check_ins:
        if look.date.start > plans.today:
            at = look.span("date")
            yield plans.finding(CHECK_IN, measure, at=at, object=called(measure), period=look.date, today=plans.today)


def _stale(measure: Measure, plans: Plans) -> Iterator[Problem]:
    due = next_due(measure)
    if measure.frequency is None or not measure.targets or due is None or plans.today <= due:
        return
    yield plans.finding(
        STALE,
        measure,
        *(("actuals",) if measure.actuals else ("id",)),
        at=key_span_of(measure, "actuals", max(measure.actuals, key=lambda one: one.end)) if measure.actuals else None,
        object=called(measure),
        frequency=wording(measure.frequency),
        last=last_updated(measure) or min(measure.targets).start - dt.timedelta(days=1),
        today=plans.today,
    )
