"""Whether what was built is right: a fast program that leaves out pages or links is no measure."""

import html
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urldefrag

from bench.measured import FailedError
from bench.programs import Program
from bench.tree import Tree

SAMPLE = 40
_TAG = re.compile(r"<[^<>]*>")
_HREF = re.compile(r"""\shref=(?:"([^"]*)"|'([^']*)'|([^\s>]+))""")
_BLANKS = re.compile(r"\s+")


def check_pages(program: Program, root: Path, tree: Tree) -> None:
    """Hold that every object stands on its page, under its anchor; raises :class:`FailedError`."""
    there = sum(1 for _ in root.rglob("*.html"))
    if there < program.pages(tree):
        raise FailedError(f"{there} pages instead of {program.pages(tree)}")
    texts: dict[str, tuple[str, str]] = {}
    for one in tree.objects:
        page, anchor = program.place(one.number)
        if page not in texts:
            texts = {page: _both(root / page)}  # objects come plan by plan: one page is kept at a time
        raw, text = texts[page]
        if one.title not in text or (anchor and not _has_anchor(raw, anchor)):
            raise FailedError(f"object {one.number} is not on its page {page}")


def check_links(program: Program, root: Path, tree: Tree) -> None:
    """Hold that links of some objects lead to the pages of what they support; raises :class:`FailedError`."""
    linked = [one for one in tree.objects if one.supports]
    for one in linked[:: max(1, len(linked) // SAMPLE)]:
        page, _ = program.place(one.number)
        led = set(_led_to(root, page))
        for above in one.supports:
            target, anchor = program.place(above)
            if (target, anchor) not in led or (anchor and not _has_anchor(_read(root / target), anchor)):
                raise FailedError(f"object {one.number} does not lead to {above}")


def check_shown(program: Program, root: Path, number: int, shown: re.Pattern[str]) -> None:
    """Hold that an edit is on the page of its object; raises :class:`FailedError`."""
    page, _ = program.place(number)
    if not shown.search(_both(root / page)[1]):
        raise FailedError(f"the edit is not on {page}")


def _both(path: Path) -> tuple[str, str]:
    """Return a page as it is, and its words alone."""
    raw = _read(path)
    return raw, _BLANKS.sub(" ", html.unescape(_TAG.sub("", raw)))


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except FileNotFoundError:
        raise FailedError(f"there is no page {path.name} in {path.parent.name}") from None


def _has_anchor(raw: str, anchor: str) -> bool:
    return re.search(rf"""\b(?:id|name)=["']?{re.escape(anchor)}["'\s>]""", raw) is not None


def _led_to(root: Path, page: str) -> Iterator[tuple[str, str]]:
    """Yield the pages below `root` that a page links to, each with the anchor."""
    for found in _HREF.finditer(_read(root / page)):
        address, anchor = urldefrag(html.unescape(found[1] or found[2] or found[3] or ""))
        if "//" in address:
            continue
        target = (root / page).parent / unquote(address) if address else root / page
        target = target.resolve()
        target = target / "index.html" if address.endswith("/") or target.is_dir() else target
        if target.is_relative_to(root.resolve()):
            yield target.relative_to(root.resolve()).as_posix(), anchor
