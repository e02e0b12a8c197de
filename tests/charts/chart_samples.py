"""Charts the tests draw, built from plain values."""

import datetime as dt
from pathlib import Path
from typing import NamedTuple

TEMPLATES = Path(__file__).parents[2] / "templates"


class Days(NamedTuple):
    """As much of a period as charts look at."""

    start: dt.date
    end: dt.date


def period(text):
    """`2027`, `2027-Q1` or `2027-03`."""
    year, _, part = text.partition("-")
    first, months = 1, 12
    if part.startswith("Q"):
        first, months = int(part[1]) * 3 - 2, 3
    elif part.startswith("H"):
        first, months = int(part[1]) * 6 - 5, 6
    elif part:
        first, months = int(part), 1
    start = dt.date(int(year), first, 1)
    following = first + months - 1
    end = dt.date(int(year) + following // 12, following % 12 + 1, 1) - dt.timedelta(days=1)
    return Days(start, end)
