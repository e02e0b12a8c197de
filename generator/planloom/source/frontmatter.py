"""Split a Markdown file into its fields and its body."""

import re
from dataclasses import dataclass

from planloom.problems import Problem, Span
from planloom.source import codes
from planloom.source.nodes import Mapping
from planloom.source.yamltext import parse

_FENCE = re.compile(r"-{3}[ \t]*\n")
_END = re.compile(r"^(?:-{3}|\.{3})[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Markdown:
    """Front matter and body; the body's first line is `line` of the file."""

    fields: Mapping | None
    body: str
    line: int


def split(text: str, file: str) -> tuple[Markdown, list[Problem]]:
    """Read `text`; without front matter all of it is body."""
    opening = _FENCE.match(text)
    if opening is None:
        return Markdown(None, text, 1), []
    closing = _END.search(text, opening.end())
    if closing is None:
        return Markdown(None, "", 1), [codes.NO_END.at(Span(file, 1, 1, 1, 4))]
    fields, problems = parse(text[opening.end() : closing.start()], file, first_line=2)
    body_start = min(closing.end() + 1, len(text))
    return Markdown(fields, text[body_start:], text.count("\n", 0, body_start) + 1), problems
