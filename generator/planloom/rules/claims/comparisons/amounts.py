"""What of an object a comparison is about, in numbers by field: its price, its length, how likely it is."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from planloom.figures import Figures
from planloom.figures.consistency.stated import Stated, days_of, stated_by
from planloom.model import Item, Plan
from planloom.model.fields import is_currency
from planloom.model.shared import Measure
from planloom.rules.claims.dates.periods import years_of
from planloom.rules.claims.subjects.resolution import READINGS
from planloom.values import Money
from planloom.values.calendar import YEAR

_FIELDS: Mapping[str, frozenset[str]] = {
    "likely": frozenset({"likelihood"}),
    "grave": frozenset({"impact"}),
}
_NO_COST = frozenset({"revenue", "revenue_target", "expected_revenue", "run_rate", "phasing", "realised", "net", "value", "claims", "productivity", "targets", "actuals", "baseline", "forecasts", "result", "cost_target"})  # fmt: skip
"""Amounts that something brings, and not what it costs."""
_NO_SIZE = frozenset({"contributes", "x", "y"})

Amounts = dict[str, Stated]
"""What an object gives in each field, in all or in one year."""


def amounts_of(item: Item, dimension: str, year: int | None, figures: Figures) -> Amounts:
    """Return the numbers of an object that a comparison of a dimension is about, in all, or those of a year."""
    if isinstance(item, Plan):
        return {}
    if dimension == "long":
        return {} if year else _length(item, figures)
    if isinstance(item, Measure):
        return _latest(item, year, figures)
    found: Amounts = {}
    for one in stated_by(item, figures):
        if one.part is item and _is_meant(one, dimension) and _is_whole(one, year):
            found.setdefault(one.field, one)
            if one.summed and not year:
                found[one.field] = one
    return found


def in_one_currency(amounts: Amounts, figures: Figures) -> Amounts:
    """Return amounts in the currency of the organisation, those without a rate as they are."""
    found: Amounts = {}
    for field, one in amounts.items():
        money = figures.exchange.money(Money(one.value, one.unit)) if is_currency(one.unit) else None
        found[field] = one if money is None else replace(one, value=money.amount, unit=money.currency)
    return found


def _is_meant(one: Stated, dimension: str) -> bool:
    if dimension in _FIELDS:
        return one.field in _FIELDS[dimension]
    if dimension == "cost":
        return is_currency(one.unit) and one.field not in _NO_COST
    return one.field not in _NO_SIZE


def _is_whole(one: Stated, year: int | None) -> bool:
    """Tell whether a number holds in all: it has no period, is the sum of all, or where a year is meant, is of that."""
    if year is None:
        return one.period is None or _is_only(one)
    return one.period is not None and one.period.months == YEAR and set(years_of(one.period)) == {year}


def _latest(item: Measure, year: int | None, figures: Figures) -> Amounts:
    """Return the last result of a measure, or the last of a year."""
    results = [
        one
        for one in stated_by(item, figures)
        if one.field == "actuals" and one.part is item and one.period and not one.summed
    ]
    meant = [one for one in results if one.period and (year is None or set(years_of(one.period)) == {year})]
    last = max(meant, key=lambda one: one.period.end if one.period else figures.today, default=None)
    return {} if last is None else {"actuals": last}


def _is_only(one: Stated) -> bool:
    written = getattr(one.part, one.field, None)
    return isinstance(written, Mapping) and len(written) == 1 and one.field not in READINGS


def _length(item: Item, figures: Figures) -> Amounts:
    """Return how many days lie between the beginning and the end of an object."""
    own = {one.role: one for one in days_of(item, figures) if one.part is item}
    if "start" not in own or "end" not in own:
        return {}
    days = (own["end"].period.end - own["start"].period.start).days
    return {"end": Stated(item, "end", Decimal(days), "")}


__all__ = ["Amounts", "amounts_of", "in_one_currency"]
