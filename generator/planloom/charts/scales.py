"""Scales for numbers: where a number lies, which round numbers are marked, what stands there."""

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple

from planloom.charts.data import scale
from planloom.charts.labels import text_width
from planloom.charts.request import Column
from planloom.i18n.formats import PERCENT, UNGROUPED
from planloom.problems import Language

LABEL_GAP = 8
FONTS_DIFFER = 1.08
"""A reader's font is about this much wider than the one labels are measured in."""
_BESIDE, _ABOVE = 14, 36
"""Pixels between the labels of an axis: from the end of one to the next, and from line to line."""


def _written(number: str, language: Language) -> str:
    """Return the expression that writes a number; digits that stand together have no separator among them."""
    return f"format({number}, abs({number}) < {10 ** UNGROUPED[language]} ? '~r' : ',~r')"


class Room(NamedTuple):
    """The pixels of an axis, those to be kept free of numbers at its two ends, and its direction."""

    size: float
    before: float = 0
    after: float = 0
    upright: bool = False

    @property
    def free(self) -> float:
        """The pixels the numbers have."""
        return max(self.size - self.before - self.after, 1)


@dataclass(frozen=True, slots=True)
class Linear:
    """A scale for numbers with evenly placed ticks."""

    low: float
    high: float
    ticks: tuple[float, ...]
    column: Column
    language: Language

    def at(self, value: float, size: float) -> float:
        """Return how far along `size` pixels `value` is."""
        return (value - self.low) / (self.high - self.low) * size

    @property
    def scale(self) -> str:
        """The scale as JSON."""
        return json.dumps({"domain": [self.low, self.high], "nice": False, "zero": False})

    @property
    def _magnitude(self) -> tuple[Decimal, str]:
        largest = Decimal(str(max((abs(tick) for tick in self.ticks), default=0)))
        if self.column.kind == "percent":
            factor, suffix = scale(largest * 100, self.language)
            return factor / 100, suffix + PERCENT
        return scale(largest, self.language)

    def axis(self, **settings: Any) -> str:
        """Return the axis as JSON, its labels in one magnitude; the unit is its title."""
        factor, suffix = self._magnitude
        expression = f"datum.value ? {_written(f'datum.value / {factor:f}', self.language)} + '{suffix}' : '0'"
        axis = {"values": self.ticks, "labelExpr": expression, "title": self.column.unit or None}
        return json.dumps(axis | settings, ensure_ascii=False)

    @property
    def widest(self) -> float:
        """Pixels that the longest tick label takes."""
        factor, suffix = self._magnitude
        texts = (f"{Decimal(str(tick)) / factor:,.6g}{suffix}" for tick in self.ticks)
        return max((text_width(text) for text in texts), default=0)

    @property
    def room(self) -> float:
        """Pixels that the labels take beside an upright axis."""
        return self.widest * FONTS_DIFFER + 2 * LABEL_GAP


def linear(
    numbers: Sequence[float], column: Column, language: Language, room: Room, *, zero: bool, most: int
) -> Linear:
    """Return a scale that holds `numbers`, few or many, huge or all equal, with at most `most` steps."""
    low, high = min(numbers, default=0.0), max(numbers, default=0.0)
    if zero:
        low, high = min(low, 0.0), max(high, 0.0)
    if low == high:
        low, high = (low - abs(low) / 2, high + abs(high) / 2) if low else (0.0, 1.0)
    return next(
        made
        for steps in range(most, 0, -1)
        if _clear(made := Linear(*_stepped(low, high, steps, room), column, language), room) or steps == 1
    )


def _stepped(low: float, high: float, steps: int, room: Room) -> tuple[float, float, tuple[float, ...]]:
    """Return both ends of a scale and its ticks."""
    step = _step(high - low, steps)
    if not room.before and not room.after:
        low, high = math.floor(low / step + 1e-9) * step, math.ceil(high / step - 1e-9) * step
    ticks = _ticks(low, high, step)
    each = (high - low) / room.free
    return low - room.before * each, high + room.after * each, ticks


