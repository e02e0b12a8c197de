"""What texts say holds of a measure all the time: ``not once in 2027 below twenty days``."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from planloom.figures.consistency.stated import PERCENT, Stated, stated_by
from planloom.model.shared import Measure
from planloom.problems import Language
from planloom.rules.claims.cues.patterns import listed_words
from planloom.rules.claims.dates.periods import years_in, years_of
from planloom.rules.claims.discrepancy import Discrepancy
from planloom.rules.claims.display import displayed
from planloom.rules.claims.passage import Passage
from planloom.rules.claims.quantities.quantity import COUNT, unit_of
from planloom.rules.claims.subjects.resolution import Subjects
from planloom.rules.claims.trends.steps import in_past
from planloom.rules.language.durations import DURATIONS, counts_duration
from planloom.rules.language.numbers import Figure

_NEVER = listed_words("constant_bounds.never")
_ALWAYS = listed_words("constant_bounds.always")
_SIDE: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:(?P<below>below|under|(?:less|fewer|lower) than)|(?P<above>above|over|exceed\w*|(?:more|higher) than))\s+(?:an? |the )?$",
        re.IGNORECASE,
    ),
    "pl": re.compile(
        r"\b(?:(?P<below>poniżej|mniej niż|niż\w+ (?:niż|od))|(?P<above>powyżej|ponad|więcej niż|wyż\w+ (?:niż|od)|przekr\w+))\s+$",
        re.IGNORECASE,
    ),
}
_UNSURE = listed_words("constant_bounds.unsure")
_HUNDRED = 100


def is_constant_bound(passage: Passage, figure: Figure) -> bool:
    """Tell whether a figure is a bound that a sentence says is kept all the time, and so no value of its own."""
    words, language = passage.words, passage.language
    is_always = _NEVER[language].search(words) or _ALWAYS[language].search(words)
    is_of_measure = any(isinstance(one.item, Measure) for one in passage.named)
    return bool(is_of_measure and is_always and _SIDE[language].search(words[: figure.first]))


def constant_bounds(passage: Passage, subjects: Subjects, figures: Sequence[Figure]) -> Iterator[Discrepancy]:
    """Yield the bound of a sentence that the measure it names does not keep in all its time."""
    words, language = passage.words, passage.language
    items = {id(one.item): one.item for one in passage.named}
    numbers = [one for one in figures if not one.part and not one.weak]
    if len(items) != 1 or len(numbers) != 1 or passage.names_part or not is_constant_bound(passage, numbers[0]):
        return
    never = _NEVER[language].search(words) is not None
    item, figure = next(iter(items.values())), numbers[0]
    side = _SIDE[language].search(words[: figure.first])
    if not isinstance(item, Measure) or side is None or _UNSURE[language].search(words):
        return
    is_below = (side["below"] is not None) != never
    value = Decimal(figure.value)
    for series in _series(item, passage, figure, subjects, years_in(figures)):
        breaches = [one for one in series if not _keeps(one, value, is_below=is_below, figure=figure, strict=not never)]
        if not breaches:
            return
        last = breaches[-1]
    yield Discrepancy.of_figure(passage, figure, last, item, displayed(last))


def _keeps(known: Stated, value: Decimal, *, is_below: bool, figure: Figure, strict: bool) -> bool:
    bound = value * _HUNDRED if figure.fraction and known.unit == PERCENT else value
    if known.value == bound:
        return not strict or not figure.fraction
    return (known.value < bound) == is_below


def _series(
    item: Measure, passage: Passage, figure: Figure, subjects: Subjects, years: set[int]
) -> Iterator[list[Stated]]:
    """Yield the results and the targets that a sentence may mean: of its year the results, else both."""
    unit = unit_of(figure, passage.words, passage.language)
    stated = [
        one
        for one in stated_by(item, subjects.plans.figures)
        if one.part is item and one.period and not one.summed and _fits(one, unit, figure)
    ]
    found = {
        field: [one for one in stated if one.field == field and _is_in(one, years)] for field in ("actuals", "targets")
    }
    is_past = in_past(passage.words, passage.language)
    yield from (
        [found["actuals"]]
        if (years or is_past) and found["actuals"]
        else [one for one in found.values() if one] or [[]]
    )


def _fits(one: Stated, unit: str | None, figure: Figure) -> bool:
    if unit in DURATIONS:
        return one.unit == COUNT and counts_duration(one.words, str(unit))
    return one.unit == unit or (figure.fraction and one.unit == COUNT)


def _is_in(one: Stated, years: set[int]) -> bool:
    return not years or (one.period is not None and set(years_of(one.period)) <= years)


__all__ = ["constant_bounds", "is_constant_bound"]
