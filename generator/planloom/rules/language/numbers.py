"""The figures and dates in a text, so that its two languages can be held against each other.

English writes 1,300 and 0.6, Polish 1300 (or 1 300) and 0,6; millions are ``m`` and ``million``, ``mln`` and
``milion…``; dates have months in words. What is read is the value, not its spelling. Numbers in words are
left alone, as are code, addresses, references and what is part of a name (``CO2``, ``F7``).
"""

import functools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from planloom.problems import Language
from planloom.values import CALENDAR_YEARS, Calendar

Value = Decimal | str
Reader = Callable[[re.Match[str]], list[Value]]

SPACE = "[ \u00a0\u202f]"
MONTHS: dict[Language, tuple[str, ...]] = {
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    "pl": (
        "stycze(?:ń|niem?)|styczni(?:a|u|em)",
        "lut(?:y|ego|ym)",
        "mar(?:zec|ca|cu|cem)",
        "kwie(?:cień|tni(?:a|u|em))",
        "maj(?:a|u|em)?",
        "czerw(?:iec|ca|cu|cem)",
        "lip(?:iec|ca|cu|cem)",
        "sierp(?:ień|ni(?:a|u|em))",
        "wrze(?:sień|śni(?:a|u|em))",
        "październik(?:a|u|iem)?",
        "listopad(?:a|zie|em)?",
        "grud(?:zień|ni(?:a|u|em))",
    ),
}
ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}

_LEFT_ALONE = re.compile(
    r"```.*?```|`[^`\n]*`|\[\[[^\[\]|\n]+(?=\||\]\])|\]\([^()\n]*\)|https?://\S+|<[^<>\n]*>", re.DOTALL
)
_FISCAL = (
    rf"(?:\bFY{SPACE}?|\b[Ff](?:iscal|inancial){SPACE}(?:year{SPACE})?"
    rf"|\br(?:ok\w*|\.){SPACE}?(?:obr|fin)(?:otow\w+|ansow\w+|\.){SPACE}?)"
)
_FISCAL_YEAR = re.compile(
    rf"(?:{_FISCAL}(?P<year>\d{{4}}|\d{{2}})(?:[/–-](?P<second>\d{{4}}|\d{{2}}))?"
    r"|(?<![\w/.,])(?P<first>\d{4})/(?P<next>\d{4}|\d{2}))(?![\w/])"
)
_NUMERIC_DATE = re.compile(
    r"(?<!\d)(?:(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})|(?P<d2>\d{1,2})\.(?P<m2>\d{2})\.(?P<y2>\d{4}))(?!\d)"
)
_NAMES = {
    language: "|".join(f"(?P<month{number}>{name})" for number, name in enumerate(names, 1))
    for language, names in MONTHS.items()
}
_DATE_IN_WORDS: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        rf"(?:(?P<day>\b\d{{1,2}})(?:st|nd|rd|th)?{SPACE})?\b(?:{_NAMES['en']})\b"
        rf"(?:{SPACE}(?P<after>\d{{1,2}})(?!\d)(?:st|nd|rd|th)?,?)?(?:{SPACE}(?P<year>\d{{4}})\b)?"
    ),
    "pl": re.compile(
        rf"(?:(?P<day>\b\d{{1,2}}){SPACE})?\b(?:{_NAMES['pl']})\b"
        rf"(?P<after>(?!))?(?:{SPACE}(?P<year>\d{{4}})\b)?",
        re.IGNORECASE,
    ),
}
_PART_OF_YEAR = re.compile(
    rf"\b(?P<roman>IV|I{{1,3}}){SPACE}(?P<word>kw|pół|poł)[\w.]*|\b(?P<kind>[QH])(?P<number>[1-4])\b"
)
_NUMBER: dict[Language, re.Pattern[str]] = {
    "en": re.compile(rf"(?<![\w.,])(?:\d{{1,3}}(?:(?:{SPACE}|,)\d{{3}})+(?!\d)(?:\.\d+)?|\d+(?:[.:]\d+)?)"),
    "pl": re.compile(rf"(?<![\w.,])(?:\d{{1,3}}(?:(?:{SPACE}|\.)\d{{3}})+(?!\d)(?:,\d+)?|\d+(?:[.,:]\d+)?)"),
}
_MAGNITUDE: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        rf"(?:{SPACE}|-)?(?P<m9>bn\b|billion)|(?P<m6>m\b|(?:{SPACE}|-)?million)|(?P<m3>k\b|{SPACE}?thousand)"
    ),
    "pl": re.compile(rf"{SPACE}?(?:(?P<m9>mld\b|miliard)|(?P<m6>mln\b|milion)|(?P<m3>tys\b|tysi[ąeę]))"),
}


