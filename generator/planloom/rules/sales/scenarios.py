"""Scenarios (M123): the low one is not above the base one, and that not above the high one."""

from collections.abc import Iterator

from planloom.figures.sales.scenarios import Step, forecast_steps, projection_steps
from planloom.model import Plan
from planloom.model.restructuring import Projection
from planloom.model.sales import Forecast
from planloom.problems import Code, Level, Phrase, Problem
from planloom.rules.compare import apart, exceeds_figure
from planloom.rules.fold import as_one
from planloom.rules.related import first_place, operands
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called

DISORDER = Code(
    "M123",
    Level.WARNING,
    title=Phrase("A low scenario above a higher one", "Wariant niski powyżej wyższego"),
    message=Phrase(
        "the {lower} scenario of {object} has {found} for {period}, the {higher} one only {expected}",
        "{object}: wariant {lower} na okres {period} to {found}, a {higher} – tylko {expected}",
    ),
    label=Phrase("{difference} above the {higher} scenario", "o {difference} powyżej wariantu: {higher}"),
    why=Phrase(
        "The low scenario is what the plan must survive; one that is better than expected tests nothing.",
        "Wariant niski pokazuje, co plan musi wytrzymać; jeśli jest lepszy od oczekiwanego, niczego nie sprawdza.",
    ),
    help=Phrase(
        "lower it to {expected} or less, or exchange the scenarios",
        "obniż do {expected} lub mniej albo zamień warianty",
    ),
    bad="""\
# plans/sales/plan.yml
kind: sales
forecasts:
  - {id: forecast-low, for: 2027, scenario: low, revenue: 98m}
  - {id: forecast-base, for: 2027, scenario: base, revenue: 92m}
""",
    good="""\
# plans/sales/plan.yml
kind: sales
forecasts:
  - {id: forecast-low, for: 2027, scenario: low, revenue: 88m}
  - {id: forecast-base, for: 2027, scenario: base, revenue: 92m}
""",
)
_CALLED = {"low": Phrase("low", "niski"), "base": Phrase("base", "bazowy"), "high": Phrase("high", "wysoki")}


@rule(DISORDER)
def scenarios_keep_their_order(plans: Plans) -> Iterator[Problem]:
    """Revenue forecast and projected, and the result projected, rise from the low to the high scenario.

    What is compared is of the same product, territory and segment, and of the same period. One finding a plan.
    """
    for plan in plans.portfolio.having(Forecast):
        yield from as_one(_found(plan, forecast_steps(plan, plans.figures), plans))
    for plan in plans.portfolio.having(Projection):
        yield from as_one(_found(plan, projection_steps(plan, plans.figures), plans))


def _found(plan: Plan, steps: Iterator[Step], plans: Plans) -> Iterator[Problem]:
    for step in steps:
        place = first_place(step.first)
        if place is not None and step.second.exact and exceeds_figure(step.first, step.second, plans.tolerance):
            yield plans.finding(
                DISORDER,
                plan,
                at=place,
                related=operands(step.second),
                object=called(plan),
                lower=_CALLED[step.lower],
                higher=_CALLED[step.higher],
                period=step.period,
                found=step.first.value,
                expected=step.second.value,
                difference=apart(step.first, step.second),
            )
