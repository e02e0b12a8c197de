"""What is late, and which figures have not been brought up to date."""

import datetime as dt

from planloom.figures.measure.milestone import days_late
from planloom.model import Item
from planloom.model.shared import Decision, Initiative, Measure, ReviewAction
from planloom.values import Period

MONTHS = {"weekly": 0, "monthly": 1, "quarterly": 3, "half_yearly": 6, "yearly": 12}
"""Months between two results, by frequency."""


def last_updated(measure: Measure) -> dt.date | None:
    """Return the last day that a result of a measure tells of, in words or in numbers; None without any."""
    looks = (look.date for look in measure.check_ins if look.value is not None)
    return max((period.end for period in (*measure.actuals, *looks)), default=None)


def next_due(measure: Measure) -> dt.date | None:
    """Return the day by which the next result must be there; None where none is expected any more, or nobody said when.

    It is the end of the second period after the latest result, or after the day before the first target. Nothing is due
    after the last target.
    """
    since = last_updated(measure) or _before_the_first_target(measure)
    if since is None or measure.frequency is None or is_settled(measure, since):
        return None
    return _later(since, measure.frequency, 2)


def is_stale(measure: Measure, today: dt.date) -> bool:
    """Tell whether a measure that has been updated has missed its next update."""
    due = next_due(measure)
    return last_updated(measure) is not None and due is not None and due < today


def is_settled(measure: Measure, since: dt.date) -> bool:
    """Tell whether nothing more is expected of a measure whose latest result is of `since`."""
    if measure.done or measure.status in ("done", "cancelled", "paused"):
        return True
    return bool(measure.targets) and max(period.end for period in measure.targets) <= since


def _before_the_first_target(measure: Measure) -> dt.date | None:
    return min(measure.targets).start - dt.timedelta(days=1) if measure.targets else None


def _later(day: dt.date, frequency: str, times: int) -> dt.date:
    """Return the last day of the period `times` frequencies after the one that ends on `day`."""
    if frequency == "weekly":
        return day + dt.timedelta(weeks=times)
    months = day.year * 12 + day.month - 1 + MONTHS[frequency] * times + 1
    first_of_next = dt.date(months // 12, months % 12 + 1, 1)
    return first_of_next - dt.timedelta(days=1)


def is_overdue(item: Item, today: dt.date) -> bool:
    """Tell whether something should be finished by `today` and is not said to be; open-ended work never is."""
    due = deadline(item)
    return due is not None and due.end < today and not is_finished(item)


def deadline(item: Item) -> Period | None:
    """Return by when an event, work, an action or a decision is to be finished; None for anything else, or an open end.

    A campaign or a course of which nobody reports is over at its end; an initiative is to be said to be done.
    """
    if isinstance(item, Initiative | ReviewAction | Decision) or item.is_a("event"):
        return item.deadline
    reports = item.is_a("work") and item.status not in (None, "no_status")
    return item.deadline if reports else None


def is_finished(item: Item) -> bool:
    """Tell whether something is said to be done, or is not to be done any more."""
    if item.status in ("done", "cancelled"):
        return True
    if isinstance(item, Initiative):
        return item.progress == 1
    return bool(getattr(item, "done", False))


def lateness(item: Item, today: dt.date) -> int | None:
    """Return by how many days something was done late, or is late; None where it was done and nobody said when."""
    if item.status == "cancelled":
        return 0
    return days_late(deadline(item), getattr(item, "done", False), is_finished(item), today)
