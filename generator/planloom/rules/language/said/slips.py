"""Numbers that differ from a target in one digit alone, where a sentence tells what is left: a slip of the pen (L104)."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from planloom.figures.consistency.stated import stated_by
from planloom.model import Item
from planloom.model.shared import Measure, Objective
from planloom.rules.language.numbers import Figure
from planloom.rules.language.said.codes import SAID
from planloom.rules.language.said.off import Off
from planloom.rules.language.said.passage import Passage
from planloom.rules.language.said.sayings import COUNT, sayings
from planloom.rules.language.said.shown import shown
from planloom.rules.language.said.subjects import Subjects
from planloom.rules.language.said.wordings import words_of

_LEFT = words_of(
    r"(?:still |would |will )?leav(?:es?|ing)|remain(?:s|ing|der)?|(?:is|are|will be) (?:still )?left|still (?:be|have)",
    r"pozosta\w+|zosta(?:je|ją|nie|ną)|wciąż (?:będzie|jest)|nadal (?:będzie|jest)",
)
_LEAST = 1000
"""Shorter numbers have too many like them."""


def slips(passage: Passage, subjects: Subjects, figures: Sequence[Figure]) -> Iterator[Off]:
    """Yield the one number of a sentence about what is left that is one digit off a target of its own object."""
    told = list(sayings(figures, passage.words, passage.language))
    if passage.named or passage.is_title or len(told) != 1 or not _LEFT[passage.language].search(passage.words):
        return
    said = told[0]
    if said.unit != COUNT or said.bound or said.figure.spelt or said.value < _LEAST:
        return
    known = [
        (measure, one)
        for measure in _measures(passage.own)
        for one in stated_by(measure, subjects.plans.figures)
        if one.part is measure
    ]
    near = [(measure, one) for measure, one in known if one.field == "targets" and _is_slip(said.value, one.value)]
    if len(near) == 1 and not any(said.agrees(one.value) for _, one in known):
        measure, one = near[0]
        yield Off(passage.start + said.figure.start, said.figure.written, SAID, one, measure, shown(one))


def _measures(own: Item | None) -> list[Measure]:
    if isinstance(own, Measure):
        return [own]
    return list(own.measures) if isinstance(own, Objective) else []


def _is_slip(value: Decimal, known: Decimal) -> bool:
    """Tell whether two whole numbers of as many digits differ in one of them."""
    one, other = f"{value:f}", f"{known:f}"
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1


__all__ = ["slips"]
