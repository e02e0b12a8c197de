"""The sentences of a text, whose object they are about, and which others they name."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from planloom.model import Item, Plan
from planloom.model.shared import Measure
from planloom.problems import Language
from planloom.rules.language.named import Named, Names

_END = re.compile(
    r"(?<=[.!?…:;])[\"”’)]*\s+(?=[\"“„(*\[]*(?:[A-ZĄĆĘŁŃÓŚŹŻ0-9]|(?<=\[\[)\w))|;\s+(?!(?:see|zob\.?|por\.|cf\.)\W)|\n[ \t]*(?:[-*|]|\d+\.)\s"
)
_NOW: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:now|today|current(?:ly)?|latest|last|so far|at present|already|month|quarter)\b", re.IGNORECASE
    ),
    "pl": re.compile(
        r"\b(?:teraz|dziś|dzisiaj|obecnie|ostatni\w*|dotąd|dotychczas|już|miesią\w+|miesięc\w+|kwarta\w+)\b",
        re.IGNORECASE,
    ),
}
_SEE: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"[\s(*]*(?:see|cf\.|more(?: on this)?:?)\s+(?:also )?\[\[", re.IGNORECASE),
    "pl": re.compile(r"[\s(*]*(?:zob\.|zobacz|por\.|patrz|więcej:?)\s+(?:też |także )?\[\[", re.IGNORECASE),
}
"""What belongs to the sentence before it."""
_IT: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"\b(?:it|its)\b", re.IGNORECASE),
    "pl": re.compile(r"\b(?:jego|jej|nim|nią|niego|niej|go|ją|ono|ona)\b", re.IGNORECASE),
}
"""What means the object named before."""
_SHORTENED = re.compile(r"\b(?:cf|e\.g|i\.e|np|por|zob|m\.in|tj|tzn|vs|ok)\.$", re.IGNORECASE)
"""A full stop that ends no sentence."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of a text: its words, where it begins, whose text it is, and what it names.

    `carried` are the objects that the sentence before it named, its question or its heading.
    """

    words: str
    start: int
    language: Language
    own: Item | None
    named: tuple[Named, ...] = ()
    carried: tuple[Item, ...] = ()
    is_title: bool = False
    tells_of_days: bool = False
    """Whether it names a day, month or quarter, or the present."""
    names_part: bool = False
    """Whether it names a month, a quarter or a half year."""

    @property
    def others(self) -> tuple[Item, ...]:
        """The objects it is about beside its own: those it names, else those carried."""
        return tuple(one.item for one in self.named) or self.carried

    @property
    def names_one(self) -> bool:
        """Whether it names an object, or means by ``it`` the one that was named before."""
        carried = not self.named and len(self.carried) == 1 and _IT[self.language].search(self.words)
        return bool(self.named or carried)

    def labelled(self, start: int) -> Item | None:
        """Return the object in whose label a place stands: ``[[planner-data|by the end of March]]``."""
        return next((one.item for one in self.named if one.by_reference and one.start <= start < one.end), None)


def sentences(text: str, language: Language) -> Iterator[tuple[int, str]]:
    """Yield the sentences of a text with where they begin; a pointer to an object stays with what it is said of."""
    start = 0
    for match in _END.finditer(text):
        if _SEE[language].match(text, match.end()) or _SHORTENED.search(text, max(0, match.start() - 6), match.start()):
            continue
        yield start, text[start : match.start()]
        start = match.end()
    yield start, text[start:]


def passages_of(
    text: str, language: Language, own: Item | None, names: Names, *, is_title: bool = False, about: Sequence[Item] = ()
) -> Iterator[Passage]:
    """Yield the sentences of a text with what they name; `about` is what a heading or question before it names."""
    carried = tuple(about)
    for start, words in sentences(text, language):
        found = [one for one in names.in_(words, language) if not is_title or isinstance(one.item, Measure)]
        here = tuple(one for one in found if one.item is not own)
        now = _NOW[language].search(words) is not None
        yield Passage(words, start, language, own, here, carried, is_title, now)
        carried = tuple(one.item for one in here) or carried


def plan_alone(passage: Passage) -> bool:
    """Tell whether a sentence is about a plan as a whole."""
    return not passage.others and isinstance(passage.own, Plan)
