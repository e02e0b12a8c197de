"""Whose figures a sentence may give, which of them are of the kind it gives, and who else near by states it."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from planloom.figures.consistency.stated import PEOPLE, PERCENT, Stated, days_of, stated_by
from planloom.model import Item, Part, Plan
from planloom.model.fields import is_currency
from planloom.model.marketing import SalesComponent
from planloom.model.organisation import Organisation, Person
from planloom.model.relations import CHANGES_FROM, CHANGES_TO, HELD_BY, IN_TERRITORY, IN_UNIT, LOOKS_AT, SERVING
from planloom.model.restructuring import OrgUnit, UnitChange, Workforce
from planloom.model.reviews import Decision, Review
from planloom.model.sales import Target, Territory
from planloom.model.shared import Initiative, Measure, Objective
from planloom.model.strategy import Allocation
from planloom.problems import LANGUAGES, Language
from planloom.rules.claims.cues.fields import ANYTHING, OF_ONE, is_counted, mentioned_fields
from planloom.rules.claims.dates.periods import years_of
from planloom.rules.claims.passage import Passage, plan_alone
from planloom.rules.claims.quantities.quantity import AMOUNT, COUNT, QuantityClaim, begins
from planloom.rules.claims.subjects.assumptions import assumed_figures
from planloom.rules.claims.trends.steps import steps_of
from planloom.rules.language.durations import DURATIONS, counts_duration
from planloom.rules.language.word_forms import is_form_of
from planloom.rules.rule import Plans

TOLD_OF_PAST = (Review, Decision)
"""What tells how things stood on a day, not how they are planned."""
_FEW = 10
READINGS = frozenset({"actuals", "value", "spent", "outlook", "results"})
_A_YEAR = dt.timedelta(days=360)
_WORD = re.compile(r"[^\W\d_]{3,}")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_ITSELF = re.compile(
    r"(?:our (?:own )?(?:people|staff)|the (?:way|work)|them|these|those|it|its|which|ich|nich|tego|tych|drogi|prac)\b",
    re.IGNORECASE,
)
_TIMES: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"\b(?:time|duration|speed|wait(?:ing)?|delay|lead time)\b", re.IGNORECASE),
    "pl": re.compile(r"\b(?:czas|okres|oczekiwani|opóźnieni)\w*", re.IGNORECASE),
}
_FOR: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"\bfor\s+(?:about |some )?$", re.IGNORECASE),
    "pl": re.compile(r"\bprzez\s+(?:około )?$", re.IGNORECASE),
}
"""Before the length of something that went on, which is not what a measure counts unless the sentence names it."""
_CLAUSE = re.compile(r"[,.;:(]")
_WE: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:we|the (?:whole )?(?:company|group|firm|hospital|school|foundation|charity|organi[sz]ation|university|agency|co-operative))\b[^.;:]{0,40}$",
        re.IGNORECASE,
    ),
    "pl": re.compile(
        r"\b(?:(?:jest|będzie|było) nas|nas (?:jest|będzie|było)|jesteśmy|zatrudniamy|pracujemy|tworzymy|liczymy|mamy|(?:cał\w+ )?(?:firm|spółk|grup|szpital|szko[łl]|fundacj|urz[ąę]d|uczelni|przedsiębiorst|spółdzieln)\w*)\b[^.;:]{0,40}$",
        re.IGNORECASE,
    ),
}
"""Who is counted, ahead of the number; people who do something with us are others."""
_NEAR = 60
_WORKS = (Allocation, Initiative)
_PLAIN_WORDS = 10
_WITH_US: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"\b(?:works?|employed)\b[^.;:]{0,30}\b(?:us|our|company|group|firm)\b", re.IGNORECASE),
    "pl": re.compile(r"\b(?:pracuj\w+|zatrudnion\w+)\b[^.;:]{0,30}\b(?:nas|(?:firm|spółk|grup)\w+)\b", re.IGNORECASE),
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A figure that a sentence may mean, the object it is of, and whether the sentence says so by name or link."""

    stated: Stated
    item: Part
    is_named: bool
    of: Stated | None = None
    """What a field says of the others, where the figure is told of the rest: 94 of a hundred, of whom six do not."""

    @property
    def original(self) -> Stated:
        """What the field says."""
        return self.of or self.stated

    @property
    def is_itself(self) -> bool:
        """Tell whether the sentence names the measure that it is of."""
        return self.is_named and isinstance(self.item, Measure)


