"""The prices that forecasts and targets reckon with, between the list price and the largest discount off it."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from planloom.figures.figure import Entry, Figure, Operand, times
from planloom.figures.live import live
from planloom.figures.written import money_at
from planloom.model import Item
from planloom.model.marketing import Price
from planloom.model.relations import OF_PRODUCT, PRICE_OF
from planloom.model.sales import Forecast, Product, Target
from planloom.values import Money

if TYPE_CHECKING:
    from planloom.figures import Figures


Span = tuple[Figure[Money], Figure[Money] | None]
"""A list price and what is left of it after the largest discount."""


@dataclass(frozen=True, slots=True)
class PriceBand:
    """A price and what it lies between; `lowest` is None where no largest discount is given."""

    item: Item
    product: Product
    price: Figure[Money]
    highest: Figure[Money]
    lowest: Figure[Money] | None


def forecast_prices(figures: "Figures") -> Iterator[list[PriceBand]]:
    """Yield the prices of forecasts and targets of each product that has a list price, product by product."""
    for product in figures.graph.portfolio.each(Product):
        listed: list[Product | Price] = [product]
        listed += [one for one in figures.graph.sources(product, PRICE_OF) if isinstance(one, Price)]
        known = [pair for one in listed if (pair := _span(one, figures))[0].value is not None]
        if not known:
            continue
        reckoned = [one for one in figures.graph.sources(product, OF_PRODUCT) if isinstance(one, Forecast | Target)]
        at_home = [_span(one, figures) for one in listed if _is_at_home(one, product)]
        yield [
            PriceBand(one, product, price, *_band(known if one.territory or one.segment else at_home or known))
            for one in live(reckoned)
            if (price := money_at("price", one, "price", figures.exchange)).value is not None
        ]


def _is_at_home(listed: Product | Price, product: Product) -> bool:
    """Tell whether a price is of the market that the product is listed for: what is in no market is sold there."""
    own = product.list_price
    return own is not None and listed.list_price is not None and listed.list_price.currency == own.currency


def _band(known: list[Span]) -> Span:
    """Return the highest of list prices, and the lowest that is left of them."""
    given = [low for _, low in known if low is not None and low.value is not None]
    return max((high for high, _ in known), key=_amount), min(given, key=_amount, default=None)


def _span(listed: Product | Price, figures: "Figures") -> Span:
    """Return a list price, and what is left of it after the largest discount."""
    price = money_at("list_price", listed, "list_price", figures.exchange)
    discount = listed.largest_discount
    if discount is None:
        return price, None
    entry = Entry(listed, "largest_discount", discount)
    left = Figure("weight", Decimal(1) - discount, listed, operands=(Operand("minus", entry, discount),))
    return price, times("list_price", price, left, subject=listed)


def _amount(figure: Figure[Money]) -> Decimal:
    return figure.value.amount if figure.value is not None else Decimal(0)
