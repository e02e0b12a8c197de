"""Names of people, places and firms that one language has and the other has not, as far as their spelling tells."""

import re
from collections.abc import Iterator, Sequence

from planloom.problems import Language
from planloom.rules.language.senses import has_sense
from planloom.rules.language.word_forms import common_start

Place = tuple[int, str]
"""Where words stand in a sentence, and what they are."""
_NAME = re.compile(r"(?<=[a-ząćęłńóśźż,;0-9%] )[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]{2,}\w*")
_WORD = re.compile(r"[^\W\d_]+")
_SOUNDS = str.maketrans("ąćęłńóśźżkyjvüöä", "acelnoszzciiwuoa")
_TITLES = frozenset({"mrs", "pan", "pani", "pana", "panem"})
_ALIKE, _LEAST_WORDS = 3, 2
_MOST = 140


def names_apart(en: str, pl: str) -> Iterator[tuple[Place, Place]]:
    """Yield a name that only the English sentence has, and one that only the Polish has, where neither may be the other's."""
    if max(len(en), len(pl)) > _MOST or not (_is_sentence(en) and _is_sentence(pl)):
        return
    english, polish = _names(en, "en"), _names(pl, "pl")
    if not (english and polish):
        return
    only_english = _missing(english, pl)
    only_polish = _missing(polish, en)
    if only_english and len(only_english) == len(only_polish) and not _initials(only_english) & _initials(only_polish):
        yield only_english[0], only_polish[0]


def _is_sentence(text: str) -> bool:
    """Tell whether words say something of a name, rather than being one: most names of firms are translated."""
    return sum(match[0][0].islower() for match in _WORD.finditer(text)) >= _LEAST_WORDS


def _names(text: str, language: Language) -> list[Place]:
    """Return the words with a capital within a sentence, but for months, countries and what else has a list."""
    found = [(match.start(), match[0]) for match in _NAME.finditer(text)]
    return [one for one in found if one[1].lower() not in _TITLES and not has_sense(one[1], language)]


def _missing(names: Sequence[Place], other: str) -> list[Place]:
    words = [_sounds(word) for word in _WORD.findall(other)]
    return [one for one in names if not any(common_start(_sounds(one[1]), word) >= _ALIKE for word in words)]


def spelt_alike(text: str) -> set[str]:
    """Return the longer words of a sentence as they sound."""
    return {_sounds(word) for word in _WORD.findall(text) if len(word) > _ALIKE + 1}


def _initials(names: Sequence[Place]) -> set[str]:
    return {_sounds(one[1])[0] for one in names}


def _sounds(word: str) -> str:
    """Return a word as it sounds rather than as it is spelt: Bavaria and Bawaria, Saxony and Saksonia."""
    return word.lower().replace("x", "ks").replace("ph", "f").replace("th", "t").replace("cz", "c").translate(_SOUNDS)


__all__ = ["names_apart", "spelt_alike"]
