"""What is measured: a build from nothing, one with nothing changed, and one after each of three edits."""

import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bench import sources
from bench.measured import MEGABYTE, Cost, FailedError, measured, size_of
from bench.programs import HERE, Program, output
from bench.right import check_links, check_pages, check_shown
from bench.tree import Tree

PHASES = ("from nothing", "nothing changed", "one text", "one budget", "one title")
MARK = "Zmierzone"
BUDGET = 7_654_321

EXAMPLE_FILE = "plans/strategy/objectives.yml"
EXAMPLE_PAGE = "strategy/objectives/grow-dach/index.html"
EXAMPLE_EDITS = {
    "one text": ("Germany, Austria and Switzerland bring", f"{MARK} bring", MARK),
    "one budget": ("revenue_target: {2027: 50m", "revenue_target: {2027: 51.7m", r"51[.,]7"),
    "one title": ("en: Grow in the DACH market", f"en: {MARK} in DACH", f"{MARK} in DACH"),
}

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Step:
    """A phase: the tree as it then is, and after an edit what must be seen of the object edited."""

    phase: str
    tree: Tree
    number: int
    shown: re.Pattern[str] | None = None


@dataclass(slots=True)
class Result:
    """What one program did with one tree: the costs by phase, its pages and bytes, or why it gave up."""

    program: str
    costs: dict[str, Cost] = field(default_factory=dict)
    pages: int = 0
    size: int = 0
    failed: str = ""


def steps(tree: Tree) -> Iterator[Step]:
    """Yield the phases: each begins where the one before it ended."""
    number = len(tree.objects) // 2
    one = tree.objects[number]
    yield Step(PHASES[0], tree, number)
    yield Step(PHASES[1], tree, number)
    tree = tree.changed(number, text=f"{MARK} {one.text}")
    yield Step(PHASES[2], tree, number, re.compile(MARK))
    tree = tree.changed(number, budget=BUDGET)
    yield Step(PHASES[3], tree, number, re.compile(r"7\D{0,3}654\D{0,3}321"))
    tree = tree.changed(number, title=f"{MARK} {one.title}")
    yield Step(PHASES[4], tree, number, re.compile(re.escape(f"{MARK} {one.title}")))


def run(program: Program, tree: Tree, languages: tuple[str, ...], limit: float, tell: Tell) -> Result:
    """Measure a program on a tree, in a folder of its own; what goes wrong is part of the result."""
    result = Result(program.name)
    with tempfile.TemporaryDirectory(prefix="planloom-bench-") as place:
        folder = Path(place) / "project"
        try:
            _run(program, tree, languages, folder, _meter(program, folder, limit, result, tell))
            _count(result, output(folder))
        except FailedError as error:
            result.failed = str(error)
            tell(f"{program.name}: {error}")
    return result


def _run(
    program: Program, tree: Tree, languages: tuple[str, ...], folder: Path, measure: Callable[[str], None]
) -> None:
    written = None
    for step in steps(tree):
        files = program.files(step.tree, languages)
        changed = sources.write(files, folder, written)
        if step.shown and changed != 1:
            raise FailedError(f"the edit changed {changed} files")
        written = files
        measure(step.phase)
        if step.shown:
            check_shown(program, output(folder), step.number, step.shown)
        else:
            check_pages(program, output(folder), step.tree)
            check_links(program, output(folder), step.tree)


def _meter(program: Program, folder: Path, limit: float, result: Result, tell: Tell) -> Callable[[str], None]:
    """Return a function that builds once and notes what it cost."""

    def measure(phase: str) -> None:
        command = program.command(program.executable, folder)
        cost = measured(command, folder, output(folder), limit, program.environment)
        result.costs[phase] = cost
        tell(f"{program.name}: {phase} {cost.cpu:.1f} s, {cost.memory // MEGABYTE} MiB")

    return measure


def _count(result: Result, root: Path) -> None:
    result.pages, result.size = sum(1 for _ in root.rglob("*.html")), size_of(root)


def run_example(program: Program, limit: float, tell: Tell) -> Result:
    """Measure Planloom on the example of the repository; edited is what its first objective says."""
    result = Result(program.name)
    with tempfile.TemporaryDirectory(prefix="planloom-bench-") as place:
        folder = Path(place) / "project"
        shutil.copytree(HERE / "plans", folder / "plans")
        shutil.copy(HERE / "mkdocs.yml", folder)
        try:
            _run_example(folder, _meter(program, folder, limit, result, tell))
            _count(result, output(folder))
        except FailedError as error:
            result.failed = str(error)
            tell(f"{program.name}: {error}")
    return result


def _run_example(folder: Path, measure: Callable[[str], None]) -> None:
    file, page = folder / EXAMPLE_FILE, output(folder) / EXAMPLE_PAGE
    for phase in PHASES:
        old, new, shown = EXAMPLE_EDITS.get(phase, ("", "", ""))
        text = file.read_text("utf-8")
        if old not in text:
            raise FailedError(f"{EXAMPLE_FILE} has no `{old}`")
        file.write_text(text.replace(old, new, 1), "utf-8")
        measure(phase)
        if not page.is_file() or not re.search(shown, page.read_text("utf-8")):
            raise FailedError(f"the edit is not on {EXAMPLE_PAGE}")
