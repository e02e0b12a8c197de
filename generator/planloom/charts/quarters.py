"""An axis of whole quarters, or of years where there are many, in per cent of its length."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from planloom.i18n import format_period
from planloom.problems import Language
from planloom.values import Calendar, Period

_MOST_NAMED, _MOST_LINES = 16, 32
_ROMAN = ("I", "II", "III", "IV")
QUARTER: Literal[3] = 3
YEAR: Literal[12] = 12


@dataclass(frozen=True, slots=True)
class Quarters:
    """The days from `first` up to but not including `last`, by the years of `calendar`."""

    first: dt.date
    last: dt.date
    calendar: Calendar
    language: Language

    @classmethod
    def holding(cls, days: Sequence[dt.date], calendar: Calendar, language: Language) -> "Quarters":
        """Return the whole quarters around `days`. There must be one."""
        begin = calendar.part_of(min(days), QUARTER).start
        end = calendar.part_of(max(days), QUARTER).end
        return cls(begin, end + dt.timedelta(days=1), calendar, language)

    def at(self, day: dt.date) -> float:
        """Return how far along the axis a day begins."""
        return round((day - self.first).days / (self.last - self.first).days * 100, 2)

    def after(self, day: dt.date) -> float:
        """Return how far along the axis a day ends."""
        return self.at(day + dt.timedelta(days=1))

    @property
    def whole(self) -> str:
        """All of it, in the reader's words."""
        return format_period(Period.between(self.first, self.last - dt.timedelta(days=1)), self.language)

    def _parts(self, months: Literal[3, 12]) -> Iterator[Period]:
        day = self.first
        while day < self.last:
            part = self.calendar.part_of(day, months)
            yield part
            day = part.end + dt.timedelta(days=1)

    @property
    def quarter_starts(self) -> list[float]:
        """Where quarters begin; none where there are too many to be told apart."""
        starts = [self.at(part.start) for part in self._parts(QUARTER)]
        return starts if len(starts) <= _MOST_LINES else []

    @property
    def quarters(self) -> list[tuple[float, str]]:
        """The middles and names of the quarters; none where there is no room for names."""
        parts = list(self._parts(QUARTER))
        if len(parts) > _MOST_NAMED:
            return []
        middles = (round((self.at(part.start) + self.after(part.end)) / 2, 2) for part in parts)
        return [(middle, self._name(part)) for middle, part in zip(middles, parts, strict=True)]

    def _name(self, part: Period) -> str:
        number = (part.start.month - self.calendar.first_month) % 12 // QUARTER
        return _ROMAN[number] if self.language == "pl" else f"Q{number + 1}"

    @property
    def year_starts(self) -> list[float]:
        """Where years begin."""
        return [max(self.at(year.start), 0.0) for year in self._parts(YEAR)]

    @property
    def years(self) -> list[tuple[float, str]]:
        """Where years begin, and their names; of an axis of very many years every fifth."""
        named = list(self._parts(YEAR))
        step = 1 if len(named) <= _MOST_NAMED else 5
        return [(max(self.at(year.start), 0.0), format_period(year, self.language)) for year in named[::step]]
