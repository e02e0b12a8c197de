"""Nothing lost: every word and every number of the HTML is looked for on paper.

First words are counted. A word may be missing from the count because a line broke inside it, so the
blocks that hold a missing word are looked for as a whole, without spaces and hyphens.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import html as parser
from lxml.html import HtmlElement

from planloom.book.check import faults
from planloom.book.check.blocks import Block, blocks
from planloom.book.check.paper import Leaf, Paper
from planloom.book.markup import BLOCKS, classes, find, words
from planloom.problems import Problem, Span

_PAGE_NOTE = re.compile(r"\((?:p\.|s\.)\s*\d+\)")
_LEADER = re.compile(r"\s*\.[\s.]*\d+$")
_SILENT = frozenset(("head", "style", "script", "title", "desc", "metadata", "defs"))
_LONG = 12  # letters of a text that is not found elsewhere by chance
_NEAR = 40  # blocks of a page, within which the rest of a text follows
_MOST = 40  # problems told


@dataclass(frozen=True, slots=True)
class _Paper:
    """The text on paper in the forms in which it is looked for."""

    tokens: Counter[str]
    blocks: Counter[str]
    order: tuple[str, ...]
    stream: str


def compare(paper: Paper, html: str, name: str) -> Iterator[Problem]:
    """Yield what stands in `html` and not on paper."""
    root = parser.document_fromstring(html)
    printed = _printed(paper)
    yield from _lost(root, printed, name)
    yield from _unaddressed(root, printed, name)
    yield from _unexplained(root, name)
    yield from _unmarked(root, paper, name)


def _printed(paper: Paper) -> _Paper:
    texts = [_without_numbers(block, paper) for block in blocks(paper)]
    loose = [
        _PAGE_NOTE.sub(" ", run.text)
        for leaf in paper.leaves
        for run in leaf.body
        if run.place is None and not (leaf.number in paper.contents and run.text.strip().isdigit())
    ]
    tokens = Counter(token for text in (*texts, *loose) for token in _tokens(text))
    squeezed = [_squeezed(text) for text in texts]
    return _Paper(tokens, Counter(squeezed), tuple(squeezed), "".join((*squeezed, *map(_squeezed, loose))))


def _without_numbers(block: Block, paper: Paper) -> str:
    """Return the text of a block less the page numbers that only paper has."""
    text = _PAGE_NOTE.sub(" ", block.text)
    return _LEADER.sub("", text) if block.page in paper.contents and not block.heading else text


def _tokens(text: str) -> list[str]:
    """Return words and numbers; `m2` is both, because a raised or lowered number stands on a line of its own."""
    return re.findall(r"[^\W\d_]+|\d+", unicodedata.normalize("NFC", text.replace("\u00ad", "").replace("\u200b", "")))


def _squeezed(text: str) -> str:
    return "".join(re.findall(r"\w+", unicodedata.normalize("NFC", text)))


def _lost(root: HtmlElement, printed: _Paper, name: str) -> Iterator[Problem]:
    texts = list(_texts(root))
    wanted = Counter(token for text in texts for token in _tokens(text))
    missing = {token for token, count in wanted.items() if printed.tokens[token] < count}
    if not missing:
        return
    counted = Counter(map(_squeezed, texts))
    told = 0
    for text in dict.fromkeys(texts):
        if missing.isdisjoint(_tokens(text)) or _is_printed(_squeezed(text), counted, printed):
            continue
        yield faults.LOST.at(Span(name), words=text[:200])
        told += 1
        if told == _MOST:
            return


def _is_printed(squeezed: str, counted: Counter[str], printed: _Paper) -> bool:
    if printed.blocks[squeezed] >= counted[squeezed]:
        return True
    if len(squeezed) < _LONG:
        return False
    return printed.stream.count(squeezed) >= counted[squeezed] or _goes_on(squeezed, printed)


def _goes_on(squeezed: str, printed: _Paper) -> bool:
    """Tell whether a text stands on paper in two pieces: a page ended in it, and a drawing stands below the first."""
    for place, block in enumerate(printed.order):
        rest = squeezed[len(block) :]
        if block and rest and squeezed.startswith(block) and rest in printed.order[place + 1 : place + _NEAR]:
            return True
    return False


def _texts(root: HtmlElement) -> Iterator[str]:
    """Yield the text of each block; where a page number is put in, a text ends."""
    pieces: list[str] = []
    for piece in (*_pieces(root), None):
        if piece is not None:
            pieces.append(piece)
            continue
        text = " ".join("".join(pieces).split())
        if text:
            yield text
        pieces = []


def _pieces(item: HtmlElement) -> Iterator[str | None]:
    """Yield texts, and None where one ends."""
    if not isinstance(item.tag, str) or item.tag in _SILENT:
        return
    if item.tag == "text" and item.get("aria-hidden") == "true":  # the outline of letters that follow
        return
    ends = item.tag in BLOCKS or item.tag in ("text", "tspan", "body")
    if ends:
        yield None
    yield item.text or ""
    for child in item:
        yield from _pieces(child)
        yield child.tail or ""
    if ends or "xref" in classes(item):
        yield None


def _unaddressed(root: HtmlElement, printed: _Paper, name: str) -> Iterator[Problem]:
    addresses = {str(link.get("href")) for link in find(root, ".//a[starts-with(@href, 'http')]")}
    for address in sorted(addresses):
        if _squeezed(re.sub(r"^https?://(www\.)?", "", address).rstrip("/")) not in printed.stream:
            yield faults.ADDRESS.at(Span(name), address=address)


def _unexplained(root: HtmlElement, name: str) -> Iterator[Problem]:
    terms = {words(term).split(" (")[0] for term in find(root, ".//dt")}
    shorts = {words(item) for item in find(root, ".//abbr[@title]")} - terms
    for short in sorted(one for one in shorts if any(map(str.isalpha, one))):  # a mark such as * is none
        yield faults.UNEXPLAINED.at(Span(name), words=short)


def _unmarked(root: HtmlElement, paper: Paper, name: str) -> Iterator[Problem]:
    mark = next((str(meta.get("content")) for meta in find(root, ".//meta[@name='classification']")), "")
    for leaf in paper.leaves if mark else ():
        if _squeezed(mark) not in _squeezed(_whole(leaf)):
            yield faults.UNMARKED.at(Span(name, leaf.number), mark=mark)


def _whole(leaf: Leaf) -> str:
    return " ".join(run.text for run in leaf.runs)
