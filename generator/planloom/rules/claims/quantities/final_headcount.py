"""How many people there are in the end, where a sentence says that it tells of that and not of today."""

from collections.abc import Sequence

from planloom.rules.claims.cues.patterns import whole_words
from planloom.rules.claims.passage import Passage
from planloom.rules.claims.subjects.resolution import Candidate

_AFTER = {"headcount": "headcount_after", "before_fte": "after_fte", "fte": "fte_after"}
_THEN = whole_words(
    r"will (?:be|have|employ|count|still be)|is to (?:be|have|employ|count)|once|afterwards|in the end|after the (?:move|change|merger|reorgani[sz]ation)|remains?|are left",
    r"będzie|będą|docelowo|ostatecznie|po (?:przeprowadzce|przenosinach|zmian\w+|połączeniu|reorganizacji)|zostanie|zostaje|zostają|pozostanie|pozostaje|kiedy już|gdy już",
)
_NOW = whole_words(
    r"now|today|still|from|instead|of the|until|before|was|were|had|used to|employs",
    r"teraz|dziś|dzisiaj|obecnie|jeszcze|z|ze|od|zamiast|do|przed|przedtem|było|był|była|dotąd|dotychczas|pracuje",
)
"""Words of how it is, which may stand beside."""


def final_headcounts(known: Sequence[Candidate], passage: Passage) -> list[Candidate]:
    """Return what a sentence may mean that tells of the end alone: not how many people there are before."""
    words, language = passage.words, passage.language
    if not passage.named or not _THEN[language].search(words) or _NOW[language].search(words):
        return list(known)
    fields = {(id(one.stated.part), one.stated.field) for one in known}
    return [one for one in known if (id(one.stated.part), _AFTER.get(one.stated.field, "")) not in fields]


__all__ = ["final_headcounts"]
