"""Prices that are forecast (M122): not above the list, and not below it by more than the largest discount."""

from collections.abc import Iterator

from planloom.figures.sales.discounts import PriceBand, forecast_prices
from planloom.model.marketing import Price
from planloom.model.sales import Product
from planloom.problems import Code, Level, Phrase, Problem, Related
from planloom.rules.compare import exceeds_figure
from planloom.rules.fold import as_one
from planloom.rules.related import first_place
from planloom.rules.rule import Plans, rule
from planloom.rules.shares import percent
from planloom.rules.words import called

ABOVE = Code(
    "M122",
    Level.WARNING,
    title=Phrase("An average price that cannot come about", "Średnia cena, której nie da się uzyskać"),
    message=Phrase(
        "{object} reckons with {found} for {product}, which is listed at {expected}",
        "{object} liczy z ceną {found}, a cena katalogowa to {expected}: {product}",
    ),
    label=Phrase("above the list price", "powyżej ceny katalogowej"),
    why=Phrase(
        "Nobody pays more than the list says, and no discount goes beyond the largest; the revenue will be another.",
        "Nikt nie zapłaci więcej niż w cenniku, a żaden rabat nie przekroczy największego; przychód będzie inny.",
    ),
    help=Phrase(
        "lower the price to {expected} at most, or mend the list price",
        "obniż cenę do najwyżej {expected} albo popraw cennik",
    ),
    bad="""\
# plans/sales/plan.yml
kind: sales
products:
  - {id: quiet-fan, title: Quiet fan, list_price: 7 900}
forecasts:
  - {id: forecast-2027, for: 2027, product: quiet-fan, volume: 100, price: 8 400, revenue: 840 000}
""",
    good="""\
# plans/sales/plan.yml
kind: sales
products:
  - {id: quiet-fan, title: Quiet fan, list_price: 7 900}
forecasts:
  - {id: forecast-2027, for: 2027, product: quiet-fan, volume: 100, price: 7 400, revenue: 740 000}
""",
)
BELOW = ABOVE.worded(
    Phrase(
        "{object} reckons with {found} for {product}; with the largest discount it costs {expected}",
        "{object} liczy z ceną {found}, a z największym rabatem kosztuje {expected}: {product}",
    ),
    label=Phrase("below the list price less the largest discount", "poniżej ceny katalogowej z największym rabatem"),
    help=Phrase(
        "raise the price to {expected} at least, or mend `largest_discount:`",
        "podnieś cenę do co najmniej {expected} albo popraw `largest_discount:`",
    ),
)


LARGER = ABOVE.worded(
    Phrase(
        "{object} allows {found} off {product}, sales {expected} at most",
        "{object} dopuszcza rabat {found}, a sprzedaż najwyżej {expected}: {product}",
    ),
    label=Phrase("{expected} in sales", "w sprzedaży {expected}"),
    help=Phrase("agree on one largest discount", "uzgodnij jeden największy rabat"),
)


@rule(ABOVE)
def forecast_prices_lie_within_the_list(plans: Plans) -> Iterator[Problem]:
    """The average price of a forecast or target lies between the list price and that less the largest discount.

    Where marketing and sales, or several prices, give different ones, the widest span counts. One finding a product. No price
    allows a larger discount than the product.
    """
    for bands in forecast_prices(plans.figures):
        yield from as_one(problem for band in bands for problem in _off(band, plans))
    for price in plans.of(Price):
        yield from _discount(price, plans)


def _discount(price: Price, plans: Plans) -> Iterator[Problem]:
    product = plans.graph.find(price.product) if price.product else None
    limit = product.largest_discount if isinstance(product, Product) else None
    if product is not None and limit is not None and (price.largest_discount or 0) > limit:
        yield plans.finding(
            LARGER,
            price,
            "largest_discount",
            related=[Related(product.span("largest_discount"), Phrase("the product", "produkt"))],
            object=called(price),
            product=called(product),
            found=percent(price.largest_discount or limit),
            expected=percent(limit),
        )


def _off(band: PriceBand, plans: Plans) -> Iterator[Problem]:
    above = exceeds_figure(band.price, band.highest, plans.tolerance)
    below = band.lowest is not None and exceeds_figure(band.lowest, band.price, plans.tolerance)
    if not above and not below:
        return
    limit = band.highest if above or band.lowest is None else band.lowest
    there = first_place(limit)
    yield plans.finding(
        ABOVE if above else BELOW,
        band.item,
        "price",
        related=[Related(there, Phrase("the list price", "cena katalogowa"))] if there else (),
        object=called(band.item),
        product=called(band.product),
        found=band.price.value,
        expected=limit.value,
    )
