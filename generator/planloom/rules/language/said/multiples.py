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


def multiples(passage: Passage, subjects: Subjects, figures: Sequence[Figure]) -> Iterator[Multiple]:
    """Yield the multiples that no target of the one measure meant comes to: of the year named, where one is."""
    years = {int(one.value) for one in figures if one.part == "year" and isinstance(one.value, Decimal)}
    year = next(iter(years)) if len(years) == 1 else None
    for match in _VERBS[passage.language].finditer(passage.words):
        factor = _FACTORS[str(match.lastgroup).rstrip("2")]
        measures = [
            measure
            for measure, is_itself in _measures(passage, subjects, match.start())
            if is_itself or _is_meant(measure, passage)
        ]
        found = [_last(measure, subjects, year) for measure in measures if _start(measure)]
        if len(found) == 1 and found[0] is not None and not any(_comes_to(one, factor, year) for one in measures):
            yield Multiple(passage.start + match.start(), match[0], measures[0], found[0])


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


def _start(measure: Measure) -> Decimal | None:
    start = MeasureData(measure).start
    return start[1] if start and start[1] else None


def _comes_to(measure: Measure, factor: Decimal, year: int | None) -> bool:
    start = _start(measure)
    low, high = _NEAR
    goals = [goal for period, goal in MeasureData(measure).goals.items() if year in (None, *period.years)]
    return start is not None and any(low <= goal / start / factor <= high for goal in goals)


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
