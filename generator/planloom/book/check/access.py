"""What a screen reader, a search and a printer need: tags, languages, fonts, a sensible size."""

from collections.abc import Iterator

from planloom.book.check import faults
from planloom.book.check.blocks import blocks
from planloom.book.check.paper import Paper
from planloom.book.check.signs import told
from planloom.problems import Phrase, Problem, Span

_MEGABYTE = 1_000_000
_BYTES_PER_PAGE = 10 * _MEGABYTE / 300
_SMALL_FILE = 2 * _MEGABYTE


def document(paper: Paper, name: str) -> Iterator[Problem]:
    """Title, language, tags, and descriptions of figures."""
    needed = (
        (bool(paper.title and paper.shows_title), Phrase("title", "tytuł")),
        (bool(paper.language), Phrase("language", "język")),
        (paper.tagged, Phrase("tags", "znaczniki")),
        (bool(paper.bookmarks), Phrase("bookmarks", "zakładki")),
    )
    for present, part in needed:
        if not present:
            yield faults.ACCESS.at(Span(name), part=part)
    if paper.undescribed:
        yield faults.UNDESCRIBED.at(Span(name), count=len(paper.undescribed))


def fonts(paper: Paper, name: str) -> Iterator[Problem]:
    """Every font is in the file, with the table that makes its letters searchable."""
    for font, fault in paper.fonts.items():
        if fault:
            yield faults.FONT.at(Span(name), font=font, part=fault)


def signs(paper: Paper, name: str) -> Iterator[Problem]:
    """Every sign is drawn by some font."""
    yield from told(paper.undrawn, name)


def ladder(paper: Paper, name: str) -> Iterator[Problem]:
    """Headings go down one level at a time."""
    above = 0
    for block in blocks(paper):
        if not block.heading:
            continue
        if block.heading > above + 1:
            yield faults.SKIPPED.at(Span(name, block.page), words=block.text, level=block.heading, above=above)
        above = block.heading


def size(paper: Paper, name: str) -> Iterator[Problem]:
    """Allow 10 MB for 300 pages, and two megabytes for a short book."""
    if paper.size > max(_SMALL_FILE, _BYTES_PER_PAGE * len(paper.leaves)):
        yield faults.LARGE.at(Span(name), size=round(paper.size / _MEGABYTE, 1), pages=len(paper.leaves))
