"""Which of two objects is dearer, larger, longer or likelier, as a sentence says it, against their numbers (L104)."""

from collections.abc import Iterator

from planloom.figures.consistency.stated import Stated
from planloom.model import Item, Plan
from planloom.rules.claims.codes import FIGURE_DIFFERS
from planloom.rules.claims.comparisons.amounts import amounts_of, in_one_currency
from planloom.rules.claims.cues.fields import mentioned_fields
from planloom.rules.claims.dates.periods import years_in
from planloom.rules.claims.discrepancy import Discrepancy
from planloom.rules.claims.display import displayed, displayed_beside
from planloom.rules.claims.sentence import Sentence
from planloom.rules.language.lexicon import Occurrence

_BESIDE = 4
_ELSEWHERE = frozenset({"late", "good"})
"""What other modules compare: days, and what is better or worse."""


def comparatives(sentence: Sentence) -> Iterator[Discrepancy]:
    """Yield what a sentence says one of two objects has more or less of than the other, where no number bears it out."""
    degrees = [one for one in sentence.comparatives() if one.kind not in _ELSEWHERE]
    years = years_in(sentence.figures)
    if len(degrees) != 1 or len(years) > 1 or sentence.numbers:
        return
    cue, kind, is_more = degrees[0]
    pair = _pair(sentence, cue)
    if pair is None or sentence.is_doubtful(cue):
        return
    first, second = pair
    shared = _shared(sentence, first, second, kind, next(iter(years), None))
    wanted = 1 if is_more else -1
    is_denied = sentence.is_denied(cue)
    if shared and all(_is_off(one, other, wanted, is_denied=is_denied) for one, other in shared):
        one, other = shared[0]
        yield sentence.discrepancy(
            cue, FIGURE_DIFFERS, one, first, displayed_beside(displayed(one), second, displayed(other))
        )


def _pair(sentence: Sentence, cue: Occurrence) -> tuple[Item, Item] | None:
    """Return the two objects that a comparison is of: what is more, and than what."""
    pair = sentence.sides_of(cue)
    own = sentence.passage.own
    if pair is None and len(sentence.mentions) == 1 and own is not None and not isinstance(own, Plan):
        other, than = sentence.mentions[0], _than(sentence, cue)
        return (own, other.item) if than is not None and 0 <= other.start - than <= _BESIDE else None
    if pair is None:
        return None
    first, second = pair
    than = _than(sentence, cue)
    if than is None or not than <= second.start:
        return None
    if first.end <= than:
        return first.item, second.item
    return (second.item, first.item) if than < first.start and cue.start > first.end else None


def _than(sentence: Sentence, cue: Occurrence) -> int | None:
    """Return where ``than`` stands behind a comparative."""
    words = ("than",) if sentence.language == "en" else ("niż", "od", "aniżeli")
    ends = [cue.end + at + len(word) + 2 for word in words if (at := sentence.words[cue.end :].find(f" {word} ")) >= 0]
    return min(ends, default=None)


def _shared(sentence: Sentence, first: Item, second: Item, kind: str, year: int | None) -> list[tuple[Stated, Stated]]:
    """Return the numbers of both in the same fields: those that the sentence speaks of, or of the kind compared."""
    figures = sentence.plans.figures
    mine, its = (amounts_of(one, kind, year, figures) for one in (first, second))
    mentioned = mentioned_fields(sentence.words, sentence.language) if kind == "size" else frozenset[str]()
    mine, its = in_one_currency(mine, figures), in_one_currency(its, figures)
    fields = [field for field in mine if field in its]
    fields = [field for field in fields if field in mentioned] or ([] if mentioned else fields)
    return [(mine[field], its[field]) for field in fields if mine[field].unit == its[field].unit]


def _is_off(one: Stated, other: Stated, wanted: int, *, is_denied: bool) -> bool:
    apart = (one.value - other.value) * wanted
    return apart > 0 if is_denied else apart <= 0


__all__ = ["comparatives"]
