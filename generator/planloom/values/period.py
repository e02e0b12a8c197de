"""Periods: a year, half, quarter, month or day, or a range of them."""

import calendar
import datetime as dt
import functools
import re
from dataclasses import dataclass, field

from planloom.values.unreadable import UnreadableError

_SINGLE = re.compile(
    r"(?P<year>\d{4})(?:-(?:H(?P<half>[12])|Q(?P<quarter>[1-4])|(?P<month>\d{2})(?:-(?P<day>\d{2}))?))?",
    re.IGNORECASE,
)
_FORMS = "2027, 2027-H1, 2027-Q1, 2027-03, 2027-03-31"
EARLIEST, LATEST = 1900, 2200

# Other common ways to write periods, and how they are written here.
_HABITS = (
    (re.compile(r"(\d{4})\s*[-–—/]\s*(\d{4})"), r"\1..\2"),
    (re.compile(r"(?:Q|kw\.?\s*)([1-4])\s*[-/ ]?\s*(\d{4})", re.IGNORECASE), r"\2-Q\1"),
    (re.compile(r"(\d{4})\s*[/ ]?\s*Q([1-4])", re.IGNORECASE), r"\1-Q\2"),
    (re.compile(r"H([12])\s*[-/ ]?\s*(\d{4})", re.IGNORECASE), r"\2-H\1"),
    (re.compile(r"(\d{2})[./](\d{2})[./](\d{4})"), r"\3-\2-\1"),
    (re.compile(r"(\d{2})[./](\d{4})"), r"\2-\1"),
    (re.compile(r"(\d{4})[./](\d{2})[./](\d{2})"), r"\1-\2-\3"),
)


def _no_period(text: str) -> UnreadableError:
    """Make the advice for what is no period: the same period as it is written here, or all the forms."""
    for habit, form in _HABITS:
        match = habit.fullmatch(text)
        if match and _is_period(meant := match.expand(form)):
            return UnreadableError(f"write {meant}", f"wpisz {meant}")
    return UnreadableError(f"write {_FORMS} or 2027..2029", f"wpisz {_FORMS} albo 2027..2029")


def _is_period(text: str) -> bool:
    try:
        _parse(text)
    except UnreadableError:
        return False
    return True


def _single(text: str) -> tuple[dt.date, dt.date]:
    match = _SINGLE.fullmatch(text)
    if match is None:
        raise _no_period(text)
    year = int(match["year"])
    if not EARLIEST <= year <= LATEST:
        raise UnreadableError(f"write a year from {EARLIEST} to {LATEST}", f"wpisz rok od {EARLIEST} do {LATEST}")
    if match["day"]:
        day = _day(year, int(match["month"]), int(match["day"]))
        return day, day
    if match["month"]:
        first = last = int(match["month"])
        _day(year, first, 1)
    elif match["quarter"]:
        last = int(match["quarter"]) * 3
        first = last - 2
    elif match["half"]:
        last = int(match["half"]) * 6
        first = last - 5
    else:
        first, last = 1, 12
    return dt.date(year, first, 1), dt.date(year, last, calendar.monthrange(year, last)[1])


def _day(year: int, month: int, day: int) -> dt.date:
    try:
        return dt.date(year, month, day)
    except ValueError:
        raise UnreadableError(
            "write a day or month that the calendar has", "wpisz dzień lub miesiąc, który jest w kalendarzu"
        ) from None


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The days from `start` to `end`, both included. `text` is what the writer wrote, to the letter.

    Two periods of the same days are equal, however they were written.
    """

    start: dt.date
    end: dt.date
    text: str = field(compare=False)

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Read a period; raises :class:`UnreadableError` for what is no period."""
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
        return self.text.strip().upper()


@functools.lru_cache(maxsize=4096)
def _parse(text: str) -> Period:
    first, separator, last = (part.strip() for part in text.partition(".."))
    start, end = _single(first)
    if separator:
        end = _single(last)[1]
    if end < start:
        raise UnreadableError(
            f"the period ends before it begins; did you mean {last}..{first}?",
            f"okres kończy się, zanim się zaczął; czy chodziło o {last}..{first}?",
        )
    return Period(start, end, text)
