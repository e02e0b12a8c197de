"""What two objects of a sentence are to each other: ``[[a]] costs twice as much as [[b]]``, ``oszczędza więcej niż``."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from planloom.figures.consistency.stated import Stated, stated_by
from planloom.model import Item
from planloom.problems import Language
from planloom.rules.language.numbers import Figure
from planloom.rules.language.said.passage import Passage
from planloom.rules.language.said.subjects import Subjects
from planloom.rules.language.said.tied import spoken_of

_AS_MUCH: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"\s+(?:times )?as (?:much|many|long|large|big) as\s+(?:the )?$", re.IGNORECASE),
    "pl": re.compile(r"\s+(?:razy )?(?:tyle|więcej) (?:co|niż|ile)\s+$", re.IGNORECASE),
}
_THAN: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"\b(?:(?P<more>more)|(?P<less>less))(?: money)? than\s+(?:the )?$", re.IGNORECASE),
    "pl": re.compile(r"\b(?:(?P<more>więcej)|(?P<less>mniej)) niż\s+$", re.IGNORECASE),
}
_NOT = re.compile(r"\b(?:not|no|nie|if|jeśli|\d+)\b", re.IGNORECASE)
_NEAR = Decimal("0.12")
_TWO = 2


@dataclass(frozen=True, slots=True)
class Between:
    """Where a sentence compares two objects, the first of them, and its figure."""

    start: int
    words: str
    item: Item
    known: Stated


def between(passage: Passage, subjects: Subjects, figures: Sequence[Figure]) -> Iterator[Between]:
    """Yield what a sentence says that one object has, as a multiple of what the other has, and no field bears out."""
    if len(passage.named) != _TWO or any(one.part for one in figures):
        return
    first, second = passage.named
    words = passage.words[first.end : second.start]
    shared = [
        (one, other)
        for field in spoken_of(passage.words, passage.language)
        if (one := _whole(first.item, field, subjects)) and (other := _whole(second.item, field, subjects))
    ]
    if len(shared) != 1 or shared[0][0].unit != shared[0][1].unit or not shared[0][1].value:
        return
    one, other = shared[0]
    ratio = one.value / other.value
    inside = [each for each in figures if first.end <= each.start < second.start]
    if len(inside) == 1 and isinstance(inside[0].value, Decimal):
        after = passage.words[inside[0].first + len(inside[0].written) : second.start]
        is_off = abs(ratio / inside[0].value - 1) > _NEAR if inside[0].value else False
        if _AS_MUCH[passage.language].fullmatch(after) and is_off:
            yield Between(inside[0].first, inside[0].written, first.item, one)
        return
    than = _THAN[passage.language].search(words)
    if than and not inside and not _NOT.search(words) and (ratio < 1 if than["more"] else ratio > 1):
        yield Between(first.end + than.start(), than[0].strip(), first.item, one)


def _whole(item: Item, field: str, subjects: Subjects) -> Stated | None:
    """Return what a field of an object comes to in all."""
    stated = [one for one in stated_by(item, subjects.plans.figures) if one.field == field and one.part is item]
    sums = [one for one in stated if one.period is None]
    return sums[0] if sums else stated[0] if len(stated) == 1 else None


__all__ = ["Between", "between"]
