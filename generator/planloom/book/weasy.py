"""WeasyPrint, the default engine: needs no browser, hyphenates Polish and tags for PDF/UA.

It is led round what costs it most in long books: see `_settled`, `_lean` and `_collecting_between_steps`.
What its tags lack is added in `weasy_tags`.
"""

import datetime as dt
import gc
import io
import logging
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from typing import Any

from planloom.book import fonts, weasy_numbers, weasy_tags, words
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
_STYLE = """
.contents a::after { content: leader(" . ") attr(data-page); }
a.xref::after { content: " (%s\\202f" attr(data-page) ")"; font-variant-numeric: tabular-nums; }
"""
_VARIANT = "pdf/ua-1"


def render(html: str, created: dt.date, progress: Progress = silent) -> bytes:
    """Return the PDF (tagged, PDF/UA-1) of a composed book; `created` is its only date."""
    weasyprint = _weasyprint()
    fetcher = weasyprint.urls.URLFetcher(allowed_protocols=("data",))
    with _dated(created), _reporting(progress), _collecting_between_steps(), weasy_tags.completed():
        source = _lean(weasyprint)(string=_styled(html), url_fetcher=fetcher)
        document = _settled(source, _typefaces(weasyprint))
        gc.collect()
        pdf: bytes = document.write_pdf(pdf_variant=_VARIANT)
    return pdf


def _lean(weasyprint: Any) -> Any:
    """Return the class of documents without footnotes by style.

    WeasyPrint's own style sheet has rules for the marks of notes on every element. They make six styles
    for each element where one is used: a third of the memory. Footnotes in Markdown do not need them.
    """
    from weasyprint import html  # noqa: PLC0415 - see _weasyprint

    rules = re.sub(r"(?m)^::(footnote|note)-.*$", "", html.UA).replace("\n::marker", "\nli::marker")
    sheet = weasyprint.CSS(string=rules, counter_style=html.CounterStyle())

    class Lean(weasyprint.HTML):  # type: ignore[misc]  # it comes without types
        def _ua_stylesheets(self, forms: bool = False) -> list[Any]:  # noqa: ARG002 - WeasyPrint's
            return [sheet]

    return Lean


def _styled(html: str) -> str:
    label = words.PAGE.in_("pl" if '<html lang="pl">' in html[:200] else "en")
    return html.replace("</head>", f"<style>{_STYLE % label}</style></head>", 1)


def _typefaces(weasyprint: Any) -> dict[str, Any]:
    """Return what a layout needs to know our typefaces; only their rules may open files."""
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415 - see _weasyprint

    known = FontConfiguration()
    opening = weasyprint.urls.URLFetcher(allowed_protocols=("file",))
    sheet = weasyprint.CSS(string=fonts.rules(Path.as_uri), url_fetcher=opening, font_config=known)
    return {"stylesheets": [sheet], "font_config": known}


def _settled(source: Any, typefaces: dict[str, Any]) -> Any:
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
        document = source.render(pdf_variant=_VARIANT, **typefaces)
        if len(document.pages) < 10**digits:
            weasy_numbers.put_in(document.pages, digits)
            return document
        digits = len(str(len(document.pages)))
        gc.collect()


def _weasyprint() -> Any:
    try:
        with redirect_stdout(io.StringIO()):  # it prints advice of its own when Pango is missing
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
