"""What savings measures bring: gross less one-off cost, period by period, and when they have paid for themselves.

Measures that name the same baseline reduce the same cost: together they cannot save more than it, so
their gross savings count up to the baseline and no further.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from planloom.figures.exchange import Exchange
from planloom.figures.series import outermost, within
from planloom.model.restructuring import CostMeasure
from planloom.values import Money, Period

YEAR = 12


@dataclass(frozen=True, slots=True)
class Payback:
    """When the gross savings have made good the one-off cost: not yet on `after`, on `by` at the latest."""

    after: dt.date
    by: dt.date


@dataclass(frozen=True, slots=True)
class Saving:
    """The phased figures of one measure in the organisation's currency."""

    measure: CostMeasure
    gross: Mapping[Period, Money]
    one_off: Mapping[Period, Money]
    baseline: Money | None
    currency: str

    def gross_in(self, period: Period) -> Money | None:
        """Return the gross saving within `period`; None when an entry crosses its border."""
        return _part(self.gross, period, self.currency)

    def net_in(self, period: Period) -> Money | None:
        """Return gross less one-off cost within `period`; None when an entry crosses its border."""
        gross, cost = self.gross_in(period), _part(self.one_off, period, self.currency)
        return None if gross is None or cost is None else gross - cost

    def tells(self, period: Period) -> bool:
        """Tell whether anything is planned within `period`."""
        return any(entry.overlaps(period) for entry in (*self.gross, *self.one_off))

    @property
    def payback(self) -> Payback | None:
        """When the measure has paid for itself for good; None when it has not by the end of its figures."""
        ends = sorted({entry.end for entry in (*outermost(self.gross), *outermost(self.one_off))})
        paid: Payback | None = None
        first = min((entry.start for entry in (*self.gross, *self.one_off)), default=None)
        before = first - dt.timedelta(days=1) if first is not None else None
        for end in ends:
            total = self._until(end)
            if total < 0:
                paid = None
            elif paid is None and before is not None:
                paid = Payback(before, end)
            before = end
        return paid

    def _until(self, end: dt.date) -> Decimal:
        gross = sum((self.gross[one].amount for one in outermost(self.gross) if one.end <= end), Decimal(0))
        cost = sum((self.one_off[one].amount for one in outermost(self.one_off) if one.end <= end), Decimal(0))
        return gross - cost


def _part(series: Mapping[Period, Money], period: Period, currency: str) -> Money | None:
    """Return the sum within `period`, zero where nothing is planned in it."""
    if not any(entry.overlaps(period) for entry in series):
        return Money(Decimal(0), currency)
    return within(series, period)


def saving_of(measure: CostMeasure, exchange: Exchange) -> Saving | None:
    """Return the figures of a measure; None when some of them have no rate."""
    gross, one_off = exchange.complete(measure.phasing), exchange.complete(measure.one_off_cost)
    if gross is None or one_off is None:
        return None
    baseline = exchange.money(measure.baseline_annual) if measure.baseline_annual else None
    return Saving(measure, gross, one_off, baseline, exchange.currency)


def net_of_all(savings: Iterable[tuple[Saving, Decimal]], period: Period) -> Decimal | None:
    """Add the net savings of measures within `period`, each with its share.

    Measures on one baseline count up to that baseline. None when a figure crosses the period's border.
    """
    gross: dict[str, Decimal] = {}
    limits: dict[str, Decimal] = {}
    cost = Decimal(0)
    for saving, share in savings:
        own, net = saving.gross_in(period), saving.net_in(period)
        if own is None or net is None:
            return None
        name = saving.measure.baseline or f" {saving.measure.id}"
        gross[name] = gross.get(name, Decimal(0)) + own.amount * share
        cost += (own - net).amount * share
        if saving.baseline is not None:
            limits[name] = max(limits.get(name, Decimal(0)), saving.baseline.amount * period.months / YEAR)
    counted = sum((min(amount, limits.get(name, amount)) for name, amount in gross.items()), Decimal(0))
    return counted - cost
