"""Which way a figure goes, as a text says it: ``has fallen every year``, ``rośnie z kwartału na kwartał``, ``less than in 2028``."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from planloom.figures.consistency.stated import Stated
from planloom.model import Item
from planloom.model.shared import Measure
from planloom.problems import LANGUAGES, Language, Phrase
from planloom.rules.language.named import Named
from planloom.rules.language.numbers import Figure
from planloom.rules.language.said.fitting import fits_part_of_year, parts_of_year, years_in
from planloom.rules.language.said.passage import Passage
from planloom.rules.language.said.shown import dated
from planloom.rules.language.said.steps import Step, in_tense, in_years, steps_of
from planloom.rules.language.said.subjects import Subjects
from planloom.rules.language.said.tied import spoken_of
from planloom.rules.language.said.wordings import any_of, words_of

UP = words_of(
    r"ris(?:es?|en|ing)|rose|grow(?:s|n|ing)?|grew|increas(?:es?|ed|ing)|(?:goes|went|gone|going|go) up|climb(?:s|ed|ing)?"
    r"|(?:getting|got|gets?|becom\w+|become) (?:longer|higher|larger|bigger|slower)",
    r"rośnie|rosną|rosł[aoy]|rósł|urośnie|urósł|urosł\w+|wzr[oó]sł\w*|wzrasta\w*|wzrośnie|wzrosną|zwiększ(?:a|ają|ył\w*|y|ą) się|wydłuż(?:a|ają|ył\w*|y|ą) się",
)
DOWN = words_of(
    r"fall(?:s|en|ing)?|fell|drop(?:s|ped|ping)?|declin(?:es?|ed|ing)|decreas(?:es?|ed|ing)|shr(?:ink|inks|ank|unk|inking)|(?:goes|went|gone|going|go) down"
    r"|(?:getting|got|gets?|becom\w+|become) (?:shorter|lower|smaller|quicker|faster)",
    r"spada\w*|spadł\w*|spadnie|spadną|maleje|maleją|malał\w*|zmalał\w*|zmaleje|zmniejsz(?:a|ają|ył\w*|y|ą) się|skr(?:aca|acają|ócił\w*|óci|ócą) się|obniż(?:a|ają|ył\w*|y|ą) się",
)
_MOVES = any_of([UP, DOWN])
_MORE = words_of(r"more|higher|larger|longer", r"więcej|wyższ\w+|większ\w+|dłuższ\w+|dłużej")
_LESS = words_of(r"less|fewer|lower|smaller|shorter", r"mniej|niższ\w+|mniejsz\w+|krótsz\w+|krócej")
_UNSURE = words_of(
    r"not|no longer|never|nor|if|unless|may|might|could|would|slow\w*|until|before|instead|stop\w*|risk|threat\w*|why|whether|when\w*|the more|or"
    r"|faster|less than|more than \d|usually|than (?:planned|expected|hoped)|with",
    r"nie|jeśli|jeżeli|gdy\w*|może|mogł\w+|mógł\w*|zamiast|przestał\w*|ryzyk\w+|zagroż\w+|czy|kiedy|dlaczego|wolniej|szybciej|zwykle|niż (?:plan|zakład)\w*|wraz|lub|albo",
)
_THAN_IN = {
    "en": re.compile(r"\bthan (?:at the (?:end|close) of|by the end of|in|for|at|by) ", re.IGNORECASE),
    "pl": re.compile(r"\bniż (?:pod koniec|na koniec|z końcem|w|we|na) ", re.IGNORECASE),
}
_STEADY = words_of(
    r"(?:every|each) (?:year|quarter|month)|(?:year|quarter|month) (?:after|by|on|to) (?:year|quarter|month)|steadily|all the time|constantly",
    r"z (?:roku|kwartału|miesiąca) na (?:rok|kwartał|miesiąc)|co (?:rok\w*|kwartał|miesiąc)|każdego (?:roku|kwartału|miesiąca)|stale|wciąż|nieustannie|systematycznie",
)
_BREAK = re.compile(r"[,;:]|\s[–—-]\s|\.\s|\b(?:and|but|while|because|as|a|ale|bo|gdy|oraz|i)\b", re.IGNORECASE)
_GAP = 32


@dataclass(frozen=True, slots=True)
class Trend:
    """Where a sentence says which way a figure goes, the entry with which it goes the other, and both its ends."""

    start: int
    words: str
    item: Item
    known: Stated
    expected: Phrase


def tells_trend(words: str, language: Language) -> bool:
    """Tell whether a text may say which way something goes."""
    return _MOVES[language].search(words) is not None or _THAN_IN[language].search(words) is not None


def trends(passage: Passage, subjects: Subjects, figures: Sequence[Figure]) -> Iterator[Trend]:
    """Yield what a sentence says of the one object that it names, where all moves that may be meant go the other way."""
    if len({id(one.item) for one in passage.named}) != 1 or _UNSURE[passage.language].search(passage.words):
        return
    one = passage.named[0]
    found = _compared(passage, figures) or (_moved(passage, one) if isinstance(one.item, Measure) else None)
    if found is None:
        return
    match, is_up = found
    steps = [step for step in _meant(one.item, passage, subjects, figures) if step.first is not None]
    if not steps or any(_goes(step, is_up=is_up) for step in steps) or not any(step.change for step in steps):
        return
    step = max(
        (step for step in steps if step.change),
        key=lambda one: (one.last.period.end if one.last.period else None, abs(one.change)),
    )
    yield Trend(match.start(), match[0], one.item, step.last, _shown(step))


def _goes(step: Step, *, is_up: bool) -> bool:
    return step.change > 0 if is_up else step.change < 0


def _moved(passage: Passage, one: Named) -> tuple[re.Match[str], bool] | None:
    """Return the words that say which way the object named goes, beside it and in its clause, where all say the same."""
    words, language = passage.words, passage.language
    ups, downs = list(UP[language].finditer(words)), list(DOWN[language].finditer(words))
    inside = [match for match in (*ups, *downs) if one.start <= match.start() < one.end]
    if inside or bool(ups) == bool(downs):
        return None
    match = (ups or downs)[0]
    between = words[one.end : match.start()] if match.start() >= one.end else words[match.end() : one.start]
    if passage.words[: one.start].endswith("("):  # named behind what is said of it
        return match, bool(ups)
    far = len(between) > (_GAP if match.start() >= one.end else 1) or _BREAK.search(between.strip("() "))
    return None if far else (match, bool(ups))


def _compared(passage: Passage, figures: Sequence[Figure]) -> tuple[re.Match[str], bool] | None:
    """Return the words that compare one year with another: ``less in 2029 than in 2028``."""
    words, language = passage.words, passage.language
    than = _THAN_IN[language].search(words)
    years = [one for one in figures if one.part == "year"]
    if (
        than is None
        or len({one.value for one in years}) != len(years)
        or len(years) not in (1, 2)
        or len(figures) != len(years)
    ):
        return None
    if not any(0 <= one.start - than.end() < _GAP for one in years):
        return None
    more, less = (list(one[language].finditer(words, 0, than.start())) for one in (_MORE, _LESS))
    if len(more) + len(less) != 1:
        return None
    earlier = min(years, key=lambda one: int(Decimal(one.value)))
    is_backward = len(years) > 1 and earlier.start < than.start()
    return (more or less)[0], bool(more) != is_backward


def _meant(item: Item, passage: Passage, subjects: Subjects, figures: Sequence[Figure]) -> list[Step]:
    """Return the moves that a sentence may mean: of its tense, of the fields it speaks of, of the time it names."""
    language = passage.language
    steps = list(steps_of(item, subjects.plans.figures))
    if isinstance(item, Measure):
        steps = in_tense(steps, passage.words, language)
    else:
        spoken = spoken_of(passage.words, language)
        fields = {step.last.field for step in steps}
        steps = [step for step in steps if len(fields) == 1 or step.last.field in spoken]
    parts = parts_of_year(figures)
    if parts:
        steps = [step for step in steps if fits_part_of_year(step.last.period, parts, subjects.plans.figures.calendar)]
        return [step for step in steps if step.is_next]
    steps = in_years(steps, years_in(figures))
    return [step for step in steps if step.is_next] if _STEADY[language].search(passage.words) else steps


def _shown(step: Step) -> Phrase:
    ends = [one for one in (step.first, step.last) if one]
    return Phrase(*(" → ".join(dated(one, language) for one in ends) for language in LANGUAGES))


__all__ = ["DOWN", "UP", "Trend", "tells_trend", "trends"]
