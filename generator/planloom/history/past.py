"""The past of the plans for the pages of a site: what each commit changed, and each version, told once and kept.

What is compared are the files that differ, named by their contents: the comparison of the same contents is never made
twice, whatever happens to the branches. So a build from nothing pays for each commit what that changed, and a later
build for what is new.
"""

import datetime as dt
import itertools
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from planloom.chronicle import NOTHING_KNOWN, UNCOMMITTED, Approval, Chronicle, Commit, Event, Told, Version
from planloom.history.approval import approved_by
from planloom.history.changes import Added, Change, LeafChange, Removed
from planloom.history.compare import compare
from planloom.history.comparison import is_withheld
from planloom.history.excerpt import Excerpt, Files, Reader, files_of
from planloom.history.log import Former, Step, Tree, is_source, steps_of, trees
from planloom.history.narrowing import narrowed
from planloom.history.repository import GitError, Repository
from planloom.history.telling import as_data, from_data, told_of
from planloom.history.versions import Named, named_versions
from planloom.model.available import kinds_of
from planloom.program import content_digest, files_digest, program_digest
from planloom.project import Reading
from planloom.sealed import parsed
from planloom.settings import FILE
from planloom.store import CACHE_ROOT, Store

_AT_ONCE = 64
"""Comparisons whose files are in the memory at a time."""


