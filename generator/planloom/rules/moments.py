"""When something begins and ends, as far as the plan says.

``start: 2027-Q1`` says that it starts on some day of that quarter. A rule that compares dates must not
take the first of those days for the only one, so each end of a stretch of time is kept as the earliest
and the latest day it can be.
"""

import datetime as dt
from typing import NamedTuple

from planloom.model import Item
from planloom.model.restructuring import Deal, UnitChange
from planloom.model.shared import Milestone


class Moments(NamedTuple):
    """The days between which an object can begin and end; None where the plan does not say."""

    earliest_start: dt.date | None = None
    latest_start: dt.date | None = None
    earliest_end: dt.date | None = None
    latest_end: dt.date | None = None
    start_field: str = "start"
    end_field: str = "end"


def moments(item: Item) -> Moments:
    """Return when `item` begins and ends. A milestone, and the change of a unit, does both on its date, a deal with its phases."""
    day = item.date if isinstance(item, Milestone | UnitChange) else None
    if day is not None:
        return Moments(day.start, day.end, day.start, day.end, "date", "date")
    if isinstance(item, Deal) and item.phases and not (item.period or item.start or item.end):
        dates = [phase.date for phase in item.phases]
        first, last = min(dates), max(dates, key=lambda date: date.end)
        return Moments(first.start, first.end, last.start, last.end, "phases", "phases")
    start, end, period = item.start, item.end, item.period
    return Moments(
        earliest_start=start.start if start else period.start if period else None,
        latest_start=start.end if start else period.start if period else None,
        earliest_end=end.start if end else period.end if period else None,
        latest_end=end.end if end else period.end if period else None,
        start_field="start" if start else "period",
        end_field="end" if end else "period",
    )
