"""Paragraphs, cells and headings as they came out on paper, put together from their lines."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from planloom.book.check.paper import SPACE, Paper, Run
from planloom.book.check.tags import Place

_DOWN, _UP = 0.2, 0.8  # ems by which a text may stand below or above its line: notes are raised


@dataclass(frozen=True, slots=True)
class Block:
    """The text of one block on one page; `lines` are as printed."""

    page: int
    place: Place
    lines: tuple[str, ...]
    bottom: float

    @property
    def tag(self) -> str:
        """The tag of the block."""
        return self.place.tag

    @property
    def heading(self) -> int:
        """The level of the heading, 0 for other text."""
        return self.place.heading

    @property
    def text(self) -> str:
        """The text with words joined that were hyphenated at the end of a line."""
        joined = ""
        for line in self.lines:
            if joined.endswith(("\u2010", "\u00ad")):
                joined = joined[:-1] + line
            else:
                joined += f" {line}" if joined else line
        return " ".join(joined.split())


@lru_cache(maxsize=1)  # every check asks for the blocks of the same document
def blocks(paper: Paper) -> tuple[Block, ...]:
    """Return the tagged blocks of a document in the order in which they are written."""
    return tuple(_all(paper))


def _all(paper: Paper) -> Iterator[Block]:
    for leaf in paper.leaves:
        gathered: dict[tuple[int, int], list[Run]] = {}
        for run in leaf.body:
            if run.place is not None:
                gathered.setdefault((run.place.block, run.place.heading), []).append(run)
        for runs in gathered.values():
            place = runs[0].place
            assert place is not None  # noqa: S101 - only tagged runs were gathered
            yield Block(leaf.number, place, tuple(_lines(runs)), max(run.baseline for run in runs))


def _lines(runs: list[Run]) -> Iterator[str]:
    line, baseline, end = "", runs[0].baseline, runs[0].left
    for run in runs:
        down = (run.baseline - baseline) / max(run.size, 1.0)
        if down > _DOWN or down < -_UP:
            yield line.strip()
            line, baseline, end = "", run.baseline, run.left
        is_apart = abs(run.left - end) > SPACE * run.size  # to the left as well: labels of a drawing
        line += f" {run.text}" if is_apart else run.text
        end = run.right
    yield line.strip()
