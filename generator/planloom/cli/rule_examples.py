"""Try rules of the organisation's own on the examples in them: a bad one breaks the rule, a good one does not.

An example is a small project in one text, read by the ordinary stages in a folder of its own and judged by that rule
alone.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from planloom.private import private_folder
from planloom.problems import Level, Phrase, Problem, in_order
from planloom.project import Project, read_plans
from planloom.settings import OwnRule, Settings, codes

_FILE = re.compile(r"^# (\S+\.(?:yml|md))[ \t]*\n", re.MULTILINE)
_KIND = re.compile(r"^kind:", re.MULTILINE)
PLAN = "plans/example/plan.yml"
LONGEST = 20_000
"""So many characters an example may have; it is to show one thing."""

TRIED = Phrase(
    "rules tried: {rules}, on examples: {examples}; without examples: {without}",
    "reguły wypróbowane: {rules}, na przykładach: {examples}; bez przykładów: {without}",
)

FIRES = codes.EXAMPLE.worded(
    Phrase("the rule `{id}` is broken by its good example", "dobry przykład narusza własną regułę `{id}`"),
    label=Phrase("broken here", "naruszona tutaj"),
    help=codes.EXAMPLE.help,
)
UNREADABLE = codes.EXAMPLE.worded(
    Phrase(
        "the example `{name}` of the rule `{id}` cannot be read as a plan",
        "przykładu `{name}` reguły `{id}` nie da się odczytać jako planu",
    ),
    label=Phrase("no plan", "to nie plan"),
    help=Phrase(
        "write fields of a plan with its `kind:`, or several files, each behind a line like `# plans/sales/plan.yml`",
        "wpisz pola planu z jego `kind:` albo kilka plików, każdy po wierszu jak `# plans/sales/plan.yml`",
    ),
)
TOO_MUCH = codes.EXAMPLE.worded(
    Phrase(
        "the example `{name}` of the rule `{id}` is longer than {most} characters, or names a file outside of `plans/`",
        "przykład `{name}` reguły `{id}` ma ponad {most} znaków albo wymienia plik spoza `plans/`",
    ),
    label=Phrase("too much", "za dużo"),
    help=Phrase("show one thing in a small plan", "pokaż jedną rzecz w małym planie"),
)


def tried(settings: Settings) -> tuple[list[Problem], Phrase]:
    """Return what the examples of the rules show to be wrong, and how much was tried."""
    problems: list[Problem] = []
    examples = 0
    for own in settings.rules:
        for name in ("bad", "good"):
            if getattr(own, name) is not None:
                examples += 1
                problems += _of_example(own, name, settings)
    without = [own.id for own in settings.rules if own.bad is None and own.good is None]
    names = ", ".join(without) or "–"
    said = (text.format(rules=len(settings.rules), examples=examples, without=names) for text in TRIED)
    return in_order(problems), Phrase(*said)


def _of_example(own: OwnRule, name: str, settings: Settings) -> Iterator[Problem]:
    try:
        files = _files_in(getattr(own, name))
    except ValueError:
        yield TOO_MUCH.at(own.span(name), id=own.id, name=name, most=LONGEST)
        return
    alone = settings.model_copy(update={"rules": (own,), "levels": {}, "audience": None})
    with private_folder() as folder:
        for path, text in files.items():
            place = folder / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, encoding="utf-8")
        reading = read_plans(Project(folder, folder / "plans"), settings=alone)
    mistakes = [problem for problem in reading.problems if problem.level is Level.ERROR]
    found = [problem for problem in reading.findings if problem.code.id == own.id]
    if mistakes:
        yield replace(UNREADABLE.at(own.span(name), id=own.id, name=name), folded=tuple(mistakes))
    elif name == "bad" and not found:
        yield codes.EXAMPLE.at(own.span(name), id=own.id)
    elif name == "good" and found:
        yield replace(FIRES.at(own.span(name), id=own.id), folded=tuple(found))


def _files_in(example: str) -> dict[str, str]:
    """Return the files of an example; what stands before the first name is a plan, a strategy where it does not say."""
    if len(example) > LONGEST:
        raise ValueError(example[:LONGEST])
    first, *rest = _FILE.split(example)
    files = dict(zip(rest[::2], rest[1::2], strict=True))
    if first.strip():
        files[PLAN] = first if _KIND.search(first) else f"kind: strategy\n{first}"
    if any(not _is_inside(path) for path in files):
        raise ValueError(example[:LONGEST])
    files.setdefault("plans/organisation.yml", "languages: en\n")
    return files


def _is_inside(path: str) -> bool:
    parts = PurePosixPath(path).parts
    return parts[0] == "plans" and ".." not in parts and "\\" not in path
