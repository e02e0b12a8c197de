"""Shares that a text gives as so many of so many: ``two in three``, ``14 of a hundred``, ``co trzeci``, ``na sto``."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from planloom.problems import Language
from planloom.rules.language.numbers import Figure

_WHOLES = frozenset(map(Decimal, (3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 40, 50, 100, 1000)))
"""What shares are told of; of 302 million or 21 days something else is told."""
_HUNDRED = frozenset(map(Decimal, (100, 1000)))
_BETWEEN: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"(?:\s+[^\W\d]+){0,2}\s+(?:of|in|out of)\s+(?:a |every |the )?", re.IGNORECASE),
    "pl": re.compile(r"(?:\s+[^\W\d]+){0,2}\s+(?:na|z|spośród)\s+(?:każd\w+ )?", re.IGNORECASE),
}
_ONE = re.compile(r"one|jed(?:en|na|no|nego|nej|nym|ną)", re.IGNORECASE)
_FAR: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"(?:\s+[^\W\d]+){0,4}\s+(?:in|out of)\s+", re.IGNORECASE),
    "pl": re.compile(r"(?:\s+[^\W\d]+){0,4}\s+na\s+", re.IGNORECASE),
}
"""One of them may stand further from the whole: “one new home or flat in four”."""
_ONE_BEFORE: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"\bone(?:\s+[^\W\d]+){0,4}\s+(?:in|out of)\s+$", re.IGNORECASE),
    "pl": re.compile(r"\bjed(?:en|na|no)(?:\s+[^\W\d]+){0,4}\s+na\s+$", re.IGNORECASE),
}
_NO_SHARE = re.compile(r"\b(?:instead|rather|more|less|zamiast|więcej|mniej)\b", re.IGNORECASE)
_FACTOR = re.compile(r"doubl|twice|twofold|tripl|trebl|three?fold|podw|dwukr|potr|trzykr", re.IGNORECASE)
_ONE_IN: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:(?P<d2b>one(?: [a-z]+)? in two)\b|every (?:(?P<d2>second|other)|(?P<d3>third)|(?P<d4>fourth)|(?P<d5>fifth)|(?P<d6>sixth)|(?P<d7>seventh)|(?P<d8>eighth)|(?P<d9>ninth)|(?P<d10>tenth)|(?P<d12>twelfth)|(?P<d20>twentieth)|(?P<d50>fiftieth)))\b"
        r"(?!\W+(?:year|month|week|day|hour|quarter|time|\w+day|evening|morning|meeting|issue|visit))",
        re.IGNORECASE,
    ),
    "pl": re.compile(
        r"\bco (?:(?P<d2>drug)|(?P<d3>trzeci)|(?P<d4>czwart)|(?P<d5>piąt)|(?P<d6>szóst)|(?P<d7>siódm)|(?P<d8>ósm)|(?P<d9>dziewiąt)|(?P<d10>dziesiąt)|(?P<d12>dwunast)|(?P<d20>dwudziest)|(?P<d50>pięćdziesiąt))\w*\b"
        r"(?!\W+(?:rok|miesiąc|tydzień|tygodni|dzień|dnia|godzin|kwarta|raz|poniedział|wtor|środ|czwart|piąt|sobot|niedziel|weekend|wiecz|poran|spotkani|numer|wizyt))",
        re.IGNORECASE,
    ),
}


def tells_one_in(words: str, language: Language) -> bool:
    """Tell whether a text gives a share as every third, which without it has no figure."""
    return _ONE_IN[language].search(words) is not None


def is_one_in(raw: str) -> bool:
    """Tell whether a figure is given as every third of something, and not as a third of it."""
    return any(pattern.fullmatch(raw) for pattern in _ONE_IN.values())


def with_ratios(figures: Sequence[Figure], words: str, language: Language) -> list[Figure]:
    """Return the figures of a sentence, those that make a share together as the one share they are."""
    found = list(_joined(figures, words, language))
    every = [one for one in every_so_many(words, language) if all(one.start != other.start for other in found)]
    return sorted([*without(found, every), *every], key=lambda one: one.start)


def every_so_many(words: str, language: Language) -> Iterator[Figure]:
    """Yield the shares that a text gives as every third, as fractions."""
    for match in _ONE_IN[language].finditer(words):
        whole = Decimal(str(match.lastgroup)[1:].rstrip("b"))
        yield Figure(1 / whole, match.start(), match[0], spelt=True, fraction=True)


def without(figures: Iterable[Figure], others: Sequence[Figure]) -> list[Figure]:
    """Return the figures that do not stand within others."""
    return [one for one in figures if not any(other.start <= one.start < other.end for other in others)]


def _joined(figures: Sequence[Figure], words: str, language: Language) -> Iterator[Figure]:
    rest = list(figures)
    while rest:
        first = rest.pop(0)
        second = rest[0] if rest else None
        if second is not None and _makes_share(first, second, words, language):
            yield _share(first, rest.pop(0), words)
        elif second is not None and _is_whole_first(first, second, words, language):
            part = rest.pop(0)
            value = Decimal(part.value) / Decimal(first.value) * 100
            yield Figure(value, part.start, part.raw, unit="percent", spelt=True, whole=part.raw)
        else:
            yield _one_of(first, words, language) or first


def _one_of(whole: Figure, words: str, language: Language) -> Figure | None:
    """Return the share of one behind a year, where no number in words is read: ``By 2030 one home in four``."""
    before = _ONE_BEFORE[language].search(words[: whole.start])
    if before is None or whole.value not in _WHOLES or whole.unit or whole.part or not isinstance(whole.value, Decimal):
        return None
    raw = words[before.start() : whole.end]
    return Figure(1 / whole.value, before.start(), raw, spelt=True, fraction=True, whole=raw)


_OF_SO_MANY: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"\b(?:of|out of|in) (?:every )?$", re.IGNORECASE),
    "pl": re.compile(r"\b(?:na|spośród|z) (?:każd\w+ )?$", re.IGNORECASE),
}
_SO_MANY: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"\s+[^\W\d]+,?(?:\s+[^\W\d]+){0,5}\s+", re.IGNORECASE),
    "pl": re.compile(r"\s+[^\W\d]+,?(?:\s+[^\W\d]+){0,5}\s+", re.IGNORECASE),
}


def _is_whole_first(whole: Figure, part: Figure, words: str, language: Language) -> bool:
    """Tell whether a hundred is named before how many of it: ``of a hundred people no more than seven leave``."""
    plain = not (whole.unit or whole.part or whole.fraction or part.unit or part.part or part.fraction)
    if not plain or whole.value not in _HUNDRED or not isinstance(part.value, Decimal):
        return False
    is_part = 0 < part.value < Decimal(whole.value) and part.value == int(part.value)
    between = _SO_MANY[language].fullmatch(words[whole.end : part.start])
    return bool(is_part and between and _OF_SO_MANY[language].search(words[: whole.start]))


def _makes_share(first: Figure, second: Figure, words: str, language: Language) -> bool:
    if not (isinstance(first.value, Decimal) and isinstance(second.value, Decimal)):
        return False
    plain = not (first.unit or second.unit or first.part or second.part or first.fraction or second.fraction)
    whole = second.value in _WHOLES and 0 < first.value < second.value and first.value == int(first.value)
    between = words[first.end : second.start]
    if not (plain and whole) or _NO_SHARE.search(between) or _FACTOR.match(first.raw):
        return False
    near = _BETWEEN[language].fullmatch(between)
    return bool(near or (_ONE.fullmatch(first.raw) and _FAR[language].fullmatch(between)))


def _share(first: Figure, second: Figure, words: str) -> Figure:
    raw = words[first.start : second.end]
    value = Decimal(first.value) / Decimal(second.value)
    if second.value in _HUNDRED:
        return Figure(value * 100, first.start, raw, unit="percent", spelt=True, whole=raw)
    return replace(first, value=value, raw=raw, whole=raw, spelt=True, fraction=True, weak=False)