class Subjects:
    """Knows what the plans state of the objects that sentences are about."""

    def __init__(self, plans: Plans) -> None:
        self.plans = plans

    def candidates(self, passage: Passage, claim: QuantityClaim) -> list[Candidate]:
        """Return the figures of the kind of `claim` that the objects of a sentence state."""
        found = [
            Candidate(one, item, is_named)
            for item, is_named in self._subjects(passage, claim)
            for one in (*stated_by(item, self.plans.figures), *assumed_figures(item))
            if is_told(one, passage) and self._is_in_its_time(one, item, claim)
        ]
        fitting = [one for one in found if _is_of_kind(one, claim, passage)]
        if fitting and plan_alone(passage) and passage.names_part:
            fitting += [one for one in self._only_in_plan(passage, claim) if one.stated.field in READINGS]
        return fitting or [one for one in self._only_in_plan(passage, claim) if _is_of_kind(one, claim, passage)]

    def _only_in_plan(self, passage: Passage, claim: QuantityClaim) -> list[Candidate]:
        """Return what the fields that a sentence speaks of say, where one object alone of its plan has any of them.

        So “eighteen posts go” of an answer is of the one workforce that loses any.
        """
        plan = self.plans.plan_of(passage.own) if passage.own is not None else None
        fields = mentioned_fields(passage.words, passage.language)
        names_another = bool(passage.named) and claim.unit not in DURATIONS
        if plan is None or not fields or names_another or isinstance(passage.own, TOLD_OF_PAST):
            return []
        stated = [one for one in self.plans.once(_stated_of_plans).get(id(plan), ()) if unit_fits(one.unit, claim.unit)]
        found = [one for one in stated if one.field in fields]
        if len({id(one.part) for one in found}) != 1:
            of_quarter = passage.names_part and "revenue_target" in fields  # “the first quarter brought 61 million”
            found = [one for one in stated if one.field == "actuals" and of_quarter]
        return [Candidate(one, one.part, is_named=False) for one in found]

    def _is_in_its_time(self, one: Stated, item: Part, claim: QuantityClaim) -> bool:
        """Tell whether a sentence that names a year may give a figure that has none: it is one of its object or plan."""
        if claim.year is None or one.period is not None or not isinstance(item, Item):
            return True
        plan = self.plans.plan_of(item)
        periods = [known.period for known in days_of(item, self.plans.figures)]
        periods = periods or ([plan.period] if plan is not None and plan.period is not None else [])
        years = {year for period in periods for year in years_of(period)}
        return not years or min(years) - 1 <= claim.year.year <= max(years) + 1

    def items(self, passage: Passage, start: int) -> list[tuple[Item, bool]]:
        """Return the objects that a place in a sentence is about, and whether it names them."""
        labelled = passage.labelled(start)
        if labelled is not None:
            return [(labelled, True)]
        own = None if isinstance(passage.own, TOLD_OF_PAST) else passage.own
        if passage.named and isinstance(own, Plan):
            own = None
        return [*([(own, False)] if own else []), *((item, passage.names_one) for item in passage.others)]

    def looked_at(self, passage: Passage) -> list[Measure]:
        """Return the measures that the review of a text looks at, as far as its sentence says a word of their titles."""
        own = passage.own
        if not isinstance(own, Review):
            return []
        measures = [one for one in self.plans.graph.targets(own, LOOKS_AT) if isinstance(one, Measure) and one.title]
        claim = _LONG_WORD.findall(passage.words)
        return [
            one
            for one in measures
            if any(
                is_form_of(word, other, passage.language)
                for word in claim
                for other in _LONG_WORD.findall((one.title and one.title.exact(passage.language)) or "")
            )
        ]

    def _subjects(self, passage: Passage, claim: QuantityClaim) -> Iterator[tuple[Part, bool]]:
        for item, is_named in self.items(passage, claim.figure.start):
            is_alone = item is passage.own and not passage.others
            is_its_own = passage.is_title or (
                is_alone and (claim.year is not None or claim.is_of_them or begins(passage.words, claim.figure))
            )
            is_meant = is_named or (is_its_own and isinstance(item, Measure))
            yield from ((about, is_meant) for about in self.about(item))
            if isinstance(item, Objective) and claim.unit in (COUNT, *DURATIONS):
                yield from ((above, False) for above in self.plans.graph.targets(item, *SERVING))
        own = passage.own
        if isinstance(own, Review) and claim.year:
            yield from ((one, False) for one in self.plans.graph.targets(own, LOOKS_AT))
        if isinstance(own, Plan) and (claim.year or plan_alone(passage)) and not passage.labelled(claim.figure.start):
            yield from ((one, False) for one in (*([own] if passage.named else []), *own.each(SalesComponent)))
        company = self.plans.portfolio.organisation
        is_told = plan_alone(passage) and (_is_of_us(passage, claim) or _is_of(company, passage, claim))
        if claim.unit == PEOPLE and (is_told or passage.own is None):
            yield company, False

    def about(self, item: Item) -> list[Item]:
        """Return an object and those whose figures are its own: of a unit, its people and its change, of a territory, its targets."""
        if isinstance(item, OrgUnit):
            graph = self.plans.graph
            changes = graph.sources(item, CHANGES_FROM) or graph.sources(item, CHANGES_TO)
            sources = (*graph.sources(item, IN_UNIT), *changes)
            return [item, *(one for one in sources if isinstance(one, Workforce | UnitChange))]
        if isinstance(item, Territory):
            sources = self.plans.graph.sources(item, IN_TERRITORY)
            return [item, *(one for one in sources if isinstance(one, Target) and not (one.product or one.segment))]
        if isinstance(item, Person):
            return [item, *self.plans.graph.sources(item, HELD_BY)]
        if isinstance(item, UnitChange):
            return [item, *self.plans.graph.targets(item, CHANGES_FROM)]
        return [item]

    def is_excused(self, passage: Passage, claim: QuantityClaim, *, is_cued: bool = False) -> bool:
        """Tell whether a figure is a result of a part of a year, or a move of people, of what its sentence is about.

        Where its words tie the figure to a field of an object that it names, that of its text is not meant.
        """
        items = [item for item, is_named in self.items(passage, claim.figure.start) if is_named or not is_cued]
        about = [one for item in items for one in self.about(item)]
        exact = replace(claim, bound="")
        results = [one for item in about for one in stated_by(item, self.plans.figures) if one.field in READINGS]
        if claim.year:
            results = [] if claim.bound else self._last_of(claim.year.year, results)
        if any(exact.agrees(one.value) and unit_fits(one.unit, claim.unit) for one in results):
            return not passage.names_part
        moves = (step for item in about for step in steps_of(item, self.plans.figures) if claim.unit == PEOPLE)
        return any(exact.agrees(step.change) for step in moves if step.last.unit == PEOPLE)

    def _last_of(self, year: int, results: Sequence[Stated]) -> list[Stated]:
        """Return the last result of a year, which may be told as that of the year: of a level, not of a part of a sum."""
        calendar = self.plans.figures.calendar
        levels = [
            (one.period.end, one)
            for one in results
            if one.period is not None
            and calendar.number_of(one.period.end) == year
            and not (isinstance(one.part, Measure) and one.part.aggregate == "sum")
        ]
        last = max((end for end, _ in levels), default=None)
        return [one for end, one in levels if end == last]

    def elsewhere(self, passage: Passage, claim: QuantityClaim, *, is_cued: bool = False) -> bool:
        """Tell whether somebody near by states the figure, so that the sentence may be about that.

        Near are the objects of the sentence, where its text stands and what these are linked to; for small numbers,
        which agree by chance, and for those of a year not what they are linked to when the sentence names somebody. Where
        the words of a sentence tie the figure to a field of an object, what stands anywhere in the plan is not meant.
        """
        if plan_alone(passage):
            people_meant = is_cued and claim.unit == PEOPLE  # small numbers, which a plan has many of
            return passage.own is not None and not people_meant and self._in_plan(passage.own, claim)
        is_sure = is_cued or claim.is_small or _is_plain(passage, claim)
        if isinstance(passage.own, Plan) and not is_sure and self._in_plan(passage.own, claim):
            return True
        is_alone = passage.is_title or isinstance(passage.own, Measure)
        near = self._near(passage, linked=not (passage.named or is_alone))
        exact = replace(claim, bound="")
        return any(
            exact.agrees(one.value)
            and unit_fits(one.unit, claim.unit)
            and _in_year(one, claim)
            and is_told(one, passage)
            for item in near
            for one in stated_by(item, self.plans.figures)
        )

    def _in_plan(self, plan: Item, claim: QuantityClaim) -> bool:
        """Tell whether any object of a plan states exactly this."""
        currency = self.plans.figures.exchange.currency
        unit = currency if claim.unit == AMOUNT else COUNT if claim.unit in DURATIONS else claim.unit
        return (unit, claim.value) in self.plans.once(_values_of_plans).get(id(plan), frozenset())

    def _near(self, passage: Passage, *, linked: bool) -> list[Item]:
        graph = self.plans.graph
        near: dict[int, Item] = {}
        for item in (*passage.others, *([passage.own] if passage.own else [])):
            ends = [edge.target for edge in graph.out(item)] + [edge.source for edge in graph.back(item)]
            around = self.plans.around(item)
            for one in (item, *(ends if linked else ()), *([around] if around else [])):
                near.setdefault(id(one), one)
        return list(near.values())


