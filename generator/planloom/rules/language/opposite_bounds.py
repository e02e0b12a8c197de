"""Figures that one language gives as the least and the other as the most; what is forbidden above is allowed below."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from planloom.problems import Language
from planloom.rules.language.likeness import same
from planloom.rules.language.numbers import DATE_PARTS, Figure
from planloom.rules.language.quantities import quantities
from planloom.rules.language.senses import denials_in, occurrences_in

Place = tuple[int, str]
"""Where words stand in a sentence, and what they are."""
_AROUND_FIGURE, _BEHIND_FIGURE = 20, 12
_FROM: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"\b(?:from|starting (?:at|with))\s+$", re.IGNORECASE),
    "pl": re.compile(r"\bod\s+$", re.IGNORECASE),
}
"""Groups from twenty people: the least, where no other end follows."""
_TO: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"[^.,;]{0,30}\b(?:to|until|till|by)\b|[–-]", re.IGNORECASE),
    "pl": re.compile(r"[^.,;]{0,30}\bdo\b|[–-]", re.IGNORECASE),
}
_ONCE: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"\bonce(?= (?:an?|every|each|per)\b)", re.IGNORECASE),
    "pl": re.compile(r"\braz(?= (?:w|na|do)\b)", re.IGNORECASE),
}
_FORBIDDEN: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:(?:must|may|can|should|shall|could|is|are) ?(?:not|n['’]t)|cannot|(?:not|never)(?= (?:be|fall|drop|sink|go|rise|climb|grow|come)\b))"
        r"(?: [^\W\d]+){0,5} $",
        re.IGNORECASE,
    ),
    "pl": re.compile(
        r"\bnie (?:może|mogą|można|wolno|powin\w+|ma prawa|mają prawa)(?: [^\W\d]+){0,5} $", re.IGNORECASE
    ),
}
"""What stands before a bound that it turns: must not rise above."""
_PASSED: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:(?:must|may|can|should|shall|could) ?(?:not|n['’]t)|cannot|never) (?:ever )?(?:exceed|surpass)\b",
        re.IGNORECASE,
    ),
    "pl": re.compile(
        r"\bnie (?:może|mogą|można|wolno|powin\w+)(?: [^\W\d]+)? (?:przekr[ao]cz\w+|przewyższ\w+)", re.IGNORECASE
    ),
}
"""Words that name the most together with their negation."""
_SIDES = {
    "above": "least", "over": "least", "more than": "least", "powyżej": "least", "ponad": "least", "więcej niż": "least",
    "below": "most", "under": "most", "less than": "most", "fewer than": "most", "poniżej": "most", "mniej niż": "most",
}  # fmt: skip
"""Words that a prohibition turns into the other bound."""
_OTHER = {"least": "most", "most": "least"}


@dataclass(frozen=True, slots=True)
class _Bound:
    """Words that give a figure as the least or the most, and `at` where; those `turned` are forbidden."""

    sense: str
    start: int
    words: str
    at: int
    several: bool = False
    turned: bool = False

    @property
    def place(self) -> Place:
        return self.start, self.words


def opposite_bounds(en: str, pl: str) -> Iterator[tuple[Place, Place]]:
    """Yield a figure that one language gives as the least and the other as the most."""
    english, polish = _bounds_in(en, "en"), _bounds_in(pl, "pl")
    others = [*quantities(pl, "pl"), *_once(pl, "pl")] if english or polish else []
    for figure in [*quantities(en, "en"), *_once(en, "en")] if others else ():
        other = next((one for one in others if same(one, figure)), None)
        said = _bound(figure, english, en, "en") if other else None
        also = _bound(other, polish, pl, "pl") if other else None
        if said and also and said.sense != also.sense and not _denied_elsewhere(said, also, en, pl):
            yield said.place, also.place


def _once(text: str, language: Language) -> Iterator[Figure]:
    """Yield where a text says that something happens once in some time, which is no number elsewhere."""
    return (Figure(Decimal(1), one.start(), one[0], spelt=True) for one in _ONCE[language].finditer(text))


def _denied_elsewhere(said: _Bound, also: _Bound, en: str, pl: str) -> bool:
    """Tell whether one bound is turned and the other may be, by a negation that stands elsewhere."""
    if said.turned == also.turned:
        return False
    one, text = (also, pl) if said.turned else (said, en)
    language: Language = "pl" if said.turned else "en"
    denials = denials_in(text, language)
    return any(not one.start <= word.start < one.start + len(one.words) for word in denials)


def _bounds_in(text: str, language: Language) -> list[_Bound]:
    found = [
        _Bound(sense, one.start, one.words, one.start, one.several)
        for one in occurrences_in(text, language)
        for axis, sense in one.senses
        if axis == "bound"
    ]
    passed = [_Bound("most", one.start(), one[0], one.end() - 1) for one in _PASSED[language].finditer(text)]
    apart = [one for one in found if not any(_holds(two, one) for two in passed)]
    return sorted([*passed, *(_turned(one, text, language) for one in apart)], key=lambda one: one.start)


def _holds(whole: _Bound, part: _Bound) -> bool:
    return whole.start <= part.start < whole.start + len(whole.words)


def _turned(bound: _Bound, text: str, language: Language) -> _Bound:
    """Return the bound as it is meant: what must not rise above something is at most so much."""
    forbidden = _FORBIDDEN[language].search(text, 0, bound.start)
    if bound.words.lower() not in _SIDES or forbidden is None:
        return bound
    end = bound.start + len(bound.words)
    words = text[forbidden.start() : end]
    return replace(bound, sense=_OTHER[bound.sense], words=words, start=forbidden.start(), turned=True)


def _bound(figure: Figure, bounds: list[_Bound], text: str, language: Language) -> _Bound | None:
    """Return what says that a figure is the least or the most: before it, or just behind it."""
    end = figure.first + len(figure.written)
    near = [one for one in bounds if figure.start - _AROUND_FIGURE <= one.at < figure.start]
    near = near or [one for one in bounds if one.several and end <= one.at <= end + _BEHIND_FIGURE]
    if near:
        return near[-1]
    begins = _FROM[language].search(text, 0, figure.first) if figure.part not in (*DATE_PARTS, "time") else None
    if begins and not _TO[language].match(text, end):
        return _Bound("least", begins.start(), text[begins.start() : end], begins.start())
    return None


__all__ = ["opposite_bounds"]
