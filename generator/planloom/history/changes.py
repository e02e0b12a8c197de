"""The kinds of change there are, each a value that can be turned round.

`old` and `new` are the object before and after; a change of a leaf has its path and what it said before and after.
"""

from dataclasses import dataclass, replace
from typing import Any, Self

from planloom.history.leaves import Leaf, Path, is_reference
from planloom.history.record import Entry
from planloom.problems import Span


@dataclass(frozen=True, slots=True)
class Change:
    """Something that is otherwise in the second version."""

    old: Entry | None
    new: Entry | None

    @property
    def subject(self) -> Entry:
        """The object concerned, as it is now, or as it was when it was there."""
        found = self.new or self.old
        if found is None:
            raise ValueError("a change is of something")
        return found

    @property
    def span(self) -> Span:
        """Where the change can be read: in the second version, or in the first for what is gone."""
        return self.subject.span

    def reversed(self) -> "Change":
        """Return the change that takes this one back."""
        return replace(self, old=self.new, new=self.old)


@dataclass(frozen=True, slots=True)
class Added(Change):
    """An object that was not there; with `within` other objects that came with it, each a change of its own."""

    new: Entry

    def reversed(self) -> "Removed":
        """Return the removal of the object."""
        return Removed(self.new, None)


@dataclass(frozen=True, slots=True)
class Removed(Change):
    """An object that is not there any more."""

    old: Entry

    def reversed(self) -> Added:
        """Return the addition of the object."""
        return Added(None, self.old)


@dataclass(frozen=True, slots=True)
class Renamed(Change):
    """An object that has another id, or, where it has none, another title. `likely`: it is told by likeness alone."""

    old: Entry
    new: Entry
    likely: bool = False


@dataclass(frozen=True, slots=True)
class Moved(Change):
    """An object that stands in another plan, part or object. `to` is the key of what it stands in now."""

    old: Entry
    new: Entry


@dataclass(frozen=True, slots=True)
class LeafChange(Change):
    """Something an object says that is otherwise; `before` or `after` is None where nothing was said or is."""

    old: Entry
    new: Entry
    path: Path
    before: Leaf | None
    after: Leaf | None

    @property
    def field(self) -> str:
        """The name of the field, as the sources write it."""
        return str(self.path[0])

    @property
    def span(self) -> Span:
        """Where the value is written, or was."""
        found = self.after or self.before
        return found.span if found else self.new.span

    @property
    def values(self) -> tuple[Any, Any]:
        """What was said and what is said now."""
        return (self.before.value if self.before else None), (self.after.value if self.after else None)

    def reversed(self) -> Self:
        """Return the change back."""
        return replace(self, old=self.new, new=self.old, before=self.after, after=self.before)


@dataclass(frozen=True, slots=True)
class FieldChange(LeafChange):
    """A value that is otherwise: an amount, a date, a choice."""


@dataclass(frozen=True, slots=True)
class TextChange(LeafChange):
    """Words of a writer that are otherwise, in the language at the end of the path."""

    @property
    def language(self) -> Any:
        """The language of the words."""
        return self.path[-1]


@dataclass(frozen=True, slots=True)
class LinkChange(LeafChange):
    """A reference to another object that was made, or taken back, or says something else."""

    @property
    def target(self) -> str:
        """The id of the object that is named: before, where it is named no more."""
        before, after = self.values
        found = after if after is not None else before
        return str(found) if isinstance(found, str) else str(self.path[1])


def leaf_change(old: Entry, new: Entry, path: Path, before: Leaf | None, after: Leaf | None) -> LeafChange:
    """Return the change of a leaf as what it is: of a reference, of words or of a value."""
    value = (after or before).value if after or before else None  # type: ignore[union-attr]  # one of them is there
    if isinstance(old.shape, type) and old.item is not None and is_reference(type(old.item), path, value):
        return LinkChange(old, new, path, before, after)
    if path[-1] in ("en", "pl") and isinstance(value, str):
        return TextChange(old, new, path, before, after)
    return FieldChange(old, new, path, before, after)
