"""Whether a word is meant as the term, weighed by what its sentence, paragraph and page speak of.

*The campaign in Gaul* stands in a sentence about war, *the campaign for installers* in one about business.
Nothing here forbids or demands: every word around the mention weighs for or against the term, and the sum
decides. On a page about business a word is the term unless its sentence speaks of other things.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from math import log
from typing import NamedTuple

from planloom.glossary.explained import Explained
from planloom.glossary.guards import Built
from planloom.glossary.scope import Scope
from planloom.glossary.topics import Topics

_FAINT = frozenset({"school", "house", "works", "travel", "screen", "food", "clothes"})
"""Topics of things that many plans deal with: a word of them weighs half."""

_BLOCKS, _SHARE, _BUSINESS = 3, 4, 5
"""A topic in so many paragraphs, and in one of so many, of a page with so many words of business is its own."""

# What weighs for a term and against it. The numbers are rounded from a regression over marked sentences.
_PRIOR, _KNOWN, _COMMON, _CUED = 0.5, 0.25, -0.75, 2.0
"""A word, one known to mean other things too, one that every text uses in its own sense, one whose cue stands near."""
_EVIDENCE = (0.0, 2.0, 3.0, 3.5)
"""So many words of business, or of the trade, in the sentence."""
_TERMS = (0.0, 3.0, 4.0)
"""So many other terms in the sentence that mean nothing else."""
_DOUBTFUL, _PARAGRAPH = 1.5, 1.5
"""Other terms in the sentence that may mislead too; business or a term elsewhere in the paragraph."""
_REACH = 150
"""So many words on either side can explain a word, however long its block is."""
_EXPLAINED, _NEARBY = (0.0, 2.0, 3.0), 1.0
"""So many words in the sentence by which the entry is explained; one elsewhere in the paragraph."""
_OTHER = 3.0
"""Each word in the sentence that shows another topic."""
_PAGE, _MOST = 1.2, 1.8
"""How far the rest of the page leans to business, as the logarithm of a ratio, and the most that this counts."""
_FEW, _WORDS = 0.5, 0.02
"""What is added to both sides of the ratio, and for each word of a page of business to the side of other topics."""


class Company(NamedTuple):
    """How many other terms stand beside a mention: certain and doubtful ones in its sentence, any in its paragraph."""

    certain: int
    doubtful: int
    paragraph: int


class Sense(NamedTuple):
    """A mention to be judged: its entry, where it stands, the sentence or part of it, what speaks for it beforehand."""

    entry: str
    start: int
    end: int
    bounds: tuple[int, int]
    prior: float


@dataclass(frozen=True)
class Speech:
    """The words of one page that show what its sentences speak of."""

    scope: Scope
    topics: Topics
    built: Built
    is_term: Callable[[str], bool]
    explained: Explained

    def is_meant(self, sense: Sense, company: Callable[[], Company]) -> bool:
        """Tell whether what is around a mention weighs for the term; `company` counts the terms beside it."""
        start, end, bounds = sense.start, sense.end, sense.bounds
        business = self._evidence(bounds, start, end)
        weight = sense.prior + _EVIDENCE[min(business, len(_EVIDENCE) - 1)] - _OTHER * self._others(sense)
        weight += self._page(bounds) + self._explained(sense)
        least, most = weight, weight + _TERMS[-1] + _DOUBTFUL + _PARAGRAPH
        if least > 0 or most <= 0:
            return least > 0
        beside = company()
        weight += _TERMS[min(beside.certain, len(_TERMS) - 1)] + (_DOUBTFUL if beside.doubtful else 0)
        block = self.scope.block(start)
        elsewhere = beside.paragraph or self._evidence(block, start, end) > business
        return weight + (_PARAGRAPH if elsewhere else 0) > 0

    def _evidence(self, bounds: tuple[int, int], start: int, end: int) -> int:
        """Count the words within bounds that show business or the trade, without the mention."""
        found = self._between(self._shown, *bounds)
        return sum(not start <= begin < end for begin in found)

    def _explained(self, sense: Sense) -> float:
        """Weigh the words within bounds, or else in the block, by which the entry is explained."""
        beside = self.explained.by(sense.entry, self._words(sense, sense.bounds))
        if beside:
            return _EXPLAINED[min(beside, len(_EXPLAINED) - 1)]
        return _NEARBY if self.explained.by(sense.entry, self._words(sense, self.scope.block(sense.start))) else 0.0

    def _words(self, sense: Sense, bounds: tuple[int, int]) -> list[str]:
        """Return the words within bounds and reach, in lower case, without those of the mention."""
        words = self.scope.folded.words
        first, here, behind = (bisect_left(words.spans, (bound, 0)) for bound in (bounds[0], sense.start, bounds[1]))
        first, behind = max(first, here - _REACH), min(behind, here + _REACH)
        return [words.lower[at] for at in range(first, behind) if not sense.start <= words.spans[at][0] < sense.end]

    def _others(self, sense: Sense) -> float:
        """Weigh the words of other things within bounds; *me* and *she* count once."""
        own = self._own | self.explained.topics.get(sense.entry, frozenset())
        told = {
            (topic, "" if topic == "persons" else word)
            for begin, topic, word in self._told_between(*sense.bounds)
            if topic not in own and not sense.start <= begin < sense.end
        }
        return sum(0.5 if topic in _FAINT else 1 for topic, _ in told)

    def _page(self, bounds: tuple[int, int]) -> float:
        """Return how far the page outside of `bounds` leans to business."""
        business = len(self._shown) - len(self._between(self._shown, *bounds))
        others = self._strange - sum(topic not in self._own for _, topic, _ in self._told_between(*bounds))
        if business < others:
            return max(-_MOST, _PAGE * log((business + _FEW) / (others + _FEW)))
        words = _WORDS * len(self.scope.folded.words)
        return min(_MOST, max(0.0, _PAGE * log((business + _FEW) / (others + _FEW + words))))

    @cached_property
    def _shown(self) -> list[int]:
        """Where words that show business or the trade stand on the page."""
        words = self.scope.folded.words
        mine = (span[0] for word, span in zip(words.lower, words.spans, strict=True) if self.topics.is_mine(word))
        return sorted({*mine, *self.scope.places(self.built.evidence)})

    @staticmethod
    def _between(places: list[int], begin: int, behind: int) -> list[int]:
        return places[bisect_left(places, begin) : bisect_left(places, behind)]

    def _told_between(self, begin: int, behind: int) -> list[tuple[int, str, str]]:
        return self._told[bisect_left(self._told, (begin, "", "")) : bisect_left(self._told, (behind, "", ""))]

    @cached_property
    def _told(self) -> list[tuple[int, str, str]]:
        """Where words of other topics stand on the page; words of the glossary are none."""
        words = self.scope.folded.words
        found = ((span[0], self.topics.of(word), word) for word, span in zip(words.lower, words.spans, strict=True))
        return [(at, topic, word) for at, topic, word in found if topic and not self.is_term(word)]

    @cached_property
    def _strange(self) -> int:
        """How many words of topics that are not its own the page has."""
        return sum(topic not in self._own for _, topic, _ in self._told)

    @cached_property
    def _own(self) -> frozenset[str]:
        """The topics that the page itself is about, beside business."""
        if len(self.scope.places(self.built.business)) < _BUSINESS:
            return frozenset()
        blocks: dict[str, set[int]] = defaultdict(set)
        for at, topic, _ in self._told:
            blocks[topic].add(self.scope.block(at)[0])
        return frozenset(
            topic
            for topic, where in blocks.items()
            if len(where) >= _BLOCKS and len(where) * _SHARE >= self.scope.blocks
        )


def prior(*, cued: bool, common: bool, misleads: bool) -> float:
    """Return what speaks for a word before anything around it is asked.

    One that is `cued` is never taken for the term without its cue, which speaks for it.
    """
    return _CUED if cued else _COMMON if common else _KNOWN if misleads else _PRIOR


__all__ = ["Company", "Sense", "Speech", "prior"]
