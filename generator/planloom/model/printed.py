"""Periods are read as they are written exactly, and as pages print them: what is copied from a page can be pasted."""

import functools
from dataclasses import replace

from planloom.i18n import format_period
from planloom.problems import LANGUAGES
from planloom.values import Calendar, Period, UnreadableError, habits


@functools.lru_cache(maxsize=4096)
def read_period(text: str, calendar: Calendar | None) -> Period:
    """Read a period: `2027-Q3`, or `Q3 2027` and `III kw. 2027`, as pages in either language have it.

    Raises :class:`UnreadableError` for what is neither, with the exact writing where one can be told.
    """
    try:
        return Period.parse(text, calendar)
    except UnreadableError:
        printed = _printed(text, calendar)
        if printed is None:
            raise
        return printed


def _printed(text: str, calendar: Calendar | None) -> Period | None:
    """Return the period that pages print as `text`; None where they print none so."""
    for exact in habits.meant_by(text, calendar):
        try:
            period = Period.parse(exact, calendar)
        except UnreadableError:
            continue
        if any(_spaced(format_period(period, language)) == _spaced(text) for language in LANGUAGES):
            return replace(period, text=text, exact=str(period))
    return None


def _spaced(text: str) -> str:
    """Return a text in small letters with plain blanks: pages keep a number and its word on one line."""
    return " ".join(text.casefold().split())
