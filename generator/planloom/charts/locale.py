"""How Vega writes numbers and dates, from the Unicode locale data that Babel carries.

The library's own Polish locale separates thousands with full stops and abbreviates months in a way
no Pole does.
"""

import functools
from typing import Any

from planloom.i18n.formats import LOCALES, MINUS, NBSP
from planloom.problems import Language


@functools.cache
def numbers(language: Language) -> dict[str, Any]:
    """Return the d3 definition for numbers."""
    symbols = LOCALES[language].number_symbols["latn"]
    return {
        "decimal": symbols["decimal"],
        "thousands": symbols["group"],
        "grouping": [3],
        "currency": ["", f"{NBSP}zł"] if language == "pl" else ["£", ""],
        "minus": MINUS,
        "percent": "%",
    }


@functools.cache
def times(language: Language) -> dict[str, Any]:
    """Return the d3 definition for dates; months stand alone, as on an axis."""
    locale = LOCALES[language]
    months, days = locale.months["stand-alone"], locale.days["stand-alone"]
    week = [6, 0, 1, 2, 3, 4, 5]
    return {
        "dateTime": "%-d %B %Y, %H:%M",
        "date": "%-d.%m.%Y" if language == "pl" else "%d/%m/%Y",
        "time": "%H:%M:%S",
        "periods": ["AM", "PM"],
        "days": [days["wide"][day] for day in week],
        "shortDays": [days["abbreviated"][day] for day in week],
        "months": [months["wide"][month] for month in range(1, 13)],
        "shortMonths": [months["abbreviated"][month] for month in range(1, 13)],
    }
