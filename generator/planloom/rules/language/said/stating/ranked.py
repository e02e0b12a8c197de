"""Which of its kind an object is, as a sentence says it: the dearest, the second largest (L104)."""

import re
from collections.abc import Iterator, Mapping

from planloom.figures.consistency.stated import Stated
from planloom.model import Item, Plan
from planloom.model.shared import Measure
from planloom.problems import Language
from planloom.rules.language.lexicon import Said
from planloom.rules.language.said.codes import SAID
from planloom.rules.language.said.fitting import years_in
from planloom.rules.language.said.off import Off
from planloom.rules.language.said.shown import shown
from planloom.rules.language.said.stating.amounts import amounts_of
from planloom.rules.language.said.stating.sentence import Sentence
from planloom.rules.language.said.stating.shown import against
from planloom.rules.language.said.tied import spoken_of

_ORDINALS: Mapping[Language, Mapping[str, int]] = {
    "en": {"second": 2, "third": 3, "fourth": 4},
    "pl": {"drug": 2, "trzec": 3, "czwart": 4},
}
_NOT_OF_ALL: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:ever|at (?:the )?most|at least|most of|so far|among the|one of|for the most part|most (?:people|customers|of))\b",
        re.IGNORECASE,
    ),
    "pl": re.compile(
        r"\b(?:co najmniej|co najwyżej|jak najwięcej|jak naj\w+|dotąd|jedn\w+ z|w najlepszym|w najgorszym)\b",
        re.IGNORECASE,
    ),
}


def ranked(sentence: Sentence) -> Iterator[Off]:
    """Yield what a sentence says has the most or the least of its kind, where another of the same list has more or less."""
    told = sentence.superlatives()
    if len(told) != 1 or sentence.numbers or _NOT_OF_ALL[sentence.language].search(sentence.words):
        return
    cue, kind, is_most = told[0]
    item = sentence.subject_of(cue) or sentence.nearest(cue)
    years = years_in(sentence.figures)
    if item is None or isinstance(item, Plan | Measure) or len(years) > 1 or sentence.is_doubtful(cue):
        return
    if kind in ("late", "good") or sentence.is_denied(cue):
        return
    yield from _off(sentence, cue, item, kind, 1 if is_most else -1, next(iter(years), None))


def _off(sentence: Sentence, cue: Said, item: Item, kind: str, wanted: int, year: int | None) -> Iterator[Off]:
    figures = sentence.plans.figures
    mine = amounts_of(item, kind, year, figures)
    fields = [field for field in mine if kind != "size" or field in spoken_of(sentence.words, sentence.language)]
    place = _place(sentence, cue)
    found: tuple[Stated, Item, Stated] | None = None
    for field in fields:
        others = [
            (other, its[field])
            for other in _peers(item, sentence)
            if field in (its := amounts_of(other, kind, year, figures)) and its[field].unit == mine[field].unit
        ]
        ahead = [one for one in others if (one[1].value - mine[field].value) * wanted > 0]
        level = [one for one in others if one[1].value == mine[field].value]
        if not others or len(ahead) <= place - 1 <= len(ahead) + len(level):
            return
        best = max(ahead or others, key=lambda one: one[1].value * wanted)
        found = found or (mine[field], *best)
    if found is not None:
        known, other, that = found
        yield sentence.off(cue, SAID, known, item, against(shown(known), other, shown(that)))


def _place(sentence: Sentence, cue: Said) -> int:
    """Return which of the row is meant: 2 for the second largest."""
    before = sentence.words[: cue.start].rstrip().lower().rpartition(" ")[2]
    return next((place for word, place in _ORDINALS[sentence.language].items() if before.startswith(word)), 1)


def _peers(item: Item, sentence: Sentence) -> list[Item]:
    """Return the others of its kind in its plan."""
    plan = sentence.plans.plan_of(item)
    return [one for one in plan.each(type(item)) if one is not item] if plan is not None else []


__all__ = ["ranked"]
