"""Small projects for the tests of rules, written as one text with a comment line before each file."""

import datetime as dt
import re
import tempfile
from functools import cache
from pathlib import Path

from planloom.problems import Problem, in_order
from planloom.project import find_project, read_plans

TODAY = dt.date(2027, 1, 15)
FILE = re.compile(r"^# (\S+\.(?:yml|md)(?:\.txt)?)\n", re.MULTILINE)
ORGANISATION = "plans/organisation.yml"
STRATEGY = "plans/strategy/plan.yml"
SETTINGS = "planloom.yml"


def files_of(tree: str) -> dict[str, str]:
    """Split a text into files; what stands before the first name belongs to a strategy plan.

    Without an organisation of its own a project speaks English only, and it is judged on one day.
    """
    first, *rest = FILE.split(tree)
    files = dict(zip(rest[::2], rest[1::2], strict=True))
    if first.strip():
        files[STRATEGY] = first if re.search(r"^kind:", first, re.MULTILINE) else f"kind: strategy\n{first}"
    if not any(name.startswith("plans/") and name.endswith(("plan.yml", "plan.md")) for name in files):
        files[STRATEGY] = "kind: strategy\n"
    files.setdefault(ORGANISATION, "languages: en\n")
    settings = files.get(SETTINGS, "")
    files[SETTINGS] = settings if "today:" in settings else f"{settings}today: {TODAY.isoformat()}\n"
    return files


def judged(tree: str) -> list[Problem]:
    """Return everything that is wrong with a project, from reading it to judging it."""
    return list(_judged(tree))


@cache
def _judged(tree: str) -> tuple[Problem, ...]:
    return tuple(judged_anew(tree))


def judged_anew(tree: str) -> list[Problem]:
    """Do the same without remembering it, for rules that come and go."""
    files = files_of(tree)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name, text in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        project, problems = find_project(root)
        return in_order([*problems, *read_plans(project).everything])


def codes(problems: list[Problem]) -> list[str]:
    """Return the codes of problems, without those folded."""
    return [problem.code.id for problem in problems]


def marked(problem: Problem, tree: str) -> str:
    """Return the text under the caret of a problem."""
    span = problem.span
    line = files_of(tree)[span.file].split("\n")[span.line - 1]
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    return line[span.column - 1 : end]
