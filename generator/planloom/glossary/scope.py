"""What stands around a mention: its sentence, its block, the page; looked up often, so remembered."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from planloom.glossary.words import BLOCK, Folded

_BEFORE, _BEHIND = 100, 160
_BLOCK = re.compile(BLOCK)
_SENTENCE_END = re.compile(r"[.!?…](?=[\s\"”’)]*\s[\"„“‘(]?[A-ZĄĆĘŁŃÓŚŹŻ0-9])|[;]\s")

_PARTING = re.compile(r"[,;:–—] ?| (?:and|while|but|whereas|though|a|i|zaś|natomiast|choć|podczas) ")


@dataclass
class Scope:
    """Folded text with remembered answers to the questions that guards ask about it."""

    folded: Folded
    _found: dict[tuple[re.Pattern[str], int, int], list[tuple[int, int]]] = field(default_factory=dict)
    _places: dict[re.Pattern[str], list[int]] = field(default_factory=dict)
    _blocks: list[int] = field(default_factory=list)
    _sentences: dict[int, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._blocks = [match.start() for match in _BLOCK.finditer(self.folded.text)]

    @property
    def text(self) -> str:
        """The folded text."""
        return self.folded.text

    @property
    def blocks(self) -> int:
        """How many blocks the page has."""
        return len(self._blocks) + 1

    def block(self, at: int) -> tuple[int, int]:
        """Return where the block that holds offset `at` begins and ends."""
        place = bisect_left(self._blocks, at)
        begin = self._blocks[place - 1] + 1 if place else 0
        return begin, self._blocks[place] if place < len(self._blocks) else len(self.text)

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """Return where the sentence around a mention begins and ends."""
        begin, behind = self.block(start)
        if begin not in self._sentences:
            ends = [match.end() for match in _SENTENCE_END.finditer(self.text, begin, behind)]
            self._sentences[begin] = [begin, *ends, behind]
        bounds = self._sentences[begin]
        return bounds[bisect_right(bounds, start) - 1], bounds[bisect_left(bounds, end)]

    def parting(self, start: int, end: int) -> int:
        """Return where one part of a sentence ends and the next begins, between two offsets."""
        parts = [match.start() for match in _PARTING.finditer(self.text, start, end)]
        return parts[len(parts) // 2] if parts else (start + end) // 2

    def overlaps(self, pattern: re.Pattern[str], start: int, end: int) -> bool:
        """Tell whether `pattern` matches across any part of the mention, within its block.

        A phrase is looked for within some words of the mention, however long the block is.
        """
        begin, behind = self.block(start)
        found = pattern.finditer(self.text, max(begin, start - _BEFORE), min(behind, end + _BEHIND))
        return any(match.start() < end and start < match.end() for match in found)

    def beside(
        self,
        pattern: re.Pattern[str],
        start: int,
        end: int,
        bounds: tuple[int, int],
        *,
        touching: bool = False,
    ) -> bool:
        """Tell whether `pattern` matches within `bounds`, elsewhere than on the mention itself.

        With `touching` it may reach into the mention, but not be a part of it.
        """
        return any(
            (begin < start or behind > end) if touching else (behind <= start or begin >= end)
            for begin, behind in self.spans(pattern, *bounds)
        )

    def around(self, pattern: re.Pattern[str], start: int, end: int) -> tuple[int, int] | None:
        """Return where the match of `pattern` in the block that holds the mention begins and ends, if any."""
        spans = self.spans(pattern, *self.block(start))
        place = bisect_left(spans, (start,)) - 1
        return spans[place] if place >= 0 and spans[place][1] > end else None

    def count(self, pattern: re.Pattern[str]) -> int:
        """Return how often `pattern` matches on the page."""
        return len(self.spans(pattern, 0, len(self.text)))

    def places(self, pattern: re.Pattern[str]) -> list[int]:
        """Return where a pattern of small letters matches on the page."""
        if pattern not in self._places:
            self._places[pattern] = [match.start() for match in pattern.finditer(self.folded.words.lowered)]
        return self._places[pattern]

    def spans(self, pattern: re.Pattern[str], begin: int, behind: int) -> list[tuple[int, int]]:
        """Return where `pattern` matches between two offsets."""
        key = (pattern, begin, behind)
        if key not in self._found:
            self._found[key] = [match.span() for match in pattern.finditer(self.text, begin, behind)]
        return self._found[key]
