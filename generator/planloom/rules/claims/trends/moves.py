"""Which way figures go, as a sentence says it: they fell, stood still, are better than the year before (L104)."""

import re
from collections.abc import Iterator, Mapping, Sequence

from planloom.figures.consistency.stated import PEOPLE
from planloom.model import Item
from planloom.model.shared import Measure
from planloom.problems import LANGUAGES, Language, Phrase
from planloom.rules.claims.codes import FIGURE_DIFFERS
from planloom.rules.claims.cues.fields import mentioned_fields
from planloom.rules.claims.cues.patterns import listed_words
from planloom.rules.claims.dates.periods import PartOfYear, fits_part_of_year, parts_of_year, years_in, years_of
from planloom.rules.claims.discrepancy import Discrepancy
from planloom.rules.claims.display import with_period
from planloom.rules.claims.sentence import Sentence
from planloom.rules.claims.trends.best_year import best_year
from planloom.rules.claims.trends.direction import Direction, direction_of, negated
from planloom.rules.claims.trends.steps import Step, in_past, in_tense, in_years, steps_of
from planloom.rules.claims.trends.year_on_year import year_on_year
from planloom.rules.language.lexicon import Occurrence

_UNSURE = listed_words("moves.unsure")
_STEADY = listed_words("moves.steady")
_AWAY: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"[,;:]|\s[–—-]\s|\.\s|\b(?:but|while|because|as)\b", re.IGNORECASE),
    "pl": re.compile(r"[,;:]|\s[–—-]\s|\.\s|\b(?:a|ale|bo|gdy|oraz)\b", re.IGNORECASE),
}
_BY: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\bby\s+(?:about |some |around |over |nearly |almost |more than |less than )?(?:an? )?(?:[€$£]|PLN |EUR )?$",
        re.IGNORECASE,
    ),
    "pl": re.compile(r"\bo\s+(?:około |ponad |prawie |niemal |blisko )?$", re.IGNORECASE),
}
"""Before the number by which something moves."""
_WENT: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"(?:ed|ell|ose|ew|ank|unk|ent|ot|ood|lid)$", re.IGNORECASE),
    "pl": re.compile(r"(?:ł|ła|ło|ły|li)$", re.IGNORECASE),
}
"""How a verb ends that says which way something went: what a text calls for is no statement."""
_OF_PEOPLE = listed_words("moves.of_people")
_FAR = 48
"""So many letters at most stand between an object and what is said of it."""


def moves(sentence: Sentence) -> Iterator[Discrepancy]:
    """Yield what a sentence says of the way of the figures of the one object that it names, where none of them goes it."""
    item = _subject(sentence)
    if item is None or not _tells_the_way(sentence) or _UNSURE[sentence.language].search(sentence.words):
        return
    best = best_year(sentence, item)
    if best is not None:
        yield best
        return
    found = year_on_year(sentence, item) or _compared_figures(sentence, item)
    if found is None:
        return
    cue, goes = found
    steps = [step for step in _meant(sentence, item) if step.first is not None]
    is_steady = _STEADY[sentence.language].search(sentence.words) is not None
    contrary = [step for step in steps if not goes(step)]
    if contrary and (is_steady or len(contrary) == len(steps)):
        step = max(contrary, key=lambda one: (one.last.period.end if one.last.period else None, abs(one.change)))
        yield sentence.discrepancy(cue, FIGURE_DIFFERS, step.last, item, _shown(step))


def _subject(sentence: Sentence) -> Item | None:
    """Return the one object that a sentence names, or the measure whose text it is where it tells of what was."""
    items = {id(one.item): one.item for one in sentence.mentions}
    if len(items) == 1:
        return next(iter(items.values()))
    is_past = isinstance(sentence.own, Measure) and in_past(sentence.words, sentence.language)
    return sentence.own if is_past and not sentence.passage.is_title else None


def _tells_the_way(sentence: Sentence) -> bool:
    """Tell whether the numbers of a sentence are none but those by how much something moves."""
    return all(_BY[sentence.language].search(sentence.words[: one.first]) for one in sentence.numbers)


