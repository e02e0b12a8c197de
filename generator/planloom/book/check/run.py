"""All checks over one file."""

from collections.abc import Callable, Iterator

from planloom.book.check import access, faults, layout, lines, numbers, text
from planloom.book.check.paper import Paper, read
from planloom.problems import Problem, Span, in_order

Check = Callable[[Paper, str], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    numbers.page_numbers,
    numbers.bookmarks,
    numbers.links,
    numbers.feet,
    numbers.captions,
    layout.margins,
    layout.rows,
    layout.headings,
    layout.empty_pages,
    layout.small_print,
    lines.ends,
    access.document,
    access.fonts,
    access.signs,
    access.ladder,
    access.size,
)


def check(pdf: bytes, name: str, html: str | None = None) -> list[Problem]:
    """Return what is wrong with the book `pdf`; `name` stands in the problems as the file.

    `html` is the HTML that the book was made from; with it nothing can be lost unseen.
    """
    try:
        paper = read(pdf)
    except ValueError as error:
        return [faults.NOT_A_PDF.at(Span(name), reason=str(error))]
    problems = [problem for one in CHECKS for problem in one(paper, name)]
    if html is not None:
        problems += text.compare(paper, html, name)
    return in_order(problems)
