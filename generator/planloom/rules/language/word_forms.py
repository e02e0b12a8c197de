"""Whether two words may be forms of one: ``zakład`` and ``zakładu``, ``Turowiec`` and ``Turowcu``, ``line`` and ``lines``."""

import itertools

from planloom.problems import Language

_LEAST = 3
_ENDING = {"en": 1, "pl": 3}
"""So many letters at the end of the shorter word may change."""
_SHORT = 6
_LONGER = {"en": 2, "pl": 4}


def is_form_of(word: str, other: str, language: Language) -> bool:
    """Tell whether two words differ in nothing but their ending; numbers have one form."""
    first, second = word.lower(), other.lower()
    if first == second:
        return True
    if not (first.isalpha() and second.isalpha()) or abs(len(first) - len(second)) > _LONGER[language]:
        return False
    shorter = min(len(first), len(second))
    ending = min(_ENDING[language], 2) if shorter <= _SHORT else _ENDING[language]
    return common_start(first, second) >= max(_LEAST, shorter - ending)


def common_start(word: str, other: str) -> int:
    """Return how many letters two words begin with alike."""
    pairs = zip(word.lower(), other.lower(), strict=False)
    return sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], pairs))
