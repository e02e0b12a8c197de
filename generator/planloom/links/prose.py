"""References in prose: ``[[id]]`` and ``[[id|label]]``, found wherever text stands."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from planloom.problems import Span

REFERENCE = re.compile(r"\[\[(?P<id>[^\[\]|\n]+?)(?:\|(?P<label>[^\[\]\n]+))?\]\]")

# A fence or a code span: what stands in it is shown as it is written.
_CODE = re.compile(
    r"^(?P<fence>[ ]{0,3}(?P<mark>`{3,}|~{3,})[^\n]*\n.*?(?:^[ ]{0,3}(?P=mark)[`~]*[ \t]*$|\Z))"
    r"|(?<![`\\])(?P<ticks>`+)(?!`)(?P<code>(?:(?!\n[ \t]*\n).)*?)(?<!`)(?P=ticks)(?!`)",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference at an offset of a text."""

    id: str
    label: str | None
    start: int
    end: int


def code_ranges(text: str) -> list[tuple[int, int]]:
    """Return the stretches of Markdown that are code, in order."""
    return [match.span() for match in _CODE.finditer(text)] if "`" in text or "~~~" in text else []


def references(text: str) -> Iterator[Reference]:
    """Yield the references in Markdown, leaving out code."""
    if "[[" not in text:
        return
    code = code_ranges(text)
    for match in REFERENCE.finditer(text):
        if not any(start <= match.start() < end for start, end in code):
            yield Reference(match["id"].strip(), match["label"], match.start(), match.end())


def place_of(words: str, occurrence: int, span: Span, sources: Mapping[str, str]) -> Span:
    """Return where `words` stand in the source of the text at `span`, for the nth time.

    The text of a YAML scalar was folded or unquoted on the way; its words were not.
    """
    source = sources.get(span.file, "")
    offset = _offset(source, span.line, span.column)
    for _ in range(occurrence + 1):
        found = source.find(words, offset)
        if found < 0:
            return span
        offset = found + 1
    line = source.count("\n", 0, found) + 1
    column = found - source.rfind("\n", 0, found)
    return Span(span.file, line, column, line, column + len(words))


def _offset(source: str, line: int, column: int) -> int:
    start = 0
    for _ in range(line - 1):
        start = source.find("\n", start) + 1
    return start + column - 1
