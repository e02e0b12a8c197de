"""Many problems on one screen: a line for each kind with its count, and the first of them, a line each.

Who reads a long list wants to know first what kinds of trouble there are and how much of each. Lines of the sources,
related places and what follows from a finding are for ``--all``.
"""

import textwrap
from collections.abc import Iterable, Iterator, Sequence

import click

from planloom.problems import Language, Phrase, Problem, worst_first
from planloom.report import words
from planloom.report.words import COLOURS, occurrences

LONGEST = 200
"""So many characters of a message are shown; a line that runs over several is no list any more."""

MOST_PLACES = 40
"""So many that are not told are named by their places at least."""
WIDTH = 150

LEFT = Phrase("… and {count} more", "… i dalsze: {count}")
ALL = Phrase(
    "planloom check --all tells every one of them with its line, planloom explain CODE what a kind means",
    "planloom check --all pokaże każde z nich wraz z wierszem, planloom explain KOD powie, co znaczy dany rodzaj",
)


def by_kind(problems: Iterable[Problem], *, color: bool, language: Language, most: int) -> str:
    """Return the problems by kind, worst first: a heading with the count, at most `most` lines, and the mend."""
    told = [line for same in _kinds(worst_first(problems)) for line in _lines_of(same, color, language, most)]
    return "\n".join([*told, ALL.in_(language)])


def _kinds(problems: Sequence[Problem]) -> list[list[Problem]]:
    grouped: dict[tuple[int, str], list[Problem]] = {}
    for problem in problems:
        grouped.setdefault((problem.level.rank, problem.code.id), []).append(problem)
    return [grouped[key] for key in sorted(grouped)]


def _lines_of(same: Sequence[Problem], color: bool, language: Language, most: int) -> Iterator[str]:
    problem = same[0]
    count, shown = _count(same), _count(same[:most])
    level = f"{words.LEVELS[problem.level].in_(language)}[{problem.code.id}]"
    title = f": {problem.code.title.in_(language)} ({count})"
    yield _styled(level, color, fg=COLOURS[problem.level], bold=True) + _styled(title, color, bold=True)
    width = max(len(_place(one)) for one in same[:most])
    for one in same[:most]:
        yield f"  {_place(one):<{width}}  {_shortened(words.message(one, language))}"
    if count > shown:
        left = LEFT.in_(language).format(count=count - shown)
        places = _places(same[most:]) if count - shown <= MOST_PLACES else ""
        yield from textwrap.wrap(
            f"{left}: {places}" if places else left,
            WIDTH,
            initial_indent="  ",
            subsequent_indent="    ",
            break_on_hyphens=False,
        )
    if mend := words.help_of(problem, language):
        yield f"  {_styled(words.HELP.in_(language) + ':', color, bold=True)} {_shortened(mend)}"


def _count(same: Sequence[Problem]) -> int:
    """Return how often it was found, with what is folded under its like."""
    return sum(one.code.id == problem.code.id for problem in same for one in occurrences(problem))


def _places(same: Sequence[Problem]) -> str:
    """Return where the rest stands, file by file: ``plans/a.yml:12,40 plans/b.yml:7``."""
    lines: dict[str, list[int]] = {}
    for problem in same:
        for one in occurrences(problem):
            if one.code.id == problem.code.id and one.span.file:
                lines.setdefault(words.visible(one.span.file), []).append(one.span.line)
    return " ".join(f"{file}:{','.join(map(str, dict.fromkeys(sorted(found))))}" for file, found in lines.items())


def _place(problem: Problem) -> str:
    span = problem.span
    return words.visible(f"{span.file}:{span.line}") if span.file else ""


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"


def _styled(text: str, color: bool, **how: object) -> str:
    return click.style(text, **how) if color else text  # type: ignore[arg-type]  # names of click's own
