"""Where the figure for a period is written."""

from collections.abc import Iterable

from planloom.model import Part
from planloom.problems import Span
from planloom.source import Mapping
from planloom.values import Period


def key_span_of(part: Part, field: str, period: Period) -> Span:
    """Return where the period itself is written in a field of figures by period."""
    written = _written(part, field)
    key = _key(part, field, period)
    return part.key_span(field) if written is None or key is None else written.key_span(key)


def value_span_of(part: Part, field: str, period: Period) -> Span:
    """Return where the figure for `period` is written.

    Where it is the sum of several figures, the name of the field stands for all of them; where a single
    one lies within the period, that one does.
    """
    written = _written(part, field)
    if written is None:
        return part.span(field)
    key = _key(part, field, period)
    if key is None:
        inside = [one.text for one in _periods(part, field) if period.contains(one)]
        key = inside[0] if len(inside) == 1 else None
    return part.key_span(field) if key is None else written.value_span(key)


def _written(part: Part, field: str) -> Mapping | None:
    written = part.node.get(part.written_as(field)) if part.node is not None else None
    return written if isinstance(written, Mapping) else None


def _key(part: Part, field: str, period: Period) -> str | None:
    """Return the key as it is written; the same days may be asked for by another name."""
    return next((one.text for one in _periods(part, field) if one == period), None)


def _periods(part: Part, field: str) -> Iterable[Period]:
    figures = part.get(part.written_as(field))
    return [key for key in figures if isinstance(key, Period)] if isinstance(figures, dict) else ()
