"""The figures of a passage, held to what the fields of its objects say (L104)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from planloom.figures.consistency.stated import PEOPLE, Stated
from planloom.model import Part, Plan
from planloom.model.shared import Measure, Objective
from planloom.problems import Phrase
from planloom.rules.claims.codes import DATE_DIFFERS, FIGURE_DIFFERS
from planloom.rules.claims.cues.attribution import is_hypothetical, is_of_third_party
from planloom.rules.claims.cues.fields import cued_fields, mentioned_fields, tells_of_giving
from planloom.rules.claims.cues.patterns import word_beginnings
from planloom.rules.claims.dates.periods import fits_part_of_year, parts_of_year, years_in, years_of
from planloom.rules.claims.dates.time_spans import time_spans
from planloom.rules.claims.discrepancy import Discrepancy
from planloom.rules.claims.display import displayed
from planloom.rules.claims.matches import ExactMatch, exact_match
from planloom.rules.claims.passage import Passage
from planloom.rules.claims.quantities.complements import with_complements
from planloom.rules.claims.quantities.constant_bounds import ConstantBound, constant_bounds, is_constant_bound
from planloom.rules.claims.quantities.exchange_rates import ExchangeRate, exchange_rates
from planloom.rules.claims.quantities.final_headcount import final_headcounts
from planloom.rules.claims.quantities.nearest_fact import begins_text_of_measure, is_title_of_objective, nearest
from planloom.rules.claims.quantities.outliers import outlier
from planloom.rules.claims.quantities.quantity import AMOUNT, COUNT, QuantityClaim, halves, in_a_year, quantity_claims
from planloom.rules.claims.quantities.shares import shares
from planloom.rules.claims.quantities.sums import claimed_sums, comes_to_sum, is_sum
from planloom.rules.claims.subjects.resolution import Candidate, Subjects
from planloom.rules.claims.trends.baselines import StartingValue, starting_values
from planloom.rules.claims.trends.changes import changes
from planloom.rules.claims.trends.multiples import multiples
from planloom.rules.language.numbers import Figure
from planloom.rules.words import called
from planloom.values import Calendar, Money
from planloom.values.calendar import YEAR

_HOW_IT_STANDS = frozenset({"baseline", "actuals"})
"""Fields of which the title of an objective says nothing: it says what is to be reached."""
_HALF_OF_A_SHARE = Decimal("0.5")
_AIMS = word_beginnings(
    r"achiev\w+|reach\w*|keep\w*|reduc\w+|bring\w*|improv\w+|increas\w+|cut|lower\w*|hold|maintain\w*|targets?|goals?|aims?",
    r"osiągn|utrzym|skróc|skrac|zmniejsz|obniż|zwiększ|podn|cel|chcemy|zamierz",
)
"""With what a text says what is to be reached."""
_WORKING = re.compile(r"working|business|robocz", re.IGNORECASE)


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
        claim = _claims_in(passage, figures)
        yield from self._plainly_stated(passage, claim, figures)
        yield from self._in_a_year(passage, figures)
        yield from self._sums(passage, claim)
        figures = [
            one for one in figures if one.part or not is_of_third_party(passage.words, one.start, passage.language)
        ]
        for change in changes(passage, self.subjects, figures):
            yield Discrepancy(
                passage.start + change.start, change.words, FIGURE_DIFFERS, change.target, change.item, change.expected
            )
        yield from self._lengths_and_shares(passage, claim, figures)
        yield from self._rates_and_bounds(passage, figures)
        for one in multiples(passage, self.subjects, figures):
            yield Discrepancy(one.start, one.words, FIGURE_DIFFERS, one.target, one.item, displayed(one.target))

    def _plainly_stated(
        self, passage: Passage, found: list[QuantityClaim], figures: list[Figure]
    ) -> Iterator[Discrepancy | ExactMatch]:
        """Yield what figures say that are held to one field each."""
        for claim in found if not is_sum(passage) else ():
            if is_constant_bound(passage, claim.figure):
                continue
            told = self._one(passage, claim, figures, is_only=_is_only(claim, found))
            if told is not None:
                yield told

    def _sums(self, passage: Passage, found: list[QuantityClaim]) -> Iterator[Discrepancy]:
        for both in claimed_sums(passage, self.subjects, [one for one in found if not one.is_new]):
            yield _discrepancy(passage, both.claim.figure, both.last, both.item, displayed(both.total), both.whose)

    def _lengths_and_shares(
        self, passage: Passage, found: list[QuantityClaim], figures: list[Figure]
    ) -> Iterator[Discrepancy]:
        for long in time_spans(passage, self.subjects, found):
            written = long.claim.figure.written
            yield Discrepancy(
                passage.start + long.claim.figure.start, written, DATE_DIFFERS, long.end, long.item, long.end.period
            )
        for share in shares(passage, self.subjects, [*found, *halves(figures, passage.words, passage.language)]):
            yield _discrepancy(passage, share.claim.figure, share.known, share.item, share.expected)

    def _rates_and_bounds(self, passage: Passage, figures: list[Figure]) -> Iterator[Discrepancy]:
        company = self.subjects.plans.portfolio.organisation
        for figure, rate in exchange_rates(passage, company, figures):
            yield _discrepancy(passage, figure, rate, company, rate.value)
        bounds: tuple[ConstantBound | StartingValue, ...] = (
            *constant_bounds(passage, self.subjects, figures),
            *starting_values(passage, self.subjects, figures),
        )
        for bound in bounds:
            yield _discrepancy(passage, bound.figure, bound.known, bound.item, displayed(bound.known))

    def _one(
        self, passage: Passage, claim: QuantityClaim, figures: list[Figure], *, is_only: bool
    ) -> Discrepancy | ExactMatch | None:
        """Return the field that a figure comes close to without being it, or those that it is."""
        figure = claim.figure
        claim, known, goals = self._candidates(passage, claim, is_only=is_only)
        of_year = [one for one in known if claim.year and _is_of_year(one.stated, claim.year.year)]
        known = _of_whole_year(known, claim, passage)
        of_part = _of_part_of_year(known, figures, self.subjects.plans.figures.calendar)
        if of_part and any(claim.agrees(one.stated.value) for one in _but(known, of_part)):
            return None
        beside = bool(of_part) or bool(of_year and claim.year and (claim.year.beside or passage.is_title))
        of_year = of_part or of_year
        cued = _cued(known, claim, passage) if is_only and known else []
        is_cued = bool(cued) and all(one.is_named or (one.item is passage.own and not passage.others) for one in cued)
        meant = [one for one in (*of_part, *(cued if is_cued else of_year or known)) if claim.agrees(one.stated.value)]
        if meant:
            return exact_match(passage, claim, meant)
        is_sure = beside or is_cued
        if comes_to_sum(passage, claim, self.subjects):
            return None
        if self.subjects.is_excused(passage, claim, is_cued=is_cued and bool(passage.named)):
            return None
        if not is_sure and self._is_meant_otherwise(passage, claim, known, is_cued=bool(cued)):
            return None
        pool = of_year if beside else of_year or cued or goals or known
        is_strict = bool(goals or cued or (of_year and not of_part)) or _is_one_number(known, claim)
        is_strict = is_strict or (is_only and _leaves_no_other(passage, claim, known))
        if not any(one.is_named for one in known) and (other := self._of_other_currency(passage, claim)) is not None:
            return _discrepancy(passage, figure, other.stated, other.item, displayed(other.stated))
        best = nearest(pool, claim, figures, passage, strict=is_strict) or outlier(passage, claim, known, figures)
        if best is None:
            return None
        whose = called(best.item) if isinstance(best.item, Plan) and best.stated.part is not best.item else None
        return _discrepancy(passage, figure, best.stated, best.item, displayed(best.original), whose)

    def _candidates(
        self, passage: Passage, claim: QuantityClaim, *, is_only: bool
    ) -> tuple[QuantityClaim, list[Candidate], list[Candidate]]:
        """Return a figure in the unit of fields, what it may mean, and which of these are targets to be kept."""
        claim, known = self._in_a_unit_of_fields(passage, claim)
        known = known if claim.year or passage.names_part else [one for one in known if not _is_sum_of_a_time(one)]
        goals = _goals(passage, claim, known)
        claim = replace(claim, is_limit=True) if goals else claim
        known = with_complements(final_headcounts(known, passage), claim, passage)
        if is_only and is_title_of_objective(passage):
            known = [one for one in known if one.stated.field not in _HOW_IT_STANDS] or known
        return claim, known, goals

    def _in_a_year(self, passage: Passage, figures: list[Figure]) -> Iterator[Discrepancy]:
        """Yield the amounts of every month that come neither to a field in a year nor are one themselves."""
        for claim, times in in_a_year(figures, passage.words, passage.language):
            each = replace(claim, value=claim.value / times, half=claim.half / times)
            is_one = any(each.agrees(one.stated.value) for one in self.subjects.candidates(passage, each))
            told = None if is_one else self._one(passage, claim, figures, is_only=True)
            if isinstance(told, Discrepancy):
                yield told

    def _in_a_unit_of_fields(self, passage: Passage, claim: QuantityClaim) -> tuple[QuantityClaim, list[Candidate]]:
        """Return a figure and what it may mean: of a length of time, in another unit where no field counts its own."""
        if claim.unit == COUNT and claim.is_of_them:
            claim = replace(claim, unit=AMOUNT, part_of="")
        found = self.subjects.candidates(passage, claim)
        for other in claim.in_other_units() if not found else ():
            found = [one for one in self.subjects.candidates(passage, other) if not _counts_working_days(one.stated)]
            if found:
                return other, found
        return claim, found

    def _of_other_currency(self, passage: Passage, claim: QuantityClaim) -> Candidate | None:
        """Return the amount of an object named that has the number of a figure in another currency."""
        if not claim.unit.isupper() or self.subjects.elsewhere(passage, claim):
            return None
        known = [one for one in self.subjects.candidates(passage, replace(claim, unit=AMOUNT)) if one.is_named]
        same_number = [one for one in known if one.stated.unit != claim.unit and claim.agrees(one.stated.value)]
        return same_number[0] if same_number else None

    def _is_meant_otherwise(
        self, passage: Passage, claim: QuantityClaim, known: list[Candidate], *, is_cued: bool
    ) -> bool:
        """Tell whether a figure is one of another year, or of another object near by."""
        exact = replace(claim, half=min(claim.half, _HALF_OF_A_SHARE)) if claim.figure.fraction else claim
        if any(exact.agrees(one.stated.value) for one in known) and not (claim.year and claim.year.alone):
            return True
        return self.subjects.elsewhere(passage, exact, is_cued=is_cued)


def _discrepancy(
    passage: Passage,
    figure: Figure,
    known: Stated | ExchangeRate,
    item: Part,
    expected: Money | Phrase | Decimal | str,
    whose: Phrase | None = None,
) -> Discrepancy:
    return Discrepancy(passage.start + figure.first, figure.written, FIGURE_DIFFERS, known, item, expected, whose)


def _claims_in(passage: Passage, figures: list[Figure]) -> list[QuantityClaim]:
    """Return the figures that say how much something of ours is, of a length of time in two units neither."""
    found = [
        one
        for one in quantity_claims(figures, passage.words, passage.language)
        if not is_of_third_party(passage.words, one.figure.start, passage.language)
    ]
    return [one for one in found if not _is_converted(one, found)]


def _leaves_no_other(passage: Passage, claim: QuantityClaim, known: list[Candidate]) -> bool:
    """Tell whether the only figure of a sentence can mean nothing but one field, or one object or measure."""
    if passage.named and _is_one_field(known) and not mentioned_fields(passage.words, passage.language):
        return True
    if len(known) == 1 and known[0].item is passage.own and not claim.is_small:
        return True
    if claim.unit == COUNT and is_title_of_objective(passage) and len({id(one.item) for one in known}) == 1:
        return True
    return (bool(passage.named) or begins_text_of_measure(passage, claim)) and _is_one_measure(known)


def _is_sum_of_a_time(one: Candidate) -> bool:
    """Tell whether a figure is what a plan comes to in a year or a part of one, which a sentence must name."""
    return isinstance(one.item, Plan) and one.stated.part is not one.item and one.stated.period is not None


def _goals(passage: Passage, claim: QuantityClaim, known: list[Candidate]) -> list[Candidate]:
    """Return the target that the text of a measure or objective gives as a bound to be kept: ``answer within 12 minutes``."""
    is_bound = claim.bound in ("least", "most") and not claim.figure.fraction and not claim.figure.spelt
    own = isinstance(passage.own, Measure | Objective) and not passage.named
    if not is_bound or not own or not _AIMS[passage.language].search(passage.words):
        return []
    goals = [one for one in known if one.stated.field == "targets"]
    return goals if len({(id(one.stated.part), one.stated.value) for one in goals}) == 1 else []


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


def _counts_working_days(known: Stated) -> bool:
    """Tell whether a field counts days of which a week has five, so that weeks of a text may be either."""
    return any(_WORKING.search(words) for words in known.words)


def _is_one_field(known: list[Candidate]) -> bool:
    """Tell whether a sentence can mean one field only, of the object that it names."""
    return len({(id(one.stated.part), one.stated.field) for one in known}) == 1 and known[0].is_named


def _is_one_number(known: list[Candidate], claim: QuantityClaim) -> bool:
    """Tell whether a sentence can mean one number of people only: it names who has one."""
    return claim.unit == PEOPLE and len(known) == 1 and known[0].is_named


def _is_one_measure(known: list[Candidate]) -> bool:
    """Tell whether a sentence can mean one measure only, which it names."""
    return len({id(one.item) for one in known}) == 1 and known[0].is_itself


def _cued(known: list[Candidate], claim: QuantityClaim, passage: Passage) -> list[Candidate]:
    """Return the candidates to whose field the words of a sentence tie its figure."""
    fields = cued_fields(passage.words, claim.figure.start, passage.language)
    if claim.figure.fraction:
        fields |= {"share"}
    if passage.named and tells_of_giving(passage.words, passage.language):
        fields |= {"amount"}
    return [
        one
        for one in known
        if one.stated.field in fields and (one.stated.field == "envelope" or not isinstance(one.item, Plan))
    ]


def _of_part_of_year(known: list[Candidate], figures: list[Figure], calendar: Calendar) -> list[Candidate]:
    """Return what fields give for the one quarter, half year or month that a sentence names, of the year where it does."""
    parts, years = parts_of_year(figures), years_in(figures)
    if len(years) > 1 or any(one.part == "day" for one in figures):
        return []
    found = [one for one in known if fits_part_of_year(one.stated.period, parts, calendar)]
    found = [one for one in found if not years or (one.stated.period and years & set(years_of(one.stated.period)))]
    return found if len({one.stated.period for one in found}) == 1 else []


def _of_whole_year(known: list[Candidate], claim: QuantityClaim, passage: Passage) -> list[Candidate]:
    """Return candidates without the quarters and the sums of a field that has the one year a sentence names as a whole."""
    if claim.year is None or not claim.year.alone or passage.tells_of_days or passage.names_part:
        return known
    year = claim.year.year
    whole = {_series(one) for one in known if _is_of_year(one.stated, year) and _is_a_year(one.stated)}
    return [one for one in known if _series(one) not in whole or _is_a_year(one.stated)]


def _series(one: Candidate) -> tuple[int, str]:
    return id(one.stated.part), one.stated.field


def _is_a_year(one: Stated) -> bool:
    return one.period is not None and one.period.months == YEAR


def _but(known: list[Candidate], found: list[Candidate]) -> list[Candidate]:
    """Return the candidates that are no entry of the fields of those `found`, nor of their measures at other times."""
    fields = {(id(one.stated.part), one.stated.field) for one in found}
    parts = {id(one.stated.part) for one in found}
    others = [one for one in known if (id(one.stated.part), one.stated.field) not in fields]
    return [one for one in others if id(one.stated.part) not in parts or _is_then(one.stated, found)]


def _is_then(one: Stated, found: list[Candidate]) -> bool:
    """Tell whether a figure holds in the time of others."""
    return one.period is None or any(each.stated.period and each.stated.period.overlaps(one.period) for each in found)


def _is_of_year(one: Stated, year: int) -> bool:
    return one.period is not None and years_of(one.period) == range(year, year + 1)
