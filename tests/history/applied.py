"""The second version from the first and the changes between them, and the changes turned round: what compares must hold."""

from dataclasses import replace

from planloom.history.difference.changes import Added, LeafChange, Moved, Removed, Renamed
from planloom.history.difference.record import Record


def apply(version, changes):
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


def _known(entries, key):
    if key not in entries:
        raise ValueError(f"{key} is not in this version")
    return entries[key]


def _said(entry, change):
    """Return the object with one leaf as it is after the change."""
    leaves = dict(entry.leaves)
    known = leaves.pop(change.path, None)
    if (known.value if known else None) != change.values[0]:
        raise ValueError(f"{entry.key} does not say {change.values[0]} at {change.path}")
    if change.after is not None:
        leaves[change.path] = change.after
    return replace(entry, leaves=leaves)


def _placed(entries, changes):
    """Return the objects by the names and in the places that they have after the changes."""
    renamed = {change.old.key: change.new for change in changes if isinstance(change, Renamed)}
    moved = {change.old.key: change.new for change in changes if isinstance(change, Moved)}
    keys = {}

    def named(key):
        if key not in keys:
            new = renamed.get(key) or moved.get(key)
            inner = key[0] if len(key) > 1 and isinstance(key[0], tuple) else None
            keys[key] = new.key if new else (named(inner), *key[1:]) if inner is not None else key
        return keys[key]

    placed = {}
    for key, entry in entries.items():
        place = moved.get(key)
        parent = place.parent if place else None if entry.parent is None else named(entry.parent)
        placed[named(key)] = replace(entry, key=named(key), parent=parent, field=place.field if place else entry.field)
    placed.update({change.new.key: change.new for change in changes if isinstance(change, Added)})
    return placed


def reversed_change(change):
    """Return the change that takes this one back."""
    if isinstance(change, Added):
        return Removed(change.new, None)
    if isinstance(change, Removed):
        return Added(None, change.old)
    turned = replace(change, old=change.new, new=change.old)
    return replace(turned, before=change.after, after=change.before) if isinstance(change, LeafChange) else turned


def content(version):
    """Return what is said in a version, without where it stands: versions that say the same are equal."""
    return {
        key: (one.parent, one.field, {path: leaf.value for path, leaf in one.leaves.items()})
        for key, one in version.entries.items()
    }
