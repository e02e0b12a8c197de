"""What stands in the prose of plans: references, links, pictures, raw HTML.

Text of plans is Markdown, written by many hands and taken over from many systems. One scanner finds
everything in it that leads elsewhere or could do harm; the `links` stage reports on what it finds, the
`pages` stage writes it out. Code is left alone, and only what every Markdown renderer takes for code
counts as such: a closed fence at the margin, or back-ticks closed on the same line.
"""

import bisect
import functools
import html
import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Literal
from urllib.parse import unquote

from planloom.problems import Span

TokenKind = Literal["reference", "link", "image", "definition", "comment", "tag", "stray", "brace"]

SAFE_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_TOKEN = re.compile(
    r"""
    (?P<fence> ^(?P<mark>`{3,20}|~{3,20})(?![`~])[^`\n]*\n )
  | (?P<code> (?<![`\\]) (?P<ticks>`+) (?!`) [^\n]*? (?<!`) (?P=ticks) (?!`) )
  | (?P<comment> <!-- )
  | (?P<reference> \[\[ (?P<id>[^\[\]|\n]+?) (?:\|(?P<label>[^\[\]\n]+))? \]\] )
  | (?P<target> (?<!\\)\]\( (?P<to>[^()\n]*(?:\([^()\n]*\)[^()\n]*)*) \) )
  | (?P<definition> ^[ ]{0,3}\[(?!\^)[^\]\n]+\]:[ \t]*(?P<where>\S+) )
  | (?P<autolink> <(?:https?://[^<>\s]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)> )
  | (?P<element> <(?P<active>script|style)\b[^<>]*> )
  | (?P<tag> </?(?P<name>[A-Za-z][\w:-]*)[^<>]*> )
  | (?P<stray> <(?=[A-Za-z/!?]) )
  | (?P<brace> \{ (?!:?[ ]?\.no-glossary[ ]?\}) )
    """,
    re.MULTILINE | re.VERBOSE | re.IGNORECASE,
)
_INTERESTING = re.compile(r"[<{]|\[\[|\]\(|\]:")
_TELLING = 60  # characters of a token that tell it from others
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_TITLE = re.compile(r"""\s+(?:"[^"]*"|'[^']*')\s*$""")


@dataclass(frozen=True, slots=True)
class Token:
    """Something found in a text, from `start` to `end`.

    `value` is the id of a reference, the destination of a link, image or definition, or the name of a
    tag; `label` the label of a reference. `harmful` marks HTML and destinations that could run code.
    """

    kind: TokenKind
    start: int
    end: int
    value: str = ""
    label: str | None = None
    harmful: bool = False


def scan(text: str) -> Iterator[Token]:
    """Yield what stands in Markdown `text` outside of code, in order."""
    if not _INTERESTING.search(text):
        return
    ends = _Ends(text)
    at = 0
    while match := _TOKEN.search(text, at):
        at = match.end()
        if match["fence"]:
            at = ends.after(rf"^{match['mark']}[ \t]*$", at) or match.end("mark")
        elif match["comment"]:
            at = ends.after("-->", at) or match.start() + 1
            yield Token("comment" if at > match.end() else "stray", match.start(), at)
        elif match["element"]:
            name = match["active"].lower()
            at = ends.after(rf"</{name}\s*>", at) or match.end()
            yield Token("tag", match.start(), at, name, harmful=name == "script")
        elif not match["code"] and not match["autolink"]:
            yield _token(match, text)


