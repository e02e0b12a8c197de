"""WeasyPrint, the default engine: needs no browser, hyphenates Polish and tags for PDF/UA.

Two things are added to it. It writes the language of the document only, so the language of each part
is put on its element of the tag tree; without that a screen reader reads Polish with English sounds.
And it makes two rows of a table row that goes over a page break; here they become one again, so that
the tags tell the truth and the checker can see such a row.
"""

import datetime as dt
import gc
import logging
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from planloom.book import words
from planloom.book.engine import LAYING_OUT, WRITING, MissingEngine, Progress, silent
from planloom.problems import Phrase

NOT_INSTALLED = MissingEngine(
    Phrase(
        "The book needs WeasyPrint: run `pip install 'planloom[pdf]'`, or use `--engine chromium`.",
        "Książka wymaga WeasyPrint: uruchom `pip install 'planloom[pdf]'` albo użyj `--engine chromium`.",
    )
)
NO_PANGO = MissingEngine(
    Phrase(
        "WeasyPrint needs the Pango library: run `apt install libpango-1.0-0 libpangoft2-1.0-0` "
        "(macOS: `brew install pango`), or use `--engine chromium`.",
        "WeasyPrint wymaga biblioteki Pango: uruchom `apt install libpango-1.0-0 libpangoft2-1.0-0` "
        "(macOS: `brew install pango`) albo użyj `--engine chromium`.",
    )
)

_SIGNS_OF_100_PAGES = 120_000  # at the least
_FIGURE_SPACE = "\u2007"  # as wide as a digit
_STYLE = """
.contents a::after { content: leader(".") attr(data-page); }
a.xref::after { content: " (%s\\202f" attr(data-page) ")"; font-variant-numeric: tabular-nums; }
"""
_VARIANT = "pdf/ua-1"
_Build = Callable[..., Iterator[Any]]


def render(html: str, created: dt.date, progress: Progress = silent) -> bytes:
    """Return the PDF (tagged, PDF/UA-1) of a composed book; `created` is its only date."""
    weasyprint = _weasyprint()
    fetcher = weasyprint.urls.URLFetcher(allowed_protocols=("data",))
    with _dated(created), _reporting(progress), _collecting_between_steps(), _tagging():
        source = weasyprint.HTML(string=_styled(html), url_fetcher=fetcher)
        document = _settled(source)
        gc.collect()
        pdf: bytes = document.write_pdf(pdf_variant=_VARIANT)
    return pdf


def _styled(html: str) -> str:
    label = words.PAGE.in_("pl" if '<html lang="pl">' in html[:200] else "en")
    return html.replace("</head>", f"<style>{_STYLE % label}</style></head>", 1)


def _settled(source: Any) -> Any:
    """Lay out with room for the page numbers, then put them in.

    WeasyPrint could find them by itself, but it lays out again and again for that, and in long books
    stops before all are right. Room for three digits is room for any three digits, so one layout tells
    all pages, and the numbers change nothing any more.
    """
    signs = sum(len(item.text or "") + len(item.tail or "") + 4 for item in source.etree_element.iter())
    digits = 2 if signs < _SIGNS_OF_100_PAGES else 3
    while True:
        for link in source.etree_element.iter("a"):
            link.set("data-page", "0" * digits)
        document = source.render(pdf_variant=_VARIANT)
        if len(document.pages) < 10**digits:
            _put_in_numbers(document, digits)
            return document
        digits = len(str(len(document.pages)))
        gc.collect()


