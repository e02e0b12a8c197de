"""Shares told of the rest: ``every tenth order misses its day`` of a measure that counts those on time."""

from collections.abc import Sequence
from dataclasses import replace

from planloom.figures.consistency.stated import PERCENT
from planloom.rules.claims.cues.patterns import whole_words
from planloom.rules.claims.passage import Passage
from planloom.rules.claims.quantities.quantity import QuantityClaim
from planloom.rules.claims.subjects.resolution import Candidate

_NOT = whole_words(
    r"not|no|never|without|miss(?:es|ed|ing)?|late|later|fail(?:s|ed|ing)?|leaves?|left|leaving|quits?|walk(?:s|ed)? out|resign(?:s|ed)?|gone|moved on"
    r"|loses?|lost|drops? out|dropped out|another day|overdue|empty|vacant|unanswered|unsolved|cancel\w*|refuse[sd]?|turn(?:s|ed)? down|stay(?:s|ed)? away|go(?:es)? elsewhere",
    r"nie|bez|brak\w*|spóźni\w*|spóźnia\w*|odchodz\w*|odesz\w*|odszed\w*|odejdzie|odejdą|rezygn\w+|zrezygn\w+|zwalnia\w*|porzuc\w+|stra[cn]\w+|utrac\w+|opóźni\w*"
    r"|po terminie|pust\w+|niezałatwion\w+|zawod\w+|zawiód\w*|odm[oó]w\w+|odpada\w*|odpad\w+|innego dnia|gdzie indziej",
)
"""Words with which what does not happen is told."""
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
