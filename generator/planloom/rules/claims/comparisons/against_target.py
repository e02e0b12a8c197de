"""How results stand to their targets, as a text says it: ``is above the target``, ``nie spełniły celu``."""

import re
from collections.abc import Iterator, Sequence

from planloom.figures.consistency.stated import Stated, stated_by
from planloom.figures.measure.data import MeasureData
from planloom.i18n.formats import format_value
from planloom.model.shared import Measure
from planloom.problems import LANGUAGES, Language, Phrase
from planloom.rules.claims.codes import FIGURE_DIFFERS
from planloom.rules.claims.cues.patterns import any_of, listed_words, whole_words
from planloom.rules.claims.dates.periods import fits_part_of_year, parts_of_year, years_in, years_of
from planloom.rules.claims.discrepancy import Discrepancy
from planloom.rules.claims.display import displayed
from planloom.rules.claims.passage import Passage
from planloom.rules.claims.subjects.resolution import Subjects
from planloom.rules.language.numbers import Figure
from planloom.values.calendar import YEAR

_EN_GOAL = r"(?:the |its |our |this year.s )?(?:target|goal|plan)"
_PL_GOAL = r"(?:swo\w+ |nasz\w* )?(?:celu|cel|celem|docelow\w+|wartości docelow\w+|planu|planem|plan)"
_ABOVE = whole_words(
    rf"(?:above|over|exceed(?:s|ed)?|higher than) {_EN_GOAL}",
    rf"(?:powyżej|ponad|wyższ\w+ (?:niż|od)|przekracz\w+|przekroczył\w*) {_PL_GOAL}",
)
_BELOW = whole_words(rf"(?:below|under|lower than) {_EN_GOAL}", rf"(?:poniżej|niższ\w+ (?:niż|od)|pod) {_PL_GOAL}")
_MET = whole_words(
    rf"(?:met|meets?|hit|hits|reach(?:es|ed)?|achiev(?:es|ed)|(?:is|are|was|were) (?:already )?(?:at|on|within)) {_EN_GOAL}",
    rf"(?:spełni\w+|osiągn\w+|wykona\w+|zrealizowa\w+|(?:jest|są|był\w*) (?:już )?(?:na poziomie|zgodn\w+ z)) {_PL_GOAL}",
)
_MISSED = whole_words(
    rf"(?:miss(?:es|ed)?|(?:falls?|fell) short of|fail(?:s|ed) to (?:meet|reach|hit)) {_EN_GOAL}",
    rf"(?:nie spełni\w+|nie osiągn\w+|nie wykona\w+) {_PL_GOAL}",
)
_ANY = any_of([_ABOVE, _BELOW, _MET, _MISSED])
_NOT = listed_words("against_target.not")
_UNSURE = listed_words("against_target.unsure")


def tells_of_target(words: str, language: Language) -> bool:
    """Tell whether a text may say how results stand to a target."""
    return _ANY[language].search(words) is not None


def standings(passage: Passage, subjects: Subjects, figures: Sequence[Figure]) -> Iterator[Discrepancy]:
    """Yield what a sentence says of the last result of its measure, or that of the time it names, and no target bears out."""
    measure = _measure(passage, subjects)
    claim = _claimed(passage) if measure is not None else None
    if claim is None or measure is None:
        return
    match, wanted = claim
    results, goals = _results(measure, subjects, figures), _goals(measure, subjects)
    if not results:
        return
    result = results[-1]
    fitting = [goal for goal in goals if _is_of_its_time(goal, result, figures)]
    if not fitting or any(_stands(result, goal, wanted, measure) for goal in fitting):
        return
    both = ((format_value(displayed(one), language) for one in (result, fitting[0])) for language in LANGUAGES)
    expected = Phrase(*("{} (→ {})".format(*one) for one in both))
    yield Discrepancy.of_match(passage, match, FIGURE_DIFFERS, result, measure, expected)


def _claimed(passage: Passage) -> tuple[re.Match[str], str] | None:
    words, language = passage.words, passage.language
    for wanted, patterns in (("missed", _MISSED), ("met", _MET), ("above", _ABOVE), ("below", _BELOW)):
        match = patterns[language].search(words)
        if match is None:
            continue
        if _UNSURE[language].search(words[: match.start()]):
            return None
        is_not = _NOT[language].search(words[max(0, match.start() - 12) : match.start()]) is not None
        if is_not and wanted != "met":
            return None
        return match, "missed" if is_not else wanted
    return None


def _measure(passage: Passage, subjects: Subjects) -> Measure | None:
    named = {id(one.item): one.item for one in passage.named}
    items = list(named.values()) or subjects.looked_at(passage) or ([passage.own] if passage.own is not None else [])
    return items[0] if len(items) == 1 and isinstance(items[0], Measure) else None


def _results(measure: Measure, subjects: Subjects, figures: Sequence[Figure]) -> list[Stated]:
    """Return its results in order of time: of the part of a year that a sentence names, or of all."""
    stated = [one for one in stated_by(measure, subjects.plans.figures) if one.field == "actuals" and one.period]
    parts, calendar = parts_of_year(figures), subjects.plans.figures.calendar
    stated = [one for one in stated if not parts or fits_part_of_year(one.period, parts, calendar)]
    years = years_in(figures)
    if years and not parts:
        of_year = [one for one in stated if one.period and years & set(years_of(one.period))]
        stated = [one for one in of_year if one.period and one.period.months == YEAR] or of_year
    return sorted(stated, key=lambda one: one.period.end if one.period else subjects.plans.figures.today)


def _goals(measure: Measure, subjects: Subjects) -> list[Stated]:
    return [one for one in stated_by(measure, subjects.plans.figures) if one.field == "targets" and one.period]


def _is_of_its_time(goal: Stated, result: Stated, figures: Sequence[Figure]) -> bool:
    """Tell whether a target is of the time of a result, or of the year that a sentence names."""
    years = years_in(figures)
    if goal.period is None or result.period is None:
        return False
    if years:
        return bool(years & set(years_of(goal.period)))
    return goal.period.overlaps(result.period) and (goal.part.aggregate != "sum" or goal.period == result.period)  # type: ignore[attr-defined]


def _stands(result: Stated, goal: Stated, wanted: str, measure: Measure) -> bool:
    if wanted in ("above", "below"):
        return result.value > goal.value if wanted == "above" else result.value < goal.value
    direction = MeasureData(measure).direction
    if direction not in ("increase", "at_least", "decrease", "at_most"):
        return True
    is_met = result.value >= goal.value if direction in ("increase", "at_least") else result.value <= goal.value
    return is_met == (wanted == "met")


__all__ = ["standings", "tells_of_target"]
