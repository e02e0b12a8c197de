"""Values by period, of which one that is withheld can be worked out from those that are shown."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from planloom.values import Calendar, Period
from planloom.values.unreadable import UnreadableError

_DAY = dt.timedelta(days=1)


def worked_out(written: Mapping[str, Any], shown: Mapping[str, Any], calendar: Calendar) -> Iterator[str]:
    """Yield the periods shown that tell, with others that are shown, a period that was written and is not.

    That is a year beside all of its quarters but one, and the quarters of a year that is not shown.
    """
    lost = [period for key in written if key not in shown and (period := _period(key, calendar)) is not None]
    if not lost:
        return
    left = {key: period for key in shown if (period := _period(key, calendar)) is not None}
    for period in lost:
        inside = [one for one in left.values() if one != period and period.contains(one)]
        around = [key for key, one in left.items() if one != period and one.contains(period)]
        for key in around:
            parts = [one for one in (*left.values(), period) if one != left[key] and left[key].contains(one)]
            if _fill(parts, left[key]):
                yield key
        if _fill(inside, period):
            yield from (key for key, one in left.items() if one in inside)


def _fill(parts: list[Period], whole: Period) -> bool:
    """Tell whether some of the parts make up the whole, day for day."""
    reached = whole.start
    for part in sorted(parts, key=lambda one: (one.start, one.end)):
        if part.start == reached:
            if part.end == whole.end:
                return True
            reached = part.end + _DAY
    return False


def _period(key: str, calendar: Calendar) -> Period | None:
    try:
        return calendar.parse(key)
    except UnreadableError:
        return None
