"""Figures far from what the one object of a sentence states, where its words leave nothing else that may be meant.

“The bank contributed nine million by way of [[fund-loan|the loan]]” gives the amount of the loan, however far off it is.
"""

import re
from collections.abc import Sequence
from decimal import Decimal

from planloom.figures.consistency.stated import PEOPLE
from planloom.model import Item, Plan
from planloom.model.fields import is_currency
from planloom.model.shared import Measure, Objective
from planloom.rules.claims.cues.fields import mentioned_fields, tells_of_giving
from planloom.rules.claims.cues.patterns import listed_words
from planloom.rules.claims.dates.periods import years_in, years_of
from planloom.rules.claims.passage import Passage
from planloom.rules.claims.quantities.quantity import AMOUNT, COUNT, QuantityClaim
from planloom.rules.claims.subjects.resolution import READINGS, TOLD_OF_PAST, Candidate
from planloom.rules.language.numbers import Figure

_RANGE = (Decimal("0.2"), Decimal(5))
_STAFF = frozenset({"headcount", "headcount_after", "fte", "fte_after"})
"""How many people work in what a sentence names, if it counts people."""
_DIVISORS = (2, 3, 4, 12)
"""What an amount may be split by: halves, thirds, quarters and months of it."""
_SOMETHING_ELSE = listed_words("outliers.something_else")
_BREAK = re.compile(
    r"[.;:()]|,(?!\s+(?:(?:for|in|of|with|at|to|by|from)\s+)?(?:which|who)\b|\s+(?:\w+\s+)?któr\w+)|\s[–—-]\s"
)


def outlier(
    passage: Passage, claim: QuantityClaim, known: Sequence[Candidate], figures: Sequence[Figure]
) -> Candidate | None:
    """Return the figure that a sentence states of the one object it is about, however far it lies from that."""
    item = _subject(passage)
    if item is None or passage.is_title or not _is_alone(claim, figures) or not _is_one_clause(passage, claim):
        return None
    pool = _stated_by_it(item, passage, claim, known, figures)
    states_it = any(claim.agrees(one.stated.value) for one in known if one.item is item)
    if not pool or states_it or any(_is_made_of(claim, pool, one) for one in pool):
        return None
    one = min(pool, key=lambda each: abs(each.stated.value - claim.value))
    low, high = _RANGE
    is_off = one.stated.value > 0 and low <= claim.value / one.stated.value <= high
    return one if is_off and not any(claim.is_true_of(each.stated.value) for each in pool) else None


def _subject(passage: Passage) -> Item | None:
    """Return the one object that a sentence names, or else the one its text is of; what tells of the past gives none."""
    if passage.named:
        return passage.named[0].item if len(passage.named) == 1 else None
    own = passage.own
    return None if isinstance(own, (Plan, Measure, Objective, *TOLD_OF_PAST)) or passage.carried else own


def _is_alone(claim: QuantityClaim, figures: Sequence[Figure]) -> bool:
    """Tell whether a sentence gives no other figure but one year at most."""
    other_figures = [one for one in figures if one is not claim.figure and not one.weak]
    return all(one.part == "year" for one in other_figures) and len(other_figures) <= 1


def _is_one_clause(passage: Passage, claim: QuantityClaim) -> bool:
    """Tell whether a figure and the object stand in one clause, and no word of theirs speaks of anything else."""
    words = passage.words
    if not passage.named:
        return not _BREAK.search(words.strip(" .()")) and not _SOMETHING_ELSE[passage.language].search(words)
    one = passage.named[0]
    if one.start <= claim.figure.start < one.end:
        return False
    between = (
        words[one.end : claim.figure.start] if one.end <= claim.figure.start else words[claim.figure.end : one.start]
    )
    outside = f"{words[: one.start]} {words[one.end :]}"
    return not _BREAK.search(between.strip("() ")) and not _SOMETHING_ELSE[passage.language].search(outside)


def _stated_by_it(
    item: Item, passage: Passage, claim: QuantityClaim, known: Sequence[Candidate], figures: Sequence[Figure]
) -> list[Candidate]:
    """Return what the object states of itself in the fields that the words of a sentence mean, in its year if it names one."""
    fields = mentioned_fields(passage.words, passage.language)
    if claim.unit == PEOPLE and passage.named:
        fields |= _STAFF
    if tells_of_giving(passage.words, passage.language):
        fields |= {"amount"}
    if isinstance(item, Plan):
        return []
    years = {claim.year.year} if claim.year else years_in(figures)
    of_it = [one for one in known if one.item is item and one.stated.part is item and one.stated.field in fields]
    pool = [one for one in of_it if one.stated.field not in READINGS]
    if years and any(one.stated.period for one in pool):
        pool = [one for one in pool if one.stated.period and set(years_of(one.stated.period)) == years]
    is_counted = claim.unit == COUNT and all(one.stated.unit == COUNT for one in pool)
    return pool if is_counted or is_currency(claim.unit) or claim.unit in (AMOUNT, PEOPLE) else []


def _is_made_of(claim: QuantityClaim, pool: Sequence[Candidate], one: Candidate) -> bool:
    """Tell whether a figure is a regular part of what a field states, or what two of its entries come to or differ by."""
    value = one.stated.value
    others = [each.stated.value for each in pool if each is not one and each.stated.field == one.stated.field]
    divisors = _DIVISORS if one.stated.unit else ()
    sizes = [*(value / divisor for divisor in divisors), *(value + other for other in others)]
    return any(claim.agrees(size) for size in (*sizes, *(abs(value - other) for other in others)))


__all__ = ["outlier"]
