"""Growth told as a multiple: ``we shall double the enquiries``, ``podwoimy sprzedaż``, against baseline and target."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from planloom.figures.measure.data import MeasureData
from planloom.figures.stated import Stated, stated_by
from planloom.model import Item
from planloom.model.shared import Measure, Objective
from planloom.problems import Language
from planloom.rules.language.numbers import Figure
from planloom.rules.language.said.passage import Passage
from planloom.rules.language.said.sayings import Bound, bound_of
from planloom.rules.language.said.subjects import Subjects
from planloom.rules.language.word_forms import is_form_of

_VERBS: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:(?:to|will|shall|must|we|should|can|may)\s+(?:(?P<two>double)|(?P<three>triple|treble)|(?P<half>halve))"
        r"|(?P<two2>doubles|doubling)|(?P<three2>triples|trebles|tripling|trebling)|(?P<half2>halves|halving))\b",
        re.IGNORECASE,
    ),
    "pl": re.compile(
        r"\b(?:(?P<two>podwo(?:i|ić|imy|ją|jeni\w+)|podwaja\w*)|(?P<three>potro(?:i|ić|imy|ją|jeni\w+)|potraja\w*)"
        r"|(?P<half>(?:zmniejsz|ogranicz|obniż|skr[óa]c)\w* (?:\S+ ){0,6}o połowę))\b",
        re.IGNORECASE,
    ),
}
_AS_MANY: Mapping[Language, tuple[re.Pattern[str], re.Pattern[str]]] = {
    "en": (
        re.compile(
            r"\s+times\s+(?:as \w+|what|more|higher|larger|the)\b|(?<=twice)\s+(?:as \w+|what|the)\b", re.IGNORECASE
        ),
        re.compile(r"\s*(?:of )?(?:what|as \w+)\b", re.IGNORECASE),
    ),
    "pl": (
        re.compile(
            r"\s+raz\w*\s+(?:tyle|więcej|więk\w+|wyż\w+|dłuż\w+)|\s+(?:tyle|więcej|więk\w+|wyż\w+)", re.IGNORECASE
        ),
        re.compile(r"\s+(?:mniej|mniejsz\w+|krót\w+|niż(?:sz|ej)\w*)", re.IGNORECASE),
    ),
}
"""Behind a number and behind a part, what makes it a multiple of what was: ``three times as many``, ``half of what``."""
_FACTORS = {"two": Decimal(2), "three": Decimal(3), "half": Decimal("0.5")}
_NEAR = (Decimal("0.88"), Decimal("1.14"))
_WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True)
class Multiple:
    """A multiple in a sentence, and the target that does not come to it."""

    start: int
    words: str
    item: Item
    target: Stated


@dataclass(frozen=True, slots=True)
class _Factor:
    """How many times as much a sentence says something is to be, and whether it says ``more than`` or ``less than``."""

    value: Decimal
    start: int
    words: str
    bound: Bound = ""


def multiples(passage: Passage, subjects: Subjects, figures: Sequence[Figure]) -> Iterator[Multiple]:
    """Yield the multiples that no target of the one measure meant comes to: of the year named, where one is."""
    years = {int(one.value) for one in figures if one.part == "year" and isinstance(one.value, Decimal)}
    for factor in _factors(passage, figures):
        measures = [
            measure
            for measure, is_itself in _measures(passage, subjects, factor.start)
            if is_itself or _is_meant(measure, passage) or _is_told(measure, figures)
        ]
        year = max(years - {year for measure in measures for year in _first_years(measure)}, default=None)
        found = [_last(measure, subjects, year) for measure in measures if _start(measure)]
        if len(found) == 1 and found[0] is not None and not any(_comes_to(one, factor, year) for one in measures):
            yield Multiple(passage.start + factor.start, factor.words, measures[0], found[0])


def _factors(passage: Passage, figures: Sequence[Figure]) -> Iterator[_Factor]:
    """Yield the multiples of a sentence: by a verb, or by a number with ``times as many``."""
    words, language = passage.words, passage.language
    for match in _VERBS[language].finditer(words):
        yield _Factor(_FACTORS[str(match.lastgroup).rstrip("2")], match.start(), match[0])
    for one in figures:
        end = one.first + len(one.written)
        many, half = _AS_MANY[language]
        is_many = not (one.unit or one.part) and many.match(words, end)
        is_part = one.fraction and (language == "en" or one.value == _FACTORS["half"]) and half.match(words, end)
        if isinstance(one.value, Decimal) and (is_many or is_part):
            bound = bound_of(words[: one.first], language)
            yield _Factor(one.value, one.first, one.written, bound)


def _measures(passage: Passage, subjects: Subjects, start: int) -> Iterator[tuple[Measure, bool]]:
    """Yield the measures of a sentence, and whether it is about them themselves."""
    items = subjects.items(passage, start)
    chosen = [item for item, is_named in items if is_named] or [item for item, _ in items]
    for item in chosen:
        if isinstance(item, Measure):
            yield item, True
        elif isinstance(item, Objective):
            yield from ((measure, False) for measure in item.measures)


def _is_meant(measure: Measure, passage: Passage) -> bool:
    """Tell whether a sentence speaks of what a measure counts: it says most words of its title."""
    title = set(_WORD.findall((measure.title and measure.title.exact(passage.language)) or ""))
    said = _WORD.findall(passage.words)
    common = [word for word in title if any(is_form_of(one, word, passage.language) for one in said)]
    return len(common) * 2 > len(title)


def _is_told(measure: Measure, figures: Sequence[Figure]) -> bool:
    """Tell whether a sentence gives a target of a measure beside the multiple: ``fourteen per cent, twice as many``."""
    goals = [goal for goal in MeasureData(measure).goals.values() if measure.unit and str(measure.unit) == "%"]
    return any(one.unit == "percent" and one.value in goals for one in figures)


def _start(measure: Measure) -> Decimal | None:
    start = MeasureData(measure).start
    return start[1] if start and start[1] else None


def _first_years(measure: Measure) -> Sequence[int]:
    """Return the years of its baseline: “in 2028 twice as much as in 2026” is said of 2028."""
    start = MeasureData(measure).start
    return start[0].years if start else ()


def _comes_to(measure: Measure, factor: _Factor, year: int | None) -> bool:
    start = _start(measure)
    low, high = _NEAR
    low, high = low / 2 if factor.bound == "most" else low, high * 2 if factor.bound == "least" else high
    goals = [goal for period, goal in MeasureData(measure).goals.items() if year in (None, *period.years)]
    return start is not None and any(low <= goal / start / factor.value <= high for goal in goals)


def _last(measure: Measure, subjects: Subjects, year: int | None) -> Stated | None:
    goals = [
        (one.period.end, -one.period.start.toordinal(), index, one)
        for index, one in enumerate(stated_by(measure, subjects.plans.figures))
        if one.part is measure
        and one.field == "targets"
        and one.period is not None
        and year in (None, *one.period.years)
    ]
    return max(goals)[-1] if goals else None
