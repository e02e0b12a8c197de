"""What two objects of a sentence are to each other: ``[[a]] costs twice as much as [[b]]``, ``oszczędza więcej niż``."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from planloom.figures.consistency.stated import Stated, stated_by
from planloom.model import Item
from planloom.problems import Language, Phrase
from planloom.rules.language.numbers import Figure
from planloom.rules.language.said.passage import Passage
from planloom.rules.language.said.subjects import Subjects
from planloom.rules.language.said.tied import spoken_of
from planloom.values import Money
from planloom.values.rounding import trimmed

_AS_MUCH: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"\s+(?:times )?as (?:much|many|long|large|big) as\s+(?:the )?$", re.IGNORECASE),
    "pl": re.compile(r"\s+(?:razy )?(?:tyle|więcej) (?:co|niż|ile)\s+$", re.IGNORECASE),
}
_THAN: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"\b(?:(?P<more>more)|(?P<less>less|fewer))(?: \w+)? than\s+(?:the )?$", re.IGNORECASE),
    "pl": re.compile(r"\b(?:(?P<more>więcej)|(?P<less>mniej))(?: \w+)?,? niż\s+$", re.IGNORECASE),
}
_COMPARES: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"\b(?:more|less|fewer)\b.*\bthan\b|\bas (?:much|many)\b", re.IGNORECASE | re.DOTALL),
    "pl": re.compile(r"\b(?:więcej|mniej|tyle)\b", re.IGNORECASE),
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

    @property
    def expected(self) -> Money | Phrase:
        """What the first of the two has."""
        if len(self.known.unit) == 3 and self.known.unit.isupper():  # noqa: PLR2004  # a currency
            return Money(self.known.value, self.known.unit)
        written = f"{trimmed(self.known.value):f}"
        return Phrase(written, written.replace(".", ","))


def tells_comparison(words: str, language: Language) -> bool:
    """Tell whether a text may compare two objects."""
    return words.count("[[") > 1 and _COMPARES[language].search(words) is not None


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
    ratios: dict[Decimal, Stated] = {}
    for one, other in shared:
        if one.unit == other.unit and other.value:
            ratios[one.value / other.value] = one
    if not ratios:
        return
    inside = [each for each in figures if first.end <= each.start < second.start]
    if len(inside) == 1 and isinstance(inside[0].value, Decimal) and inside[0].value:
        factor = inside[0].value
        after = passage.words[inside[0].first + len(inside[0].written) : second.start]
        is_off = all(abs(ratio / factor - 1) > _NEAR for ratio in ratios)
        if _AS_MUCH[passage.language].fullmatch(after) and is_off:
            yield Between(inside[0].first, inside[0].written, first.item, next(iter(ratios.values())))
        return
    than = _THAN[passage.language].search(words)
    is_plain = than is not None and not inside and not _NOT.search(words)
    if than and is_plain and all(ratio < 1 if than["more"] else ratio > 1 for ratio in ratios):
        yield Between(first.end + than.start(), than[0].strip(), first.item, next(iter(ratios.values())))


def _whole(item: Item, field: str, subjects: Subjects) -> Stated | None:
    """Return what a field of an object comes to in all."""
    stated = [one for one in stated_by(item, subjects.plans.figures) if one.field == field and one.part is item]
    sums = [one for one in stated if one.period is None]
    return sums[0] if sums else stated[0] if len(stated) == 1 else None


__all__ = ["Between", "between", "tells_comparison"]
