"""Split a Markdown file into its fields and its body."""

import re
from dataclasses import dataclass

from planloom.edits import Replace
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


def fenced(text: str) -> tuple[int, int] | None:
    """Return where the fields of a Markdown file begin and end; None where it has none, or no end of them."""
    opening = _FENCE.match(text)
    closing = _END.search(text, opening.end()) if opening else None
    return (opening.end(), closing.start()) if opening and closing else None


def split(text: str, file: str) -> tuple[Markdown, list[Problem]]:
    """Read `text`; without front matter all of it is body."""
    opening = _FENCE.match(text)
    if opening is None:
        return Markdown(None, text, 1), []
    closing = _END.search(text, opening.end())
    if closing is None:
        return Markdown(None, "", 1), [_no_end(text, opening.end(), file)]
    fields, problems = parse(text[opening.end() : closing.start()], file, first_line=2)
    body_start = min(closing.end() + 1, len(text))
    return Markdown(fields, text[body_start:], text.count("\n", 0, body_start) + 1), problems


def _no_end(text: str, begin: int, file: str) -> Problem:
    """Tell that the fields have no end; where all that follows is fields, it is the end of the file."""
    problem = codes.NO_END.at(Span(file, 1, 1, 1, 4))
    fields, problems = parse(text[begin:], file)
    if fields is None or problems:
        return problem
    line, column = text.count("\n") + 1, len(text) - text.rfind("\n")
    end = Span(file, line, column, line, column)
    return problem.mended_by(Replace(end, old="", new="---\n" if text.endswith("\n") else "\n---"))
