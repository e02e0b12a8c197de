"""Whether a sentence speaks of other things than business, weighed by its words."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from planloom.glossary.guards import Built
from planloom.glossary.scope import Scope
from planloom.glossary.topics import Topics

_FAINT = frozenset({"school", "house", "works", "travel", "screen"})
"""Topics of things that many plans deal with: one word of them proves nothing."""

_MUCH = 2
"""So many more words of other things than of business outweigh them."""

_LONG, _FEW, _SOME = 5, 2, 3
"""A sentence with so few words of so many letters says too little to show what it speaks of."""

_BLOCKS, _SHARE, _BUSINESS = 3, 4, 5
"""A topic in so many paragraphs, and in one of so many, of a page with so many words of business is its own."""


@dataclass(frozen=True)
class Speech:
    """The words of one page that show what its sentences speak of."""

    scope: Scope
    topics: Topics
    built: Built
    is_term: Callable[[str], bool]

    def is_elsewhere(self, start: int, end: int, bounds: tuple[int, int], terms: Callable[[], int]) -> bool:
        """Tell whether the sentence within `bounds` around a mention speaks of other things.

        `terms` counts the certain terms of the glossary beside it.
        """
        others = sum(1 if topic in _FAINT else 2 for topic, _ in set(self._others(bounds, start, end)))
        if others < 2:  # noqa: PLR2004 - one sure word
            return False
        business, beside = self._business(bounds, start, end), terms()
        return others >= 2 * (beside + (business + _MUCH if business else 0))

    def has_evidence(self, start: int, end: int) -> bool:
        """Tell whether a word that shows business, or the trade, stands in the paragraph beside the mention."""
        block = self.scope.block(start)
        if self.scope.beside(self.built.evidence, start, end, block):
            return True
        return any(self.topics.is_mine(word) for word in self._words(block, start, end))

    def may_be_business(self, start: int, end: int, *, common: bool) -> bool:
        """Tell whether the sentence says too little against it; of a `common` noun only where the page is business."""
        bounds = self.scope.sentence(start, end)
        own = sum(len(word) >= _LONG and not self.is_term(word) for word in self._words(bounds, start, end))
        return own <= _FEW and self.is_business if common else own <= _SOME

    def _words(self, bounds: tuple[int, int], start: int, end: int) -> Iterator[str]:
        """Yield the words within bounds beside a mention."""
        words = self.scope.folded.words
        first, behind = (bisect_left(words.spans, (bound, 0)) for bound in bounds)
        return (words.lower[at] for at in range(first, behind) if not start <= words.spans[at][0] < end)

    @cached_property
    def is_business(self) -> bool:
        """Whether the page is about business."""
        return self.scope.count(self.built.evidence) >= _BUSINESS

    def _business(self, bounds: tuple[int, int], start: int, end: int) -> int:
        """Count the words of business in a sentence; they may touch the mention, but not be part of it."""
        return sum(begin < start or behind > end for begin, behind in self.scope.spans(self.built.business, *bounds))

    def _others(self, bounds: tuple[int, int], start: int, end: int) -> Iterator[tuple[str, str]]:
        """Yield topics and words of other things beside a mention; *me* and *she* count once."""
        for begin, topic, word in self._between(*bounds):
            if topic not in self._own and not start <= begin < end:
                yield topic, "" if topic == "persons" else word

    def _between(self, begin: int, behind: int) -> list[tuple[int, str, str]]:
        return self._told[bisect_left(self._told, (begin, "", "")) : bisect_left(self._told, (behind, "", ""))]

    @cached_property
    def _told(self) -> list[tuple[int, str, str]]:
        """Where words of other topics stand on the page; words of the glossary are none."""
        words = self.scope.folded.words
        found = ((span[0], self.topics.of(word), word) for word, span in zip(words.lower, words.spans, strict=True))
        return [(at, topic, word) for at, topic, word in found if topic and not self.is_term(word)]

    @cached_property
    def _own(self) -> frozenset[str]:
        """The topics that the page itself is about, beside business."""
        if self.scope.count(self.built.business) < _BUSINESS:
            return frozenset()
        blocks: dict[str, set[int]] = defaultdict(set)
        for at, topic, _ in self._told:
            blocks[topic].add(self.scope.block(at)[0])
        return frozenset(
            topic
            for topic, where in blocks.items()
            if len(where) >= _BLOCKS and len(where) * _SHARE >= self.scope.blocks
        )
