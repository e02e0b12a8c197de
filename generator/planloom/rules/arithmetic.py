"""Stated figures that follow from others (family M): revenue, cost of a lead, result of a year."""

from collections.abc import Iterator
from decimal import Decimal

from planloom.figures.series import exactly, whole
from planloom.model import Item
from planloom.model.marketing import Campaign, SalesComponent
from planloom.model.restructuring import Projection
from planloom.model.sales import Forecast, Target
from planloom.problems import Code, Level, Phrase, Problem, Related
from planloom.rules.cells import amounts
from planloom.rules.compare import differs
from planloom.rules.fold import as_one
from planloom.rules.places import value_of
from planloom.rules.rule import Plans, Rule, rule
from planloom.rules.shares import percent
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


CAMPAIGN = Code(
    "M111",
    Level.WARNING,
    title=Phrase("A stated marketing figure is not what follows", "Podany wskaźnik marketingowy nie wynika z liczb"),
    message=Phrase(
        "{object}: {budget} for {count} {what} is {expected} each, not {found}",
        "{object}: {budget} na {count} ({what}) to po {expected}, a nie {found}",
    ),
    label=Phrase("{expected} each", "po {expected}"),
    why=Phrase(
        "Campaigns are chosen by these figures; one that flatters itself takes the money of a better one.",
        "Według tych liczb wybiera się kampanie; ta, która sobie pochlebia, odbiera pieniądze lepszej.",
    ),
    help=Phrase(
        "set it to {expected}, or mend the budget or the number expected",
        "ustaw {expected} albo popraw budżet lub oczekiwaną liczbę",
    ),
    bad="""\
# plans/marketing/plan.yml
kind: marketing
campaigns:
  - {id: spring, title: Spring, budget: {2027: 0.5m}, expected_leads: 1 000, cost_per_lead: 400}
""",
    good="""\
# plans/marketing/plan.yml
kind: marketing
campaigns:
  - {id: spring, title: Spring, budget: {2027: 0.5m}, expected_leads: 1 000, cost_per_lead: 500}
""",
)
RETURN = CAMPAIGN.worded(
    Phrase(
        "{object}: {revenue} from {budget} is a return of {expected}, not {found}",
        "{object}: {revenue} z {budget} to zwrot {expected}, a nie {found}",
    ),
    label=Phrase("should be {expected}", "powinno być {expected}"),
    help=Phrase(
        "set it to {expected}, or mend the budget or the revenue expected",
        "ustaw {expected} albo popraw budżet lub oczekiwany przychód",
    ),
)
UNITS = {
    "cost_per_lead": ("expected_leads", Phrase("leads", "leady")),
    "acquisition_cost": ("expected_customers", Phrase("customers", "klienci")),
}
PERCENT = Decimal("0.01")


@rule(CAMPAIGN)
def campaign_figures_follow(plans: Plans) -> Iterator[Problem]:
    """Cost per lead, acquisition cost and return are what budget, leads, customers and revenue give.

    A return is stated in whole percent as a rule, so half a percentage point is left for rounding.
    """
    for campaign in plans.of(Campaign):
        figures = amounts(campaign.budget, plans)
        budget = whole(figures) if figures else None
        if budget:
            found = [*_costs(campaign, budget, plans), *_return(campaign, budget, plans)]
            yield from as_one(found)


def _costs(campaign: Campaign, budget: Decimal, plans: Plans) -> Iterator[Problem]:
    exchange = plans.figures.exchange
    for field, (unit, what) in UNITS.items():
        stated, count = getattr(campaign, field), getattr(campaign, unit)
        found = exchange.money(stated) if stated is not None else None
        if found is None or not count or not differs(found.amount, budget / count, plans.tolerance):
            continue
        yield plans.finding(
            CAMPAIGN,
            campaign,
            field,
            related=[
                Related(campaign.key_span("budget"), Phrase("the budget", "budżet")),
                Related(campaign.span(unit), Phrase("the number expected", "oczekiwana liczba")),
            ],
            object=called(campaign),
            budget=Money(budget, exchange.currency),
            count=count,
            what=what,
            expected=Money((budget / count).quantize(PERCENT), exchange.currency),
            found=stated,
        )


