"""What several objects come to together, as a text says it: ``post and travel together cost 1,000 euros``."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from planloom.figures.consistency.stated import Stated, stated_by
from planloom.model import Item, Plan
from planloom.model.organisation import Person
from planloom.model.relations import SERVING
from planloom.model.restructuring import CostMeasure
from planloom.model.shared import BudgetLine, Objective
from planloom.problems import Language, Phrase
from planloom.rules.claims.cues.fields import cued_fields, mentioned_fields
from planloom.rules.claims.dates.periods import years_of
from planloom.rules.claims.discrepancy import Discrepancy
from planloom.rules.claims.display import displayed
from planloom.rules.claims.passage import Passage
from planloom.rules.claims.quantities.quantity import COUNT, QuantityClaim
from planloom.rules.claims.subjects.resolution import Subjects, unit_fits
from planloom.rules.language.word_forms import is_form_of
from planloom.rules.rule import Plans
from planloom.rules.words import called

_TOGETHER: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:together|in total|combined|in all|altogether|between them|add up to|jointly)\b", re.IGNORECASE
    ),
    "pl": re.compile(r"\b(?:razem|łącznie|w sumie|ogółem|wspólnie|dają w sumie)\b", re.IGNORECASE),
}
_WORD = re.compile(r"[^\W\d_]{3,}")
_TWO, _FEW = 2, 3
_NEAR = (Decimal("0.6"), Decimal("1.67"))


@dataclass(frozen=True, slots=True)
class _Sum:
    """What several objects come to in one field, and what the last of them states in it."""

    last: Stated
    total: Stated
    items: tuple[Item, ...]

    @property
    def whose(self) -> Phrase:
        """Name the objects that are added up: by their titles, or where they are many by their number."""
        names = [called(one) for one in self.items]
        if len(names) > _FEW:
            return Phrase(f"{len(names)} objects together", f"{len(names)} obiektów razem")
        english, polish = (f" {word} ".join(one[index] for one in names) for index, word in enumerate(("and", "i")))
        return Phrase(f"{english} together", f"{polish} razem")


def is_sum(passage: Passage) -> bool:
    """Tell whether a sentence adds up the objects that it names."""
    return _TOGETHER[passage.language].search(passage.words) is not None and len(_named(passage)) > 1


def _added(passage: Passage, subjects: Subjects) -> list[Item]:
    """Return what a sentence adds up: the objects that it names together, or all savings for the objective it is about."""
    if is_sum(passage):
        return _named(passage)
    items = [one.item for one in passage.named] or [one for one in [passage.own] if one is not None]
    if (
        len(items) != 1
        or not isinstance(items[0], Objective)
        or "run_rate" not in mentioned_fields(passage.words, passage.language)
    ):
        return []
    if subjects.plans.once(_names_nobody):
        return []
    return [one for one in subjects.plans.graph.sources(items[0], *SERVING) if isinstance(one, CostMeasure)]


def _names_nobody(plans: Plans) -> bool:
    """Tell whether a saving says that it serves something unknown, so that no sum of savings is sure to be whole."""
    return any(plans.graph.find(one.id) is None for saving in plans.of(CostMeasure) for one in saving.supports)


def claimed_sums(passage: Passage, subjects: Subjects, claims: Sequence[QuantityClaim]) -> Iterator[Discrepancy]:
    """Yield the one figure of a sentence that no sum of a field over all objects it names comes to, though one is near."""
    items = _added(passage, subjects)
    claims = [one for one in claims if one.unit != COUNT or one.value != len(items)]  # “the three stores together”
    if len(items) < _TWO or len(claims) != 1:
        return
    claim = claims[0]
    sums = list(_sums(items, claim, subjects))
    if not sums or any(claim.agrees(one.total.value) for one in sums):
        return
    cued = cued_fields(passage.words, claim.figure.start, passage.language)
    sums = [one for one in sums if one.last.field in cued] or sums
    fields = {one.last.field for one in sums}
    stated = [one for item in items for one in stated_by(item, subjects.plans.figures)]
    if any(claim.agrees(one.value) for one in stated if one.field in fields):
        return
    low, high = _NEAR
    near = [one for one in sums if one.total.value and low <= abs(claim.value / one.total.value) <= high]
    if near:
        best = min(near, key=lambda one: abs(one.total.value - claim.value))
        expected = displayed(best.total)
        yield Discrepancy.of_figure(passage, claim.figure, best.last, items[-1], expected, best.whose)


def comes_to_sum(passage: Passage, claim: QuantityClaim, subjects: Subjects) -> bool:
    """Tell whether a figure is what the objects of a sentence come to together, said or not.

    Where it names none, those are the objects of the sentences before: “the two of them were given 2.65 million”.
    """
    items = list(passage.carried) if not passage.named else _named(passage) if len(passage.named) > 1 else []
    return len(items) > 1 and any(claim.agrees(one.total.value) for one in _sums(items, claim, subjects))


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


def _sums(items: Sequence[Item], claim: QuantityClaim, subjects: Subjects) -> Iterator[_Sum]:
    """Yield what each field of the unit of a figure adds up to, of the year that the sentence names or of all."""
    year = claim.year.year if claim.year else None
    series = [list(_fitting(item, claim, year, subjects)) for item in items]
    for field in dict.fromkeys((one.field, one.period) for one in series[0]):
        parts = [next((one for one in of_item if (one.field, one.period) == field), None) for of_item in series]
        known = [one for one in parts if one is not None]
        if len(known) == len(items):
            total = sum((one.value for one in known), Decimal(0))
            yield _Sum(known[-1], replace(known[-1], value=total), tuple(items))


def _fitting(item: Item, claim: QuantityClaim, year: int | None, subjects: Subjects) -> Iterator[Stated]:
    for one in stated_by(item, subjects.plans.figures):
        if unit_fits(one.unit, claim.unit) and (year is None or one.period is None or year in years_of(one.period)):
            yield one


__all__ = ["claimed_sums", "comes_to_sum", "is_sum"]
