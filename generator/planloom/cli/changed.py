"""Which findings a change brought in or touched: the plans of a revision, read by the ordinary stages."""

import re
from collections.abc import Sequence

from planloom.cli.drawing import chart_faults
from planloom.cli.voice import Refused
from planloom.history.git.repository import GitError, Repository, project_in
from planloom.problems import Problem, Span
from planloom.project import Project, read_plans
from planloom.report.fingerprint import fingerprints

_FILE = re.compile(r"^\+\+\+ (?:b/)?(?P<file>.*)$")
_HUNK = re.compile(r"^@@ -\S+ \+(?P<start>\d+)(?:,(?P<count>\d+))? @@")


def since(revision: str, project: Project, found: Sequence[Problem]) -> list[Problem]:
    """Return the problems of `found` that were not there in `revision`, or whose lines were changed since."""
    repository = Repository(project.folder)
    try:
        commit = repository.commit(revision)
        before = set(fingerprints(_problems_in(commit, repository, project)))
        lines = _changed_lines(commit, repository)
    except GitError as error:
        raise Refused(error.words) from None
    return [
        problem
        for problem, mark in zip(found, fingerprints(found), strict=True)
        if mark not in before or any(_touched(span, lines) for span in _places(problem))
    ]


def _places(problem: Problem) -> list[Span]:
    return [problem.span, *(one.span for one in problem.related)]


def _touched(span: Span, lines: dict[str, set[int]]) -> bool:
    changed = lines.get(span.file, set())
    return any(line in changed for line in range(span.line, max(span.line, span.end_line) + 1))


def _problems_in(commit: str, repository: Repository, project: Project) -> list[Problem]:
    """Read the plans as they were in a commit."""
    with repository.plans_of(commit) as folder:
        then, problems = project_in(folder, project)
        reading = read_plans(then)
        return [*problems, *reading.everything, *chart_faults(reading)]


def _changed_lines(commit: str, repository: Repository) -> dict[str, set[int]]:
    """Return the lines of each file that are new or different since a commit."""
    told = repository.run("diff", "--unified=0", "--no-color", "--no-ext-diff", "--relative", commit, "--", ".")
    diff = told.decode("utf-8", "replace")
    lines: dict[str, set[int]] = {}
    file = ""
    for text in diff.splitlines():
        if match := _FILE.match(text):
            file = match["file"]
        elif match := _HUNK.match(text):
            start, count = int(match["start"]), int(match["count"] or 1)
            lines.setdefault(file, set()).update(range(start, start + count))
    return lines
