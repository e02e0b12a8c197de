"""The index in parts: small scripts, each of which a browser asks for when a question needs it.

They are scripts so that a copy on a disk can load them, and say ``planloomSearch(name, data)``. Tables are sorted, so
that the first rows of all parts, which the manifest lists, tell in which part a row is.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from planloom.json_bytes import as_text

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_SORTED = 9000  # characters of a part of a sorted table, some 4 kB compressed; slips are looked for within one
_NUMBERED = 4000  # characters of a part of a numbered table
_LISTED = 6000  # characters of a part of a list; what is longer has one of its own
_TOGETHER = 8
"""How many entries of a list stand together at most; so that one that grows moves none of those far behind it."""


_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: what it is sorted by, its text, and what follows that."""

    key: str
    text: str
    payload: str = ""


@dataclass
class Parts:
    """The scripts of an index by name, and of each table the keys with which its parts begin."""

    scripts: dict[str, str] = field(default_factory=dict)
    starts: dict[str, list[Any]] = field(default_factory=dict)

    def add(self, name: str, data: Any) -> None:
        """Add a script of its own."""
        self._add_written(name, as_written(data))

    def _add_written(self, name: str, written: str) -> None:
        self.scripts[name] = f"planloomSearch({json.dumps(name)},{_harmless(written)})\n"

    def add_sorted(self, table: str, rows: Sequence[Row], letters: int) -> None:
        """Add a table that is searched by the first `letters` of its keys; rows that share them stay together."""

        def start(row: Row) -> str:
            return row.key[:letters]

        chunks = _chunks(rows, _SORTED, lambda row: 6 + len(row.payload), lambda row, last: start(row) == start(last))
        for chunk in chunks:
            self._add_part(table, start(chunk[0]), _shortened(chunk))

    def add_numbered(self, table: str, lines: Sequence[str]) -> None:
        """Add a table that is asked by the number of a line."""
        first = 0
        for chunk in _chunks(lines, _NUMBERED, lambda line: 1 + len(line)):
            self._add_part(table, first, "\n".join(chunk))
            first += len(chunk)

    def add_listed(self, table: str, entries: Sequence[str]) -> None:
        """Add a table of values, each :func:`as_written`, that is asked by their number."""
        first = 0
        several = (entries[start : start + _TOGETHER] for start in range(0, len(entries), _TOGETHER))
        for chunk in (one for some in several for one in _chunks(some, _LISTED, lambda entry: 1 + len(entry))):
            self._add_written(self._begun(table, first), f"[{','.join(chunk)}]")
            first += len(chunk)

    def _add_part(self, table: str, start: Any, data: Any) -> None:
        self.add(self._begun(table, start), data)

    def _begun(self, table: str, start: Any) -> str:
        """Return the name of the next part of a table, which begins with a key."""
        starts = self.starts.setdefault(table, [])
        starts.append(start)
        return f"{table}{len(starts) - 1}"


def as_written(data: Any) -> str:
    """Return data as JSON without blanks."""
    return as_text(data)


def _harmless(written: str) -> str:
    """Return JSON as a script of any age reads it."""
    return written.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _chunks(
    rows: Iterable[_T],
    most: int,
    size: Callable[[_T], int],
    together: Callable[[_T, _T], bool] = lambda *_: False,
) -> list[list[_T]]:
    """Cut rows into chunks of a size; a row is not parted from the one before it where they belong together."""
    chunks: list[list[_T]] = []
    length = most
    for row in rows:
        if length + size(row) > most and not (chunks and together(row, chunks[-1][-1])):
            chunks.append([])
            length = 0
        chunks[-1].append(row)
        length += size(row)
    return chunks


def _shortened(rows: Iterable[Row]) -> str:
    """Return rows as lines, each without the letters that it shares with the one before; a digit says how many."""
    lines = []
    last = ""
    for row in rows:
        shared = 0
        for own, other in zip(row.text[: len(_DIGITS) - 1], last, strict=False):
            if own != other:
                break
            shared += 1
        tail = f"\t{row.payload}" if row.payload else ""
        lines.append(f"{_DIGITS[shared]}{row.text[shared:]}{tail}")
        last = row.text
    return "\n".join(lines)


def base36(number: int) -> str:
    """Write a number of nothing or more in as few signs as a browser reads without help."""
    digits = ""
    while number:
        number, rest = divmod(number, len(_DIGITS))
        digits = _DIGITS[rest] + digits
    return digits or "0"
