"""Money spent (M117, M119): more than the budget, in periods that have not begun, after the work has ended."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from planloom.figures.money.limits import spending_against_budget
from planloom.figures.money.spending import Spender, outlooks_reported
from planloom.model.marketing import Campaign
from planloom.model.shared import BudgetLine, Initiative
from planloom.problems import Code, Level, Phrase, Problem, Related
from planloom.rules.budgets.words import size_of
from planloom.rules.compare import exceeds
from planloom.rules.fold import as_one
from planloom.rules.moments import moments
from planloom.rules.places import key_span_of, value_span_of
from planloom.rules.related import operands
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called
from planloom.values import Money, Period

OVERSPENT = Code(
    "M117",
    Level.WARNING,
    title=Phrase("More is spent than the budget", "Wydano więcej niż budżet"),
    message=Phrase(
        "{found} was spent on {object} in {period}, more than its budget of {expected}",
        "{object}: w okresie {period} wydano {found}, więcej niż budżet {expected}",
    ),
    label=Phrase("{difference} over the budget", "o {difference} ponad budżet"),
    why=Phrase(
        "What is spent beyond the budget is missing elsewhere, and the rest of the plan still counts on it.",
        "Tego, co wydano ponad budżet, zabraknie gdzie indziej, a reszta planu nadal na to liczy.",
    ),
    help=Phrase(
        "raise the budget to {found} and say where the {difference} comes from, or mend what was spent",
        "podnieś budżet do {found} i napisz, skąd pochodzi {difference}, albo popraw wydatki",
    ),
    bad="""\
# plans/sales/plan.yml
kind: sales
initiatives:
  - {id: crm, title: CRM, budget: {2026: 1m}, spent: {2026-H1: 0.6m, 2026-H2: 0.7m}}
""",
    good="""\
# plans/sales/plan.yml
kind: sales
initiatives:
  - {id: crm, title: CRM, budget: {2026: 1m}, spent: {2026-H1: 0.6m, 2026-H2: 0.3m}}
""",
)
WHEN = Code(
    "M119",
    Level.ERROR,
    title=Phrase("Spent at a time that cannot be", "Wydatki w okresie, w którym być ich nie mogło"),
    message=Phrase(
        "money is spent on {object} in {period}, which begins after today, {today}",
        "{object}: wydatki w okresie {period}, który zaczyna się po dniu {today}",
    ),
    label=Phrase("has not begun", "jeszcze się nie zaczął"),
    why=Phrase(
        "What was spent is a fact; a period that has not begun, or that lies after the end of the work, hides a forecast"
        " or a typing error among the facts.",
        "Wydatki to fakty; okres, który się jeszcze nie zaczął albo leży po zakończeniu prac, kryje wśród nich prognozę"
        " lub literówkę.",
    ),
    help=Phrase(
        "mend the period, or move the amount to `outlook:` if it is a forecast",
        "popraw okres albo przenieś kwotę do `outlook:`, jeśli to prognoza",
    ),
    bad="""\
# planloom.yml
today: 2027-01-15
# plans/sales/plan.yml
kind: sales
initiatives:
  - {id: crm, title: CRM, budget: {2026: 1m, 2027: 1m}, spent: {2026: 0.9m, 2027-Q4: 0.2m}}
""",
    good="""\
# planloom.yml
today: 2027-01-15
# plans/sales/plan.yml
kind: sales
initiatives:
  - {id: crm, title: CRM, budget: {2026: 1m, 2027: 1m}, spent: {2026: 0.9m, 2027-01: 0.2m}}
