"""Growth told as a multiple: ``we shall double the enquiries``, ``podwoimy sprzedaż``, against baseline and target."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from planloom.figures.consistency.stated import Stated
from planloom.figures.measure.data import MeasureData
from planloom.model import Item
from planloom.model.shared import Measure, Objective
from planloom.problems import Language
from planloom.rules.claims.codes import FIGURE_DIFFERS
from planloom.rules.claims.cues import says
from planloom.rules.claims.cues.fields import mentioned_fields
from planloom.rules.claims.dates.periods import fits_part_of_year, parts_of_year, years_in
from planloom.rules.claims.discrepancy import Discrepancy
from planloom.rules.claims.display import displayed
from planloom.rules.claims.passage import Passage
from planloom.rules.claims.quantities.quantity import Bound, bound_of
from planloom.rules.claims.subjects.resolution import Subjects
from planloom.rules.claims.trends.steps import Step, in_tense, in_years, steps_of
from planloom.rules.language.numbers import Figure
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
        re.compile(
            r"\s*(?:of )?(?:what|as \w+)\b(?!(?: \w+)? again)"
            r"(?![^.;]*\b(?:meant|planned|expected|supposed|to \w+|will|should|must|needs?|aim\w*|targets?)\b)",
            re.IGNORECASE,
        ),
    ),
    "pl": (
        re.compile(
            r"\s+raz\w*\s+(?:tyle|więcej|więk\w+|wyż\w+|dłuż\w+)|\s+(?:tyle|więcej|więk\w+|wyż\w+)", re.IGNORECASE
        ),
        re.compile(r"\s+(?:mniej|mniejsz\w+|krót\w+|niż(?:sz|ej)\w*)", re.IGNORECASE),
    ),
}
"""Behind a number and behind a part, what makes it a multiple of what was: ``three times as many``, ``half of what``.

A part of what is to be is none."""
_FOLD = re.compile(r"\b(?:(?P<two>twofold|dwukrotnie)|threefold|trzykrotnie)\b", re.IGNORECASE)
_BY = re.compile(r"\bo\s+$", re.IGNORECASE)
_FACTORS = {"two": Decimal(2), "three": Decimal(3), "half": Decimal("0.5")}
_NEAR = (Decimal("0.88"), Decimal("1.14"))
_WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True)
class _Factor:
    """How many times as much a sentence says something is to be, and whether it says ``more than`` or ``less than``."""

    value: Decimal
    start: int
    words: str
    bound: Bound = ""


def multiples(passage: Passage, subjects: Subjects, figures: Sequence[Figure]) -> Iterator[Discrepancy]:
    """Yield the multiples to which no move of what a sentence may mean comes: between the years named, where any are."""
    for factor in _factors(passage, figures):
        about = [series for series in _meant(passage, subjects, factor.start, figures) if series[1]]
        steps = in_tense([step for _, moves in about for step in moves], passage.words, passage.language)
        steps = _between_parts(in_years(steps, years_in(figures)), figures, subjects)
        if len(about) == 1 and steps and not any(_comes_to(step, factor) for step in steps):
            last = max(steps, key=lambda step: _end(step.last)).last
            start = passage.start + factor.start
            yield Discrepancy(start, factor.words, FIGURE_DIFFERS, last, about[0][0], displayed(last))


def _between_parts(steps: list[Step], figures: Sequence[Figure], subjects: Subjects) -> list[Step]:
    """Return the moves between the two quarters or months that a sentence names, where it names two of one kind."""
    parts = sorted(parts_of_year(figures))
    if len(parts) != 2 or parts[0][0] != parts[1][0]:  # noqa: PLR2004  # from one to the other
        return steps
    calendar = subjects.plans.figures.calendar
    return [
        step
        for step in steps
        if step.first is not None
        and fits_part_of_year(step.first.period, {parts[0]}, calendar)
        and fits_part_of_year(step.last.period, {parts[1]}, calendar)
    ]


def _end(one: Stated) -> tuple[int, int]:
    return (one.period.end.toordinal(), -one.period.start.toordinal()) if one.period else (0, 0)


def _factors(passage: Passage, figures: Sequence[Figure]) -> Iterator[_Factor]:
    """Yield the multiples of a sentence: by a verb, or by a number with ``times as many``."""
    words, language = passage.words, passage.language
    for match in _VERBS[language].finditer(words):
        yield _Factor(_FACTORS[str(match.lastgroup).rstrip("2")], match.start(), match[0])
    for match in _FOLD.finditer(words):
        times, is_up = _FACTORS["two" if match["two"] else "three"], says(words, language, "move", "up")
        if is_up != says(words, language, "move", "down"):
            yield _Factor(times if is_up else 1 / times, match.start(), match[0])
    for one in figures:
        end = one.first + len(one.written)
        many, half = _AS_MANY[language]
        is_many = not (one.unit or one.part) and many.match(words, end)
        is_part = one.fraction and (language == "en" or one.value == _FACTORS["half"]) and half.match(words, end)
        is_change = language == "pl" and _BY.search(words[: one.first]) is not None
        if isinstance(one.value, Decimal) and (is_many or is_part) and not is_change:
            bound = bound_of(words[: one.first], language)
            yield _Factor(one.value, one.first, one.written, bound)


def _meant(
    passage: Passage, subjects: Subjects, start: int, figures: Sequence[Figure]
) -> Iterator[tuple[Item, list[Step]]]:
    """Yield what a multiple may be said of, each with its moves: measures, and series whose words the sentence says."""
    items = subjects.items(passage, start)
    if len({id(one.item) for one in passage.named}) > 1:  # one may be told as a multiple of the other
        items = [(item, is_named) for item, is_named in items if isinstance(item, Measure | Objective)]
    mentioned = mentioned_fields(passage.words, passage.language)
    for item in [item for item, is_named in items if is_named] or [item for item, _ in items]:
        moves = [step for step in steps_of(item, subjects.plans.figures) if step.factor is not None]
        if isinstance(item, Measure):
            yield item, _grown(moves)
            continue
        yield item, [step for step in moves if step.last.field in mentioned]
        for measure in item.measures if isinstance(item, Objective) else ():
            is_one = isinstance(item, Objective) and len(item.measures) == 1 and len(parts_of_year(figures)) > 1
            if is_one or _is_meant(measure, passage) or _is_told(measure, figures):
                yield measure, _grown(steps_of(measure, subjects.plans.figures))


def _grown(steps: Sequence[Step]) -> list[Step]:
    """Return the moves of a measure that multiply what there was: none from nought, and none between its targets alone."""
    return [step for step in steps if step.factor is not None and step.first is not None]


def _is_meant(measure: Measure, passage: Passage) -> bool:
    """Tell whether a sentence speaks of what a measure counts: it says most words of its title."""
    title = set(_WORD.findall((measure.title and measure.title.exact(passage.language)) or ""))
    written = _WORD.findall(passage.words)
    common = [word for word in title if any(is_form_of(one, word, passage.language) for one in written)]
    return len(common) * 2 > len(title)


def _is_told(measure: Measure, figures: Sequence[Figure]) -> bool:
    """Tell whether a sentence gives a target of a measure beside the multiple: ``fourteen per cent, twice as many``."""
    goals = [goal for goal in MeasureData(measure).goals.values() if measure.unit and str(measure.unit) == "%"]
    return any(one.unit == "percent" and one.value in goals for one in figures)


def _comes_to(step: Step, factor: _Factor) -> bool:
    low, high = _NEAR
    low, high = low / 2 if factor.bound == "most" else low, high * 2 if factor.bound == "least" else high
    return step.factor is not None and low <= step.factor / factor.value <= high
