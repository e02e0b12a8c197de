"""The past of the plans for the pages of a site: what each commit changed, and each version, told once and kept.

A build from nothing pays for each commit what that changed, and a later build for what is new.
"""

import datetime as dt
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from planloom.chronicle import NOTHING_KNOWN, UNCOMMITTED, Approval, Chronicle, Commit, DescribedChange, Event, Version
from planloom.history.approval import approved_by
from planloom.history.authors import Authors, Mark
from planloom.history.commit_events import events_of, plans_folder, working_tree
from planloom.history.difference.languages import joined_events
from planloom.history.git.excerpt import files_of
from planloom.history.git.log import Step, Tree, steps_of, trees
from planloom.history.git.repository import GitError, Repository
from planloom.history.git.versions import Named, named_versions
from planloom.history.narrowing import narrowed
from planloom.history.pairs import Comparer, Pair
from planloom.model import Plan
from planloom.project import Reading


def chronicle_of(reading: Reading) -> Chronicle:
    """Return what is known of the past of plans that were read, as far as their readers may know it.

    Nothing where the plans lie in no repository, or git is not there.
    """
    plans = plans_folder(reading.project)
    if plans is None:
        return NOTHING_KNOWN
    try:
        return _Historian(reading, plans).chronicle()
    except (GitError, OSError):
        return NOTHING_KNOWN


class _Historian:
    """Asks git once for everything, then compares what was never compared before."""

    def __init__(self, reading: Reading, plans: str) -> None:
        self.reading = reading
        self.plans = plans
        self.repository = Repository(reading.project.folder)
        self.comparer = Comparer(reading, self.repository, plans)

    def chronicle(self) -> Chronicle:
        """Return everything that is known."""
        steps = steps_of(self.repository, self.plans)
        if not steps:
            return NOTHING_KNOWN
        *_, (_, _, last) = trees(steps)
        now, uncommitted = working_tree(self.comparer, self.reading.project, dict(last))
        events = events_of(self.comparer, steps, uncommitted)
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
        known = narrowed(made, self.reading.portfolio) if self.comparer.hides else made
        return _told_once(known)

    def _versions(self, steps: Sequence[Step], events: Sequence[Event], now: Tree) -> list[Version]:
        """Return what each version changed, the newest first; the first of all changed nothing."""
        named = named_versions(self.repository, self.plans, steps, events)
        wanted = {one.commit for one in named}
        states = {step.commit.name: dict(after) for step, _, after in trees(steps) if step.commit.name in wanted}
        ends = [*(states[one.commit] for one in named), now]
        found = self.comparer.compared([self._between(old, new) for old, new in itertools.pairwise(ends)])
        authors = _Makers(steps, events)
        versions = [Version(named[0].name, named[0].day)]
        closing: list[Named | None] = [*named[1:], None]
        for one, since, told in zip(closing, named, found, strict=True):
            made = authors.of(told.changes, since.commit, one.commit if one else None)
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
        asked = {name: [plan for plan in plans if known.get(plan.id or "") is one] for name, one in commits.items()}
        since = dict(zip(commits, self._since(steps, events, now, asked), strict=True))
        for plan, commit in known.items():
            told = tuple(one for one in since[commit.name] if former.get(one.change.plan, one.change.plan) == plan)
            made[plan] = Approval(commit.day, commit, told)
        return made

    def _since(
        self, steps: Sequence[Step], events: Sequence[Event], now: Tree, asked: Mapping[str, Sequence[Plan]]
    ) -> Iterator[list[Event]]:
        """Yield what is otherwise now than in each commit in the plans that it approved.

        Without what comes in time or is editorial. Other plans are looked at only where objects moved between them.
        """
        partners = _partners(events)
        folders = {plan.id or "": f"{self.plans}/{plan.place.as_posix()}/" for plan in self.reading.portfolio.plans}
        pairs = {}
        for step, _, after in trees(steps):
            if plans := asked.get(step.commit.name):
                ids = {one for plan in plans for one in (plan.id or "", *partners.get(plan.id or "", ()))}
                pairs[step.commit.name] = self._between(after, now, [folders.get(one, "") for one in ids])
        found = self.comparer.compared([pairs[commit] for commit in asked])
        authors = _Makers(steps, events)
        for commit, one in zip(asked, found, strict=True):
            told = [told for told in one.changes if not told.later and not told.editorial]
            yield list(authors.of(told, commit, None))

    def _between(self, old: Tree, new: Tree, folders: Sequence[str] = ("",)) -> Pair:
        """Return the files that differ, or of these the ones in some folders, where both versions have each of them."""
        within = tuple(folders)
        if not all(any(file.startswith(one) for file in old) for one in within):
            within = ("",)
        changed = [file for file in {**old, **new} if file.startswith(within) and old.get(file) != new.get(file)]
        return Pair(files_of(old, changed, self.plans), files_of(new, changed, self.plans))


def _partners(events: Iterable[Event]) -> Mapping[str, set[str]]:
    """Return for each plan those from which objects came to it, or to which they went."""
    found: dict[str, set[str]] = {}
    for event in events:
        if event.change.sort == "moved" and event.change.ids:
            old, new = event.change.ids
            found.setdefault(old, set()).add(new)
            found.setdefault(new, set()).add(old)
    return found


def _former(events: Iterable[Event], renamed: Mapping[str, str]) -> Mapping[str, str]:
    """Return the present id of each former one."""
    former: dict[str, str] = dict(renamed)
    for event in events:
        if event.change.sort == "renamed" and event.change.ids and all(event.change.ids):
            old, new = event.change.ids
            former.setdefault(old, former.get(new, new))
    return former


class _Makers:
    """Knows who last made a change between two commits."""

    def __init__(self, steps: Sequence[Step], events: Sequence[Event]) -> None:
        self.parents = {step.commit.name: step.parents for step in steps}
        self.head = steps[-1].commit.name
        self.events = events

    def of(self, told: Iterable[DescribedChange], since: str, until: str | None) -> Iterator[Event]:
        """Yield what happened between two commits, each with who did it last; `until` None is the folder as it is."""
        within = self._before(until or self.head) - self._before(since)
        if until is None:
            within.add(UNCOMMITTED.name)
        authors = Authors(one for one in self.events if one.commit and one.commit.name in within)
        for one in told:
            commit = authors.of(Mark(one.key, one.path or one.sort, one.canonical))
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


def _told_once(chronicle: Chronicle) -> Chronicle:
    """Return a chronicle in which words that were changed in all languages at once are one change."""

    def once(events: Iterable[Event]) -> tuple[Event, ...]:
        return tuple(joined_events(events))

    versions: list[Version] = []
    for one in reversed(chronicle.versions):
        versions.append(replace(one, since=versions[-1] if versions else None, events=once(one.events)))
    approvals = {plan: replace(one, events=once(one.events)) for plan, one in chronicle.approvals.items()}
    return replace(chronicle, events=once(chronicle.events), versions=versions[::-1], approvals=approvals)
