"""Periods as people write them elsewhere, and how each of them is written in a plan.

A message offers the exact writing, and the writer decides. What the program itself prints in English and in
Polish (``Q1 FY2027``, ``III kw. 2027``, ``3–9 marca 2027``) is among the habits; that alone is read as it
stands, by :mod:`planloom.model.printed`, since it can mean nothing else.
"""

import functools
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from babel import Locale

if TYPE_CHECKING:
    from planloom.values.calendar import Calendar

_LONGEST = 60
_LEAST = 3
_DECEMBER = 12
_CENTURY = 2000

_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
_NUMBER = r"iv|i{1,3}|[1-4]"
_QUARTER = r"kw(?:\.|arta\w+)?"
_HALF = r"p[oó][lł](?:\.|rocz\w+)?"
_PART = (
    rf"(?:q(?P<q>[1-4])|(?P<q_before>[1-4])q|(?P<kw_before>{_NUMBER})\.? ?{_QUARTER}|{_QUARTER} ?(?P<kw>{_NUMBER})"
    rf"|h(?P<h>[12])|(?P<h_before>[12])h|(?P<half_before>i{{1,2}}|[12])\.? ?{_HALF})"
)
_FISCAL = r"fy|(?:fiscal|financial) year|fiscal|r(?:ok|oku|\.) ?(?:obr|fin)(?:otow\w+|ansow\w+|\.)?"
_YEAR = (
    rf"(?P<fiscal>{_FISCAL})? ?(?:rok )?'?(?P<year>\d{{4}}|\d{{2}})(?:/(?P<slash>\d{{4}}|\d{{2}})|-(?P<dash>\d{{2}}))?"
    r"(?: ?r\.| roku)?"
)
_YEARS = (
    re.compile(_YEAR),
    re.compile(rf"{_PART}[ /.-]*(?:of )?{_YEAR}"),
    re.compile(rf"{_YEAR}[ /.-]*{_PART}"),
)
_WORD = r"(?P<word>[^\W\d_]{3,})"
_DATES = (
    re.compile(r"(?P<day>\d{1,2})(?P<mark>[./-])(?P<month>\d{1,2})(?P=mark)(?P<year>\d{4})(?: ?r\.| roku)?"),
    re.compile(r"(?P<year>\d{4})(?P<mark>[./-])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})"),
    re.compile(r"(?P<month>\d{1,2})[./-](?P<year>\d{4})(?: ?r\.| roku)?"),
    re.compile(r"(?P<year>\d{4})[./-](?P<month>\d{1,2})"),
    re.compile(rf"(?P<day>\d{{1,2}})\.?(?:st|nd|rd|th)?[ -]?{_WORD}\.?,?[ -]?(?P<year>\d{{4}})(?: ?r\.| roku)?"),
    re.compile(rf"{_WORD}\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})"),
    re.compile(rf"{_WORD}\.?,?[ -]?(?P<year>\d{{4}})(?: ?r\.| roku)?"),
    re.compile(rf"{_WORD}[.'-]+(?P<year>\d{{2}})"),
)
_BETWEEN = re.compile(r" ?(?:\.{2,3}|…|[-/]) ?| (?:do|to) ")
_PLAIN = str.maketrans("ąćęłńóśźż", "acelnoszz")


def meant_by(text: str, calendar: "Calendar | None") -> Iterator[str]:
    """Yield what may be meant by `text`, in the exact writing; not all of it need be in the calendar.

    `2026/27` is the reporting year that begins in 2026 where `calendar` has such years, else two years.
    """
    plain = re.sub(r"[‐‑–—−]", "-", " ".join(text.casefold().split()))
    if len(plain) > _LONGEST:
        return
    single = _single(plain, calendar)
    if single:
        yield single
    for match in _BETWEEN.finditer(plain):
        right = plain[match.end() :]
        last = _single(right, calendar)
        if last:
            firsts = (_single(left, calendar) for left in _completed(plain[: match.start()], right))
            yield from (f"{first}..{last}" for first in firsts if first)


def _completed(left: str, right: str) -> Iterator[str]:
    """Yield the beginning of a range, alone and with what it shares with the end: `1` of `1–15 marca 2027`."""
    words = right.split(" ")
    yield left
    yield from (f"{left} {' '.join(words[-shared:])}" for shared in range(1, len(words)))


def _single(text: str, calendar: "Calendar | None") -> str | None:
    for pattern in _YEARS:
        match = pattern.fullmatch(text)
        exact = _year(match.groupdict(), calendar) if match else None
        if exact:
            return exact
    matches = (pattern.fullmatch(text) for pattern in _DATES)
    return next((exact for match in matches if match and (exact := _date(match.groupdict()))), None)


def _year(found: dict[str, str | None], calendar: "Calendar | None") -> str | None:
    year, second, part = str(found["year"]), found["slash"] or found["dash"], _part(found)
    number = _whole(year)
    if second is None:
        if len(year) == 2 and not found["fiscal"] and not part:  # noqa: PLR2004
            return None
        return f"{'FY' if found['fiscal'] else ''}{number}{part}"
    if (number + 1) % 100 != int(second) % 100:
        return None
    if calendar is not None and calendar.is_fiscal:
        return f"FY{number if calendar.named_by == 'start' else number + 1}{part}"
    return f"FY{number + 1}{part}" if found["fiscal"] or part else f"{number}..{number + 1}"


def _part(found: dict[str, str | None]) -> str:
    for letter, names in (("Q", ("q", "q_before", "kw_before", "kw")), ("H", ("h", "h_before", "half_before"))):
        number = next((found[name] for name in names if found.get(name)), None)
        if number:
            return f"-{letter}{_ROMAN.get(number, number)}"
    return ""


def _date(found: dict[str, str | None]) -> str | None:
    year, day = str(found["year"]), found.get("day")
    month = month_named(str(found["word"])) if "word" in found else int(str(found["month"]))
    if month is None:
        return None
    if day and month > _DECEMBER >= int(day):  # as in the United States
        month, day = int(day), str(month)
    return f"{_whole(year)}-{month:02}" + (f"-{int(day):02}" if day else "")


def _whole(year: str) -> int:
    """Return a year of two digits in this century."""
    return int(year) + (_CENTURY if len(year) == 2 else 0)  # noqa: PLR2004


def month_named(word: str) -> int | None:
    """Return the month that a word names, whole, shortened to three letters or more, or inflected."""
    plain = word.casefold().translate(_PLAIN).removesuffix(".")
    if len(plain) < _LEAST:
        return None
    return next((number for name, number in _months() if name.startswith(plain)), None)


@functools.cache
def _months() -> tuple[tuple[str, int], ...]:
    """Return the names of the months in both languages, as they stand alone and as they stand beside a day."""
    return tuple(
        (name.casefold().translate(_PLAIN), number)
        for language in ("en", "pl")
        for style in ("stand-alone", "format")
        for number, name in Locale(language).months[style]["wide"].items()
    )
