"""What a figure of a sentence may mean: the facts it is held to, from those that its words, year and part of a year leave."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from planloom.figures.consistency.stated import Stated
from planloom.model import Plan
from planloom.model.fields import is_currency
from planloom.model.shared import Measure, Objective
from planloom.rules.claims.cues.fields import cued_fields, tells_of_giving
from planloom.rules.claims.cues.patterns import listed_beginnings, listed_words
from planloom.rules.claims.dates.periods import fits_part_of_year, parts_of_year, years_in, years_of
from planloom.rules.claims.passage import Passage
from planloom.rules.claims.quantities.complements import with_complements
from planloom.rules.claims.quantities.final_headcount import final_headcounts
from planloom.rules.claims.quantities.nearest_fact import is_title_of_objective
from planloom.rules.claims.quantities.quantity import AMOUNT, COUNT, QuantityClaim
from planloom.rules.claims.subjects.resolution import Candidate, Subjects
from planloom.rules.language.numbers import PARTS_OF_YEAR, Figure
from planloom.values import Calendar
from planloom.values.calendar import YEAR

_HOW_IT_STANDS = frozenset({"baseline", "actuals"})
"""Fields of which the title of an objective says nothing: it says what is to be reached."""
_AIMS = listed_beginnings("interpretation.aims")
_NEXT = listed_words("interpretation.next")
_COMMA = re.compile(r"[,;](?!\d)")
_WORKING = re.compile(r"working|business|robocz", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Interpretation:
    """A claim in the unit of the fields, and the facts it may mean, in groups that its words narrow down."""

    passage: Passage
    claim: QuantityClaim
    candidates: Sequence[Candidate]
    """All facts of its kind that its subjects state."""
    of_year: Sequence[Candidate]
    """Those of the one year that it names."""
    of_part: Sequence[Candidate]
    """Those of the one part of a year that it names."""
    cued: Sequence[Candidate]
    """Those whose fields its words speak of."""
    goals: Sequence[Candidate]
    """The target that is to be kept, where a bound is told of it."""

    @property
    def is_of_its_time(self) -> bool:
        """Tell whether the sentence says beyond doubt of what time the figure is."""
        year = self.claim.year
        return bool(self.of_part or (self.of_year and year and (year.beside or self.passage.is_title)))

    @property
    def is_cued(self) -> bool:
        """Tell whether words tie the figure to a field of an object that the sentence is about without doubt."""
        own, others = self.passage.own, self.passage.others
        return bool(self.cued) and all(one.is_named or (one.item is own and not others) for one in self.cued)

    @property
    def is_sure(self) -> bool:
        """Tell whether words or the time leave no doubt which facts are meant."""
        return self.is_of_its_time or self.is_cued

    @property
    def is_of_one_field(self) -> bool:
        """Tell whether goals, words or the year single out what is meant."""
        return bool(self.goals or self.cued or (self.of_year and not self.of_part))

    @property
    def agreeing(self) -> list[Candidate]:
        """The facts that the figure gives, of those that it may mean most likely."""
        likely = self.cued if self.is_cued else self.of_part or self.of_year or self.candidates
        return [one for one in (*self.of_part, *self.of_year, *likely) if self.claim.agrees(one.stated.value)]

    @property
    def agrees_at_another_time(self) -> bool:
        """Tell whether the figure is a fact of another field, or of another time than the part of a year named."""
        others = _but(self.candidates, self.of_part) if self.of_part else ()
        return any(self.claim.agrees(one.stated.value) for one in others)

    @property
    def pool(self) -> list[Candidate]:
        """The facts that the figure contradicts if it is none of them, but close to one."""
        of_time = self.of_part or self.of_year
        found = of_time if self.is_of_its_time else of_time or self.cued or self.goals or self.candidates
        referred = {id(one.item) for one in self.passage.named if one.by_reference}
        named = [one for one in found if one.is_itself and id(one.item) in referred]
        return named or list(found)  # a measure that the sentence refers to, rather than its own object


def interpreted(
    claim: QuantityClaim, passage: Passage, figures: Sequence[Figure], subjects: Subjects, *, is_only: bool
) -> Interpretation:
    """Return what a claim may mean; `is_only` is whether the sentence makes no other in its unit."""
    claim, known = _in_unit_of_fields(claim, passage, subjects)
    known = known if claim.year or passage.names_part else [one for one in known if not _is_sum_of_a_time(one)]
    goals = _goals(passage, claim, known)
    claim = replace(claim, is_limit=True) if goals else claim
    known = with_complements(final_headcounts(known, passage), claim, passage)
    if is_only and is_title_of_objective(passage):
        known = [one for one in known if one.stated.field not in _HOW_IT_STANDS] or known
    of_year = [one for one in known if claim.year and _is_of_year(one.stated, claim.year.year)]
    known = _of_whole_year(known, claim, passage)
    of_part = _of_part_of_year(known, _beside(claim, passage, figures), subjects.plans.figures.calendar)
    cued = _cued(known, claim, passage) if is_only and known else []
    if claim.year and not passage.names_part:
        cued = [one for one in cued if one.stated.period is None or one in of_year] or cued
    return Interpretation(passage, claim, known, of_year, of_part, cued, goals)


def _in_unit_of_fields(
    claim: QuantityClaim, passage: Passage, subjects: Subjects
) -> tuple[QuantityClaim, list[Candidate]]:
    """Return a claim and its facts: of a length of time, in another unit where no field counts its own."""
    if claim.unit == COUNT and claim.is_of_them:
        whole = replace(claim, part_of="")
        of_it = [one for one in subjects.candidates(passage, whole) if isinstance(one.item, Measure) and one.is_named]
        claim = whole if of_it else replace(whole, unit=AMOUNT)
    found = subjects.candidates(passage, claim)
    for other in claim.in_other_units() if not found else ():
        found = [one for one in subjects.candidates(passage, other) if not _counts_working_days(one.stated)]
        if found:
            return other, found
    return claim, found


def _is_sum_of_a_time(one: Candidate) -> bool:
    """Tell whether a figure is what a plan comes to in a year or a part of one, which a sentence must name."""
    return isinstance(one.item, Plan) and one.stated.part is not one.item and one.stated.period is not None


def _goals(passage: Passage, claim: QuantityClaim, known: Sequence[Candidate]) -> list[Candidate]:
    """Return the target that the text of a measure or objective gives as a bound to be kept: ``answer within 12 minutes``."""
    is_bound = claim.bound in ("least", "most") and not claim.figure.fraction and not claim.figure.spelt
    own = isinstance(passage.own, Measure | Objective) and not passage.named
    if not is_bound or not own or not _AIMS[passage.language].search(passage.words):
        return []
    goals = [one for one in known if one.stated.field == "targets"]
    return goals if len({(id(one.stated.part), one.stated.value) for one in goals}) == 1 else []


def _counts_working_days(known: Stated) -> bool:
    """Tell whether a field counts days of which a week has five, so that weeks of a text may be either."""
    return any(_WORKING.search(words) for words in known.words)


def _cued(known: Sequence[Candidate], claim: QuantityClaim, passage: Passage) -> list[Candidate]:
    """Return the candidates to whose field the words of a sentence tie its figure."""
    is_money = is_currency(claim.unit) or claim.unit == AMOUNT
    fields = cued_fields(passage.words, claim.figure.start, passage.language, is_money=is_money)
    if claim.figure.fraction:
        fields |= {"share"}
    if passage.named and tells_of_giving(passage.words, passage.language):
        fields |= {"amount"}
    return [
        one
        for one in known
        if one.stated.field in fields and (one.stated.field == "envelope" or not isinstance(one.item, Plan))
    ]


def _of_part_of_year(known: Sequence[Candidate], figures: Sequence[Figure], calendar: Calendar) -> list[Candidate]:
    """Return what fields give for the one quarter, half year or month that a sentence names, of the year where it does."""
    parts, years = parts_of_year(figures), years_in(figures)
    if len(years) > 1 or any(one.part == "day" for one in figures):
        return []
    found = [one for one in known if fits_part_of_year(one.stated.period, parts, calendar)]
    found = [one for one in found if not years or (one.stated.period and years & set(years_of(one.stated.period)))]
    return found if len({one.stated.period for one in found}) == 1 else []


def names_part_in_other_words(claim: QuantityClaim, passage: Passage, figures: Sequence[Figure]) -> bool:
    """Tell whether a figure is of a part of a year that only its place among others tells: “19 in the first quarter, 20 in the second”."""
    first, last = _between_commas(claim, passage)
    here = [one for one in figures if first <= one.start < last]
    is_next = _NEXT[passage.language].search(passage.words, first, last) is not None
    return is_next and bool(parts_of_year(figures)) and not parts_of_year(here)


def _between_commas(claim: QuantityClaim, passage: Passage) -> tuple[int, int]:
    stops = [match.start() for match in _COMMA.finditer(passage.words)]
    first = max((stop for stop in stops if stop < claim.figure.start), default=0)
    return first, min((stop for stop in stops if stop > claim.figure.start), default=len(passage.words))


def _beside(claim: QuantityClaim, passage: Passage, figures: Sequence[Figure]) -> Sequence[Figure]:
    """Return the figures of a sentence, of several parts of years those between the same commas: “40, of it 20 in May”."""
    if len(parts_of_year(figures)) <= 1:
        return figures
    first, last = _between_commas(claim, passage)
    return [one for one in figures if one.part not in PARTS_OF_YEAR or first <= one.start < last]


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


def _but(known: Sequence[Candidate], found: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates that are no entry of the fields of those `found`, nor of their measures at other times."""
    fields = {(id(one.stated.part), one.stated.field) for one in found}
    parts = {id(one.stated.part) for one in found}
    others = [one for one in known if (id(one.stated.part), one.stated.field) not in fields]
    return [one for one in others if id(one.stated.part) not in parts or _is_then(one.stated, found)]


def _is_then(one: Stated, found: Sequence[Candidate]) -> bool:
    """Tell whether a figure holds in the time of others."""
    return one.period is None or any(each.stated.period and each.stated.period.overlaps(one.period) for each in found)


def _is_of_year(one: Stated, year: int) -> bool:
    return one.period is not None and years_of(one.period) == range(year, year + 1)


__all__ = ["Interpretation", "interpreted"]
