"""Processes as they are and as they will be: what differs, and by how much."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal

from planloom.figures.figure import Figure, difference, ratio, unknown
from planloom.figures.written import money_at, number_at
from planloom.model.restructuring import Process, ProcessState

if TYPE_CHECKING:
    from planloom.figures import Figures

Quantity = Literal["steps", "cost", "cycle_time", "error_rate", "fte"]
QUANTITIES: tuple[Quantity, ...] = ("steps", "cost", "cycle_time", "error_rate", "fte")


@dataclass(frozen=True, slots=True)
class Difference:
    """One figure of a process before and after. `change` is after less before, `part` that over before."""

    quantity: Quantity
    before: Figure[Any]
    after: Figure[Any]
    change: Figure[Any]
    part: Figure[Decimal]


def differences(process: Process, figures: "Figures") -> tuple[Difference, ...]:
    """Return every figure that both states of a process give, in the organisation's currency."""
    return tuple(_differences(process, figures))


def _differences(process: Process, figures: "Figures") -> Iterator[Difference]:
    if process.as_is is None or process.to_be is None:
        return
    for quantity in QUANTITIES:
        before, after = (_figure(state, quantity, figures) for state in (process.as_is, process.to_be))
        if before.value is not None and after.value is not None:
            change = difference("change", after, before, subject=process)
            yield Difference(quantity, before, after, change, ratio("relative_change", change, before, subject=process))


def _figure(state: ProcessState, quantity: Quantity, figures: "Figures") -> Figure[Any]:
    if quantity == "cost":
        return money_at("process_cost", state, "cost", figures.exchange)
    if quantity == "steps":
        steps = len(state.steps)
        return Figure("steps", Decimal(steps), state) if steps else unknown("steps", "not_given", subject=state)
    return number_at(quantity, state, quantity)
