"""What could run or load something in an SVG that is opened by its own address: pictures are copied as they are.

A drawing is harmless that is whole XML, makes no names of its own, holds nothing active, and names no address but its
own parts, pictures within it, and pages that a reader chooses to go to.
"""

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple
from xml.parsers import expat

SUFFIX = ".svg"

_ACTIVE = frozenset({"script", "handler", "listener", "iframe", "audio", "video", "canvas", "embed", "object"})
_WORDS = frozenset(
    "a b br code div em font i li ol p pre s small span strong sub sup table tbody td th tr u ul".split()  # noqa: SIM905  # read as a line
)
"""What may stand in a drawing of HTML, in which programs write the words of shapes."""
_HTML, _MATHS = "http://www.w3.org/1999/xhtml", "http://www.w3.org/1998/Math/MathML"
_XML = "http://www.w3.org/XML/1998/namespace"
_ADDRESSES = frozenset({"href", "src", "srcset", "action", "formaction", "background", "poster", "data"})
_WITHIN = re.compile(
    r"#|data:(image/(png|jpeg|gif|webp|avif)|(application|font)/[\w.+-]*(font|woff2?|otf|ttf)[\w-]*)[;,]"
)
_CHOSEN = re.compile(r"#|https?://|mailto:", re.IGNORECASE)
_ESCAPE = re.compile(r"\\(?:([0-9a-f]{1,6})\s?|(.))", re.IGNORECASE | re.DOTALL)
_LOADS = re.compile(r"@import|\b(?:image-set|src|expression)\s*\(|-moz-binding|behavior\s*:", re.IGNORECASE)
_URL = re.compile(r"""url\(\s*["']?\s*""", re.IGNORECASE)
_SEPARATOR = "\n"  # stands in no name and no address of a namespace


class Harm(NamedTuple):
    """What is not harmless and its line; `is_drawing` is false where it cannot be read from there on."""

    line: int
    what: str
    is_drawing: bool = True


def harm_in(content: bytes) -> Harm | None:
    """Return the first thing in an SVG that is not harmless; None for a drawing alone."""
    return _Reader().first(content)


class _Reader:
    """Reads a drawing from its start; nothing is fetched and no name is resolved on the way."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
        self.parser.StartElementHandler = self._element
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.ProcessingInstructionHandler = lambda target, _: self._note([f"<?{target}?>"])
        self.parser.EntityDeclHandler = lambda name, *_: self._note([f"<!ENTITY {name}>"])
        self.parser.AttlistDeclHandler = lambda element, *_: self._note([f"<!ATTLIST {element}>"])
        self.found: Harm | None = None
        self.style: list[str] | None = None

    def first(self, content: bytes) -> Harm | None:
        try:
            self.parser.Parse(content, True)  # expat takes no names
        except (expat.ExpatError, ValueError, LookupError) as error:
            return self.found or Harm(self.parser.CurrentLineNumber, str(error).partition(":")[0], is_drawing=False)
        return self.found

    def _note(self, harms: Iterable[str]) -> None:
        if self.found is None and (harm := next(iter(harms), None)):
            self.found = Harm(self.parser.CurrentLineNumber, " ".join(harm.split()))

    def _element(self, called: str, attributes: Mapping[str, str]) -> None:
        space, _, name = called.rpartition(_SEPARATOR)
        name = name.lower()
        if self.style is not None:  # its style goes on behind it
            self._note([f"<style><{name}>"])
        if space == _MATHS or (name not in _WORDS if space == _HTML else name in _ACTIVE):
            self._note([f"<{name}>"])
        for key, value in attributes.items():
            self._note(_harms_of(name, key, value))
        if name == "style":
            self.style = []

    def _text(self, text: str) -> None:
        if self.style is not None:
            self.style.append(text)

    def _end(self, _called: str) -> None:
        if self.style is not None:
            self._note(_loaded_by("".join(self.style)))
        self.style = None


def _harms_of(element: str, called: str, value: str) -> Iterator[str]:
    """Yield what an attribute would run or load."""
    space, _, name = called.rpartition(_SEPARATOR)
    name = name.lower()
    is_base = space == _XML and name == "base"
    allowed = _CHOSEN if element == "a" else _WITHIN
    if name.startswith("on") or name == "ping" or is_base:
        yield name
    elif name in _ADDRESSES and value.strip() and not allowed.match(value.strip()):
        yield f'{name}="{value.strip()[:60]}"'
    elif name == "attributename" and value.rpartition(":")[2].strip().lower().startswith(("on", *_ADDRESSES)):
        yield f'attributeName="{value}"'
    yield from _loaded_by(value)


def _loaded_by(style: str) -> Iterator[str]:
    """Yield what a style, or an attribute that may be one, would load."""
    plain = _ESCAPE.sub(_unescaped, style)
    if found := _LOADS.search(plain):
        yield found[0]
    for one in _URL.finditer(plain):
        if not _WITHIN.match(plain, one.end()):
            yield plain[one.start() : one.start() + 60]


def _unescaped(found: re.Match[str]) -> str:
    code = int(found[1], 16) if found[1] else None
    return found[2] if code is None else chr(code) if code <= sys.maxunicode else ""
