"""The glossary as a table for translators: a row for each entry, columns for its words in both languages."""

import csv
import io
from collections.abc import Iterable

from planloom.glossary.entries import Entry, Naming

FIELDS = ("term", "plural", "abbr", "synonyms", "definition", "note", "gender")
COLUMNS = ("id", "area", *(f"{field}.{language}" for language in ("en", "pl") for field in FIELDS), "related")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")


def as_csv(entries: Iterable[Entry]) -> str:
    """Return the entries as CSV; several values of a cell stand on lines of their own."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for entry in entries:
        cells = [entry.id, entry.area, *_cells(entry.en), *_cells(entry.pl), "\n".join(entry.related)]
        writer.writerow([guarded(cell) for cell in cells])
    return out.getvalue()


def _cells(naming: Naming | None) -> list[str]:
    values = [getattr(naming, field) if naming else "" for field in FIELDS]
    return [value if isinstance(value, str) else "\n".join(value) for value in values]


def guarded(cell: str) -> str:
    """Return a cell that no spreadsheet runs as a formula; the apostrophe before it can always be taken off."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
