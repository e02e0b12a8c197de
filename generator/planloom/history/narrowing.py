"""The past for readers from whom something is withheld: what they may see now, and nothing of what else there was.

A commit may speak of anything, an old text may name what is withheld by now, and an object that is gone may be one that
is. So of the past remain the objects and values that stand on their pages today: when they were changed, and the values
before, where no writer words them. Nobody is named, neither are versions.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from planloom.chronicle import Chronicle, DescribedChange, Event, Version
from planloom.history.difference.changes import Added, Change, LeafChange, LinkChange, TextChange
from planloom.history.difference.leaves import name_of_path
from planloom.history.difference.record import Entry, Record, record
from planloom.history.report.wording import is_free, name_of
from planloom.model import Portfolio
from planloom.problems import Phrase

_UNNAMED = Phrase("Version", "Wersja")
_TOLD = frozenset(("added", "field", "text", "link"))


def narrowed(chronicle: Chronicle, portfolio: Portfolio) -> Chronicle:
    """Return what may be told of the past to readers who see `portfolio` and not everything."""
    known = {repr(key): entry for key, entry in record(portfolio).entries.items()}
    ids = {entry.id for entry in known.values() if entry.id}
    narrow = _Narrow(known, ids)
    versions: list[Version] = []
    for one in reversed(chronicle.versions):
        since = versions[-1] if versions else None
        versions.append(Version(one.name and _UNNAMED, one.day, since, narrow.events(one.events)))
    approvals = {
        plan: replace(one, commit=None, events=narrow.events(one.events)) for plan, one in chronicle.approvals.items()
    }
    return replace(
        chronicle, events=narrow.events(chronicle.events), versions=versions[::-1], narrowed=True, former={},
        approvals=approvals,
        began=chronicle.began and replace(chronicle.began, author="", subject="", name=""), origin="",
        horizon=chronicle.horizon and replace(chronicle.horizon, author="", subject="", name=""),
    )  # fmt: skip


def narrowed_changes(changes: Iterable[Change], after: Record) -> Iterator[Change]:
    """Yield of the changes between two versions what such readers may know, by the same rule."""
    ids = {entry.id for entry in after.entries.values() if entry.id}
    for change in changes:
        if isinstance(change, Added):
            yield change
        elif isinstance(change, LeafChange) and change.path in change.new.leaves:
            if not isinstance(change, LinkChange):
                is_worded = isinstance(change, TextChange) or is_free(change)
                yield replace(change, before=None) if is_worded else change
            elif {str(one) for one in change.values if isinstance(one, str)} | {change.target} <= ids:
                yield change


class _Narrow:
    def __init__(self, known: dict[str, Entry], ids: set[str]) -> None:
        self.known = known
        self.ids = ids

    def events(self, events: Iterable[Event]) -> tuple[Event, ...]:
        """Return what is left of changes."""
        return tuple(Event(told, None, one.day) for one in events if (told := self._narrowed(one.change)) is not None)

    def _narrowed(self, told: DescribedChange) -> DescribedChange | None:
        entry = self.known.get(told.key)
        if entry is None or told.sort not in _TOLD or entry.plan != told.plan:
            return None
        if told.sort != "added" and told.path not in set(map(name_of_path, entry.leaves)):
            return None
        if told.ids and not {one for one in told.ids if one} <= self.ids:
            return None
        name = Phrase(name_of(entry, "en"), name_of(entry, "pl"))
        if told.free:
            return replace(told, name=name, words=(), before=None, after=None, difference=None, canonical="")
        return replace(told, name=name)
