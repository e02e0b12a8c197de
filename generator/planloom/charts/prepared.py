"""What the pages hand over, made fit to be drawn: values instead of figures, and one currency a drawing."""

from collections.abc import Iterator
from typing import Any

from planloom.charts.currency import in_one_currency
from planloom.charts.diagram import Diagram, OrgChart
from planloom.charts.request import Chart
from planloom.figures.figure import Figure


class FigureGivenError(TypeError):
    """A picture of ours holds a computed figure where only its value can be drawn; says where and which."""


def prepared(picture: Chart | Diagram) -> Chart | Diagram:
    """Return `picture` with all its money on one scale; raises :class:`FigureGivenError`."""
    for place, value in _values(picture):
        if isinstance(value, Figure):
            raise FigureGivenError(f"under `{place}` stands the figure `{value.name}` instead of its value")
    return in_one_currency(picture) if isinstance(picture, Chart) else picture


def _values(picture: Chart | Diagram) -> Iterator[tuple[str, Any]]:
    match picture:
        case Chart():
            for row in (*picture.rows, picture.options):
                yield from row.items()
        case OrgChart():
            yield from (("headcount", unit.headcount) for unit in (*picture.before, *picture.after))
            yield from (("totals", total) for total in picture.totals)
