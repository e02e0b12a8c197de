"""The data of a chart in the three forms it needs: for drawing, for labels and for the table.

Values are decimals, money, periods and dates. The drawing library knows binary numbers and ISO dates
only, so the words readers see are made here, exactly, and handed to it as text.
"""

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from babel import dates

from planloom.charts.request import Chart, Column
from planloom.charts.words import WORDS
from planloom.i18n import format_number, format_period, format_share
from planloom.i18n.formats import LOCALES, MAGNITUDES, NBSP, ONE, PERCENT
from planloom.problems import Language
from planloom.values import Period, rounded

_SHARE_DIGITS = 4
"""Decimals of a percentage at most; a quotient may have no end."""

_NO_CHARACTERS = {0xFFFE: "\ufffd", 0xFFFF: "\ufffd"}
"""What stands for no character at all, and ends the drawing library."""

_BEYOND = re.compile("[\U00010000-\U0010ffff]")

_SMALLEST_SCALED = 10_000


def amount(value: Any) -> Decimal:
    """Return the number in a value: a number, or money of any currency."""
    return Decimal(str(getattr(value, "amount", value)))


def exact(value: Any, column: Column, language: Language) -> str:
    """Write a value in full, as in the table."""
    if value is None:
        return WORDS["missing"].in_(language)
    if column.kind in ("number", "money"):
        text = format_number(amount(value), language)
        currency = getattr(value, "currency", column.unit)
        return text if currency == column.unit else f"{text}{NBSP}{currency}"
    if column.kind == "percent":
        return format_share(amount(value), language, _SHARE_DIGITS)
    if column.kind in ("period", "date"):
        return period_text(value, language)
    return str(value).translate(_NO_CHARACTERS)


def short(value: Any, column: Column, language: Language) -> str:
    """Write a value for a label: three figures and a magnitude."""
    if value is None or column.kind not in ("number", "money", "percent"):
        return exact(value, column, language)
    number = amount(value) * (100 if column.kind == "percent" else 1)
    factor, suffix = scale(abs(number), language)
    figures = rounded(number, 2) if factor == 1 else _three_figures(number / factor)
    text = format_number(figures.normalize(), language)
    currency = f"{NBSP}{value.currency}" if _foreign(value, column) else ""
    return text + suffix + (PERCENT if column.kind == "percent" else "") + currency


def _foreign(value: Any, column: Column) -> bool:
    """Tell whether a value is money of another currency than its column, and has no place on its scale."""
    return column.kind == "money" and getattr(value, "currency", column.unit) != column.unit


def scale(largest: Decimal, language: Language) -> tuple[Decimal, str]:
    """Return the factor and the word that suit numbers of that size."""
    if largest < _SMALLEST_SCALED:
        return ONE, ""
    size = max(one for one in MAGNITUDES[language] if one <= largest)
    word = MAGNITUDES[language][size]
    return size, f"{NBSP}{word}" if language == "pl" else word


def period_text(value: Any, language: Language) -> str:
    """Write a date, a period, or the text that stands for one."""
    if isinstance(value, Period):
        return format_period(value, language)
    ends = period_ends(value)
    return str(value) if ends is None else format_period(Period.between(*ends), language)


def month_text(day: dt.date, language: Language, *, year: bool) -> str:
    """Write the month of a day, shortened, for an axis."""
    return str(dates.format_date(day, "LLL y" if year else "LLL", locale=LOCALES[language]))


def period_ends(value: Any) -> tuple[dt.date, dt.date] | None:
    """Return the first and the last day of a period or date, or None for anything else."""
    if isinstance(value, dt.date):
        return value, value
    start, end = getattr(value, "start", None), getattr(value, "end", None)
    return (start, end) if isinstance(start, dt.date) and isinstance(end, dt.date) else None


def drawable(chart: Chart) -> list[dict[str, Any]]:
    """Return the rows as the templates get them: JSON values, and beside each the words for it.

    For a column ``k`` a row has ``k``, ``k_text`` (in full) and ``k_short``; periods and dates also
    ``k_start`` and ``k_end`` as ISO dates, and ``k_length``, how long they are. ``row`` counts from 1 and
    ``tip`` tells the whole row. Money of another currency than its column's is None, and has only its words.
    """
    return [_row(number, row, chart) for number, row in enumerate(chart.rows, 1)]


def _row(number: int, row: Mapping[str, Any], chart: Chart) -> dict[str, Any]:
    known = {column.key for column in chart.columns}
    made: dict[str, Any] = {key: plain(value) for key, value in row.items() if key not in known}
    made["row"] = number
    for column in chart.columns:
        made |= _cell(row.get(column.key), column, chart.language)
    made["tip"] = "; ".join(
        f"{column.title}: {made[f'{column.key}_text']}" for column in chart.columns if made[column.key] is not None
    )
    return made


def _drawable(text: str) -> str:
    """Return a text fit to be drawn: long labels are cut through signs beyond U+FFFF, and halves of them fail."""
    return _BEYOND.sub("\u25a1", text)


def _cell(value: Any, column: Column, language: Language) -> dict[str, Any]:
    key, text = column.key, _drawable(exact(value, column, language))
    cell: dict[str, Any] = {f"{key}_text": text, f"{key}_short": _drawable(short(value, column, language))}
    if column.kind in ("number", "money", "percent"):
        drawn = value is not None and not _foreign(value, column)
        return {key: float(amount(value)) if drawn else None, **cell}
    cell[key] = None if value is None else text
    ends = period_ends(value)
    if column.kind in ("period", "date") and ends is not None:
        cell[f"{key}_length"] = getattr(value, "length", "1D")
        cell |= {f"{key}_start": ends[0].isoformat(), f"{key}_end": ends[1].isoformat()}
    return cell


def plain(value: Any) -> Any:
    """Return a value as JSON knows it."""
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): plain(entry) for key, entry in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(entry) for entry in (sorted(value) if isinstance(value, set | frozenset) else value)]
    number = getattr(value, "amount", None)
    return str(value) if number is None else float(number)


def _three_figures(number: Decimal) -> Decimal:
    places = 0 if abs(number) >= 100 else number.adjusted() - 2  # noqa: PLR2004 - three figures already
    return rounded(number, -places)
