"""What the eye sees first: text off the sheet, torn rows, stranded headings, empty pages."""

from collections.abc import Iterator

from planloom.book.check import faults
from planloom.book.check.paper import Leaf, Paper, Run
from planloom.book.sheet import SMALLEST_SIZE
from planloom.problems import Problem, Span

_SLACK = 2.0  # points that a letter may lean out of its box
_EDGE = 14.0  # points from the edge of the sheet where many printers print nothing


def margins(paper: Paper, name: str) -> Iterator[Problem]:
    """Find text and images that reach into the side margins or off the sheet."""
    for leaf in paper.leaves:
        left, right = leaf.sheet.left - _SLACK, leaf.sheet.right + _SLACK
        for run in leaf.runs:
            above = run.baseline - run.size < _EDGE or run.baseline > leaf.sheet.height - _EDGE
            if run.left < left or run.right > right or above:
                yield faults.OUTSIDE.at(Span(name, leaf.number), words=_short(run.text))
        for image in leaf.images:
            if image[0] < left or image[2] > right or image[1] < 0 or image[3] > leaf.sheet.height:
                yield faults.OUTSIDE.at(Span(name, leaf.number), words="□")


def rows(paper: Paper, name: str) -> Iterator[Problem]:
    """Find rows of tables whose text stands on two pages."""
    first: dict[int, tuple[int, Run]] = {}
    told: set[int] = set()
    for leaf in paper.leaves:
        for run in leaf.body:
            row = run.place.row if run.place else None
            if row is None or row in told:
                continue
            page, opening = first.setdefault(row, (leaf.number, run))
            if page != leaf.number:
                told.add(row)
                yield faults.SPLIT_ROW.at(Span(name, page), words=_short(opening.text), page=leaf.number)


def headings(paper: Paper, name: str) -> Iterator[Problem]:
    """Find headings and captions of tables with nothing below them on their page."""
    for leaf in paper.leaves[:-1]:
        last = max(leaf.body, key=lambda run: run.baseline, default=None)
        if last is None or last.place is None or _drawing_below(leaf, last):
            continue
        caption = "Caption" in last.place.inside and "Table" in last.place.inside
        if last.place.heading or caption:
            yield faults.STRANDED.at(Span(name, leaf.number), words=_short(last.text))


def _drawing_below(leaf: Leaf, last: Run) -> bool:
    return any(image[3] > last.baseline for image in leaf.images)


def empty_pages(paper: Paper, name: str) -> Iterator[Problem]:
    """Find pages with nothing but head and foot."""
    for leaf in paper.leaves:
        if not leaf.body and not leaf.images and not leaf.drawn:
            yield faults.EMPTY.at(Span(name, leaf.number))


def small_print(paper: Paper, name: str) -> Iterator[Problem]:
    """Find text below the smallest size, once a page."""
    for leaf in paper.leaves:
        tiny = [run for run in leaf.body if run.size < SMALLEST_SIZE - 0.1 and not _raised(run)]
        if tiny:
            run = min(tiny, key=lambda run: run.size)
            yield faults.SMALL.at(Span(name, leaf.number), words=_short(run.text), size=round(run.size, 1))


def _raised(run: Run) -> bool:
    """Say whether a text is the number of a note, which is small by nature."""
    return len(run.text.strip()) <= 3 and run.text.strip().isdigit()  # noqa: PLR2004


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 60 else text[:59] + "…"  # noqa: PLR2004
