"""Numbers, money, periods and dates as readers of each language write them."""

import datetime as dt
import functools
from decimal import Decimal
from typing import Any

from babel import Locale, dates, numbers

from planloom.problems import Language, Level, Phrase
from planloom.values import Band, Calendar, Money, Period, Text, Tolerance, rounded
from planloom.values.rounding import places_apart, places_of, trimmed

LOCALES: dict[Language, Locale] = {"en": Locale("en", "GB"), "pl": Locale("pl", "PL")}
NBSP = "\u00a0"
MINUS = "−"

PERCENT = "%"
UNGROUPED: dict[Language, int] = {"en": 3, "pl": 4}
"""How many digits stand together without a separator: 2410 in Polish, 2,410 in English (CLDR: minimum grouping)."""
ONE = Decimal(1)

MAGNITUDES: dict[Language, dict[Decimal, str]] = {
    "en": {Decimal(10) ** (3 * power): word for power, word in enumerate(("", "k", "m", "bn", "tn"))},
    "pl": {Decimal(10) ** (3 * power): word for power, word in enumerate(("", "tys.", "mln", "mld", "bln"))},
}
"""What stands for thousands, millions, billions and, where there is little room, trillions."""

_CENTS, _UNIT_PRICE = 2, 4
_RANGES = {"en": "yMMMd", "pl": "yMMMMd"}
_ROMAN = ("I", "II", "III", "IV")


def format_number(number: Decimal | int, language: Language, places: int | None = None) -> str:
    """Return a number with the reader's separators: all of its digits, or `places` decimals, half up."""
    number = Decimal(number)
    digits = places_of(number) if places is None else max(0, places)
    number = rounded(number, digits if places is None else places)
    whole = "0" if abs(number) < 10 ** UNGROUPED[language] else "#,##0"
    pattern = whole + ("." + "0" * digits if digits else "")
    return _decimal(number or abs(number), pattern, language)  # no minus before nothing


@functools.lru_cache(maxsize=1 << 14)
def _decimal(number: Decimal, pattern: str, language: Language) -> str:
    return _plain(numbers.format_decimal(number, format=pattern, locale=LOCALES[language]))


def format_percent(number: Decimal, language: Language, places: int | None = None) -> str:
    """Return a number of per cent with its sign: 45 is ``45%``."""
    return f"{format_number(number, language, places)}{PERCENT}"


def format_share(share: Decimal, language: Language, digits: int = 1) -> str:
    """Return a fraction of one as a percentage, to `digits` decimals where it has any.

    A share that is not nothing has as many decimals as it takes not to look like nothing.
    """
    percent = share * 100
    return format_percent(trimmed(rounded(percent, places_apart([percent], digits))), language)


def format_money(money: Money, language: Language) -> str:
    """Return an amount in full, with cents only where it has any; more decimals where a unit price has them."""
    decimals = places_of(money.amount)
    if decimals > _UNIT_PRICE:  # a quotient may have no end
        decimals = places_apart([money.amount], _CENTS)
    places = max(_CENTS, decimals) if decimals else 0
    return beside_currency(format_number(abs(money.amount), language, places), money, language)


def short_money(money: Money, language: Language) -> str:
    """Return an amount in millions or billions where nothing is lost by it, else in full."""
    for size in (Decimal(10) ** 9, Decimal(10) ** 6):
        if abs(money.amount) >= size:
            if places_of(money.amount / size) > _CENTS:  # more digits than one reads at a glance
                return format_money(money, language)
            return beside_currency(format_number(abs(money.amount) / size, language), money, language, size)
    return format_money(money, language)


def beside_currency(digits: str, money: Money, language: Language, size: Decimal = ONE) -> str:
    """Return the digits of an amount in ones, thousands, millions or billions with its sign and its currency."""
    symbol = numbers.get_currency_symbol(money.currency, locale=LOCALES[language])
    sign = MINUS if money.amount < 0 and digits.strip("0.,") else ""
    word = MAGNITUDES[language][size]
    if language == "pl":
        return NBSP.join(filter(None, (f"{sign}{digits}", word, symbol)))
    return f"{sign}{symbol}{NBSP if symbol.isalpha() else ''}{digits}{word}"


def unit_of_money(currency: str, language: Language, size: Decimal = ONE) -> str:
    """Return the unit of amounts that stand without it: ``PLN m``, ``€m``, ``mln zł``, ``tys. zł``."""
    symbol = numbers.get_currency_symbol(currency, locale=LOCALES[language])
    word = MAGNITUDES[language][size]
    parts = (word, symbol) if language == "pl" else (symbol, word)
    return (NBSP if language == "pl" or symbol.isalpha() else "").join(filter(None, parts))


def format_date(date: dt.date, language: Language) -> str:
    """Return a date with the month in letters."""
    return _plain(
        dates.format_date(date, format="d MMM y" if language == "en" else "d MMMM y", locale=LOCALES[language])
    )


