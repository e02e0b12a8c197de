"""What a process that stays has made of files, so that it makes it again only of those that have changed.

What one reading of the plans did not ask for is let go of with the next: there is never more than was read twice.
"""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")

_Made = tuple[tuple[Any, ...], tuple[Any, ...], Any]


class ProcessCache:
    """Results by name, each with what it was made of."""

    def __init__(self) -> None:
        self._before: dict[Hashable, _Made] = {}
        self._now: dict[Hashable, _Made] = {}

    def begin(self) -> None:
        """Begin another reading."""
        self._before, self._now = self._now, {}

    def get(self, name: Hashable, of: tuple[Any, ...], make: Callable[[], T], given: tuple[Any, ...] = ()) -> T:
        """Return the result of that name, made of these very objects and with equal values `given`, or make it.

        What is equal may stand elsewhere in its file, so that of objects no other one will do.
        """
        known = self._before.get(name)
        if known is None or len(known[0]) != len(of) or known[1] != given or any(map(_differ, known[0], of)):
            known = of, given, make()
        self._now[name] = known
        made: T = known[2]
        return made


def _differ(one: object, other: object) -> bool:
    return one is not other
