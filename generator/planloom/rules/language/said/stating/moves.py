"""Which way figures go, as a sentence says it: they fell, stood still, are better than the year before, highest in 2027 (L104)."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal

from planloom.figures.consistency.stated import PEOPLE, Stated, stated_by
from planloom.figures.measure.data import MeasureData
from planloom.model import Item
from planloom.model.shared import Measure
from planloom.problems import LANGUAGES, Language, Phrase
from planloom.rules.language.lexicon import Said
from planloom.rules.language.said.codes import SAID
from planloom.rules.language.said.fitting import PartOfYear, fits_part_of_year, parts_of_year, years_in, years_of
from planloom.rules.language.said.off import Off
from planloom.rules.language.said.shown import dated
from planloom.rules.language.said.stating.sentence import Sentence
from planloom.rules.language.said.steps import Step, in_past, in_tense, in_years, steps_of
from planloom.rules.language.said.subjects import READINGS
from planloom.rules.language.said.tied import spoken_of
from planloom.rules.language.said.wordings import words_of
from planloom.values.calendar import YEAR

_UNSURE = words_of(
    r"slow\w*|stop\w*|risk|threat\w*|the more|or|faster|less than|more than \d|usually|than (?:planned|expected|hoped)|with",
    r"przestał\w*|ryzyk\w+|zagroż\w+|wolniej|szybciej|zwykle|niż (?:plan|zakład)\w*|wraz|lub|albo|o(?= \d)",
)
"""Words with which a move is another: its pace, that of something else, or one by so much."""
_STEADY = words_of(
    r"(?:every|each) (?:year|quarter|month)|(?:year|quarter|month) (?:after|by|on|to) (?:year|quarter|month)|steadily|all the time|constantly",
    r"z (?:roku|kwartału|miesiąca) na (?:rok|kwartał|miesiąc)|co (?:rok\w*|kwartał|miesiąc)|każdego (?:roku|kwartału|miesiąca)|rok po roku|kwartał po kwartale|stale|wciąż|nieustannie|systematycznie",
)
_THAN: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\bthan (?:(?:at the (?:end|close) of|by the end of|in|for|at|by)\b|(?:a|one) (?P<earlier>(?:year|quarter) (?:earlier|before|ago))|(?:the|last|the previous) (?:year|quarter)(?: before| earlier)?)",
        re.IGNORECASE,
    ),
    "pl": re.compile(
        r"\bniż (?:(?:pod koniec|na koniec|z końcem|w|we|na)\b|(?P<earlier>(?:rok|kwartał) (?:wcześniej|temu)|przed (?:rokiem|kwartałem)))",
        re.IGNORECASE,
    ),
}
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
_OF_PEOPLE = words_of(
    r"people|employees|staff|posts|jobs|workers|FTEs?|headcount",
    r"os[oó]b\w*|pracownik\w*|ludzi\w*|etat\w*|zatrudnieni\w*|stanowisk\w*",
)
_FAR = 48
_STILL = Decimal("0.015")
"""By so much of itself a figure may move and still stand still."""
_LEAST = 3
_GROWING = ("increase", "at_least")
_SHRINKING = ("decrease", "at_most")

Way = Callable[[Step], bool]


def moves(sentence: Sentence) -> Iterator[Off]:
    """Yield what a sentence says of the way of the figures of the one object that it names, where none of them goes it."""
    item = _subject(sentence)
    if item is None or not _tells_the_way(sentence) or _UNSURE[sentence.language].search(sentence.words):
        return
    best = _best_of_years(sentence, item)
    if best is not None:
        yield best
        return
    found = _between_years(sentence, item) or _moved(sentence, item)
    if found is None:
        return
    cue, goes = found
    steps = [step for step in _meant(sentence, item) if step.first is not None]
    is_steady = _STEADY[sentence.language].search(sentence.words) is not None
    off = [step for step in steps if not goes(step)]
    if off and (is_steady or len(off) == len(steps)):
        step = max(off, key=lambda one: (one.last.period.end if one.last.period else None, abs(one.change)))
        yield Off(sentence.passage.start + cue.start, cue.words, SAID, step.last, item, _shown(step))


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


def _moved(sentence: Sentence, item: Item) -> tuple[Said, Way] | None:
    """Return the cue that says which way a figure goes, near to its object and in its clause, where all say the same."""
    said = list(sentence.said("move"))
    ways = {meaning for _, meaning in said}
    if len(ways) != 1 or not (isinstance(item, Measure) or _OF_PEOPLE[sentence.language].search(sentence.words)):
        return None
    cue, meaning = said[0]
    if not sentence.mentions and not _WENT[sentence.language].search(cue.words.split()[0]):
        return None
    if sentence.subject_of(cue) is not item or sentence.is_doubtful(cue) or not _is_near(sentence, cue):
        return None
    way = _way(meaning, item)
    if way is None:
        return None
    return (cue, lambda step: not way(step)) if sentence.is_denied(cue) else (cue, way)


def _is_near(sentence: Sentence, cue: Said) -> bool:
    """Tell whether nothing stands between an object and what is said of it that it could be said of instead."""
    for one in sentence.mentions:
        if one.start <= cue.start < one.end:
            return False
        between = sentence.words[min(one.end, cue.end) : max(one.start, cue.start)].strip("() ")
        if len(between) > _FAR or _AWAY[sentence.language].search(between):
            return False
    return True


def _way(meaning: str, item: Item) -> Way | None:
    """Return what tells whether a figure goes the way that a word says: up, down, nowhere, for the better."""
    if meaning in ("better", "worse"):
        direction = MeasureData(item).direction if isinstance(item, Measure) else None
        if direction not in (*_GROWING, *_SHRINKING):
            return None
        meaning = "up" if (direction in _GROWING) == (meaning == "better") else "down"
    if meaning == "flat":
        return lambda step: step.first is not None and abs(step.change) <= _STILL * abs(step.first.value)
    return (lambda step: step.change > 0) if meaning == "up" else (lambda step: step.change < 0)


def _between_years(sentence: Sentence, item: Item) -> tuple[Said, Way] | None:
    """Return the cue that compares one year with another: ``less in 2029 than in 2028``, ``lepiej niż rok wcześniej``."""
    than = _THAN[sentence.language].search(sentence.words)
    told = [(cue, kind, True) for cue, kind in sentence.said("more", "size", "long", "good", "cost")]
    told += [(cue, kind, False) for cue, kind in sentence.said("less", "size", "long", "good", "cost")]
    told = [one for one in told if than is not None and one[0].start < than.start()]
    years = [one for one in sentence.figures if one.part == "year"]
    parts = [one for one in sentence.figures if one.part in ("quarter", "half", "month")]
    count = len({one.value for one in years})
    if than is None or len(told) != 1 or count > 2 or not (years or parts):  # noqa: PLR2004
        return None
    if parts and (count > 1 or parts[0].start > than.start()):
        return None
    cue, kind, is_more = told[0]
    if sentence.is_doubtful(cue):
        return None
    way = _way(("better" if is_more else "worse") if kind == "good" else "up" if is_more else "down", item)
    if way is None:
        return None
    if parts:
        is_backward = len(parts) > 1 and str(parts[0].value) < str(parts[-1].value)
        return (cue, (lambda step: step.change != 0 and not way(step)) if is_backward else way)
    behind = [one for one in years if one.start > than.start()]
    earlier = min(years, key=lambda one: int(Decimal(one.value)))
    is_backward = len({one.value for one in years}) > 1 and bool(behind) and behind[-1].value != earlier.value
    is_back_alone = (
        len(years) == 1
        and bool(behind)
        and than["earlier"] is None
        and int(Decimal(years[0].value)) > sentence.plans.today.year
    )
    if is_backward == is_back_alone and not is_backward:
        return (cue, lambda step: not way(step)) if sentence.is_denied(cue) else (cue, way)
    return cue, lambda step: step.change != 0 and not way(step)


def _meant(sentence: Sentence, item: Item) -> list[Step]:
    """Return the moves that a sentence may mean: of its tense, of the fields it speaks of, of the time it names."""
    language, words = sentence.language, sentence.words
    steps = list(steps_of(item, sentence.plans.figures))
    years, parts = years_in(sentence.figures), parts_of_year(sentence.figures)
    if isinstance(item, Measure):
        past = [step for step in steps if step.is_past and years and not step.is_from_now]
        is_over = bool(years) and max(years) < sentence.plans.today.year and bool(in_years(past, years))
        steps = past if is_over else in_tense(steps, words, language)
    elif _OF_PEOPLE[language].search(words):
        about = sentence.subjects.about(item)
        steps = [step for one in about for step in steps_of(one, sentence.plans.figures) if step.last.unit == PEOPLE]
    else:
        spoken = spoken_of(words, language)
        fields = {step.last.field for step in steps}
        steps = [step for step in steps if len(fields) == 1 or step.last.field in spoken]
    if parts:
        steps = in_years(steps, years) if years else steps
        if sentence.says("when", "since"):
            return _since(steps, parts, sentence)
        return [step for step in steps if _is_of_parts(step, parts, sentence)]
    steps = in_years(steps, years)
    into = [
        step for step in steps if step.takes_a_year and step.last.period and years & set(years_of(step.last.period))
    ]
    if len(years) == 1 and into:
        return into
    return [step for step in steps if step.is_next] if _STEADY[language].search(words) else steps


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


def _best_of_years(sentence: Sentence, item: Item) -> Off | None:
    """Return the year that a sentence says has the most, the least, the best, where no series has it so."""
    told = [(cue, kind, True) for cue, kind in sentence.said("most", "size", "good", "long", "cost")]
    told += [(cue, kind, False) for cue, kind in sentence.said("least", "size", "good", "long", "cost")]
    years = years_in(sentence.figures)
    if len(told) != 1 or len(years) != 1 or len(sentence.figures) != 1 or sentence.is_doubtful(told[0][0]):
        return None
    cue, kind, is_most = told[0]
    direction = MeasureData(item).direction if isinstance(item, Measure) else None
    if kind == "good":
        if direction not in (*_GROWING, *_SHRINKING):
            return None
        is_most = (direction in _GROWING) == is_most
    (year,) = years
    found: Off | None = None
    for series in _years(sentence, item).values():
        its = [one for one in series if one.period and set(years_of(one.period)) == {year}]
        if len(series) < _LEAST - 1 or not its:
            continue
        best = (max if is_most else min)(series, key=lambda one: one.value)
        if best.value == its[0].value:
            return None
        start = sentence.passage.start + cue.start
        shown = Phrase(*(" · ".join(dated(one, language) for one in (its[0], best)) for language in LANGUAGES))
        found = found or Off(start, cue.words, SAID, its[0], item, shown)
    return found


def _years(sentence: Sentence, item: Item) -> dict[str, list[Stated]]:
    """Return what the fields of an object give year by year, of a measure its results and its targets."""
    spoken = spoken_of(sentence.words, sentence.language)
    found: dict[str, list[Stated]] = {}
    for one in stated_by(item, sentence.plans.figures):
        if one.part is item and one.period is not None and one.period.months == YEAR:
            field = "actuals" if one.field == "baseline" else one.field
            found.setdefault(field, []).append(one)
    if isinstance(item, Measure):
        return found
    found = {field: series for field, series in found.items() if field in spoken or len(found) == 1}
    return {field: series for field, series in found.items() if field not in READINGS or len(found) == 1}


def _shown(step: Step) -> Phrase:
    ends = [one for one in (step.first, step.last) if one]
    return Phrase(*(" → ".join(dated(one, language) for one in ends) for language in LANGUAGES))


__all__ = ["moves"]
