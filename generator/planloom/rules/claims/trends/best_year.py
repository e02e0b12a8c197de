"""In which year a figure is highest, lowest or best, as a sentence says it: ``revenue is highest in 2027`` (L104)."""

from collections.abc import Sequence

from planloom.figures.consistency.stated import Stated, stated_by
from planloom.model import Item
from planloom.model.shared import Measure
from planloom.problems import LANGUAGES, Phrase
from planloom.rules.claims.codes import FIGURE_DIFFERS
from planloom.rules.claims.cues.fields import mentioned_fields
from planloom.rules.claims.dates.periods import years_in, years_of
from planloom.rules.claims.discrepancy import Discrepancy
from planloom.rules.claims.display import with_period
from planloom.rules.claims.sentence import Degree, Sentence
from planloom.rules.claims.subjects.resolution import READINGS
from planloom.rules.claims.trends.direction import is_more_better
from planloom.values.calendar import YEAR

_KINDS = ("size", "good", "long", "cost")
_FEWEST = 2
"""So many years at least are held against each other."""


def best_year(sentence: Sentence, item: Item) -> Discrepancy | None:
    """Return the year that a sentence says has the most, the least, the best, where no series has it so."""
    degrees, years = sentence.superlatives(*_KINDS), years_in(sentence.figures)
    if len(degrees) != 1 or len(years) != 1 or len(sentence.figures) != 1 or sentence.is_doubtful(degrees[0].cue):
        return None
    is_highest = _is_highest(degrees[0], item)
    if is_highest is None:
        return None
    (year,) = years
    pairs = [_year_and_best(series, year, is_highest=is_highest) for series in _years(sentence, item).values()]
    found = [pair for pair in pairs if pair is not None]
    if not found or any(its.value == best.value for its, best in found):
        return None
    its = found[0][0]
    shown = Phrase(*(" · ".join(with_period(one, language) for one in found[0]) for language in LANGUAGES))
    return sentence.discrepancy(degrees[0].cue, FIGURE_DIFFERS, its, item, shown)


def _is_highest(degree: Degree, item: Item) -> bool | None:
    """Tell whether the highest figure is meant; None where nothing says what is better."""
    if degree.kind != "good":
        return degree.is_more
    more_is_better = is_more_better(item)
    return None if more_is_better is None else more_is_better == degree.is_more


def _year_and_best(series: Sequence[Stated], year: int, *, is_highest: bool) -> tuple[Stated, Stated] | None:
    """Return the entry of a year and that of the best; None where a series has too few years, or not this one."""
    its = next((one for one in series if one.period and set(years_of(one.period)) == {year}), None)
    if its is None or len(series) < _FEWEST:
        return None
    return its, (max if is_highest else min)(series, key=lambda one: one.value)


def _years(sentence: Sentence, item: Item) -> dict[str, list[Stated]]:
    """Return what the fields of an object give year by year, of a measure its results and its targets."""
    spoken = mentioned_fields(sentence.words, sentence.language)
    found: dict[str, list[Stated]] = {}
    for one in stated_by(item, sentence.plans.figures):
        if one.part is item and one.period is not None and one.period.months == YEAR:
            field = "actuals" if one.field == "baseline" else one.field
            found.setdefault(field, []).append(one)
    if isinstance(item, Measure):
        return found
    found = {field: series for field, series in found.items() if field in spoken or len(found) == 1}
    return {field: series for field, series in found.items() if field not in READINGS or len(found) == 1}


__all__ = ["best_year"]
