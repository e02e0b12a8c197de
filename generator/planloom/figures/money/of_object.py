"""The money of one object: what it states by period, what others contribute, and the one amount it is about."""

import functools
from typing import TYPE_CHECKING

from planloom.figures.figure import Figure, unknown
from planloom.figures.matrix import Matrix, matrix
from planloom.figures.money.claims import cost_fields
from planloom.figures.money.fields import money_fields
from planloom.figures.written import Written, money_at, money_in, total
from planloom.model import Item
from planloom.model.money import Meaning, meaning_of
from planloom.values import Money

if TYPE_CHECKING:
    from planloom.figures import Figures

ROLLED_UP = ("revenue_target", "cost_target", "budget")
CHIEF = ("revenue_target", "cost_target", "run_rate", "budget", "cost", "amounts", "revenue", "price")
"""The fields that say what an object is about, before those in which it costs; the first that is filled in counts."""


def money_of(item: Item, figures: "Figures") -> Matrix[Money]:
    """Lay out the money of an objective or initiative by period.

    The subject of a row is the name of the field, or ``contributed:`` and the name where it is what others bring.
    """
    rows: list[tuple[str, list[Written[Money]]]] = []
    for field in ROLLED_UP:
        rows.append((field, [money_in(item, field, figures.exchange)] if getattr(item, field, None) else []))
        rows.append((f"contributed:{field}", list(figures.rolled_up(item, field))))
    happened = (field for field in _by_period(type(item), "actual") if getattr(item, field))
    rows += [(field, [money_in(item, field, figures.exchange)]) for field in happened]
    return matrix("money", rows, totals=False, calendar=figures.calendar)


def chief_amount(item: Item, figures: "Figures") -> Figure[Money]:
    """Return the money an object is about, all periods together: its target, budget, saving, cost or price."""
    for field in (*CHIEF, *cost_fields(type(item))):
        value = getattr(item, field, None)
        if isinstance(value, Money):
            return money_at(field, item, field, figures.exchange)
        if isinstance(value, dict) and any(isinstance(one, Money) for one in value.values()):
            return total(field, [money_in(item, field, figures.exchange)], subject=item)
    return unknown("money", "not_given", subject=item)


@functools.cache
def _by_period(kind: type[Item], meaning: Meaning) -> tuple[str, ...]:
    """Return the fields of a kind whose money by period means one thing."""
    return tuple(
        name for name, _, single in money_fields(kind) if not single and meaning_of(kind.model_fields[name]) == meaning
    )
