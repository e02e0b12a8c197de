"""How much problems matter to a project."""

from collections.abc import Iterable
from dataclasses import replace

from planloom.problems import Problem
from planloom.settings.values import Settings


def levelled(problems: Iterable[Problem], settings: Settings) -> list[Problem]:
    """Give problems of any stage the levels of the settings; what is switched off is left out."""
    kept = []
    for problem in problems:
        level = settings.level(problem.code)
        if level is not None:
            kept.append(replace(problem, level=level, folded=tuple(levelled(problem.folded, settings))))
    return kept
