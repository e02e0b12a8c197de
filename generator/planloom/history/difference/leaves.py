"""What a part says, leaf by leaf: the smallest values of it that can change on their own.

A leaf has a path of the names that the sources write: ``("revenue_target", 2027)``, ``("text", "pl")``. Values are
those of the model, so that ``42m`` and ``42000000`` are no change, nor is the order of keys. What is listed without
an order that matters (ids, tags) has its value for a key.
"""

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from planloom.model.base import Item, Link, Part
from planloom.model.naming_fields import ref_fields
from planloom.problems import LANGUAGES, Span
from planloom.source.nodes import Mapping as Node
from planloom.values import Period, Text

Step = Any
"""A name of a field, a period, a language, an id, or the place in a list."""
Path = tuple[Step, ...]

PRESENT = True
"""The value of a leaf that says by its key alone what is so: a reference, a tag."""

_IN_ORDER = frozenset({"languages"})
"""Lists of words in which the place says something: plain text is in the first language."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A value and where it stands: in a `holder` behind some steps, which are gone only when somebody asks."""

    value: Any
    holder: Part | Node | Span
    steps: Path = ()

    @property
    def span(self) -> Span:
        """The place of the value."""
        match self.holder:
            case Span():
                return self.holder
            case Part():
                return self.holder.span(*self.steps)
            case _:
                return self.holder.span_of(*self.steps)


class Leaves(Mapping[Path, Leaf]):
    """What a part says of itself, without the objects within it; gathered when somebody asks."""

    def __init__(self, part: Part) -> None:
        self.part = part

    @cached_property
    def _leaves(self) -> dict[Path, Leaf]:
        return dict(_of_part(self.part, ()))

    def __getitem__(self, path: Path) -> Leaf:
        """Return what is said at a path."""
        return self._leaves[path]

    def __iter__(self) -> Iterator[Path]:
        """Return the paths, in the order of the fields."""
        return iter(self._leaves)

    def __len__(self) -> int:
        """Return how much is said."""
        return len(self._leaves)


def _of_part(part: Part, path: Path) -> Iterator[tuple[Path, Leaf]]:
    for name, key in _leaf_fields(type(part)):
        yield from _of_value(part.__dict__[name], part, (key,), path)


@functools.cache
def _leaf_fields(part: type[Part]) -> tuple[tuple[str, str], ...]:
    """Return the attributes and names of the fields that say something; the id is who says it."""
    named = ((name, info.alias or name) for name, info in part.model_fields.items())
    return tuple((name, key) for name, key in named if not (key == "id" and issubclass(part, Item)))


def _of_value(value: Any, part: Part, at: Path, path: Path) -> Iterator[tuple[Path, Leaf]]:
    """Yield the leaves of a value that stands in `part` at `at`; `path` leads to the part."""
    if value is None or isinstance(value, Item):
        return
    if isinstance(value, Part):
        yield from _of_part(value, (*path, *at))
    elif isinstance(value, Text):
        for language in LANGUAGES:
            if (words := value.exact(language)) is not None:
                yield (*path, *at, language), Leaf(words, part, (*at, language))
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _of_value(inner, part, (*at, key), path)
    elif isinstance(value, tuple | list):
        for index, inner in enumerate(value):
            yield from _of_entry(inner, index, part, at, path)
    else:
        yield (*path, *at), Leaf(value, part, at)


def _of_entry(entry: Any, index: int, part: Part, at: Path, path: Path) -> Iterator[tuple[Path, Leaf]]:
    if isinstance(entry, str) and at[0] not in _IN_ORDER:
        yield (*path, *at, entry), Leaf(PRESENT, part, (*at, index))
    elif isinstance(entry, Part) and not isinstance(entry, Item):
        key = getattr(entry, "id", None) or index
        here = (*path, *at, key)
        yield here, Leaf(PRESENT, part, (*at, index))
        yield from ((inner, leaf) for inner, leaf in _of_part(entry, here) if inner != (*here, "id"))
    else:
        yield from _of_value(entry, part, (*at, index), path)


def name_of_path(path: Path) -> str:
    """Return a path as text: one, however its periods are written."""
    return repr(tuple(f"{one.start}/{one.end}" if isinstance(one, Period) else one for one in path))


def names_others(part: type[Part], path: Path) -> bool:
    """Tell whether the leaf at `path` is a reference, or says something of one."""
    return path[0] in _naming(part)


def is_reference(part: type[Part], path: Path, value: Any) -> bool:
    """Tell whether a leaf is the reference itself."""
    return names_others(part, path) and (value is PRESENT or len(path) == 1)


@functools.cache
def _naming(part: type[Part]) -> frozenset[str]:
    if issubclass(part, Link):
        return frozenset()
    return frozenset(field.key for field in ref_fields(part))
