"""A sentence as its statements are read from it: its cues, the objects they are said of, what takes them back."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from planloom.figures.consistency.stated import Dated, Stated
from planloom.model import Item, Plan
from planloom.model.organisation import Person
from planloom.problems import Code, Language, Phrase
from planloom.rules.claims.cues import cues_in
from planloom.rules.claims.discrepancy import Discrepancy, Field
from planloom.rules.claims.passage import Passage
from planloom.rules.claims.subjects.resolution import Subjects
from planloom.rules.language.lexicon import Occurrence
from planloom.rules.language.named import Named
from planloom.rules.language.numbers import Figure
from planloom.rules.rule import Plans

_STOP = re.compile(
    r"[;:]\s|\s[–—]\s|,\s+(?:but|while|whereas|because|and|ale|lecz|a|natomiast|i|bo|gdyż|ponieważ)\s", re.IGNORECASE
)
"""What ends a clause, so that what is said behind it is said of something else."""
_FIRST_WORDS = 30
"""So many letters may stand before what a text says of its own object without naming it."""
_OWN = re.compile(
    r"\b(?:this|it|its|we|work|project|programme|nobody|t[aoe]n?|tego|tym|tą|prac\w*|projekt\w*|działani\w*|kampani\w*|inicjatyw\w*|przedsięwzię\w*"
    r"|initiative|campaign|measure|objective|goal|milestone|saving|deal)\b",
    re.IGNORECASE,
)
_AND_A_HALF = re.compile(r"\S\s+(?:and a half|i pół)$", re.IGNORECASE)
"""A number in words, of which none says anything by itself: ``two and a half``."""
_REFERENCE = re.compile(r"\[\[[^\[\]|]*\|?")
_AWAY = re.compile(r"[,;:]|\s[–—-]\s")
_BREAK = re.compile(r"[,;:()]|\s[–—-]\s")
_NEAR, _BESIDE = 60, 18
_BEFORE = 25


class Degree(NamedTuple):
    """A comparative or superlative: of what (`cost`, `size`, …) there is more or most, or else less or least."""

    cue: Occurrence
    kind: str
    is_more: bool


@dataclass(frozen=True)
class Sentence:
    """A sentence with what is found in it; `figures` are its numbers and dates."""

    passage: Passage
    subjects: Subjects
    figures: Sequence[Figure]

    @property
    def words(self) -> str:
        """The sentence as it is written."""
        return self.passage.words

    @property
    def language(self) -> Language:
        """In which it is written."""
        return self.passage.language

    @property
    def plans(self) -> Plans:
        """All plans."""
        return self.subjects.plans

    @cached_property
    def cues(self) -> tuple[Occurrence, ...]:
        """Its words that say something, but for the ids of references."""
        blanked = _REFERENCE.sub(lambda match: " " * len(match[0]), self.words)
        inside = [(one.start, one.first + len(one.written)) for one in self.figures if _AND_A_HALF.search(one.written)]
        found = cues_in(blanked, self.language)
        return tuple(cue for cue in found if not any(first <= cue.start < last for first, last in inside))

    @cached_property
    def mentions(self) -> list[Named]:
        """The objects it names: by reference where it does so, else by their titles; people are none of them."""
        named = [one for one in self.passage.named if not isinstance(one.item, Person)]
        linked = [one for one in named if one.by_reference]
        return linked or named

    @cached_property
    def numbers(self) -> list[Figure]:
        """Its numbers that are no dates, and no words of a name."""
        return [
            one
            for one in self.figures
            if not one.part and not one.weak and not any(name.start <= one.start < name.end for name in self.mentions)
        ]

    @property
    def own(self) -> Item | None:
        """The object whose text it is, where it is about that: it names no other."""
        own = self.passage.own
        return None if self.passage.named or own is None or isinstance(own, Plan) else own

    def cues_of(self, group: str, *meanings: str) -> Iterator[tuple[Occurrence, str]]:
        """Yield the cues of a group with what they mean, those of `meanings` where any are given."""
        for cue in self.cues:
            for where, meaning in cue.senses:
                if where == group and (not meanings or meaning in meanings):
                    yield cue, meaning

    def says(self, group: str, *meanings: str) -> bool:
        """Tell whether any cue of a group stands in it."""
        return any(True for _ in self.cues_of(group, *meanings))

    def comparatives(self, *kinds: str) -> list[Degree]:
        """Return what it says there is more of, then what less, of `kinds` where any are given."""
        return self._degrees("more", "less", kinds)

    def superlatives(self, *kinds: str) -> list[Degree]:
        """Return what it says there is most of, then what least, of `kinds` where any are given."""
        return self._degrees("most", "least", kinds)

    def _degrees(self, more: str, less: str, kinds: tuple[str, ...]) -> list[Degree]:
        return [Degree(cue, kind, group == more) for group in (more, less) for cue, kind in self.cues_of(group, *kinds)]

    def discrepancy(
        self, cue: Occurrence, code: Code, known: Stated | Dated | Field, item: Item, expected: Phrase
    ) -> Discrepancy:
        """Return that a cue says otherwise of an object than `known`, a field that gives what is `expected`."""
        return Discrepancy(self.passage.start + cue.start, cue.words, code, known, item, expected)

    def clause(self, start: int) -> tuple[int, int]:
        """Return where the clause around a place begins and ends."""
        stops = list(_STOP.finditer(self.words))
        first = max((stop.end() for stop in stops if stop.end() <= start), default=0)
        last = min((stop.start() for stop in stops if stop.start() >= start), default=len(self.words))
        return first, last

    def is_doubtful(self, cue: Occurrence, *, planned: bool = False) -> bool:
        """Tell whether words of its clause take back what a cue says, or where `planned`, put it off."""
        first, last = self.clause(cue.start)
        kinds = ("doubt", "later") if planned else ("doubt",)
        return any(first <= one.start < last and one is not cue for one, _ in self.cues_of("doubt", *kinds))

    def is_denied(self, cue: Occurrence) -> bool:
        """Tell whether a negation stands right before a cue, or with the verb before it."""
        first, _ = self.clause(cue.start)
        return any(max(first, cue.start - _BEFORE) <= one.start < cue.start for one, _ in self.cues_of("doubt", "not"))

    def subject_of(self, cue: Occurrence) -> Item | None:
        """Return the object that a cue is said of: the one its clause names, the nearest of several before it, or its own."""
        if not self.mentions:
            starts = cue.start <= _FIRST_WORDS or _OWN.search(self.words[: cue.start]) is not None
            return self.own if starts or self.passage.is_title else None
        first, last = self.clause(cue.start)
        here = [one for one in self.mentions if first <= one.start < last]
        if any(one.start < cue.end and cue.start < one.end for one in here):  # “zarządza” is no board, “Zarząd”
            return None
        if len({id(one.item) for one in here}) == 1:
            return here[0].item
        if len(self.mentions) == 1 and abs(self.mentions[0].end - cue.start) <= _NEAR:
            return self.mentions[0].item
        return None

    def nearest(self, cue: Occurrence) -> Item | None:
        """Return the object named right behind a cue, or right before it, of several."""
        apart = {
            max(one.start - cue.end, cue.start - one.end): one.item
            for one in self.mentions
            if not _AWAY.search(self.words[min(one.end, cue.end) : max(one.start, cue.start)])
        }
        least = min(apart, default=_NEAR)
        return apart[least] if least < _BESIDE + _BESIDE else None

    def is_beside(self, cue: Occurrence) -> bool:
        """Tell whether the object that a sentence names stands right beside a cue, and is not told of by the way."""
        between = [self.words[min(one.end, cue.end) : max(one.start, cue.start)].strip("() ") for one in self.mentions]
        return not between or any(len(one) <= _BESIDE and not _BREAK.search(one) for one in between)

    def sides_of(self, cue: Occurrence) -> tuple[Named, Named] | None:
        """Return the two objects that a cue stands between, or stands before or behind; None where there are not two."""
        first, last = self.clause(cue.start)
        here = [one for one in self.mentions if first <= one.start < last]
        if len({id(one.item) for one in here}) != 2:  # noqa: PLR2004  # of which one is said of the other
            return None
        return here[0], here[-1]


__all__ = ["Degree", "Sentence"]
