"""Numbers, money, periods and dates as readers of each language write them."""

import datetime as dt
from decimal import Decimal
from typing import Any

from babel import Locale
from babel.dates import format_date as babel_date
from babel.dates import format_interval
from babel.numbers import format_currency, format_decimal, format_percent, get_currency_symbol

from planloom.problems import Language, Level, Phrase
from planloom.values import Calendar, Money, Period, Text

LOCALES: dict[Language, Locale] = {"en": Locale("en", "GB"), "pl": Locale("pl", "PL")}
NBSP = "\u00a0"
MINUS = "−"

_SHORT = {
    "en": ((Decimal(10) ** 9, "bn"), (Decimal(10) ** 6, "m")),
    "pl": ((Decimal(10) ** 9, f"{NBSP}mld"), (Decimal(10) ** 6, f"{NBSP}mln")),
}
_RANGES = {"en": "yMMMd", "pl": "yMMMMd"}
_ROMAN = ("I", "II", "III", "IV")


def format_number(number: Decimal | int, language: Language) -> str:
    """Return a number with the reader's separators and all of its digits."""
    number = Decimal(number)
    digits = max(0, -int(number.normalize().as_tuple().exponent))
    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    return _plain(format_decimal(number, format=pattern, locale=LOCALES[language]))


def format_share(share: Decimal, language: Language, digits: int = 1) -> str:
    """Return a fraction of one as a percentage, to `digits` decimals where it has any."""
    rounded = round(share * 100, digits).normalize() / 100 + 0  # there is no "−0 %"
    places = max(0, -int((rounded * 100).normalize().as_tuple().exponent))
    pattern = "#,##0" + ("." + "0" * places if places else "") + (f"{NBSP}%" if language == "pl" else "%")
    return _plain(format_percent(rounded, format=pattern, locale=LOCALES[language]))


def format_money(money: Money, language: Language) -> str:
    """Return an amount in full, with cents only where it has any."""
    whole = money.amount == money.amount.to_integral_value()
    number = "#,##0" if whole else "#,##0.00"
    pattern = f"{number}{NBSP}¤" if language == "pl" else _english_pattern(money.currency, number)
    return _plain(
        format_currency(money.amount, money.currency, format=pattern, locale=LOCALES[language], currency_digits=False)
    )


def short_money(money: Money, language: Language) -> str:
    """Return an amount in millions or billions where nothing is lost by it, else in full."""
    for size, word in _SHORT[language]:
        if abs(money.amount) >= size:
            short = (money.amount / size).normalize()
            if -int(short.as_tuple().exponent) > 2:  # noqa: PLR2004  # more digits than one reads at a glance
                return format_money(money, language)
            number = format_number(short, language)
            symbol = get_currency_symbol(money.currency, locale=LOCALES[language])
            if language == "pl":
                return f"{number}{word}{NBSP}{symbol}"
            space = NBSP if symbol.isalpha() else ""
            sign = MINUS if number.startswith(MINUS) else ""
            return f"{sign}{symbol}{space}{number.removeprefix(MINUS)}{word}"
    return format_money(money, language)


def _english_pattern(currency: str, number: str) -> str:
    symbol = get_currency_symbol(currency, locale=LOCALES["en"])
    return f"¤{NBSP}{number};-¤{NBSP}{number}" if symbol.isalpha() else f"¤{number};-¤{number}"


def format_date(date: dt.date, language: Language) -> str:
    """Return a date with the month in letters."""
    return _plain(babel_date(date, format="d MMM y" if language == "en" else "d MMMM y", locale=LOCALES[language]))


def format_period(period: Period, language: Language) -> str:
    """Return a period by its name where it has one: a year, half, quarter, month, day, or a range.

    A fiscal year is `FY2027` in English, as the organisation calls it; in Polish it names both of its
    calendar years, `2026/27`, as reports of companies with such a year do.
    """
    start, end = period.start, period.end
    if start == end:
        return format_date(start, language)
    if not _whole_months(period):
        return _range(start, end, _RANGES[language], language)
    if period.calendar is not None:
        return _fiscal(period, period.calendar, language)
    if start.month == 1 and end.month == 12:  # noqa: PLR2004  # whole years
        return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
    if start.year == end.year and (name := _part_of_year(start.month - 1, period.months, language)) is not None:
        return f"{name}{NBSP}{start.year}"
    if period.months == 1:
        return _month(start, language)
    return _range(start, end, _RANGES[language].removesuffix("d"), language)


def _fiscal(period: Period, calendar: Calendar, language: Language) -> str:
    """Name a period by fiscal years: one year or part of it, or the first and the last of a range."""
    ends = [_fiscal_part(text.strip(), calendar, language) for text in str(period).split("..")]
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
    shown = str(format_interval(start, end, skeleton, locale=LOCALES[language]))
    first, last = (side.strip() for side in _plain(shown.replace("\u2009", " ")).split("–"))
    return f"{first} – {last}" if " " in first else f"{first}–{last}"


def _month(date: dt.date, language: Language) -> str:
    return str(babel_date(date, format="LLLL y" if language == "pl" else "MMM y", locale=LOCALES[language]))


def _whole_months(period: Period) -> bool:
    return period.start.day == 1 and (period.end + dt.timedelta(days=1)).day == 1


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
        case Text() | Phrase():
            return value.in_(language)
        case Level():
            return str(value)
        case list() | tuple():
            return ", ".join(format_value(entry, language) for entry in value)
        case _:
            return str(value)


def _plain(text: str) -> str:
    """Use one kind of hard space, since CLDR's narrow one is missing from many fonts, and a minus that is one."""
    return text.replace("\u202f", NBSP).replace("-", MINUS)
