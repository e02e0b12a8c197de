"""What stands in the prose of plans: references, links, pictures, raw HTML.

Text of plans is Markdown, written by many hands and taken over from many systems. One scanner finds
everything in it that leads elsewhere or could do harm; the `links` stage reports on what it finds, the
`pages` stage writes it out. Code is left alone, and only what every Markdown renderer takes for code
counts as such: a closed fence at the margin, or back-ticks closed on the same line.
"""

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal

from planloom.problems import Span

TokenKind = Literal["reference", "link", "image", "definition", "comment", "tag", "stray", "brace"]

SAFE_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_TOKEN = re.compile(
    r"""
    (?P<fence> ^(?P<mark>`{3,}|~{3,})[^`\n]*\n (?:[^\n]*\n)*? (?P=mark)[ \t]*$ )
  | (?P<code> (?<![`\\]) (?P<ticks>`+) (?!`) [^\n]*? (?<!`) (?P=ticks) (?!`) )
  | (?P<comment> <!--.*?--> )
  | (?P<reference> \[\[ (?P<id>[^\[\]|\n]+?) (?:\|(?P<label>[^\[\]\n]+))? \]\] )
  | (?P<target> (?<!\\)\]\( (?P<to>[^()\n]*(?:\([^()\n]*\)[^()\n]*)*) \) )
  | (?P<definition> ^[ ]{0,3}\[(?!\^)[^\]\n]+\]:[ \t]*(?P<where>\S+) )
  | (?P<autolink> <(?:https?://[^<>\s]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)> )
  | (?P<element> <(?P<active>script|style)\b[^<>]*> .*? </(?P=active)\s*> )
  | (?P<tag> </?(?P<name>[A-Za-z][\w:-]*)[^<>]*> )
  | (?P<stray> <(?=[A-Za-z/!?]) )
  | (?P<brace> \{ )
    """,
    re.MULTILINE | re.DOTALL | re.VERBOSE | re.IGNORECASE,
)
_INTERESTING = re.compile(r"[<{]|\[\[|\]\(|\]:")
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
    for match in _TOKEN.finditer(text):
        token = _token(match, text)
        if token is not None:
            yield token


def _token(match: re.Match[str], text: str) -> Token | None:
    start, end = match.span()
    kind = match.lastgroup
    if match["reference"]:
        return Token("reference", start, end, match["id"].strip(), match["label"])
    if match["target"]:
        to = destination(match["to"])
        return Token("image" if _is_image(text, start) else "link", start, end, to, harmful=is_harmful(to))
    if match["definition"]:
        return Token(
            "definition",
            start,
            end,
            match["where"].strip("<>"),
            harmful=is_harmful(match["where"].strip("<>")),
        )
    if match["comment"]:
        return Token("comment", start, end)
    if match["element"]:
        return Token("tag", start, end, match["active"].lower(), harmful=match["active"].lower() == "script")
    if match["tag"]:
        name = match["name"].lower()
        return Token("tag", start, end, name, harmful=name == "script" or _has_handler(match["tag"]))
    if kind in ("stray", "brace"):
        return Token("stray" if kind == "stray" else "brace", start, end)
    return None


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

    None for an address that leads out of the folder.
    """
    path, _, anchor = address.partition("#")
    if not path:
        return place, anchor
    steps: list[str] = []
    for step in (*place.parent.parts, *PurePosixPath(path.partition("?")[0]).parts):
        if step == "..":
            if not steps:
                return None, anchor
            steps.pop()
        elif step != ".":
            steps.append(step)
    return (None if path.startswith("/") else PurePosixPath(*steps)), anchor


def place_of(words: str, occurrence: int, span: Span, sources: Mapping[str, str]) -> Span:
    """Return where `words` stand in the source of the text at `span`, for the nth time.

    The text of a YAML scalar was folded or unquoted on the way; its words were not.
    """
    source = sources.get(span.file, "")
    found = _offset(source, span.line, span.column) - 1
    for _ in range(occurrence + 1):
        found = source.find(words, found + 1)
        if found < 0:
            return span
    line = source.count("\n", 0, found) + 1
    column = found - source.rfind("\n", 0, found)
    return Span(span.file, line, column, line, column + len(words))


def _offset(source: str, line: int, column: int) -> int:
    start = 0
    for _ in range(line - 1):
        start = source.find("\n", start) + 1
    return start + column - 1
