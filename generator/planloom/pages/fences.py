"""Charts that writers put into their pages: ``vegalite`` blocks, taken out before anything rewrites the text."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from planloom.problems import Language, Span

MOST_INDENT = 3
"""Blanks before a block that Markdown still takes for a block at the margin."""

_OPENING = re.compile(r"(?P<indent>[ \t]*)(?:`{3,}|~{3,})\s*(?:vegalite\b|\{[^}]*\.vegalite\b)", re.IGNORECASE)
_FENCE = re.compile(r"[ \t]*(?P<fence>`{3,}|~{3,})(?P<rest>.*)")


@dataclass(frozen=True, slots=True)
class Fence:
    """A block: the specification in it, where the block opens, and by how many blanks it is indented."""

    text: str
    span: Span
    language: Language
    indent: int = 0


class _Block(NamedTuple):
    """The lines a block takes, from `first` up to but not including `end`, counted from 0."""

    first: int
    end: int
    indent: int
    text: str


def take_fences(markdown: str, at: Span, language: Language, mark: Callable[[Fence], str]) -> str:
    """Replace every ``vegalite`` block by what `mark` returns for it. `at` is where the text begins.

    An indented block stays where it is, because a drawing would not be recognised there; `mark` is told
    of it all the same.
    """
    if "vegalite" not in markdown.lower():
        return markdown
    lines = markdown.split("\n")
    made: list[str] = []
    done = 0
    for block in _blocks(lines):
        fence = Fence(block.text, Span(at.file, at.line + block.first, 1 + block.indent), language, block.indent)
        marked = mark(fence)
        if block.indent <= MOST_INDENT:
            made += [*lines[done : block.first], "", marked, ""]
            done = block.end
    return "\n".join([*made, *lines[done:]])


def _blocks(lines: list[str]) -> Iterator[_Block]:
    """Find the ``vegalite`` blocks that are not themselves inside another block."""
    number = 0
    while number < len(lines):
        opening = _FENCE.match(lines[number])
        if opening is None:
            number += 1
            continue
        end = _end(lines, number + 1, opening["fence"])
        ours = _OPENING.match(lines[number])
        if ours is not None:
            indent = len(ours["indent"].expandtabs(4))
            yield _Block(number, min(end + 1, len(lines)), indent, "\n".join(lines[number + 1 : end]))
        number = end + 1


def _end(lines: list[str], start: int, fence: str) -> int:
    for number in range(start, len(lines)):
        closing = _FENCE.match(lines[number])
        if closing and closing["fence"].startswith(fence) and not closing["rest"].strip():
            return number
    return len(lines)
