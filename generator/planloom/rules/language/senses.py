"""What sentences say in one way or another: the words of `senses.toml`, found in any of their forms.

An axis has senses that exclude each other, rise and fall, Monday and Tuesday.
"""

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from planloom.problems import Language
from planloom.rules.language.lexicon import (
    WORD,
    Entry,
    Lexicon,
    Occurrence,
    irregular_in,
    listed,
    not_meant_in,
    tables_in,
)

_SHORT, _LONG = 80, 200
_DENYING: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"\b(?:(?:un|in|im|non|no|dis|il|ir)-?\w{3,}|\w{3,}(?:less|-free))\b", re.IGNORECASE),
    "pl": re.compile(r"\b(?:nie|bez)\w{3,}", re.IGNORECASE),
}
"""How words look that deny by themselves."""


@dataclass(frozen=True, slots=True)
class Axis:
    """Senses that exclude each other; `counted` ones are named in either language as often as in the other."""

    name: str
    counted: bool
    letters: int
    """So many letters a sentence has at most to be compared."""
    turned_by: str
    """The words that turn a sense into the other, where a negation elsewhere in the sentence leaves it as it is."""
    inside: bool = False
    """Whether what stands first in its sentence is not meant."""


def _file() -> dict[str, Any]:
    return tables_in(__package__, "senses.toml")


@functools.cache
def axes() -> Mapping[str, Axis]:
    """Return the axes by their names."""
    alike = {one["name"]: Axis(one["name"], True, _LONG, "") for one in _file()["alike"]}
    return alike | {
        one["name"]: Axis(
            one["name"],
            one.get("kind") == "kinds",
            one.get("letters", _SHORT),
            one.get("turned_by", ""),
            one.get("inside", False),
        )
        for one in _file()["axis"]
    }


def entries(language: Language) -> Iterator[Entry]:
    """Yield axis, sense and word or phrase of everything that is listed for a language."""
    for axis in _file()["axis"]:
        for sense, words in axis.items():
            if isinstance(words, dict):
                yield from ((axis["name"], sense, word) for word in listed(words[language]))
    for alike in _file()["alike"]:
        yield from ((alike["name"], word, word) for word in listed(alike["words"]))
    for topic in _file()["topics"]["words"].split(";"):
        english, polish = topic.split(":")
        yield from (("topic", english.strip(), word) for word in listed(english if language == "en" else polish))
    for name, words in _file()["besides"].items():
        yield from ((name, name, word) for word in listed(words[language]))


def not_meant() -> frozenset[str]:
    """Return forms of Polish words that are mostly forms of another word."""
    return not_meant_in(_file())


@functools.cache
def _lexicon(language: Language) -> Lexicon:
    return Lexicon(language, entries(language), "senses_pl.txt", irregular_in(_file()), __package__)


def occurrences_in(sentence: str, language: Language) -> tuple[Occurrence, ...]:
    """Return the words and phrases of a sentence that have a sense, in their order."""
    return _lexicon(language).occurrences_in(sentence)


@functools.lru_cache(maxsize=4096)
def denials_in(sentence: str, language: Language) -> tuple[Occurrence, ...]:
    """Return the words of a sentence that deny."""
    return tuple(_denials_in(sentence, language))


def _denials_in(sentence: str, language: Language) -> Iterator[Occurrence]:
    negation = _lexicon(language).root.next
    for match in WORD.finditer(sentence):
        found = (negation.get(key) for key in _lexicon(language).keys(match[0]))
        if any(node and any(axis == "negation" for axis, _ in node.senses) for node in found):
            yield Occurrence(match.start(), match[0], (), several=False)


def denies_by_form(sentence: str, language: Language) -> bool:
    """Tell whether a sentence has a word that denies by how it begins or ends: unfinished, pointless."""
    for match in _DENYING[language].finditer(sentence):
        nodes = (_lexicon(language).root.next.get(key) for key in _lexicon(language).keys(match[0]))
        if not any(node and any(axis == "plain" for axis, _ in node.senses) for node in nodes):
            return True
    return False


def has_sense(word: str, language: Language) -> bool:
    """Tell whether a word is listed, alone or as the beginning of a phrase."""
    return any(key in _lexicon(language).root.next for key in _lexicon(language).keys(word))


def senses_on(axis: str, said: Iterable[Occurrence]) -> dict[str, Occurrence]:
    """Return the senses of an axis that a sentence has, each where it says it first."""
    found: dict[str, Occurrence] = {}
    for one in said:
        for where, sense in one.senses:
            if where == axis:
                found.setdefault(sense, one)
    return found


def alternatives_on(axis: str, said: Iterable[Occurrence]) -> dict[frozenset[str], Occurrence]:
    """Return the senses of an axis word by word: those that one word may have are alternatives."""
    found: dict[frozenset[str], Occurrence] = {}
    for one in said:
        senses = frozenset(sense for where, sense in one.senses if where == axis)
        if senses:
            found.setdefault(senses, one)
    return found


def named_axes(said: Iterable[Occurrence]) -> set[str]:
    """Return the names of what a sentence has senses on."""
    return {axis for one in said for axis, _ in one.senses}


__all__ = [
    "Axis", "Occurrence", "alternatives_on", "axes", "denials_in", "denies_by_form", "entries", "has_sense", "named_axes", "not_meant", "occurrences_in", "senses_on",
]  # fmt: skip
