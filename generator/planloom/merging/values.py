"""What three versions of a file say, merged field by field; both values are kept where both sides changed one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from planloom.merging.entries import Token, id_of, in_order, is_by_place, label, tokens
from planloom.values import CALENDAR_YEARS, Period, UnreadableError, parse_number

Fields = dict[str, Any]
MergeText = Callable[[str, str, str], str | None]
"""Merges a text of several lines; None where both sides changed the same ones."""


class _Absent:
    """Stands for what is not said at all."""

    def __repr__(self) -> str:
        return "absent"


ABSENT: Final = _Absent()

IN_ORDER = frozenset({"languages"})
"""Lists of words in which the place says something."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field or an object that both sides changed, each in its way; `ABSENT` is what a side removed or never had.

    `way` leads to it by names of fields and by what objects are called.
    """

    way: tuple[str, ...]
    base: Any
    ours: Any
    theirs: Any


@dataclass(frozen=True, slots=True)
class Merged:
    """The result, with our value and with theirs wherever both changed one; equal where there are no conflicts."""

    ours: Any
    theirs: Any
    conflicts: tuple[Conflict, ...] = ()


def merged(base: Any, ours: Any, theirs: Any, merge_text: MergeText) -> Merged:
    """Merge values as YAML holds them: mappings, lists, texts, None."""
    return _Merger(merge_text).value(base, ours, theirs, ())


class _Merger:
    def __init__(self, merge_text: MergeText) -> None:
        self.merge_text = merge_text

    def value(self, base: Any, ours: Any, theirs: Any, way: tuple[str, ...]) -> Merged:
        """Merge one value."""
        for one, other in ((ours, base), (ours, theirs), (theirs, base)):
            if _same(one, other):  # a side that changed nothing yields to the other
                kept = theirs if one is ours and other is base else ours
                return Merged(kept, kept)
        if isinstance(ours, dict) and isinstance(theirs, dict):
            return self._mapping(base if isinstance(base, dict) else {}, ours, theirs, way)
        lists = _as_list(base), _as_list(ours), _as_list(theirs)
        if isinstance(ours, list) and isinstance(theirs, list) and not _goes_by_place(lists, way):
            return self._list(lists[0], ours, theirs, way)
        left = theirs if ours is ABSENT else ours if theirs is ABSENT else None
        if _holds_objects(base) and _holds_objects(left):
            return self._emptied(lists, way)
        return self._scalar(base, ours, theirs, way)

    def _emptied(self, lists: Sequence[list[Any]], way: tuple[str, ...]) -> Merged:
        """Merge a list of objects that one side took out as a whole, object by object."""
        found = self._list(lists[0], lists[1], lists[2], way)
        return Merged(found.ours or ABSENT, found.theirs or ABSENT, found.conflicts)

    def _scalar(self, base: Any, ours: Any, theirs: Any, way: tuple[str, ...]) -> Merged:
        if _means_the_same(ours, theirs) or _means_the_same(theirs, base):
            return Merged(ours, ours)
        if _means_the_same(ours, base):
            return Merged(theirs, theirs)
        texts = [one for one in (base, ours, theirs) if isinstance(one, str) and "\n" in one]
        if len(texts) == len((base, ours, theirs)) and (text := self.merge_text(base, ours, theirs)) is not None:
            return Merged(text, text)
        return Merged(ours, theirs, (Conflict(way, base, ours, theirs),))

    def _mapping(self, base: Fields, ours: Fields, theirs: Fields, way: tuple[str, ...]) -> Merged:
        sides = [{name_of(key): (key, value) for key, value in one.items()} for one in (base, ours, theirs)]
        kept = {name: key for side in reversed(sides) for name, (key, _) in side.items()}
        found: list[tuple[str, Merged]] = []
        for name in in_order(list(sides[0]), list(sides[1]), list(sides[2])):
            old, mine, yours = (side.get(name, ("", ABSENT))[1] for side in sides)
            found.append((kept[name], self.value(old, mine, yours, (*way, kept[name]))))
        return Merged(
            {key: one.ours for key, one in found if one.ours is not ABSENT},
            {key: one.theirs for key, one in found if one.theirs is not ABSENT},
            tuple(conflict for _, one in found for conflict in one.conflicts),
        )

    def _list(self, base: list[Any], ours: list[Any], theirs: list[Any], way: tuple[str, ...]) -> Merged:
        names, our_names = tokens(base, ours)
        _, their_names = tokens(base, theirs)
        sides = [dict(zip(*one, strict=True)) for one in ((names, base), (our_names, ours), (their_names, theirs))]
        found = [self._entry(sides, name, way) for name in in_order(names, our_names, their_names)]
        result = Merged(
            [one.ours for one in found if one.ours is not ABSENT],
            [one.theirs for one in found if one.theirs is not ABSENT],
            tuple(conflict for one in found for conflict in one.conflicts),
        )
        if is_by_place(result.ours) or is_by_place(
            result.theirs
        ):  # an id came twice, by a new name and by a new object
            return Merged(ours, theirs, (Conflict(way, base, ours, theirs),))
        return result

    def _entry(self, sides: Sequence[dict[Token, Any]], name: Token, way: tuple[str, ...]) -> Merged:
        base, ours, theirs = (side.get(name, ABSENT) for side in sides)
        known = next(one for one in (ours, theirs, base) if one is not ABSENT)
        return self.value(base, ours, theirs, (*way, id_of(known) or label(known)))


def _same(one: Any, other: Any) -> bool:
    return one is other if ABSENT in (one, other) else bool(one == other)


def _as_list(value: Any) -> Any:
    """Return a list as it is, and one value as the list that it stands for."""
    return value if isinstance(value, list) else [] if value is ABSENT or value is None else [value]


def _holds_objects(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, dict) for one in value)


def _goes_by_place(lists: Sequence[list[Any]], way: tuple[str, ...]) -> bool:
    return bool(way and way[-1] in IN_ORDER) or any(map(is_by_place, lists))


def _means_the_same(one: Any, other: Any) -> bool:
    """Tell whether two numbers are one, however they are written."""
    if not (isinstance(one, str) and isinstance(other, str)):
        return False
    try:
        return parse_number(one) == parse_number(other)
    except UnreadableError:
        return False


def name_of(key: str) -> Token:
    """Return what a key names: a period is one period however it is written."""
    try:
        period = Period.parse(key, CALENDAR_YEARS)
    except UnreadableError:
        return key
    return period.start, period.end
