"""Exchange: amounts of any currency in the organisation's own, by the rates it gives; never guesses one.

It also knows the years by which the organisation counts its money.
"""

from collections.abc import Mapping
from decimal import Decimal

from planloom.model import Portfolio
from planloom.values import MixedCurrencyError, Money, Period

Series = Mapping[Period, Money]


class Exchange:
    """Brings amounts into the organisation's currency."""

    def __init__(self, portfolio: Portfolio) -> None:
        self.currency = portfolio.organisation.currency
        self.rates: Mapping[str, Decimal] = portfolio.organisation.rates
        self.calendar = portfolio.organisation.calendar

    def series(self, series: Series) -> dict[Period, Money]:
        """Return the series in the organisation's currency, without what has no rate."""
        return {period: money for period, amount in series.items() if (money := self.money(amount)) is not None}

    def complete(self, series: Series) -> dict[Period, Money] | None:
        """Return the series in the organisation's currency; None when any of it has no rate.

        A sum with a part left out would look like a contradiction where there is none.
        """
        converted = self.series(series)
        return converted if len(converted) == len(series) else None

    def money(self, amount: Money) -> Money | None:
        """Return the amount in the organisation's currency; None without a rate."""
        try:
            return amount.converted(self.currency, self.rates)
        except MixedCurrencyError:
            return None
