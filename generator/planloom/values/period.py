"""Periods: a year, half, quarter, month or day, or a range of them."""

import calendar
import datetime as dt
import functools
import re
from dataclasses import dataclass, field

_SINGLE = re.compile(
    r"(?P<year>\d{4})(?:-(?:H(?P<half>[12])|Q(?P<quarter>[1-4])|(?P<month>\d{2})(?:-(?P<day>\d{2}))?))?",
    re.IGNORECASE,
)
ADVICE = "write 2027, 2027-H1, 2027-Q1, 2027-03, 2027-03-31 or 2027..2029"
EARLIEST, LATEST = 1900, 2200


def _single(text: str) -> tuple[dt.date, dt.date]:
    match = _SINGLE.fullmatch(text.strip())
    if match is None:
        raise ValueError(ADVICE)
    year = int(match["year"])
    if not EARLIEST <= year <= LATEST:
        raise ValueError(f"the year {year} is outside {EARLIEST} to {LATEST}")
    if match["day"]:
        day = dt.date(year, int(match["month"]), int(match["day"]))
        return day, day
    if match["month"]:
        first = last = int(match["month"])
    elif match["quarter"]:
        last = int(match["quarter"]) * 3
        first = last - 2
    elif match["half"]:
        last = int(match["half"]) * 6
        first = last - 5
    else:
        first, last = 1, 12
    start = dt.date(year, first, 1)
    return start, dt.date(year, last, calendar.monthrange(year, last)[1])


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The days from `start` to `end`, both included. `text` is what the writer wrote.

    Two periods of the same days are equal, however they were written.
    """

    start: dt.date
    end: dt.date
    text: str = field(compare=False)

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Read a period; raises :class:`ValueError` with advice for what is no period."""
        return _parse(text)

    @classmethod
    def of_year(cls, year: int) -> "Period":
        """Return the calendar year."""
        return _parse(str(year))

    @classmethod
    def between(cls, start: dt.date, end: dt.date) -> "Period":
        """Return the days from `start` to `end`."""
        return _parse(f"{start.isoformat()}..{end.isoformat()}")

    def contains(self, other: "Period") -> bool:
        """Tell whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Period") -> bool:
        """Tell whether the two share a day."""
        return self.start <= other.end and other.start <= self.end

    @property
    def years(self) -> range:
        """The calendar years the period touches."""
        return range(self.start.year, self.end.year + 1)

    @property
    def months(self) -> int:
        """Length in calendar months, counting a month begun as a whole one."""
        return (self.end.year - self.start.year) * 12 + self.end.month - self.start.month + 1

    @property
    def is_day(self) -> bool:
        """Whether the period is a single day."""
        return self.start == self.end

    def __str__(self) -> str:
        return self.text


@functools.lru_cache(maxsize=4096)
def _parse(text: str) -> Period:
    first, separator, last = text.partition("..")
    try:
        start, end = _single(first)
        if separator:
            end = _single(last)[1]
    except ValueError as error:
        raise ValueError(
            str(error) if "write" in str(error) or "outside" in str(error) else f"there is no such date; {ADVICE}"
        ) from None
    if end < start:
        raise ValueError(f"the period ends before it begins; did you mean {last.strip()}..{first.strip()}?")
    return Period(start, end, text.strip().upper())
