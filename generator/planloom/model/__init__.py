"""Documents become plans.

:func:`load` takes what `source` read and returns a :class:`Portfolio` of frozen, typed objects that know
where each of their fields is written. One module describes a kind of plan; what all kinds share is in
``shared`` and exists once.
"""

from planloom.model.base import Item, Link, Part
from planloom.model.built_in import KINDS
from planloom.model.load import load
from planloom.model.plan import (
    Narrative,
    Plan,
    parts_of,
)
from planloom.model.portfolio import Portfolio, parts_in

__all__ = [
    "KINDS",
    "Item",
    "Link",
    "Narrative",
    "Part",
    "Plan",
    "Portfolio",
    "load",
    "parts_in",
    "parts_of",
]
