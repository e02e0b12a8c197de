"""The years an organisation reports by: calendar years, or fiscal years that begin in another month.

A fiscal year is twelve whole calendar months (in Poland by article 3 (1) (9) of the Accounting Act). It
is named after the year in which it ends, as in the budgets of the United States (31 U.S.C. § 1102 and the
practice of Congress), by companies in the United Kingdom and in India; an organisation that names it
after the year in which it begins, as in Japan and in much of retail, says so.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from planloom.values.period import Period, month_of, start_of

NamedBy = Literal["end", "start"]
Part = Literal[3, 6, 12]
YEAR: Part = 12
QUARTER: Part = 3
PARTS: tuple[Part, ...] = (YEAR, 6, QUARTER)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The month in which reporting years begin, and which of its two calendar years names one.

    With `first_month` 1 reporting years are calendar years, called `2027`; otherwise `FY2027`.
    """

    first_month: int = 1
    named_by: NamedBy = "end"

    @property
    def is_fiscal(self) -> bool:
        """Whether reporting years differ from calendar years."""
        return self.first_month != 1

    def first_day(self, year: int) -> dt.date:
        """Return the day on which the reporting year called `year` begins."""
        return dt.date(year - 1 if self.is_fiscal and self.named_by == "end" else year, self.first_month, 1)

    def number_of(self, day: dt.date) -> int:
        """Return the number of the reporting year of a day: 2027 for `FY2027`."""
        begins = day.year - (day.month < self.first_month)
        return begins + (self.is_fiscal and self.named_by == "end")

    def year(self, number: int) -> Period:
        """Return the reporting year of that number."""
        return self.part_of(self.first_day(number), YEAR)

    def year_of(self, day: dt.date) -> Period:
        """Return the reporting year of a day."""
        return self.year(self.number_of(day))

    def part_of(self, day: dt.date, months: Part) -> Period:
        """Return the year, half or quarter in which a day lies, as `months` long parts of the reporting year."""
        number = self.number_of(day)
        begins = month_of(self.first_day(number))
        part = (month_of(day) - begins) // months
        name = f"-{'Q' if months == QUARTER else 'H'}{part + 1}" if months < YEAR else ""
        first, after = (start_of(begins + months * count) for count in (part, part + 1))
        text = f"{'FY' if self.is_fiscal else ''}{number}{name}"
        return Period(first, after - dt.timedelta(days=1), text, self if self.is_fiscal else None)

    def stretch(self, start: dt.date, end: dt.date) -> Period | None:
        """Return the days from `start` to `end` in the largest whole parts of reporting years; None if they are none.

        Six months from the beginning of a year are its first half, nine its quarters 1 to 3.
        """
        for months in PARTS:
            first, last = self.part_of(start, months), self.part_of(end, months)
            if first.start == start and last.end == end:
                name = first.text if first == last else f"{first.text}..{last.text}"
                return Period(start, end, name, first.calendar)
        return None

    def years(self, period: Period) -> tuple[Period, ...]:
        """Return the reporting years that `period` touches, in order."""
        first, last = self.number_of(period.start), self.number_of(period.end)
        return tuple(self.year(number) for number in range(first, last + 1))

    def fits(self, period: Period) -> bool:
        """Tell whether `period` lies within one reporting year."""
        return self.number_of(period.start) == self.number_of(period.end)

    def parse(self, text: str) -> Period:
        """Read a period, by calendar or by reporting years.

        Raises :class:`planloom.values.UnreadableError` for what is no period.
        """
        return Period.parse(text, self)


CALENDAR_YEARS = Calendar()
"""The years of everybody who does not say otherwise."""
