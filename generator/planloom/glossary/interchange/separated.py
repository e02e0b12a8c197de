"""The glossary as CSV: a row for each entry, columns for its words in both languages."""

import csv
import io
from collections.abc import Iterable

from planloom.glossary.interchange.records import COLUMNS, Record, UnreadableError, as_table, of_table
from planloom.problems import Phrase
from planloom.values.spreadsheets import as_csv, unguarded

_NO_TABLE = Phrase("this is no table: {reason}", "to nie jest tabela: {reason}")
_SEPARATORS = ",;\t"


def written(records: Iterable[Record]) -> bytes:
    """Return records as CSV, with the mark by which spreadsheets know UTF-8."""
    return as_csv(as_table(records)).encode("utf-8-sig")


def read(content: bytes) -> list[Record]:
    """Return the records of a CSV file, also of one that a spreadsheet has written anew.

    Raises :class:`UnreadableError`.
    """
    text = _decoded(content)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    try:
        return of_table([unguarded(cell) for cell in row] for row in rows)
    except csv.Error as error:
        raise UnreadableError(_NO_TABLE.filled(reason=error)) from None


def _decoded(content: bytes) -> str:
    """Return the text of a file; spreadsheets in Poland write the code page 1250 where they are not told otherwise."""
    for encoding in ("utf-16",) if content.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp1250"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("utf-8", "replace")


def _separator(text: str) -> str:
    """Return the sign between cells: the one that makes the most known columns of the first line."""
    first = text.partition("\n")[0].strip("\r").replace('"', "")
    return max(_SEPARATORS, key=lambda sign: len(set(first.split(sign)).intersection(COLUMNS)))
