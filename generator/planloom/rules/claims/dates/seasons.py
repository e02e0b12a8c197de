"""The season or month that a title begins with, against the days of its object: ``Spring letter``."""

import re
from collections.abc import Iterator, Mapping

from planloom.figures import Figures
from planloom.figures.consistency.stated import days_of
from planloom.model import Plan
from planloom.model.shared import Milestone
from planloom.problems import Language
from planloom.rules.claims.codes import DATE_DIFFERS
from planloom.rules.claims.discrepancy import Discrepancy
from planloom.rules.claims.passage import Passage

_SEASONS: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"(?:(?P<spring>spring)|(?P<summer>summer)|(?P<autumn>autumn|fall)|(?P<winter>winter))\b", re.IGNORECASE
    ),
    "pl": re.compile(
        r"(?:(?P<spring>wiosenn\w+)|(?P<summer>letni[aeą]?|letniego|letniej)|(?P<autumn>jesienn\w+)|(?P<winter>zimow\w+))\b",
        re.IGNORECASE,
    ),
}
_MONTHS: Mapping[str, frozenset[int]] = {
    "spring": frozenset({2, 3, 4, 5, 6}),
    "summer": frozenset({5, 6, 7, 8, 9}),
    "autumn": frozenset({8, 9, 10, 11, 12}),
    "winter": frozenset({11, 12, 1, 2, 3}),
}
"""The months that may be meant, with one before and behind."""
_FEW_WORDS = 3
_SHORT = 200


def tells_season(words: str, language: Language) -> bool:
    """Tell whether a text names a season."""
    return _SEASONS[language].search(words) is not None


def seasons(passage: Passage, figures: Figures) -> Iterator[Discrepancy]:
    """Yield the season of a short title in which no day of its object lies."""
    item = passage.own
    if not passage.is_title or item is None or isinstance(item, Plan | Milestone):
        return
    match = _SEASONS[passage.language].search(passage.words)
    if match is None:
        return
    if passage.language == "en" and match.start() > 0:  # “Sales in winter” is no name
        return
    days = [one for one in days_of(item, figures) if one.part is item]
    if not days or len(passage.words.split()) > _FEW_WORDS:
        return
    first, last = min(one.period.start for one in days), max(one.period.end for one in days)
    months = {
        (first.month - 1 + more) % 12 + 1
        for more in range((last.year - first.year) * 12 + last.month - first.month + 1)
    }
    if (last - first).days <= _SHORT and months.isdisjoint(_MONTHS[str(match.lastgroup)]):
        yield Discrepancy.of_match(passage, match, DATE_DIFFERS, days[0], item, days[0].period)


__all__ = ["seasons", "tells_season"]
