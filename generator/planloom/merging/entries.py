"""Which entry of a list is which in three versions of it: by id, by a former id, by what it says, by likeness."""

from collections.abc import Hashable, Iterable, Sequence
from typing import Any

LIKE_ENOUGH = 0.5
"""The share of fields that two objects have in common to be taken for one."""

Token = Hashable
"""What names an entry in all versions."""


def tokens(base: Sequence[Any], side: Sequence[Any]) -> tuple[list[Token], list[Token]]:
    """Return the names of the entries of a list and of one of its later versions; what is one has one name."""
    names: list[Token] = [_own_name(entry, place) for place, entry in enumerate(base)]
    found: list[Token | None] = [None] * len(side)
    left = dict(zip(names, base, strict=True))
    for finder in (_by_id, _by_value, _by_former_id, _by_label, _by_likeness):
        for place, entry in enumerate(side):
            if found[place] is None and (name := finder(entry, left)) is not None:
                found[place] = name
                del left[name]
    taken = set(found)
    pairs = zip(found, side, strict=True)
    return names, [name if name is not None else _new_name(entry, taken) for name, entry in pairs]


def label(entry: Any) -> str:
    """Return what tells an object without an id from others: its title, else the first thing it says."""
    if not isinstance(entry, dict):
        return str(entry)
    for key in ("title", "name", "term"):
        if entry.get(key):
            return str(entry[key])
    return str(next(iter(entry.items()), ""))


def id_of(entry: Any) -> str | None:
    """Return the id of an object."""
    found = entry.get("id") if isinstance(entry, dict) else None
    return found if isinstance(found, str) else None


def in_order(base: Sequence[Token], ours: Sequence[Token], theirs: Sequence[Token]) -> list[Token]:
    """Return all names in the order of the side that changed it, ours where both did or none.

    What the other side alone has stands behind what it stands behind there.
    """
    if _is_moved(base, theirs) and not _is_moved(base, ours):
        return _with_others(theirs, ours)
    return _with_others(ours, theirs)


def _is_moved(base: Sequence[Token], side: Sequence[Token]) -> bool:
    """Tell whether what both have stands in another order."""
    both = set(base) & set(side)
    return [one for one in base if one in both] != [one for one in side if one in both]


def _with_others(ours: Sequence[Token], theirs: Sequence[Token]) -> list[Token]:
    order = list(dict.fromkeys(ours))
    known, others = set(order), set(theirs)
    before: Token | None = None
    for name in theirs:
        if name not in known:
            at = order.index(before) + 1 if before is not None else 0
            while before is not None and at < len(order) and order[at] not in others:
                at += 1
            order.insert(at, name)
            known.add(name)
        before = name
    return order


def is_by_place(entries: Iterable[Any]) -> bool:
    """Tell whether only their place names the entries: lists of lists, and words that stand there twice."""
    found = list(entries)
    words = [entry for entry in found if not isinstance(entry, dict | list)]
    ids = [one for one in map(id_of, found) if one]
    return any(isinstance(entry, list) for entry in found) or any(len(set(one)) < len(one) for one in (words, ids))


def _own_name(entry: Any, place: int) -> Token:
    if isinstance(entry, dict):
        return ("id", id_of(entry)) if id_of(entry) else ("place", place)
    return ("word", entry)


def _new_name(entry: Any, taken: set[Token | None]) -> Token:
    name: Token = ("id", id_of(entry)) if id_of(entry) else ("new", label(entry))
    if not isinstance(entry, dict):
        name = ("word", entry)
    while name in taken:
        name = (name, "again")
    taken.add(name)
    return name


def _by_id(entry: Any, left: dict[Token, Any]) -> Token | None:
    name: Token = ("id", id_of(entry)) if isinstance(entry, dict) else ("word", entry)
    return name if name in left else None


def _by_value(entry: Any, left: dict[Token, Any]) -> Token | None:
    return next((name for name, one in left.items() if isinstance(one, dict) and one == entry), None)


def _by_former_id(entry: Any, left: dict[Token, Any]) -> Token | None:
    was = entry.get("was") if isinstance(entry, dict) else None
    former = was if isinstance(was, list) else [was]
    return next((("id", one) for one in former if isinstance(one, str) and ("id", one) in left), None)


def _by_label(entry: Any, left: dict[Token, Any]) -> Token | None:
    if not isinstance(entry, dict) or id_of(entry):
        return None
    known = (name for name, one in left.items() if isinstance(one, dict) and not id_of(one))
    return next((name for name in known if label(left[name]) == label(entry)), None)


def _by_likeness(entry: Any, left: dict[Token, Any]) -> Token | None:
    if not isinstance(entry, dict):
        return None
    scored = [(_likeness(one, entry), name) for name, one in left.items() if isinstance(one, dict)]
    best = max(scored, key=lambda one: one[0], default=(0.0, None))
    return best[1] if best[0] >= LIKE_ENOUGH else None


def _likeness(one: dict[str, Any], other: dict[str, Any]) -> float:
    keys = (one.keys() | other.keys()) - {"id"}
    return sum(key in one and key in other and one[key] == other[key] for key in keys) / len(keys) if keys else 0.0
