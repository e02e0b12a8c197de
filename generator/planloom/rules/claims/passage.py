"""The sentences of a text, whose object they are about, and which others they name.

A title or an id claims nothing where it names its object: its words are taken out before a sentence is read.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from planloom.model import Item, Plan
from planloom.model.shared import Measure
from planloom.problems import Language
from planloom.rules.language.named import Named, Names
from planloom.rules.language.word_forms import is_form_of

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
_LABEL = re.compile(r"\[\[[^\[\]|]*(?:\|(?P<label>[^\[\]]*))?\]\]")
_WORD = re.compile(r"[^\W_]+")
_QUOTES = ("„“”‚‘\"'«»", "”“\"'’»«")
"""What may stand before and behind a title that is quoted."""
_SHORTENED = re.compile(r"\b(?:cf|e\.g|i\.e|np|por|zob|m\.in|tj|tzn|vs|ok)\.$", re.IGNORECASE)
"""A full stop that ends no sentence."""
_OF_A_YEAR = re.compile(r"\d{4} r\.$")
"""A full stop that ends no sentence before a reference: “w 2027 r. [[churn]] spadł”."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of a text: its words, where it begins, whose text it is, and what it names.

    `carried` are the objects that the sentence before it named, its question or its heading. In the words, titles and
    ids are replaced by letters without a meaning, as `names` tells where; labels that say something else are not.
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
    names: tuple[tuple[int, int], ...] = ()
    """Where the names of objects begin and end."""

    @property
    def others(self) -> tuple[Item, ...]:
        """The objects it is about beside its own: those it names, else those carried."""
        return tuple(one.item for one in self.named) or self.carried

    @property
    def names_one(self) -> bool:
        """Whether it names an object, or means by ``it`` the one that was named before."""
        carried = not self.named and len(self.carried) == 1 and _IT[self.language].search(self.words)
        return bool(self.named or carried)

    def is_in_name(self, start: int) -> bool:
        """Tell whether a place is within the name of an object, where no figure is claimed."""
        return any(first <= start < end for first, end in self.names)

    def labelled(self, start: int) -> Item | None:
        """Return the object in whose label a place stands: ``[[planner-data|by the end of March]]``."""
        return next((one.item for one in self.named if one.by_reference and one.start <= start < one.end), None)


def sentences(text: str, language: Language) -> Iterator[tuple[int, str]]:
    """Yield the sentences of a text with where they begin; a pointer to an object stays with what it is said of."""
    start = 0
    for match in _END.finditer(text):
        if _SEE[language].match(text, match.end()) or _SHORTENED.search(text, max(0, match.start() - 6), match.start()):
            continue
        if text.startswith("[[", match.end()) and _OF_A_YEAR.search(text, max(0, match.start() - 7), match.start()):
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
        places = () if is_title else tuple(_names(found, words, language))
        yield Passage(_without(places, words), start, language, own, here, carried, is_title, now, names=places)
        carried = tuple(one.item for one in here) or carried


def _names(found: Sequence[Named], words: str, language: Language) -> Iterator[tuple[int, int]]:
    """Yield where the ids of references stand, the labels that are the titles of their objects, and titles in quotes."""
    for one in found:
        reference = _LABEL.fullmatch(words, one.start, one.end) if one.by_reference else None
        if reference is None:
            before, behind = words[one.start - 1 : one.start], words[one.end : one.end + 1]
            quoted = before and behind and before in _QUOTES[0] and behind in _QUOTES[1]
            yield from [(one.start, one.end)] if quoted else ()
        elif reference["label"] is None or _is_title_of(one.item, reference["label"], language):
            yield one.start + 2, one.end - 2
        else:
            yield one.start + 2, reference.start("label") - 1


def _is_title_of(item: Item, label: str, language: Language) -> bool:
    """Tell whether a label is the title of its object, in any form."""
    title = (item.title.exact(language) if item.title else None) or ""
    given, known = _WORD.findall(label), _WORD.findall(title)
    return len(given) == len(known) and all(
        one.lower() == other.lower() or is_form_of(one, other, language)
        for one, other in zip(given, known, strict=True)
    )


def _without(names: Sequence[tuple[int, int]], words: str) -> str:
    """Return words with letters without a meaning in the place of names."""
    for first, end in names:
        words = words[:first] + "x" * (end - first) + words[end:]
    return words


def plan_alone(passage: Passage) -> bool:
    """Tell whether a sentence is about a plan as a whole."""
    return not passage.others and isinstance(passage.own, Plan)
