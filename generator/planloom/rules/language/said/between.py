"""What two objects of a sentence are to each other: ``[[a]] costs twice as much as [[b]]``, ``oszczędza więcej niż``."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from planloom.figures.consistency.stated import Stated, stated_by
from planloom.model import Item
from planloom.problems import Language, Phrase
from planloom.rules.language.named import Named
from planloom.rules.language.numbers import Figure
from planloom.rules.language.said.fitting import years_in, years_of
from planloom.rules.language.said.passage import Passage
from planloom.rules.language.said.shown import shown
from planloom.rules.language.said.subjects import Subjects
from planloom.rules.language.said.tied import spoken_of
from planloom.values import Money
from planloom.values.calendar import YEAR

_AS_MUCH: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"\s+(?:times )?as (?:much|many|long|large|big) as\s+(?:the )?$", re.IGNORECASE),
    "pl": re.compile(r"\s+(?:razy )?(?:tyle|więcej) (?:co|niż|ile)\s+$", re.IGNORECASE),
}
_THAN: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:(?P<more>more|higher|larger|bigger)|(?P<less>less|fewer|lower|smaller))\b(?P<between>[^.;:]*?)\bthan\b(?P<behind>(?: [^\W\d]+){0,3}\W*)$",
        re.IGNORECASE,
    ),
    "pl": re.compile(
        r"\b(?:(?P<more>więcej|większ\w+|wyższ\w+)|(?P<less>mniej\b|mniejsz\w+|niższ\w+))\b(?P<between>[^.;:]*?)\bniż\b(?P<behind>(?: [^\W\d]+){0,3}\W*)$",
        re.IGNORECASE,
    ),
}
_COMPARES: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:more|less|fewer|higher|lower|larger|bigger|smaller)\b.*\bthan\b|\bas (?:much|many|long|large|big)\b",
        re.IGNORECASE | re.DOTALL,
    ),
    "pl": re.compile(r"\b(?:więcej|mniej|tyle)\b|\b(?:większ|mniejsz|wyższ|niższ)\w+", re.IGNORECASE),
}
_NOT = re.compile(
    r"\b(?:not|no|never|nie|ani|if|jeśli|jeżeli|gdy\w*|would|could|may|might|should|może|\w+(?:łby|łaby|łoby|liby|łyby)|once|at first|until|before|dotąd|dawniej"
    r"|a (?:month|week|day)|per|each|miesięcznie|na (?:osobę|sztukę))\b",
    re.IGNORECASE,
)
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
    def expected(self) -> Money | Phrase | Decimal:
        """What the first of the two has."""
        return shown(self.known)


def tells_comparison(words: str, language: Language, *, is_title: bool = False) -> bool:
    """Tell whether a text may compare two objects, which one that is no title has to refer to."""
    return (is_title or words.count("[[") > 1) and _COMPARES[language].search(words) is not None


def between(passage: Passage, subjects: Subjects, figures: Sequence[Figure]) -> Iterator[Between]:
    """Yield what a sentence says that one object has, as a multiple of what the other has, and no field bears out."""
    years, named = years_in(figures), _compared(passage)
    if len(named) != _TWO or any(one.part not in ("", "year") for one in figures) or len(years) > 1:
        return
    first, second = named
    shared = [
        (one, other)
        for field in spoken_of(passage.words, passage.language)
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
            yield Between(inside[0].first, inside[0].written, first.item, next(iter(ratios.values())))
        return
    yield from _than(passage, named, figures, ratios)


def _compared(passage: Passage) -> list[Named]:
    """Return the two objects that a sentence refers to, whatever else it names, or all it names."""
    linked = [one for one in passage.named if one.by_reference]
    return linked if len(linked) == _TWO else list(passage.named)


def _than(
    passage: Passage, named: Sequence[Named], figures: Sequence[Figure], ratios: Mapping[Decimal, Stated]
) -> Iterator[Between]:
    """Yield what a sentence compares plainly, more or less of one than of the other, and no field bears out."""
    first, second = named
    before = passage.words[: second.start]
    than = _THAN[passage.language].search(before)
    if than is None or any(not one.part for one in figures):
        return
    is_around = than.start() < first.end <= than.end("between") or first.end <= than.start()
    outside = before[: first.start] + before[first.end :]
    if is_around and not _NOT.search(outside) and all(ratio < 1 if than["more"] else ratio > 1 for ratio in ratios):
        end = than.end("more") if than["more"] else than.end("less")
        yield Between(than.start(), before[than.start() : end], first.item, next(iter(ratios.values())))


def _whole(item: Item, field: str, subjects: Subjects, years: Collection[int]) -> Stated | None:
    """Return what a field of an object comes to in all, or in the year that a sentence names."""
    stated = [one for one in stated_by(item, subjects.plans.figures) if one.field == field and one.part is item]
    if years:
        of_year = [one for one in stated if one.period and one.period.months == YEAR]
        return next((one for one in of_year if set(years_of(one.period)) == set(years)), None)  # type: ignore[arg-type]
    sums = [one for one in stated if one.period is None]
    return sums[0] if sums else stated[0] if len(stated) == 1 else None


__all__ = ["Between", "between", "tells_comparison"]
