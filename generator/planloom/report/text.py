"""Problems for people at a terminal: the message, the place, the line with a mark under it, the mend.

The worst come first, so that the end of a long list is what may wait; the counts close it.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import click

from planloom.problems import Language, Phrase, Problem, Span, worst_first
from planloom.report import words
from planloom.report.brief import by_kind
from planloom.report.excerpt import excerpt
from planloom.report.words import COLOURS, occurrences

LineOf = Callable[[Span], str | None]

MOST_RELATED = 5
FRAME = "blue"
MORE = Phrase("{count} more places", "dalszych miejsc: {count}")
MORE_FOLDED = Phrase("… and {count} more that follow from it", "… i dalsze, które z tego wynikają: {count}")
MORE_OF_A_KIND = Phrase(
    "… and {count} more of {code} ({title}); planloom check --all shows them",
    "… i dalsze {code} ({title}): {count}; pokaże je planloom check --all",
)
FEW = 3
"""So many findings of a kind tell what is wrong; who mends them asks for all."""
SCREEN = 50
"""So many lines are read at once; what is longer is told by kind."""


def render(
    problems: Iterable[Problem], line_of: LineOf, *, color: bool, language: Language = "en", most: int | None = None
) -> str:
    """Return the report on `problems`, worst first, closed by their counts.

    `line_of` gives the source line at a span, or None where there is none to show. Of each kind at most `most` are
    told, and how many more there are, and all of it by kind where that does not fit on a screen; everything without it.
    """
    problems = list(problems)
    report = _in_full(problems, line_of, color=color, language=language, most=most)
    for fewer in range(most or 0, 0, -1):
        if report.count("\n") < SCREEN:
            break
        report = by_kind(problems, color=color, language=language, most=fewer)
    return "\n\n".join([*([report] if report else []), words.counts(problems, language)])


def _in_full(problems: list[Problem], line_of: LineOf, *, color: bool, language: Language, most: int | None) -> str:
    """Return every problem with its source line, related places and the mend."""
    renderer = _Renderer(line_of, color, language, most)
    reports = ["\n".join(renderer.problem(problem)) for problem in first_of_each(worst_first(problems), most)]
    left = list(_left_out(problems, most, language)) if most is not None else []
    return "\n\n".join([*reports, *(["\n".join(left)] if left else [])])


def each(problems: Iterable[Problem], line_of: LineOf, *, color: bool, language: Language = "en") -> list[str]:
    """Return the report on each of `problems`, worst first."""
    renderer = _Renderer(line_of, color, language)
    return ["\n".join(renderer.problem(problem)) for problem in worst_first(problems)]


def statistics(problems: Iterable[Problem], language: Language = "en") -> str:
    """Return how many findings there are of each kind, the worst and most frequent first, with those folded."""
    every = [one for problem in problems for one in occurrences(problem)]
    counted = Counter((problem.level, problem.code.id) for problem in every)
    titles = {problem.code.id: problem.code.title for problem in every}
    ordered = sorted(counted.items(), key=lambda entry: (entry[0][0].rank, -entry[1], entry[0][1]))
    width = max((len(str(number)) for number in counted.values()), default=1)
    return "\n".join(
        f"{number:>{width}}  {words.LEVELS[level].in_(language)}[{code}]  {titles[code].in_(language)}"
        for (level, code), number in ordered
    )


def first_of_each(problems: Iterable[Problem], most: int | None) -> Iterator[Problem]:
    """Yield the problems of which no more than `most` of their kind stand before."""
    seen: Counter[str] = Counter()
    for problem in problems:
        seen[problem.code.id] += 1
        if most is None or seen[problem.code.id] <= most:
            yield problem


def _left_out(problems: Iterable[Problem], most: int, language: Language) -> Iterator[str]:
    """Yield, for each kind with more than `most` findings, how many are not told."""
    counted = Counter(problem.code.id for problem in problems)
    titles = {problem.code.id: problem.code.title for problem in problems}
    for code, number in counted.items():
        if number > most:
            yield MORE_OF_A_KIND.in_(language).format(count=number - most, code=code, title=titles[code].in_(language))


def summary(problems: Iterable[Problem], language: Language = "en") -> str:
    """Return the counts alone, such as ``2 errors and 1 warning in 2 files``."""
    return words.counts(problems, language)


@dataclass(frozen=True, slots=True)
class _Renderer:
    """Renders single problems; knows where lines come from, and for whom it writes."""

    line_of: LineOf
    color: bool
    language: Language
    most: int | None = None

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
        yield from self.all_folded(problem, pad)

    def all_folded(self, problem: Problem, pad: str) -> Iterator[str]:
        """Yield what follows from a problem, and how much more of it there is than is told."""
        for folded in problem.folded[: self.most]:
            yield from self.folded(folded, pad)
        left = 0 if self.most is None else len(problem.folded) - self.most
        if left > 0:
            yield f"{pad}  {MORE_FOLDED.in_(self.language).format(count=left)}"

    def heading(self, problem: Problem) -> str:
        """Return the line with level, code and message."""
        level = f"{words.LEVELS[problem.level].in_(self.language)}[{problem.code.id}]"
        message = self.style(f": {words.message(problem, self.language)}", bold=True)
        return self.style(level, fg=COLOURS[problem.level], bold=True) + message

    def name(self, phrase: Phrase) -> str:
        """Return the name of what follows, such as ``help:``."""
        return self.style(f"{phrase.in_(self.language)}:", bold=True)

    def place(self, span: Span, arrow: str, gutter: int, mark: str, label: str, colour: str) -> Iterator[str]:
        """Yield where something stands, and the line there with a mark under it."""
        if not span.file:
            return
        pad = " " * (gutter + 1)
        shown = excerpt(span, self.line_of(span))
        place = f"{pad}{self.style(arrow, fg=FRAME)} {words.visible(str(span))}"
        if shown is None:
            yield f"{place} {label}" if label else place
            return
        edge = self.style("|", fg=FRAME)
        yield place
        yield f"{pad} {edge}"
        yield f" {self.style(f'{span.line:>{gutter}}', fg=FRAME)} {edge} {shown.line}".rstrip()
        under = self.style(f"{mark * shown.width} {label}".rstrip(), fg=colour, bold=True)
        yield f"{pad} {edge} {' ' * shown.indent}{under}"

    def folded(self, problem: Problem, pad: str) -> Iterator[str]:
        """Yield a problem that follows from another, without its source line."""
        yield f"{pad}  {self.heading(problem)}"
        if problem.span.file:
            yield f"{pad}    {self.style('-->', fg=FRAME)} {words.visible(str(problem.span))}"
        yield from self.all_folded(problem, pad + "  ")

    def style(self, text: str, **how: Any) -> str:
        """Colour `text` for a terminal; leave it alone elsewhere."""
        return click.style(text, **how) if self.color else text