def _is_plain(passage: Passage, claim: QuantityClaim) -> bool:
    """Tell whether a short sentence refers to one object and sets nothing apart from it."""
    first = passage.named[0] if len(passage.named) == 1 else None
    if first is None or not first.by_reference:
        return False
    outside = passage.words[: first.start] + " " + passage.words[first.end :]
    return (
        len(outside.split()) <= _PLAIN_WORDS
        and _CLAUSE.search(outside.rstrip(" .").replace(claim.figure.written, "")) is None
    )


def is_told(one: Stated, passage: Passage) -> bool:
    """Tell whether a sentence may give a figure: readings of a month or quarter only where it speaks of such a time."""
    if one.period is None or one.field not in READINGS or len(years_of(one.period)) != 1:
        return True
    return (
        one.period.end - one.period.start >= _A_YEAR or passage.tells_of_days or isinstance(passage.own, TOLD_OF_PAST)
    )


def _in_year(one: Stated, claim: QuantityClaim) -> bool:
    if claim.year is None:
        return True
    return not one.summed if one.period is None else claim.year.year in years_of(one.period)


def measures_of(item: Item | None) -> list[Measure]:
    """Return a measure itself, or the measures of an objective."""
    if isinstance(item, Measure):
        return [item]
    return list(item.measures) if isinstance(item, Objective) else []


