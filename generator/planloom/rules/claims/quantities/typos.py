"""Numbers that differ from a target in one digit alone, where a sentence tells what is left (L104)."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from planloom.figures.consistency.stated import stated_by
from planloom.rules.claims.codes import FIGURE_DIFFERS
from planloom.rules.claims.cues.patterns import listed_words
from planloom.rules.claims.discrepancy import Discrepancy
from planloom.rules.claims.display import displayed
from planloom.rules.claims.passage import Passage
from planloom.rules.claims.quantities.quantity import COUNT, quantity_claims
from planloom.rules.claims.subjects.resolution import Subjects, measures_of
from planloom.rules.language.numbers import Figure

_LEFT = listed_words("typos.left")
_LEAST = 1000
"""Shorter numbers have too many like them."""


def typos(passage: Passage, subjects: Subjects, figures: Sequence[Figure]) -> Iterator[Discrepancy]:
    """Yield the one number of a sentence about what is left that is one digit off a target of its own object."""
    claims = list(quantity_claims(figures, passage.words, passage.language))
    if passage.named or passage.is_title or len(claims) != 1 or not _LEFT[passage.language].search(passage.words):
        return
    claim = claims[0]
    if claim.unit != COUNT or claim.bound or claim.figure.spelt or claim.value < _LEAST:
        return
    known = [
        (measure, one)
        for measure in measures_of(passage.own)
        for one in stated_by(measure, subjects.plans.figures)
        if one.part is measure
    ]
    near = [(measure, one) for measure, one in known if one.field == "targets" and _is_typo(claim.value, one.value)]
    if len(near) == 1 and not any(claim.agrees(one.value) for _, one in known):
        measure, one = near[0]
        yield Discrepancy(
            passage.start + claim.figure.start, claim.figure.written, FIGURE_DIFFERS, one, measure, displayed(one)
        )


def _is_typo(value: Decimal, known: Decimal) -> bool:
    """Tell whether two whole numbers of as many digits differ in one of them."""
    one, other = f"{value:f}", f"{known:f}"
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1


__all__ = ["typos"]
