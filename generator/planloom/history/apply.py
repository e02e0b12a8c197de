"""The second version from the first and the changes between them."""

from collections.abc import Iterable
from dataclasses import replace

from planloom.history.changes import Added, Change, LeafChange, Moved, Removed, Renamed
from planloom.history.record import Entry, Key, Record


def apply(version: Record, changes: Iterable[Change]) -> Record:
    """Return the version that the changes make of another.

    Raises :class:`ValueError` where they are not of that version: where an object or a value is not as it was.
    """
    changes = tuple(changes)
    entries = dict(version.entries)
    for change in changes:
        if isinstance(change, LeafChange):
            entries[change.old.key] = _said(_known(entries, change.old.key), change)
        elif isinstance(change, Removed):
            _known(entries, change.old.key)
            del entries[change.old.key]
    return Record(_placed(entries, changes))


def _known(entries: dict[Key, Entry], key: Key) -> Entry:
    if key not in entries:
        raise ValueError(f"{key} is not in this version")
    return entries[key]


def _said(entry: Entry, change: LeafChange) -> Entry:
    """Return the object with one leaf as it is after the change."""
    leaves = dict(entry.leaves)
    known = leaves.pop(change.path, None)
    if (known.value if known else None) != change.values[0]:
        raise ValueError(f"{entry.key} does not say {change.values[0]} at {change.path}")
    if change.after is not None:
        leaves[change.path] = change.after
    return replace(entry, leaves=leaves)


def _placed(entries: dict[Key, Entry], changes: Iterable[Change]) -> dict[Key, Entry]:
    """Return the objects by the names and in the places that they have after the changes."""
    renamed = {change.old.key: change.new for change in changes if isinstance(change, Renamed)}
    moved = {change.old.key: change.new for change in changes if isinstance(change, Moved)}
    keys: dict[Key, Key] = {}

    def named(key: Key) -> Key:
        if key not in keys:
            new = renamed.get(key) or moved.get(key)
            inner = key[0] if len(key) > 1 and isinstance(key[0], tuple) else None
            keys[key] = new.key if new else (named(inner), *key[1:]) if inner is not None else key
        return keys[key]

    placed: dict[Key, Entry] = {}
    for key, entry in entries.items():
        place = moved.get(key)
        parent = place.parent if place else None if entry.parent is None else named(entry.parent)
        placed[named(key)] = replace(entry, key=named(key), parent=parent, field=place.field if place else entry.field)
    placed.update({change.new.key: change.new for change in changes if isinstance(change, Added)})
    return placed