def unit_fits(known: str, unit: str) -> bool:
    """Tell whether a field's unit may be meant: an amount without a currency is one of any currency."""
    if unit == AMOUNT:
        return is_currency(known)
    return known == (COUNT if unit in DURATIONS else unit)


def _stated_of_plans(plans: Plans) -> dict[int, list[Stated]]:
    """Return for every plan the figures that its objects state, each once."""
    found: dict[int, list[Stated]] = {}
    for item in plans.items():
        own = [one for one in stated_by(item, plans.figures) if one.part is item or not isinstance(one.part, Item)]
        found.setdefault(id(plans.plan_of(item)), []).extend(own)
    return found


def _values_of_plans(plans: Plans) -> dict[int, frozenset[tuple[str, Decimal]]]:
    """Return for every plan the figures that its objects state, with their units."""
    found: dict[int, set[tuple[str, Decimal]]] = {}
    for item in plans.items():
        values = {(one.unit, one.value) for one in stated_by(item, plans.figures)}
        found.setdefault(id(plans.plan_of(item)), set()).update(values)
    shared = found.get(id(None), set())
    return {id(plan): frozenset(found.get(id(plan), set()) | shared) for plan in plans.portfolio.plans}


def _tells_of_staff(passage: Passage) -> bool:
    """Tell whether a sentence speaks of those who work on something; others may use or hear of it."""
    return "fte" in mentioned_fields(passage.words, passage.language)


def _is_of_kind(one: Candidate, claim: QuantityClaim, passage: Passage) -> bool:
    """Tell whether a figure counts what a field counts, of an object that the sentence names or that the text is of."""
    known, language = one.stated, passage.language
    if known.field == "fte" and isinstance(known.part, _WORKS) and not _tells_of_staff(passage):
        return False
    if claim.is_of_one and known.field not in OF_ONE:
        return False
    if claim.unit in DURATIONS:
        is_meant = one.is_named or one.item is passage.own
        goes_on = _FOR[language].search(passage.words[: claim.figure.start]) is not None and not claim.is_rate
        if goes_on and not one.is_named and not passage.is_title:
            return False
        return known.unit == COUNT and (counts_duration(known.words, claim.unit) or (is_meant and _is_time(one)))
    is_part = claim.part_of and not one.is_itself and not (one.is_named and _is_share_of(known, claim))
    if is_part and not _is_part_told(known, claim.part_of, language):
        return False
    if known.unit == COUNT:
        return _is_counted(one, claim, passage)
    return claim.unit != COUNT and unit_fits(known.unit, claim.unit)


