"""Which share of the budget of a plan one object takes, as a text says it: ``a third of the budget goes into [[letter]]``."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from planloom.figures.consistency.stated import PERCENT, Stated, stated_by
from planloom.model import Item, Plan
from planloom.problems import Language
from planloom.rules.language.said.passage import Passage
from planloom.rules.language.said.sayings import Saying
from planloom.rules.language.said.subjects import Subjects

_OF_BUDGET: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"\W{0,3}of (?:the|our|its|this) (?:whole |total )?(?:budget|money)\b", re.IGNORECASE),
    "pl": re.compile(r"\W{0,3}(?:całego |naszego )?(?:budżetu|pieniędzy)\b", re.IGNORECASE),
}
_COSTS = frozenset({"budget", "amounts"})


@dataclass(frozen=True, slots=True)
class Share:
    """A share in a sentence, whose it is, the field that gives its money, and what it comes to in per cent."""

    said: Saying
    item: Item
    known: Stated
    value: Decimal


def shares(passage: Passage, subjects: Subjects, sayings: Sequence[Saying]) -> Iterator[Share]:
    """Yield the shares of a plan's budget that the one object of a sentence does not take."""
    plan = passage.own
    if not isinstance(plan, Plan) or len(passage.named) != 1:
        return
    item = passage.named[0].item
    whole = _money(plan, subjects)
    taken = _money(item, subjects)
    for said in sayings:
        if said.unit != PERCENT or said.year or not _OF_BUDGET[passage.language].match(said.after):
            continue
        if whole is not None and taken is not None and whole.unit == taken.unit and 0 < taken.value <= whole.value:
            value = taken.value / whole.value * 100
            if not said.agrees(value):
                yield Share(said, item, taken, value)


def _money(item: Item, subjects: Subjects) -> Stated | None:
    """Return what an object costs in all: the sum of its years, or the one amount it has."""
    stated = [one for one in stated_by(item, subjects.plans.figures) if one.field in _COSTS and one.part is item]
    sums = [one for one in stated if one.period is None]
    return sums[0] if sums else stated[0] if len(stated) == 1 else None


__all__ = ["Share", "shares"]