def past_of(reading: Reading) -> Chronicle:
    """Return what is known of the past of plans that were read, as far as their readers may know it.

    Nothing where the plans lie in no repository, or git is not there.
    """
    project = reading.project
    if not project.plans.is_relative_to(project.folder):
        return NOTHING_KNOWN
    try:
        return _Historian(reading, project.plans.relative_to(project.folder).as_posix()).chronicle()
    except (GitError, OSError):
        return NOTHING_KNOWN


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two versions of some files; `others` are those of further parents of a merge, which is new against all."""

    before: Files
    after: Files
    others: tuple[Files, ...] = ()

    @property
    def blobs(self) -> Iterator[str]:
        """The contents of all these files."""
        for files in (self.before, self.after, *self.others):
            yield from files.values()

    def digest(self, state: str) -> str:
        """Return a name for what comes of comparing them."""
        said = [sorted(files.items()) for files in (self.before, self.after, *self.others)]
        return f"past {content_digest(repr((state, said)).encode('utf-8', 'surrogateescape'))}"


@dataclass(frozen=True, slots=True)
class _Found:
    """What two versions of files were found to differ in; `hides` tells that something of them was withheld."""

    told: tuple[Told, ...]
    hides: bool


class _Historian:
    """Asks git once for everything, then compares what was never compared before."""

    def __init__(self, reading: Reading, plans: str) -> None:
        self.reading = reading
        self.plans = plans
        self.repository = Repository(reading.project.folder)
        self.store = Store(reading.project.folder / CACHE_ROOT)
        self.contents: dict[str, bytes] = {}
        self.hides = bool(reading.hidden.words)

    @cached_property
    def state(self) -> str:
        """What a comparison depends on beside the files: the program, the kinds, for whom it is."""
        project = self.reading.project
        settings = files_digest([(FILE, project.folder / FILE)])
        options = sorted((str(key), repr(value)) for key, value in project.options.items())
        return repr((program_digest(), settings, options, self.reading.settings.audience, self.plans))

    def chronicle(self) -> Chronicle:
        """Return everything that is known."""
        steps = steps_of(self.repository, self.plans)
        if not steps:
            return NOTHING_KNOWN
        followed = [(step, self._pair(step, before, after)) for step, before, after in trees(steps) if step.parents]
        now, uncommitted = self._now(steps)
        found = self._compared([pair for _, pair in followed] + ([uncommitted] if uncommitted else []))
        events = [
            Event(told, step.commit, step.commit.day)
            for (step, _), one in reversed(list(zip(followed, found, strict=False)))
            for told in one.told
        ]
        if uncommitted:
            events = [*(Event(told, UNCOMMITTED, None) for told in found[-1].told), *events]
        versions = self._versions(steps, events, now)
        former = _former(events, self.reading.graph.renamed)
        horizon = next((step.commit for step in reversed(steps) if step.horizon), None)
        made = Chronicle(
            events,
            versions,
            began=None if horizon else steps[0].commit,
            horizon=horizon,
            known=True,
            origin=steps[0].commit.name,
            former=former,
            approvals=self._approvals(steps, events, now, former),
        )
        return narrowed(made, self.reading.portfolio) if self.hides else made

    def _pair(self, step: Step, before: Tree, after: Tree) -> _Pair:
        own = step.own
        others = (files_of(Former(after, changed), own, self.plans) for changed in step.changes[1:])
        return _Pair(files_of(before, own, self.plans), files_of(after, own, self.plans), tuple(others))

    def _now(self, steps: Sequence[Step]) -> tuple[Tree, _Pair | None]:
        """Return the files as they lie in the folder, and what is not committed of them."""
        *_, (_, _, last) = trees(steps)
        head = dict(last)
        dirty = list(self._dirty())
        if not dirty:
            return head, None
        now = dict(head)
        for file in dirty:
            now.pop(file, None)
            content = self._lying(file)
            if content is not None:
                blob = f"now {content_digest(content)}"
                self.contents[blob] = content
                now[file] = blob
        return now, _Pair(files_of(head, dirty, self.plans), files_of(now, dirty, self.plans))

    def _lying(self, file: str) -> bytes | None:
        project = self.reading.project
        path = project.folder / file
        return project.instead.get(file) or (path.read_bytes() if path.is_file() else None)

    def _dirty(self) -> Iterator[str]:
        """Yield the files that are not as they were committed."""
        told = self.repository.run(
            "status", "--porcelain=v1", "-z", "--no-renames", "--untracked-files=all", "--", self.plans
        )
        prefix = self.repository.line("rev-parse", "--show-prefix")
        for entry in told.split(b"\0"):
            file = entry[3:].decode("utf-8", "surrogateescape").removeprefix(prefix)
            if entry and is_source(file):
                yield file

    def _versions(self, steps: Sequence[Step], events: Sequence[Event], now: Tree) -> list[Version]:
        """Return what each version changed, the newest first; the first of all changed nothing."""
        named = named_versions(self.repository, self.plans, steps, events)
        wanted = {one.commit for one in named}
        states = {step.commit.name: dict(after) for step, _, after in trees(steps) if step.commit.name in wanted}
        ends = [*(states[one.commit] for one in named), now]
        found = self._compared([self._between(old, new) for old, new in itertools.pairwise(ends)])
        authors = _Authors(steps, events)
        versions = [Version(named[0].name, named[0].day)]
        closing: list[Named | None] = [*named[1:], None]
        for one, since, told in zip(closing, named, found, strict=True):
            made = authors.of(told.told, since.commit, one.commit if one else None)
            name, day = (one.name, one.day) if one else (None, steps[-1].commit.day)
            versions.append(Version(name, day, versions[-1], tuple(made)))
        return versions[::-1]

    def _approvals(
        self, steps: Sequence[Step], events: Sequence[Event], now: Tree, former: Mapping[str, str]
    ) -> dict[str, Approval]:
        """Return how each plan was approved last, by its id, with what is otherwise in it now."""
        first = steps[0].commit
        plans = self.reading.portfolio.plans
        found = {plan.id or "": approved_by(plan, events, first, former) for plan in plans}
        made = {plan: Approval(None, None) for plan, commit in found.items() if commit}
        made |= {plan: Approval(None, UNCOMMITTED) for plan, commit in found.items() if commit is UNCOMMITTED}
        lost = {step.commit.name for step in steps if step.horizon}
        known = {plan: one for plan, one in found.items() if one and one.name and one.name not in lost}
        commits = {one.name: one for one in known.values()}
        since = dict(zip(commits, self._since(steps, events, now, list(commits)), strict=True))
        for plan, commit in known.items():
            told = tuple(one for one in since[commit.name] if former.get(one.told.plan, one.told.plan) == plan)
            made[plan] = Approval(commit.day, commit, told)
        return made

    def _since(
        self, steps: Sequence[Step], events: Sequence[Event], now: Tree, commits: Sequence[str]
    ) -> Iterator[list[Event]]:
        """Yield what is otherwise now than it was in each commit, without what comes in time or is editorial."""
        states = {step.commit.name: dict(after) for step, _, after in trees(steps) if step.commit.name in commits}
        found = self._compared([self._between(states[one], now) for one in commits])
        authors = _Authors(steps, events)
        for commit, one in zip(commits, found, strict=True):
            told = [told for told in one.told if not told.later and not told.editorial]
            yield list(authors.of(told, commit, None))

    def _between(self, old: Tree, new: Tree) -> _Pair:
        changed = [file for file in {**old, **new} if old.get(file) != new.get(file)]
        return _Pair(files_of(old, changed, self.plans), files_of(new, changed, self.plans))

    def _compared(self, pairs: Sequence[_Pair]) -> list[_Found]:
        """Return what the files of each pair differ in; what was found before is kept."""
        keys = [pair.digest(self.state) for pair in pairs]
        kept = self.store.get(dict.fromkeys(keys))
        found = {key: one for key in kept if (one := parsed(kept[key], _found)) is not None}
        missing = {key: pair for key, pair in zip(keys, pairs, strict=True) if key not in found}
        made: dict[str, bytes] = {}
        for some in _parts(list(missing.items()), _AT_ONCE):
            for key, one in self._made(some):
                found[key] = one
                made[key] = _kept(one)
        if keys:
            self.store.put(made, [key for key in kept if key not in made])
        self.hides = self.hides or any(found[key].hides for key in keys)
        return [found[key] for key in keys]

    def _made(self, some: Sequence[tuple[str, _Pair]]) -> Iterator[tuple[str, _Found]]:
        blobs = {blob for _, pair in some for blob in pair.blobs} - self.contents.keys()
        contents = {**self.contents, **self.repository.blobs(blobs)}
        reader = Reader(self.plans, self.reading.settings, kinds_of(self.reading.settings)[0], contents)
        return ((key, _compare(pair, reader)) for key, pair in some)


def _compare(pair: _Pair, reader: Reader) -> _Found:
    before, after = reader.both(pair.before, pair.after)
    changes = [one for one in _changes(before, after) if not is_withheld(one)]
    for files in pair.others:
        other, now = reader.both(files, pair.after)
        against = {_mark(one) for one in _changes(other, now)}
        changes = [one for one in changes if _mark(one) in against]
    told = tuple(told_of(one, (after if one.new else before).record) for one in changes)
    return _Found(told, before.hides or after.hides)


def _changes(before: Excerpt, after: Excerpt) -> list[Change]:
    """Return what differs: without what only could not be read, and what came or went with what it stands in."""
    found = compare(before.record, after.record)
    come = {one.new.key for one in found if isinstance(one, Added)} | {
        one.old.key for one in found if isinstance(one, Removed)
    }
    return [
        one
        for one in found
        if not (isinstance(one, Added) and one.new.id in before.lost)
        and not (isinstance(one, Removed) and one.old.id in after.lost)
        and not (isinstance(one, Added | Removed) and one.subject.id is None and one.subject.parent in come)
    ]


def _mark(change: Change) -> tuple[Any, ...]:
    return (type(change), change.subject.key, change.path if isinstance(change, LeafChange) else ())


def _kept(found: _Found) -> bytes:
    return json.dumps([list(map(as_data, found.told)), found.hides], ensure_ascii=False).encode(
        "utf-8", "surrogatepass"
    )


def _found(kept: Any) -> _Found:
    told, hides = kept
    return _Found(tuple(map(from_data, told)), bool(hides))


def _parts(listed: Sequence[Any], size: int) -> Iterator[Sequence[Any]]:
    return (listed[first : first + size] for first in range(0, len(listed), size))


def _former(events: Iterable[Event], renamed: Mapping[str, str]) -> Mapping[str, str]:
    """Return the present id of each former one."""
    former: dict[str, str] = dict(renamed)
    for event in events:
        if event.told.sort == "renamed" and event.told.ids and all(event.told.ids):
            old, new = event.told.ids
            former.setdefault(old, former.get(new, new))
    return former


class _Authors:
    """Knows which commit last made a change between two versions."""

    def __init__(self, steps: Sequence[Step], events: Sequence[Event]) -> None:
        self.parents = {step.commit.name: step.parents for step in steps}
        self.head = steps[-1].commit.name
        self.events = events

    def of(self, told: Iterable[Told], since: str, until: str | None) -> Iterator[Event]:
        """Yield what happened between two commits, each with who did it last; `until` None is the folder as it is."""
        within = self._before(until or self.head) - self._before(since)
        last: dict[tuple[str, str], Commit] = {}
        for event in self.events:
            commit = event.commit
            if commit and (commit.name in within or (until is None and not commit.name)):
                last.setdefault(event.told.leaf, commit)
        for one in told:
            commit = last.get(one.leaf)
            yield Event(one, commit, _day(commit))

    def _before(self, commit: str) -> set[str]:
        """Return a commit and all on which it builds."""
        found: set[str] = set()
        waiting = [commit]
        while waiting:
            here = waiting.pop()
            if here not in found:
                found.add(here)
                waiting += self.parents.get(here, ())
        return found


def _day(commit: Commit | None) -> dt.date | None:
    return commit.day if commit and commit.name else None
