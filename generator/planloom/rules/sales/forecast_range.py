"""The range of the forecast (M107): targets above the best or below the worst that is expected."""

from collections.abc import Iterator
from decimal import Decimal

from planloom.figures.figure import Figure
from planloom.figures.periods import finest_first
from planloom.figures.sales.grain import Key
from planloom.figures.sales.of_plan import Sales
from planloom.model import Item
from planloom.model.sales import Forecast
from planloom.problems import Code, Level, Phrase, Problem
from planloom.rules.compare import Differences, exceeds_figure
from planloom.rules.fold import as_one
from planloom.rules.related import first_place, operands
from planloom.rules.rule import Plans, rule
from planloom.rules.sales.breakdowns import tolerance
from planloom.rules.shares import percent
from planloom.rules.words import called
from planloom.values import Money

FORECAST = Code(
    "M107",
    Level.WARNING,
    title=Phrase("The target lies outside of the forecast", "Cel leży poza prognozą"),
    message=Phrase(
        "{object} is {found} in {period}, {side} the {scenario} forecast of {expected}",
        "{object} na okres {period} to {found}, czyli {side} prognozy {expected} ({scenario})",
    ),
    label=Phrase("{scenario} forecast: {expected}", "prognoza ({scenario}): {expected}"),
    why=Phrase(
        "A target above the best that is forecast will be missed; one below the worst asks for nothing.",
        "Cel powyżej najlepszej prognozy nie zostanie osiągnięty, a poniżej najgorszej niczego nie wymaga.",
    ),
    help=Phrase(
        "move the target to {expected}, or say in the forecast what makes more (or less) possible",
        "przesuń cel do {expected} albo uzasadnij w prognozie, skąd weźmie się więcej (lub mniej)",
    ),
    bad="""\
# plans/sales/plan.yml
kind: sales
targets:
  - {id: all-sales, revenue: {2027: 60m}}
forecasts:
  - {for: 2027, scenario: low, method: run_rate, revenue: 45m}
  - {for: 2027, scenario: high, method: run_rate, revenue: 55m}
""",
    good="""\
# plans/sales/plan.yml
kind: sales
targets:
  - {id: all-sales, revenue: {2027: 50m}}
forecasts:
  - {for: 2027, scenario: low, method: run_rate, revenue: 45m}
  - {for: 2027, scenario: high, method: run_rate, revenue: 55m}
""",
)
STRETCHED = FORECAST.worded(
    Phrase(
        "{object} is {found} in {period}, {share} above the base forecast of {expected}",
        "{object} na okres {period} to {found}, czyli o {share} powyżej prognozy bazowej {expected}",
    ),
    label=FORECAST.label,
    help=FORECAST.help,
)
BASE = Phrase("base", "bazowa")
STRETCH = Decimal("0.1")
"""So much a target may ask for beyond what is expected."""
SIDES = {
    "high": (Phrase("above", "powyżej"), Phrase("high", "wysoka")),
    "low": (Phrase("below", "poniżej"), Phrase("low", "niska")),
}


@rule(FORECAST)
def target_lies_within_forecast(plans: Plans) -> Iterator[Problem]:
    """A target is at most the high and at least the low forecast of the same thing and period, and not a tenth above the base.

    The forecast of a whole may be given by parts, by product for instance, when they are all there.
    """
    for plan in plans.portfolio.having(Forecast):
        if plan.each(Forecast):
            sales = plans.figures.sales(plan)
            for key in sales.revenue.keys:
                yield from as_one([*_off_forecast(key, sales, plans), *_stretched(key, sales, plans)])


def _off_forecast(key: Key, sales: Sales, plans: Plans) -> Iterator[Problem]:
    told = Differences()
    periods = (sales.forecasts(scenario).periods() for scenario in SIDES)
    for period in finest_first(sales.revenue.periods(key), *periods, calendar=plans.figures.calendar):
        found = sales.revenue.own(key, period)
        for scenario in SIDES:
            forecast = sales.forecasts(scenario).whole(key, period)
            if found.exact and forecast.exact and not told.explain(period):
                problem = _outside(key, scenario, found, forecast, sales, plans)
                if problem is not None:
                    told.tell(period)
                    yield problem


def _stretched(key: Key, sales: Sales, plans: Plans) -> Iterator[Problem]:
    """Yield the years for which a target is far above what is expected, though not above the best."""
    base, high = sales.forecasts("base"), sales.forecasts("high")
    for period in sales.revenue.periods(key):
        found, expected, best = sales.revenue.own(key, period), base.whole(key, period), high.whole(key, period)
        if not (found.exact and expected.exact and found.value and expected.value):
            continue
        first = sales.revenue.items(key)[0]
        beyond_best = best.exact and exceeds_figure(found, best, tolerance(sales.revenue.items(key), plans))
        if not beyond_best and exceeds_figure(found, expected, STRETCH):
            yield plans.finding(
                STRETCHED,
                first,
                at=first_place(found),
                related=operands(expected, label=Phrase("the forecast", "prognoza")),
                object=called(first) if isinstance(first, Item) else None,
                period=found.period,
                share=percent(found.value.amount / expected.value.amount - 1, 0),
                scenario=BASE,
                found=found.value,
                expected=expected.value,
            )


def _outside(
    key: Key, scenario: str, found: Figure[Money], forecast: Figure[Money], sales: Sales, plans: Plans
) -> Problem | None:
    limits = (found, forecast) if scenario == "high" else (forecast, found)
    items = sales.revenue.items(key)
    if not exceeds_figure(*limits, tolerance(items, plans)):
        return None
    side, name = SIDES[scenario]
    return plans.finding(
        FORECAST,
        items[0],
        at=first_place(found),
        related=operands(forecast, label=Phrase("the forecast", "prognoza")),
        object=called(items[0]) if isinstance(items[0], Item) else None,
        period=found.period,
        side=side,
        scenario=name,
        found=found.value,
        expected=forecast.value,
    )
