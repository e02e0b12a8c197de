"""How sentences write values: money at a glance, shares, and the day until which they hold."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from babel import dates

from planloom.i18n import LOCALES, format_share, scale_of
from planloom.problems import Language
from planloom.values import Money, rounded

_FIGURES = 3


class Largest(NamedTuple):
    """The largest part of a whole, and which fraction of it that is."""

    name: str
    share: Decimal
    total: Decimal


def largest(parts: Mapping[str, Decimal]) -> Largest | None:
    """Return the largest of several parts; None where two are, where one is below zero, or where there is nothing."""
    total = sum(parts.values(), Decimal(0))
    if len(parts) < 2 or total <= 0 or min(parts.values()) < 0:  # noqa: PLR2004  # one part is the whole
        return None
    name = max(parts, key=lambda part: parts[part])
    if sum(value == parts[name] for value in parts.values()) > 1:
        return None
    return Largest(name, parts[name] / total, total)


def money(amount: Decimal, currency: str, language: Language) -> str:
    """Return an amount in three figures."""
    value = Money(rounded(amount, _FIGURES - 1 - amount.adjusted()) if amount else amount, currency)
    return scale_of([value]).full(value, language)


def share(part: Decimal, language: Language) -> str:
    """Return a fraction of one in whole per cent, or in as many decimals as it takes not to look like nothing."""
    return format_share(part, language, 0)


def until(day: dt.date, language: Language) -> str:
    """Return what stands behind *by* and *do*: the month that ends on a day, else the day itself."""
    ends = (day + dt.timedelta(days=1)).day == 1
    if language == "en":
        return str(dates.format_date(day, "MMMM y" if ends else "d MMMM y", locale=LOCALES["en"]))
    month = str(dates.format_date(day, "d MMMM y", locale=LOCALES["pl"])).split(maxsplit=1)[1]
    return f"końca {month}\u00a0r." if ends else f"{day.day}\u00a0{month}\u00a0r."


def at_end(day: dt.date, language: Language) -> str:
    """Return *by September 2027*, *na koniec września 2027 r.*: when a level was measured."""
    if language == "en":
        return f"by {until(day, language)}"
    written = until(day, language)
    return f"na koniec {written.removeprefix('końca ')}" if written.startswith("końca") else f"na dzień {written}"
