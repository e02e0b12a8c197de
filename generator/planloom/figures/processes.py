"""Processes as they are and as they will be: what differs, and by how much."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from planloom.model.restructuring import Process, ProcessState
from planloom.values import Money

Quantity = Literal["steps", "cost", "cycle_time", "error_rate", "fte"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One figure of a process before and after. `change` is after less before, `part` that over before."""

    quantity: Quantity
    before: Decimal | Money | int
    after: Decimal | Money | int
    change: Decimal | Money | int
    part: Decimal | None


def differences(process: Process) -> tuple[Difference, ...]:
    """Return every figure that both states of a process give; amounts of two currencies are not compared."""
    before, after = process.as_is, process.to_be
    if before is None or after is None:
        return ()
    found = []
    for quantity in ("steps", "cost", "cycle_time", "error_rate", "fte"):
        old, new = _value(before, quantity), _value(after, quantity)
        if old is None or new is None:
            continue
        if isinstance(old, Money) and isinstance(new, Money):
            if old.currency == new.currency:
                part = (new - old).amount / old.amount if old else None
                found.append(Difference(quantity, old, new, new - old, part))
        elif not isinstance(old, Money) and not isinstance(new, Money):
            found.append(Difference(quantity, old, new, new - old, Decimal(new - old) / old if old else None))
    return tuple(found)


def _value(state: ProcessState, quantity: Quantity) -> Decimal | Money | int | None:
    if quantity == "steps":
        return len(state.steps) or None
    value: Decimal | Money | None = getattr(state, quantity)
    return value
