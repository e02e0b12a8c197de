"""What sentences say in one way or another: the words of `senses.toml`, found in any of their forms.

An axis has senses that exclude each other, rise and fall, Monday and Tuesday. Every word of a sentence is looked up by
what it may be a form of, and phrases word by word, the longest first; so the work is that of reading the sentence.
"""

import functools
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import resources
from typing import Any

from planloom.problems import Language

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_SHORT, _LONG = 80, 200
_ENDINGS = (
    ("ies", "y"), ("es", ""), ("s", ""), ("'s", ""), ("ied", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"),
)  # fmt: skip
_LEAST_STEM = 2
_IMPERSONAL = re.compile(r"(?!kolano|kasyno|wapno|wrzeciono)\w{4,}(?:ano|ono|ęto|yto)")
"""How Polish says that something was done: `zbudowano`, looked up as `=-no`."""
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


@dataclass(frozen=True, slots=True)
class Said:
    """Words of a sentence that have a sense, from `start` to `end`; those of several have one on each axis."""

    start: int
    words: str
    senses: tuple[tuple[str, str], ...]
    several: bool

    @property
    def end(self) -> int:
        """Where they end."""
        return self.start + len(self.words)


@dataclass(slots=True)
class _Node:
    next: dict[str, "_Node"] = field(default_factory=dict)
    senses: list[tuple[str, str]] = field(default_factory=list)


@functools.cache
def _file() -> dict[str, Any]:
    return tomllib.loads((resources.files(__package__) / "senses.toml").read_text(encoding="utf-8"))


@functools.cache
def axes() -> Mapping[str, Axis]:
    """Return the axes by their names."""
    alike = {one["name"]: Axis(one["name"], True, _LONG, "") for one in _file()["alike"]}
    return alike | {
        one["name"]: Axis(one["name"], one.get("kind") == "kinds", one.get("letters", _SHORT), one.get("turned_by", ""))
        for one in _file()["axis"]
    }


def entries(language: Language) -> Iterator[tuple[str, str, str]]:
    """Yield axis, sense and word or phrase of everything that is listed for a language."""
    for axis in _file()["axis"]:
        for sense, words in axis.items():
            if isinstance(words, dict):
                yield from ((axis["name"], sense, word) for word in _listed(words[language]))
    for alike in _file()["alike"]:
        yield from ((alike["name"], word, word) for word in _listed(alike["words"]))
    for topic in _file()["topics"]["words"].split(";"):
        english, polish = topic.split(":")
        yield from (("topic", english.strip(), word) for word in _listed(english if language == "en" else polish))
    for name, words in _file()["besides"].items():
        yield from ((name, name, word) for word in _listed(words[language]))


def not_meant() -> frozenset[str]:
    """Return forms of Polish words that are mostly forms of another word."""
    return frozenset(_file()["forms"]["not_meant"].split())


def _listed(words: str) -> list[str]:
    return [" ".join(word.split()) for word in words.split(",") if word.strip()]


@functools.cache
def _trie(language: Language) -> _Node:
    root = _Node()
    for axis, sense, phrase in entries(language):
        node = root
        for key in keys_of(phrase):
            node = node.next.setdefault(key, _Node())
        node.senses.append((axis, sense))
    return root


def keys_of(phrase: str) -> list[str]:
    """Return by what the words of an entry are looked up: `=word` is a form, any other a word in all its forms."""
    words = phrase.removeprefix("=").split()
    if len(words) == 1 and not phrase.startswith("="):
        return words
    return [word.removeprefix("~") if word.startswith("~") else "=" + word for word in words]


@functools.cache
def _polish() -> Mapping[str, tuple[str, ...]]:
    """Return what each Polish form may be a form of."""
    found: dict[str, tuple[str, ...]] = {}
    for line in (resources.files(__package__) / "senses_pl.txt").read_text(encoding="utf-8").splitlines():
        lemma, *forms = line.split()
        for form in forms:
            found[form] = (*found.get(form, ()), lemma)
    return found


@functools.cache
def _irregular() -> Mapping[str, str]:
    groups = (group.split() for group in _file()["forms"]["irregular"].split(";"))
    return {form: words[0] for words in groups for form in words[1:]}


@functools.lru_cache(maxsize=20_000)
def _keys(word: str, language: Language) -> tuple[str, ...]:
    """Return by what a word of a text may be found: the form, and all that it may be a form of."""
    lower = word.lower()
    spelt = dict.fromkeys((word, lower)) if word != "May" else {word: None}
    known = [form for one in spelt for form in (_english(one) if language == "en" else _polish().get(one, ()))]
    done = ["=-no"] if language == "pl" and _IMPERSONAL.fullmatch(lower) else []
    return tuple(dict.fromkeys([*(f"={one}" for one in spelt), *known, *(spelt if language == "pl" else ()), *done]))


def _english(word: str) -> Iterator[str]:
    yield word
    if word in _irregular():
        yield _irregular()[word]
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
            stem = word[: len(word) - len(ending)]
            yield stem + instead
            if ending in ("ed", "ing") and stem[-1] == stem[-2]:
                yield stem[:-1]


@functools.lru_cache(maxsize=4096)
def said_in(sentence: str, language: Language) -> tuple[Said, ...]:
    """Return the words and phrases of a sentence that have a sense, in their order."""
    words = [(match.start(), match.end(), _keys(match[0], language)) for match in _WORD.finditer(sentence)]
    found: list[Said] = []
    index = 0
    while index < len(words):
        last, senses = _longest(words, index, language)
        if senses:
            start, end = words[index][0], words[last][1]
            found.append(Said(start, sentence[start:end], tuple(dict.fromkeys(senses)), last > index))
        index = last + 1 if senses else index + 1
    return tuple(found)


def _longest(
    words: Sequence[tuple[int, int, Iterable[str]]], index: int, language: Language
) -> tuple[int, list[tuple[str, str]]]:
    """Return the last word of the longest phrase that begins at a word, and what it says."""
    nodes, last, senses = [_trie(language)], index, list[tuple[str, str]]()
    for at in range(index, len(words)):
        nodes = [node.next[key] for node in nodes for key in words[at][2] if key in node.next]
        here = [sense for node in nodes for sense in node.senses]
        if here:
            last, senses = at, here
        if not nodes:
            break
    return last, senses


@functools.lru_cache(maxsize=4096)
def denials_in(sentence: str, language: Language) -> tuple[Said, ...]:
    """Return the words of a sentence that deny."""
    return tuple(_denials_in(sentence, language))


def _denials_in(sentence: str, language: Language) -> Iterator[Said]:
    negation = _trie(language).next
    for match in _WORD.finditer(sentence):
        found = (negation.get(key) for key in _keys(match[0], language))
        if any(node and any(axis == "negation" for axis, _ in node.senses) for node in found):
            yield Said(match.start(), match[0], (), several=False)


def denies_by_form(sentence: str, language: Language) -> bool:
    """Tell whether a sentence has a word that denies by how it begins or ends: unfinished, pointless."""
    for match in _DENYING[language].finditer(sentence):
        nodes = (_trie(language).next.get(key) for key in _keys(match[0], language))
        if not any(node and any(axis == "plain" for axis, _ in node.senses) for node in nodes):
            return True
    return False


def has_sense(word: str, language: Language) -> bool:
    """Tell whether a word is listed, alone or as the beginning of a phrase."""
    return any(key in _trie(language).next for key in _keys(word, language))


def senses_on(axis: str, said: Iterable[Said]) -> dict[str, Said]:
    """Return the senses of an axis that a sentence has, each where it says it first."""
    found: dict[str, Said] = {}
    for one in said:
        for where, sense in one.senses:
            if where == axis:
                found.setdefault(sense, one)
    return found


def alternatives_on(axis: str, said: Iterable[Said]) -> dict[frozenset[str], Said]:
    """Return the senses of an axis word by word: those that one word may have are alternatives."""
    found: dict[frozenset[str], Said] = {}
    for one in said:
        senses = frozenset(sense for where, sense in one.senses if where == axis)
        if senses:
            found.setdefault(senses, one)
    return found


def named_axes(said: Iterable[Said]) -> set[str]:
    """Return the names of what a sentence has senses on."""
    return {axis for one in said for axis, _ in one.senses}


__all__ = [
    "Axis", "Said", "alternatives_on", "axes", "denials_in", "denies_by_form", "entries", "has_sense", "keys_of", "named_axes", "not_meant", "said_in", "senses_on",
]  # fmt: skip
