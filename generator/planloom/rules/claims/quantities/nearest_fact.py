"""Which of the fields that a figure may mean it comes close to, without being it."""

import re
from collections.abc import Mapping
from decimal import Decimal

from planloom.figures.consistency.stated import Stated
from planloom.model import Plan
from planloom.model.restructuring import Redundancy
from planloom.model.shared import Measure, Objective
from planloom.problems import Language
from planloom.rules.claims.dates.periods import years_in, years_of
from planloom.rules.claims.passage import Passage
from planloom.rules.claims.quantities.quantity import COUNT, QuantityClaim, begins
from planloom.rules.claims.subjects.resolution import READINGS, Candidate
from planloom.rules.language.numbers import Figure
from planloom.values.rounding import trimmed

_NEAR = (Decimal("0.75"), Decimal("1.34"))
_NEAR_PLAN = (Decimal("0.9"), Decimal("1.11"))
_NEAR_YEAR = (Decimal("0.45"), Decimal("2.2"))
"""How far from a field a figure may be and still be meant for it: of one year, the field can be no other."""
_NEAR_MEASURE = (Decimal("0.12"), Decimal(8))
"""How far from the one result of a measure a figure may be that is told of it and its time."""
_SUMS_OF_PLANS = frozenset({"revenue_target", "run_rate", "phasing", "leavers", "hires", "retrained"})
"""What a plan comes to that its words leave no doubt about."""
_SMALL = 10
_LOSS: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"\b(?:loss(?:es)?|los(?:e|es|ing)|deficit|shortfall|minus|negative)\b", re.IGNORECASE),
    "pl": re.compile(r"\b(?:strat\w+|deficyt\w*|ujemn\w+|minus\w*)\b", re.IGNORECASE),
}


def nearest(
    pool: list[Candidate], claim: QuantityClaim, figures: list[Figure], passage: Passage, *, strict: bool
) -> Candidate | None:
    """Return the candidate of `pool` that a figure comes close to; of several, one of its own object first.

    `strict` is whether the figure can mean no other field, so that it may lie further off.
    """
    years = {claim.year.year} if claim.year else years_in(figures)
    bounds = _bounds(pool, passage, strict=strict)
    near = [one for one in pool if _may_be_meant(one.stated, claim, passage, years) and _is_close(one, claim, bounds)]
    if claim.figure.spelt and claim.unit == COUNT and abs(claim.value) < _SMALL:  # of a measure that counts just this
        near = [one for one in near if one.is_itself and (one.stated.words or begins_text_of_measure(passage, claim))]
    return min(near, key=lambda one: _distance(one, claim, passage), default=None)


def _bounds(pool: list[Candidate], passage: Passage, *, strict: bool) -> tuple[Decimal, Decimal]:
    """Return how many times a field a figure is at least, and at most."""
    if _is_of_one_time(pool, passage) or (is_title_of_objective(passage) and _is_one_aim(pool)):
        return _NEAR_MEASURE
    if all(isinstance(one.item, Plan) and one.stated.field not in _SUMS_OF_PLANS for one in pool):
        return _NEAR_PLAN
    return _NEAR_YEAR if strict else _NEAR


def _may_be_meant(known: Stated, claim: QuantityClaim, passage: Passage, years: set[int]) -> bool:
    """Tell whether a sentence that names these years may mean a field that its figure is not true of."""
    return (
        not isinstance(known.part, Redundancy)
        and _in_time(known, years)
        and not claim.is_true_of(known.value)
        and _is_signed_alike(known, claim, passage)
    )


def _is_close(one: Candidate, claim: QuantityClaim, bounds: tuple[Decimal, Decimal]) -> bool:
    value, (low, high) = one.stated.value, bounds
    return bool(value and low <= abs(claim.value / value) <= high) or _is_mistyped(value, claim.value)


def _distance(one: Candidate, claim: QuantityClaim, passage: Passage) -> tuple[bool, bool, bool, bool, Decimal]:
    return (
        not one.is_named,
        one.item is not passage.own,
        one.stated.part is not one.item,
        one.stated.field in READINGS or one.stated.field == "phasing",
        abs(one.stated.value - claim.value),
    )


def is_title_of_objective(passage: Passage) -> bool:
    """Tell whether a passage is the title of an objective, which says what is to be reached."""
    return passage.is_title and isinstance(passage.own, Objective)


def begins_text_of_measure(passage: Passage, claim: QuantityClaim) -> bool:
    """Tell whether the text of a measure says with its first words how many there are to be: “Hold five sales”."""
    return isinstance(passage.own, Measure) and not passage.is_title and begins(passage.words, claim.figure)


def _is_signed_alike(known: Stated, claim: QuantityClaim, passage: Passage) -> bool:
    """Tell whether a figure has the sign of a field; a loss, and how many people fewer, are told without it."""
    if (known.value > 0) == (claim.value > 0):
        return True
    lost = known.field == "headcount_effect" or _LOSS[passage.language].search(passage.words) is not None
    return lost and known.value < 0


def _is_one_aim(pool: list[Candidate]) -> bool:
    """Tell whether all that a title may give is the money that its objective is to bring, of one year."""
    return len(pool) == 1 and pool[0].stated.field == "revenue_target"


def _is_of_one_time(pool: list[Candidate], passage: Passage) -> bool:
    """Tell whether all that may be meant is one result of the measure that a sentence refers to, of a part of a year."""
    referred = any(one.by_reference for one in passage.named)
    periods = {one.stated.period for one in pool}
    return (
        passage.names_part
        and referred
        and all(one.is_itself for one in pool)
        and len(periods) == 1
        and None not in periods
    )


def _in_time(one: Stated, years: set[int]) -> bool:
    """Tell whether a figure may be meant by a sentence that names these years."""
    return not years or one.period is None or any(year in years for year in years_of(one.period))


def _is_mistyped(known: Decimal, value: Decimal) -> bool:
    """Tell whether two figures differ as by a slip of the hand: digits turned around, or a zero too many."""
    first, second = f"{trimmed(abs(known)):f}".strip("0."), f"{trimmed(abs(value)):f}".strip("0.")
    turned = len(first) > 1 and first != second and sorted(first) == sorted(second)
    tenfold = first == second and abs(known) != abs(value) and len(first) > 1
    return (turned and abs(known) < 10 * abs(value) < 100 * abs(known)) or tenfold


__all__ = ["begins_text_of_measure", "is_title_of_objective", "nearest"]