@dataclass(frozen=True, slots=True)
class Figure:
    """A value found in a text (a number, a month, a part of a year), and where it is written.

    `number` is what stands before ``million`` and the like, and None without such a word.
    """

    value: Value
    start: int
    raw: str
    number: Value | None = None

    def same_as(self, other: "Figure") -> bool:
        """Tell whether two figures mean the same; “208, 50 and 38 million” may name its unit once."""
        if self.value == other.value:
            return True
        if (self.number is None) == (other.number is None):
            return False
        return (self.number or self.value) == (other.number or other.value)


def figures_in(text: str, language: Language, calendar: Calendar = CALENDAR_YEARS) -> list[Figure]:
    """Return the figures of a text in their order; `FY2027` and `2026/27` are one year by some `calendar`."""
    if not any(sign.isdigit() for sign in text):
        return []
    rest = _LEFT_ALONE.sub(lambda match: " " * len(match[0]), text)
    found: list[Figure] = []
    for pattern, read in (
        (_FISCAL_YEAR, functools.partial(_fiscal_year, calendar=calendar)),
        (_NUMERIC_DATE, _numeric_date),
        (_DATE_IN_WORDS[language], _date_in_words),
        (_PART_OF_YEAR, _part_of_year),
    ):
        rest = _take(pattern, rest, found, read)
    found += [_number(match, rest, language) for match in _NUMBER[language].finditer(rest)]
    return sorted(found, key=lambda figure: figure.start)


def _take(pattern: re.Pattern[str], text: str, found: list[Figure], read: Reader) -> str:
    """Read what the pattern finds, and blank it out; what stands for nothing stays."""

    def blank(match: re.Match[str]) -> str:
        values = read(match)
        found.extend(Figure(value, match.start(), match[0]) for value in values)
        return " " * len(match[0]) if values else match[0]

    return pattern.sub(blank, text)


def _fiscal_year(match: re.Match[str], *, calendar: Calendar) -> list[Value]:
    """Read a year of the organisation by the calendar years it begins and ends in; two others are no year."""
    year, second = match["year"] or match["first"], match["second"] or match["next"]
    number = int(year) if len(year) > 2 else 2000 + int(year)  # noqa: PLR2004  # FY27 is FY2027
    if second is None:
        if not calendar.is_fiscal:
            return [Decimal(number)]
        number = calendar.first_day(number).year
    elif (number + 1) % 100 != int(second) % 100:
        return []
    return [f"year {number}/{number + 1}"]


def _numeric_date(match: re.Match[str]) -> list[Value]:
    year, month, day = match["y"] or match["y2"], match["m"] or match["m2"], match["d"] or match["d2"]
    return [Decimal(day), f"month {int(month)}", Decimal(year)]


def _date_in_words(match: re.Match[str]) -> list[Value]:
    """Read a month that stands beside a day or a year; alone it may be any word."""
    numbers: list[Value] = [Decimal(match[name]) for name in ("day", "after", "year") if match[name]]
    month = next(number for number in range(1, 13) if match[f"month{number}"])
    return [*numbers, f"month {month}"] if numbers else []


def _part_of_year(match: re.Match[str]) -> list[Value]:
    if match["roman"]:
        return [f"{'quarter' if match['word'] == 'kw' else 'half'} {ROMAN[match['roman']]}"]
    return [f"{'quarter' if match['kind'] == 'Q' else 'half'} {match['number']}"]


def _number(match: re.Match[str], text: str, language: Language) -> Figure:
    raw = match[0]
    digits = re.sub(SPACE, "", raw)
    grouped = re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+(?:[.,]\d+)?", digits)
    if language == "en":
        digits = digits.replace(",", "").replace(":", ".")
    else:
        digits = digits.replace(".", "") if grouped and "." in digits else digits
        digits = digits.replace(",", ".").replace(":", ".")
    number = Decimal(digits)
    magnitude = _MAGNITUDE[language].match(text, match.end())
    if magnitude is None:
        return Figure(number, match.start(), raw)
    value = number * Decimal(10) ** int(str(magnitude.lastgroup)[1:])
    return Figure(value, match.start(), raw, number)


def unmatched(first: Sequence[Figure], second: Sequence[Figure]) -> list[Figure]:
    """Return the figures of the first text that the second does not have."""
    known = {figure.value for figure in second}
    return [
        figure for figure in first if figure.value not in known and not any(figure.same_as(other) for other in second)
    ]
