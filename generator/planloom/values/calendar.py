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
        return self._part(number, 0, 12, "")

    def year_of(self, day: dt.date) -> Period:
        """Return the reporting year of a day."""
        return self.year(self.number_of(day))

    def quarter_of(self, day: dt.date) -> Period:
        """Return the quarter of the reporting year in which a day lies."""
        number = self.number_of(day)
        quarter = (month_of(day) - month_of(self.first_day(number))) // 3
        return self._part(number, quarter * 3, 3, f"-Q{quarter + 1}")

    def years(self, period: Period) -> tuple[Period, ...]:
        """Return the reporting years that `period` touches, in order."""
        return tuple(self.year(number) for number in range(self.number_of(period.start), self.last_number(period) + 1))

    def last_number(self, period: Period) -> int:
        """Return the number of the reporting year in which `period` ends."""
        return self.number_of(period.end)

    def fits(self, period: Period) -> bool:
        """Tell whether `period` lies within one reporting year."""
        return self.number_of(period.start) == self.last_number(period)

    def parse(self, text: str) -> Period:
        """Read a period, by calendar or by reporting years.

        Raises :class:`planloom.values.UnreadableError` for what is no period.
        """
        return Period.parse(text, self)

    def _part(self, number: int, offset: int, months: int, name: str) -> Period:
        first = month_of(self.first_day(number)) + offset
        text = f"{'FY' if self.is_fiscal else ''}{number}{name}"
        named_by = self if self.is_fiscal else None
        return Period(start_of(first), start_of(first + months) - dt.timedelta(days=1), text, named_by)
