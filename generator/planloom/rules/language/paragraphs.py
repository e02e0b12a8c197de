"""Pages in two languages, paragraph by paragraph."""

import re
from collections.abc import Iterator, Mapping

from planloom.model.plan import Body
from planloom.problems import Span

_PARAGRAPH = re.compile(r"\n[ \t]*\n")

Passage = tuple[int, str]
"""Where a passage begins in the text of its page, and its words."""


def passages(markdown: str) -> Iterator[Passage]:
    """Yield the paragraphs of a page with the offset at which each begins."""
    start = 0
    for match in _PARAGRAPH.finditer(markdown):
        yield start, markdown[start : match.start()]
        start = match.end()
    yield start, markdown[start:]


def paragraphs(bodies: Mapping[str, Body]) -> Iterator[tuple[Passage, Passage]]:
    """Yield the English and the Polish paragraphs of a page side by side; nothing where their numbers differ."""
    if not {"en", "pl"} <= set(bodies):
        return
    english, polish = list(passages(bodies["en"].markdown)), list(passages(bodies["pl"].markdown))
    if len(english) == len(polish):
        yield from zip(english, polish, strict=True)


def in_body(body: Body, offset: int, words: str) -> Span:
    """Return where words at an offset of a page stand."""
    line = body.line + body.markdown.count("\n", 0, offset)
    column = offset - body.markdown.rfind("\n", 0, offset)
    return Span(body.file, line, column, line, column + len(words.split("\n", maxsplit=1)[0]))
