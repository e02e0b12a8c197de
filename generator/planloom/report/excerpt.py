"""The stretch of a source line around a mark, and how wide it looks on a terminal."""

import unicodedata
from dataclasses import dataclass

from planloom.problems import Span
from planloom.report.words import visible
from planloom.values.withheld import SIGN

WIDTH = 100
BEFORE = 40
TAB = 4
CUT = "…"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What is shown: the line, how far in the mark begins and how wide it is, in columns."""

    line: str
    indent: int
    width: int


def excerpt(span: Span, line: str | None) -> Excerpt | None:
    """Return what to show of `line` for `span`; None for a whole file, or a line that is gone.

    A span over several lines is marked to the end of its first. A long line is cut on both sides so
    that the beginning of the mark stays in sight.
    """
    whole_file = (span.line, span.column, span.end_line) == (1, 1, 0)
    if line is None or whole_file:
        return None
    start = min(span.column - 1, len(line))
    end = _end(span, line, start)
    first = 0 if max(end, start + 1) <= WIDTH else max(0, start - BEFORE)
    cells = _cells(line[first : first + WIDTH])  # a line may be as long as a file, and have a finding at each word
    lead, tail = CUT * (first > 0), CUT * (first + WIDTH < len(line))
    return Excerpt(
        line=lead + "".join(cells) + tail,
        indent=len(lead) + columns("".join(cells[: start - first])),
        width=max(1, columns("".join(cells[start - first : end - first]))),
    )


def _end(span: Span, line: str, start: int) -> int:
    if span.end_line > span.line:
        return len(line.rstrip())
    return min(max(span.end_column - 1, start + 1), len(line))


def _cells(line: str) -> list[str]:
    """Return what each character of the line looks like: tabs as spaces, control characters spelt out.

    Of what is withheld one sign is left, however long it is.
    """
    if line.isascii() and line.isprintable():
        return list(line)
    cells: list[str] = []
    column = 0
    before = ""
    for sign in line:
        cell = " " * (TAB - column % TAB) if sign == "\t" else visible(sign)
        cells.append("" if sign == before == SIGN else cell)
        column += columns(cells[-1])
        before = sign
    return cells


def columns(text: str) -> int:
    """Return how many columns of a terminal `text` takes."""
    if text.isascii():
        return len(text)
    return sum(_width(sign) for sign in text)


def _width(sign: str) -> int:
    if unicodedata.combining(sign):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1
