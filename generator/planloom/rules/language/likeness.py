"""Which quantities of a sentence mean the same in both languages, and which only one of them has."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from planloom.rules.language.numbers import PARTS_OF_YEAR, Figure
from planloom.rules.language.quantities import LENGTHS, MEASURED

_MONTH = Decimal(43830)
"""Minutes of a month on average."""
_NEAR = Decimal("0.03")
"""Twelve months are 52 weeks and 365 days."""
_TO_OR_BY = re.compile(
    r"\b(?:(?P<to>to|do)|(?P<by>by|o))\s+(?:about |around |roughly |około |mniej więcej )?$", re.IGNORECASE
)
_FOUR_WEEKS = 40320
_NOON = 12
_AT_HOUR_EN = re.compile(r"\b(?:at|by|until|till|from|before|after|around)\s+$", re.IGNORECASE)
_AT_HOUR_PL = re.compile(r"\b(?:o|do|od|przed|po|około|koło)\s+$", re.IGNORECASE)
_HALF_DAY = 720
_NEGATIVE = re.compile(r"\b(?:loss\w*|deficit|below|strat\w*|deficyt\w*|poniżej|mróz|mrozu)\b", re.IGNORECASE)
_BOUND = re.compile(r"\b(?:below|poniżej) (?!zer)(?=[\w−–-]*\d|minus|[^\W\d]+ (?:degrees|stopni))", re.IGNORECASE)
"""Where a figure is only a bound, and no less than nothing."""
_NOT = re.compile(r"\b(?:not|no|never|without|fail\w*|n['’]t|nie|bez|brak\w*)\b", re.IGNORECASE)
_END = re.compile(r"\bend\b|\bko(?:niec|ńca|ńcem|ńcu)\b|year-end|\bclose of\b", re.IGNORECASE)
_LESS = re.compile(
    r"\b(?:less|fewer|smaller|cheaper|shorter|lower|half|cheap|short|small|narrow|light|mniej\w*|krót\w+|niż\w+|tań\w+|taniej|szybciej|połow\w+)\b",
    re.IGNORECASE,
)


def same(one: Figure, other: Figure) -> bool:
    """Tell whether two quantities mean the same."""
    parts = {one.part, other.part}
    if parts == {"ordinal", "time"}:  # “po dwudziestej” is after 8 p.m.
        return _clock(one) % _HALF_DAY == _clock(other) % _HALF_DAY
    if "ordinal" in parts:
        return _plain(one) == _plain(other)
    if parts <= set(LENGTHS):
        return _same_length(one, other)
    if parts & MEASURED:
        measure, rest = (one, other) if one.part in MEASURED else (other, one)
        return one.value == other.value if one.part == other.part else not rest.part and measure.number == rest.value
    if "time" in parts and (one.spelt or other.spelt or "" in parts):
        return _clock(one) % _HALF_DAY == _clock(other) % _HALF_DAY
    return one.same_as(other)


def _plain(figure: Figure) -> object:
    if isinstance(figure.value, str):
        return Decimal(figure.value.split()[-1]) if figure.part in PARTS_OF_YEAR else figure.value
    return figure.number if figure.part in MEASURED else figure.value


def _same_length(one: Figure, other: Figure) -> bool:
    first, second = Decimal(one.value), Decimal(other.value)
    if one.part == other.part:
        return first == second or _working(first) == second or first == _working(second)
    months, minutes = (first, second) if one.part == "months" else (second, first)
    return abs(months * _MONTH - minutes) <= minutes * _NEAR or minutes in (months * 43200, months * _FOUR_WEEKS)


def _working(minutes: Decimal) -> Decimal:
    """Return how long weeks are in working days."""
    return minutes / 7 * 5


def _clock(figure: Figure) -> int:
    """Return the minute of the day; a plain number is an hour."""
    if isinstance(figure.value, Decimal):
        return int(figure.value) * 60 + int(figure.value % 1 * 100)
    hour, minute = figure.value.removeprefix("time ").split(":") if figure.part == "time" else ("-1", "0")
    return int(hour) * 60 + int(minute)


@dataclass(frozen=True, slots=True)
class Apart:
    """The quantities of a sentence that the other language has not."""

    english: list[Figure]
    polish: list[Figure]


def apart(english: Sequence[Figure], en: str, polish: Sequence[Figure], pl: str) -> Apart:
    """Return what one language has and the other has not, each taken once."""
    left_en, left_pl = _unpaired(english, polish)
    if (left_en or left_pl) and _put_otherwise(left_en, en, left_pl, pl):
        return Apart([], [])
    return Apart(left_en, left_pl)


def _unpaired(first: Sequence[Figure], second: Sequence[Figure]) -> tuple[list[Figure], list[Figure]]:
    here, left = list[Figure](), list(second)
    for exactly in (True, False):
        rest = list(first) if exactly else here
        here = []
        for one in rest:
            fitting = [
                other
                for other in left
                if same(one, other) and (not exactly or (one.part == other.part and one.unit == other.unit))
            ]
            if fitting:
                left.remove(fitting[0])
            else:
                here.append(one)
    return here, left


def _put_otherwise(first: Sequence[Figure], en: str, second: Sequence[Figure], pl: str) -> bool:
    """Tell whether what is left is the same in other words: quarters and their months, the last day and the end, twice and half."""
    last_day = (_is_last_day(first) and _END.search(pl)) or (_is_last_day(second) and _END.search(en))
    if last_day or _months_of(first) & _months_of(second):
        return True
    one, other = _value(first), _value(second)
    if one is None or other is None:
        return False
    return (
        (one == -other and bool(_NEGATIVE.search(_BOUND.sub("", en)) or _NEGATIVE.search(_BOUND.sub("", pl))))
        or ({one, other} == {Decimal(2), Decimal("0.5")} and bool(_LESS.search(en) and _LESS.search(pl)))
        or (Decimal(2) in (one, other) and bool({one, other} & {Decimal(100), Decimal(200)}))
        or _are_hours(first, en, second, pl)
        or (_are_the_rest(first, second) and (_NOT.search(en) is None) != (_NOT.search(pl) is None))
        or (_are_the_rest(first, second) and {_moved(first, en), _moved(second, pl)} == {"to", "by"})
    )


def _are_hours(first: Sequence[Figure], en: str, second: Sequence[Figure], pl: str) -> bool:
    """Tell whether two plain numbers are one hour by the clock of twelve and of twenty-four: at 6, o 18."""
    if len(first) != 1 or len(second) != 1 or first[0].part or second[0].part or first[0].unit or second[0].unit:
        return False
    hour, other = first[0].value, second[0].value
    return (
        isinstance(hour, Decimal)
        and hour <= _NOON
        and other == hour + _NOON
        and bool(_AT_HOUR_EN.search(en, 0, first[0].start) and _AT_HOUR_PL.search(pl, 0, second[0].start))
    )


def _moved(figures: Sequence[Figure], text: str) -> str:
    """Return whether something falls by a share or to one: to a third is by two thirds."""
    before = _TO_OR_BY.search(text, 0, figures[0].first) if figures else None
    return str(before.lastgroup) if before else ""


def _are_the_rest(first: Sequence[Figure], second: Sequence[Figure]) -> bool:
    """Tell whether two shares make a whole: three in four come back, only every fourth does not."""
    shares = [one.share for one in (*first, *second) if one.fraction or one.unit == "percent"]
    numbers = [one for one in shares if isinstance(one, Decimal)]
    return len(numbers) == 2 and abs(sum(numbers, Decimal(0)) - 1) < _NEAR  # noqa: PLR2004  # one of each


def _value(figures: Sequence[Figure]) -> Decimal | None:
    return next((one.value for one in figures if not one.weak and isinstance(one.value, Decimal)), None)


def _months_of(figures: Sequence[Figure]) -> set[tuple[int, int]]:
    """Return the first and last month that quarters, halves, pairs of months or “the first three months” may mean."""
    found = set[tuple[int, int]]()
    months = [int(str(one.value).split()[1]) for one in figures if one.part == "month"]
    if len(months) == 2:  # noqa: PLR2004  # from the first to the last
        found.add((months[0], months[1]))
    order = [int(one.value) for one in figures if one.part == "ordinal" and isinstance(one.value, Decimal)]
    for one in figures:
        if one.part in ("quarter", "half"):
            size = 3 if one.part == "quarter" else 6
            number = int(str(one.value).split()[1])
            found.add(((number - 1) * size + 1, number * size))
        elif one.part == "months" and one.value in (3, 6):
            size = int(one.value)
            found |= {((number - 1) * size + 1, number * size) for number in order or range(1, 12 // size + 1)}
    return found


def _is_last_day(figures: Sequence[Figure]) -> bool:
    days = [int(one.value) for one in figures if one.part == "day" and isinstance(one.value, Decimal)]
    return bool(days) and days[0] >= 28  # noqa: PLR2004  # February


__all__ = ["Apart", "apart", "same"]
