"""Two versions of a project compared: what changed, who did it, and what it does."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from planloom.chronicle import Commit
from planloom.history.changes import Added, Change, Removed
from planloom.history.compare import compare
from planloom.history.effects import Effects, Version, effects
from planloom.history.languages import joined
from planloom.history.matching import matches
from planloom.history.narrowing import narrowed_changes
from planloom.history.record import Entry, Record, record
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


class _Unread:
    """Knows what of a version could not be read, so that nothing in it counts as gone or new."""

    def __init__(self, side: Side, told: Record) -> None:
        self.files = {problem.span.file for problem in side.errors}
        self.ids = side.reading.portfolio.withheld
        self.told = told

    def has(self, entry: Entry, other: Record) -> bool:
        """Tell whether an object of the other version may be here, unread."""
        plan = other.entries.get((entry.plan,))
        files = {entry.span.file, plan.span.file if plan else entry.span.file}
        return entry.id in self.ids or not files.isdisjoint(self.files)


def _is_unread(change: Change, old: _Unread, new: _Unread) -> bool:
    if isinstance(change, Added):
        return old.has(change.new, new.told)
    return isinstance(change, Removed) and new.has(change.old, old.told)
