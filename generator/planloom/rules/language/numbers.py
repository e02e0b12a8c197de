"""The figures and dates in a text, so that its two languages, or text and data, can be held against each other.

English writes 1,300 and 0.6, Polish 1300 (or 1 300) and 0,6; millions are ``m`` and ``million``, ``mln`` and
``milion…``; dates have months in words, and numbers may stand in words altogether. What is read is the value with its
unit, not its spelling. Code, addresses, references and what is part of a name (``CO2``, ``F7``) are left alone.
"""

import functools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from planloom.problems import Language
from planloom.rules.language.number_words import number_words
from planloom.values import CALENDAR_YEARS, Calendar
from planloom.values.rounding import rounded

Value = Decimal | str
Read = tuple[Value, str]

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
        "stycze(?:ń|niem?)|styczni(?:a|u|em)|styczniow\\w+",
        "lut(?:y|ego|ym)|lutow\\w+",
        "mar(?:zec|ca|cu|cem)|marcow\\w+",
        "kwie(?:cień|tni(?:a|u|em|ow\\w+))",
        "maj(?:a|u|em|ow(?:y|a|e|ego|ej|ą|ym|ych))?",
        "czerw(?:iec|ca|cu|cem|cow\\w+)",
        "lip(?:iec|ca|cu|cem|cow\\w+)",
        "sierp(?:ień|ni(?:a|u|em|ow\\w+))",
        "wrze(?:sień|śni(?:a|u|em|ow\\w+))",
        "październik(?:a|u|iem|ow\\w+)?",
        "listopad(?:a|zie|em|ow\\w+)?",
        "grud(?:zień|ni(?:a|u|em|ow\\w+))",
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
_TWO_YEARS = re.compile(r"(?<![\w/.,–-])(?P<first>(?:19|20|21)\d\d)[–-](?P<second>\d\d)(?![\w/–-])")
_NO_SCALE = "".join(
    rf"(?<!{word}{SPACE})" for word in ("scale", "scale of", "ratio of", "ratio", "skali", "stosunku", "stosunkiem")
)
"""1:50 is a scale there, and no time of day."""
_TIME: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        rf"\b(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d{{2}}))?{SPACE}?(?P<half>[ap])\.?m\b\.?"
        rf"|{_NO_SCALE}\b(?P<hour2>[012]?\d):(?P<minute2>[0-5]\d)\b"
    ),
    "pl": re.compile(
        rf"\b(?:godz(?:\.|ini?\w*){SPACE})(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d{{2}}))?(?P<half>(?!))?"
        rf"|{_NO_SCALE}(?<![\d.,])(?P<hour2>[012]?\d)[:.](?P<minute2>[0-5]\d)(?!\d|[.,]\d|\s*(?:%|mln|zł|proc))"
    ),
}
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
_MAY_NAME_MONTH: dict[Language, re.Pattern[str]] = {
    "en": re.compile("|".join(MONTHS["en"])),
    "pl": re.compile("stycz|lut|mar[cz]|kwie|maj|czerw|lip|sierp|wrze|październik|listopad|grud", re.IGNORECASE),
}
"""Without one of these there is no date in words; looking for them takes a tenth of the time."""
_DIGIT = re.compile(r"\d")
_AMBIGUOUS = frozenset({"May", "March", "August"})
"""Names of months that begin a sentence as other words do: ``May I sell it?``"""
_BEFORE_MONTH = re.compile(
    r"\b(?:in|by|of|until|till|since|from|to|and|or|on|before|after|for|during|every|each|last|next|early|late|mid)\W+$",
    re.IGNORECASE,
)
_ORDINALS: dict[Language, dict[str, int]] = {
    "en": {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4, "closing": 4, "opening": 1},
    "pl": {"pierwsz": 1, "drugi": 2, "trzeci": 3, "czwart": 4, "ostatni": 4},
}
_PART_OF_YEAR: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?P<kind>[QH])(?P<number>[1-4])\b"
        r"|\b(?P<roman>(?!))?(?P<ordinal>first|second|third|fourth|last|final|closing|opening)[ \u00a0-](?P<word>quarter|half(?=-year|[ \u00a0]of|[ \u00a0]\d|\b))",
        re.IGNORECASE,
    ),
    "pl": re.compile(
        rf"\b(?P<roman>(?-i:IV|I{{1,3}})){SPACE}(?P<word>kw|pół|poł)[\w.]*|\b(?P<kind>[QH])(?P<number>[1-4])\b"
        rf"|\b(?P<ordinal>pierwsz|drugi|trzeci|czwart|ostatni)\w*{SPACE}(?P<word2>kwarta|półrocz|połow(?:a|ę|ie|y|ą)(?={SPACE}(?:rok|\d{{4}})))\w*",
        re.IGNORECASE,
    ),
}
_NUMBER: dict[Language, re.Pattern[str]] = {
    "en": re.compile(rf"(?<![\w.,])(?:\d{{1,3}}(?:(?:{SPACE}|,)\d{{3}})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)(?!s\b)"),
    "pl": re.compile(rf"(?<![\w.,])(?:\d{{1,3}}(?:(?:{SPACE}|\.)\d{{3}})+(?!\d)(?:,\d+)?|\d+(?:[.,]\d+)?)"),
}
_MAGNITUDE: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        rf"(?:{SPACE}|-)?(?P<m9>bn\b|billion)s?|(?P<m6>m\b|(?:{SPACE}|-)?million)s?|(?P<m3>k\b|{SPACE}?thousand)s?"
    ),
    "pl": re.compile(rf"{SPACE}?(?:(?P<m9>mld\b|miliard\w*)|(?P<m6>mln\b|milion\w*)|(?P<m3>tys\b\.?|tysi[ąeę]\w*))"),
}
_UNIT: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        rf"(?:{SPACE}|-)?(?:(?P<points>percentage{SPACE}points?|pp\b|p\.p\.)|(?P<promille>‰|per{SPACE}mille?\b)"
        rf"|(?P<percent>%|per{SPACE}cent\b|percent\b)|(?P<PLN>PLN\b|z[łl]ot\w+|zł\b)|(?P<EUR>EUR\b|€|euros?\b)"
        rf"|(?P<USD>USD\b|\$|dollars?\b)|(?P<GBP>GBP\b|£|pounds?\b(?!{SPACE}of\b))|(?P<CHF>CHF\b|francs?\b)|(?P<CZK>CZK\b|crowns?\b|koruna\w*|kron(?:a|or|er)\b)|(?P<HUF>HUF\b|forints?\b)|(?P<JPY>JPY\b|yen\b)|(?P<UAH>UAH\b|hryvni?as?\b))"
    ),
    "pl": re.compile(
        rf"{SPACE}?(?:(?P<points>punkt\w*{SPACE}procentow\w+|pkt\.?{SPACE}proc\w*\.?|p\.{SPACE}?p\.|pp\b)"
        rf"|(?P<promille>‰|promil\w*)|(?P<percent>%|procent\w*|proc\.)|(?P<PLN>PLN\b|z[łl]ot\w+|zł\b)"
        rf"|(?P<EUR>EUR\b|€|euro\b)|(?P<USD>USD\b|\$|dolar\w+)|(?P<GBP>GBP\b|£|funt\w*)|(?P<CHF>CHF\b|frank\w*)|(?P<CZK>CZK\b|koron(?:a|y|ę|ach|om|ami)?\b)"
        r"|(?P<HUF>HUF\b|forint\w*)|(?P<JPY>JPY\b|jen(?:y|ów|a|ach)?\b)|(?P<UAH>UAH\b|hryw\w+))"
    ),
}
_CURRENCY_BEFORE = re.compile(
    rf"(?:(?P<PLN>PLN|zł)|(?P<EUR>EUR|€)|(?P<USD>USD|\$)|(?P<GBP>GBP|£)|(?P<CHF>CHF)|(?P<CZK>CZK)){SPACE}?$"
)
_MINUS = re.compile(rf"(?:(?:^|[\s(,:;])[-−–]|\bminus{SPACE})$", re.IGNORECASE)
_MILLE = Decimal(10)
PARTS_OF_YEAR = frozenset({"month", "quarter", "half"})
DATE_PARTS = ("day", "month", "year", "quarter", "half")
MOST_OF_SENTENCE, MOST_OF_PASSAGE = 60, 400
"""Figures; a sentence or passage with more is a list of numbers that nobody says anything with, and would take long."""
_ROUNDING = Decimal("0.005")
"""A third may be given as 33%."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A value found in a text (a number, a month, a part of a year), and where it is written.

    `number` is what stands before ``million`` and the like, and None without such a word. `unit` is ``percent``,
    ``points`` or a currency, where one is written; `part` what it is of a date: ``day``, ``month``, ``year``,
    ``quarter`` or ``half``. A `fraction` is a part of one in words, ``spelt`` any number in words; what is `weak` only
    may be a number.
    """

    value: Value
    start: int
    raw: str
    number: Value | None = None
    unit: str = ""
    part: str = ""
    spelt: bool = False
    fraction: bool = False
    weak: bool = False
    whole: str = ""

    @property
    def written(self) -> str:
        """How it is written, with its scale and unit: ``13.5 million``, ``12%``."""
        return self.whole or self.raw

    @property
    def first(self) -> int:
        """Where it begins as it is written: with a currency that stands before it."""
        return self.start - max(0, self.written.find(self.raw))

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.raw)

    def same_as(self, other: "Figure") -> bool:
        """Tell whether two figures mean the same; “208, 50 and 38 million” may name its unit once."""
        if self.fraction != other.fraction and "percent" in (self.unit, other.unit):
            first, second = self.share, other.share
            near = isinstance(first, Decimal) and isinstance(second, Decimal) and abs(first - second) <= _ROUNDING
            return near or first == second
        if self.unit and other.unit and self.unit != other.unit:
            return False
        if _rounded(self.value) == _rounded(other.value):
            return True
        if "time" in (self.part, other.part):
            return _as_time(self.value) == _as_time(other.value)
        if (self.number is None) == (other.number is None):
            return False
        return (self.number or self.value) == (other.number or other.value)

    @property
    def share(self) -> Value:
        """The value as a fraction of one, where it is a percentage."""
        return self.value / 100 if self.unit == "percent" and isinstance(self.value, Decimal) else self.value


