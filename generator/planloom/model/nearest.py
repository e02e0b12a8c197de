"""Offer the name that was probably meant, and none when nothing is near."""

from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA


def nearest(word: str, names: Iterable[str]) -> str | None:
    """Return the name nearest to `word`, or None when none is within a third of its length.

    Names that differ in digits alone (``obj-0009`` and ``obj-0008``) are no likely slips and are
    not offered.
    """
    found = process.extractOne(word, list(names), scorer=OSA.distance, score_cutoff=len(word) // 3)
    if found is None or _without_digits(found[0]) == _without_digits(word) != word:
        return None
    return str(found[0])


def _without_digits(word: str) -> str:
    return "".join(letter for letter in word if not letter.isdigit())
