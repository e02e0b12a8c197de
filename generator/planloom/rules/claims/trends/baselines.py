"""Where texts say that a measure starts: ``from 895 days to 365``, held to its baseline where the goal is its target."""

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from planloom.figures.consistency.stated import Stated, stated_by
from planloom.model.shared import Measure, Objective
from planloom.problems import Language
from planloom.rules.claims.discrepancy import Discrepancy
from planloom.rules.claims.display import displayed
from planloom.rules.claims.passage import Passage
from planloom.rules.claims.quantities.quantity import unit_of
from planloom.rules.claims.subjects.resolution import Subjects
from planloom.rules.language.numbers import Figure

_FROM: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"\bfrom\s+$", re.IGNORECASE),
    "pl": re.compile(r"\b(?:z|ze|od)\s+$", re.IGNORECASE),
}
_TO: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"\s*(?:[^\W\d]+\s+){0,2}to\s+", re.IGNORECASE),
    "pl": re.compile(r"\s*(?:[^\W\d]+\s+){0,2}(?:do|na)\s+", re.IGNORECASE),
}
_KNOWN = ("baseline", "actuals", "targets")
_NEAR = (Decimal("0.5"), Decimal(2))
_ROUGHLY = Decimal("0.01")


def starting_values(passage: Passage, subjects: Subjects, figures: Sequence[Figure]) -> Iterator[Discrepancy]:
    """Yield where a sentence says that a measure starts, of the one that has its goal as a target and starts elsewhere."""
    for first, last in itertools.pairwise(figures):
        if not _is_way(passage, first, last):
            continue
        unit = unit_of(last, passage.words, passage.language)  # that the first may leave out: “from 19 to 33 per cent”
        meant = [one for one in _measures(passage) if _has(one, ("targets",), last, unit, subjects)]
        if not meant or any(_has(one, _KNOWN, first, unit, subjects) for one in meant):
            continue
        known = [(one, stated) for one in meant for stated in _statements(one, ("baseline",), subjects)]
        if len({stated.value for _, stated in known}) == 1 and _is_near(first, known[0][1]):
            measure, baseline = known[0]
            yield Discrepancy.of_figure(passage, first, baseline, measure, displayed(baseline))


def _is_way(passage: Passage, first: Figure, last: Figure) -> bool:
    """Tell whether a sentence goes from the first of two figures to the other."""
    is_short = not (first.unit or first.number) and last.number not in (
        None,
        last.value,
    )  # “from three to five million”
    if (
        is_short
        or first.part
        or last.part
        or not isinstance(first.value, Decimal)
        or not isinstance(last.value, Decimal)
    ):
        return False
    words, language = passage.words, passage.language
    between = words[first.first + len(first.written) : last.first]
    return bool(_FROM[language].search(words[: first.first]) and _TO[language].fullmatch(between))


def _measures(passage: Passage) -> list[Measure]:
    """Return the measures that a sentence names, else its own, or those of its objective."""
    named = [one.item for one in passage.named if isinstance(one.item, Measure)]
    if passage.named:
        return named
    own = passage.own
    return list(own.measures) if isinstance(own, Objective) else [own] if isinstance(own, Measure) else []


def _has(measure: Measure, fields: tuple[str, ...], figure: Figure, unit: str | None, subjects: Subjects) -> bool:
    value = Decimal(figure.value)
    return any(
        abs(one.value - value) <= abs(value) * _ROUGHLY and (one.unit == unit or not one.unit)
        for one in _statements(measure, fields, subjects)
    )


def _statements(measure: Measure, fields: tuple[str, ...], subjects: Subjects) -> list[Stated]:
    return [one for one in stated_by(measure, subjects.plans.figures) if one.field in fields and not one.summed]


def _is_near(figure: Figure, known: Stated) -> bool:
    return bool(known.value) and _NEAR[0] <= Decimal(figure.value) / known.value <= _NEAR[1]


__all__ = ["starting_values"]
