"""Figures that stand out of their series as a slip of the hand does: ten times too large, or without their scale."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from statistics import median
from typing import Any

from planloom.figures.figure import amount_of
from planloom.figures.measure.data import numbers_of
from planloom.model import Part
from planloom.model.sales import Quota, Target
from planloom.model.shared import Measure, Objective
from planloom.model.strategy import Allocation
from planloom.values import Money, Period

TENFOLD = Decimal(7)
"""So many times its neighbours, a figure that is otherwise steady has a zero too many or too few."""
ALIKE = Decimal(3)
FIVEFOLD = Decimal(5)
STEADY = Decimal("1.1")
"""Of figures that differ by a tenth at most, one that is five times as large stands out."""
_COUNTED = 5
_NEAR = Decimal(2) / 3
_FAR = 4
_POWERS = (Decimal("0.1"), Decimal(10))
SCALE = Decimal(10_000)
"""So many times as small as its neighbours, an amount has lost its ``m``."""
THOUSAND = Decimal(1000)
_STEADY: tuple[tuple[type[Part], tuple[str, ...]], ...] = (
    (Objective, ("revenue_target",)),
    (Target, ("revenue", "volume")),
    (Quota, ("amounts", "units")),
    (Allocation, ("fte",)),
)
_LEAST = 3
_FEW = (2, 3)
"""So many results are not enough for a series of their own."""
_KEPT = ("at_least", "at_most", "within")
_YEAR, _QUARTER, _MONTH = "12M", "3M", "1M"


@dataclass(frozen=True, slots=True)
class Slip:
    """A figure that stands out, and a neighbour of it."""

    part: Part
    field: str
    period: Period
    value: Any
    other: Any
    other_field: str
    other_period: Period


def slips_between(parts: Iterable[Part], field: str, period: str) -> Iterator[Slip]:
    """Yield the parts, such as the years of a projection, of which one stands out of the others by a single figure."""
    entries = [(part, getattr(part, period), amount_of(getattr(part, field)), getattr(part, field)) for part in parts]
    given = [(part, when, amount, value) for part, when, amount, value in entries if amount is not None]
    for part, when, amount, value in given:
        others = [
            (field, one[1], one[2], one[3]) for one in given if one[0] is not part and one[1].length == when.length
        ]
        if len(others) >= _LEAST - 1 and _stands_out(amount, [one[2] for one in others]):
            yield _slip(part, (field, when, amount, value), others)


def slips(part: Part) -> Iterator[Slip]:
    """Yield the figures of a part that stand out of the series they are in."""
    if isinstance(part, Measure):
        yield from _tenfold(part, _levels(part))
    for kind, fields in _STEADY:
        for field in fields if isinstance(part, kind) else ():
            yield from _tenfold(part, _series(part, field))
    for field, value in part.__dict__.items():
        if isinstance(value, dict) and len(value) > 1:
            unscaled = list(_unscaled(part, _series(part, field)))
            yield from unscaled
            if not unscaled and field not in (*_steady_fields(part), "phasing"):
                beside = _levels(part) if isinstance(part, Measure) and field == "actuals" else []
                found = list(_points(part, _figures(part, field), beside))
                yield from found or _among_levels(part, _figures(part, field), beside)


_Entry = tuple[str, Period, Decimal, Any]


def _series(part: Part, field: str) -> list[_Entry]:
    amounts = ((period, _amount(period, value), value) for period, value in getattr(part, field).items())
    found = [(field, period, amount, value) for period, amount, value in amounts if amount is not None]
    return sorted(found, key=lambda entry: entry[1])


def _amount(period: Any, value: Any) -> Decimal | None:
    number = amount_of(value) if isinstance(period, Period) else None
    return number if isinstance(number, Decimal) and number > 0 else None


def _levels(measure: Measure) -> list[_Entry]:
    """Return baseline and targets of a measure, which are levels on one way."""
    found = [
        (field, period, value, value)
        for field in ("baseline", "targets")
        for period, value in numbers_of(getattr(measure, field)).items()
        if value > 0
    ]
    return sorted(found, key=lambda entry: entry[1])


def _tenfold(part: Part, entries: list[_Entry]) -> Iterator[Slip]:
    """Yield what is many times, or a small part of, all other figures of the same length, which are alike."""
    for length in dict.fromkeys(entry[1].length for entry in entries):
        same = [entry for entry in entries if entry[1].length == length]
        if len(same) < _LEAST:
            yield from _zeros(part, same)
            continue
        for one in same:
            others = [entry for entry in same if entry is not one]
            if _stands_out(one[2], [entry[2] for entry in others]):
                yield _slip(part, one, others)


def _zeros(part: Part, entries: list[_Entry]) -> Iterator[Slip]:
    """Yield the later of two figures of a level to keep that have the same digits and differ by zeros: 34 and 340."""
    if not isinstance(part, Measure) or part.direction not in _KEPT:
        return
    for first, second in pairwise(entries):
        digits = [entry[2].normalize().as_tuple().digits for entry in (first, second)]
        if first[2] != second[2] and digits[0] == digits[1]:
            yield _slip(part, second, [first])


def _steady_fields(part: Part) -> tuple[str, ...]:
    if isinstance(part, Measure):
        return ("baseline", "targets")
    return tuple(field for kind, fields in _STEADY if isinstance(part, kind) for field in fields)


def _figures(part: Part, field: str) -> list[_Entry]:
    """Return a series of money, or the results of a measure as numbers."""
    if isinstance(part, Measure) and field == "actuals":
        numbers = numbers_of(part.actuals)
        return sorted(((field, when, one, one) for when, one in numbers.items() if one > 0), key=lambda one: one[1])
    return _series(part, field)


def _points(part: Part, entries: list[_Entry], beside: list[_Entry]) -> Iterator[Slip]:
    """Yield what would be like all others of its length, `beside` it too, with the decimal point elsewhere.

    Small whole numbers are left alone: one, one and ten pieces may be true. So are amounts of whole years.
    """
    for length in dict.fromkeys(entry[1].length for entry in entries):
        same = [entry for entry in (*entries, *beside) if entry[1].length == length]
        is_steady = isinstance(part, Measure) or length != _YEAR
        for one in (one for one in same if one not in beside) if is_steady and len(same) >= _LEAST else ():
            others = [entry for entry in same if entry is not one]
            amounts = [entry[2] for entry in others]
            counted = all(amount == int(amount) and amount < _COUNTED for amount in amounts)
            if not counted and (_moved_point(one[2], amounts) or _is_peak(one, others)):
                yield _slip(part, one, others)


def _among_levels(part: Part, entries: list[_Entry], beside: list[_Entry]) -> Iterator[Slip]:
    """Yield one of two or three results that is far from the other, from baseline and targets, and would be among them.

    Not asked of what adds up, of which a quarter is a part of the year.
    """
    if not isinstance(part, Measure) or part.aggregate == "sum" or len(entries) not in _FEW or len(beside) < _FEW[0]:
        return
    for one in entries:
        others = [entry for entry in (*entries, *beside) if entry is not one]
        low, high = min(entry[2] for entry in others), max(entry[2] for entry in others)
        is_far = one[2] >= high * TENFOLD or one[2] * TENFOLD <= low
        if is_far and high <= low * ALIKE and any(low <= one[2] * power <= high for power in _POWERS):
            yield _slip(part, one, others)


def _is_peak(one: _Entry, others: Sequence[_Entry]) -> bool:
    """Tell whether an amount leaves a steady rise or fall and would be back on it with the decimal point elsewhere."""
    before = [entry[2] for entry in others if entry[1] < one[1]][-1:]
    after = [entry[2] for entry in others if entry[1] > one[1]][:1]
    if not before or not after:
        return False
    low, high = sorted(before + after)
    amounts = [entry[2] for entry in others]
    is_far = one[2] >= max(amounts) * _FAR or one[2] * _FAR <= min(amounts)
    return is_far and high <= low * ALIKE and any(low <= one[2] * power <= high for power in _POWERS)


def _moved_point(amount: Decimal, others: Sequence[Decimal]) -> bool:
    """Tell whether an amount is ten, a hundred or a thousand times what the others, which are alike, come to."""
    middle = median(others)
    if max(others) > 2 * min(others):
        return False
    ratio = max(amount / middle, middle / amount)
    return any(_NEAR * power <= ratio <= power / _NEAR for power in (10, 100, 1000))


def _stands_out(amount: Decimal, others: Sequence[Decimal]) -> bool:
    low, high = min(others), max(others)
    for alike, far in ((ALIKE, TENFOLD), (STEADY, FIVEFOLD)):
        if 0 < high <= low * alike and (amount >= high * far or amount * far <= low):
            return True
    return False


def _unscaled(part: Part, entries: list[_Entry]) -> Iterator[Slip]:
    """Yield amounts below a thousand beside others in millions, and money that with a ``k`` would be like the next."""
    if not entries:
        return
    largest = max(entries, key=lambda entry: entry[2])
    for one in entries:
        if one[2] < THOUSAND and (one[2] * SCALE <= largest[2] or _has_lost_its_k(one, entries)):
            yield _slip(part, one, [largest])


def _has_lost_its_k(one: _Entry, entries: list[_Entry]) -> bool:
    others = [entry for entry in entries if entry is not one and entry[1].length == one[1].length]
    if not isinstance(one[3], Money) or not others:
        return False
    next_to = min(others, key=lambda entry: abs((entry[1].start - one[1].start).days))[2]
    return next_to / 2 <= one[2] * THOUSAND <= next_to * 2


def _slip(part: Part, one: _Entry, others: list[_Entry]) -> Slip:
    other = min(others, key=lambda entry: abs((entry[1].start - one[1].start).days))
    return Slip(part, one[0], one[1], one[3], other[3], other[0], other[1])


def gaps(given: Iterable[Period], *, years: bool = False) -> Iterator[tuple[Period, Period, Period]]:
    """Yield quarters or months (or `years`) that a series leaves out, each between the one before and the one after."""
    every = sorted(given)
    for length in (_QUARTER, _MONTH, *([_YEAR] if years else [])):
        periods = [period for period in every if period.length == length]
        if len(periods) >= _LEAST or length == _YEAR:
            yield from _gaps(periods)


def _gaps(periods: Sequence[Period]) -> Iterator[tuple[Period, Period, Period]]:
    months = periods[0].months
    for before, after in pairwise(periods):
        apart = (after.start.year - before.start.year) * 12 + after.start.month - before.start.month
        if apart == 2 * months:
            yield before, _between(before, after), after


def _between(before: Period, after: Period) -> Period:
    start, end = before.end + dt.timedelta(days=1), after.start - dt.timedelta(days=1)
    return next((one for one in _named(start, end)), Period.between(start, end, before.calendar))


def _named(start: dt.date, end: dt.date) -> Iterator[Period]:
    """Yield the calendar quarter or month of these days, by its name."""
    for name in (f"{start.year}-Q{(start.month + 2) // 3}", f"{start.year}-{start.month:02}"):
        period = Period.parse(name)
        if (period.start, period.end) == (start, end):
            yield period
