"""The figures of a passage, held to what the fields of its objects say (L104)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from planloom.figures.consistency.stated import PEOPLE
from planloom.model import Plan
from planloom.model.fields import is_currency
from planloom.rules.claims.cues.attribution import is_hypothetical, is_of_third_party
from planloom.rules.claims.cues.fields import mentioned_fields
from planloom.rules.claims.dates.time_spans import time_spans
from planloom.rules.claims.discrepancy import Discrepancy
from planloom.rules.claims.display import displayed
from planloom.rules.claims.matches import ExactMatch, exact_match
from planloom.rules.claims.passage import Passage
from planloom.rules.claims.quantities.constant_bounds import constant_bounds, is_constant_bound
from planloom.rules.claims.quantities.exchange_rates import exchange_rates
from planloom.rules.claims.quantities.interpretation import Interpretation, interpreted, names_part_in_other_words
from planloom.rules.claims.quantities.nearest_fact import begins_text_of_measure, is_title_of_objective, nearest
from planloom.rules.claims.quantities.outliers import outlier
from planloom.rules.claims.quantities.quantity import AMOUNT, COUNT, QuantityClaim, halves, in_a_year, quantity_claims
from planloom.rules.claims.quantities.shares import shares
from planloom.rules.claims.quantities.sums import claimed_sums, comes_to_sum, is_sum
from planloom.rules.claims.subjects.resolution import Candidate, Subjects
from planloom.rules.claims.trends.baselines import starting_values
from planloom.rules.claims.trends.changes import changes
from planloom.rules.claims.trends.multiples import multiples
from planloom.rules.language.numbers import Figure
from planloom.rules.words import called

_HALF_OF_A_SHARE = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class FigureChecker:
    """Holds figures to the fields of `subjects`."""

    subjects: Subjects

    def all(self, passage: Passage, figures: list[Figure]) -> Iterator[Discrepancy | ExactMatch]:
        """Yield what the figures of a passage say otherwise than a field, or exactly as one.

        Of a field the first that is yielded is told, so the order of readings is one of how sure they are.
        """
        if is_hypothetical(passage.words, passage.language):
            return
        claims = _claims_in(passage, figures)
        yield from self._plainly_stated(passage, claims, figures)
        yield from self._in_a_year(passage, figures)
        yield from claimed_sums(passage, self.subjects, [one for one in claims if not one.is_new])
        figures = [
            one for one in figures if one.part or not is_of_third_party(passage.words, one.start, passage.language)
        ]
        yield from changes(passage, self.subjects, figures)
        yield from time_spans(passage, self.subjects, claims)
        yield from shares(passage, self.subjects, [*claims, *halves(figures, passage.words, passage.language)])
        yield from exchange_rates(passage, self.subjects.plans.portfolio.organisation, figures)
        yield from constant_bounds(passage, self.subjects, figures)
        yield from starting_values(passage, self.subjects, figures)
        yield from multiples(passage, self.subjects, figures)

    def _plainly_stated(
        self, passage: Passage, found: list[QuantityClaim], figures: list[Figure]
    ) -> Iterator[Discrepancy | ExactMatch]:
        """Yield what figures say that are held to one field each."""
        for claim in found if not is_sum(passage) else ():
            if is_constant_bound(passage, claim.figure) or names_part_in_other_words(claim, passage, figures):
                continue
            result = self._check(passage, claim, figures, is_only=_is_only(claim, found))
            if result is not None:
                yield result

    def _check(
        self, passage: Passage, claim: QuantityClaim, figures: list[Figure], *, is_only: bool
    ) -> Discrepancy | ExactMatch | None:
        """Return the field that a figure comes close to without being it, or the one that it is."""
        meaning = interpreted(claim, passage, figures, self.subjects, is_only=is_only)
        if meaning.agrees_at_another_time:
            return None
        if agreeing := meaning.agreeing:
            return exact_match(passage, meaning.claim, agreeing)
        return None if self._is_excused(meaning) else self._contradicted(meaning, figures, is_only=is_only)

    def _is_excused(self, meaning: Interpretation) -> bool:
        """Tell whether a figure is a sum, or one of another object or time, and so contradicts nothing."""
        passage, claim = meaning.passage, meaning.claim
        return (
            comes_to_sum(passage, claim, self.subjects)
            or self.subjects.is_excused(passage, claim, is_cued=meaning.is_cued and bool(passage.named))
            or (not meaning.is_sure and self._is_meant_otherwise(meaning))
        )

    def _contradicted(self, meaning: Interpretation, figures: list[Figure], *, is_only: bool) -> Discrepancy | None:
        """Return the fact that a figure comes closest to, of those that it may mean."""
        passage, claim, known = meaning.passage, meaning.claim, meaning.candidates
        if not any(one.is_named for one in known) and (other := self._of_other_currency(passage, claim)) is not None:
            return Discrepancy.of_figure(passage, claim.figure, other.stated, other.item, displayed(other.stated))
        is_strict = meaning.is_of_one_field or _is_one_number(known, claim)
        is_strict = is_strict or (is_only and _leaves_no_other(passage, claim, known))
        best = nearest(meaning.pool, claim, figures, passage, strict=is_strict) or outlier(
            passage, claim, known, figures
        )
        if best is None:
            return None
        whose = called(best.item) if isinstance(best.item, Plan) and best.stated.part is not best.item else None
        return Discrepancy.of_figure(passage, claim.figure, best.stated, best.item, displayed(best.original), whose)

    def _in_a_year(self, passage: Passage, figures: list[Figure]) -> Iterator[Discrepancy]:
        """Yield the amounts of every month that come neither to a field in a year nor are one themselves."""
        for claim, times in in_a_year(figures, passage.words, passage.language):
            each = replace(claim, value=claim.value / times, half=claim.half / times)
            is_one = any(each.agrees(one.stated.value) for one in self.subjects.candidates(passage, each))
            result = None if is_one else self._check(passage, claim, figures, is_only=True)
            if isinstance(result, Discrepancy):
                yield result

    def _of_other_currency(self, passage: Passage, claim: QuantityClaim) -> Candidate | None:
        """Return the amount of an object named that has the number of a figure in another currency."""
        if not is_currency(claim.unit) or self.subjects.elsewhere(passage, claim):
            return None
        known = [one for one in self.subjects.candidates(passage, replace(claim, unit=AMOUNT)) if one.is_named]
        same_number = [one for one in known if one.stated.unit != claim.unit and claim.agrees(one.stated.value)]
        return same_number[0] if same_number else None

    def _is_meant_otherwise(self, meaning: Interpretation) -> bool:
        """Tell whether a figure is one of another year, or of another object near by."""
        claim = meaning.claim
        exact = replace(claim, half=min(claim.half, _HALF_OF_A_SHARE)) if claim.figure.fraction else claim
        if any(exact.agrees(one.stated.value) for one in meaning.candidates) and not (claim.year and claim.year.alone):
            return True
        return self.subjects.elsewhere(meaning.passage, exact, is_cued=bool(meaning.cued))


def _claims_in(passage: Passage, figures: list[Figure]) -> list[QuantityClaim]:
    """Return the figures that say how much something of ours is, of a length of time in two units neither."""
    found = [
        one
        for one in quantity_claims(figures, passage.words, passage.language)
        if not is_of_third_party(passage.words, one.figure.start, passage.language)
    ]
    return [one for one in found if not _is_converted(one, found)]


def _leaves_no_other(passage: Passage, claim: QuantityClaim, known: Sequence[Candidate]) -> bool:
    """Tell whether the only figure of a sentence can mean nothing but one field, or one object or measure."""
    if passage.named and _is_one_field(known) and not mentioned_fields(passage.words, passage.language):
        return True
    if len(known) == 1 and known[0].item is passage.own and not claim.is_small:
        return True
    if claim.unit == COUNT and is_title_of_objective(passage) and len({id(one.item) for one in known}) == 1:
        return True
    return (bool(passage.named) or begins_text_of_measure(passage, claim)) and _is_one_measure(known)


def _is_converted(claim: QuantityClaim, found: list[QuantityClaim]) -> bool:
    """Tell whether a sentence gives one length of time in two units: “fifteen working days are three weeks”."""
    return any(
        one.unit != claim.unit
        and any(
            abs(days * weeks - other) <= _HALF_OF_A_SHARE for days in (5, 7) for weeks, other in _in_weeks(claim, one)
        )
        for one in found
    )


def _in_weeks(first: QuantityClaim, second: QuantityClaim) -> Iterator[tuple[Decimal, Decimal]]:
    for one, other in ((first, second), (second, first)):
        if (one.unit, other.unit) == ("week", "day"):
            yield one.value, other.value


def _is_only(claim: QuantityClaim, found: list[QuantityClaim]) -> bool:
    """Tell whether no other figure of a sentence may be of the same unit: “46 people move, eleven leave” are two."""
    units = {claim.unit, COUNT} if claim.unit == PEOPLE else {claim.unit}
    return sum(one.unit in units for one in found) == 1


def _is_one_field(known: Sequence[Candidate]) -> bool:
    """Tell whether a sentence can mean one field only, of the object that it names."""
    return len({(id(one.stated.part), one.stated.field) for one in known}) == 1 and known[0].is_named


def _is_one_number(known: Sequence[Candidate], claim: QuantityClaim) -> bool:
    """Tell whether a sentence can mean one number of people only: it names who has one."""
    return claim.unit == PEOPLE and len(known) == 1 and known[0].is_named


def _is_one_measure(known: Sequence[Candidate]) -> bool:
    """Tell whether a sentence can mean one measure only, which it names."""
    return len({id(one.item) for one in known}) == 1 and known[0].is_itself
