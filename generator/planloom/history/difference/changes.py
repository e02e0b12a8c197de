"""The kinds of change there are, each a value.

`old` and `new` are the object before and after; a change of a leaf has its path and what it said before and after.
"""

from dataclasses import dataclass
from typing import Any

from planloom.history.difference.leaves import Leaf, Path, is_reference
from planloom.history.difference.record import Entry
from planloom.problems import LANGUAGES, Language, Span
from planloom.values import Text


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

    @property
    def is_withheld(self) -> bool:
        """Whether it is none: a value is missing on one side because it is for other readers, or could not be read."""
        return False


@dataclass(frozen=True, slots=True)
class Added(Change):
    """An object that was not there; with `within` other objects that came with it, each a change of its own."""

    new: Entry


@dataclass(frozen=True, slots=True)
class Removed(Change):
    """An object that is not there any more."""

    old: Entry


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
    """Something an object says that is otherwise; `before` or `after` is None where nothing was said or is.

    `follows` tells that it names the same object as before, by another id.
    """

    old: Entry
    new: Entry
    path: Path
    before: Leaf | None
    after: Leaf | None
    follows: bool = False

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

    @property
    def is_withheld(self) -> bool:
        """Whether a value is missing on one side because it is for other readers, or could not be read."""
        return any(one.item is not None and one.item.has_lost(self.field) for one in (self.old, self.new))


@dataclass(frozen=True, slots=True)
class FieldChange(LeafChange):
    """A value that is otherwise: an amount, a date, a choice."""


@dataclass(frozen=True, slots=True)
class TextChange(LeafChange):
    """Words of a writer that are otherwise in one language; `others` are the same words in the other languages."""

    others: tuple["TextChange", ...] = ()

    @property
    def language(self) -> Language:
        """The language of the words."""
        return next(step for step in (self.path[-1], self.path[0]) if step in LANGUAGES)

    @property
    def text(self) -> Path:
        """The path to what is said in every language."""
        return self.path[:-1] if self.path[-1] in LANGUAGES else self.path[1:]

    @property
    def is_translated(self) -> bool:
        """Whether it is, or was, said in several languages, so that one must say which one changed."""
        paths = [self.path_in(one) for one in LANGUAGES]
        return any(sum(path in side.leaves for path in paths) > 1 for side in (self.old, self.new))

    @property
    def is_long(self) -> bool:
        """Whether it is a text of its own, a page, which is a file of its own in each language."""
        return self.field == "body"

    @property
    def every(self) -> tuple["TextChange", ...]:
        """The change in each language."""
        return self, *self.others

    @property
    def texts(self) -> tuple[Text, Text]:
        """What was said and what is said now, in the languages in which it is otherwise."""
        sides = ({one.language: one.values[side] for one in self.every} for side in (0, 1))
        before, after = (Text(**said) for said in sides)
        return before, after

    def path_in(self, language: Language) -> Path:
        """Return the path to the words in another language."""
        return (*self.text, language) if self.path[-1] in LANGUAGES else (language, *self.text)


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
    if isinstance(value, str) and (path[-1] in LANGUAGES or (path[0] in LANGUAGES and old.item is None)):
        return TextChange(old, new, path, before, after)
    return FieldChange(old, new, path, before, after)


_KINDS: tuple[tuple[type[Change], str], ...] = (
    (Added, "added"),
    (Removed, "removed"),
    (Renamed, "renamed"),
    (Moved, "moved"),
    (LinkChange, "link"),
    (TextChange, "text"),
    (LeafChange, "field"),
)


def kind_of(change: Change) -> str:
    """Return what kind of change it is, in a word."""
    return next(word for kind, word in _KINDS if isinstance(change, kind))
