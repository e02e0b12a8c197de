"""By how much something is to change, as a text says it, against its baseline and target: ``by 30%``, ``five new ones``."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from planloom.figures.measure.data import MeasureData
from planloom.figures.stated import Stated, stated_by
from planloom.model import Item
from planloom.model.shared import Measure, Objective
from planloom.problems import Language, Phrase
from planloom.rules.language.numbers import Figure
from planloom.rules.language.said.passage import Passage
from planloom.rules.language.said.subjects import Subjects
from planloom.values.rounding import rounded, trimmed

_BY: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"\bby\s+(?:about |some )?$", re.IGNORECASE),
    "pl": re.compile(r"\bo\s+(?:około )?$", re.IGNORECASE),
}
_MOVES: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:increas\w*|rais\w+|ris\w+|grow\w*|improv\w+|expand\w*|reduc\w+|lower\w*|cut\w*|decreas\w+|fall\w*|shorten\w*|up|down)\b",
        re.IGNORECASE,
    ),
    "pl": re.compile(
        r"\b(?:zwiększ\w+|podn\w+|wzr\w+|rosn\w+|urośn\w+|popraw\w+|zmniejsz\w+|obniż\w+|ogranicz\w+|spad\w+|skr[óa]c\w+|zreduk\w+)\b",
        re.IGNORECASE,
    ),
}
_NEW: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"\s+(?:new|more|additional|further|extra)\b", re.IGNORECASE),
    "pl": re.compile(r"\s+(?:now\w+|więcej|dodatkow\w+|kolejn\w+)\b", re.IGNORECASE),
}
_FIRST_YEAR = re.compile(r"\b(?:a year|yearly|annually|every year|rocznie|co rok\w*|each)\b", re.IGNORECASE)
_NEAR = (Decimal("0.5"), Decimal(2))
_ROUGHLY = Decimal("0.06")


@dataclass(frozen=True, slots=True)
class Change:
    """A change in a sentence, the target of its measure, and what that comes to instead."""

    start: int
    words: str
    item: Item
    target: Stated
    expected: Phrase


def changes(passage: Passage, subjects: Subjects, figures: Sequence[Figure]) -> Iterator[Change]:
    """Yield the one change of a sentence that no target of its measure comes to from the baseline."""
    told = [one for one in figures if _is_plain(one) and _tells_change(passage, one)]
    measure = _measure(passage) if len(told) == 1 else None
    start = MeasureData(measure).start if measure is not None else None
    if measure is None or start is None or start[1] is None:
        return
    figure, relative = told[0], told[0].unit == "percent"
    stated = [one for one in stated_by(measure, subjects.plans.figures) if one.part is measure]
    goals = [one for one in stated if one.field == "targets"]
    known = {year for one in stated if one.field in ("targets", "baseline") and one.period for year in one.period.years}
    if any(one.part == "year" and one.value not in known for one in figures):
        return
    found = [(goal, size) for goal in goals for size in _sizes(goal.value, start[1], relative=relative)]
    value = Decimal(figure.value)
    if found and not any(_same(value, size) for _, size in found):
        goal, size = min(found, key=lambda one: abs(one[1] - value))
        if size and _NEAR[0] <= value / size <= _NEAR[1]:
            yield Change(figure.first, figure.written, measure, goal, _shown(size, relative=relative))


def _is_plain(figure: Figure) -> bool:
    plain = not (figure.part or figure.weak or figure.fraction)
    return plain and isinstance(figure.value, Decimal) and figure.value > 0


def _measure(passage: Passage) -> Measure | None:
    """Return the one measure that a sentence names, or its own, or the only one of the objective that it is of."""
    named = [one.item for one in passage.named if isinstance(one.item, Measure)]
    if named or passage.named:
        return named[0] if len(named) == len(passage.named) == 1 else None
    own = passage.own
    if isinstance(own, Objective) and passage.is_title:
        return own.measures[0] if len(own.measures) == 1 else None
    return own if isinstance(own, Measure) else None


def _tells_change(passage: Passage, figure: Figure) -> bool:
    """Tell whether a sentence gives a figure as a change: that by which something rises, or so many new ones."""
    before, after = passage.words[: figure.first], passage.words[figure.first + len(figure.written) :]
    if _FIRST_YEAR.search(passage.words):
        return False
    moved = _BY[passage.language].search(before) and _MOVES[passage.language].search(before)
    added = not figure.unit and _NEW[passage.language].match(after)
    return bool(moved or added)


def _sizes(goal: Decimal, start: Decimal, *, relative: bool) -> Iterator[Decimal]:
    """Yield the sizes of a change: as many, and of percentages the part and the points."""
    yield abs(goal - start)
    if relative and start:
        yield abs(goal - start) / abs(start) * 100


def _same(value: Decimal, size: Decimal) -> bool:
    return abs(value - size) <= max(Decimal("0.5"), size * _ROUGHLY)


def _shown(size: Decimal, *, relative: bool) -> Phrase:
    number = f"{trimmed(rounded(size, 1)):f}" + ("%" if relative else "")
    return Phrase(f"{number} from its baseline", f"{number.replace('.', ',')} od wartości wyjściowej")


__all__ = ["Change", "changes"]
