"""Charts that writers put into their pages: ``vegalite`` blocks."""

from dataclasses import dataclass

from planloom.problems import Language, Span
from planloom.prose import Fenced


@dataclass(frozen=True, slots=True)
class Fence:
    """A block: the specification in it, where it opens, whether it stands at the margin; elsewhere none is drawn."""

    text: str
    span: Span
    language: Language
    at_margin: bool = True


def fence_of(block: Fenced, begin: Span, language: Language) -> Fence:
    """Return the block of a text that begins at `begin` in its file."""
    at = Span(begin.file, begin.line + block.line - 1, block.column)
    return Fence(block.text, at, language, block.at_margin)
