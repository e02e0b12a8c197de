"""Words and phrases with a meaning, found in sentences in any of their forms.

Every word of a sentence is looked up by what it may be a form of, and phrases word by word, the longest first; so the
work is that of reading the sentence, however many words are listed.
"""

import functools
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import resources
from typing import Any

from planloom.problems import Language

WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_ENDINGS = (
    ("ies", "y"), ("es", ""), ("s", ""), ("'s", ""), ("ied", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"),
)  # fmt: skip
_LEAST_STEM = 2
_IMPERSONAL = re.compile(r"(?!kolano|kasyno|wapno|wrzeciono)\w{4,}(?:ano|ono|ęto|yto)")
"""How Polish says that something was done: `zbudowano`, looked up as `=-no`."""

Entry = tuple[str, str, str]
"""A group of meanings, one of them, and a word or phrase that has it."""


@dataclass(frozen=True, slots=True)
class Occurrence:
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
class Node:
    """What may follow the words so far, and what they mean if they end here."""

    next: dict[str, "Node"] = field(default_factory=dict)
    senses: list[tuple[str, str]] = field(default_factory=list)


@functools.cache
def tables_in(package: str, name: str) -> dict[str, Any]:
    """Return the tables of a TOML file of words beside the modules of a package."""
    return tomllib.loads((resources.files(package) / name).read_text(encoding="utf-8"))


def not_meant_in(tables: Mapping[str, Any]) -> frozenset[str]:
    """Return the forms of Polish words that are mostly forms of another word."""
    return frozenset(tables["forms"]["not_meant"].split())


def irregular_in(tables: Mapping[str, Any]) -> dict[str, str]:
    """Return the English forms that are not made by rule, each with its word: of ``go went gone`` went and gone."""
    groups = (group.split() for group in tables["forms"]["irregular"].split(";"))
    return {form: words[0] for words in groups for form in words[1:]}


def listed(words: str) -> list[str]:
    """Return the entries of a list with commas."""
    return [" ".join(word.split()) for word in words.split(",") if word.strip()]


def keys_of(phrase: str) -> list[str]:
    """Return by what the words of an entry are looked up: `=word` is a form, any other a word in all its forms."""
    words = phrase.removeprefix("=").split()
    if len(words) == 1 and not phrase.startswith("="):
        return words
    return [word.removeprefix("~") if word.startswith("~") else "=" + word for word in words]


class Lexicon:
    """The listed words of one language.

    `forms` is the name of a file in `package` that gives the forms of Polish words, `irregular` the English forms that
    are not made by rule, each with its word.
    """

    def __init__(
        self, language: Language, entries: Iterable[Entry], forms: str, irregular: Mapping[str, str], package: str
    ) -> None:
        self._language = language
        self._irregular = irregular
        self._forms = _forms(package, forms) if language == "pl" else {}
        self.root = Node()
        for group, sense, phrase in entries:
            node = self.root
            for key in keys_of(phrase):
                node = node.next.setdefault(key, Node())
            node.senses.append((group, sense))
        self.keys = functools.lru_cache(maxsize=20_000)(self._keys)
        self._beginnings = functools.lru_cache(maxsize=20_000)(self._looked_up)
        self.occurrences_in = functools.lru_cache(maxsize=4096)(self._occurrences_in)

    def _keys(self, word: str) -> tuple[str, ...]:
        """Return by what a word of a text may be found: the form, and all that it may be a form of."""
        lower, is_english = word.lower(), self._language == "en"
        spelt = dict.fromkeys((word, lower)) if word != "May" else {word: None}
        known = [form for one in spelt for form in (self._english(one) if is_english else self._forms.get(one, ()))]
        done = ["=-no"] if not is_english and _IMPERSONAL.fullmatch(lower) else []
        return tuple(dict.fromkeys([*(f"={one}" for one in spelt), *known, *(() if is_english else spelt), *done]))

    def _english(self, word: str) -> Iterator[str]:
        yield word
        if word in self._irregular:
            yield self._irregular[word]
        for ending, instead in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
                stem = word[: len(word) - len(ending)]
                yield stem + instead
                if ending in ("ed", "ing") and stem[-1] == stem[-2]:
                    yield stem[:-1]

    def _occurrences_in(self, sentence: str) -> tuple[Occurrence, ...]:
        """Return the words and phrases of a sentence that have a sense, in their order."""
        words = list(WORD.finditer(sentence))
        found: list[Occurrence] = []
        reached = 0
        for index, word in enumerate(words):
            nodes = self._beginnings(word[0])
            if not nodes or index < reached:
                continue
            last, senses = self._longest(words, index, nodes)
            if senses:
                start = word.start()
                phrase = sentence[start : words[last].end()]
                found.append(Occurrence(start, phrase, tuple(dict.fromkeys(senses)), last > index))
                reached = last + 1
        return tuple(found)

    def _looked_up(self, word: str) -> tuple[Node, ...]:
        """Return what may follow a word that listed words or phrases begin with."""
        return tuple(self.root.next[key] for key in self.keys(word) if key in self.root.next)

    def _longest(
        self, words: Sequence[re.Match[str]], index: int, nodes: Sequence[Node]
    ) -> tuple[int, list[tuple[str, str]]]:
        """Return the last word of the longest phrase that begins at a word, and what it says."""
        last, senses = index, list[tuple[str, str]]()
        for at in range(index, len(words)):
            if at > index:
                nodes = [node.next[key] for node in nodes for key in self.keys(words[at][0]) if key in node.next]
            here = [sense for node in nodes for sense in node.senses]
            if here:
                last, senses = at, here
            if not nodes:
                break
        return last, senses


@functools.cache
def _forms(package: str, name: str) -> Mapping[str, tuple[str, ...]]:
    """Return what each Polish form may be a form of."""
    found: dict[str, tuple[str, ...]] = {}
    for line in (resources.files(package) / name).read_text(encoding="utf-8").splitlines():
        lemma, *forms = line.split()
        for form in forms:
            found[form] = (*found.get(form, ()), lemma)
    return found


__all__ = [
    "WORD", "Entry", "Lexicon", "Node", "Occurrence", "irregular_in", "keys_of", "listed", "not_meant_in", "tables_in",
]  # fmt: skip
