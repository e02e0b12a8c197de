"""What several objects come to together, as a text says it: ``post and travel together cost 1,000 euros``."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from planloom.figures.stated import Stated, stated_by
from planloom.model import Item, Plan
from planloom.model.organisation import Person
from planloom.model.shared import BudgetLine
from planloom.problems import Language
from planloom.rules.language.said.passage import Passage
from planloom.rules.language.said.sayings import Saying
from planloom.rules.language.said.subjects import Subjects, unit_fits
from planloom.rules.language.word_forms import is_form_of

_TOGETHER: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:together|in total|combined|in all|altogether|between them|add up to|jointly)\b", re.IGNORECASE
    ),
    "pl": re.compile(r"\b(?:razem|łącznie|w sumie|ogółem|wspólnie|dają w sumie)\b", re.IGNORECASE),
}
_WORD = re.compile(r"[^\W\d_]{3,}")
_NEAR = (Decimal("0.6"), Decimal("1.67"))


@dataclass(frozen=True, slots=True)
class Together:
    """A figure of a sentence, what its objects come to instead, and the last of them."""

    said: Saying
    item: Item
    last: Stated
    total: Stated


def is_together(passage: Passage) -> bool:
    """Tell whether a sentence adds up the objects that it names."""
    return _TOGETHER[passage.language].search(passage.words) is not None and len(_named(passage)) > 1


def together(passage: Passage, subjects: Subjects, sayings: Sequence[Saying]) -> Iterator[Together]:
    """Yield the one figure of a sentence that no sum of a field over all objects it names comes to, though one is near."""
    if not is_together(passage) or len(sayings) != 1:
        return
    said = sayings[0]
    items = _named(passage)
    sums = list(_sums(items, said, subjects))
    if not sums or any(said.agrees(one.total.value) for one in sums):
        return
    if any(said.agrees(one.value) for item in items for one in stated_by(item, subjects.plans.figures)):
        return
    low, high = _NEAR
    near = [one for one in sums if one.total.value and low <= abs(said.value / one.total.value) <= high]
    if near:
        yield min(near, key=lambda one: abs(one.total.value - said.value))


def _named(passage: Passage) -> list[Item]:
    """Return the objects that a sentence names, or else the budget lines of its plan whose category it says."""
    found = {id(one.item): one.item for one in passage.named if not isinstance(one.item, Person | Plan)}
    if found or not isinstance(passage.own, Plan):
        return list(found.values())
    lines = passage.own.each(BudgetLine)
    return [one for one in lines if _says(passage, one.category.exact(passage.language) or "")]


def _says(passage: Passage, title: str) -> bool:
    """Tell whether a sentence says all words of a title in any form."""
    words, wanted = _WORD.findall(passage.words), _WORD.findall(title)
    return bool(wanted) and all(any(is_form_of(word, one, passage.language) for word in words) for one in wanted)


def _sums(items: Sequence[Item], said: Saying, subjects: Subjects) -> Iterator[Together]:
    """Yield what each field of the unit of a figure adds up to, of the year that the sentence names or of all."""
    year = said.year.year if said.year else None
    series = [list(_fitting(item, said, year, subjects)) for item in items]
    for field in {(one.field, one.period) for one in series[0]}:
        parts = [next((one for one in of_item if (one.field, one.period) == field), None) for of_item in series]
        known = [one for one in parts if one is not None]
        if len(known) == len(items):
            total = sum((one.value for one in known), Decimal(0))
            yield Together(said, items[-1], known[-1], replace(known[-1], value=total))


def _fitting(item: Item, said: Saying, year: int | None, subjects: Subjects) -> Iterator[Stated]:
    for one in stated_by(item, subjects.plans.figures):
        if unit_fits(one.unit, said.unit) and (year is None or one.period is None or year in one.period.years):
            yield one


__all__ = ["Together", "is_together", "together"]
