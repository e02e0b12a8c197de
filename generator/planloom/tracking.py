"""What is read of the plans while something is made of them, so that it need not be made again until that changes.

While a reader is being recorded, whoever hands out something of the plans says so: the model its parts, the graph
objects and references. What is calculated once and asked for often is recorded where it is calculated, and whoever
asks for it has read all of that as well. Outside of a recording a note costs next to nothing.
"""

import functools
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from typing import Any, Generic, Literal, TypeVar, overload

T = TypeVar("T")

Kind = Literal[
    "approvals", "approved", "back", "everything", "find", "findings", "glossary", "item", "judged", "kinds", "media",
    "on", "out", "part", "past", "places", "plans", "recent", "text", "texts", "versions", "withheld",
]  # fmt: skip
"""What there is to read; `planloom.pages.inputs` has a digest for each."""

Read = tuple[Kind, Any]
"""A kind of thing that is read, and which one: the identity of an object, or a name."""

EVERYTHING: Read = ("everything", "")
"""Read by what looks at so much that it is made again after every change."""


class Known(Generic[T]):
    """What was calculated, and what was read for it: notes of reads, and other results that were asked for."""

    __slots__ = ("_kinds", "reads", "value")

    def __init__(self, value: T, reads: "frozenset[Read | Known[Any]]") -> None:
        self.value = value
        self.reads = reads
        self._kinds: AbstractSet[str] | None = None

    @property
    def kinds(self) -> AbstractSet[str]:
        """The kinds of things that were read, also for other results that were asked for."""
        if self._kinds is None:
            found = {read[0] for read in self.reads if not isinstance(read, Known)}
            self._kinds = found.union(*(read.kinds for read in self.reads if isinstance(read, Known)))
        return self._kinds


class _Recording:
    """Where notes go; None while nobody records."""

    __slots__ = ("reads",)

    def __init__(self) -> None:
        self.reads: set[Read | Known[Any]] | None = None


_now = _Recording()


def note(kind: Kind, which: Any) -> None:
    """Say that something of the plans is read."""
    if _now.reads is not None:
        _now.reads.add((kind, which))


@contextmanager
def recording() -> "Iterator[set[Read | Known[Any]]]":
    """Collect what is read within; what is recorded further within is collected there alone."""
    before, _now.reads = _now.reads, set()
    try:
        yield _now.reads
    finally:
        _now.reads = before


def calculated(calculate: Callable[[], T]) -> Known[T]:
    """Calculate something, and keep with it what was read."""
    with recording() as reads:
        value = calculate()
    return Known(value, frozenset(reads))


def reuse(known: Known[T]) -> T:
    """Return what was calculated; who asks has read what it was calculated from."""
    if _now.reads is not None and known.reads:
        _now.reads.add(known)
    return known.value


def have_read(reads: "Iterable[Read | Known[Any]]", kinds: Collection[str]) -> bool:
    """Tell whether anything of some kinds was read, also for other results that were asked for."""
    return any(not read.kinds.isdisjoint(kinds) if isinstance(read, Known) else read[0] in kinds for read in reads)


class Memory(Generic[T]):
    """Results by key, each calculated when it is first asked for."""

    __slots__ = ("_known",)

    def __init__(self) -> None:
        self._known: dict[Hashable, Known[T]] = {}

    def __contains__(self, key: Hashable) -> bool:
        """Tell whether the result is there."""
        return key in self._known

    def get(self, key: Hashable, calculate: Callable[[], T]) -> T:
        """Return the result of `key`; it is calculated unless it is there."""
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = calculated(calculate)
        return reuse(known)

    def known(self, key: Hashable, otherwise: T) -> T:
        """Return the result of `key` if it is there, or else something in its place."""
        found = self._known.get(key)
        return otherwise if found is None else reuse(found)


class tracked_property(Generic[T]):  # noqa: N801  # used like a decorator of the standard library
    """A property that is calculated when it is first asked for, and whose reads are known to all who ask."""

    def __init__(self, calculate: Callable[[Any], T]) -> None:
        self.calculate = calculate
        self.place = f"_tracked_{calculate.__name__}"
        functools.update_wrapper(self, calculate)  # type: ignore[arg-type]  # it takes the documentation

    @overload
    def __get__(self, instance: None, owner: type[Any]) -> "tracked_property[T]": ...
    @overload
    def __get__(self, instance: object, owner: type[Any]) -> T: ...
    def __get__(self, instance: object | None, owner: type[Any]) -> "tracked_property[T] | T":
        """Return the property of an instance."""
        if instance is None:
            return self
        known: Known[T] | None = instance.__dict__.get(self.place)
        if known is None:
            known = instance.__dict__[self.place] = calculated(lambda: self.calculate(instance))
        return reuse(known)
