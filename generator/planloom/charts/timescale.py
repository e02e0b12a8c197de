"""A time axis in whole months, or quarters, halves or years as the organisation reports, in the reader's words.

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
from planloom.i18n import format_period
from planloom.i18n.formats import NBSP
from planloom.problems import Language
from planloom.values import CALENDAR_YEARS, Calendar
from planloom.values.calendar import YEAR

_STEPS = {1: 62, 3: 76, 6: 80, 12: 40, 24: 60, 60: 60, 120: 60, 240: 60}
"""Months in a step -> pixels its name takes at least, the first one with its year."""

_FISCAL = {3: 100, 6: 100, 12: 56, 24: 108, 60: 108, 120: 108, 240: 108}
"""The same where names are longer, because they say which fiscal year they are of."""

_ROOMY = 1.12
"""How much more than the least makes room to tell every quarter with its year."""


@dataclass(frozen=True, slots=True)
class TimeScale:
    """Months from `first`, counted from year 0, up to but not including `last`, named in steps of `step`."""

    first: int
    last: int
    step: int
    size: float
    language: Language
    calendar: Calendar = CALENDAR_YEARS

    @classmethod
    def holding(
        cls, days: Sequence[dt.date], size: float, language: Language, calendar: Calendar = CALENDAR_YEARS
    ) -> "TimeScale":
        """Return a scale on `size` pixels that holds `days`; a single day gets a year around it."""
        before = calendar.first_month - 1
        first = min((_month(day) for day in days), default=24_000)
        last = max((_month(day) for day in days), default=24_011) + 1
        if last - first < 3:  # noqa: PLR2004 - a quarter is the least that makes an axis
            first = first - (first - before) % 12
            last = first + 12
        step = next((step for step in _STEPS if (last - first) / step * _least(step, calendar) <= size), 240)
        whole = min(step, 3)
        first, last = first - (first - before) % whole, last + (before - last) % whole
        return cls(first, last, step, size, language, calendar)

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
        return range(self.first - (self.first - self._before) % self.step, self.last, self.step)

    def _pixels(self, months: int) -> float:
        return self.size * months / (self.last - self.first)

    def _name(self, month: int, *, first: bool) -> str:
        """Name a step; months and quarters get their year where it begins, or where there is room."""
        start = _start(month)
        if self.step == 1:
            return month_text(start, self.language, year=first or not month % 12)
        if self.step > YEAR:
            return self._years(start, _start(month + self.step - 1))
        part = self.calendar.part_of(start, self.step)  # type: ignore[arg-type]  # 3, 6 or 12
        name = format_period(part, self.language)
        roomy = self._pixels(self.step) >= _ROOMY * _least(self.step, self.calendar)
        return name if self.step == YEAR or first or month % 12 == self._before or roomy else name.rsplit(NBSP, 1)[0]

    def _years(self, first: dt.date, last: dt.date) -> str:
        """Name years together: 2027–28, and FY2027–FY2028, because FY2027–28 would be one fiscal year."""
        begins, ends = self.calendar.year_of(first), self.calendar.year_of(last)
        if self.calendar.is_fiscal:
            return f"{format_period(begins, self.language)}–{format_period(ends, self.language)}"
        return f"{first.year}–{last.year % 100:02}"

    @property
    def _before(self) -> int:
        """The months of a calendar year that lie before the first reporting year that begins in it."""
        return self.calendar.first_month - 1


def _least(step: int, calendar: Calendar) -> int:
    return _FISCAL.get(step, _STEPS[step]) if calendar.is_fiscal else _STEPS[step]


def _month(day: dt.date) -> int:
    return day.year * 12 + day.month - 1


def _start(month: int) -> dt.date:
    return dt.date(month // 12, month % 12 + 1, 1)
