"""Which object of the first version is which of the second.

By id; by a former id that the writer noted (`was`); else by likeness among those that are new and those that are
gone, which is a guess and said to be one. Each step looks at an object once, and likeness only at pairs that say
something rare in common, so that the work grows with the plans.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from planloom.history.difference.leaves import Path
from planloom.history.difference.record import Entry, Key, Record

LIKE_ENOUGH = 0.6
"""The share of what both say that two objects have in common to be taken for one."""
_RARE = 12
"""What more objects than these say tells nothing about which is which."""


@dataclass
class Matches:
    """Objects of both versions in pairs: `names` maps keys before to keys after.

    `likely` are those told by likeness, `taken` the keys after that have a pair.
    """

    names: dict[Key, Key] = field(default_factory=dict)
    likely: set[Key] = field(default_factory=set)
    taken: set[Key] = field(default_factory=set)

    def pair(self, old: Key, new: Key, *, likely: bool = False) -> None:
        """Note that two keys are of one object."""
        self.names[old] = new
        self.taken.add(new)
        if likely:
            self.likely.add(old)


def matches(before: Record, after: Record) -> Matches:
    """Match the objects of two versions."""
    found = Matches()
    former = {(old,): entry.key for entry in after.entries.values() if entry.item for old in entry.item.was}
    for key, entry in before.entries.items():
        same = _same(key, entry, after, former, found)
        if same is not None:
            found.pair(key, same)
    gone = [entry for key, entry in before.entries.items() if key not in found.names]
    come = [entry for key, entry in after.entries.items() if key not in found.taken]
    for old, new in _alike(gone, come):
        found.pair(old.key, new.key, likely=True)
    _follow(before, after, found)
    return found


def _same(key: Key, entry: Entry, after: Record, former: Mapping[Key, Key], found: Matches) -> Key | None:
    """Return the key by which the object is known for certain in the second version."""
    wanted = key if entry.parent is None or len(key) == 1 else _in_new_parent(key, found)
    for one in filter(None, (wanted, former.get(key))):
        if one in after.entries and one not in found.taken and _kin(entry, after.entries[one]):
            return one
    return None


def _kin(old: Entry, new: Entry) -> bool:
    """Tell whether one can have become the other: a plan stays a plan, a risk a risk."""
    return old.called == new.called


def _in_new_parent(key: Key, found: Matches) -> Key:
    """Return the key of an object without an id, by what it stands in after the change."""
    parent = key[0]
    return (found.names.get(parent, parent), *key[1:]) if isinstance(parent, tuple) else key


def _follow(before: Record, after: Record, found: Matches) -> None:
    """Match what stands in objects that were told by likeness."""
    for key, entry in before.entries.items():
        if key not in found.names and len(key) > 1:
            wanted = _in_new_parent(key, found)
            if wanted in after.entries and wanted not in found.taken and _kin(entry, after.entries[wanted]):
                found.pair(key, wanted)


def _alike(gone: Iterable[Entry], come: Iterable[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Yield pairs that are much alike, the likest first, no object twice."""
    gone, come = list(gone), list(come)
    scored = sorted(
        ((_likeness(gone[i], come[j]), i, j) for i, j in _with_something_rare(gone, come)),
        key=lambda one: (-one[0], one[1], one[2]),
    )
    old_taken: set[int] = set()
    new_taken: set[int] = set()
    for score, i, j in scored:
        if score >= LIKE_ENOUGH and i not in old_taken and j not in new_taken:
            old_taken.add(i)
            new_taken.add(j)
            yield gone[i], come[j]


def _with_something_rare(gone: list[Entry], come: list[Entry]) -> set[tuple[int, int]]:
    """Return the pairs of one kind that say at least one thing that few others say."""
    holders: dict[tuple[object, ...], list[int]] = {}
    for index, entry in enumerate(come):
        for mark in _marks(entry):
            holders.setdefault((entry.called, *mark), []).append(index)
    counted = Counter((entry.called, *mark) for entry in gone for mark in _marks(entry))
    pairs: set[tuple[int, int]] = set()
    for index, entry in enumerate(gone):
        for mark in _marks(entry):
            key = (entry.called, *mark)
            if counted[key] <= _RARE and len(holders.get(key, ())) <= _RARE:
                pairs.update((index, other) for other in holders.get(key, ()))
    return pairs


def _marks(entry: Entry) -> Iterator[tuple[Path, str]]:
    """Yield what an object says, each as its path and its value in letters, for values that cannot be hashed."""
    return ((path, repr(leaf.value)) for path, leaf in entry.leaves.items())


def _likeness(old: Entry, new: Entry) -> float:
    """Return how much of what either says both say, words by how many of them they share."""
    paths = old.leaves.keys() | new.leaves.keys()
    if not paths:
        return 0.0
    return sum(_common(old, new, path) for path in paths) / len(paths)


def _common(old: Entry, new: Entry, path: Path) -> float:
    if path not in old.leaves or path not in new.leaves:
        return 0.0
    first, second = old.leaves[path].value, new.leaves[path].value
    if first == second:
        return 1.0
    if not (isinstance(first, str) and isinstance(second, str)):
        return 0.0
    ours, theirs = set(first.split()), set(second.split())
    return len(ours & theirs) / max(1, len(ours | theirs))
