"""The range of the forecast (M107): targets above the best or below the worst that is expected."""

from collections.abc import Iterator

from planloom.figures.series import exactly
from planloom.model import SalesPlan
from planloom.problems import Code, Level, Phrase, Problem, Related
from planloom.rules.cells import Cell, Differences, finest_first, forecasts, revenue_targets, tolerance, whole
from planloom.rules.compare import exceeds
from planloom.rules.fold import as_one
from planloom.rules.rule import Plans, rule
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
SIDES = {
    "high": (Phrase("above", "powyżej"), Phrase("high", "wysoka")),
    "low": (Phrase("below", "poniżej"), Phrase("low", "niska")),
}


@rule(FORECAST)
def target_lies_within_forecast(plans: Plans) -> Iterator[Problem]:
    """A target is at most the high and at least the low forecast of the same thing and period.

    The forecast of a whole may be given by parts, by product for instance, when they are all there.
    """
    for plan in plans.portfolio.sales:
        if not plan.forecasts:
            continue
        scenarios = {name: forecasts(plan, name, plans) for name in SIDES}
        for cell in revenue_targets(plan, plans):
            yield from as_one(_off_forecast(cell, scenarios, plan, plans))


def _off_forecast(cell: Cell, scenarios: dict[str, list[Cell]], plan: SalesPlan, plans: Plans) -> Iterator[Problem]:
    currency = plans.figures.exchange.currency
    told = Differences()
    predicted = (other.figures for cells in scenarios.values() for other in cells)
    for period in finest_first(cell.figures, *predicted):
        found = exactly(cell.figures, period)
        for scenario, (side, name) in SIDES.items():
            forecast = whole(cell.key, scenarios[scenario], plan, period, plans)
            if found is None or forecast is None or told.explain(period):
                continue
            limits = (found, forecast.amount) if scenario == "high" else (forecast.amount, found)
            if exceeds(*limits, tolerance(cell, plans)):
                told.tell(period)
                label = Phrase("the forecast", "prognoza")
                yield plans.finding(
                    FORECAST,
                    cell.item,
                    at=cell.place(period),
                    related=[Related(part.place(period), label) for part in forecast.parts],
                    object=called(cell.item),
                    period=period,
                    side=side,
                    scenario=name,
                    found=Money(found, currency),
                    expected=Money(forecast.amount, currency),
                )
