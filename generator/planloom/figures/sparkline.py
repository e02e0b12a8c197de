"""The points of a small line that shows how a measure has moved, for a table cell."""

from decimal import Decimal

from planloom.figures.told import actuals_of
from planloom.model.shared import Measure

WIDTH, HEIGHT = 80, 20


def sparkline(measure: Measure) -> tuple[tuple[Decimal, Decimal], ...]:
    """Return points in a box of 80 by 20, time to the right, values upward; empty for fewer than two actuals."""
    actuals = actuals_of(measure)
    if len(actuals) < 2:  # noqa: PLR2004  # one point is no line
        return ()
    low, high = min(actuals.values()), max(actuals.values())
    first = min(actuals).start.toordinal()
    span = max(period.end.toordinal() for period in actuals) - first
    rise = high - low
    points = []
    for period, value in actuals.items():
        x = Decimal(WIDTH) * (period.end.toordinal() - first) / span if span else Decimal(WIDTH)
        y = Decimal(HEIGHT) * (high - value) / rise if rise else Decimal(HEIGHT) / 2
        points.append((round(x, 1), round(y, 1)))
    return tuple(points)