def format_period(period: Period, language: Language) -> str:
    """Return a period by its name where it has one: a year, half, quarter, month, day, or a range.

    A fiscal year is `FY2027` in English, as the organisation calls it; in Polish it names both of its
    calendar years, `2026/27`, as reports of companies with such a year do.
    """
    if period.calendar is not None and period.is_whole_months:
        return _fiscal(period, period.calendar, language)
    return _by_calendar(period, language)


@functools.lru_cache(maxsize=1 << 12)
def _by_calendar(period: Period, language: Language) -> str:
    start, end = period.start, period.end
    if start == end:
        return format_date(start, language)
    if not period.is_whole_months:
        return _range(start, end, _RANGES[language], language)
    if start.month == 1 and end.month == 12:  # noqa: PLR2004  # whole years
        return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
    if start.year == end.year and (name := _part_of_year(start.month - 1, period.months, language)) is not None:
        return f"{name}{NBSP}{start.year}"
    if period.months == 1:
        return _month(start, language)
    return _range(start, end, _RANGES[language].removesuffix("d"), language)


def _fiscal(period: Period, calendar: Calendar, language: Language) -> str:
    """Name a period by fiscal years: one year or part of it, or the first and the last of a range.

    The year that both ends of a range lie in is named once, and in Polish the quarter too: `Q1–Q3 FY2027`.
    """
    ends = [_fiscal_part(text.strip(), calendar, language) for text in str(period).split("..")]
    parts = [end.rpartition(NBSP) for end in ends]
    if len(ends) == 2 and parts[0][0] and parts[1][0] and parts[0][2] == parts[1][2]:  # noqa: PLR2004  # of one year
        (first, _, _), (last, _, year) = parts
        kind = first.rpartition(NBSP)[2]
        shared = language == "pl" and last.endswith(kind)
        return f"{first.removesuffix(f'{NBSP}{kind}') if shared else first}–{last}{NBSP}{year}"
    return (" – " if NBSP in "".join(ends) else "–").join(ends)


def _fiscal_part(text: str, calendar: Calendar, language: Language) -> str:
    """Name `FY2027`, `FY2027-H1` or `FY2027-Q1`."""
    number, _, part = text.removeprefix("FY").partition("-")
    begins = calendar.first_day(int(number)).year
    year = f"FY{number}" if language == "en" else f"{begins}/{(begins + 1) % 100:02}"
    if not part:
        return year
    length = 3 if part[0] == "Q" else 6
    return f"{_part_of_year((int(part[1]) - 1) * length, length, language)}{NBSP}{year}"


def _part_of_year(first: int, length: int, language: Language) -> str | None:
    """Name a quarter or half that begins in month `first` of its year, counted from 0."""
    if length not in (3, 6) or first % length:
        return None
    part = first // length
    if language == "pl":
        return f"{_ROMAN[part]}{NBSP}{'kw.' if length == 3 else 'poł.'}"  # noqa: PLR2004  # a quarter
    return f"{'Q' if length == 3 else 'H'}{part + 1}"  # noqa: PLR2004


def _range(start: dt.date, end: dt.date, skeleton: str, language: Language) -> str:
    """Return two ends of a period, with the month and year they share named once."""
    shown = str(dates.format_interval(start, end, skeleton, locale=LOCALES[language]))
    first, last = (side.strip() for side in _plain(shown.replace("\u2009", " ")).split("–"))
    return f"{first} – {last}" if " " in first else f"{first}–{last}"


def _month(date: dt.date, language: Language) -> str:
    return str(dates.format_date(date, format="LLLL y" if language == "pl" else "MMM y", locale=LOCALES[language]))


def format_value(value: Any, language: Language) -> str:
    """Return any value that plans and problems hold, as a reader of `language` expects it."""
    match value:
        case None:
            return "–"
        case bool():
            return {"en": ("no", "yes"), "pl": ("nie", "tak")}[language][value]
        case Money():
            return format_money(value, language)
        case Period():
            return format_period(value, language)
        case Decimal() | int():
            return format_number(value, language)
        case dt.date():
            return format_date(value, language)
        case Tolerance():
            return (format_share if value.share else format_number)(value.amount, language)
        case Band():
            return _band(value, language)
        case Text() | Phrase():
            return value.in_(language)
        case Level():
            return str(value)
        case list() | tuple():
            return ", ".join(format_value(entry, language) for entry in value)
        case _:
            return str(value)


def _band(band: Band, language: Language) -> str:
    low, high = (None if one is None else format_number(one, language) for one in (band.low, band.high))
    if low is not None and high is not None:
        return f"{low}–{high}"
    sign = ">" if low is not None else "<"
    return f"{sign if band.strict else {'>': '≥', '<': '≤'}[sign]}{NBSP}{low or high}"


def _plain(text: str) -> str:
    """Use one kind of hard space, since CLDR's narrow one is missing from many fonts, and a minus that is one."""
    return text.replace("\u202f", NBSP).replace("-", MINUS)
