"""Milestones: what is reached or not, planned for a day and reached on one, earlier or later."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from planloom.figures.figure import Operand, unknown
from planloom.figures.measure.data import MeasureData
from planloom.figures.measure.performance import Number
from planloom.values import Period


@dataclass(frozen=True, slots=True)
class Reached:
    """How a milestone went: whether it is reached, when (`on`), by when it was to be, and how many days `late`.

    `late` is 0 for what was reached in time or is not due; of what is reached without a day it is not known, None.
    """

    done: bool
    on: Period | None
    by: Period | None
    late: int | None
    target: Number
    operands: tuple[Operand, ...] = ()


def reached(data: MeasureData, today: dt.date) -> Reached:
    """Return how a measure that is a milestone went."""
    measure = data.measure
    by = max(measure.targets, default=measure.deadline, key=lambda period: period.end)
    final = data.final
    goal = final[1].low if final and final[1].low is not None else Decimal(1)
    on = next((period for period, value in data.actuals.items() if value >= goal), None)
    first = on
    done = bool(measure.done) or on is not None or measure.status == "done"
    on = measure.done if isinstance(measure.done, Period) else on
    late = days_late(by, on if done else None, done, today)
    target = (
        data.figure("measure_target", "targets", final[0], goal) if final else unknown("measure_target", "no_target")
    )
    entries = (data.figure("measure_actual", "actuals", first, data.actuals[first]),) if first else ()
    return Reached(done, on, by, late, target, tuple(Operand("of", one, one.value) for one in entries))


def days_late(by: Period | None, on: Any, done: bool, today: dt.date) -> int | None:
    """Return by how many days something was, or is, late; None where nobody said when it was done."""
    if by is None:
        return 0
    if done and not isinstance(on, Period):
        return None
    day = on.start if isinstance(on, Period) else today
    return max((day - by.end).days, 0)
