"""What the changes do: the figures, statuses, coverage and findings of both versions beside each other."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from planloom.figures import Figures
from planloom.figures.measure.status import WORST_FIRST
from planloom.figures.names import name_of
from planloom.history.difference.changes import Change
from planloom.history.difference.record import Entry, Record
from planloom.model import Item
from planloom.model.shared import Objective
from planloom.problems import Phrase, Problem
from planloom.report.fingerprint import not_among
from planloom.report.words import message
from planloom.values import Money, Period

_TITLE, _ID = re.compile("“[^”]*”"), re.compile("`([^`]*)`")
_REPEATED = frozenset({"running_cash"})
"""Rows of the statement that follow from the one above alone."""


@dataclass(frozen=True, slots=True)
class MoneyEffect:
    """A line of the statement of money that is otherwise: of one year, or of all when `period` is None."""

    row: str
    name: Phrase
    period: Period | None
    before: Money | None
    after: Money | None


@dataclass(frozen=True, slots=True)
class StatusEffect:
    """An object whose status, stated or by its measures, is otherwise."""

    item: Item
    before: str | None
    after: str | None

    @property
    def worse(self) -> bool:
        """Whether it stands worse than before."""
        return _rank(self.after) < _rank(self.before)


def _rank(status: str | None) -> int:
    """Return the place of a status among those that tell how things stand, the worst first; others are last."""
    ranks: dict[str | None, int] = {one: place for place, one in enumerate(WORST_FIRST)}
    return ranks.get(status, len(ranks))


@dataclass(frozen=True, slots=True)
class CoverageEffect:
    """A strategic objective that has somebody who carries it, and had nobody, or the other way round."""

    objective: Objective
    covered: bool


@dataclass(frozen=True, slots=True)
class Effects:
    """All that follows from the changes. `objectives` are the strategic ones that changed objects are or serve."""

    money: tuple[MoneyEffect, ...]
    statuses: tuple[StatusEffect, ...]
    coverage: tuple[CoverageEffect, ...]
    objectives: tuple[Objective, ...]
    appeared: tuple[Problem, ...]
    solved: tuple[Problem, ...]

    def __bool__(self) -> bool:
        return bool(self.money or self.statuses or self.coverage or self.objectives or self.appeared or self.solved)


@dataclass(frozen=True, slots=True)
class Version:
    """A version of the plans: what it says, what is calculated of it, and what is wrong with it."""

    record: Record
    figures: Figures
    findings: tuple[Problem, ...]


def effects(before: Version, after: Version, changes: Iterable[Change], names: dict[Any, Any]) -> Effects:
    """Return what follows from `changes`; `names` maps the keys of the first version to those of the second."""
    appeared, solved = _findings(before, after, {old[0]: new[0] for old, new in names.items()})
    return Effects(
        tuple(_money(before.figures, after.figures)),
        tuple(_statuses(before, after, names)),
        tuple(_coverage(before, after, names)),
        tuple(_objectives(before, after, changes)),
        tuple(appeared),
        tuple(solved),
    )


def _findings(before: Version, after: Version, ids: Mapping[Any, Any]) -> tuple[list[Problem], list[Problem]]:
    """Return the findings that came and those that went; `ids` maps those of before to those of after.

    One that says the same of an object by another title or id neither came nor went, nor did one that is only told
    among others, or no longer so.
    """
    old, new = list(_each(before.findings)), list(_each(after.findings))
    appeared, solved = not_among(new, _with_folded(old)), not_among(old, _with_folded(new))
    left = Counter(_unnamed(one, {}) for one in appeared) & Counter(_unnamed(one, ids) for one in solved)
    return list(_but(appeared, left.copy(), {})), list(_but(solved, left.copy(), ids))


def _each(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield findings one by one, and those that are counted together as what they are."""
    for problem in problems:
        yield from _each(problem.folded) if problem.folded and "count" in problem.values else (problem,)


def _with_folded(problems: Iterable[Problem]) -> list[Problem]:
    return [one for problem in problems for one in (problem, *_with_folded(problem.folded))]


def _but(problems: Iterable[Problem], others: Counter[tuple[str, ...]], ids: Mapping[Any, Any]) -> Iterator[Problem]:
    for problem in problems:
        mark = _unnamed(problem, ids)
        if others[mark] > 0:
            others[mark] -= 1
        else:
            yield problem


def _unnamed(problem: Problem, ids: Mapping[Any, Any]) -> tuple[str, ...]:
    """Return what a finding says, without titles and with ids as they are after."""
    said = _ID.sub(lambda found: f"`{ids.get(found[1], found[1])}`", _TITLE.sub("“”", message(problem)))
    return problem.code.id, str(ids.get(problem.subject, problem.subject) or problem.span.file), said


def _money(before: Figures, after: Figures) -> Iterator[MoneyEffect]:
    old, new = _cells(before), _cells(after)
    for key in dict.fromkeys((*new, *old)):
        first, second = old.get(key), new.get(key)
        if (first[1] if first else None) != (second[1] if second else None):
            name = (second or first)[0]  # type: ignore[index]  # one of them is there
            yield MoneyEffect(key[0], name, key[1], first[1] if first else None, second[1] if second else None)


def _cells(figures: Figures) -> dict[tuple[str, Period | None], tuple[Phrase, Money | None]]:
    """Return the cells of the statement by row and year; the total under no year, where there is more than one."""
    statement = figures.statement
    cells: dict[tuple[str, Period | None], tuple[Phrase, Money | None]] = {}
    for one in statement.rows:
        if one.name in _REPEATED:
            continue
        for year, cell in zip(statement.years, one.money.cells, strict=True):
            cells[one.name, year] = name_of(cell), cell.value
        if len(statement.years) != 1 or one.money.rest.value is not None:
            cells[one.name, None] = name_of(one.money.total), one.money.total.value
    return cells


def _statuses(before: Version, after: Version, names: dict[Any, Any]) -> Iterator[StatusEffect]:
    for key, old in before.record.entries.items():
        new = after.record.entries.get(names.get(key, ()))
        if new is not None and old.item is not None and new.item is not None:
            first, second = before.figures.status(old.item), after.figures.status(new.item)
            if first != second:
                yield StatusEffect(new.item, first, second)


def _coverage(before: Version, after: Version, names: dict[Any, Any]) -> Iterator[CoverageEffect]:
    covered = {names.get((thread.objective.id,)): thread.covered for thread in before.figures.threads}
    for thread in after.figures.threads:
        old = covered.get((thread.objective.id,))
        if old is not None and old != thread.covered:
            yield CoverageEffect(thread.objective, thread.covered)


def _objectives(before: Version, after: Version, changes: Iterable[Change]) -> Iterator[Objective]:
    """Yield the strategic objectives that changed objects are, stand in or serve, each once, as they are now."""
    found: dict[str | None, Objective] = {}
    for change in changes:
        for version, entry in ((after, change.new), (before, change.old)):
            for item in _around(version.record, entry):
                for objective in _strategic(version.figures, item):
                    found.setdefault(objective.id, objective)
    now: dict[str | None, Objective] = {one.objective.id: one.objective for one in after.figures.threads}
    return (now.get(key, one) for key, one in found.items())


def _around(version: Record, entry: Entry | None) -> Iterator[Item]:
    """Yield an object and what it stands in, up to the part of its plan."""
    while entry is not None and entry.item is not None and entry.parent is not None:
        yield entry.item
        entry = version.entries.get(entry.parent)


def _strategic(figures: Figures, item: Item) -> Iterator[Objective]:
    if isinstance(item, Objective) and figures.graph.is_strategic(item):
        yield item
    yield from figures.serves(item)
