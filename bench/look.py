"""What the scan for leaks costs a build: its share of the processor's time, from nothing and after one edit.

A copy of the example, in which every eighth page and all savings are for the board, is
built for staff in this process; the look is timed within the build that it is part of. Marks are set without regard to
what the texts say: what the look finds in a first build may be read in those that are measured.
"""

import argparse
import json
import shutil
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from bench.programs import HERE
from planloom.cli import main as command
from planloom.site import plugin

OBJECTIVES = "plans/strategy/objectives.yml"
SETTINGS = (
    "audiences: {board: {sees: [staff]}, staff: {}}\naudience: staff\ntoday: 2028-05-10\nlevels: {C: off, K: off}\n"
)
CONFIGURATION = "site_name: P\ndocs_dir: plans\ntheme: {name: material}\nplugins: [search, planloom]\n"


@dataclass
class Looked:
    """Counts the processor's time that the look takes, in seconds, and notes what it finds."""

    seconds: float = 0.0
    found: set[str] = field(default_factory=set)
    real: Any = field(default_factory=lambda: vars(plugin)["scan_folder"])

    def __call__(self, *arguments: Any) -> Any:
        """Look, and count; what is found ends no build."""
        began = time.process_time()
        found = self.real(*arguments)
        self.seconds += time.process_time() - began
        self.found |= {problem.values["what"] for problem in found}
        return []


def withheld(folder: Path, open_words: Iterable[str] = ()) -> None:
    """Write the example with its marks."""
    shutil.copytree(HERE / "plans", folder / "plans")
    (folder / "planloom.yml").write_text(f"{SETTINGS}open_words: {json.dumps(sorted(open_words))}\n", "utf-8")
    (folder / "mkdocs.yml").write_text(CONFIGURATION, "utf-8")
    pages = sorted(path for path in (folder / "plans").rglob("*.md") if not path.name.startswith("plan."))
    for path in {path.with_name(path.name.replace(".pl.md", ".md")) for path in pages[::8]}:
        text = path.read_text("utf-8")
        head = "---\naudience: [board]\n"
        path.write_text(
            head + text.removeprefix("---\n") if text.startswith("---\n") else f"{head}---\n{text}", "utf-8"
        )
    parts = sorted(path for path in (folder / "plans").rglob("savings.yml"))
    for path in parts:
        path.write_text(f"audience: board\n{path.read_text('utf-8')}", "utf-8")


def _built(folder: Path, looked: Looked) -> tuple[float, float]:
    """Return the seconds of one build and of the look in it."""
    looked.seconds = 0.0
    began = time.process_time()
    result = CliRunner().invoke(command, ["build", "-C", str(folder)])
    if result.exit_code:
        raise SystemExit(result.output)
    return time.process_time() - began, looked.seconds


def add(parser: argparse.ArgumentParser) -> None:
    """Add the options of this measurement."""
    parser.add_argument("--rounds", type=int, default=1, help="how often each is measured; the quickest counts")


def main(options: argparse.Namespace) -> str:
    """Measure, and return what is told."""
    looked = Looked()
    setattr(plugin, "scan_folder", looked)  # noqa: B010  # mypy knows the function by its type
    told: dict[str, list[tuple[float, float]]] = {}
    with tempfile.TemporaryDirectory(prefix="planloom-bench-") as place:
        first = Path(place) / "first"
        withheld(first)
        _built(first, looked)
        for number in range(options.rounds):
            folder = Path(place) / str(number)
            withheld(folder, looked.found)
            told.setdefault("from nothing", []).append(_built(folder, looked))
            told.setdefault("nothing changed", []).append(_built(folder, looked))
            objectives = folder / OBJECTIVES
            objectives.write_text(
                objectives.read_text("utf-8").replace("Germany, Austria", "Austria, Germany", 1), "utf-8"
            )
            told.setdefault("one text", []).append(_built(folder, looked))
    lines = (
        f"{name:16} {min(all_)[0]:6.2f} s, the look {min(all_)[1]:5.2f} s, {100 * min(all_)[1] / min(all_)[0]:4.1f} %"
        for name, all_ in told.items()
    )
    return "\n".join(lines)
