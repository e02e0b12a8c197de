"""Figures that a text prints by reference: ``[[sales-poland-2027:revenue_target@2027]]``.

The text names the object, the field and, where the field has several, the period; what a reader sees is the figure as
the plan gives it, in the reader's language, so that the two cannot drift apart.
"""

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal, NamedTuple

from pydantic.fields import FieldInfo

from planloom.i18n.formats import format_number, format_period, format_value
from planloom.i18n.quantities import format_quantity
from planloom.i18n.scales import scale_of
from planloom.model import Item, Part
from planloom.model.base import attributes
from planloom.model.fields import Reader
from planloom.problems import Language
from planloom.values import Band, Calendar, Money, Period, UnreadableError

_WRITTEN = re.compile(r"(?P<id>[^:@]+?)\s*:\s*(?P<field>[A-Za-z_][\w-]*)(?:\s*@\s*(?P<period>.+))?")
_HUNDRED = 100

Reason = Literal["field", "words", "empty", "period", "which", "single"]
"""Why nothing can be printed: there is no such field, it holds no figure, it is not filled in, has no figure for the
period, has several and none is named, or has no periods at all."""


class FigureName(NamedTuple):
    """What a text asks for: the id of an object, a field as the sources write it, and a period where one is named."""

    id: str
    field: str
    period: str | None = None


@dataclass(frozen=True, slots=True)
class Missing:
    """Why there is no figure, and the names that there are instead: of fields, or of periods."""

    reason: Reason
    known: tuple[str, ...] = ()

    @property
    def may_be_withheld(self) -> bool:
        """Tell whether the figure may be for other readers, rather than never written."""
        return self.reason in ("empty", "period")


def figure_name(reference: str) -> FigureName | None:
    """Return what a reference in a text asks for; None for one that names an object and no figure of it."""
    match = _WRITTEN.fullmatch(reference.strip()) if ":" in reference else None
    return FigureName(match["id"], match["field"], match["period"]) if match else None


def printed(item: Item, name: FigureName, language: Language, calendar: Calendar) -> str | Missing:
    """Return the figure of an object that a text names, as a reader of `language` expects it, or why there is none.

    Amounts have the magnitude that suits them and all their digits, numbers of a measure its unit in the form that
    follows them, shares their percent sign, days and periods are written as pages write them.
    """
    given = _given(item, name)
    if isinstance(given, Missing):
        return given
    value = _chosen(given, name, calendar) if isinstance(given, Mapping) else given
    if not isinstance(given, Mapping) and name.period is not None:
        return Missing("single")
    if isinstance(value, Missing):
        return value
    return _words(_plain(value), item, attributes(type(item))[name.field], language) or Missing(
        "words", _fields_of(item)
    )


def _given(item: Item, name: FigureName) -> Any:
    attribute = attributes(type(item)).get(name.field)
    if attribute is None:
        return Missing("field", _fields_of(item))
    value = getattr(item, attribute)
    return Missing("empty") if value is None or value in ({}, ()) else value


def _chosen(series: Mapping[Any, Any], name: FigureName, calendar: Calendar) -> Any:
    """Return the entry of a series that is asked for: the only one where no period is named."""
    known = tuple(key.text for key in series if isinstance(key, Period))
    if name.period is None:
        return next(iter(series.values())) if len(series) == 1 else Missing("which", known)
    try:
        wanted = Period.parse(name.period.strip(), calendar)
    except UnreadableError:
        return Missing("period", known)
    return series.get(wanted, Missing("period", known))


def _plain(value: Any) -> Any:
    """Return a result without its remark."""
    return getattr(value, "value", None) if isinstance(value, Part) else value


def _words(value: Any, item: Item, attribute: str, language: Language) -> str | None:
    """Return a value in words; None for what is no figure."""
    if isinstance(value, Money):
        return scale_of([value]).full(value, language)
    if isinstance(value, Period):
        return format_period(value, language)
    if isinstance(value, Band):
        return format_value(value, language)
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return None
    number = Decimal(value)
    if _is_share(type(item), attribute):
        return format_quantity(number * _HUNDRED, "%", language)
    unit = getattr(item, "unit", None) if attribute not in _WITHOUT_UNIT else None
    return format_quantity(number, unit, language) if unit else format_number(number, language)


_WITHOUT_UNIT = frozenset({"weight", "confidence", "score"})
"""Numbers that are not of what an object counts."""


@functools.cache
def _is_share(part: type[Part], attribute: str) -> bool:
    return any(reader.name == "share" for reader in _readers(part.model_fields[attribute]))


def _readers(info: FieldInfo) -> Iterator[Reader]:
    waiting: list[Any] = [info.annotation, *info.metadata]
    while waiting:
        here = waiting.pop()
        if isinstance(here, Reader):
            yield here
        waiting += [*getattr(here, "__metadata__", ()), *getattr(here, "__args__", ())]


def _fields_of(item: Item) -> tuple[str, ...]:
    """Return the fields of an object that hold a figure, as the sources write them."""
    return tuple(key for key, name in attributes(type(item)).items() if _holds_figure(getattr(item, name)))


def _holds_figure(value: Any) -> bool:
    values = value.values() if isinstance(value, Mapping) else [value]
    plain = [_plain(one) for one in values]
    return any(isinstance(one, Money | Period | Band | int | Decimal) and not isinstance(one, bool) for one in plain)


__all__ = ["FigureName", "Missing", "Reason", "figure_name", "printed"]
