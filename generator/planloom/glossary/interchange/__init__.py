"""The glossary in the files of others: CSV and xlsx for translators, TBX-Basic for programs of terminology.

:mod:`records` is what all of them hold, a module beside it a format. :func:`format_of` tells the format of a file by
its name. :mod:`planloom.glossary.imported` writes records into the sources.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from planloom.glossary.interchange import separated, tbx, workbook
from planloom.glossary.interchange.records import Record, UnreadableError

__all__ = ["FORMATS", "Format", "Record", "UnreadableError", "format_of"]


@dataclass(frozen=True, slots=True)
class Format:
    """How records become a file and come back; `read` raises :class:`UnreadableError`."""

    written: Callable[[Iterable[Record]], bytes]
    read: Callable[[bytes], list[Record]]


FORMATS = {
    ".csv": Format(separated.written, separated.read),
    ".xlsx": Format(workbook.written, workbook.read),
    ".tbx": Format(tbx.written, tbx.read),
}
"""The formats by how the names of their files end."""


def format_of(file: Path) -> Format | None:
    """Return the format of a file, None for one that is not known."""
    return FORMATS.get(file.suffix.lower())