def _is_counted(one: Candidate, claim: QuantityClaim, passage: Passage) -> bool:
    """Tell whether a figure is a number of what a field without a unit of its own counts."""
    known, language = one.stated, passage.language
    if claim.unit not in (COUNT, AMOUNT, PEOPLE):
        return False
    if claim.is_new:
        return (one.is_named or one.item is passage.own) and is_counted(known.field, claim.after, language)
    if isinstance(known.part, Measure) and not any(map(_WORD.search, known.words)):
        return claim.unit != AMOUNT and (one.is_itself or _counts(_title_words(known.part), claim.after, language))
    if (known.words and _counts(known.words, claim.after, language)) or is_counted(known.field, claim.after, language):
        return True
    if known.field in ANYTHING and (one.is_named or one.item is passage.own):
        is_told = known.field in mentioned_fields(passage.words, language)
        return is_told or (one.is_named and not claim.is_small)
    return (
        one.is_itself
        and claim.unit != PEOPLE
        and (claim.year is not None or passage.names_part)
        and abs(claim.value) >= _FEW
    )


def _title_words(measure: Measure) -> tuple[str, ...]:
    """Return the words of a title, which tell what a measure without a unit counts."""
    titles = (measure.title.exact(language) if measure.title else None for language in LANGUAGES)
    return tuple(word for title in titles if title for word in _LONG_WORD.findall(title))


def _is_share_of(one: Stated, claim: QuantityClaim) -> bool:
    """Tell whether a field is the share of an object in the whole that a sentence may name, and not in the object itself."""
    return one.unit == PERCENT and not isinstance(one.part, Measure) and not _ITSELF.match(claim.part_of)


def _is_time(one: Candidate) -> bool:
    """Tell whether a measure without a unit counts a length of time, by its title."""
    part = one.item
    if not isinstance(part, Measure) or part.unit or part.title is None:
        return False
    return any(_TIMES[language].search(part.title.exact(language) or "") for language in LANGUAGES)


def _counts(words: tuple[str, ...], after: str, language: Language) -> bool:
    """Tell whether what follows a number in a text is what a field counts."""
    following = _WORD.findall(_CLAUSE.split(after, maxsplit=1)[0])[:2]
    counted = [word for one in words for word in _WORD.findall(one)]
    return any(is_form_of(word, other, language) for word in following for other in counted)


def _is_part_told(one: Stated, part_of: str, language: Language) -> bool:
    """Tell whether a share of something is what a field gives, by the words that tell what it measures."""
    known = [word for text in _told_by(one) for word in _LONG_WORD.findall(text)]
    return any(is_form_of(word, other, language) for word in _LONG_WORD.findall(part_of) for other in known)


def _told_by(one: Stated) -> Iterator[str]:
    part = one.part
    texts = (
        [getattr(part, name, None) for name in ("title", "definition", "formula")] if isinstance(part, Measure) else []
    )
    yield type(part).model_fields[one.field].title or "" if one.field in type(part).model_fields else ""
    for text in texts:
        if text is not None:
            yield from (words for language in LANGUAGES if (words := text.exact(language)))


__all__ = ["PERCENT", "READINGS", "TOLD_OF_PAST", "Candidate", "Subjects", "measures_of", "unit_fits"]


def _is_of(company: Organisation, passage: Passage, claim: QuantityClaim) -> bool:
    """Tell whether a number of people is said of the organisation by its name."""
    before = passage.words[: claim.figure.start]
    given = [text.exact(passage.language) or "" for text in (company.name, company.short_name) if text]
    names = [*given, *(name.split()[0] for name in given if name)]
    return any(name and name in before and len(before) - before.index(name) - len(name) < _NEAR for name in names)


def _is_of_us(passage: Passage, claim: QuantityClaim) -> bool:
    """Tell whether a number of people is that of the organisation: it is said of us, or they work here."""
    before, after = passage.words[: claim.figure.start], passage.words[claim.figure.start :]
    return bool(_WE[passage.language].search(before) or _WITH_US[passage.language].search(after[:_NEAR]))