""",
)
ENDED = WHEN.worded(
    Phrase(
        "money is spent on {object} in {period}, after its end on {end}",
        "{object}: wydatki w okresie {period}, po zakończeniu w dniu {end}",
    ),
    label=Phrase("after the end", "po zakończeniu"),
    help=Phrase(
        "mend the period or the end; what is paid later for work done earlier belongs to the time of the work",
        "popraw okres albo datę zakończenia; późniejsza zapłata za wykonaną pracę należy do czasu tej pracy",
    ),
    level=Level.WARNING,
)


LESS = OVERSPENT.worded(
    Phrase(
        "{expected} is expected for {object} in {period} altogether, but {found} has been spent already",
        "{object}: przewidywane wydatki na okres {period} to razem {expected}, a wydano już {found}",
    ),
    label=Phrase("less than was spent", "mniej, niż wydano"),
    help=Phrase(
        "raise the outlook by {difference}, or mend what was spent",
        "podnieś prognozę wydatków o {difference} albo popraw wydatki",
    ),
)
MORE = OVERSPENT.worded(
    Phrase(
        "{expected} is expected for {object} in {period}, which is over; {found} was spent",
        "{object}: przewidywane wydatki na okres {period}, który już minął, to {expected}, a wydano {found}",
    ),
    label=Phrase("{difference} more than was spent", "o {difference} więcej, niż wydano"),
    help=Phrase(
        "lower the outlook to {found}, or add the {difference} that is missing to what was spent",
        "zmniejsz prognozę wydatków do {found} albo dopisz do wydatków brakujące {difference}",
    ),
)
_LATE = dt.timedelta(days=92)
"""So long after a period its last invoices may come."""


@rule(OVERSPENT)
def spending_stays_within_its_budget(plans: Plans) -> Iterator[Problem]:
    """What was spent on a budget line, a campaign or an initiative is at most its budget, by year and altogether.

    Within a year money may be spent earlier than planned. What is expected to be spent in a period is no less than was,
    and no more once the period is over for a quarter of a year and all of it is reported.
    """
    for part in _spenders(plans):
        yield from as_one(_over(part, plans))
        yield from as_one(_less(part, plans))
        yield from as_one(_more(part, plans))


def _over(part: Spender, plans: Plans) -> Iterator[Problem]:
    for held in spending_against_budget(part, plans.figures):
        budget, spent = held.limit.value, held.used.value
        if budget is None or spent is None or not held.limit.exact:
            continue
        if exceeds(spent.amount, budget.amount, plans.tolerance):
            yield plans.finding(
                OVERSPENT,
                part,
                at=value_span_of(part, "spent", held.period),
                related=operands(held.limit, label=Phrase("the budget", "budżet")),
                object=called(part),
                period=held.period,
                found=spent,
                expected=budget,
                difference=size_of(held.difference),
            )
            return  # the years lie within the whole


def _less(part: Spender, plans: Plans) -> Iterator[Problem]:
    for period, outlook in part.outlook.items():
        spent = part.spent.get(period)
        if spent is None or spent.currency != outlook.currency or not exceeds(spent.amount, outlook.amount, Decimal(0)):
            continue
        yield plans.finding(
            LESS,
            part,
            at=value_span_of(part, "outlook", period),
            related=[Related(value_span_of(part, "spent", period), Phrase("spent so far", "wydano dotąd"))],
            object=called(part),
            period=period,
            found=spent,
            expected=outlook,
            difference=Money(spent.amount - outlook.amount, spent.currency),
        )


def _more(part: Spender, plans: Plans) -> Iterator[Problem]:
    """Yield an outlook for a period gone by that is more than was spent in it."""
    for period, expected, spent in outlooks_reported(part, plans.figures):
        if period.end + _LATE > plans.today or spent.value is None:
            continue
        if exceeds(expected.amount, spent.value.amount, plans.tolerance):
            yield plans.finding(
                MORE,
                part,
                at=value_span_of(part, "outlook", period),
                related=operands(spent, label=Phrase("spent", "wydano")),
                object=called(part),
                period=period,
                found=spent.value,
                expected=expected,
                difference=expected - spent.value,
            )


@rule(WHEN)
def spending_is_of_the_past(plans: Plans) -> Iterator[Problem]:
    """Nothing is spent in a period that has not begun, nor in one that begins after the work has ended.

    An amount for a period that is running is what was spent so far.
    """
    for part in _spenders(plans):
        future = [period for period in sorted(part.spent) if period.start > plans.today]
        yield from as_one(_at(part, period, plans) for period in future)
        yield from as_one(_after_the_end(part, plans))


def _at(part: Spender, period: Period, plans: Plans) -> Problem:
    return plans.finding(
        WHEN, part, at=key_span_of(part, "spent", period), object=called(part), period=period, today=plans.today
    )


def _after_the_end(part: Spender, plans: Plans) -> Iterator[Problem]:
    known = moments(part)
    if known.latest_end is None:
        return
    for period in sorted(part.spent):
        if known.latest_end < period.start <= plans.today:
            yield plans.finding(
                ENDED,
                part,
                at=key_span_of(part, "spent", period),
                related=[Related(part.span(known.end_field), Phrase("ends here", "koniec tutaj"))],
                object=called(part),
                period=period,
                end=known.latest_end,
            )


def _spenders(plans: Plans) -> list[Spender]:
    return [*plans.of(BudgetLine), *plans.of(Campaign), *plans.of(Initiative)]
