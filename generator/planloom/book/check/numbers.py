"""Page numbers, bookmarks, links and captions must all lead where they say."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise, zip_longest

from planloom.book.check import faults
from planloom.book.check.blocks import blocks
from planloom.book.check.paper import Paper
from planloom.problems import Problem, Span

_NOTE = re.compile(r"\((?:p\.|s\.)\s*(\d+)\)")
_LINE_END = re.compile(r"(\d+)$")
_LOCAL = re.compile(r"^(file:|\w+://(localhost|127\.|\[::1\]|0\.0\.0\.0)|[^:]*$)")
_UNSEEN = re.compile(r"[\s\ufe0e\ufe0f]+|[-‐]$")
_PICTURES = ("So", "Sk", "Cf")  # emoji, the shades of their skin, and what joins them or is not seen
_LOST, _ANY = "\x00", r".{0,8}?"  # a sign that was lost, and what it may have been: a few letters
_CAPTION = re.compile(r"^(Table|Tabela|Figure|Rysunek)\s*(\d+)")


def page_numbers(paper: Paper, name: str) -> Iterator[Problem]:
    """Compare every printed page number with the page that its link leads to."""
    for leaf in paper.leaves:
        listing = leaf.number in paper.contents
        for link in leaf.links:
            if not link.page:
                continue
            found = (_LINE_END if listing else _NOTE).search(link.text)
            if found and int(found[1]) != link.page:
                at = Span(name, leaf.number)
                yield faults.WRONG_PAGE.at(at, words=link.text, printed=int(found[1]), page=link.page)
            elif listing and not found:
                yield faults.NO_PAGE_NUMBER.at(Span(name, leaf.number), words=link.text)


def bookmarks(paper: Paper, name: str) -> Iterator[Problem]:
    """Compare the bookmarks with the headings as they stand on the pages."""
    headings = [(block.heading, block.text, block.page) for block in blocks(paper) if block.heading]
    for heading, bookmark in zip_longest(headings, paper.bookmarks):
        same = heading and bookmark and heading[2] == bookmark[2] and _says(heading[1], bookmark[1])
        if not same:
            page = heading[2] if heading else bookmark[2]
            words = heading[1] if heading else "", bookmark[1] if bookmark else ""
            yield faults.BOOKMARKS.at(Span(name, max(page, 1)), heading=words[0], bookmark=words[1])
            return  # what follows is only shifted


def _says(shown: str, named: str) -> bool:
    """Tell whether a heading on paper says what its bookmark says.

    Emoji are left aside: engines set them as pictures and as signs of several letters, or cannot set them at all.
    """
    parts = map(re.escape, _plain(shown).split(_LOST))
    return re.fullmatch(_ANY.join(parts), _plain(named)) is not None


def _plain(text: str) -> str:
    kept = (sign for sign in unicodedata.normalize("NFC", text) if unicodedata.category(sign) not in _PICTURES)
    return _UNSEEN.sub("", "".join(kept))


def links(paper: Paper, name: str) -> Iterator[Problem]:
    """Find links that lead nowhere, or to the machine that made the book."""
    for leaf in paper.leaves:
        for link in leaf.links:
            if link.address and _LOCAL.match(link.address):
                yield faults.LOCAL_LINK.at(Span(name, leaf.number), address=link.address)
            elif not link.address and not link.page:
                yield faults.DEAD_LINK.at(Span(name, leaf.number), words=link.text or link.name)


def feet(paper: Paper, name: str) -> Iterator[Problem]:
    """Every page but the cover says which of how many it is; the cover does not."""
    for leaf in paper.leaves:
        expected = f"{leaf.number} / {len(paper.leaves)}"
        if (expected in leaf.foot) == (leaf.number == 1):
            yield faults.FOOT.at(Span(name, leaf.number), expected=expected)


def captions(paper: Paper, name: str) -> Iterator[Problem]:
    """Tables and figures are numbered from 1 without a gap; parts of one table share its number."""
    found: dict[str, list[tuple[int, int]]] = {}
    for block in blocks(paper):
        if block.tag == "Caption" and (match := _CAPTION.match(block.text)):
            found.setdefault(match[1], []).append((int(match[2]), block.page))
    for label, numbered in found.items():
        for (before, _), (after, page) in pairwise([(0, 1), *numbered]):
            if after - before not in (0, 1) or not after:
                at = Span(name, page)
                yield faults.CAPTIONS.at(at, before=f"{label} {before}", after=f"{label} {after}")
