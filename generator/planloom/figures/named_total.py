"""Totals that a rule of the organisation's own asks for: a field of several objects, added or counted."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal

from planloom.figures.figure import Figure, sum_of
from planloom.figures.written import Written, money_at, money_in, number_at, numbers_in, total
from planloom.model import Item
from planloom.model.base import attributes
from planloom.values import Money, Period

if TYPE_CHECKING:
    from planloom.figures import Figures

How = Literal["sum", "count"]


def named_total(
    how: How, items: Sequence[Item], field: str, periods: Sequence[Period], figures: "Figures"
) -> dict[Period | None, Any]:
    """Return what `field` of the items adds up to, or how many items there are, under None or by period.

    Figures by period are added within each of `periods`, or within each that they give. What is not known in full, as
    where an amount has no exchange rate, is left out: half a sum says nothing.
    """
    if how == "count":
        return {None: Decimal(len(items))}
    values = [_value(item, field) for item in items]
    series = [_series(item, field, figures) for item, value in zip(items, values, strict=True) if _is_series(value)]
    if series:
        wanted = list(periods) or sorted({period for one in series for period in one.values})
        return _known({period: total("part", series, period) for period in wanted})
    single = [
        _single(item, field, value, figures) for item, value in zip(items, values, strict=True) if value is not None
    ]
    return _known({None: sum_of("part", single)}) if single else {}


def _known(figures: Mapping[Period | None, Figure[Any]]) -> dict[Period | None, Any]:
    return {period: one.value for period, one in figures.items() if one.exact and one.value is not None}


def _attribute(item: Item, field: str) -> str:
    return attributes(type(item)).get(field, field)


def _value(item: Item, field: str) -> Any:
    value = getattr(item, _attribute(item, field), None)
    return value if _is_series(value) or isinstance(value, Money | Decimal | int) else None


def _is_series(value: Any) -> bool:
    return isinstance(value, Mapping) and bool(value)


def _series(item: Item, field: str, figures: "Figures") -> Written[Any]:
    name = _attribute(item, field)
    is_money = any(isinstance(value, Money) for value in getattr(item, name).values())
    return money_in(item, name, figures.exchange) if is_money else numbers_in(item, name)


def _single(item: Item, field: str, value: Any, figures: "Figures") -> Figure[Any]:
    name = _attribute(item, field)
    return money_at("part", item, name, figures.exchange) if isinstance(value, Money) else number_at("part", item, name)
