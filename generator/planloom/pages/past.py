"""The past as pages tell it: the history of an object, what each version changed, and what changed of late."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from planloom.chronicle import OLD, UNCOMMITTED, Approval, Chronicle, Commit, DescribedChange, Event, Version
from planloom.figures import Figures
from planloom.figures.freshness import is_finished
from planloom.links.addresses import Addresses
from planloom.model import Item, Plan, parts_in
from planloom.model.shared import Measure
from planloom.pages.location import Location
from planloom.pages.measures_past import NOTHING_BEFORE, MeasurePast, past_of_measure
from planloom.problems import Language
from planloom.tracking import note

FEED = "changes.xml"
"""What a feed of changes is called, in the folder of the site or of a plan."""

SHORT = 72
"""Letters of a subject that are read at a glance; of a longer one the rest is folded."""
_MOST_RECENT = 8
_MOST_IN_VERSION = 150
_MOST_UNAPPROVED = 40
"""Objects changed since an approval that a board is told."""


@dataclass(frozen=True, slots=True)
class ObjectChanges:
    """What happened to one object: that it came, went or moved, and each of its values that is otherwise now."""

    events: Sequence[Event]

    @property
    def first(self) -> Event:
        """The first of the changes, which says what happened where the object came or went."""
        return self.events[0]

    @property
    def lines(self) -> list[Event]:
        """The changes of values."""
        return [one for one in self.events if one.change.path]

    @property
    def notes(self) -> list[Event]:
        """What happened to the object as a whole."""
        return [one for one in self.events if not one.change.path]


@dataclass(frozen=True, slots=True)
class PlanChanges:
    """What happened in a plan; `plan` is None for what all plans share, `name` the id of one that is gone."""

    plan: Item | None
    name: str
    objects: Sequence[ObjectChanges]

    @property
    def alike(self) -> list[list[ObjectChanges]]:
        """The objects, those together that one commit added, or removed, one after another."""
        groups = groupby(enumerate(self.objects), lambda pair: _came_or_went(pair[1]) or pair[0])
        return [[one for _, one in group] for _, group in groups]


def _came_or_went(one: ObjectChanges) -> tuple[str, str] | None:
    """Return what happened to an object and in which commit, where all there is to say is that it came or went."""
    event, *others = one.events
    if others or event.change.path or event.change.sort not in ("added", "removed"):
        return None
    return event.change.sort, event.commit.name if event.commit else str(event.day)


@dataclass(frozen=True, slots=True)
class VersionChanges:
    """What a version changed, plan by plan; `more` objects are not told one by one."""

    version: Version
    plans: Sequence[PlanChanges]
    more: int
    editorial: int


@dataclass(frozen=True, slots=True)
class Unapproved:
    """What is otherwise in an object than it was approved on a day, which is None where it is not known."""

    day: dt.date | None
    events: Sequence[Event]


@dataclass(frozen=True, slots=True)
class PlanUnapproved:
    """What is otherwise in a plan than it was approved; `more` objects are not told one by one."""

    plan: Plan
    approval: Approval | None
    objects: Sequence[ObjectChanges]
    more: int

    @property
    def is_known(self) -> bool:
        """Whether the approved version is here to be compared with."""
        return self.approval is not None and (self.approval.day is not None or self.approval.commit is not None)


def _shares(wanted: Sequence[int], most: int) -> list[int]:
    """Divide what is told at most: whoever has little tells it all, the others as much as each other."""
    given = [0] * len(wanted)
    for place, index in enumerate(sorted(range(len(wanted)), key=wanted.__getitem__)):
        given[index] = min(wanted[index], most // (len(wanted) - place))
        most -= given[index]
    return given


class Past:
    """Tells the past on the page `at` an address."""

    def __init__(
        self, chronicle: Chronicle, figures: Figures, addresses: Addresses, at: Location, language: Language
    ) -> None:
        self.chronicle = chronicle
        self.figures = figures
        self.graph = figures.graph
        self.addresses = addresses
        self.at = at
        self.language = language

    @property
    def known(self) -> bool:
        """Whether anything is known of the past."""
        note("past", "")
        return self.chronicle.known

    def on_page(self, subject: Item) -> list[Event]:
        """Return what happened to the object that the page is about and to those that stand on it."""
        return [one for one in self._of_ids(self._ids(subject)) if not one.change.editorial]

    def _ids(self, subject: Item) -> list[str]:
        inner = self.addresses.on(self.at.address)
        return [one for one in dict.fromkeys([subject.id, *(item.id for item in inner)]) if one]

    def _of_ids(self, ids: Iterable[str]) -> list[Event]:
        ids = list(ids)
        for one in ids:
            note("past", one)
        return self.chronicle.of(ids)

    def last_change(self, item: Item) -> dt.date | None:
        """Return the day on which an object was last changed; None where it is not known."""
        note("past", item.id or "")
        return self.chronicle.last_change(item.id) if item.id else None

    def of_measure(self, measure: Measure) -> MeasurePast:
        """Return what a measure said before."""
        if not measure.id or not self.known:
            return NOTHING_BEFORE
        return past_of_measure(measure, self._of_ids([measure.id]), self.figures.calendar)

    def is_old(self, item: Item) -> bool:
        """Tell whether something that is not finished has said the same for over a year, and other things have not."""
        last, today = self.last_change(item), self.figures.today
        is_old = last is not None and today - last > OLD and not is_finished(item)
        return is_old and self.chronicle.is_kept_up(today)

    def unapproved(self, item: Item) -> Unapproved | None:
        """Return what is otherwise in an object, or in what stands in it, than it was approved; None for nothing."""
        if isinstance(item, Plan):
            note("approvals", "")
            approval = self.chronicle.approvals.get(item.id or "")
            return Unapproved(approval.day, approval.events) if approval and approval.events else None
        note("approved", item.plan)
        approval = self.chronicle.approvals.get(item.plan)
        if approval is None:
            return None
        inner = (part for part in parts_in(item) if isinstance(part, Item))
        ids = [one for one in dict.fromkeys([item.id, *(part.id for part in inner)]) if one]
        for one in ids:
            note("approved", one)
        events = [event for one in ids for event in self.chronicle.unapproved.get(one, ())]
        return Unapproved(approval.day, events) if events else None

    def since_approval(self) -> list[PlanUnapproved]:
        """Return of each plan that is approved, or was, what is otherwise now; so many objects of all at most."""
        note("approvals", "")
        found: list[tuple[Plan, Approval | None, list[ObjectChanges]]] = []
        for plan in self.graph.portfolio.plans:
            approval = self.chronicle.approvals.get(plan.id or "")
            if approval is None and plan.state != "approved":
                continue
            by_object: dict[str, list[Event]] = {}
            for event in approval.events if approval else ():
                by_object.setdefault(event.change.key, []).append(event)
            found.append((plan, approval, [ObjectChanges(events) for events in by_object.values()]))
        shares = _shares([len(objects) for _, _, objects in found], _MOST_UNAPPROVED)
        return [
            PlanUnapproved(plan, approval, objects[:share], len(objects[share:]))
            for (plan, approval, objects), share in zip(found, shares, strict=True)
        ]

    def recent(self) -> list[ObjectChanges]:
        """Return what changed of late, an object at a time, the newest first; only as much as one reads at a glance."""
        note("recent", "")
        return self.recently(_MOST_RECENT)

    def latest(self) -> dt.date | None:
        """Return the day on which the plans were changed last; None where it is not known."""
        note("recent", "")
        return self.chronicle.latest

    def recently(self, most: int) -> list[ObjectChanges]:
        """Return what changed of late; so many objects at most."""
        found: dict[tuple[str, str], list[Event]] = {}
        for event in self.chronicle.recent(self.figures.today):
            found.setdefault((event.commit.name if event.commit else str(event.day), event.change.key), []).append(
                event
            )
        return [ObjectChanges(events) for events in list(found.values())[:most]]

    def versions(self) -> list[VersionChanges]:
        """Return what each version changed, the newest first."""
        note("versions", "")
        return [self._version(one) for one in self.chronicle.versions]

    def _version(self, version: Version) -> VersionChanges:
        by_plan: dict[str, dict[str, list[Event]]] = {}
        real = version.real
        for event in real:
            by_plan.setdefault(event.change.plan, {}).setdefault(event.change.key, []).append(event)
        left, plans, more = _MOST_IN_VERSION, [], 0
        for name, objects in sorted(by_plan.items(), key=lambda one: not one[0]):  # what plans share comes last
            told = [ObjectChanges(events) for events in objects.values()]
            more += len(told[left:])
            if told[:left]:
                plans.append(PlanChanges(self.item(name), name, told[:left]))
            left -= len(told[:left])
        return VersionChanges(version, plans, more, len(version.events) - len(real))

    def item(self, wanted: str) -> Item | None:
        """Return the object that an id of any time is of; None where it is gone."""
        return self.graph.find(self.chronicle.former.get(wanted, wanted)) if wanted else None

    def name(self, told: DescribedChange) -> str:
        """Return what an object is called, by what it was called then."""
        return told.name.in_(self.language)

    def feed(self) -> str:
        """Return the way to the feed of all plans."""
        return "../" * len(self.at.address.split("/") if self.at.address else ()) + FEED

    def is_uncommitted(self, commit: Commit | None) -> bool:
        """Tell whether a change lies in the folder and in no commit yet."""
        return commit is not None and commit.name == UNCOMMITTED.name

    def subject(self, commit: Commit) -> tuple[str, str]:
        """Return the subject of a commit: what is read at a glance, and the rest."""
        words = commit.subject
        if len(words) <= SHORT:
            return words, ""
        cut = words[:SHORT].rpartition(" ")[0] or words[:SHORT]
        return cut, words[len(cut) :].lstrip()
