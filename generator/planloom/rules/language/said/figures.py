"""The figures of a passage, held to what the fields of its objects say (L104)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from planloom.figures.consistency.stated import PEOPLE, Stated
from planloom.model import Part, Plan
from planloom.model.shared import Measure, Objective
from planloom.problems import Phrase
from planloom.rules.language.numbers import Figure
from planloom.rules.language.said.agreeing import Same, same
from planloom.rules.language.said.always import Always, always, holds_always
from planloom.rules.language.said.changes import changes
from planloom.rules.language.said.codes import SAID, SAID_DAY
from planloom.rules.language.said.far import far
from planloom.rules.language.said.fitting import fits_part_of_year, parts_of_year, years_in, years_of
from planloom.rules.language.said.in_the_end import in_the_end
from planloom.rules.language.said.lasting import lasting
from planloom.rules.language.said.multiples import multiples
from planloom.rules.language.said.nearest import begins_text_of_measure, is_title_of_objective, nearest
from planloom.rules.language.said.off import Off
from planloom.rules.language.said.origins import Origin, origins
from planloom.rules.language.said.others import is_of_others, is_supposed
from planloom.rules.language.said.passage import Passage
from planloom.rules.language.said.rates import Rate, rates
from planloom.rules.language.said.rest import with_rest
from planloom.rules.language.said.sayings import AMOUNT, COUNT, Saying, halves, in_a_year, sayings
from planloom.rules.language.said.shares import shares
from planloom.rules.language.said.shown import shown
from planloom.rules.language.said.subjects import Candidate, Subjects
from planloom.rules.language.said.tied import spoken_of, tells_of_giving, tied_fields
from planloom.rules.language.said.together import comes_to_sum, is_together, together
from planloom.rules.language.said.wordings import beginnings_of
from planloom.rules.words import called
from planloom.values import Calendar, Money
from planloom.values.calendar import YEAR

_HOW_IT_STANDS = frozenset({"baseline", "actuals"})
"""Fields of which the title of an objective says nothing: it says what is to be reached."""
_HALF_OF_A_SHARE = Decimal("0.5")
_AIMS = beginnings_of(
    r"achiev\w+|reach\w*|keep\w*|reduc\w+|bring\w*|improv\w+|increas\w+|cut|lower\w*|hold|maintain\w*|targets?|goals?|aims?",
    r"osiągn|utrzym|skróc|skrac|zmniejsz|obniż|zwiększ|podn|cel|chcemy|zamierz",
)
"""With what a text says what is to be reached."""
_WORKING = re.compile(r"working|business|robocz", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FigureReader:
    """Holds figures to the fields of `subjects`."""

    subjects: Subjects

    def all(self, passage: Passage, figures: list[Figure]) -> Iterator[Off | Same]:
        """Yield what the figures of a passage say otherwise than a field, or exactly as one.

        Of a field the first that is yielded is told, so the order of readings is one of how sure they are.
        """
        if is_supposed(passage.words, passage.language):
            return
        said = _sayings_in(passage, figures)
        yield from self._plainly_stated(passage, said, figures)
        yield from self._in_a_year(passage, figures)
        yield from self._together(passage, said)
        figures = [one for one in figures if one.part or not is_of_others(passage.words, one.start, passage.language)]
        for change in changes(passage, self.subjects, figures):
            yield Off(passage.start + change.start, change.words, SAID, change.target, change.item, change.expected)
        yield from self._lengths_and_shares(passage, said, figures)
        yield from self._rates_and_bounds(passage, figures)
        for one in multiples(passage, self.subjects, figures):
            yield Off(one.start, one.words, SAID, one.target, one.item, shown(one.target))

    def _plainly_stated(self, passage: Passage, found: list[Saying], figures: list[Figure]) -> Iterator[Off | Same]:
        """Yield what figures say that are held to one field each."""
        for said in found if not is_together(passage) else ():
            if holds_always(passage, said.figure):
                continue
            told = self._one(passage, said, figures, is_only=_is_only(said, found))
            if told is not None:
                yield told

    def _together(self, passage: Passage, found: list[Saying]) -> Iterator[Off]:
        for both in together(passage, self.subjects, [one for one in found if not one.is_new]):
            yield _off(passage, both.said.figure, both.last, both.item, shown(both.total), both.whose)

    def _lengths_and_shares(self, passage: Passage, found: list[Saying], figures: list[Figure]) -> Iterator[Off]:
        for long in lasting(passage, self.subjects, found):
            written = long.said.figure.written
            yield Off(passage.start + long.said.figure.start, written, SAID_DAY, long.end, long.item, long.end.period)
        for share in shares(passage, self.subjects, [*found, *halves(figures, passage.words, passage.language)]):
            yield _off(passage, share.said.figure, share.known, share.item, share.expected)

    def _rates_and_bounds(self, passage: Passage, figures: list[Figure]) -> Iterator[Off]:
        company = self.subjects.plans.portfolio.organisation
        for figure, rate in rates(passage, company, figures):
            yield _off(passage, figure, rate, company, rate.value)
        bounds: tuple[Always | Origin, ...] = (
            *always(passage, self.subjects, figures),
            *origins(passage, self.subjects, figures),
        )
        for bound in bounds:
            yield _off(passage, bound.figure, bound.known, bound.item, shown(bound.known))

    def _one(self, passage: Passage, said: Saying, figures: list[Figure], *, is_only: bool) -> Off | Same | None:
        """Return the field that a figure comes close to without being it, or those that it is."""
        figure = said.figure
        said, known, goals = self._candidates(passage, said, is_only=is_only)
        of_year = [one for one in known if said.year and _is_of_year(one.stated, said.year.year)]
        known = _of_whole_year(known, said, passage)
        of_part = _of_part_of_year(known, figures, self.subjects.plans.figures.calendar)
        if of_part and any(said.agrees(one.stated.value) for one in _but(known, of_part)):
            return None
        beside = bool(of_part) or bool(of_year and said.year and (said.year.beside or passage.is_title))
        of_year = of_part or of_year
        tied = _tied(known, said, passage) if is_only and known else []
        is_tied = bool(tied) and all(one.is_named or (one.item is passage.own and not passage.others) for one in tied)
        meant = [one for one in (*of_part, *(tied if is_tied else of_year or known)) if said.agrees(one.stated.value)]
        if meant:
            return same(passage, said, meant)
        is_sure = beside or is_tied
        if comes_to_sum(passage, said, self.subjects):
            return None
        if self.subjects.is_excused(passage, said, is_tied=is_tied and bool(passage.named)):
            return None
        if not is_sure and self._is_meant_otherwise(passage, said, known, is_tied=bool(tied)):
            return None
        pool = of_year if beside else of_year or tied or goals or known
        is_strict = bool(goals or tied or (of_year and not of_part)) or _is_one_number(known, said)
        is_strict = is_strict or (is_only and _leaves_no_other(passage, said, known))
        if not any(one.is_named for one in known) and (other := self._of_other_currency(passage, said)) is not None:
            return _off(passage, figure, other.stated, other.item, shown(other.stated))
        best = nearest(pool, said, figures, passage, strict=is_strict) or far(passage, said, known, figures)
        if best is None:
            return None
        whose = called(best.item) if isinstance(best.item, Plan) and best.stated.part is not best.item else None
        return _off(passage, figure, best.stated, best.item, shown(best.original), whose)

    def _candidates(
        self, passage: Passage, said: Saying, *, is_only: bool
    ) -> tuple[Saying, list[Candidate], list[Candidate]]:
        """Return a figure in the unit of fields, what it may mean, and which of these are targets to be kept."""
        said, known = self._in_a_unit_of_fields(passage, said)
        known = known if said.year or passage.names_part else [one for one in known if not _is_sum_of_a_time(one)]
        goals = _goals(passage, said, known)
        said = replace(said, is_limit=True) if goals else said
        known = with_rest(in_the_end(known, passage), said, passage)
        if is_only and is_title_of_objective(passage):
            known = [one for one in known if one.stated.field not in _HOW_IT_STANDS] or known
        return said, known, goals

    def _in_a_year(self, passage: Passage, figures: list[Figure]) -> Iterator[Off]:
        """Yield the amounts of every month that come neither to a field in a year nor are one themselves."""
        for said, times in in_a_year(figures, passage.words, passage.language):
            each = replace(said, value=said.value / times, half=said.half / times)
            is_one = any(each.agrees(one.stated.value) for one in self.subjects.candidates(passage, each))
            told = None if is_one else self._one(passage, said, figures, is_only=True)
            if isinstance(told, Off):
                yield told

    def _in_a_unit_of_fields(self, passage: Passage, said: Saying) -> tuple[Saying, list[Candidate]]:
        """Return a figure and what it may mean: of a length of time, in another unit where no field counts its own."""
        if said.unit == COUNT and said.is_of_them:
            said = replace(said, unit=AMOUNT, part_of="")
        found = self.subjects.candidates(passage, said)
        for other in said.in_other_units() if not found else ():
            found = [one for one in self.subjects.candidates(passage, other) if not _counts_working_days(one.stated)]
            if found:
                return other, found
        return said, found

    def _of_other_currency(self, passage: Passage, said: Saying) -> Candidate | None:
        """Return the amount of an object named that has the number of a figure in another currency."""
        if not said.unit.isupper() or self.subjects.elsewhere(passage, said):
            return None
        known = [one for one in self.subjects.candidates(passage, replace(said, unit=AMOUNT)) if one.is_named]
        same_number = [one for one in known if one.stated.unit != said.unit and said.agrees(one.stated.value)]
        return same_number[0] if same_number else None

    def _is_meant_otherwise(self, passage: Passage, said: Saying, known: list[Candidate], *, is_tied: bool) -> bool:
        """Tell whether a figure is one of another year, or of another object near by."""
        exact = replace(said, half=min(said.half, _HALF_OF_A_SHARE)) if said.figure.fraction else said
        if any(exact.agrees(one.stated.value) for one in known) and not (said.year and said.year.alone):
            return True
        return self.subjects.elsewhere(passage, exact, is_tied=is_tied)


def _off(
    passage: Passage,
    figure: Figure,
    known: Stated | Rate,
    item: Part,
    expected: Money | Phrase | Decimal | str,
    whose: Phrase | None = None,
) -> Off:
    return Off(passage.start + figure.first, figure.written, SAID, known, item, expected, whose)


def _sayings_in(passage: Passage, figures: list[Figure]) -> list[Saying]:
    """Return the figures that say how much something of ours is, of a length of time in two units neither."""
    found = [
        one
        for one in sayings(figures, passage.words, passage.language)
        if not is_of_others(passage.words, one.figure.start, passage.language)
    ]
    return [one for one in found if not _is_converted(one, found)]


def _leaves_no_other(passage: Passage, said: Saying, known: list[Candidate]) -> bool:
    """Tell whether the only figure of a sentence can mean nothing but one field, or one object or measure."""
    if passage.named and _is_one_field(known) and not spoken_of(passage.words, passage.language):
        return True
    if len(known) == 1 and known[0].item is passage.own and not said.is_small:
        return True
    if said.unit == COUNT and is_title_of_objective(passage) and len({id(one.item) for one in known}) == 1:
        return True
    return (bool(passage.named) or begins_text_of_measure(passage, said)) and _is_one_measure(known)


def _is_sum_of_a_time(one: Candidate) -> bool:
    """Tell whether a figure is what a plan comes to in a year or a part of one, which a sentence must name."""
    return isinstance(one.item, Plan) and one.stated.part is not one.item and one.stated.period is not None


def _goals(passage: Passage, said: Saying, known: list[Candidate]) -> list[Candidate]:
    """Return the target that the text of a measure or objective gives as a bound to be kept: ``answer within 12 minutes``."""
    is_bound = said.bound in ("least", "most") and not said.figure.fraction and not said.figure.spelt
    own = isinstance(passage.own, Measure | Objective) and not passage.named
    if not is_bound or not own or not _AIMS[passage.language].search(passage.words):
        return []
    goals = [one for one in known if one.stated.field == "targets"]
    return goals if len({(id(one.stated.part), one.stated.value) for one in goals}) == 1 else []


def _is_converted(said: Saying, found: list[Saying]) -> bool:
    """Tell whether a sentence gives one length of time in two units: “fifteen working days are three weeks”."""
    return any(
        one.unit != said.unit
        and any(
            abs(days * weeks - other) <= _HALF_OF_A_SHARE for days in (5, 7) for weeks, other in _in_weeks(said, one)
        )
        for one in found
    )


def _in_weeks(first: Saying, second: Saying) -> Iterator[tuple[Decimal, Decimal]]:
    for one, other in ((first, second), (second, first)):
        if (one.unit, other.unit) == ("week", "day"):
            yield one.value, other.value


def _is_only(said: Saying, found: list[Saying]) -> bool:
    """Tell whether no other figure of a sentence may be of the same unit: “46 people move, eleven leave” are two."""
    units = {said.unit, COUNT} if said.unit == PEOPLE else {said.unit}
    return sum(one.unit in units for one in found) == 1


def _counts_working_days(known: Stated) -> bool:
    """Tell whether a field counts days of which a week has five, so that weeks of a text may be either."""
    return any(_WORKING.search(words) for words in known.words)


def _is_one_field(known: list[Candidate]) -> bool:
    """Tell whether a sentence can mean one field only, of the object that it names."""
    return len({(id(one.stated.part), one.stated.field) for one in known}) == 1 and known[0].is_named


def _is_one_number(known: list[Candidate], said: Saying) -> bool:
    """Tell whether a sentence can mean one number of people only: it names who has one."""
    return said.unit == PEOPLE and len(known) == 1 and known[0].is_named


def _is_one_measure(known: list[Candidate]) -> bool:
    """Tell whether a sentence can mean one measure only, which it names."""
    return len({id(one.item) for one in known}) == 1 and known[0].is_itself


def _tied(known: list[Candidate], said: Saying, passage: Passage) -> list[Candidate]:
    """Return the candidates to whose field the words of a sentence tie its figure."""
    fields = tied_fields(passage.words, said.figure.start, passage.language)
    if said.figure.fraction:
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


def _of_whole_year(known: list[Candidate], said: Saying, passage: Passage) -> list[Candidate]:
    """Return candidates without the quarters and the sums of a field that has the one year a sentence names as a whole."""
    if said.year is None or not said.year.alone or passage.tells_of_days or passage.names_part:
        return known
    year = said.year.year
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
