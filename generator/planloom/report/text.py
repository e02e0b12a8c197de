"""Problems for people at a terminal: the message, the place, the line with a mark under it, the mend.

The worst come first, so that the end of a long list is what may wait; the counts close it.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import click

from planloom.problems import Language, Level, Phrase, Problem, Span, worst_first
from planloom.report import words
from planloom.report.excerpt import excerpt

LineOf = Callable[[Span], str | None]

MOST_RELATED = 5
COLOURS = {Level.ERROR: "red", Level.WARNING: "yellow", Level.INFO: "cyan"}
FRAME = "blue"
MORE = Phrase("{count} more places", "dalszych miejsc: {count}")


def render(problems: Iterable[Problem], line_of: LineOf, *, color: bool, language: Language = "en") -> str:
    """Return the report on `problems`, worst first, closed by their counts.

    `line_of` gives the source line at a span, or None where there is none to show.
    """
    problems = list(problems)
    told = each(problems, line_of, color=color, language=language)
    return "\n\n".join([*told, words.counts(problems, language)])


def each(problems: Iterable[Problem], line_of: LineOf, *, color: bool, language: Language = "en") -> list[str]:
    """Return what is told of each of `problems`, worst first."""
    teller = _Teller(line_of, color, language)
    return ["\n".join(teller.problem(problem)) for problem in worst_first(problems)]


def summary(problems: Iterable[Problem], language: Language = "en") -> str:
    """Return the counts alone, such as ``2 errors and 1 warning in 2 files``."""
    return words.counts(problems, language)


@dataclass(frozen=True, slots=True)
class _Teller:
    """Tells single problems; knows where lines come from, and for whom it writes."""

    line_of: LineOf
    color: bool
    language: Language

    def problem(self, problem: Problem) -> Iterator[str]:
        """Yield the lines that tell `problem`."""
        related = problem.related[:MOST_RELATED]
        gutter = len(str(max(span.line for span in (problem.span, *(other.span for other in related)))))
        pad = " " * (gutter + 1)
        label = words.label(problem, self.language)
        yield self.heading(problem)
        yield from self.place(problem.span, "-->", gutter, "^", label, COLOURS[problem.level])
        for other in related:
            label = words.filled(other.label, problem, self.language)
            yield from self.place(other.span, ":::", gutter, "-", label, FRAME)
        if len(problem.related) > MOST_RELATED:
            more = MORE.in_(self.language).format(count=len(problem.related) - MOST_RELATED)
            yield f"{pad}{self.style(':::', fg=FRAME)} {more}"
        if help_ := words.help_of(problem, self.language):
            yield f"{pad}{self.name(words.HELP)} {help_}"
        yield f"{pad}{self.name(words.DOCS)} planloom explain {problem.code.id}"
        for folded in problem.folded:
            yield from self.folded(folded, pad)

    def heading(self, problem: Problem) -> str:
        """Return the line with level, code and message."""
        level = f"{words.LEVELS[problem.level].in_(self.language)}[{problem.code.id}]"
        message = self.style(f": {words.message(problem, self.language)}", bold=True)
        return self.style(level, fg=COLOURS[problem.level], bold=True) + message

    def name(self, phrase: Phrase) -> str:
        """Return the name of what follows, such as ``help:``."""
        return self.style(f"{phrase.in_(self.language)}:", bold=True)

    def place(self, span: Span, arrow: str, gutter: int, mark: str, said: str, colour: str) -> Iterator[str]:
        """Yield where something stands, and the line there with a mark under it."""
        if not span.file:
            return
        pad = " " * (gutter + 1)
        shown = excerpt(span, self.line_of(span))
        place = f"{pad}{self.style(arrow, fg=FRAME)} {words.visible(str(span))}"
        if shown is None:
            yield f"{place} {said}" if said else place
            return
        edge = self.style("|", fg=FRAME)
        yield place
        yield f"{pad} {edge}"
        yield f" {self.style(f'{span.line:>{gutter}}', fg=FRAME)} {edge} {shown.line}".rstrip()
        under = self.style(f"{mark * shown.width} {said}".rstrip(), fg=colour, bold=True)
        yield f"{pad} {edge} {' ' * shown.indent}{under}"

    def folded(self, problem: Problem, pad: str) -> Iterator[str]:
        """Yield a problem that follows from another, without its source line."""
        yield f"{pad}  {self.heading(problem)}"
        if problem.span.file:
            yield f"{pad}    {self.style('-->', fg=FRAME)} {words.visible(str(problem.span))}"
        for deeper in problem.folded:
            yield from self.folded(deeper, pad + "  ")

    def style(self, text: str, **how: Any) -> str:
        """Colour `text` for a terminal; leave it alone elsewhere."""
        return click.style(text, **how) if self.color else text