def _put_in_numbers(document: Any, digits: int) -> None:
    """Write the page of its target into the text behind every link that has room for it."""
    pages: dict[str, int] = {}
    for number, page in enumerate(document.pages, start=1):
        for name in page.anchors:  # what goes over a page break has an anchor on each page
            pages.setdefault(name, number)
    room = "0" * digits
    notes: dict[int, list[Any]] = {}
    for page in document.pages:
        for box in page._page_box.descendants():  # noqa: SLF001
            if getattr(box, "text", None) and box.element_tag == "a::after":
                notes.setdefault(id(box.element), []).append(box)
    for boxes in notes.values():
        number = pages.get(boxes[0].element.get("href", "#")[1:], 0)
        text = "".join(box.text for box in boxes)
        _spread(text.replace(room, str(number).rjust(digits, _FIGURE_SPACE)), boxes)


def _spread(text: str, boxes: list[Any]) -> None:
    """Write `text` over boxes that keep their lengths: a note may go over two lines."""
    for box in boxes:
        mine, text = text[: len(box.text)], text[len(box.text) :]
        box.text = box.pango_layout.text = mine


def _weasyprint() -> Any:
    try:
        import weasyprint  # noqa: PLC0415 - an optional extra that takes half a second to load
    except ImportError as error:
        raise NOT_INSTALLED from error
    except OSError as error:  # the package is there, the library it calls is not
        raise NO_PANGO from error
    return weasyprint


@contextmanager
def _dated(created: dt.date) -> Iterator[None]:
    """Let embedded fonts carry the date of the book: fontTools asks the environment for it."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    midnight = dt.datetime.combine(created, dt.time(), dt.UTC)
    os.environ["SOURCE_DATE_EPOCH"] = str(int(midnight.timestamp()))
    try:
        yield
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before


class _Pages(logging.Handler):
    """Hears WeasyPrint's log of progress."""

    def __init__(self, progress: Progress) -> None:
        super().__init__(logging.INFO)
        self._progress = progress

    def emit(self, record: logging.LogRecord) -> None:
        """Pass a step on."""
        message = record.getMessage()
        if found := re.search(r"layout - Page (\d+)", message):
            self._progress(LAYING_OUT, int(found[1]))
        elif "Creating PDF" in message:
            self._progress(WRITING, 0)


@contextmanager
def _reporting(progress: Progress) -> Iterator[None]:
    steps, complaints = logging.getLogger("weasyprint.progress"), logging.getLogger("weasyprint")
    handler, level = _Pages(progress), steps.level
    quiet = logging.NullHandler()
    steps.addHandler(handler)
    steps.setLevel(logging.INFO)
    complaints.addHandler(quiet)
    try:
        yield
    finally:
        steps.removeHandler(handler)
        steps.setLevel(level)
        complaints.removeHandler(quiet)


@contextmanager
def _collecting_between_steps() -> Iterator[None]:
    """Look for garbage only where there is much of it.

    Laying out makes millions of objects that refer to one another. Left to itself Python walks
    through all of them again and again (a quarter of the time) and still keeps the boxes of the
    layout alive while the file is written (a quarter of the memory).
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@contextmanager
def _tagging() -> Iterator[None]:
    """Let our tags be made in place of WeasyPrint's while a document is written.

    The function is private there, so the version of WeasyPrint is pinned and a test holds the result.
    """
    from weasyprint.pdf import tags  # noqa: PLC0415 - see _weasyprint

    original: _Build = tags._build_box_tree  # noqa: SLF001
    rows: dict[int, Any] = {}

    def build(box: Any, parent: Any, pdf: Any, *rest: Any) -> Iterator[Any]:
        for made in original(box, parent, pdf, *rest):
            _mark_language(box, made)
            if not _goes_on(box, made, pdf, rows):
                yield made

    tags._build_box_tree = build  # noqa: SLF001
    try:
        yield
    finally:
        tags._build_box_tree = original  # noqa: SLF001


def _mark_language(box: Any, made: Any) -> None:
    import pydyf  # noqa: PLC0415 - comes with WeasyPrint

    element = getattr(box, "element", None)
    if element is None or box.element_tag in ("html", "body") or "Lang" in made:
        return
    if language := element.get("lang"):
        made["Lang"] = pydyf.String(language)


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
