"""HTML that stands in the Markdown of a page, written so that no reader of Markdown finds anything in it.

What `render --to` writes is Markdown that other programs read. The sections of a page are HTML; every sign in them
that means something in Markdown is written as an entity, which browsers show as it is.
A line stays one line, and every block begins a line, because Python-Markdown knows blocks by that alone.
"""

import re

from planloom.pages import Section
from planloom.prose.vocabulary import BLOCKS

_TAG = re.compile(r"(<[^<>]*>)")
_VALUE = re.compile(r'"[^"]*"')
_ENTITY = r"&[#\w]+;"
_IN_TEXT = re.compile(rf"{_ENTITY}|[*\[\\\]^_`{{|}}~#]|\n")
_IN_VALUE = re.compile(rf"{_ENTITY}|[*\[\\\]^_`{{|}}~!+()$\n]")
_BLOCK = re.compile(rf"<(?:{'|'.join(sorted(BLOCKS))})[ >]")
# Python-Markdown takes what follows `<hr>` into it and drops it, where the rule opens a block within a `markdown` one.
_RULE = ("<hr>", "\n<hr/>")
_BEGINNING = re.compile(
    r"[-+](?=\s|$)|-(?=-)|=(?=[=\s]|$)|:(?=\s)|!(?=!!)|\?(?=\?\?)|(?<=\d)[.)](?=\s|$)",
)
_NO_WORDS = "&#8203;"  # a heading of nothing but a comment
_NUMBER = re.compile(r"\d*")


def as_markdown(section: Section) -> str:
    """Return a section with its heading as Markdown and all else as HTML that passes through."""
    below = inert(section.html)
    if section.heading is None:
        return below
    signs = "#" * section.heading.level
    words = inert(section.words) or _NO_WORDS
    return f"{signs} {words} {{: #{section.heading.id} }}\n\n{below}"


def inert(made: str) -> str:
    """Return HTML that shows the same, without a sign that Markdown knows."""
    pieces = _TAG.split(made)
    pieces[0] = _begun(pieces[0])
    kept = False
    for index, piece in enumerate(pieces):
        if index % 2:
            kept = piece.startswith("<pre") or (kept and not piece.startswith("</pre"))
            tag = _VALUE.sub(_value, piece.replace(*_RULE))
            pieces[index] = f"\n{tag}" if _BLOCK.match(tag) else tag
        else:
            pieces[index] = _IN_TEXT.sub(_in_code if kept else _in_text, piece)
    return "".join(pieces).strip()


def _begun(text: str) -> str:
    """Return the first words with the sign undone that would make a list, a heading or a box of them."""
    number = _NUMBER.match(text)
    at = number.end() if number else 0
    sign = _BEGINNING.match(text, at)
    return f"{text[:at]}&#{ord(sign[0])};{text[at + 1 :]}" if sign else text


def _value(match: re.Match[str]) -> str:
    return _IN_VALUE.sub(_in_text, match[0])


def _in_text(match: re.Match[str]) -> str:
    return " " if match[0] == "\n" else _in_code(match)


def _in_code(match: re.Match[str]) -> str:
    return match[0] if len(match[0]) > 1 else f"&#{ord(match[0])};"