def _compared_figures(sentence: Sentence, item: Item) -> tuple[Occurrence, Direction] | None:
    """Return the cue that says which way a figure goes, near to its object and in its clause, where all say the same."""
    cued = list(sentence.cues_of("move"))
    directions = {meaning for _, meaning in cued}
    if len(directions) != 1 or not (isinstance(item, Measure) or _OF_PEOPLE[sentence.language].search(sentence.words)):
        return None
    cue, meaning = cued[0]
    if not sentence.mentions and not _WENT[sentence.language].search(cue.words.split()[0]):
        return None
    if sentence.subject_of(cue) is not item or sentence.is_doubtful(cue) or not _is_near(sentence, cue):
        return None
    direction = direction_of(meaning, item)
    if direction is None:
        return None
    return cue, negated(direction) if sentence.is_denied(cue) else direction


def _is_near(sentence: Sentence, cue: Occurrence) -> bool:
    """Tell whether nothing stands between an object and what is said of it that it could be said of instead."""
    for one in sentence.mentions:
        if one.start <= cue.start < one.end:
            return False
        between = sentence.words[min(one.end, cue.end) : max(one.start, cue.start)].strip("() ")
        if len(between) > _FAR or _AWAY[sentence.language].search(between):
            return False
    return True


def _meant(sentence: Sentence, item: Item) -> list[Step]:
    """Return the moves that a sentence may mean: of its tense, of the fields it speaks of, of the time it names."""
    steps, years, parts = _spoken_of(sentence, item), years_in(sentence.figures), parts_of_year(sentence.figures)
    if not parts:
        return _of_years(steps, years, sentence)
    steps = in_years(steps, years) if years else steps
    if sentence.says("when", "since"):
        return _since(steps, parts, sentence)
    return [step for step in steps if _is_of_parts(step, parts, sentence)]


def _spoken_of(sentence: Sentence, item: Item) -> list[Step]:
    """Return the moves of a measure in the tense of a sentence, of people where it tells of them, of the fields it names."""
    language, words, figures = sentence.language, sentence.words, sentence.plans.figures
    steps = list(steps_of(item, figures))
    if isinstance(item, Measure):
        return _in_its_tense(steps, sentence)
    if _OF_PEOPLE[language].search(words):
        about = sentence.subjects.about(item)
        return [step for one in about for step in steps_of(one, figures) if step.last.unit == PEOPLE]
    mentioned = mentioned_fields(words, language)
    fields = {step.last.field for step in steps}
    return [step for step in steps if len(fields) == 1 or step.last.field in mentioned]


def _in_its_tense(steps: list[Step], sentence: Sentence) -> list[Step]:
    """Return the moves between results where a sentence names years that are over, else those of its tense."""
    years = years_in(sentence.figures)
    past = [step for step in steps if step.is_past and years and not step.is_from_now]
    is_over = bool(years) and max(years) < sentence.plans.today.year and bool(in_years(past, years))
    return past if is_over else in_tense(steps, sentence.words, sentence.language)


def _of_years(steps: list[Step], years: set[int], sentence: Sentence) -> list[Step]:
    """Return the moves of the years that a sentence names: of one year, those that lead into it."""
    steps = in_years(steps, years)
    into = [
        step for step in steps if step.takes_a_year and step.last.period and years & set(years_of(step.last.period))
    ]
    if len(years) == 1 and into:
        return into
    return [step for step in steps if step.is_next] if _STEADY[sentence.language].search(sentence.words) else steps


def _since(steps: Sequence[Step], parts: set[PartOfYear], sentence: Sentence) -> list[Step]:
    """Return the move from the part of a year that a sentence names to the last result."""
    calendar = sentence.plans.figures.calendar
    found = [step for step in steps if step.first and fits_part_of_year(step.first.period, parts, calendar)]
    return sorted(found, key=lambda step: step.last.period.end.toordinal() if step.last.period else 0)[-1:]


def _is_of_parts(step: Step, parts: set[PartOfYear], sentence: Sentence) -> bool:
    """Tell whether a move leads into the one part of a year that a sentence names, or from one of two into the other."""
    calendar = sentence.plans.figures.calendar
    ends = [one.period for one in (step.first, step.last) if one is not None]
    fitting = [part for part in parts for period in ends[-1:] if fits_part_of_year(period, {part}, calendar)]
    if len(parts) == 1:
        return bool(fitting) and step.is_next
    others = [part for part in parts if fits_part_of_year(ends[0], {part}, calendar)]
    return len(parts) == 2 and bool(fitting) and bool(others) and fitting != others  # noqa: PLR2004  # from one to the other


def _shown(step: Step) -> Phrase:
    ends = [one for one in (step.first, step.last) if one]
    return Phrase(*(" → ".join(with_period(one, language) for one in ends) for language in LANGUAGES))


__all__ = ["moves"]
