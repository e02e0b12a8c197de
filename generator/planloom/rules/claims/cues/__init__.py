"""Cues, the words of a sentence that claim something of objects: the words of `cues.toml`, found in any of their forms."""

import functools
from collections.abc import Iterator
from typing import Any

from planloom.problems import Language
from planloom.rules.language.lexicon import Entry, Lexicon, Occurrence, irregular_in, listed, not_meant_in, tables_in

_SUPERLATIVES = {
    "better": "best", "worse": "worst", "more": "most", "less": "least", "fewer": "fewest", "poorer": "poorest",
}  # fmt: skip
_ROOTS = {"more": "most", "less": "least"}
_NO_CUES = ("forms",)
_NO_SUPERLATIVE = frozenset({"later"})
"""Comparatives whose superlative means something else: the latest is the last so far."""


def _file() -> dict[str, Any]:
    return tables_in(__package__, "cues.toml")


def entries(language: Language) -> Iterator[Entry]:
    """Yield group, meaning and word or phrase of everything that is listed for a language, and superlatives."""
    for group, meanings in _file().items():
        for meaning, words in meanings.items() if group not in _NO_CUES else ():
            for word in listed(words[language]):
                yield group, meaning, word
                if group in _ROOTS and word not in _NO_SUPERLATIVE:
                    yield _ROOTS[group], meaning, superlative(word, language)


def superlative(word: str, language: Language) -> str:
    """Return the superlative of a comparative: dearest, most expensive; najdroższy, najbardziej prawdopodobny."""
    if language == "pl":
        return f"naj{word}"
    first, _, rest = word.partition(" ")
    if rest or first in _SUPERLATIVES:
        return f"{_SUPERLATIVES[first]} {rest}".strip()
    return word.removesuffix("er") + "est"


def not_meant() -> frozenset[str]:
    """Return forms of Polish words that are mostly forms of another word."""
    return not_meant_in(_file())


@functools.cache
def _lexicon(language: Language) -> Lexicon:
    return Lexicon(language, entries(language), "cues_pl.txt", irregular_in(_file()), __package__)


def cues_in(sentence: str, language: Language) -> tuple[Occurrence, ...]:
    """Return the words and phrases of a sentence that say something of objects, in their order."""
    return _lexicon(language).occurrences_in(sentence)


def says(sentence: str, language: Language, group: str, meaning: str) -> bool:
    """Tell whether a sentence has a word with a meaning."""
    return any((group, meaning) in cue.senses for cue in cues_in(sentence, language))


__all__ = ["cues_in", "entries", "not_meant", "says", "superlative"]