def _rounded(value: Value) -> Value:
    return rounded(value, 4) if isinstance(value, Decimal) else value


def figures_in(text: str, language: Language, calendar: Calendar = CALENDAR_YEARS) -> tuple[Figure, ...]:
    """Return the figures of a text in their order; `FY2027` and `2026/27` are one year by some `calendar`.

    Several rules look at the same texts, so what was read is kept.
    """
    return _figures(text, language, calendar)


@functools.lru_cache(maxsize=8192)
def _figures(text: str, language: Language, calendar: Calendar) -> tuple[Figure, ...]:
    rest = _LEFT_ALONE.sub(lambda match: " " * len(match[0]), text).replace("\n", " ")
    found: list[Figure] = []
    has_digits = _DIGIT.search(rest) is not None
    if has_digits:
        for pattern, read in (
            (_FISCAL_YEAR, functools.partial(_fiscal_year, calendar=calendar)),
            (_TWO_YEARS, _two_years),
            (_NUMERIC_DATE, _numeric_date),
            (_TIME[language], _time),
        ):
            rest = _take(pattern, rest, found, read)
    if _MAY_NAME_MONTH[language].search(rest):
        rest = _take(_DATE_IN_WORDS[language], rest, found, functools.partial(_date_in_words, language=language))
    rest = _take(_PART_OF_YEAR[language], rest, found, functools.partial(_part_of_year, language=language))
    rest = _worded(rest, language, found)
    if has_digits:
        found += [_number(match, rest, language) for match in _NUMBER[language].finditer(rest)]
    return tuple(sorted(found, key=lambda figure: figure.start))


