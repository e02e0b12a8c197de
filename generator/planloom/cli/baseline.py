"""A baseline: findings that are known and borne for now, in a file beside the plans.

Old plans have many findings at first. Those in the baseline are not told again, so that the next one is seen; what was
mended is told, so that the file shrinks. A finding is known by its code, the object it is about and its words, and not
by its line.
"""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from planloom.cli.voice import Refused
from planloom.foreign_json import json_in
from planloom.problems import Level, Phrase, Problem
from planloom.project import Reading
from planloom.report.words import message

FORMAT = "planloom-baseline"
VERSION = 1
UNREADABLE = Phrase(
    "`{file}` is no baseline; write it with `planloom check --write-baseline {file}`",
    "`{file}` nie jest plikiem znanych uwag; utwórz go poleceniem `planloom check --write-baseline {file}`",
)

Mark = tuple[str, str, str]
"""Code, object (or file, where it is about none) and words of a finding."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Findings held against a baseline: those that are `new`, how many are `known`, and the marks that are `gone`."""

    new: list[Problem]
    known: int
    gone: list[Mark]


def read(file: Path) -> Counter[Mark]:
    """Read a baseline; ends the command where it is none."""
    try:
        document = json_in(file.read_text("utf-8-sig"))
        if document["format"] != FORMAT or document["version"] != VERSION:
            raise Refused(UNREADABLE.filled(file=file))
        return Counter((str(one["code"]), str(one["about"]), str(one["message"])) for one in document["findings"])
    except (OSError, ValueError, KeyError, TypeError):
        raise Refused(UNREADABLE.filled(file=file)) from None


def compare(found: Sequence[Problem], reading: Reading, baseline: Counter[Mark]) -> Compared:
    """Hold findings against a baseline.

    An error that stops a build is told whatever the baseline says. What is gone is not told to readers who do not see
    all of the plans: for them much is gone, and the baseline has its words.
    """
    left = Counter(baseline)
    new: list[Problem] = []
    known = 0
    for problem in found:
        mark = _mark(problem)
        if left[mark] > 0 and not _stops(problem, reading):
            left[mark] -= 1
            known += 1
        else:
            new.append(problem)
    gone = [] if reading.settings.readers else sorted(left.elements())
    return Compared(new, known, gone)


def written(found: Iterable[Problem], reading: Reading) -> str:
    """Return a baseline of what was found, but for errors that stop a build: an entry a line, always in one order."""
    marks = sorted(_mark(problem) for problem in found if not _stops(problem, reading))
    lines = ",\n".join(f"    {_line(mark)}" for mark in marks)
    head = f'{{\n  "format": "{FORMAT}",\n  "version": {VERSION},\n  "findings": ['
    return f"{head}\n{lines}\n  ]\n}}" if marks else f"{head}]\n}}"


def _line(mark: Mark) -> str:
    entry: dict[str, Any] = dict(zip(("code", "about", "message"), mark, strict=True))
    return json.dumps(entry, ensure_ascii=False)


def _mark(problem: Problem) -> Mark:
    return problem.code.id, problem.subject or problem.span.file, message(problem)


def _stops(problem: Problem, reading: Reading) -> bool:
    return problem.level is Level.ERROR and any(problem is one for one in reading.problems)
