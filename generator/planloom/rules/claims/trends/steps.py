"""How far the figures of an object move: from one period to another, from before to after, or as a field itself says."""

import itertools
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from planloom.figures import Figures
from planloom.figures.consistency.stated import PEOPLE, Stated, stated_by
from planloom.model import Item, Plan
from planloom.model.shared import Measure
from planloom.problems import Language
from planloom.rules.claims.cues.patterns import listed_words
from planloom.rules.claims.dates.periods import years_of

_HISTORY, _AHEAD = ("baseline", "actuals"), ("baseline", "targets")
_PAIRS = (("headcount", "headcount_after"), ("before_fte", "after_fte"), ("fte", "fte_after"))
_PAST = listed_words("steps.past")
_AHEAD_WORDS = listed_words("steps.ahead_words")
_NOW = listed_words("steps.now")
_MOST = 24
"""So many entries of a series at most are held against each other."""
_A_YEAR = range(11, 14)
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Step:
    """A move of a figure: by how much, from which entry where there is one, to which; `share` is in per cent of the first.

    `is_past` are moves between results, `is_next` those between entries with none between them, `is_from_now` those from
    the last result to a target.
    """

    last: Stated
    change: Decimal
    share: Decimal | None = None
    first: Stated | None = None
    is_past: bool = False
    is_next: bool = True
    is_from_now: bool = False

    @property
    def factor(self) -> Decimal | None:
        """How many times as much there is in the end."""
        return None if self.first is None or not self.first.value else self.last.value / self.first.value

    @property
    def takes_a_year(self) -> bool:
        """Tell whether it goes from one year to the next, or is a growth in a year."""
        if self.first is None:
            return True
        first, last = self.first.period, self.last.period
        if first is None or last is None:
            return False
        return (last.end - first.end).days in range(350, 381) and first.months in _A_YEAR and last.months in _A_YEAR


def steps_of(item: Item, figures: Figures) -> tuple[Step, ...]:
    """Return the moves of all figures that an object gives of itself."""
    return figures.once(_steps, item)


def in_years(steps: Sequence[Step], years: Collection[int]) -> list[Step]:
    """Return the moves that years of a sentence mean: into or from the one, between two of them."""
    if not years:
        return list(steps)
    touched = [(step, _years(step.first), _years(step.last)) for step in steps]
    if len(years) > 1:
        return [step for step, first, last in touched if first & set(years) and last & set(years) and first != last]
    (year,) = years
    into = [step for step, _, last in touched if year in last]
    return into + [step for step, first, last in touched if year in first and year not in last]


def _years(one: Stated | None) -> set[int]:
    return set(years_of(one.period)) if one is not None and one.period is not None else set()


def in_past(words: str, language: Language) -> bool:
    """Tell whether a sentence speaks of what was."""
    return _PAST[language].search(words) is not None and _AHEAD_WORDS[language].search(words) is None


def in_tense(steps: Sequence[Step], words: str, language: Language) -> list[Step]:
    """Return the moves of the tense of a sentence: between results, or to targets; from now only where it says so."""
    is_past, is_ahead = (one[language].search(words) is not None for one in (_PAST, _AHEAD_WORDS))
    is_now = _NOW[language].search(words) is not None
    found = [
        step
        for step in steps
        if (is_past and is_ahead) or not isinstance(step.last.part, Measure) or step.is_past == is_past
    ]
    return [step for step in found if is_now or not step.is_from_now]


def _steps(item: Item, figures: Figures) -> tuple[Step, ...]:
    stated = [one for one in stated_by(item, figures) if one.part is item]
    if isinstance(item, Plan):
        return ()
    return (*_told_as_moves(stated), *_before_and_after(stated), *_of_series(item, stated))


def _told_as_moves(stated: Sequence[Stated]) -> Iterator[Step]:
    """Yield what a field itself gives as a move: people less, growth, what a saving takes off a cost."""
    fields = {one.field: one for one in stated if one.period is None}
    if (effect := fields.get("headcount_effect")) is not None:
        yield Step(effect, effect.value)
    if (growth := fields.get("growth") or fields.get("market_growth")) is not None:
        yield Step(growth, growth.value, growth.value)
    saved, cost = fields.get("run_rate"), fields.get("baseline_annual")
    if saved is not None:
        share = -saved.value / cost.value * _HUNDRED if cost is not None and cost.value else None
        yield Step(saved, -saved.value, share)


def _before_and_after(stated: Sequence[Stated]) -> Iterator[Step]:
    fields = {one.field: one for one in stated if one.period is None and one.unit == PEOPLE}
    for before, after in _PAIRS:
        if before in fields and after in fields:
            yield _step(fields[before], fields[after])
    for field in ("leavers", "hires"):
        if field in fields:
            size, staff = fields[field].value * (-1 if field == "leavers" else 1), fields.get("before_fte")
            yield Step(
                fields[field], size, size / staff.value * _HUNDRED if staff is not None and staff.value else None
            )


def _of_series(item: Item, stated: Sequence[Stated]) -> Iterator[Step]:
    entries = [one for one in stated if one.period is not None and not one.summed]
    if isinstance(item, Measure):
        if not any(one.field == "baseline" for one in entries):
            yield from (Step(one, one.value) for one in entries if one.field == "targets")  # so many new ones
        for fields in (_HISTORY, _AHEAD):
            yield from _moves([one for one in entries if one.field in fields], is_past=fields == _HISTORY)
        if item.aggregate != "sum":
            yield from _from_now([one for one in entries if one.field == "actuals"], entries)
        return
    for _, of_field in itertools.groupby(entries, key=lambda one: one.field):
        yield from _moves(list(of_field), is_past=False)


def _from_now(results: Sequence[Stated], entries: Sequence[Stated]) -> Iterator[Step]:
    """Yield the moves from the last result to the targets behind it."""
    now = max(results, key=_end, default=None)
    for goal in entries:
        if now is not None and goal.field == "targets" and _end(goal) > _end(now):
            yield replace(_step(now, goal), is_from_now=True)


def _moves(entries: Sequence[Stated], *, is_past: bool) -> Iterator[Step]:
    """Yield the moves between entries of a series that can be compared: of periods of one length, or from a baseline."""
    series = sorted(entries, key=_end)[-_MOST:]
    for index, first in enumerate(series):
        nexts = [last for last in series[index + 1 :] if _alike(first, last)]
        for number, last in enumerate(nexts):
            yield _step(first, last, is_past=is_past, is_next=number == 0)


def _alike(first: Stated, last: Stated) -> bool:
    if first.period is None or last.period is None or first.period.overlaps(last.period):
        return False
    levels = isinstance(first.part, Measure) and first.part.aggregate != "sum"
    return levels or first.period.months == last.period.months


def _end(one: Stated) -> int:
    return one.period.end.toordinal() if one.period else 0


def _step(first: Stated, last: Stated, *, is_past: bool = False, is_next: bool = True) -> Step:
    change = last.value - first.value
    share = change / abs(first.value) * _HUNDRED if first.value else None
    return Step(last, change, share, first, is_past, is_next)


__all__ = ["Step", "in_past", "in_tense", "in_years", "steps_of"]
