"""Abbreviations that a text explains itself: ``*[KPI]: key performance indicator``."""

import re
from collections.abc import Iterator, Mapping

_WORD = re.compile(r"\w+")


class Abbreviations:
    """Finds the abbreviations of a text in its words, in time that grows with the words alone."""

    def __init__(self, meanings: Mapping[str, str]) -> None:
        self._meanings = {short: meaning for short, meaning in meanings.items() if _WORD.match(short)}
        self._lengths = sorted({len(short) for short in self._meanings}, reverse=True)

    def parted(self, words: str) -> Iterator[tuple[str, str | None]]:
        """Yield the words in pieces, each with its meaning; None for what is no abbreviation."""
        done = 0
        for match in _WORD.finditer(words) if self._lengths else ():
            found = self._at(words, match.start()) if match.start() >= done else None
            if found:
                if done < match.start():
                    yield words[done : match.start()], None
                yield found, self._meanings[found]
                done = match.start() + len(found)
        if done < len(words):
            yield words[done:], None

    def _at(self, words: str, start: int) -> str | None:
        """Return the longest abbreviation that stands at `start` as a word of its own."""
        for length in self._lengths:
            found = words[start : start + length]
            if found in self._meanings and not _WORD.match(words, start + length):
                return found
        return None
