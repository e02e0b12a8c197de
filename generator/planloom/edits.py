"""Changes of sources, as values: what is to be written where. :mod:`planloom.editing` makes them.

They name a place by where it was read (a :class:`~planloom.problems.Span`), or by the way from there by keys and
indices, and never by the text of a file, so that whoever knows an object can say what is to change in it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Union

from planloom.problems import Edit, Span

Value = Union[None, str, int, Decimal, Sequence["Value"], Mapping[str, "Value"]]  # noqa: UP007  # it names itself
"""What can be written; numbers are written as they print."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Put(Edit):
    """Write `value` in the place of what stands there, or under a new key of the object that `path` leads through.

    A new key follows the key `after`, or is the last. Where `old` is given, another text that stands there is left.
    """

    value: Value
    after: str | None = None
    old: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Insert(Edit):
    """Write `value` as the entry `index` of the list that `path` leads to; beyond its end, as the last."""

    index: int
    value: Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Rename(Edit):
    """Write `name` in the place of a key, which is `old` where that is given."""

    name: str
    old: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Remove(Edit):
    """Take out a key with its value, or an entry of a list; a list or object that is left empty stays as one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Replace(Edit):
    """Write `new` in the place of the signs `old` that stand at the span, in a text or between the signs of YAML."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class TextEdit:
    """An edit to the letter: `new` in the place of `old` at `span`, which is `start` to `end` in bytes of the file."""

    span: Span
    start: int
    end: int
    old: str
    new: str
