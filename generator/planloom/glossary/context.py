"""A word among its neighbours: what the rules about verbs and names look at."""

import re
from dataclasses import dataclass

from planloom.glossary.words import Folded

OPENING = "\"'„“‘«([‚*_"
_STARTS = frozenset(".!?:;…|•>\n")
_TIED = re.compile(r"[ ]+|[-\u2010\u2011] ?")
_BULLET = frozenset("-–—*")


@dataclass(frozen=True)
class Context:
    """The words from `first` to `last` of a folded text, and the words around them."""

    folded: Folded
    first: int
    last: int

    def before(self, steps: int = 1) -> str | None:
        """Return the word so many places before, in lower case; None when punctuation stands between."""
        place = self.first - steps
        if place < 0 or not all(self._tied(at) for at in range(place, self.first)):
            return None
        return self.folded.words.lower[place]

    def after(self, steps: int = 1) -> str | None:
        """Return the word so many places behind, in lower case; None when punctuation stands between."""
        place = self.last + steps
        if place >= len(self.folded.words) or not all(self._tied(at) for at in range(self.last, place)):
            return None
        return self.folded.words.lower[place]

    def written_before(self) -> str:
        """Return the word before as it is written; nothing when punctuation stands between."""
        return self.folded.words.written(self.first - 1) if self.before() else ""

    def written_after(self) -> str:
        """Return the word behind as it is written; nothing when punctuation stands between."""
        return self.folded.words.written(self.last + 1) if self.after() else ""

    def _tied(self, at: int) -> bool:
        spans = self.folded.words.spans
        return _TIED.fullmatch(self.folded.text, spans[at][1], spans[at + 1][0]) is not None

    @property
    def start(self) -> int:
        """The folded offset of the first word."""
        return self.folded.words.spans[self.first][0]

    def begins_sentence(self, steps: int = 0) -> bool:
        """Tell whether the first word (or the one so many places before) begins a sentence or a line."""
        place = self.first - steps
        if place < 0:
            return False
        at = self.folded.words.spans[place][0]
        while at > 0 and (self.folded.text[at - 1] == " " or self.folded.text[at - 1] in OPENING):
            if self.folded.begins_line(at):
                return True
            at -= 1
        if at == 0 or self.folded.begins_line(at) or self.folded.text[at - 1] in _STARTS:
            return True
        return self.folded.text[at - 1] in _BULLET and self.folded.begins_line(at - 1)
