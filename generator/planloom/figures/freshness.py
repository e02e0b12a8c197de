"""What is late, and which figures have not been brought up to date."""

import datetime as dt

from planloom.figures.measures import actuals_of
from planloom.model import Item
from planloom.model.shared import Initiative, Measure, Milestone
from planloom.values import Period

# Days after the end of a period by which the next figure is expected, by frequency.
_LONGEST = {"weekly": 7, "monthly": 31, "quarterly": 92, "half_yearly": 184, "yearly": 366}


def last_updated(measure: Measure) -> Period | None:
    """Return the period of the latest actual of a measure; None without any."""
    return max(actuals_of(measure), default=None, key=lambda period: period.end)


def is_stale(measure: Measure, today: dt.date) -> bool:
    """Tell whether a measure has missed an update: its latest actual is older than two of its periods."""
    last = last_updated(measure)
    if last is None or measure.frequency is None:
        return False
    return last.end + dt.timedelta(days=2 * _LONGEST[measure.frequency]) < today


def is_overdue(item: Item, today: dt.date) -> bool:
    """Tell whether work should be finished by `today` and is not said to be."""
    if isinstance(item, Milestone):
        return not item.done and item.status not in ("done", "cancelled") and item.date.end < today
    if not isinstance(item, Initiative) or item.horizon is None:
        return False
    finished = item.status in ("done", "cancelled") or item.progress == 1
    return not finished and item.horizon.end < today
