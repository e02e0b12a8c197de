"""What happened to the plans so far, as pages tell it: changes in words of both languages, by object and by version.

It is made by `history`, of the repository that the plans lie in; pages only read it. An empty chronicle says that
nothing is known: there is no repository, or nobody asked it.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Literal, NamedTuple

from planloom.problems import Phrase

Sort = Literal["added", "removed", "renamed", "moved", "link", "text", "field"]

RECENT = 30
"""Days that count as recent."""
OLD = dt.timedelta(days=365)
"""How long something may stay as it is before readers and writers are told so."""


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit, as far as readers ask: what it is called, who wrote it and when, and its subject."""

    name: str
    author: str
    moment: dt.datetime
    subject: str

    @property
    def day(self) -> dt.date:
        """The day on which it was written, in universal time."""
        return self.moment.date()


UNCOMMITTED = Commit("", "", dt.datetime.min.replace(tzinfo=dt.UTC), "")
"""Who changed what is not committed yet: whoever works there."""


LANGUAGE = "language"


class Stretch(NamedTuple):
    """Words of a text that stayed (`same`), went (`old`) or came (`new`); a `gap` stands for words that stayed.

    A :data:`LANGUAGE` tells which one the words behind it are in.
    """

    sort: str
    text: str


@dataclass(frozen=True, slots=True)
class DescribedChange:
    """One change in words.

    `at` is the id of the object concerned, or of the nearest one around it that has an id; `name` is what the object
    is called. Values of a reference are ids; those of a figure by period come with the `period` and as `figures`.
    `free` are values that a writer words as he likes, `later` is what a plan is told only in time: results, statuses.
    `canonical` tells values apart, `text` is what several languages have in common, `was` the key of a renamed object.
    """

    sort: Sort
    key: str
    at: str
    plan: str
    name: Phrase
    field: str = ""
    path: str = ""
    label: Phrase | None = None
    before: Phrase | None = None
    after: Phrase | None = None
    difference: Phrase | None = None
    words: tuple[Stretch, ...] = ()
    ids: tuple[str, str] | None = None
    period: tuple[str, str, str] | None = None
    figures: tuple[Decimal | None, Decimal | None] | None = None
    free: bool = False
    editorial: bool = False
    later: bool = False
    canonical: str = ""
    text: str = ""
    was: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """A change and the commit that made it: :data:`UNCOMMITTED`, or None where it is not known or may not be named.

    `day` is that on which it was made, as far as it is known.
    """

    change: DescribedChange
    commit: Commit | None
    day: dt.date | None


@dataclass(frozen=True, slots=True)
class Version:
    """A version of the plans and what it changed since the one before, `since`; None for the first of all.

    `name` is None for what lies in the folder now, `day` that of its last commit.
    """

    name: Phrase | None
    day: dt.date | None
    since: "Version | None" = None
    events: tuple[Event, ...] = ()

    @property
    def real(self) -> list[Event]:
        """The changes that say something new."""
        return [one for one in self.events if not one.change.editorial]


@dataclass(frozen=True, slots=True)
class Approval:
    """A plan as it was approved last, and what is otherwise in it now.

    `commit` is the version that was approved, `day` its day; both None where a shallow clone does not hold it, and
    `commit` where it may not be named.
    """

    day: dt.date | None
    commit: Commit | None
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class Effect:
    """What the changes since the last approval do to a figure, in words."""

    label: Phrase
    before: Phrase
    after: Phrase
    difference: Phrase


@dataclass(frozen=True)
class Chronicle:
    """All that is known of the past. `events` and `versions` begin with the newest.

    `began` is the first commit of all, None where the clone is shallow: what is older than `horizon` is not known then.
    `narrowed` tells that something is withheld from the readers, so that nobody is named and no words are compared.
    `approvals` are by plan, `effects` those of all that changed since.
    """

    events: Sequence[Event] = ()
    versions: Sequence[Version] = ()
    began: Commit | None = None
    horizon: Commit | None = None
    narrowed: bool = False
    known: bool = False
    origin: str = ""
    former: Mapping[str, str] = field(default_factory=dict)
    approvals: Mapping[str, Approval] = field(default_factory=dict)
    effects: Sequence[Effect] = ()

    @property
    def is_shallow(self) -> bool:
        """Whether older commits were left out of the clone."""
        return self.horizon is not None

    def is_kept_up(self, today: dt.date) -> bool:
        """Whether there is a commit of the last year; where none is, it says nothing of an object that it is old."""
        return any(event.day and today - event.day <= OLD for event in self.events)

    @cached_property
    def by_object(self) -> Mapping[str, Sequence[Event]]:
        """The changes of each object by its present id, the newest first."""
        found: dict[str, list[Event]] = {}
        for event in self.events:
            if event.change.at:
                found.setdefault(self.former.get(event.change.at, event.change.at), []).append(event)
        return found

    @cached_property
    def unapproved(self) -> Mapping[str, Sequence[Event]]:
        """What is otherwise than it was approved, by the present ids of the objects."""
        found: dict[str, list[Event]] = {}
        for approval in self.approvals.values():
            for event in approval.events:
                found.setdefault(self.former.get(event.change.at, event.change.at), []).append(event)
        return found

    def of(self, ids: Iterable[str]) -> list[Event]:
        """Return the changes of some objects together, the newest first."""
        wanted = list(dict.fromkeys(ids))
        if len(wanted) == 1:
            return list(self.by_object.get(wanted[0], ()))
        places = {id(event): place for place, event in enumerate(self.events)} if len(wanted) > 1 else {}
        found = [event for one in wanted for event in self.by_object.get(one, ())]
        return sorted(found, key=lambda event: places[id(event)])

    def last_change(self, wanted: str) -> dt.date | None:
        """Return the day on which an object was last changed in more than its spelling, or came to be.

        None where it is not known: without a repository, where it changed before what a shallow clone holds, and
        where the change is not committed yet.
        """
        for event in self.by_object.get(wanted, ()):
            if not event.change.editorial:
                return event.day
        return self.began.day if self.began else None

    @property
    def latest(self) -> dt.date | None:
        """The day of the last change that says something new; None where none is known."""
        return next((event.day for event in self.events if event.day and not event.change.editorial), None)

    def recent(self, today: dt.date) -> list[Event]:
        """Return what changed in the days before `today`, the newest first; what is not committed yet is recent."""
        since = today - dt.timedelta(days=RECENT)
        return [
            one
            for one in self.events
            if not one.change.editorial and (one.commit is UNCOMMITTED or (one.day and since < one.day <= today))
        ]


NOTHING_KNOWN = Chronicle()
