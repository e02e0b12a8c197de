"""What a sentence speaks of: the words that show a topic other than business.

A word that means something in business and something else besides is told by its company. *The campaign in
Gaul* stands in a sentence about war; for a shipyard a harbour is no other topic, which its own glossary shows.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from planloom.problems import Language

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_SHORTEST = 3
_FEW, _PART = 3, 12
_KIN = {"illness": "body"}
"""Who deals with the one deals with the other."""


@dataclass(frozen=True)
class Lexicon:
    """Words by the topic that they show: whole words, and beginnings of words."""

    words: Mapping[str, str]
    beginnings: Mapping[str, str]
    longest: int

    @classmethod
    def of(cls, listed: Mapping[str, str]) -> "Lexicon":
        """Read the words of each topic; a star ends the beginning of a word."""
        pairs = [(word, topic) for topic, words in listed.items() for word in words.split()]
        beginnings = {word[:-1]: topic for word, topic in pairs if word.endswith("*")}
        whole = {word: topic for word, topic in pairs if not word.endswith("*")}
        return cls(whole, beginnings, max(map(len, beginnings)))

    def topic(self, word: str) -> str:
        """Return the topic that a word in lower case shows, or nothing."""
        stem = word.removesuffix("'s")
        for whole in (word, stem, stem.removesuffix("s"), stem.removesuffix("es")):
            if whole in self.words:
                return self.words[whole]
        lengths = range(min(len(word), self.longest), _SHORTEST - 1, -1)
        return next((self.beginnings[word[:length]] for length in lengths if word[:length] in self.beginnings), "")


@dataclass(frozen=True)
class Topics:
    """What shows other topics to one organisation. `mine` are its trade, and so no other topics."""

    lexicon: Lexicon
    trades: Lexicon
    mine: frozenset[str] = frozenset()
    _known: dict[str, str] = field(default_factory=dict, compare=False, repr=False)

    def of(self, word: str) -> str:
        """Return the topic other than its trade that a word in lower case shows, or nothing."""
        if word not in self._known:
            topic = self.lexicon.topic(word)
            self._known[word] = "" if topic in self.mine else topic
        return self._known[word]

    def near(self, word: str) -> str:
        """Return the topic, or the trade, that a word in lower case shows, or nothing."""
        return self.of(word) or self.trades.topic(word)

    def is_mine(self, word: str) -> bool:
        """Tell whether a word is one of the organisation's trade."""
        return bool(self.mine) and (self.lexicon.topic(word) in self.mine or self.trades.topic(word) in self.mine)

    def in_trade(self, entries: Iterable[Iterable[str]]) -> "Topics":
        """Return the topics as they are for an organisation whose glossary has these entries.

        What several of its entries speak of is its trade.
        """
        spoken = [
            {topic for word in entry for topic in (self.lexicon.topic(word), self.trades.topic(word))}
            for entry in entries
        ]
        often = Counter(topic for topics in spoken for topic in topics if topic)
        found = {topic for topic, times in often.items() if times >= _FEW and times * _PART >= len(spoken)}
        mine = frozenset(found | {_KIN[topic] for topic in found if topic in _KIN})
        return replace(self, mine=mine, _known={}) if mine else self


@lru_cache(2)
def topics_in(language: Language) -> Topics:
    """Read the topics of this package for a language."""
    path = Path(__file__).with_name(f"topics.{language}.yml")
    read = yaml.load(path.read_text("utf-8"), Loader=_LOADER)  # noqa: S506 - the safe loader, in C
    return Topics(Lexicon.of(read["topics"]), Lexicon.of(read["trades"]))