def _return(campaign: Campaign, budget: Decimal, plans: Plans) -> Iterator[Problem]:
    exchange, stated = plans.figures.exchange, campaign.return_on_marketing
    revenue = exchange.money(campaign.expected_revenue) if campaign.expected_revenue else None
    if stated is None or revenue is None:
        return
    expected = (revenue.amount - budget) / budget
    if abs(stated - expected) > max(PERCENT / 2, plans.tolerance * abs(1 + expected)):
        yield plans.finding(
            RETURN,
            campaign,
            "return_on_marketing",
            related=[
                Related(campaign.key_span("budget"), Phrase("the budget", "budżet")),
                Related(campaign.span("expected_revenue"), Phrase("the revenue expected", "oczekiwany przychód")),
            ],
            object=called(campaign),
            budget=Money(budget, exchange.currency),
            revenue=revenue,
            expected=percent(expected),
            found=percent(stated),
        )


RESULT = Code(
    "M114",
    Level.ERROR,
    title=Phrase("A projected result is not revenue less costs", "Prognozowany wynik to nie przychody minus koszty"),
    message=Phrase(
        "{object}: {revenue} less {costs} is {expected} in {year}, not {found}",
        "{object}: {revenue} minus {costs} to w {year} roku {expected}, a nie {found}",
    ),
    label=Phrase("should be {expected}", "powinno być {expected}"),
    why=Phrase(
        "Banks and creditors add these columns up first; one wrong line costs the whole plan their trust.",
        "Banki i wierzyciele najpierw sumują te kolumny; jeden błędny wiersz odbiera zaufanie całemu planowi.",
    ),
    help=Phrase(
        "set `result:` to {expected}, or mend revenue or costs",
        "ustaw `result:` na {expected} albo popraw przychody lub koszty",
    ),
    bad="""\
# plans/restructuring/plan.yml
kind: restructuring
projections:
  - years:
      - {year: 2027, revenue: 50m, costs: 48m, result: 3m}
""",
    good="""\
# plans/restructuring/plan.yml
kind: restructuring
projections:
  - years:
      - {year: 2027, revenue: 50m, costs: 48m, result: 2m}
""",
)


@rule(RESULT)
def results_are_revenue_less_costs(plans: Plans) -> Iterator[Problem]:
    """The result of each projected year is its revenue less its costs, to the precision of revenue.

    The tolerance is taken of the revenue: a small result between large figures carries their rounding.
    """
    exchange = plans.figures.exchange
    for projection in plans.of(Projection):
        for year in projection.years:
            stated = exchange.money(year.result) if year.result is not None else None
            revenue, costs = exchange.money(year.revenue), exchange.money(year.costs)
            if stated is None or revenue is None or costs is None:
                continue
            expected = revenue - costs
            off = abs(stated.amount - expected.amount)
            if off > plans.tolerance * abs(expected.amount) and off >= _last_digit(year.revenue, year.costs):
                yield plans.finding(
                    RESULT,
                    year,
                    "result",
                    related=[
                        Related(year.span("revenue"), Phrase("revenue", "przychody")),
                        Related(year.span("costs"), Phrase("costs", "koszty")),
                    ],
                    object=called(projection),
                    year=str(year.year),
                    revenue=year.revenue,
                    costs=year.costs,
                    expected=expected,
                    found=stated,
                )


def _last_digit(*figures: Money) -> Decimal:
    """Return the size of the last digit the figures are written with: what rounding can account for."""
    exponents = [int(figure.amount.normalize().as_tuple().exponent) for figure in figures if figure]
    return Decimal(1).scaleb(min(exponents, default=0))


RULES: tuple[Rule, ...] = (
    revenue_is_volume_times_price,
    campaign_figures_follow,
    results_are_revenue_less_costs,
)
