"""What is late, and which figures have not been brought up to date."""

import datetime as dt

from planloom.figures.reached import days_late
from planloom.figures.told import actuals_of
from planloom.model import Item
from planloom.model.shared import Initiative, Measure, Milestone, ReviewAction
from planloom.values import Period

LONGEST = {"weekly": 7, "monthly": 31, "quarterly": 92, "half_yearly": 184, "yearly": 366}
"""Days after the end of a period by which the next figure is expected, by frequency."""


def last_updated(measure: Measure) -> Period | None:
    """Return the period of the latest actual of a measure; None without any."""
    return max(actuals_of(measure), default=None, key=lambda period: period.end)


def is_stale(measure: Measure, today: dt.date) -> bool:
    """Tell whether a measure has missed an update: its latest actual is older than two of its periods."""
    last = last_updated(measure)
    if last is None or measure.frequency is None:
        return False
    return last.end + dt.timedelta(days=2 * LONGEST[measure.frequency]) < today


def is_overdue(item: Item, today: dt.date) -> bool:
    """Tell whether something should be finished by `today` and is not said to be; open-ended work never is."""
    due = deadline(item)
    return due is not None and due.end < today and not is_finished(item)


def deadline(item: Item) -> Period | None:
    """Return by when a milestone, work or an action is to be finished; None for anything else, or an open end."""
    if isinstance(item, Milestone):
        return item.date
    return item.deadline if isinstance(item, Initiative | ReviewAction) else None


def is_finished(item: Item) -> bool:
    """Tell whether something is said to be done, or is not to be done any more."""
    if item.status in ("done", "cancelled"):
        return True
    if isinstance(item, Initiative):
        return item.progress == 1
    return bool(getattr(item, "done", False))


def lateness(item: Milestone | ReviewAction, today: dt.date) -> int | None:
    """Return by how many days something was done late, or is late; None where it was done and nobody said when."""
    if item.status == "cancelled":
        return 0
    return days_late(deadline(item), item.done, is_finished(item), today)
