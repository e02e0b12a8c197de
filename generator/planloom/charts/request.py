"""What the charts stage is asked for: a template, the data and the words around it.

A page only says what is to be shown. Which colours, which width and how it is drawn is decided
later, so one request serves the site, the phone and the printed book.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from planloom.charts.diagram import Diagram
from planloom.problems import Language, Span
from planloom.prose import Fenced
from planloom.values import CALENDAR_YEARS, Calendar

ColumnKind = Literal["text", "number", "money", "percent", "period", "date"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a chart's data: where its values are found and what they are.

    `key` names the value in every row, `title` is the heading in the reader's language and `unit`
    (``PLN``, ``FTE``) stands in the heading of the table and at the axis. Shares of kind ``percent``
    are fractions: 0.6 is 60%.
    """

    key: str
    title: str
    kind: ColumnKind
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart to be drawn.

    `template` is the name of a file in ``templates/charts`` without ``.vl.json.j2``. `title`, which says what the
    data says, `subtitle`, which names what is measured, its unit and its time, and `description`, how to read the
    drawing, are plain text in `language`; so is `source`, where the figures come from. A row holds a value for every
    column, None where there is none; keys that are no column (an id, a link) are handed to the template as they are
    and do not show in the table. `options` are settings of the one template, such as today's date; axes of time go by
    the years of `calendar`. `left_out` are currencies of amounts that the rows leave out, wholly or from a sum, for
    want of an exchange rate; `note` says in a sentence what else is not drawn.
    """

    template: str
    title: str
    description: str
    language: Language
    columns: tuple[Column, ...]
    rows: tuple[Mapping[str, Any], ...]
    options: Mapping[str, Any] = field(default_factory=dict)
    calendar: Calendar = CALENDAR_YEARS
    left_out: tuple[str, ...] = ()
    note: str = ""
    subtitle: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Fence:
    """A ``vegalite`` block that a writer put into a page, and where it opens; only `at_margin` is it drawn."""

    text: str
    span: Span
    language: Language
    at_margin: bool = True


def fence_of(block: Fenced, begin: Span, language: Language) -> Fence:
    """Return the block of a text that begins at `begin` in its file."""
    at = Span(begin.file, begin.line + block.line - 1, block.column)
    return Fence(block.text, at, language, block.at_margin)


Picture = Chart | Diagram | Fence
"""Anything the charts stage draws."""
