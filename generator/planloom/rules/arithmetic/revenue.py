"""Revenue (M105): stated beside volume and price, and not their product."""

from collections.abc import Iterator

from planloom.figures.figure import Figure
from planloom.figures.sales.of_plan import forecast_product
from planloom.figures.sales.revenue import revenue_by_price, stated_forecast
from planloom.model.marketing import SalesComponent
from planloom.model.sales import Forecast, Target
from planloom.problems import Code, Level, Phrase, Problem
from planloom.rules.compare import differs_from
from planloom.rules.fixes import following
from planloom.rules.fold import as_one
from planloom.rules.related import first_place, operands
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called
from planloom.values import Money

REVENUE = Code(
    "M105",
    Level.ERROR,
    title=Phrase("Revenue is not volume times price", "Przychody nie są iloczynem wolumenu i ceny"),
    message=Phrase(
        "{object}: {volume} at {price} make {expected}, not {found}",
        "{object}: {volume} po {price} to {expected}, a nie {found}",
    ),
    label=Phrase("should be {expected}", "powinno być {expected}"),
    why=Phrase(
        "One of the three figures is wrong; production plans by the volume, finance by the revenue.",
        "Jedna z trzech liczb jest błędna, a produkcja planuje według wolumenu, finanse według przychodów.",
    ),
    help=Phrase(
        "set the revenue to {expected}, or mend volume or price",
        "ustaw przychody na {expected} albo popraw wolumen lub cenę",
    ),
    bad="""\
# plans/sales/plan.yml
kind: sales
forecasts:
  - {for: 2027, method: run_rate, volume: 1 200, price: 5 000, revenue: 6.5m}
""",
    good="""\
# plans/sales/plan.yml
kind: sales
forecasts:
  - {for: 2027, method: run_rate, volume: 1 200, price: 5 000, revenue: 6m}
""",
)


@rule(REVENUE)
def revenue_is_volume_times_price(plans: Plans) -> Iterator[Problem]:
    """Revenue = volume × price in forecasts, targets and sales components that state all three."""
    exchange = plans.figures.exchange
    for forecast in plans.of(Forecast):
        stated = stated_forecast(forecast, exchange)
        yield from _off_product(forecast, "revenue", stated, forecast_product(forecast, exchange), plans)
    for target in plans.of(Target):
        yield from as_one(_by_period(target, "volume", "revenue", plans))
    for component in plans.of(SalesComponent):
        yield from as_one(_by_period(component, "volume_target", "revenue_target", plans))


def _by_period(item: Target | SalesComponent, volume: str, revenue: str, plans: Plans) -> Iterator[Problem]:
    for stated, product in revenue_by_price(item, volume, revenue, plans.figures.exchange):
        yield from _off_product(item, revenue, stated, product, plans)


def _off_product(
    item: Forecast | Target | SalesComponent,
    revenue: str,
    stated: Figure[Money],
    product: Figure[Money],
    plans: Plans,
) -> Iterator[Problem]:
    if not (stated.exact and product.exact) or not differs_from(stated, product, plans.tolerance):
        return
    problem = plans.finding(
        REVENUE,
        item,
        at=first_place(stated) or item.span(revenue),
        related=operands(product, label=Phrase("volume and price", "wolumen i cena")),
        object=called(item),
        volume=product.operands[1].value,
        price=item.price,
        found=stated.value,
        expected=product.value,
    )
    yield following(problem, plans, stated.value, product.value)
