"""Mends that take a side: a figure follows what it is made from, where somebody says that the parts are right.

The new figure is written as the old one was, with its magnitude, its blanks between thousands and its currency.
"""

import functools
import re
from decimal import Decimal

from planloom.edits import Replace
from planloom.problems import Problem
from planloom.rules.rule import Plans
from planloom.values import Money, UnreadableError, parse_number, parse_share

_NUMERAL = re.compile(
    r"(?P<sign>[-−+]?)(?P<whole>\d{1,3}(?:(?P<gap>[ \xa0\u202f_])\d{3})+|\d+)(?P<decimals>[.,]\d+)?(?P<rest>\s?(?:tys\.?|mln|mld|bn|k|m)?\b)",
    re.IGNORECASE,
)
_MOST_PLACES = 4
Amount = Money | Decimal


def following(problem: Problem, plans: Plans, found: Amount | None, expected: Amount | None) -> Problem:
    """Return a problem of the figure `found` with the mend that writes `expected`, where that can be written exactly."""
    span = problem.span
    line = _lines(plans.portfolio.texts.get(span.file, ""))[span.line - 1 : span.line]
    if not line or span.end_line != span.line or found is None or expected is None:
        return problem
    old = line[0][span.column - 1 : span.end_column - 1]
    new = rewritten(old, found, expected)
    return problem.mended_by(Replace(span, old=old, new=new), takes_side=True) if new else problem


@functools.lru_cache(maxsize=4)
def _lines(text: str) -> list[str]:
    """Return the lines of a file, of which many may be asked for one after another."""
    return text.split("\n")


def rewritten(old: str, found: Amount, expected: Amount) -> str | None:
    """Return `old`, which says `found`, so that it says `expected`; None where no writing of it does exactly."""
    numerals = list(_NUMERAL.finditer(old))
    if len(numerals) != 1 or _read(old, found) != found or "(" in old:
        return None
    match = numerals[0]
    written = parse_number(match["whole"] + (match["decimals"] or ""))
    if not written or not _number(found):
        return None
    number = _number(expected) * written / abs(_number(found))
    plain = f"{abs(number).normalize():f}"
    whole, _, places = plain.partition(".")
    if len(places) > _MOST_PLACES:
        return None
    if match["gap"]:
        whole = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", match["gap"], whole)
    sign = "-" if number < 0 else ""
    new = old[: match.start()] + sign + whole + (f".{places}" if places else "") + match["rest"] + old[match.end() :]
    return new if _read(new, expected) == expected else None


def _number(amount: Amount) -> Decimal:
    return amount.amount if isinstance(amount, Money) else amount


def _read(text: str, like: Amount) -> Amount | None:
    """Read a text as what `like` is; a number with a percent sign as a share, where that is what it is."""
    text = text.strip("'\"")
    try:
        if isinstance(like, Money):
            return Money.parse(text, like.currency)
        number = parse_number(text)
        return number if number == like or not text.endswith("%") else parse_share(text)
    except UnreadableError:
        return None
