"""The year that a figure of a sentence is said of: the one behind it or before it in its clause."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from planloom.problems import Language
from planloom.rules.language.numbers import Figure

_BREAK = re.compile(r"[,;:(]|\s[–—-]\s")
_HARD_BREAK = re.compile(r"[;:]|\s[–—-]\s")
_BESIDE: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"\W*(?:zloty |PLN |euros? )?(?:in|by|for) $"),
    "pl": re.compile(r"\W*(?:zł |złotych |euro )?(?:w|do|na) (?:roku )?$"),
}
_SINCE: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:since|before|after|until|than in|in autumn|(?:spring|summer|autumn|winter)(?: \w+)?(?: of)?)\s+$",
        re.IGNORECASE,
    ),
    "pl": re.compile(r"\b(?:sprzed|przed|po|niż w|(?:wiosenn|letni|jesienn|zimow)\w*(?: \w+)? z)\s+$", re.IGNORECASE),
}
_FROM: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"\bfrom\s+$", re.IGNORECASE),
    "pl": re.compile(r"\bod\s+$", re.IGNORECASE),
}
_LATER: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"\s*,?\s*(?:(?:a|one) year later|(?:in )?the (?:next|following) year|(?:in )?the year after)\b", re.IGNORECASE),
    "pl": re.compile(r"\s*,?\s*(?:(?:w )?rok później|po roku|(?:w )?następn\w+ roku?|(?:w )?kolejn\w+ roku?)\b", re.IGNORECASE),
}  # fmt: skip
"""Behind a figure of the year after that named before."""
_NOT_YET_OVER: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"\b(?:has|have|had|was|were|fell|rose|grew|went|to|until|till|through)\b", re.IGNORECASE),
    "pl": re.compile(r"\b\w+(?:ł|ła|ło|ły|li)\b|\b(?:do|wzrost|spadek)\b", re.IGNORECASE),
}
"""Words with which what holds from a year on was, or ends with another, and so is not said of that year."""
_FIRST_WORDS = 24
_FEW = 10


@dataclass(frozen=True, slots=True)
class Year:
    """A year that a figure is said of: `beside` where nothing stands between the two, `alone` where no other is named."""

    year: int
    beside: bool = False
    alone: bool = False


def year_of(figure: Figure, figures: Sequence[Figure], words: str, language: Language) -> Year | None:
    """Return the year in which a figure holds; None where the sentence does not tie it to one whole year."""
    alone = len({one.value for one in figures if one.part == "year"}) == 1
    later = [one for one in figures if one.start >= figure.end]
    for one in later:
        if one.part == "year":
            between = words[figure.start + len(figure.written) : one.start]
            if _BREAK.search(between) or not _is_whole(one, figures, words, language):
                break
            return Year(_number(one), _BESIDE[language].fullmatch(between) is not None, alone)
        if _is_main(one):
            break
    before = _before(figure, figures, words, language, alone=alone)
    if before is not None and _LATER[language].match(words, figure.first + len(figure.written)):
        return Year(before.year + 1, alone=False)
    return before


def _before(figure: Figure, figures: Sequence[Figure], words: str, language: Language, *, alone: bool) -> Year | None:
    for one in reversed([one for one in figures if one.end <= figure.start]):
        if one.part == "year":
            between = words[one.end : figure.start]
            wall = _HARD_BREAK if one.start <= _FIRST_WORDS else _BREAK
            if wall.search(between) or not _is_whole(one, figures, words, language):
                return None
            return Year(_number(one), alone=alone)
        if _is_main(one) or one.part:
            return None
    return None


def _is_main(figure: Figure) -> bool:
    """Tell whether a figure is a statement of its own, and no number said by the way."""
    if figure.part or figure.weak or not isinstance(figure.value, Decimal):
        return False
    return bool(figure.unit or figure.number is not None or figure.fraction) or figure.value >= _FEW


def _is_whole(year: Figure, figures: Sequence[Figure], words: str, language: Language) -> bool:
    """Tell whether a whole year is named: no quarter or month of it, no range, and not what was since then."""
    before = words[: year.start]
    if not isinstance(year.value, Decimal) or _SINCE[language].search(before):
        return False
    if _FROM[language].search(before) and _NOT_YET_OVER[language].search(words):
        return False
    near = (
        one
        for one in figures
        if one is not year and one.part and one.start - year.end < _FEW and year.start - one.end < _FEW
    )
    return not any(True for _ in near)


def _number(year: Figure) -> int:
    return int(Decimal(year.value))
