"""How many people there are in the end, where a sentence says that it tells of that and not of today."""

from collections.abc import Sequence

from planloom.rules.claims.cues.patterns import listed_words
from planloom.rules.claims.passage import Passage
from planloom.rules.claims.subjects.resolution import Candidate

_AFTER = {"headcount": "headcount_after", "before_fte": "after_fte", "fte": "fte_after"}
_THEN = listed_words("final_headcount.then")
_NOW = listed_words("final_headcount.now")


def final_headcounts(known: Sequence[Candidate], passage: Passage) -> list[Candidate]:
    """Return what a sentence may mean that tells of the end alone: not how many people there are before."""
    words, language = passage.words, passage.language
    if not passage.named or not _THEN[language].search(words) or _NOW[language].search(words):
        return list(known)
    fields = {(id(one.stated.part), one.stated.field) for one in known}
    return [one for one in known if (id(one.stated.part), _AFTER.get(one.stated.field, "")) not in fields]


__all__ = ["final_headcounts"]