def _clear(made: Linear, room: Room) -> bool:
    """Tell whether the tick labels have room."""
    if len(made.ticks) < 2:  # noqa: PLR2004 - one label has no neighbour
        return True
    apart = made.at(made.ticks[1], room.size) - made.at(made.ticks[0], room.size)
    return apart >= (_ABOVE if room.upright else made.widest + _BESIDE)


def _ticks(low: float, high: float, step: float) -> tuple[float, ...]:
    """Return the multiples of `step` from `low` to `high`."""
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return tuple(round(number * step, 12) + 0.0 for number in range(first, last + 1))


def _step(span: float, most: int) -> float:
    """Return the round number that divides `span` into at most `most` parts."""
    rough = span / most
    power = 10.0 ** math.floor(math.log10(rough))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough * (1 - 1e-9))


@dataclass(frozen=True, slots=True)
class Logarithmic:
    """A scale for ratios. What is not above 0 has no place on it and is put at the low end."""

    low: float
    high: float
    reverse: bool
    size: float
    column: Column
    language: Language

    def at(self, value: float, size: float) -> float:
        """Return how far along `size` pixels `value` is."""
        low, high = math.log10(self.low), math.log10(self.high)
        share = (math.log10(max(value, self.low)) - low) / (high - low)
        return (1 - share if self.reverse else share) * size

    @property
    def scale(self) -> str:
        """The scale as JSON."""
        domain = [self.low, self.high]
        made = {"type": "log", "domain": domain, "nice": False, "reverse": self.reverse, "clamp": True}
        return json.dumps(made)

    def axis(self, **settings: Any) -> str:
        """Return the axis as JSON, marked at 1, 2 and 5 of every power."""
        axis = {"values": self._ticks(), "labelExpr": self._words(), "title": self.column.unit or None}
        return json.dumps(axis | settings, ensure_ascii=False)

    def _ticks(self) -> list[float]:
        """Return the marks whose labels have room: 1, 2 and 5 of every power, every power, or fewer."""
        marks = [factor * 10.0**power for power in range(-6, 16) for factor in (1, 2, 5)]
        choices = [marks, *(marks[::step] for step in (3, 9, 18, 27))]
        inside = [[mark for mark in choice if self.low <= mark <= self.high] for choice in choices]
        return next((ticks for ticks in inside if self._clear(ticks)), inside[-1][:1])

    def _clear(self, ticks: Sequence[float]) -> bool:
        places = [self.at(tick, self.size) for tick in ticks]
        texts = [text_width(f"{tick / float(self._magnitude(tick)[0]):,.3g}000") for tick in ticks]
        pairs = zip(places, places[1:], texts, texts[1:], strict=False)
        return all(abs(one - two) >= (first + second) / 2 for one, two, first, second in pairs)

    def _magnitude(self, number: float) -> tuple[Decimal, str]:
        return scale(Decimal(str(number)), self.language)

    def _words(self) -> str:
        """Return the expression for a label; each number has its own magnitude."""
        words = _written("datum.value", self.language)
        for least in (10**4, 10**6, 10**9, 10**12):
            factor, suffix = self._magnitude(least)
            number = _written(f"datum.value / {factor:f}", self.language)
            words = f"datum.value >= {least} ? {number} + '{suffix}' : {words}"
        return words


def logarithmic(
    numbers: Iterable[float], column: Column, language: Language, room: Room, *, reverse: bool
) -> Logarithmic:
    """Return a scale of powers of ten for the numbers above 0."""
    above = [number for number in numbers if number > 0] or [1.0]
    low, high = math.log10(min(above) / 1.5), math.log10(max(above) * 1.5)
    each = (high - low) / room.free
    low, high = 10 ** (low - each * room.before), 10 ** (high + each * room.after)
    return Logarithmic(low, high, reverse, room.size, column, language)