def _as_time(value: Value) -> Value:
    """Return a number as the time of day it may be: English may write 8.30 for half past eight."""
    return f"time {int(value)}:{int(value % 1 * 100):02}" if isinstance(value, Decimal) else value


def _take(pattern: re.Pattern[str], text: str, found: list[Figure], read: Callable[[re.Match[str]], list[Read]]) -> str:
    """Read what the pattern finds, and blank it out; what stands for nothing stays."""

    def blank(match: re.Match[str]) -> str:
        values = read(match)
        found.extend(Figure(value, match.start(), match[0], part=part) for value, part in values)
        return " " * len(match[0]) if values else match[0]

    return pattern.sub(blank, text)


def _worded(text: str, language: Language, found: list[Figure]) -> str:
    """Read the numbers in words, and blank them out."""
    blanked = text
    for word in number_words(text, language):
        raw = text[word.start : word.end]
        value = -word.value if _MINUS.search(text, max(0, word.start - 7), word.start) else word.value
        figure = Figure(value, word.start, raw, word.counted, spelt=True, fraction=word.fraction, weak=word.weak)
        figure = _with_unit(figure, text, language)
        found.append(figure)
        blanked = blanked[: word.start] + " " * (word.end - word.start) + blanked[word.end :]
    return blanked


def _fiscal_year(match: re.Match[str], *, calendar: Calendar) -> list[Read]:
    """Read a year of the organisation by the calendar years it begins and ends in; two others are no year."""
    year, second = match["year"] or match["first"], match["second"] or match["next"]
    number = int(year) if len(year) > 2 else 2000 + int(year)  # noqa: PLR2004  # FY27 is FY2027
    if second is None:
        if not calendar.is_fiscal:
            return [(Decimal(number), "year")]
        number = calendar.first_day(number).year
    elif (number + 1) % 100 != int(second) % 100:
        return []
    return [(f"year {number}/{number + 1}", "year")]


