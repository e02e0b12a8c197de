"""Chromium, the fast engine: prints twice, because it cannot know the page of a place beforehand.

The first print tells on which page every target stands; the numbers are written into the document and
it is printed again, until they no longer move. The file is then made reproducible.
"""

import datetime as dt
import io
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from planloom.book import fonts
from planloom.book import words as labels
from planloom.book.engine import LAYING_OUT, NUMBERING, WRITING, MissingEngine, Progress, silent
from planloom.problems import Language, Phrase

NOT_INSTALLED = MissingEngine(
    Phrase(
        "The engine `chromium` needs Playwright: run `pip install 'planloom[chromium]'`.",
        "Silnik `chromium` wymaga Playwright: uruchom `pip install 'planloom[chromium]'`.",
    )
)
NO_BROWSER = MissingEngine(
    Phrase(
        "The engine `chromium` found no Chromium: run `apt install chromium` or "
        "`playwright install chromium`, or name the program in CHROMIUM.",
        "Silnik `chromium` nie znalazł Chromium: uruchom `apt install chromium` albo "
        "`playwright install chromium`, albo podaj program w zmiennej CHROMIUM.",
    )
)

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
_MOST_PASSES = 5  # prints until page numbers no longer move; two are usual

# Chromium knows neither target-counter() nor leader(); what they do is done with attributes and boxes.
_STYLE = """
.contents a { display: flex; align-items: flex-end; }
.contents a::before {
  content: ""; order: 1; flex: 1; min-width: 6mm; margin: 0 1.5mm 1mm; border-bottom: .7pt dotted #4a5560;
}
.contents a::after { content: attr(data-page); order: 2; }
a.xref::after { content: " (%s\\a0" attr(data-page) ")"; }
"""
_FILL = """pages => {
  for (const link of document.querySelectorAll('.contents a, a.xref')) {
    link.dataset.page = pages[link.getAttribute('href').slice(1)] ?? '';
  }
}"""
# A picture and the figure around it would both be tagged as figures, the outer one without words.
_PREPARE = """async () => {
  await document.fonts.ready;
  for (const figure of document.querySelectorAll('figure')) figure.setAttribute('role', 'none');
  return [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(heading => heading.textContent);
}"""


def render(html: str, created: dt.date, progress: Progress = silent) -> bytes:
    """Return the tagged PDF of a composed book; `created` is its only date."""
    with _page() as page:
        language: Language = "pl" if '<html lang="pl">' in html[:200] else "en"
        style = _STYLE % labels.PAGE.in_(language)
        page.set_content(
            html.replace("</head>", f"<style>{fonts.inline()}{style}</style></head>", 1), wait_until="load"
        )
        headings = page.evaluate(_PREPARE)
        pdf = _settled(page, progress)
    progress(WRITING, 0)
    return finished(pdf, created, language, headings)


def _settled(page: Any, progress: Progress) -> bytes:
    """Print until the page numbers in the text are those of the pages."""
    known: Mapping[str, int] = {}
    pdf = b""
    for number in range(_MOST_PASSES):
        progress(NUMBERING if number else LAYING_OUT, 0)
        pdf = page.pdf(prefer_css_page_size=True, print_background=True, tagged=True, outline=True)
        found = destinations(pdf)
        if found == known:
            break
        known = found
        page.evaluate(_FILL, dict(known))
    return pdf


@contextmanager
def _page() -> Iterator[Any]:
    """Open an empty page in a browser that has no network and runs no scripts of the page."""
    try:
        from playwright.sync_api import Error, sync_playwright  # noqa: PLC0415 - an optional extra
    except ImportError as error:
        raise NOT_INSTALLED from error
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=program(), args=_arguments())
        except Error as error:
            raise NO_BROWSER from error
        try:
            context = browser.new_context(offline=True, java_script_enabled=False, service_workers="block")
            yield context.new_page()
        except Error as error:  # it was killed, or had no memory left
            raise OSError(f"Chromium gave up: {error.message.splitlines()[0]}") from error
        finally:
            browser.close()


def program() -> str | None:
    """Return the Chromium to use; None leaves the choice to Playwright, which may have its own."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)


def _arguments() -> list[str]:
    arguments = ["--disable-gpu", "--disable-background-networking", "--font-render-hinting=none"]
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    return [*arguments, "--no-sandbox"] if root else arguments  # the sandbox refuses to start as root


def destinations(pdf: bytes) -> dict[str, int]:
    """Return the page, from 1, of every named place in a PDF made by Chromium."""
    import pikepdf  # noqa: PLC0415 - an optional extra

    with pikepdf.open(io.BytesIO(pdf)) as file:
        numbers: dict[Any, int] = {page.objgen: number for number, page in enumerate(file.pages, start=1)}
        places = file.Root.get("/Dests", pikepdf.Dictionary())
        return {name[1:]: numbers[place[0].objgen] for name, place in places.items()}


def finished(pdf: bytes, created: dt.date, language: Language, headings: Sequence[str]) -> bytes:
    """Take the clock and chance out of a PDF and mend its bookmarks.

    Chromium writes the first line of a heading twice when it stands first on a page; `headings` are the
    words as they should be, in order.
    """
    import pikepdf  # noqa: PLC0415 - an optional extra

    stamp = created.strftime("D:%Y%m%d000000Z")
    with pikepdf.open(io.BytesIO(pdf)) as file:
        file.docinfo["/CreationDate"] = stamp
        file.docinfo["/ModDate"] = stamp
        file.docinfo["/Creator"] = "Planloom"
        file.Root.Lang = pikepdf.String(language)
        file.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        with file.open_outline() as outline:
            items = list(_items(outline.root))
            if len(items) == len(headings):
                for item, words in zip(items, headings, strict=True):
                    item.title = " ".join(words.split())
        written = io.BytesIO()
        file.save(written, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return written.getvalue()


def _items(items: Iterable[Any]) -> Iterator[Any]:
    for item in items:
        yield item
        yield from _items(item.children)
