"""From two versions to the changes between them, in the order of the second."""

from collections.abc import Iterator
from dataclasses import replace

from planloom.history.difference.changes import (
    Added,
    Change,
    LeafChange,
    LinkChange,
    Moved,
    Removed,
    Renamed,
    leaf_change,
)
from planloom.history.difference.leaves import Leaf, Path, names_others
from planloom.history.difference.matching import Matches, matches
from planloom.history.difference.record import ORGANISATION, Entry, Key, Record


def compare(before: Record, after: Record, matched: Matches | None = None) -> tuple[Change, ...]:
    """Return what is otherwise in the second version: nothing, for two that say the same.

    Objects stand in the order of the second version, those that are gone behind the others. `matched` says which is
    which, where that is known already.
    """
    found = matched or matches(before, after)
    texts = _SameTexts(before, after)
    old_keys = {new: old for old, new in found.names.items()}
    changes: list[Change] = []
    for key, new in after.entries.items():
        if key not in old_keys:
            changes.append(Added(None, new))
        else:
            old = before.entries[old_keys[key]]
            changes += [*_whole(old, new, found), *(() if texts.have(old, new) else _leaves(old, new, found))]
    changes += (Removed(entry, None) for key, entry in before.entries.items() if key not in found.names)
    return tuple(changes)


class _SameTexts:
    """Knows of which objects two versions say the same since they are read from the same words.

    That takes also a plan and an organisation that say the same, in whatever file: they say how values are read.
    """

    def __init__(self, before: Record, after: Record) -> None:
        self.before = before
        self.after = after
        texts = before.texts.items() & after.texts.items() if before.texts else ()
        self.files = {file for file, _ in texts}
        self.headers: dict[str, bool] = {"": self._is_same(ORGANISATION)}

    def have(self, old: Entry, new: Entry) -> bool:
        """Tell whether that is so of an object."""
        if new.parent is None or new.span.file not in self.files or old.span.file != new.span.file:
            return False
        if old.plan != new.plan:
            return False
        if new.plan not in self.headers:
            self.headers[new.plan] = self.headers[""] and self._is_same((new.plan,))
        return self.headers[new.plan]

    def _is_same(self, key: Key) -> bool:
        old, new = self.before.entries.get(key), self.after.entries.get(key)
        return bool(self.files) and old is not None and new is not None and _values_of(old) == _values_of(new)


def _values_of(entry: Entry) -> dict[Path, object]:
    return {path: leaf.value for path, leaf in entry.leaves.items()}


def _whole(old: Entry, new: Entry, found: Matches) -> Iterator[Change]:
    if old.key[-1:] != new.key[-1:] or len(old.key) != len(new.key):
        yield Renamed(old, new, old.key in found.likely)
    if (_now(old.parent, found), old.field) != (new.parent, new.field):
        yield Moved(old, new)


def _leaves(old: Entry, new: Entry, found: Matches) -> Iterator[Change]:
    for path in _paths(old, new):
        before, after = old.leaves.get(path), new.leaves.get(path)
        if _value(before) != _value(after):
            change = leaf_change(old, new, path, before, after)
            yield replace(change, follows=True) if _follows(change, found) else change


def _follows(change: LeafChange, found: Matches) -> bool:
    """Tell whether a change is of the id alone of an object that is named: it was renamed, and is named as before."""
    if change.old.item is None or not names_others(type(change.old.item), change.path):
        return False
    before, after = change.values
    if isinstance(change, LinkChange) and isinstance(before, str) and isinstance(after, str):
        return found.names.get((before,)) == (after,)
    if len(change.path) == 1:
        return False
    field, target, *rest = change.path
    names = found.names if after is None else {new: old for old, new in found.names.items() if len(new) == 1}
    (other, *_) = names.get((target,), (None,))
    there = (change.new if after is None else change.old).leaves.get((field, other, *rest))
    return other != target and there is not None and there.value == (before if after is None else after)


def _now(key: Key | None, found: Matches) -> Key | None:
    return None if key is None else found.names.get(key, key)


def _paths(old: Entry, new: Entry) -> Iterator[Path]:
    """Yield the paths of both, those of the new version first, in their order."""
    yield from new.leaves
    yield from (path for path in old.leaves if path not in new.leaves)


def _value(leaf: Leaf | None) -> object:
    return None if leaf is None else leaf.value
