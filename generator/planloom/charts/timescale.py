"""A time axis in whole months, quarters, halves or years, with the reader's names for them.

A name stands in the middle of the time it names and marks stand between, so that a value of the
whole of 2027, drawn at its end, is not read as one of 2028.
"""

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from planloom.charts.data import month_text
from planloom.charts.locale import NBSP
from planloom.i18n import format_period
from planloom.problems import Language
from planloom.values import Period

_STEPS = {1: 62, 3: 76, 6: 80, 12: 40, 24: 60, 60: 60, 120: 60, 240: 60}
"""Months in a step -> pixels its name takes at least, the first one with its year."""


@dataclass(frozen=True, slots=True)
class TimeScale:
    """Months from `first`, counted from year 0, up to but not including `last`, in steps of `step`."""

    first: int
    last: int
    step: int
    size: float
    language: Language

    @classmethod
    def holding(cls, days: Sequence[dt.date], size: float, language: Language) -> "TimeScale":
        """Return a scale on `size` pixels that holds `days`; a single day gets a year around it."""
        first = min((_month(day) for day in days), default=24_000)
        last = max((_month(day) for day in days), default=24_011) + 1
        if last - first < 3:  # noqa: PLR2004 - a quarter is the least that makes an axis
            first, last = first - first % 12, first - first % 12 + 12
        step = next((step for step, least in _STEPS.items() if (last - first) / step * least <= size), 240)
        return cls(first - first % step, last + -last % step, step, size, language)

    @property
    def low(self) -> dt.date:
        """The first day."""
        return _start(self.first)

    @property
    def high(self) -> dt.date:
        """The day after the last."""
        return _start(self.last)

    def at(self, day: dt.date | str, size: float) -> float:
        """Return how far along `size` pixels a day is."""
        day = dt.date.fromisoformat(day) if isinstance(day, str) else day
        return (day - self.low).days / (self.high - self.low).days * size

    @property
    def scale(self) -> str:
        """The scale as JSON."""
        domain = [self.low.isoformat(), self.high.isoformat()]
        return json.dumps({"type": "utc", "domain": domain, "nice": False})

    def axis(self, **settings: Any) -> str:
        """Return the axis as JSON."""
        starts = [_start(month).isoformat() for month in range(self.first, self.last + 1, self.step)]
        labels = ",".join(f"'{start}':'{name}'" for start, name in zip(starts, self._names(), strict=False))
        axis = {
            "values": starts,
            "labelExpr": f"({{{labels}}})[utcFormat(datum.value, '%Y-%m-%d')]",
            "labelOffset": round(self.size * self.step / (self.last - self.first) / 2, 1),
            "labelFlush": False,
            "labelOverlap": False,
            "title": None,
        }
        return json.dumps(axis | settings, ensure_ascii=False)

    def _names(self) -> Iterable[str]:
        """Name each step; months and quarters get their year where it begins and where there is room."""
        room = self.size * self.step / (self.last - self.first)
        for month in range(self.first, self.last, self.step):
            start = _start(month)
            span = Period.between(start, _start(month + self.step) - dt.timedelta(days=1))
            if self.step >= 12:  # noqa: PLR2004 - whole years
                yield _years(start.year, span.end.year)
            elif self.step == 1:
                yield month_text(start, self.language, year=not month % 12 or month == self.first)
            elif room < 85 and month % 12 and month != self.first:  # noqa: PLR2004 - pixels
                yield format_period(span, self.language).rsplit(NBSP, 1)[0]
            else:
                yield format_period(span, self.language)


def _years(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last % 100:02}"


def _month(day: dt.date) -> int:
    return day.year * 12 + day.month - 1


def _start(month: int) -> dt.date:
    return dt.date(month // 12, month % 12 + 1, 1)
