"""Which findings a change brought in or touched: the plans of a revision, read by the ordinary stages."""

import io
import re
import subprocess
import tarfile
import tempfile
from collections.abc import Sequence
from pathlib import Path

from planloom.cli.voice import Refused
from planloom.problems import Phrase, Problem, Span
from planloom.project import Project, find_project, read_plans
from planloom.report.fingerprint import fingerprints

NO_GIT = Phrase(
    "git is not installed; --changed-since compares with a revision",
    "git nie jest zainstalowany; --changed-since porównuje z rewizją",
)
GIT_FAILED = Phrase("git failed", "git zawiódł")

_FILE = re.compile(r"^\+\+\+ (?:b/)?(?P<file>.*)$")
_HUNK = re.compile(r"^@@ -\S+ \+(?P<start>\d+)(?:,(?P<count>\d+))? @@")


def since(revision: str, project: Project, found: Sequence[Problem]) -> list[Problem]:
    """Return the problems of `found` that were not there in `revision`, or whose lines were changed since."""
    before = set(fingerprints(_problems_in(revision, project)))
    lines = _changed_lines(revision, project.folder)
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


def _git(folder: Path, *arguments: str) -> bytes:
    """Run git; end with its own words when it cannot do what is asked."""
    try:
        done = subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True)  # noqa: S603, S607  # no shell; the user's own git
    except FileNotFoundError:
        raise Refused(NO_GIT) from None
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode("utf-8", "replace").strip()
        raise Refused(Phrase(said, said) if said else GIT_FAILED) from None
    return done.stdout


def _problems_in(revision: str, project: Project) -> list[Problem]:
    """Read the plans as they were in `revision`, in a folder of their own that is gone afterwards."""
    archive = _git(project.folder, "archive", "--format=tar", revision, "--", ".")
    with tempfile.TemporaryDirectory(prefix="planloom-") as folder:
        with tarfile.open(fileobj=io.BytesIO(archive)) as files:
            files.extractall(folder, filter="data")
        config = Path(folder) / project.config.name if project.config else None
        then, problems = find_project(Path(folder), config if config and config.is_file() else None, project.audience)
        return [*problems, *read_plans(then).everything]


def _changed_lines(revision: str, folder: Path) -> dict[str, set[int]]:
    """Return the lines of each file that are new or different since `revision`."""
    diff = _git(folder, "diff", "--unified=0", "--no-color", "--relative", revision, "--", ".").decode(
        "utf-8", "replace"
    )
    lines: dict[str, set[int]] = {}
    file = ""
    for text in diff.splitlines():
        if match := _FILE.match(text):
            file = match["file"]
        elif match := _HUNK.match(text):
            start, count = int(match["start"]), int(match["count"] or 1)
            lines.setdefault(file, set()).update(range(start, start + count))
    return lines
