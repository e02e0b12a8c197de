"""Two versions of a project compared: what changed, who did it, and what it does."""

import datetime as dt
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field, replace

from planloom.chronicle import Commit, Event
from planloom.history.authors import Authors
from planloom.history.changes import Added, Change, Removed
from planloom.history.compare import compare
from planloom.history.effects import Effects, Version, effects
from planloom.history.happened import events_of, lying, plans_folder
from planloom.history.languages import joined
from planloom.history.log import steps_of, tree_of
from planloom.history.matching import matches
from planloom.history.pairs import Comparer
from planloom.history.record import Entry, Record, record
from planloom.history.repository import GitError, Repository, project_in
from planloom.links import Graph
from planloom.problems import Level, Phrase, Problem
from planloom.project import Project, Reading, read_plans, settings_of_project

NO_TREE = Phrase(
    "this repository has no working tree; name both versions, as in `planloom diff v1 v2`",
    "to repozytorium nie ma drzewa roboczego; podaj obie wersje, na przykład `planloom diff v1 v2`",
)


@dataclass(frozen=True, slots=True)
class Side:
    """One of the versions compared: as it was named, its commit (None for the working tree), and what was read."""

    name: str | None
    commit: str | None
    reading: Reading

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
    compared, since what is withheld in one version only could be worked out of them.
    """

    before: Side
    after: Side
    changes: tuple[Change, ...]
    effects: Effects
    authors: Mapping[int, Commit] = field(default_factory=dict)
    shallow: bool = False
    narrowed: bool = False


def compare_revisions(project: Project, before: str | None, after: str | None) -> Comparison:
    """Compare two revisions: the last tag when `before` is None, the working tree when `after` is None.

    Raises :class:`GitError` in words where git cannot serve.
    """
    repository = Repository(project.folder)
    before = before or repository.last_tag()
    if after is None and repository.is_bare:
        raise GitError(NO_TREE)
    with ExitStack() as folders:
        new = _side(project, repository, after, None, folders)
        old = _side(project, repository, before, new.reading.today, folders)
        found = _compared(old, new)
        authors = {} if found.narrowed else Authors(_between(project, repository, old, new)).among(found.changes)
        shallow = not found.narrowed and repository.is_shallow
    changes, by = joined(found.changes, authors)
    return replace(found, changes=changes, authors=by, shallow=shallow)


def _between(project: Project, repository: Repository, old: Side, new: Side) -> list[Event]:
    """Return what each commit from one version to the other changed."""
    plans = plans_folder(project)
    if plans is None:
        return []
    comparer = Comparer(new.reading, repository, plans)
    head = new.commit or repository.commit("HEAD")
    tree = tree_of(repository, plans, head) if new.commit is None else {}
    uncommitted = lying(comparer, project, tree)[1] if new.commit is None else None
    return events_of(comparer, steps_of(repository, plans, f"{old.commit}..{head}"), uncommitted)


def _side(
    project: Project, repository: Repository, revision: str | None, today: dt.date | None, folders: ExitStack
) -> Side:
    """Read a version; the first is judged on the day of the second, so that the day alone changes nothing."""
    commit = None
    there = project
    if revision is not None:
        commit = repository.commit(revision)
        folder = folders.enter_context(repository.plans_of(commit))
        there = project_in(folder, project)[0]
    settings, wrong = settings_of_project(there)
    if today is not None:
        settings = settings.model_copy(update={"today": today})
    reading = read_plans(there, settings=settings)
    if wrong:
        reading = Reading(**{**reading.__dict__, "problems": (*wrong, *reading.problems)})
    return Side(revision, commit, reading)


def compare_readings(old: Side, new: Side) -> Comparison:
    """Compare two versions that were read, without asking who changed them."""
    found = _compared(old, new)
    return replace(found, changes=joined(found.changes, {})[0])


def _compared(old: Side, new: Side) -> Comparison:
    """Compare two versions, each value in each language on its own."""
    hides = bool(old.reading.hidden.words or new.reading.hidden.words)
    first, second = _version(old.reading, new), _version(new.reading, new)
    matched = matches(first.record, second.record)
    every = compare(first.record, second.record, matched)
    unread = _Unread(old, first.record), _Unread(new, second.record)
    changes = tuple(change for change in every if not change.is_withheld and not _is_unread(change, *unread))
    found = effects(first, second, changes, matched.names)
    if hides:
        known = tuple(one for one in found.objectives if one.id in second.figures.graph.ids)
        found = Effects((), (), found.coverage, known, (), ())
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
