"""Signs that no font draws: an empty box stands in their place.

Both engines show glyph 0 of a font then, which is that box. WeasyPrint gives each such sign a code of its own and
sends it to glyph 0; Chromium writes glyph 0 itself, with the letters that were meant beside it.
"""

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from planloom.book.check import faults
from planloom.problems import Problem, Span

BOX = "\u25a1"
"""What stands for a sign that the file does not name."""

_NO_GLYPH = b"0000"
_MAPPED = re.compile(rb"<([0-9A-Fa-f]{4})>\s*(?:<([0-9A-Fa-f]+)>|(\d+)\b)")
_SHOWN = re.compile(
    rb"/(?P<font>[^\s/<>\[\]()]+)\s+[-\d.]+\s+Tf\b|/ActualText\s*<(?P<said>[0-9A-Fa-f]*)>|(?P<end>\bEMC\b)"
    rb"|<(?P<codes>(?:[0-9A-Fa-f]{4})+)>"
)
_DIGITS = 4  # of a code
_MOST = 20  # signs that a message names


class Undrawn(NamedTuple):
    """Signs that are not drawn, and the page on which they stand first."""

    page: int
    signs: tuple[str, ...]


def undrawn(pdf: bytes, name: str) -> list[Problem]:
    """Return what no font draws in the book `pdf`; `name` stands in the problems as the file.

    Nothing in a file that cannot be read: that is for the checker to tell.
    """
    import pikepdf  # noqa: PLC0415 - comes with either engine

    try:
        with pikepdf.open(io.BytesIO(pdf)) as file:
            return list(told(of_file(file), name))
    except pikepdf.PdfError:
        return []


def told(found: Iterable[Undrawn], name: str) -> Iterator[Problem]:
    """Yield one problem a page for what was found in the book `name`."""
    for one in found:
        signs = " ".join(one.signs[:_MOST]) + (" …" if len(one.signs) > _MOST else "")
        yield faults.UNDRAWN.at(Span(name, one.page), signs=signs)


def of_file(file: Any) -> tuple[Undrawn, ...]:
    """Return the signs of an open PDF that no font draws, each where it stands first."""
    first: dict[str, int] = {}
    known: dict[Any, Mapping[bytes, str]] = {}
    for number, page in enumerate(file.pages, start=1):
        fonts = page.get("/Resources", {}).get("/Font", {})
        boxes = {
            str(name)[1:].encode(): known.get(font.objgen) or known.setdefault(font.objgen, _boxes(font))
            for name, font in fonts.items()
        }
        if any(boxes.values()):
            for sign in _on_page(_content(page), boxes):
                first.setdefault(sign, number)
    pages: dict[int, list[str]] = {}
    for sign, number in first.items():
        pages.setdefault(number, []).append(sign)
    return tuple(Undrawn(number, tuple(signs)) for number, signs in pages.items())


def _content(page: Any) -> bytes:
    page.contents_coalesce()
    content = page.get("/Contents")
    return bytes(content.read_bytes()) if content is not None else b""


def _boxes(font: Any) -> Mapping[bytes, str]:
    """Return the codes that a font shows as an empty box, and the sign that each stands for."""
    import pikepdf  # noqa: PLC0415 - comes with either engine

    if str(font.get("/Subtype")) != "/Type0":
        return {}
    signs = {code: _sign(letters) for code, letters, _ in _mapped(font.get("/ToUnicode"))}
    encoding = font.get("/Encoding")
    if not isinstance(encoding, pikepdf.Stream):
        return {_NO_GLYPH: signs.get(_NO_GLYPH, BOX)}
    return {code: signs.get(code, BOX) for code, _, glyph in _mapped(encoding) if glyph == b"0"}


def _mapped(table: Any) -> list[tuple[bytes, bytes, bytes]]:
    """Return the entries of a table: a code, and the letters or the number of the glyph that it stands for."""
    return _MAPPED.findall(table.read_bytes().partition(b"endcodespacerange")[2]) if table is not None else []


def _sign(letters: bytes) -> str:
    text = bytes.fromhex(letters.decode("ascii")).decode("utf-16-be", "replace") if letters else ""
    return text.strip("\x00\ufeff") or BOX


def _on_page(content: bytes, boxes: Mapping[bytes, Mapping[bytes, str]]) -> Iterator[str]:
    """Yield the signs that stand as empty boxes in what a page shows."""
    here: Mapping[bytes, str] = {}
    said = ""
    for token in _SHOWN.finditer(content):
        match token.lastgroup:
            case "font":
                here = boxes.get(token["font"], {})
            case "said":
                said = _sign(token["said"])
            case "end":
                said = ""
            case _ if here:
                codes = token["codes"]
                shown = (codes[at : at + _DIGITS] for at in range(0, len(codes), _DIGITS))
                yield from (said or here[code] for code in shown if code in here)
