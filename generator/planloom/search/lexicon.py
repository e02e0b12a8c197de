"""Which words are forms of one another, in either language."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Protocol

from planloom.search.idle import IDLE
from planloom.search.table import LemmaTable, forms_of
from planloom.search.words import fold


class Lexicon(Protocol):
    """What is asked about words, all of them in small letters."""

    @property
    def idle(self) -> AbstractSet[str]:
        """Words that say nothing about what is sought, without diacritics."""

    def lemmas(self, word: str) -> AbstractSet[str]:
        """Return what a word of a text stands for."""

    def forms(self) -> Mapping[str, AbstractSet[str]]:
        """Return every form that is known of the lemmas of the site, and what it stands for in a question."""


class English:
    """Plurals end in -s; nothing else is compared."""

    idle = IDLE["en"]

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)

    def lemmas(self, word: str) -> AbstractSet[str]:
        """Return the singular of a word."""
        return frozenset((singular(word),))

    def forms(self) -> Mapping[str, AbstractSet[str]]:
        """Return both numbers of each word."""
        lemmas = {singular(word) for word in self._words}
        both = {form: frozenset((lemma,)) for lemma in lemmas for form in (lemma, plural(lemma))}
        return both | {word: self.lemmas(word) for word in self._words}


_SINGULAR = (("ies", "y"), ("sses", "ss"), ("xes", "x"), ("ches", "ch"), ("shes", "sh"), ("s", ""))
_NO_PLURAL = ("ss", "us", "is")
_SHORTEST = 3


def singular(word: str) -> str:
    """Return a word without the ending of the plural."""
    if len(word) <= _SHORTEST or word.endswith(_NO_PLURAL) or not word.isalpha():
        return word
    return next((word.removesuffix(end) + instead for end, instead in _SINGULAR if word.endswith(end)), word)


def plural(word: str) -> str:
    """Return a word with the ending of the plural."""
    if not word.isalpha() or len(word) < _SHORTEST:
        return word
    if word.endswith("y") and word[-2] not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}{'es' if word.endswith(('s', 'x', 'ch', 'sh')) else 's'}"


class Polish:
    """Forms are those of the dictionary; words that it does not know are compared without their likely endings."""

    idle = IDLE["pl"]

    def __init__(self, words: Iterable[str], table: LemmaTable) -> None:
        self._strong, self._weak = forms_of(table)
        strangers = {word for word in words if word not in self._strong and word not in self._weak}
        self._strangers = dict(_grouped(strangers))
        for word in strangers:  # "leada" is a form of "lead", although the dictionary has another one
            self._weak.update({word: known} if (known := self._strong.get(trunk(word), frozenset())) else {})

    def lemmas(self, word: str) -> AbstractSet[str]:
        """Return the lemmas of which a word is a form, verbs of verbal nouns included."""
        found = self._strong.get(word, frozenset()) | self._weak.get(word, frozenset())
        return found or frozenset((self._strangers.get(word, word),))

    def forms(self) -> Mapping[str, AbstractSet[str]]:
        """Return the forms; who asks for a verbal noun does not ask for its verb."""
        return self._strangers_forms() | self._weak | self._strong

    def _strangers_forms(self) -> dict[str, AbstractSet[str]]:
        return {word: frozenset((lemma,)) for word, lemma in self._strangers.items()}


_ENDING = re.compile(r"(.{3})(?:i?ami|i?ach|i?om|owie?|iem|ow|em|ych|ymi?|ego|emu|ej|[yiuaeo]{1,2})$")
_MOVING = re.compile(r"e(?=[kc]$)")


def trunk(word: str) -> str:
    """Return a word without diacritics and without a likely ending; the search script has the same."""
    return _MOVING.sub("", _ENDING.sub(r"\1", fold(word)))


def _grouped(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each word with the shortest of those that differ in nothing but a likely ending."""
    groups = defaultdict[str, list[str]](list)
    for word in words:
        groups[trunk(word) if word.isalpha() else word].append(word)
    for group in groups.values():
        first = min(group, key=lambda word: (len(word), word))
        yield from ((word, first) for word in group)
