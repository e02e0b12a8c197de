"""Tables for spreadsheets: rows of cells as CSV, of which a spreadsheet runs none as a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")
_GUARD = "'"


def as_csv(rows: Iterable[Sequence[str]]) -> str:
    """Return rows as CSV, every cell guarded."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return out.getvalue()


def guarded(cell: str) -> str:
    """Return a cell that no spreadsheet runs as a formula; :func:`unguarded` takes the apostrophe off again."""
    return f"{_GUARD}{cell}" if cell.startswith(_FORMULA) else cell


def unguarded(cell: str) -> str:
    """Return what a cell was before it was guarded."""
    return cell[1:] if cell.startswith(_GUARD) and cell[1:].startswith(_FORMULA) else cell
