"""One cause, one finding: what follows from a finding is folded under it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from planloom.problems import Problem, Span

SEVERAL = 3  # from so many findings of one kind in a plan on, the plan is told once

# Where the first code has been found at a place, findings of the others that involve that place follow.
CONSEQUENCES: Mapping[str, frozenset[str]] = {
    "D101": frozenset({"D102", "D103", "D104", "D105", "D106", "D107"}),
    "D102": frozenset({"D106"}),
    "C121": frozenset({"L104"}),
    **dict.fromkeys(("K111", "K112", "M101", "M102", "M112", "M116", "M120"), frozenset({"K114"})),
}


def as_one(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield the first problem with the others folded under it; nothing when there are none."""
    problems = list(problems)
    if problems:
        yield replace(problems[0], folded=(*problems[0].folded, *problems[1:]))


def by_place(problems: Iterable[Problem]) -> list[Problem]:
    """Fold each problem under the first before it that involves one of the same places."""
    heads: list[Problem] = []
    involved: dict[Span, int] = {}
    for problem in problems:
        places = [problem.span, *(related.span for related in problem.related)]
        first = next((involved[place] for place in places if place in involved), None)
        if first is None:
            first = len(heads)
            heads.append(problem)
        else:
            heads[first] = under(heads[first], [problem])
        involved.update((place, first) for place in places if place not in involved)
    return heads


def under(head: Problem, problems: Iterable[Problem]) -> Problem:
    """Return `head` with `problems` folded under it."""
    return replace(head, folded=(*head.folded, *problems))


def fold(problems: list[Problem]) -> list[Problem]:
    """Fold what follows from a finding of another rule at the same place."""
    causes: dict[str, list[int]] = {}  # by where they begin: a value and a figure at its head are one place
    for index, problem in enumerate(problems):
        if problem.code.id in CONSEQUENCES:
            causes.setdefault(str(problem.span), []).append(index)
    if not causes:
        return problems
    gathered: dict[int, list[Problem]] = {}
    kept: list[int] = []
    for index, problem in enumerate(problems):
        cause = _cause(problem, causes, problems)
        if cause is None:
            kept.append(index)
        else:
            gathered.setdefault(cause, []).append(problem)
    return [under(problems[index], gathered.get(index, ())) for index in kept]


def _cause(problem: Problem, causes: Mapping[str, list[int]], problems: list[Problem]) -> int | None:
    for span in (problem.span, *(related.span for related in problem.related)):
        for index in causes.get(str(span), ()):
            if problem.code.id in CONSEQUENCES[problems[index].code.id]:
                return index
    return None
