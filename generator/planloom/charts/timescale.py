"""A time axis in whole months, quarters, halves or years, with the reader's names for them.

A name stands in the middle of the time it names and marks stand between, so that a value of the
whole of 2027, drawn at its end, is not read as one of 2028.
"""

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from planloom.charts.data import month_text
from planloom.charts.labels import text_width
from planloom.charts.locale import NBSP
from planloom.i18n import format_period
from planloom.problems import Language
from planloom.values import Period

_STEPS = {1: 62, 3: 76, 6: 80, 12: 40, 24: 60, 60: 60, 120: 60, 240: 60}
"""Months in a step -> pixels its name takes at least, the first one with its year."""

_ROOMY = 85
"""Pixels in which every quarter can be told with its year."""


@dataclass(frozen=True, slots=True)
class TimeScale:
    """Months from `first`, counted from year 0, up to but not including `last`, named in steps of `step`."""

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
        whole = min(step, 3)
        return cls(first - first % whole, last + -last % whole, step, size, language)

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

    @property
    def borders(self) -> list[dict[str, str]]:
        """The days on which a step begins, as data for marks."""
        return [{"day": _start(month).isoformat()} for month in self._starts()]

    def axis(self, **settings: Any) -> str:
        """Return the axis as JSON: the name of each step in its middle, if it has room there."""
        names: dict[str, str] = {}
        for month in self._starts():
            begin, end = max(month, self.first), min(month + self.step, self.last)
            name = self._name(month, first=month <= self.first)
            if text_width(name) + 4 <= self._pixels(end - begin):
                middle = _start(begin) + (_start(end) - _start(begin)) / 2
                names[middle.isoformat()] = name
        labels = ",".join(f"'{day}':'{name}'" for day, name in names.items())
        axis = {
            "values": list(names),
            "labelExpr": f"({{{labels}}})[utcFormat(datum.value, '%Y-%m-%d')]",
            "labelOverlap": False,
            "labelFlush": False,
            "grid": False,
            "ticks": False,
            "domain": True,
            "title": None,
        }
        return json.dumps(axis | settings, ensure_ascii=False)

    def _starts(self) -> range:
        return range(self.first - self.first % self.step, self.last, self.step)

    def _pixels(self, months: int) -> float:
        return self.size * months / (self.last - self.first)

    def _name(self, month: int, *, first: bool) -> str:
        """Name a step; months and quarters get their year where it begins, or where there is room."""
        start = _start(month)
        span = Period.between(start, _start(month + self.step) - dt.timedelta(days=1))
        if self.step >= 12:  # noqa: PLR2004 - whole years
            return _years(start.year, span.end.year)
        with_year = first or not month % 12
        if self.step == 1:
            return month_text(start, self.language, year=with_year)
        name = format_period(span, self.language)
        return name if with_year or self._pixels(self.step) >= _ROOMY else name.rsplit(NBSP, 1)[0]


def _years(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last % 100:02}"


def _month(day: dt.date) -> int:
    return day.year * 12 + day.month - 1


def _start(month: int) -> dt.date:
    return dt.date(month // 12, month % 12 + 1, 1)
