"""Wordings of both languages, as whole words."""

import re
from collections.abc import Mapping, Sequence

from planloom.problems import LANGUAGES, Language

Wordings = Mapping[Language, re.Pattern[str]]
_BEGIN, _END = r"(?<![\w-])(?:", r")(?![\w-])"


def words_of(en: str, pl: str) -> Wordings:
    """Return patterns that find wordings where they stand as whole words."""
    return {"en": _whole(en), "pl": _whole(pl)}


def beginnings_of(en: str, pl: str) -> Wordings:
    """Return patterns that find whole words in English, and words by how they begin in Polish, whatever their ending."""
    return {"en": re.compile(rf"\b(?:{en})\b", re.IGNORECASE), "pl": re.compile(rf"\b(?:{pl})", re.IGNORECASE)}


def any_of(wordings: Sequence[Wordings]) -> Wordings:
    """Return patterns of all of these; where a word begins is looked for once, not once for each of them."""
    return words_of(*("|".join(map(_inner, (one[language] for one in wordings))) for language in LANGUAGES))


def _whole(words: str) -> re.Pattern[str]:
    return re.compile(f"{_BEGIN}{words}{_END}", re.IGNORECASE)


def _inner(pattern: re.Pattern[str]) -> str:
    return pattern.pattern.removeprefix(_BEGIN).removesuffix(_END)


__all__ = ["Wordings", "any_of", "beginnings_of", "words_of"]
