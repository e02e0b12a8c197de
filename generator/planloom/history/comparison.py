"""Two versions of a project compared: what changed, who did it, and what it does."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from planloom.chronicle import Commit
from planloom.history.difference.changes import Added, Change, Removed
from planloom.history.difference.compare import compare
from planloom.history.difference.languages import joined
from planloom.history.difference.matching import matches
from planloom.history.difference.record import Entry, Key, Record, record
from planloom.history.effects import Effects, Version, effects
from planloom.history.narrowing import narrowed_changes
from planloom.links import Graph
from planloom.problems import Level, Phrase, Problem
from planloom.project import Reading

EARLIER = Phrase("an earlier version", "wcześniejsza wersja")
LATER = Phrase("a later version", "późniejsza wersja")


@dataclass(frozen=True, slots=True)
class Side:
    """One of the versions compared: as git names it, its commit (None for the working tree), and what was read.

    `called` is what readers are told, where that is not its name.
    """

    name: str | None
    commit: str | None
    reading: Reading
    called: Phrase | None = None

    @property
    def errors(self) -> list[Problem]:
        """What could not be read of it, and so is not compared."""
        return [problem for problem in self.reading.problems if problem.level is Level.ERROR]

    @property
    def graph(self) -> Graph:
        """Its objects, by which references are named."""
        return self.reading.graph


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is otherwise in the second version. `authors` has commits by the place of a change; `shallow`: not all.

    Where something is withheld, nobody is named: a commit may speak of it. `narrowed` tells that figures are not
    compared, since what is withheld in one version only could be worked out of them. `basis` says which version was
    chosen as the first, where nobody named one.
    """

    before: Side
    after: Side
    changes: tuple[Change, ...]
    effects: Effects
    authors: Mapping[int, Commit] = field(default_factory=dict)
    shallow: bool = False
    narrowed: bool = False
    basis: Phrase | None = None


def compare_readings(old: Side, new: Side) -> Comparison:
    """Compare two versions that were read, without asking who changed them."""
    found = compared(old, new)
    return replace(found, changes=joined(found.changes, {})[0])


def compared(old: Side, new: Side) -> Comparison:
    """Compare two versions, each value in each language on its own."""
    hides = old.reading.withholds or new.reading.withholds
    first, second = _version(old.reading, new), _version(new.reading, new)
    matched = matches(first.record, second.record)
    if hides or old.reading.settings != new.reading.settings:  # the same words may be read as something else
        first, second = (replace(one, record=replace(one.record, texts={})) for one in (first, second))
    every = compare(first.record, second.record, matched)
    unread = _Unread(old, first.record), _Unread(new, second.record)
    changes = tuple(change for change in every if not change.is_withheld and not _is_unread(change, *unread))
    found = effects(first, second, changes, matched.names)
    if hides:
        known = tuple(one for one in found.objectives if one.id in second.figures.graph.ids)
        found = Effects((), (), found.coverage, known, (), ())
        changes = tuple(narrowed_changes(changes, second.record))
        old, new = replace(old, called=EARLIER), (replace(new, called=LATER) if new.commit else new)
    return Comparison(old, new, changes, found, narrowed=hides)


def _version(reading: Reading, new: Side) -> Version:
    """Return a version without what is withheld now: what was once for all is not in its history either."""
    told = record(reading.portfolio)
    hidden = new.reading.hidden
    if hidden.words:
        told = Record({key: one for key, one in told.entries.items() if not _is_closed(one, told, new)})
    return Version(told, reading.figures, tuple(reading.everything))


def _is_closed(entry: Entry, told: Record, new: Side) -> bool:
    here: Entry | None = entry
    while here is not None:
        if here.id in new.reading.hidden.ids or here.span.file in new.reading.hidden.files:
            return True
        here = told.entries.get(here.parent) if here.parent is not None else None
    return False


_LOSES = frozenset({"S303", "S305"})
"""Codes of what is lost as a whole: entries that lack what they need, and what is no entry at all."""


class _Unread:
    """Knows what of a version could not be read, so that nothing in it counts as gone or new.

    That is what stands in the object in which something is wrong, or in the plan, in the file in which it is; all of a
    file of which nothing could be read, and of a plan whose header could not.
    """

    def __init__(self, side: Side, told: Record) -> None:
        self.ids = side.reading.portfolio.withheld
        self.told = told
        places = _Places(told)
        self.wrong = {(problem.span.file, key) for problem in side.errors for key in places.around(problem)}

    def has(self, entry: Entry, other: Record) -> bool:
        """Tell whether an object of the other version may be here, unread."""
        plan = other.entries.get((entry.plan,))
        header = plan.span.file if plan else entry.span.file
        places = {(entry.span.file, None), (header, None), (entry.span.file, entry.parent)}
        return entry.id in self.ids or not places.isdisjoint(self.wrong)


class _Places:
    """Knows which object of a version a place is in."""

    def __init__(self, told: Record) -> None:
        self.files: dict[str, list[Entry]] = {}
        for entry in told.entries.values():
            self.files.setdefault(entry.span.file, []).append(entry)

    def around(self, problem: Problem) -> Iterator[Key | None]:
        """Yield the keys of what stands around a problem: of the last object that begins before, or of the plan.

        Where a whole entry may be lost, also what that object itself stands in. None in a file of no objects.
        """
        here = problem.span
        entries = self.files.get(here.file, ())
        before = [one for one in entries if one.span.line <= here.line and one.span.column <= here.column]
        innermost = max(before, key=lambda one: (one.span.line, one.span.column, len(one.key)), default=None)
        plan = next(((one.plan,) for one in entries if one.plan), None)
        yield innermost.key if innermost is not None else plan
        if innermost is not None and problem.code.id in _LOSES:
            yield innermost.parent or plan


def _is_unread(change: Change, old: _Unread, new: _Unread) -> bool:
    if isinstance(change, Added):
        return old.has(change.new, new.told)
    return isinstance(change, Removed) and new.has(change.old, old.told)
