"""What a measure says of itself, read for judging: its direction, its aims, its results as plain numbers."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from planloom.figures.figure import Entry, Figure, Operand
from planloom.figures.measure.aims import Aim, aim_of
from planloom.figures.series import outermost
from planloom.model.measures import Measure, Reading
from planloom.values import Band, Period, Text, UnreadableError, parse_number

RISING = frozenset({"increase", "at_least"})
FALLING = frozenset({"decrease", "at_most"})
KEEPING = frozenset({"at_least", "at_most", "within"})
FAR = 20


@dataclass(frozen=True)
class MeasureData:
    """A measure, and what it says in numbers by `today`.

    Results in words are left out of them, and so are those of a time that has not begun: they can only be mistakes.
    """

    measure: Measure
    today: dt.date = dt.date.max

    @cached_property
    def direction(self) -> str:
        """Its direction; a measure whose targets are all ranges or thresholds says it by them."""
        targets = list(self.measure.targets.values())
        if self.measure.direction != "undefined" or not targets or not all(isinstance(one, Band) for one in targets):
            return self.measure.direction
        if all(one.high is None for one in targets):
            return "at_least"
        return "at_most" if all(one.low is None for one in targets) else "within"

    @cached_property
    def baseline(self) -> dict[Period, Decimal]:
        """The values it starts from."""
        return numbers_of(self.measure.baseline)

    @cached_property
    def start(self) -> tuple[Period, Decimal] | None:
        """The latest of them; the longest of those that end together, so the year and not its last quarter."""
        return max(self.baseline.items(), default=None, key=lambda entry: (entry[0].end, -entry[0].start.toordinal()))

    @cached_property
    def actuals(self) -> dict[Period, Decimal]:
        """What was measured, in order of time; a value of a check-in stands for its day."""
        found = {period: value_of(result) for period, result in self.measure.actuals.items()}
        if self.measure.aggregate == "last":
            for look in self.measure.check_ins:
                if look.value is not None:
                    found.setdefault(look.date, look.value)
        return numbers_of({period: value for period, value in found.items() if period.start <= self.today})

    @cached_property
    def forecasts(self) -> dict[Period, Decimal]:
        """What its owner expects, in order of time."""
        return numbers_of(self.measure.forecasts)

    @cached_property
    def aims(self) -> dict[Period, Aim]:
        """What its targets ask for, in order of time."""
        return {
            period: aim_of(self.measure.targets[period], self._direction_up)
            for period in sorted(self.measure.targets)
            if not isinstance(self.measure.targets[period], Text)
        }

    @cached_property
    def _direction_up(self) -> bool | None:
        return True if self.direction in RISING else False if self.direction in FALLING else None

    @cached_property
    def rises(self) -> bool | None:
        """Whether more is better (True), or less (False); None for a range that is to be kept."""
        if self.direction == "within" and self.start is not None and self.final is not None:
            _, aim = self.final
            if aim.low is not None and self.start[1] < aim.low:
                return True
            if aim.high is not None and self.start[1] > aim.high:
                return False
        return self._direction_up

    @cached_property
    def keeps(self) -> bool:
        """Whether a level is to be kept: what moves towards a range is on its way first."""
        return self.direction in KEEPING and not (self.direction == "within" and self.rises is not None)

    @cached_property
    def final(self) -> tuple[Period, Aim] | None:
        """The last target, by its end; the longest of those that end together."""
        ends = sorted(self.aims, key=lambda period: (period.end, -period.start.toordinal()))
        return (ends[-1], self.aims[ends[-1]]) if ends else None

    @cached_property
    def goals(self) -> dict[Period, Decimal]:
        """The numbers that are to be reached, in order of time; a range to be kept has none."""
        goals = {period: self.goal(aim) for period, aim in self.aims.items()}
        return {period: goal for period, goal in goals.items() if goal is not None}

    @cached_property
    def last(self) -> Period | None:
        """The period of the latest actual."""
        return max(self.actuals, default=None, key=lambda period: period.end)

    def goal(self, aim: Aim) -> Decimal | None:
        """Return the number to be reached on the way to an aim."""
        found = aim.near(self.start[1] if self.start else None)
        if found is not None:
            return found
        return aim.low if self.rises else aim.high

    def figure(self, name: str, field: str, period: Period, value: Decimal) -> Figure[Decimal]:
        """Return what stands in a field for a period as a figure."""
        entry = Entry(self.measure, field, value, period)
        if field == "actuals" and period not in self.measure.actuals:
            looks = (look for look in self.measure.check_ins if look.date == period)
            entry = next((Entry(look, "value", value) for look in looks), entry)
        return Figure(name, value, self.measure, period, (Operand("plus", entry, value),))


def numbers_of(given: Mapping[Period, Any]) -> dict[Period, Decimal]:
    """Return what is a number, in order of time; words are left out."""
    return {period: given[period] for period in sorted(given) if isinstance(given[period], Decimal)}


def value_of(result: Any) -> Any:
    """Return a result, with or without a remark: a number, or words."""
    return result.value if isinstance(result, Reading) else result


def actuals_of(measure: Measure) -> dict[Period, Decimal]:
    """Return the actuals as plain figures, in order of time."""
    return MeasureData(measure).actuals


def last_target(measure: Measure) -> Period | None:
    """Return the period of the last target that is no detail of a longer one."""
    return max(outermost(measure.targets), default=None)


def has_one_scale(measure: Measure) -> bool:
    """Tell whether the percentages of a measure are of one scale: not 0.18 in one place and 60 in another.

    A bare fraction is suspect where another figure is more than 20 times as large; with its sign, as in ``0.2%``, it
    is taken as it stands.
    """
    if measure.unit is None or measure.unit.in_("en") != "%":
        return True
    numbers = [(abs(number), "%" in text) for text in _writings(measure) for number in _numbers(text)]
    bare = min((number for number, signed in numbers if not signed and 0 < number <= 1), default=None)
    return bare is None or max(number for number, _ in numbers) <= FAR * bare


def _writings(measure: Measure) -> Iterator[str]:
    for name in ("baseline", "targets", "actuals", "forecasts"):
        field = measure.node.get(name) if measure.node is not None else None
        for value in field.values() if isinstance(field, Mapping) else ():
            whole = value.get("value") if isinstance(value, Mapping) else value
            if isinstance(whole, str):
                yield whole


def _numbers(text: str) -> list[Decimal]:
    try:
        band = Band.parse(text)
        return [one for one in (band.low, band.high) if one is not None] if band else [parse_number(text)]
    except UnreadableError:  # words
        return []
