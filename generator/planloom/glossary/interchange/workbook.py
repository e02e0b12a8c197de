"""The glossary as a workbook (xlsx): the same table as the CSV, in its first sheet."""

import io
import zipfile
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from planloom.glossary.interchange.records import Record, UnreadableError, as_table, of_table
from planloom.problems import Phrase

if TYPE_CHECKING:
    from types import ModuleType

NOT_INSTALLED = Phrase(
    "for xlsx files, install what reads them: pip install 'planloom[sheets]'",
    "do plików xlsx potrzebny jest dodatek: pip install 'planloom[sheets]'",
)
_NO_WORKBOOK = Phrase("this is no workbook: {reason}", "to nie jest skoroszyt: {reason}")
_TOO_LARGE = Phrase("the workbook is too large to be a glossary", "skoroszyt jest za duży jak na słownik")
MOST_BYTES = 50_000_000
"""Bytes of a workbook unpacked, beyond which it is none that people wrote."""
_WIDTH, _WIDE = 24, 60
_LONG = ("definition", "note")


def written(records: Iterable[Record]) -> bytes:
    """Return records as a workbook; every cell is text, none a formula.

    Raises :class:`UnreadableError` where the library for it is not installed.
    """
    openpyxl = _library()
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "glossary"
    for number, row in enumerate(as_table(records), 1):
        for place, cell in enumerate(row, 1):
            _write(sheet.cell(number, place), cell, heading=number == 1)
    for column in sheet.iter_cols(max_row=1):
        name = str(column[0].value)
        sheet.column_dimensions[column[0].column_letter].width = _WIDE if name.startswith(_LONG) else _WIDTH
    sheet.freeze_panes = "B2"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _write(place: Any, cell: str, *, heading: bool) -> None:
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415  # not everybody has it

    place.value = cell
    place.data_type = "s"
    place.alignment = Alignment(wrap_text=True, vertical="top")
    if heading:
        place.font = Font(bold=True)


def read(content: bytes) -> list[Record]:
    """Return the records in the first sheet of a workbook; of a formula, what was calculated last.

    Raises :class:`UnreadableError`.
    """
    openpyxl = _library()
    try:
        size = _unpacked(content)
        book = (
            openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True) if size < MOST_BYTES else None
        )
        rows = list(_rows(book.worksheets[0])) if book else []
    except Exception as error:  # noqa: BLE001  # a broken file may fail in any way within the library
        reason = str(error) or type(error).__name__
        raise UnreadableError(_NO_WORKBOOK.filled(reason=reason)) from None
    if size >= MOST_BYTES:
        raise UnreadableError(_TOO_LARGE)
    return of_table(rows)


def _unpacked(content: bytes) -> int:
    """Return how many bytes a packed file says it holds."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return sum(one.file_size for one in packed.infolist())


def _rows(sheet: Any) -> Iterator[list[str]]:
    for row in sheet.iter_rows(values_only=True):
        yield ["" if cell is None else str(cell) for cell in row]


def _library() -> "ModuleType":
    try:
        import openpyxl  # noqa: PLC0415  # not everybody has it
    except ImportError:
        raise UnreadableError(NOT_INSTALLED) from None
    return openpyxl
