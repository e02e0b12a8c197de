"""Where lines end: not behind a one-letter word in Polish, not between a number and its unit."""

import re
from collections.abc import Iterator
from itertools import pairwise

from planloom.book.check import faults
from planloom.book.check.blocks import Block, blocks
from planloom.book.check.paper import Paper
from planloom.book.typography import CURRENCIES, SCALES, UNITS
from planloom.problems import Problem, Span

_ONE_LETTER = re.compile(r"(?:^|[\s(„])[aiouwz]$|(?:^|[.!?:–„(] ?)[AIOUWZ]$")  # not the A of "hala A"
_NUMBER = re.compile(r"\d$")
_UNIT = re.compile(rf"(?:{CURRENCIES}|{SCALES}|{UNITS})(?!\w)")
_OF_A_COLUMN = re.compile(rf"{_UNIT.pattern}(?:\s{_UNIT.pattern})?")  # PLN k, mln zł
_YEAR = re.compile(r"(?<![\d,.\u00a0\u202f])(?:19|20)\d\d(?:/\d\d)?$")  # an amount has its thousands set off
_LETTERED = ("TH", "TD")


def ends(paper: Paper, name: str) -> Iterator[Problem]:
    """Judge every line that is followed by another of its block."""
    for block in blocks(paper):
        if "Figure" in block.place.inside or "Code" in block.place.inside:
            continue
        for line, following in pairwise(block.lines):
            if (
                block.place.language.startswith("pl")
                and _ONE_LETTER.search(line)
                and line not in _alone(block.tag, line)
            ):
                yield faults.ONE_LETTER.at(Span(name, block.page), words=line[-60:])
            elif _NUMBER.search(line) and _UNIT.match(following) and not _is_of_column(block, line, following):
                yield faults.PARTED_UNIT.at(Span(name, block.page), words=f"{line[-40:]} | {following[:20]}")


def _is_of_column(block: Block, head: str, line: str) -> bool:
    """Tell whether a line is the unit of a column, which stands by itself below its head: *Budget 2027*, *PLN k*.

    Where a wide table is printed as a list, heads are cells.
    """
    return (
        block.tag in _LETTERED
        and line == block.lines[-1]
        and _YEAR.search(head) is not None
        and _OF_A_COLUMN.fullmatch(line) is not None
    )


def _alone(tag: str, line: str) -> tuple[str, ...]:
    """Return the line where a cell holds a single letter as a mark."""
    return (line,) if tag in _LETTERED and len(line) == 1 else ()
