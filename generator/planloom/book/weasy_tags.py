"""What WeasyPrint's tags for screen readers lack.

It writes the language of the document only, so the language of each part is put on its element of
the tag tree; without that a screen reader reads Polish with English sounds. And it makes two rows of
a table row that goes over a page break; here they become one again, so that the tags tell the truth
and the checker can see such a row. Drawings that only adorn are no figures.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

_Build = Callable[..., Iterator[Any]]


@contextmanager
def completed() -> Iterator[None]:
    """Let complete tags be made in place of WeasyPrint's while a document is written.

    What is replaced is private there, so the version of WeasyPrint is pinned and a test holds the result.
    """
    import pydyf  # noqa: PLC0415 - an optional extra that takes half a second to load
    from weasyprint.pdf import tags  # noqa: PLC0415

    original: _Build = tags._build_box_tree  # noqa: SLF001
    rows: dict[int, Any] = {}

    def build(box: Any, parent: Any, pdf: Any, *rest: Any) -> Iterator[Any]:
        for made in original(box, parent, pdf, *rest):
            _mark_language(box, made)
            _describe(box, made)
            _mark_decoration(box, made)
            if not _goes_on(box, made, pdf, rows):
                yield made

    listing = pydyf.PDF.page_references
    tags._build_box_tree, pydyf.PDF.page_references = build, property(_Listed().of)  # noqa: SLF001
    try:
        yield
    finally:
        tags._build_box_tree, pydyf.PDF.page_references = original, listing  # noqa: SLF001


class _Listed:
    """The references of the pages of one file: pydyf lists all of them again for each use of one."""

    def __init__(self) -> None:
        self._known: list[bytes] = []

    def of(self, pdf: Any) -> list[bytes]:
        """Return the reference of each page so far."""
        numbers = pdf.pages["Kids"][3 * len(self._known) :: 3]
        self._known += [f"{number} 0 R".encode() for number in numbers]
        return self._known


def _mark_language(box: Any, made: Any) -> None:
    import pydyf  # noqa: PLC0415 - see completed

    element = getattr(box, "element", None)
    if element is None or box.element_tag in ("html", "body") or "Lang" in made:
        return
    if language := element.get("lang"):
        made["Lang"] = pydyf.String(language)


def _mark_decoration(box: Any, made: Any) -> None:
    """Let screen readers pass over a drawing that says nothing which is not beside it in words."""
    element = getattr(box, "element", None)
    if made["S"] == "/Figure" and element is not None and element.get("aria-hidden") == "true":
        made["S"] = "/NonStruct"


def _describe(box: Any, made: Any) -> None:
    """Give a drawing the description that a page gives it as a label; the engine looks for a title alone."""
    import pydyf  # noqa: PLC0415 - see completed

    element = getattr(box, "element", None)
    if made["S"] == "/Figure" and "Alt" not in made and element is not None and (label := element.get("aria-label")):
        made["Alt"] = pydyf.String(label)


def _goes_on(box: Any, made: Any, pdf: Any, rows: dict[int, Any]) -> bool:
    """Join the second piece of a broken body row to the first; say whether that was done."""
    if made["S"] != "/TR" or getattr(box, "element_tag", None) != "tr":
        return False
    cells = [pdf.objects[int(reference.split()[0])] for reference in made["K"]]
    if all(cell["S"] == "/TH" for cell in cells):  # a head is repeated on purpose
        return False
    first = rows.setdefault(id(box.element), made)
    if first is made:
        return False
    first["K"].extend(made["K"])
    for cell in cells:
        cell["P"] = first.reference
    return True
