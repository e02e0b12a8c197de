"""Parts of a year or month that are told roughly: ``in spring 2027``, ``mid-June``, ``na początku 2027 roku``."""

import calendar
import datetime as dt
import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from planloom.problems import Language
from planloom.values import Period

_DAY = tuple[int, int]
_OF_YEAR: Mapping[str, tuple[_DAY, _DAY]] = {
    "spring": ((3, 1), (6, 21)),
    "summer": ((6, 1), (9, 22)),
    "autumn": ((9, 1), (12, 21)),
    "early": ((1, 1), (4, 30)),
    "mid": ((4, 15), (9, 15)),
    "late": ((9, 1), (12, 31)),
    "christmas": ((12, 20), (12, 31)),
    "holidays": ((6, 20), (9, 1)),
}
"""The first and last month and day that may be meant; a winter belongs to two years, and is left alone."""
_OF_MONTH: Mapping[str, tuple[int, int]] = {
    "early": (1, 14), "mid": (7, 23), "late": (16, 31), "first": (1, 10), "second": (7, 17), "third": (13, 24),
    "fourth": (20, 31), "last": (20, 31),
}  # fmt: skip
_BEFORE: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:(?:the )?(?P<spring>spring)|(?:the )?(?P<summer>summer)|(?:the )?(?P<autumn>autumn|fall)"
        r"|(?P<early>early(?: in)?|(?:the )?(?:beginning|start))|(?P<mid>mid-?|(?:the )?middle)|(?P<late>late(?: in)?)"
        r"|(?:the )?(?:(?P<first>first)|(?P<second>second)|(?P<third>third)|(?P<fourth>fourth)|(?P<last>last|final)) (?:full )?(?:weeks?|days)"
        r"|(?P<christmas>christmas)|(?:the )?(?P<holidays>summer holidays))"
        r"(?:\s+of)?\s*$",
        re.IGNORECASE,
    ),
    "pl": re.compile(
        r"\b(?:(?P<spring>wiosn\w+)|(?P<summer>lat(?:em|a|o)|lecie)|(?P<autumn>jesie(?:ń|ni|nią))|(?P<early>początk\w+)"
        r"|(?P<mid>połow(?:ie|y|a|ę))|(?P<late>(?:pod|schył\w+) (?:koniec )?)"
        r"|(?:(?P<first>pierwsz\w+)|(?P<second>drugi\w*)|(?P<third>trzeci\w*)|(?P<fourth>czwart\w+)|(?P<last>ostatni\w*)) (?:tydzie\w+|tygod\w+|dni\w*)"
        r"|(?P<christmas>(?:święta\w*|boż\w+ narodzeni\w+|gwiazdk\w+))|(?P<holidays>wakacj\w+))\s*$",
        re.IGNORECASE,
    ),
}


@dataclass(frozen=True, slots=True)
class Within:
    """A part of the period that follows, by its name, and where it is written."""

    name: str
    start: int


def within_before(before: str, parts: AbstractSet[str], language: Language) -> Within | None:
    """Return the part of a year or month that the words before it name."""
    if not (parts <= {"year"} or parts <= {"year", "month"}):
        return None
    match = _BEFORE[language].search(before)
    if match is None or ("month" in parts and str(match.lastgroup) not in _OF_MONTH):
        return None
    return Within(str(match.lastgroup), match.start(str(match.lastgroup)))


def narrowed(whole: Period, within: Within) -> Period:
    """Return the part of a year, or of a month, that is meant."""
    first, last = whole.start, whole.end
    if (first.year, first.month) == (last.year, last.month):
        start, end = _OF_MONTH[within.name]
        last_day = calendar.monthrange(first.year, first.month)[1]
        return Period.between(first.replace(day=start), first.replace(day=min(end, last_day)))
    (month, day), (to_month, to_day) = _OF_YEAR[within.name]
    return Period.between(dt.date(first.year, month, day), dt.date(first.year, to_month, to_day))
