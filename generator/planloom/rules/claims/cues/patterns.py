"""Wordings of both languages as patterns, and the lists of them in `wordings.toml`."""

import re
from collections.abc import Mapping, Sequence

from planloom.problems import LANGUAGES, Language
from planloom.rules.language.lexicon import tables_in

Patterns = Mapping[Language, re.Pattern[str]]
_BEGIN, _END = r"(?<![\w-])(?:", r")(?![\w-])"


def whole_words(en: str, pl: str) -> Patterns:
    """Return patterns that find wordings where they stand as whole words."""
    return {"en": _whole(en), "pl": _whole(pl)}


def word_beginnings(en: str, pl: str) -> Patterns:
    """Return patterns that find whole words in English, and words by how they begin in Polish, whatever their ending."""
    return {"en": re.compile(rf"\b(?:{en})\b", re.IGNORECASE), "pl": re.compile(rf"\b(?:{pl})", re.IGNORECASE)}


def listed_words(name: str) -> Patterns:
    """Return patterns that find the wordings of a list, as ``typos.left``, as whole words."""
    return whole_words(*_listed(name))


def listed_beginnings(name: str) -> Patterns:
    """Return patterns that find the wordings of a list as whole words in English, and by how they begin in Polish."""
    return word_beginnings(*_listed(name))


def _listed(name: str) -> tuple[str, str]:
    module, _, key = name.partition(".")
    listed = tables_in(__package__, "wordings.toml")[module][key]
    return "|".join(listed["en"]), "|".join(listed["pl"])


def any_of(wordings: Sequence[Patterns]) -> Patterns:
    """Return patterns of all of these; where a word begins is looked for once, not once for each of them."""
    return whole_words(*("|".join(map(_inner, (one[language] for one in wordings))) for language in LANGUAGES))


def _whole(words: str) -> re.Pattern[str]:
    return re.compile(f"{_BEGIN}{words}{_END}", re.IGNORECASE)


def _inner(pattern: re.Pattern[str]) -> str:
    return pattern.pattern.removeprefix(_BEGIN).removesuffix(_END)


__all__ = ["Patterns", "any_of", "listed_beginnings", "listed_words", "whole_words", "word_beginnings"]
