"""The grain of sales figures: which of them are totals, and which are their detail.

A target, quota or forecast is for a territory, a product and a segment; what it leaves out it is for altogether.
So the target for a territory is the total of the targets for its products, and the two are never added. This is the
one place that knows; :mod:`planloom.figures.sales.cells` adds by it.
"""

from collections.abc import Iterable

from planloom.model import Part

DIMENSIONS = ("territory", "product", "segment")

Key = frozenset[tuple[str, str]]
"""What figures are about: pairs of a dimension and the id of one of its members; empty for everything."""

EVERYTHING: Key = frozenset()


def key_of(item: Part) -> Key:
    """Return what the figures of `item` are about; a quota has no segment."""
    found = ((name, getattr(item, name, None)) for name in DIMENSIONS)
    return frozenset((name, value) for name, value in found if value is not None)


def is_detail(key: Key, of: Key) -> bool:
    """Tell whether figures about `key` are part of those about `of`, and not the same."""
    return of < key


def apart(first: Key, second: Key) -> bool:
    """Tell whether two keys have nothing in common, so that their figures may be added."""
    values = dict(second)
    return any(name in values and values[name] != value for name, value in first)


def leading(key: Key) -> str | None:
    """Return the dimension under which a key is listed: the first of those it names; None for everything."""
    named = dict(key)
    return next((name for name in DIMENSIONS if name in named), None)


def further(key: Key, dimension: str, keys: Iterable[Key]) -> list[str]:
    """Return the members of a dimension by which `keys` break `key` down, in the order given."""
    found = (dict(other).get(dimension) for other in keys if key < other) if dimension not in dict(key) else ()
    return list(dict.fromkeys(value for value in found if value is not None))


def totals(keys: Iterable[Key]) -> list[Key]:
    """Return the keys that are no detail of another among them."""
    every = list(dict.fromkeys(keys))
    return [key for key in every if not any(is_detail(key, other) for other in every)]


def in_order(keys: Iterable[Key]) -> list[Key]:
    """Return the keys with each total directly before its detail, otherwise in the order given."""
    every = list(dict.fromkeys(keys))
    found: list[Key] = []
    for key in totals(every):
        _place(key, every, found)
    return found


def _place(key: Key, every: list[Key], found: list[Key]) -> None:
    if key not in found:
        found.append(key)
        for other in totals(other for other in every if is_detail(other, key)):
            _place(other, every, found)


def depth(key: Key, keys: Iterable[Key]) -> int:
    """Return how many levels of totals among `keys` a key lies below."""
    above = [other for other in keys if is_detail(key, other)]
    return 1 + max(depth(other, above) for other in above) if above else 0
