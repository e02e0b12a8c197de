"""Revenue (M105): stated beside volume and price, and not their product."""

from collections.abc import Iterator
from decimal import Decimal

from planloom.figures.series import exactly
from planloom.model import Item
from planloom.model.marketing import SalesComponent
from planloom.model.sales import Forecast, Target
from planloom.problems import Code, Level, Phrase, Problem, Related
from planloom.rules.cells import amounts
from planloom.rules.compare import differs
from planloom.rules.fold import as_one
from planloom.rules.places import value_of
from planloom.rules.rule import Plans, rule
from planloom.rules.words import called
from planloom.values import Money, Period

REVENUE = Code(
    "M105",
    Level.ERROR,
    title=Phrase("Revenue is not volume times price", "Przychód nie jest iloczynem ilości i ceny"),
    message=Phrase(
        "{object}: {volume} at {price} make {expected}, not {found}",
        "{object}: {volume} po {price} to {expected}, a nie {found}",
    ),
    label=Phrase("should be {expected}", "powinno być {expected}"),
    why=Phrase(
        "One of the three figures is wrong; production plans by the volume, finance by the revenue.",
        "Jedna z trzech liczb jest błędna, a produkcja planuje według ilości, finanse według przychodu.",
    ),
    help=Phrase(
        "set the revenue to {expected}, or mend volume or price",
        "ustaw przychód na {expected} albo popraw ilość lub cenę",
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
    for forecast in plans.of(Forecast):
        if forecast.volume is not None and forecast.price is not None and forecast.revenue is not None:
            found = plans.figures.exchange.money(forecast.revenue)
            if found is not None:
                yield from _off_product(forecast, forecast.volume, forecast.price, found, None, "revenue", plans)
    for target in plans.of(Target):
        yield from as_one(_by_period(target, "volume", "revenue", target.price, plans))
    for component in plans.of(SalesComponent):
        yield from as_one(_by_period(component, "volume_target", "revenue_target", component.price, plans))


def _by_period(item: Item, volume: str, revenue: str, price: Money | None, plans: Plans) -> Iterator[Problem]:
    if price is None:
        return
    volumes: dict[Period, Decimal] = getattr(item, volume)
    revenues = amounts(getattr(item, revenue), plans)
    for period in dict.fromkeys((*revenues, *volumes)):
        units, money = exactly(volumes, period), exactly(revenues, period)
        if units is not None and money is not None:
            found = Money(money, plans.figures.exchange.currency)
            yield from _off_product(item, units, price, found, period, revenue, plans)


def _off_product(
    item: Item, volume: Decimal, price: Money, found: Money, period: Period | None, field: str, plans: Plans
) -> Iterator[Problem]:
    each = plans.figures.exchange.money(price)
    if each is None or not differs(found.amount, each.amount * volume, plans.tolerance):
        return
    yield plans.finding(
        REVENUE,
        item,
        at=item.span(field) if period is None else value_of(item, field, period),
        related=[Related(item.span("price"), Phrase("the price", "cena"))],
        object=called(item),
        volume=volume,
        price=price,
        found=found,
        expected=each * volume,
    )
