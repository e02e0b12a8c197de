"""What two objects of a sentence are to each other: ``[[a]] costs twice as much as [[b]]``, ``oszczędza więcej niż``."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal

from planloom.figures.consistency.stated import Stated, stated_by
from planloom.model import Item
from planloom.problems import Language
from planloom.rules.claims.cues.fields import mentioned_fields
from planloom.rules.claims.dates.periods import years_in, years_of
from planloom.rules.claims.discrepancy import Discrepancy
from planloom.rules.claims.display import displayed
from planloom.rules.claims.passage import Passage
from planloom.rules.claims.subjects.resolution import Subjects
from planloom.rules.language.named import Named
from planloom.rules.language.numbers import Figure
from planloom.values.calendar import YEAR

_AS_MUCH: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"\s+(?:times )?as (?:much|many|long|large|big) as\s+(?:the )?$", re.IGNORECASE),
    "pl": re.compile(r"\s+(?:razy )?(?:tyle|więcej) (?:co|niż|ile)\s+$", re.IGNORECASE),
}
_NEAR = Decimal("0.12")
_TWO = 2


def times_as_much(passage: Passage, subjects: Subjects, figures: Sequence[Figure]) -> Iterator[Discrepancy]:
    """Yield what a sentence says that one object has, as a multiple of what the other has, and no field bears out."""
    years, named = years_in(figures), _compared(passage)
    if len(named) != _TWO or any(one.part not in ("", "year") for one in figures) or len(years) > 1:
        return
    first, second = named
    shared = [
        (one, other)
        for field in sorted(mentioned_fields(passage.words, passage.language))
        if (one := _whole(first.item, field, subjects, years))
        and (other := _whole(second.item, field, subjects, years))
    ]
    ratios: dict[Decimal, Stated] = {}
    for one, other in shared:
        if one.unit == other.unit and other.value:
            ratios[one.value / other.value] = one
    if not ratios:
        return
    inside = [each for each in figures if first.end <= each.start < second.start and not each.part]
    if len(inside) == 1 and isinstance(inside[0].value, Decimal) and inside[0].value:
        factor = inside[0].value
        after = passage.words[inside[0].first + len(inside[0].written) : second.start]
        is_off = all(abs(ratio / factor - 1) > _NEAR for ratio in ratios)
        if _AS_MUCH[passage.language].fullmatch(after) and is_off:
            fact = next(iter(ratios.values()))
            yield Discrepancy.of_figure(passage, inside[0], fact, first.item, displayed(fact))


def _compared(passage: Passage) -> list[Named]:
    """Return the two objects that a sentence refers to, whatever else it names, or all it names."""
    linked = [one for one in passage.named if one.by_reference]
    return linked if len(linked) == _TWO else list(passage.named)


def _whole(item: Item, field: str, subjects: Subjects, years: Collection[int]) -> Stated | None:
    """Return what a field of an object comes to in all, or in the year that a sentence names."""
    stated = [one for one in stated_by(item, subjects.plans.figures) if one.field == field and one.part is item]
    if years:
        of_year = [one for one in stated if one.period and one.period.months == YEAR]
        return next((one for one in of_year if set(years_of(one.period)) == set(years)), None)  # type: ignore[arg-type]
    sums = [one for one in stated if one.period is None]
    return sums[0] if sums else stated[0] if len(stated) == 1 else None


__all__ = ["times_as_much"]
