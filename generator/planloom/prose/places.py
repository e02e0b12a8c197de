"""Where in a text a token stands."""

import bisect
import itertools
import re

from markdown_it.token import Token


class Places:
    """Finds offsets in one text for what the rules of lines found in its parts."""

    def __init__(self, source: str) -> None:
        self.lines = source.split("\n")
        self.end = len(source)
        self.starts = [0, *itertools.accumulate(len(line) + 1 for line in self.lines)]

    def offset(self, token: Token, at: int) -> int:
        """Return where in the text what stands at `at` of the words of an inline `token` is written."""
        if "places" not in token.meta:
            token.meta["places"] = _cell(token) if "cell" in token.meta else self._lines(token)
        places: list[tuple[int, int]] = token.meta["places"]
        begin, start = places[bisect.bisect_right(places, at, key=lambda place: place[0]) - 1]
        return start + at - begin

    def line(self, token: Token) -> int:
        """Return where the first line of a block begins."""
        return self.starts[min((token.map or [0])[0], len(self.lines) - 1)]

    def _lines(self, token: Token) -> list[tuple[int, int]]:
        """Return for each line of a token's words where it begins in them, and where in the text."""
        first, begin, found = (token.map or [0])[0], 0, []
        for number, part in enumerate(token.content.split("\n"), start=first):
            line = self.lines[number] if number < len(self.lines) else ""
            words = part.strip()
            left = max(0, line.rfind(words) - (len(part) - len(part.lstrip()))) if words else 0
            found.append((begin, self.starts[min(number, len(self.lines) - 1)] + left))
            begin += len(part) + 1
        return found


def _cell(token: Token) -> list[tuple[int, int]]:
    """Return the same for a cell, whose words lost the backslashes before bars."""
    found = [(0, token.meta["start"])]
    for lost, match in enumerate(re.finditer(r"\\\|", token.meta["cell"])):
        found.append((match.start() - lost, token.meta["start"] + match.start() + 1))
    return found