def _two_years(match: re.Match[str]) -> list[Read]:
    """Read `2027–28` as the years it begins and ends with."""
    first = int(match["first"])
    second = first - first % 100 + int(match["second"])
    return [(Decimal(first), "year"), (Decimal(second), "year")] if second > first else []


def _time(match: re.Match[str]) -> list[Read]:
    """Read a time of day, so that 5 p.m. is 17.00."""
    hour, minute = int(match["hour"] or match["hour2"]), int(match["minute"] or match["minute2"] or 0)
    if match["half"]:
        hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
    return [(f"time {hour}:{minute:02}", "time")] if hour < 24 else []  # noqa: PLR2004  # hours of a day


def _numeric_date(match: re.Match[str]) -> list[Read]:
    year, month, day = match["y"] or match["y2"], match["m"] or match["m2"], match["d"] or match["d2"]
    return [(Decimal(day), "day"), (f"month {int(month)}", "month"), (Decimal(year), "year")]


def _date_in_words(match: re.Match[str], *, language: Language) -> list[Read]:
    """Read a month with its day and year; alone, a word that is also another must follow a preposition."""
    month = next(number for number in range(1, 13) if match[f"month{number}"])
    read: list[Read] = [(Decimal(match[name]), "day") for name in ("day", "after") if match[name]]
    read += [(Decimal(match["year"]), "year")] if match["year"] else []
    if not read and language == "en" and match[0] in _AMBIGUOUS:
        before = match.string[max(0, match.start() - 12) : match.start()]
        if not _BEFORE_MONTH.search(before):
            return []
    return [*read, (f"month {month}", "month")]


def _part_of_year(match: re.Match[str], *, language: Language) -> list[Read]:
    groups = match.groupdict()
    if groups["kind"]:
        kind, number = ("quarter" if groups["kind"].upper() == "Q" else "half"), int(groups["number"])
    elif groups["roman"]:
        kind, number = ("quarter" if groups["word"].lower() == "kw" else "half"), ROMAN[groups["roman"].upper()]
    else:
        kind = (
            "quarter" if (groups.get("word2") or groups["word"]).lower().startswith(("kwarta", "quarter")) else "half"
        )
        number = _ORDINALS[language][groups["ordinal"].lower()]
        number = min(number, 2) if kind == "half" else number
    return [(f"{kind} {number}", kind)]


def _number(match: re.Match[str], text: str, language: Language) -> Figure:
    raw = match[0]
    digits = re.sub(SPACE, "", raw)
    grouped = re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+(?:[.,]\d+)?", digits)
    if language == "en":
        digits = digits.replace(",", "")
    else:
        digits = digits.replace(".", "") if grouped and "." in digits else digits
        digits = digits.replace(",", ".")
    number = Decimal(digits)
    if _MINUS.search(text, max(0, match.start() - 7), match.start()):
        number = -number
    magnitude = _MAGNITUDE[language].match(text, match.end())
    if magnitude is None:
        is_year = len(raw) == 4 and 1900 <= number <= 2200 and raw.isdigit()  # noqa: PLR2004  # what a year is
        figure = Figure(number, match.start(), raw)
        with_unit = _with_unit(figure, text, language)
        return replace(figure, part="year") if is_year and not with_unit.unit else with_unit
    value = number * Decimal(10) ** int(str(magnitude.lastgroup)[1:])
    return _with_unit(Figure(value, match.start(), raw, number), text, language, magnitude.end())


def _with_unit(figure: Figure, text: str, language: Language, end: int | None = None) -> Figure:
    """Return the figure with the unit that is written after or before it; per mille becomes per cent."""
    last = figure.end if end is None else end
    after = _UNIT[language].match(text, last)
    found = after or _CURRENCY_BEFORE.search(text, max(0, figure.start - 5), figure.start)
    first = figure.start if after or found is None else found.start()
    figure = replace(figure, whole=text[first : after.end() if after else last])
    if found is None:
        return figure
    if figure.value != 1:  # “a thousand euros” is an amount
        figure = replace(figure, weak=False)
    unit = str(found.lastgroup)
    if unit == "promille" and isinstance(figure.value, Decimal):
        return replace(figure, value=figure.value / _MILLE, unit="percent")
    return replace(figure, unit=unit)


def unmatched(first: Sequence[Figure], second: Sequence[Figure]) -> list[Figure]:
    """Return the figures of the first text that the second does not have; what only may be one is not missed."""
    return [figure for figure in first if not figure.weak and not any(figure.same_as(other) for other in second)]
