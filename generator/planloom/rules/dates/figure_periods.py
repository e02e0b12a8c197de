"""Periods of figures (D106): targets and amounts for a time outside of their objective or plan."""

import functools
import typing
from collections.abc import Iterator
from typing import Any

from planloom.figures.money.fields import money_fields
from planloom.model import Item, Plan
from planloom.model.extend import built_in_class
from planloom.model.fields import Aim, Number
from planloom.model.money import Meaning, meaning_of
from planloom.model.restructuring import CostMeasure
from planloom.model.sales import Forecast
from planloom.model.shared import FunnelStep, Measure
from planloom.problems import Code, Level, Phrase, Problem, Related
from planloom.rules.dates.horizon import misdated_plans
from planloom.rules.fold import as_one
from planloom.rules.moments import moments
from planloom.rules.places import key_span_of
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called
from planloom.values import Money, Period

PERIOD = Code(
    "D106",
    Level.WARNING,
    title=Phrase("A figure for a period outside of the plan", "Liczba dla okresu poza planem"),
    message=Phrase(
        "`{field}` of {object} has a figure for {period}, outside of {horizon}",
        "`{field}` ({object}) ma liczbę dla okresu {period}, poza okresem {horizon}",
    ),
    label=Phrase("outside of {horizon}", "poza okresem {horizon}"),
    why=Phrase(
        "A target after the end of its plan is nobody's target, and a year mistyped makes every sum wrong.",
        "Wartość docelowa po zakończeniu planu jest niczyja, a błędny rok psuje wszystkie sumy.",
    ),
    help=Phrase("mend the period, or widen the dates of {outer}", "popraw okres albo rozszerz ramy: {outer}"),
    bad="""\
# plans/sales/plan.yml
kind: sales
period: 2027..2028
targets:
  - {id: all-sales, revenue: {2027: 50m, 2082: 60m}}
""",
    good="""\
# plans/sales/plan.yml
kind: sales
period: 2027..2028
targets:
  - {id: all-sales, revenue: {2027: 50m, 2028: 60m}}
""",
)
PLANNED: frozenset[Meaning] = frozenset(
    {"revenue_target", "same_revenue", "target", "given", "plan_budget", "set_aside", "work"}
)
"""Money that is planned for a period; what a change saves or costs once comes after the change itself."""

NUMBERS = (Number, Aim)
"""Types of numbers that are planned for a period; results have one of their own."""
HISTORICAL = (Measure, FunnelStep)
"""What often tells of earlier years too, for comparison."""


@rule(PERIOD)
def figures_lie_within_horizon(plans: Plans) -> Iterator[Problem]:
    """Targets and amounts are given for periods that overlap their objective's or their plan's time.

    What a measure had as its target in earlier years is history, and so may be numbers that a project declares
    itself; only what comes after the end is suspect. What is saved may come after the work, but not before it.

    One finding an object and field: a plan moved by a year is one mistake. In a plan whose own time is
    wrong there is nothing to compare with.
    """
    misdated = plans.once(misdated_plans)
    for item in plans.items():
        fields = [field for field in _figures(type(item)) if getattr(item, field)]
        if not fields:
            continue
        outer, plan = _with_horizon(item, plans), plans.plan_of(item)
        if outer is None or outer.horizon is None or (plan is not None and plan.id in misdated):
            continue
        for field in fields:
            yield from as_one(_strange_periods(item, field, outer, outer.horizon, plans))
    for measure in plans.of(CostMeasure):
        yield from as_one(_saved_too_early(measure, plans))
    for plan in plans.portfolio.having(Forecast):
        if plan.id not in misdated:
            yield from as_one(_strange_forecasts(plan, plans))


@functools.cache
def _figures(kind: type[Item]) -> tuple[str, ...]:
    """Return the fields of a kind that plan something for periods."""
    money = (name for name, _, single in money_fields(kind) if not single)
    planned = (name for name in money if meaning_of(kind.model_fields[name]) in PLANNED)
    numbers = (name for name, info in kind.model_fields.items() if _is_of_numbers(info.annotation))
    return (*planned, *numbers)


def _is_of_numbers(annotation: object) -> bool:
    """Tell whether the type of a field is numbers by period."""
    return typing.get_origin(annotation) is dict and typing.get_args(annotation)[1] in NUMBERS


def _may_be_history(item: Item, field: str) -> bool:
    """Tell whether a field may tell of years before the plan."""
    is_own = field not in built_in_class(type(item)).model_fields
    return isinstance(item, HISTORICAL) or (is_own and not isinstance(next(iter(getattr(item, field).values())), Money))


def _strange_periods(item: Item, field: str, outer: Item, horizon: Period, plans: Plans) -> Iterator[Problem]:
    has_history = _may_be_history(item, field)
    for period in sorted(getattr(item, field)):
        is_history = has_history and period.end < horizon.start
        is_blank = not isinstance(item, Measure) and _is_nothing(getattr(item, field)[period])
        if not horizon.overlaps(period) and not is_history and not is_blank:
            yield _strange(item, field, period, outer, plans)


def _saved_too_early(measure: CostMeasure, plans: Plans) -> Iterator[Problem]:
    """Yield periods of a saving that are over before its work, or its plan, begins."""
    outer = _with_horizon(measure, plans)
    for period in sorted(measure.phasing) if outer is not None and outer.horizon is not None else ():
        if outer and outer.horizon and period.end < outer.horizon.start and not _is_nothing(measure.phasing[period]):
            yield _strange(measure, "phasing", period, outer, plans)


def _is_nothing(value: Any) -> bool:
    """Tell whether an amount is zero: a row of quarters is written whole, also where nothing is spent."""
    return (value.amount if isinstance(value, Money) else value) == 0


def _strange_forecasts(plan: Plan, plans: Plans) -> Iterator[Problem]:
    for forecast in plan.each(Forecast):
        outer = _with_horizon(forecast, plans)
        if outer is not None and outer.horizon is not None and not outer.horizon.overlaps(forecast.for_period):
            yield _strange(forecast, "for", forecast.for_period, outer, plans)


def _with_horizon(item: Item, plans: Plans) -> Item | None:
    """Return the nearest object around that has dates: the object itself, its objective, its plan."""
    here: Item | None = item
    while here is not None and here.horizon is None:
        here = plans.around(here)
    return here


def _strange(item: Item, field: str, period: Period, outer: Item, plans: Plans) -> Problem:
    here = moments(outer)
    return plans.finding(
        PERIOD,
        item,
        related=[Related(outer.span(here.end_field), Phrase("its time", "okres planu"))],
        at=item.span(field) if isinstance(item, Forecast) else key_span_of(item, field, period),
        object=called(item),
        outer=called(outer),
        field=item.written_as(field),
        period=period,
        horizon=outer.horizon,
    )
