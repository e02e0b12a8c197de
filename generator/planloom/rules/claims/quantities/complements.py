"""Complements, shares told of the rest: ``every tenth order misses its day`` of a measure that counts those on time."""

from collections.abc import Sequence
from dataclasses import replace

from planloom.figures.consistency.stated import PERCENT
from planloom.rules.claims.cues.patterns import listed_words
from planloom.rules.claims.passage import Passage
from planloom.rules.claims.quantities.quantity import QuantityClaim
from planloom.rules.claims.subjects.resolution import Candidate

_NOT = listed_words("complements.not")
_HALF, _ALL = 50, 100


def with_complements(known: Sequence[Candidate], claim: QuantityClaim, passage: Passage) -> list[Candidate]:
    """Return what a share may be held to: that of the rest where a sentence tells of the few who do not."""
    is_told = claim.unit == PERCENT and claim.value < _HALF and _NOT[passage.language].search(passage.words) is not None
    if not is_told:
        return list(known)
    measures = {id(one.stated.part) for one in known if one.is_itself}  # their objectives state the same
    once = [one for one in known if one.is_itself or id(one.stated.part) not in measures]
    return [_complement(one) if one.is_itself and _HALF < one.stated.value < _ALL else one for one in once]


def _complement(one: Candidate) -> Candidate:
    return replace(one, stated=replace(one.stated, value=_ALL - one.stated.value), of=one.stated)


__all__ = ["with_complements"]
