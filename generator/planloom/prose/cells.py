"""The tables of a text as rows of cells, for whoever compares what stands in them."""

from collections.abc import Iterator
from dataclasses import dataclass

from planloom.prose.reader import reader

BAR = "|"


@dataclass(frozen=True, slots=True)
class Cell:
    """The words of a cell as they are written, and where in the text they begin."""

    words: str
    start: int


def tables(text: str) -> Iterator[list[list[Cell]]]:
    """Yield the rows of each table of a text, the head first, as readers see them: what stands in code is none."""
    rows: list[list[Cell]] = []
    for token in reader(raw_html=False).parse(text, {}) if BAR in text else ():
        if token.type == "table_open":
            rows = []
        elif token.type == "row_open":
            rows.append([])
        elif "cell" in token.meta:
            rows[-1].append(Cell(token.meta["cell"], token.meta["start"]))
        elif token.type == "table_close":
            yield rows
