"""The points of a small line that shows how a measure has moved, for a table cell."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal

from planloom.figures.measure.data import MeasureData
from planloom.model.shared import Measure
from planloom.values import Period

WIDTH, HEIGHT = 80, 20


def sparkline(measure: Measure, today: dt.date = dt.date.max) -> tuple[tuple[Decimal, Decimal], ...]:
    """Return points in a box of 80 by 20, time to the right, values upward; empty where there is no line to draw.

    A result of a time that has not begun by `today` is none. A line joins periods of one length, never a year and its
    quarters. Of several lengths, it is the one whose actuals reach furthest, and of those that reach as far, the one
    with the most.
    """
    actuals = _joined(MeasureData(measure, today).actuals)
    if not actuals:
        return ()
    low, high = min(actuals.values()), max(actuals.values())
    first = min(actuals).start.toordinal()
    span = max(period.end.toordinal() for period in actuals) - first
    rise = high - low
    points = []
    for period, value in actuals.items():
        x = Decimal(WIDTH) * (period.end.toordinal() - first) / span
        y = Decimal(HEIGHT) * (high - value) / rise if rise else Decimal(HEIGHT) / 2
        points.append((round(x, 1), round(y, 1)))
    return tuple(points)


def _joined(actuals: Mapping[Period, Decimal]) -> dict[Period, Decimal]:
    """Return the actuals that the line joins, in order of time; nothing where no two are of one length."""
    lengths: dict[str, dict[Period, Decimal]] = {}
    for period, value in sorted(actuals.items()):
        lengths.setdefault(period.length, {})[period] = value
    lines = [line for line in lengths.values() if len(line) > 1]
    return max(lines, key=lambda line: (max(line).end, len(line)), default={})
