"""Which of its kind an object is, as a sentence says it: the dearest, the second largest (L104)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from planloom.figures.consistency.stated import Stated
from planloom.model import Item, Plan
from planloom.model.shared import Measure
from planloom.problems import Language
from planloom.rules.claims.codes import FIGURE_DIFFERS
from planloom.rules.claims.comparisons.amounts import amounts_of
from planloom.rules.claims.cues.fields import mentioned_fields
from planloom.rules.claims.dates.periods import years_in
from planloom.rules.claims.discrepancy import Discrepancy
from planloom.rules.claims.display import displayed, displayed_beside
from planloom.rules.claims.sentence import Sentence
from planloom.rules.language.lexicon import Occurrence
from planloom.rules.language.numbers import Figure

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


_COUNTED: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"\b(?:of|among)\s+(?:(?:the|our|its|all|these|those)\s+){0,2}$", re.IGNORECASE),
    "pl": re.compile(
        r"\b(?:z|ze|spośród|wśród)\s+(?:(?:tych|naszych|wszystkich|tegorocznych)\s+){0,2}$", re.IGNORECASE
    ),
}
"""Before the number of those of which one is said to have the most."""
_NO_OTHER: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\bno other\b[^.;:,]{0,40}?\b(?:as (?:much|many|large)|(?:more|larger))\s+(?:[^\W\d]+\s+)?(?:as|than)\b",
        re.IGNORECASE,
    ),
    "pl": re.compile(
        r"\bżad(?:en|na|ne) inn\w+\b[^.;:,]{0,40}?\b(?:tyle|tak wiele|tak dużo|więcej),?\s+(?:co|ile|jak|niż)\b",
        re.IGNORECASE,
    ),
}
_NEAR, _BEHIND = 6, 40


def ranks(sentence: Sentence) -> Iterator[Discrepancy]:
    """Yield what a sentence says has the most or the least of its kind, where another of the same list has more or less."""
    match = _NO_OTHER[sentence.language].search(sentence.words)
    if match is not None:
        yield from _ahead_of_all(sentence, Occurrence(match.start(), match[0], (), several=True))
    else:
        yield from _superlative(sentence)


def _ahead_of_all(sentence: Sentence, cue: Occurrence) -> Iterator[Discrepancy]:
    """Yield an object that no other is said to have as much as, where one has more."""
    years, one = years_in(sentence.figures), sentence.mentions[0] if len(sentence.mentions) == 1 else None
    if one is None or len(years) > 1 or sentence.numbers or isinstance(one.item, Plan | Measure):
        return
    is_beside = 0 <= one.start - cue.end <= _NEAR and not sentence.is_doubtful(cue)
    if is_beside and not _NOT_OF_ALL[sentence.language].search(sentence.words):
        yield from _discrepancy(sentence, cue, one.item, "size", _Row(1, next(iter(years), None), is_of_any=True))


def _superlative(sentence: Sentence) -> Iterator[Discrepancy]:
    degrees = sentence.superlatives()
    if len(degrees) != 1 or _NOT_OF_ALL[sentence.language].search(sentence.words):
        return
    cue, kind, is_most = degrees[0]
    item = sentence.subject_of(cue) or sentence.nearest(cue)
    years = years_in(sentence.figures)
    if item is None or isinstance(item, Plan | Measure) or len(years) > 1 or sentence.is_doubtful(cue):
        return
    row = _row(sentence, item, 1 if is_most else -1, next(iter(years), None))
    if row is not None and kind not in ("late", "good") and not sentence.is_denied(cue):
        yield from _discrepancy(sentence, cue, item, kind, row)


@dataclass(frozen=True, slots=True)
class _Row:
    """Of what an object is said to be the first: of how many, in which year, in which field; `wanted` is 1 for the most."""

    wanted: int
    year: int | None
    count: int | None = None
    own: Figure | None = None
    is_of_any: bool = False


def _row(sentence: Sentence, item: Item, wanted: int, year: int | None) -> _Row | None:
    """Return what a sentence says of the row; None where it has other numbers than how many there are and its own."""
    language, words = sentence.language, sentence.words
    counts = [
        one
        for one in sentence.figures
        if not one.part and isinstance(one.value, Decimal) and _COUNTED[language].search(words[: one.start])
    ]
    sizes = [one for one in sentence.numbers if one not in counts]
    ends = [one.end for one in sentence.mentions if one.item is item]
    own = sizes[0] if len(sizes) == 1 and any(0 <= sizes[0].first - end <= _BEHIND for end in ends) else None
    if len(counts) > 1 or len(sizes) > (own is not None) or (own is not None and not counts):
        return None
    return _Row(wanted, year, int(Decimal(counts[0].value)) if counts else None, own)


def _discrepancy(sentence: Sentence, cue: Occurrence, item: Item, kind: str, row: _Row) -> Iterator[Discrepancy]:
    figures, year, wanted = sentence.plans.figures, row.year, row.wanted
    mine = amounts_of(item, kind, year, figures)
    if row.own is not None:
        mine = {field: one for field, one in mine.items() if one.value == row.own.value}
    elif kind == "size" and row.count is None and not row.is_of_any:
        mentioned = mentioned_fields(sentence.words, sentence.language)
        mine = {field: one for field, one in mine.items() if field in mentioned}
    fields = list(mine)
    place = _place(sentence, cue)
    found: tuple[Stated, Item, Stated] | None = None
    for field in fields:
        others = [
            (other, its[field])
            for other in _peers(item, sentence)
            if field in (its := amounts_of(other, kind, year, figures)) and its[field].unit == mine[field].unit
        ]
        if row.count is not None:
            others = _without_total(mine[field], others)
            if len(others) + 1 != row.count:
                return
        ahead = [one for one in others if (one[1].value - mine[field].value) * wanted > 0]
        level = [one for one in others if one[1].value == mine[field].value]
        if not others or len(ahead) <= place - 1 <= len(ahead) + len(level):
            return
        best = max(ahead or others, key=lambda one: one[1].value * wanted)
        found = found or (mine[field], *best)
    if found is not None:
        known, other, that = found
        yield sentence.discrepancy(
            cue, FIGURE_DIFFERS, known, item, displayed_beside(displayed(known), other, displayed(that))
        )


def _without_total(mine: Stated, others: Sequence[tuple[Item, Stated]]) -> list[tuple[Item, Stated]]:
    """Return the others but for one that has what all of them come to together."""
    whole = mine.value + sum(one.value for _, one in others)
    return [one for one in others if one[1].value * 2 != whole]


def _place(sentence: Sentence, cue: Occurrence) -> int:
    """Return which of the row is meant: 2 for the second largest."""
    before = sentence.words[: cue.start].rstrip().lower().rpartition(" ")[2]
    return next((place for word, place in _ORDINALS[sentence.language].items() if before.startswith(word)), 1)


def _peers(item: Item, sentence: Sentence) -> list[Item]:
    """Return the others of its kind in its plan."""
    plan = sentence.plans.plan_of(item)
    if plan is None:
        return []
    found = list(plan.each(type(item))) or [
        one for one in sentence.plans.of(type(item)) if sentence.plans.plan_of(one) is plan
    ]
    return [one for one in found if one is not item]


__all__ = ["ranks"]
