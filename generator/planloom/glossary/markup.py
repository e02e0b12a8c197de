"""Finished HTML, cut into tags and text without changing a byte of it.

The linker only inserts, so all it needs are offsets. A parser that builds a tree would write the page
anew, in its own way.
"""

import html
import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
})  # fmt: skip
RAW = frozenset(["script", "style", "textarea", "title", "noscript", "iframe", "template", "xmp"])
INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "button", "cite", "code", "data", "del",
    "dfn", "em", "font", "i", "img", "input", "ins", "kbd", "label", "mark", "math", "q", "rp",
    "rt", "ruby", "s", "samp", "select", "small", "span", "strike", "strong", "sub", "sup", "svg",
    "time", "tt", "u", "var", "wbr",
})  # fmt: skip

_TOKEN = re.compile(
    r"""<(/?)([a-zA-Z][^\s/><]*)([^<>"']*+(?:(?:"[^"]*"|'[^']*')[^<>"']*+)*+)>
      | <!--.*?-->
      | <[!?][^>]*>
    """,
    re.DOTALL | re.VERBOSE,
)
_ATTRIBUTE = re.compile(r"""([^\s=/"'<>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>=]+)))?""")
_ENTITY = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")

Kind = Literal["open", "close", "void", "text", "other"]


class Piece(NamedTuple):
    """A tag, a stretch of text, or something that is neither; `start` and `end` are offsets in the page."""

    kind: Kind
    start: int
    end: int
    name: str = ""
    rest: str = ""

    def attributes(self) -> dict[str, str]:
        """Return the attributes of a tag, names in lower case, values decoded."""
        return {
            name.lower(): html.unescape(double or single or bare)
            for name, double, single, bare in _ATTRIBUTE.findall(self.rest)
        }


def pieces(page: str) -> Iterator[Piece]:
    """Yield the pieces of a page in order, without gaps but for the insides of scripts and the like."""
    at = 0
    while match := _TOKEN.search(page, at):
        start, end = match.span()
        if start > at:
            yield Piece("text", at, start)
        at = end
        closing, name, rest = match.groups()
        if not name:
            yield Piece("other", start, end)
            continue
        name = name.lower()
        if closing:
            yield Piece("close", start, end, name)
        elif name in VOID or rest.endswith("/"):
            yield Piece("void", start, end, name, rest)
        else:
            yield Piece("open", start, end, name, rest)
            if name in RAW:
                at = _raw_end(page, at, name)
    if at < len(page):
        yield Piece("text", at, len(page))


def _raw_end(page: str, at: int, name: str) -> int:
    """Return where the closing tag of an element begins whose inside is no HTML."""
    found = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(page, at)
    return found.start() if found else len(page)


def decoded(page: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Yield the text of a stretch as (text, start, end): plain runs, and single entities."""
    if page.find("&", start, end) < 0:
        yield page[start:end], start, end
        return
    at = start
    for match in _ENTITY.finditer(page, start, end):
        text = html.unescape(match.group())
        if text == match.group():
            continue
        if match.start() > at:
            yield page[at : match.start()], at, match.start()
        yield text, match.start(), match.end()
        at = match.end()
    if at < end:
        yield page[at:end], at, end