class _Ends:
    """Finds where things end, looking over a text once for each kind of end, however many there are."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._next: dict[str, re.Match[str] | None] = {}

    def after(self, pattern: str, position: int) -> int | None:
        """Return the end of the first match of `pattern` from `position` on; positions only grow."""
        known = self._next.get(pattern)
        if pattern not in self._next or (known is not None and known.start() < position):
            known = re.compile(pattern, re.MULTILINE | re.IGNORECASE).search(self.text, position)
            self._next[pattern] = known
        return known.end() if known else None


def _token(match: re.Match[str], text: str) -> Token:
    start, end = match.span()
    if match["reference"]:
        return Token("reference", start, end, match["id"].strip(), match["label"])
    if match["target"]:
        to = destination(match["to"])
        return Token("image" if _is_image(text, start) else "link", start, end, to, harmful=is_harmful(to))
    if match["definition"]:
        where = match["where"].strip("<>")
        return Token("definition", start, end, where, harmful=is_harmful(where))
    if match["tag"]:
        name = match["name"].lower()
        return Token("tag", start, end, name, harmful=name == "script" or _has_handler(match["tag"]))
    return Token("stray" if match["stray"] else "brace", start, end)


def _has_handler(tag: str) -> bool:
    return bool(re.search(r"\bon\w+\s*=|javascript:", html.unescape(tag), re.IGNORECASE))


def _is_image(text: str, bracket: int) -> bool:
    """Tell whether the ``](`` at `bracket` closes ``![``, counting brackets between them."""
    depth = 0
    for index in range(bracket, max(-1, bracket - 2000), -1):
        if text[index] == "]":
            depth += 1
        elif text[index] == "[":
            depth -= 1
            if depth == 0:
                return index > 0 and text[index - 1] == "!"
    return False


def destination(inside: str) -> str:
    """Return the address in the brackets of a link, without its title."""
    return _TITLE.sub("", inside.strip()).strip("<>").strip()


def is_harmful(address: str) -> bool:
    """Tell whether an address could run code: all but http, https, mail, telephone and relative ones.

    Entities and control characters are undone first, because browsers do the same.
    """
    plain = re.sub(r"[\x00-\x20]", "", html.unescape(html.unescape(address)))
    scheme = _SCHEME.match(plain)
    return plain.startswith("//") or (scheme is not None and scheme[1].lower() not in SAFE_SCHEMES)


def is_external(address: str) -> bool:
    """Tell whether an address leads out of the site."""
    return _SCHEME.match(address) is not None


def local_target(address: str, place: PurePosixPath) -> tuple[PurePosixPath | None, str]:
    """Return the file in the plans folder that a relative `address` on the page `place` means, and the anchor.

    Editors write blanks and letters beyond ASCII as ``%20`` and the like.
    None for an address that leads out of the folder.
    """
    path, _, anchor = address.partition("#")
    if not path:
        return place, anchor
    steps: list[str] = []
    for step in (*place.parent.parts, *PurePosixPath(unquote(path.partition("?")[0])).parts):
        if step == "..":
            if not steps:
                return None, anchor
            steps.pop()
        elif step != ".":
            steps.append(step)
    return (None if path.startswith("/") else PurePosixPath(*steps)), anchor


def place_of(token: Token, words: str, span: Span, sources: Mapping[str, str]) -> Span:
    """Return where `token` of the text `words` stands in the source of the text at `span`."""
    pattern = _pattern(words[token.start : token.end], closed=token.kind == "reference")
    place = _find(pattern, words, token.start, span, sources)
    if token.kind not in ("link", "image") or place == span:
        return place
    # the address alone, without its brackets
    return replace(place, column=place.column + 2, end_column=max(place.end_column - 1, place.column + 3))


def place_of_words(text: str, start: int, end: int, span: Span, sources: Mapping[str, str]) -> Span:
    """Return where the words from `start` to `end` of a text stand in the source of the text at `span`."""
    return _find(_pattern(text[start:end], closed=False), text, start, span, sources)


def _find(pattern: re.Pattern[str], words: str, start: int, span: Span, sources: Mapping[str, str]) -> Span:
    """Find in the source what stands at `start` of `words`; `span` itself where it cannot be found.

    On its way from the source a YAML scalar was folded and unquoted; the words are the same, the blanks
    between them need not be. So it is looked for as the nth of its like.
    """
    source = sources.get(span.file, "")
    nth = sum(1 for _ in pattern.finditer(words, 0, start))
    starts = _line_starts(source)
    offset = starts[min(span.line, len(starts)) - 1] + span.column - 1
    end = starts[span.end_line - 1] + span.end_column - 1 if 0 < span.end_line <= len(starts) else len(source)
    found = next(itertools.islice(pattern.finditer(source, offset, end), nth, None), None)
    if found is None:
        return span
    line = bisect.bisect_right(starts, found.start())
    column = found.start() - starts[line - 1] + 1
    return Span(span.file, line, column, line, column + len(found[0].split("\n")[0]))


def _pattern(raw: str, *, closed: bool) -> re.Pattern[str]:
    """Match the first words of a token; of a reference, up to where its id ends."""
    head = re.match(r"\[\[[^\[\]|]+", raw) if closed else None
    found = r"\s+".join(map(re.escape, (head[0] if head else raw[:_TELLING]).split()))
    return re.compile(found + (r"(?=\s*(?:\]\]|\|))" if head else ""))


@functools.lru_cache(maxsize=64)
def _line_starts(source: str) -> list[int]:
    return [0, *(match.end() for match in re.finditer("\n", source))]
