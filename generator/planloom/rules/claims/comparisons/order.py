"""Which of two objects comes first, as a sentence says it: ``starts before``, ``po zakończeniu`` (L106)."""

from collections.abc import Iterator
from typing import Literal

from planloom.figures import Figures
from planloom.figures.consistency.stated import Dated, days_of
from planloom.model import Item, Plan
from planloom.model.shared import Milestone
from planloom.rules.claims.codes import DATE_DIFFERS
from planloom.rules.claims.discrepancy import Discrepancy
from planloom.rules.claims.display import displayed_beside
from planloom.rules.claims.sentence import Sentence
from planloom.rules.language.lexicon import Occurrence
from planloom.rules.language.named import Named
from planloom.values import Period

Role = Literal["start", "end"]
_ORDER = {"before": True, "after": False, "then": True}
"""Whether the first of two objects comes before the second where a word stands between them."""


def orderings(sentence: Sentence) -> Iterator[Discrepancy]:
    """Yield the day of an object that a sentence has come before or after another, where all their days say otherwise."""
    cued = [one for one in sentence.cues_of("order") if one[1] in _ORDER]
    late = [(cue, "after") for cue, _ in sentence.cues_of("more", "late")]
    early = [(cue, "before") for cue, _ in sentence.cues_of("less", "late")]
    for cue, meaning in (*cued, *late, *early):
        pair = sentence.sides_of(cue)
        if pair is None or sentence.is_denied(cue):
            continue
        first, second = pair
        is_between = first.end <= cue.start < second.start
        is_ahead = cue.start < first.start and meaning != "then" and cue.start <= sentence.clause(cue.start)[0] + 3
        if not is_between and not is_ahead:
            continue
        before = _ORDER[meaning] if is_between else not _ORDER[meaning]
        yield from _discrepancy(sentence, cue, first, second, is_before=before)
        return


def _discrepancy(
    sentence: Sentence, cue: Occurrence, first: Named, second: Named, *, is_before: bool
) -> Iterator[Discrepancy]:
    split = cue.start if first.end <= cue.start else second.start
    mine, its = _role(sentence, 0, split), _role(sentence, split, len(sentence.words))
    if its is None and mine == ("start" if is_before else "end"):  # what ends after something ends after its end
        its = mine
    figures = sentence.plans.figures
    one, other = _days(first.item, mine, figures), _days(second.item, its, figures)
    pairs = [(known, that) for known in one for that in other]
    if not pairs or any(_fits(known.period, that.period, is_before=is_before) for known, that in pairs):
        return
    known, that = pairs[0]
    yield sentence.discrepancy(
        cue, DATE_DIFFERS, known, first.item, displayed_beside(known.period, second.item, that.period)
    )


def _fits(mine: Period, its: Period, *, is_before: bool) -> bool:
    return mine.start <= its.end if is_before else mine.end >= its.start


def _role(sentence: Sentence, first: int, last: int) -> Role | None:
    """Return whether one side of the sentence speaks of a beginning or an end."""
    meanings = {meaning for cue, meaning in sentence.cues_of("verb", "start", "end") if first <= cue.start < last}
    return None if len(meanings) != 1 else "start" if meanings == {"start"} else "end"


def _days(item: Item, role: Role | None, figures: Figures) -> list[Dated]:
    """Return the days of an object itself, of its beginning or its end where only one of them is meant."""
    if isinstance(item, Plan):
        return []
    own = [one for one in days_of(item, figures) if one.part is item]
    return [one for one in own if role is None or one.role in (role, "") or isinstance(item, Milestone)]


__all__ = ["orderings"]
