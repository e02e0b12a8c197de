"""Where in its source a passage of a text stands.

On its way from the source a YAML scalar was folded and unquoted; the words are the same, the blanks between them
need not be. So text and source are walked through together, word by word, once for a text.
"""

import bisect
import functools
import re
from collections.abc import Mapping

from planloom.problems import Span

_WORD = re.compile(r"\S+")
_SKIPPED = 2000
_PART = re.compile(rf"\S{{1,{_SKIPPED}}}")
"""Signs of the source that may stand between two words of a text, such as a blank margin of a long block."""


class Places:
    """Finds places in the source of one text, which is written at `span`."""

    def __init__(self, text: str, span: Span, sources: Mapping[str, str]) -> None:
        self.text = text
        self.span = span
        self._source = sources.get(span.file, "")
        self._starts = _line_starts(self._source)
        self._begin = self._offset(span.line, span.column)
        self._end = self._offset(span.end_line, span.end_column) if span.end_line > 0 else len(self._source)
        self._words: list[tuple[int, int, int]] | None = None

    def _offset(self, line: int, column: int) -> int:
        if line > len(self._starts):
            return len(self._source)
        return self._starts[line - 1] + column - 1

    def of(self, start: int, end: int) -> Span:
        """Return where the words from `start` up to `end` of the text stand; the whole text where that is not known."""
        at = self._found(start)
        if at is None:
            return self.span
        length = len(self.text[start:end].split("\n")[0])
        line = bisect.bisect_right(self._starts, at)
        column = at - self._starts[line - 1] + 1
        line_end = self._starts[line] - 1 if line < len(self._starts) else len(self._source)
        last = line_end - self._starts[line - 1] + 1
        return Span(self.span.file, line, column, line, max(column + 1, min(column + length, last)))

    def _found(self, start: int) -> int | None:
        """Return where in the source the word at `start` stands."""
        words = self._aligned()
        index = bisect.bisect_right(words, start, key=lambda word: word[0]) - 1
        if index >= 0 and start < words[index][1]:
            return words[index][2] + start - words[index][0]
        before = words[index][2] if index >= 0 else self._begin
        rest = _PART.match(self.text, start)
        found = self._source.find(rest[0], before, min(before + _SKIPPED, self._end)) if rest else -1
        return None if found < 0 else found

    def _aligned(self) -> list[tuple[int, int, int]]:
        """Return where each word begins and ends in the text and begins in the source.

        Words that were written otherwise are left out. A word may be as long as a text.
        """
        if self._words is None:
            self._words = []
            at = self._begin
            for word in _WORD.finditer(self.text):
                most = min(at + len(word[0]) + _SKIPPED, self._end)
                found = self._source.find(word[0], at, most)
                if found >= 0:
                    self._words.append((word.start(), word.end(), found))
                    at = found + len(word[0])
        return self._words


@functools.lru_cache(maxsize=64)
def _line_starts(source: str) -> list[int]:
    return [0, *(match.end() for match in re.finditer("\n", source))]
