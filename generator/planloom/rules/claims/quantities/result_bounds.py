"""Bounds that a sentence says results kept, or moves that it says were larger than so much, against those results (L104).

“By the end of June there were more than 3,000 of them” is refuted by the result of that day alone.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from planloom.figures.consistency.stated import Stated, stated_by
from planloom.model import Item
from planloom.model.shared import Measure
from planloom.problems import LANGUAGES, Language, Phrase
from planloom.rules.claims.codes import FIGURE_DIFFERS
from planloom.rules.claims.cues.patterns import listed_words
from planloom.rules.claims.dates.days import Day, days_in
from planloom.rules.claims.discrepancy import Discrepancy
from planloom.rules.claims.display import with_period
from planloom.rules.claims.passage import Passage
from planloom.rules.claims.quantities.quantity import COUNT, QuantityClaim, quantity_claims
from planloom.rules.claims.subjects.resolution import Subjects, measures_of
from planloom.rules.claims.trends.steps import in_past, steps_of
from planloom.rules.language.durations import DURATIONS, counts_duration
from planloom.rules.language.numbers import PARTS_OF_YEAR, Figure

_UNSURE = listed_words("result_bounds.unsure")
_OF_CHANGE: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"\bby\s+(?:more than|over|at least|well over|a good)\s+\S{0,4}$", re.IGNORECASE),
    "pl": re.compile(r"\bo\s+(?:ponad|przeszło|więcej niż|co najmniej)\s+$", re.IGNORECASE),
}
_SINCE = listed_words("result_bounds.since")
_ENDS = re.compile(r"\s*(?:of them|z nich)?\s*(?:[.,;:)\]]|$)", re.IGNORECASE)
_NEAR = Decimal("0.3")
_FAR = 4


def result_bounds(passage: Passage, subjects: Subjects, figures: Sequence[Figure]) -> Iterator[Discrepancy]:
    """Yield the bound of a sentence about the past that no result of the measure it is about bears out."""
    words, language = passage.words, passage.language
    claims = list(quantity_claims(figures, words, language))
    if len(claims) != 1 or claims[0].bound not in ("least", "most") or _UNSURE[language].search(words):
        return
    claim = claims[0]
    measures = _meant_measures(passage)
    is_change = _OF_CHANGE[language].search(words[: claim.figure.start]) is not None
    discrepancy = (_moved_less if is_change else _kept)(passage, claim, measures, subjects, figures)
    if discrepancy is not None:
        yield discrepancy


def _meant_measures(passage: Passage) -> list[Measure]:
    """Return the measure that a sentence names or whose text it is, or those of the one objective it is about."""
    named = {id(one.item): one.item for one in passage.named}
    items: list[Item] = list(named.values()) or ([passage.own] if passage.own is not None else [])
    return measures_of(items[0]) if len(items) == 1 else []


def _kept(
    passage: Passage, claim: QuantityClaim, measures: Sequence[Measure], subjects: Subjects, figures: Sequence[Figure]
) -> Discrepancy | None:
    """Return the result of the day named that is on the other side of a bound, where all of that day are."""
    day = _day(passage, figures)
    whole = day.period() if day is not None else None
    if day is None or whole is None or whole.end >= subjects.plans.today:
        return None
    if claim.unit == COUNT and not (_ENDS.match(claim.after) or passage.labelled(claim.figure.start)):
        return None
    found = [
        (measure, one)
        for measure in measures
        for one in stated_by(measure, subjects.plans.figures)
        if one.field == "actuals" and _is_of_unit(one, claim) and one.period is not None and not one.summed
        if one.period.end == whole.end and (measure.aggregate != "sum" or one.period.start == whole.start)
    ]
    if not found or not all(_refutes(one.value, claim) for _, one in found):
        return None
    measure, known = found[0]
    shown = Phrase(*(with_period(known, language) for language in LANGUAGES))
    return Discrepancy(passage.start + claim.figure.start, claim.figure.written, FIGURE_DIFFERS, known, measure, shown)


def _day(passage: Passage, figures: Sequence[Figure]) -> Day | None:
    days = list(days_in(figures, passage.words, passage.language))
    if len(days) != 1 or days[0].bound not in ("", "by") or days[0].within is not None:
        return None
    is_exact = bool(PARTS_OF_YEAR & set(days[0].parts)) or days[0].at_end
    return days[0] if days[0].has_year and is_exact and "day" not in days[0].parts else None


def _is_of_unit(one: Stated, claim: QuantityClaim) -> bool:
    if claim.unit in DURATIONS:
        return one.unit == COUNT and counts_duration(one.words, claim.unit)
    return one.unit == claim.unit


def _refutes(known: Decimal, claim: QuantityClaim) -> bool:
    value = abs(claim.value)
    is_beyond = known < value if claim.bound == "least" else known > value
    return is_beyond and abs(known - value) <= value * _NEAR


def _moved_less(
    passage: Passage, claim: QuantityClaim, measures: Sequence[Measure], subjects: Subjects, figures: Sequence[Figure]
) -> Discrepancy | None:
    """Return the largest move of a measure that a sentence says has moved by more."""
    words, language = passage.words, passage.language
    is_told = _SINCE[language].search(words) is not None and in_past(words, language)
    if not is_told or len(measures) != 1 or claim.bound != "least" or any(one.part for one in figures):
        return None
    (measure,) = measures
    steps = [one for one in steps_of(measure, subjects.plans.figures) if one.is_past and _is_of_unit(one.last, claim)]
    known = max(steps, key=lambda one: abs(one.change), default=None)
    if known is None or known.first is None or not abs(claim.value) / _FAR <= abs(known.change) < abs(claim.value):
        return None
    ends: tuple[Stated, Stated] = (known.first, known.last)
    shown = Phrase(*(" → ".join(with_period(one, language) for one in ends) for language in LANGUAGES))
    return Discrepancy(
        passage.start + claim.figure.start, claim.figure.written, FIGURE_DIFFERS, known.last, measure, shown
    )


__all__ = ["result_bounds"]
