"""Who made a change, when, and what they said of it: by the values that each commit changed.

Lines say less: two people write on one line, and whoever touched it last would be named for both. Of all the commits
between two versions, that one made a change which was the last to give the value that is there now. An object keeps
its changes where it is renamed on the way.
"""

import ast
import itertools
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from planloom.chronicle import Commit, DescribedChange, Event
from planloom.history.difference.changes import Change, LeafChange, kind_of
from planloom.history.difference.leaves import name_of_path
from planloom.program import content_digest
from planloom.values import Money, Period

_BROUGHT = ("added", "moved", "renamed", "removed")
"""What happens to an object as a whole, and so to all that it says."""
_SHORT = 40

Leaf = tuple[str, str]
"""The key of an object, and the path to what is said or what happened to it."""


class Mark(NamedTuple):
    """What a change did: to which leaf, and what is there now."""

    key: str
    path: str
    value: str


def mark_of(change: Change) -> Mark:
    """Return what a change did, in words that are the same whoever compares."""
    key = repr(change.subject.key)
    if isinstance(change, LeafChange):
        return Mark(key, name_of_path(change.path), "" if change.after is None else canonical(change.values[1]))
    return Mark(key, kind_of(change), "")


class Authors:
    """Knows who made changes between two versions, by `events`, the changes of each commit between them.

    The events begin with the newest, as those of a chronicle do.
    """

    def __init__(self, events: Iterable[Event]) -> None:
        self.former: dict[str, str] = {}
        self.made: dict[Leaf, list[tuple[str, Commit]]] = {}
        for commit, made in itertools.groupby(reversed(list(events)), lambda event: event.commit):
            if commit is not None:
                self._note(commit, [event.change for event in made])

    def _note(self, commit: Commit, made: Sequence[DescribedChange]) -> None:
        """Note what a commit changed, its new names first: what stands in a renamed object is known by them."""
        for told in made:
            if told.was:
                self.former[told.key] = self._first(told.was)
        for told in made:
            self.made.setdefault((self._first(told.key), told.path or told.sort), []).append((told.canonical, commit))

    def of(self, mark: Mark) -> Commit | None:
        """Return who made a change: the last who gave the value that is there, or brought the object that says it."""
        key = self._first(mark.key)
        made = self.made.get((key, mark.path), ())
        found = next((commit for value, commit in reversed(made) if value == mark.value), None)
        return found or next((listed[-1][1] for path in _BROUGHT if (listed := self.made.get((key, path)))), None)

    def among(self, changes: Iterable[Change]) -> Mapping[int, Commit]:
        """Return who made each change, by its place among `changes`; what nobody is known for is left out."""
        found = ((index, self.of(mark_of(change))) for index, change in enumerate(changes))
        return {index: commit for index, commit in found if commit is not None}

    def _first(self, key: str) -> str:
        """Return the key that an object had before all these changes: by its own name, or by what it stands in."""
        if key in self.former or not key.startswith("(("):
            return self.former.get(key, key)
        parent, *rest = ast.literal_eval(key)
        return repr((ast.literal_eval(self._first(repr(parent))), *rest))


def canonical(value: Any) -> str:
    """Return a value in words that two values share only where they are equal."""
    match value:
        case None:
            return ""
        case Decimal():
            return f"{value.normalize():f}"
        case Money():
            return f"{value.amount.normalize():f} {value.currency}"
        case Period():
            return f"{value.start} {value.end}"
        case _:
            told = value if isinstance(value, str) else repr(value)
            return told if len(told) <= _SHORT else content_digest(told.encode("utf-8", "surrogatepass"))
