"""The small values plans are made of: numbers, money, periods and bilingual text.

They are plain frozen dataclasses with a ``parse`` that raises :class:`UnreadableError` with the words
a writer needs; the model turns that into a problem with file, line and column.
"""

from planloom.values.band import Band
from planloom.values.calendar import CALENDAR_YEARS, Calendar
from planloom.values.label import Label
from planloom.values.money import MixedCurrencyError, Money
from planloom.values.number import parse_number, parse_share
from planloom.values.period import Period
from planloom.values.rounding import rounded
from planloom.values.text import Text
from planloom.values.tolerance import Tolerance
from planloom.values.unit import Unit
from planloom.values.unreadable import UnreadableError

__all__ = [
    "CALENDAR_YEARS",
    "Band",
    "Calendar",
    "Label",
    "MixedCurrencyError",
    "Money",
    "Period",
    "Text",
    "Tolerance",
    "Unit",
    "UnreadableError",
    "parse_number",
    "parse_share",
    "rounded",
]
