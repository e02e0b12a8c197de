"""Periods: a year, half, quarter, month or day, or a range of them; years by the calendar or fiscal ones."""

import calendar as months
import datetime as dt
import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from planloom.values import habits
from planloom.values.unreadable import UnreadableError

if TYPE_CHECKING:
    from planloom.values.calendar import Calendar

_SINGLE = re.compile(
    r"(?P<fiscal>FY)?(?P<year>\d{4})"
    r"(?:-(?:H(?P<half>[12])|Q(?P<quarter>[1-4])|(?P<month>\d{2})(?:-(?P<day>\d{2}))?))?",
    re.IGNORECASE,
)
_FISCAL = re.compile(r"FY(?=\d{4})", re.IGNORECASE)
_TWO_YEARS = re.compile(r"\d[/–-]\d")
EARLIEST, LATEST = 1900, 2200


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The days from `start` to `end`, both included. `text` is what the writer wrote, to the letter.

    `calendar` is the one by whose fiscal years the text names it, None where it goes by calendar years. `exact` is the
    exact writing of what was written as pages print it; empty where the text is exact itself.
    Two periods of the same days are equal, however they were written.
    """

    start: dt.date
    end: dt.date
    text: str = field(compare=False)
    calendar: "Calendar | None" = field(default=None, compare=False, repr=False)
    exact: str = field(default="", compare=False, repr=False)

    @classmethod
    def parse(cls, text: str, calendar: "Calendar | None" = None) -> "Period":
        """Read a period; `FY2027` needs a `calendar` with fiscal years.

        Raises :class:`UnreadableError` for what is no period, with the exact writing where one can be told.
        """
        return _parse(text, calendar)

    @classmethod
    def of_year(cls, year: int) -> "Period":
        """Return the calendar year."""
        return _parse(str(year), None)

    @classmethod
    def between(cls, start: dt.date, end: dt.date, calendar: "Calendar | None" = None) -> "Period":
        """Return the days from `start` to `end`, named by the fiscal years of `calendar` where they are parts of them.

        Pass the calendar of the periods it is made of, or else a figure for the first quarter of a fiscal year says
        "Q2", as that quarter is called by people who have no such years.
        """
        fiscal = calendar.stretch(start, end) if calendar is not None and calendar.is_fiscal else None
        return fiscal or _parse(f"{start.isoformat()}..{end.isoformat()}", None)

    @classmethod
    def around(cls, periods: Iterable["Period"]) -> "Period":
        """Return the days from the first of `periods` to the last, named as they are. There must be one."""
        listed = list(periods)
        start, end = min(one.start for one in listed), max(one.end for one in listed)
        return cls.between(start, end, next((one.calendar for one in listed if one.calendar is not None), None))

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
        return month_of(self.end) - month_of(self.start) + 1

    @property
    def days(self) -> int:
        """Length in days."""
        return (self.end - self.start).days + 1

    @property
    def is_whole_months(self) -> bool:
        """Whether it is made of whole calendar months."""
        return self.start.day == 1 and (self.end + dt.timedelta(days=1)).day == 1

    @property
    def length(self) -> str:
        """How long the period is, in months where it is made of whole ones, else in days: ``3M``, ``7D``.

        Figures of periods of one length can be set side by side and joined by a line; others cannot.
        """
        return f"{self.months}M" if self.is_whole_months else f"{self.days}D"

    def __str__(self) -> str:
        return self.exact or self.text.strip().upper()


def month_of(day: dt.date) -> int:
    """Return the month of a day, counted from the year 0."""
    return day.year * 12 + day.month - 1


def start_of(month: int) -> dt.date:
    """Return the first day of a month that is counted from the year 0."""
    return dt.date(month // 12, month % 12 + 1, 1)


@functools.lru_cache(maxsize=4096)
def _parse(text: str, calendar: "Calendar | None") -> Period:
    try:
        return _read(text, calendar)
    except UnreadableError as error:
        raise _meant(text, calendar) or error from None


def _read(text: str, calendar: "Calendar | None") -> Period:
    if _FISCAL.search(text) and not (calendar and calendar.is_fiscal):
        raise _no_fiscal_years(text)
    first, separator, last = (part.strip() for part in text.partition(".."))
    start, end, fiscal = _single(first, calendar)
    if separator:
        _, end, also_fiscal = _single(last, calendar)
        fiscal = fiscal and also_fiscal
    if end < start:
        raise UnreadableError(
            f"the period ends before it begins; did you mean {last}..{first}?",
            f"okres kończy się, zanim się zaczął; czy chodziło o {last}..{first}?",
        )
    return Period(start, end, text, calendar if fiscal else None)


def _single(text: str, calendar: "Calendar | None") -> tuple[dt.date, dt.date, bool]:
    match = _SINGLE.fullmatch(text)
    if match is None or (match["fiscal"] and match["month"]):
        raise _no_period(calendar)
    year = int(match["year"])
    if not EARLIEST <= year <= LATEST:
        raise UnreadableError(f"write a year from {EARLIEST} to {LATEST}", f"wpisz rok od {EARLIEST} do {LATEST}")
    if match["month"]:
        return *_by_month(year, int(match["month"]), match["day"]), False
    if match["fiscal"] and calendar is not None:
        return *_part_of_year(calendar.first_day(year), match), True
    return *_part_of_year(dt.date(year, 1, 1), match), False


def _by_month(year: int, month: int, day: str | None) -> tuple[dt.date, dt.date]:
    first = _day(year, month, int(day) if day else 1)
    return first, first if day else first.replace(day=months.monthrange(year, month)[1])


def _part_of_year(begins: dt.date, match: re.Match[str]) -> tuple[dt.date, dt.date]:
    length = 3 if match["quarter"] else 6 if match["half"] else 12
    first = month_of(begins) + length * (int(match["quarter"] or match["half"] or 1) - 1)
    return start_of(first), start_of(first + length) - dt.timedelta(days=1)


def _day(year: int, month: int, day: int) -> dt.date:
    try:
        return dt.date(year, month, day)
    except ValueError:
        raise UnreadableError(
            "write a day or month that the calendar has", "wpisz dzień lub miesiąc, który jest w kalendarzu"
        ) from None


def _meant(text: str, calendar: "Calendar | None") -> UnreadableError | None:
    """Make the advice for a period in another notation: the same period as it is written here."""
    sides = text.split("..")
    if len(sides) > 1 and all(_SINGLE.fullmatch(side.strip()) for side in sides):
        return None  # it is in ours, and wrong for another reason
    for meant in habits.meant_by(text, calendar):
        if meant.upper() == text.strip().upper():
            continue
        if "FY" in meant and not (calendar and calendar.is_fiscal):
            return _no_fiscal_years(meant, crosses=_TWO_YEARS.search(text) is not None)
        try:
            _read(meant, calendar)
        except UnreadableError:
            continue
        return UnreadableError(f"write {meant}", f"wpisz {meant}", exact=meant)
    return None


def _no_period(calendar: "Calendar | None") -> UnreadableError:
    fiscal = ", FY2027, FY2027-Q1" if calendar is not None and calendar.is_fiscal else ""
    forms = f"2027, 2027-H1, 2027-Q1, 2027-03, 2027-03-31{fiscal}"
    return UnreadableError(f"write {forms} or 2027..2029", f"wpisz {forms} albo 2027..2029")


def _no_fiscal_years(text: str, *, crosses: bool = False) -> UnreadableError:
    """Make the advice for a fiscal year where none is known; one that `crosses` New Year is no calendar year."""
    if crosses:
        return UnreadableError(
            f"write {text}, and give organisation.yml the month in which the fiscal year begins, as in"
            " `fiscal_year_start: 4`",
            f"wpisz {text} i podaj w organisation.yml miesiąc, od którego biegnie rok obrotowy, na przykład"
            " `fiscal_year_start: 4`",
        )
    plain = _FISCAL.sub("", text.strip())
    return UnreadableError(
        f"write {plain} if the fiscal year is the calendar year; else give organisation.yml the month in which it"
        " begins, as in `fiscal_year_start: 4`",
        f"wpisz {plain}, jeśli rok obrotowy jest kalendarzowy; jeśli nie, podaj w organisation.yml miesiąc, od którego"
        " biegnie, na przykład `fiscal_year_start: 4`",
    )
