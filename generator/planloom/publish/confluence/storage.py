"""Storage format as a tree: the comments that stand in a text, and what a text says whatever Confluence made of it.

A comment in the text is an element around the words it is about. It comes without a new version of the page, and goes,
with what people said there, where a text is written without it.
"""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from planloom.publish.page import digest_of

_AC, _RI = "urn:ac", "urn:ri"
_MARKER, _REF = f"{{{_AC}}}inline-comment-marker", f"{{{_AC}}}ref"
_BEGIN, _END = f'<x xmlns:ac="{_AC}" xmlns:ri="{_RI}">', "</x>"
_ENTITY = re.compile(r"&(\w+);")
_OF_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})
_NO_WORDS = frozenset(f"{{{_AC}}}{name}" for name in ("parameter", "plain-text-body", "plain-text-link-body"))
_OWN = frozenset({f"{{{_AC}}}{name}" for name in ("macro-id", "local-id", "schema-version")} | {"local-id"})
_AROUND = 24  # signs on each side that tell equal words from each other

Element = etree._Element  # noqa: SLF001  # the library names it so


@dataclass(frozen=True, slots=True)
class Marker:
    """A comment: its reference, the words it stands at, and where they begin in the words of the text."""

    ref: str
    words: str
    start: int


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of words of a tree: the text of an element, or what follows it."""

    holder: Element
    is_tail: bool
    start: int
    words: str


def has_comments(text: str) -> bool:
    """Tell whether a text may have comments in it."""
    return "inline-comment-marker" in text


def carried(old: str, new: str) -> tuple[str, frozenset[str]]:
    """Return a text with the comments of the old one around the same words, and those that have no place in it."""
    before, after = (_tree(_spelt(old)), _tree(new)) if has_comments(old) else (None, None)
    if before is None or after is None:
        return new, frozenset()
    was, now = _words(before), _words(after)
    lost, placed = set(), []
    for marker in _markers(before):
        start = _place(marker, was, now)
        if start is None:
            lost.add(marker.ref)
        else:
            placed.append((start, marker))
    for start, marker in placed:
        _wrap(after, start, start + len(marker.words), marker.ref)
    return (_text(after) if placed else new), frozenset(lost)


def digest(text: str) -> str:
    """Return what differs where a text says something else, not where Confluence writes the same in its own way."""
    tree = _tree(_spelt(text))
    if tree is None:
        return digest_of(" ".join(text.split()))
    etree.strip_tags(tree, _MARKER)
    return digest_of(*_digested(tree))


def _digested(tree: Element) -> Iterator[str]:
    for event, one in etree.iterwalk(tree, events=("start", "end")):
        if event == "start":
            kept = sorted(f"{name}={value}" for name, value in one.attrib.items() if name not in _OWN)
            yield f"<{one.tag} {' '.join(kept)}>"
            yield " ".join((one.text or "").split())
        else:
            yield f"</{one.tag}>"
            yield " ".join((one.tail or "").split())


def _tree(text: str) -> Element | None:
    parser = etree.XMLParser(strip_cdata=False, resolve_entities=False, no_network=True)
    try:
        return etree.fromstring(f"{_BEGIN}{text}{_END}", parser)
    except etree.XMLSyntaxError:
        return None


def _spelt(text: str) -> str:
    """Return a text of Confluence's without the names of signs that XML does not know."""
    return _ENTITY.sub(_sign, text)


def _sign(found: re.Match[str]) -> str:
    return found[0] if found[1] in _OF_XML else html.unescape(found[0])


def _text(tree: Element) -> str:
    return etree.tostring(tree, encoding="unicode").removeprefix(_BEGIN).removesuffix(_END)


def _pieces(tree: Element) -> list[_Piece]:
    found: list[_Piece] = []
    start = 0
    for holder, is_tail in _holders(tree):
        words = (holder.tail if is_tail else holder.text) or ""
        found.append(_Piece(holder, is_tail, start, words))
        start += len(words)
    return found


def _holders(one: Element) -> Iterator[tuple[Element, bool]]:
    """Yield what holds words, in their order; True for those that follow an element."""
    yield one, False
    for inner in one:
        if inner.tag not in _NO_WORDS:
            yield from _holders(inner)
        yield inner, True


def _words(tree: Element) -> str:
    return "".join(piece.words for piece in _pieces(tree))


def _markers(tree: Element) -> Sequence[Marker]:
    starts = {piece.holder: piece.start for piece in _pieces(tree) if not piece.is_tail}
    found = (one for one in starts if one.tag == _MARKER)
    return [Marker(one.get(_REF, ""), _words(one), starts[one]) for one in found if _words(one).strip()]


def _place(marker: Marker, was: str, now: str) -> int | None:
    """Return where the words of a comment stand now; None where they do not, or where that is not sure."""
    old, new = _starts(marker.words, was), _starts(marker.words, now)
    if len(old) == len(new) and marker.start in old:
        return new[old.index(marker.start)]
    around = _around(was, marker.start, len(marker.words))
    alike = [start for start in new if _around(now, start, len(marker.words)) == around]
    return alike[0] if len(alike) == 1 else None


def _starts(words: str, text: str) -> list[int]:
    return [found.start() for found in re.finditer(re.escape(words), text)]


def _around(text: str, start: int, length: int) -> str:
    return text[max(0, start - _AROUND) : start + length + _AROUND]


def _wrap(tree: Element, start: int, end: int, ref: str) -> None:
    """Put a marker around words, around each stretch of its own where elements begin or end among them."""
    for piece in _pieces(tree):
        begin, stop = max(start - piece.start, 0), min(end - piece.start, len(piece.words))
        if begin < stop and piece.words[begin:stop].strip():
            _wrap_piece(piece, begin, stop, ref)


def _wrap_piece(piece: _Piece, begin: int, stop: int, ref: str) -> None:
    marker = etree.Element(_MARKER, {_REF: ref})
    marker.text, marker.tail = piece.words[begin:stop], piece.words[stop:]
    if piece.is_tail:
        piece.holder.tail = None
        piece.holder.addnext(marker)
        piece.holder.tail = piece.words[:begin]
    else:
        piece.holder.text = piece.words[:begin]
        piece.holder.insert(0, marker)
