"""Measure what charts cost a build: without them, with all drawn, and with all from the cache.

    python -m bench charts [DIR]

DIR is a project, this repository's example when left out; it is copied before. Times are seconds on
the clock and of CPU, with those of the processes that draw; the ratios are what counts.
"""

import argparse
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

from planloom.charts.draw import Charts
from planloom.charts.engine import Engine
from planloom.charts.results import Drawn
from planloom.project import find_project, read_plans
from planloom.site.mkdocs.build import build_site

ROOT = Path(__file__).parents[1]
LEFT_OUT = shutil.ignore_patterns(".*", "site", "tests")


def cpu() -> float:
    """Return the seconds of CPU of this process and of those it waited for."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


@contextmanager
def without_charts() -> Iterator[None]:
    """Leave the places of charts empty."""
    with mock.patch.object(Charts, "draw_all", lambda _self, pictures, _look: [Drawn("") for _ in pictures]):
        yield


def build(root: Path) -> tuple[float, float, int]:
    """Build the site of `root`; return seconds on the clock, of CPU, and how many drawings were made."""
    with mock.patch.object(Engine, "draw", autospec=True, side_effect=Engine.draw) as draw:
        start, used = time.perf_counter(), cpu()
        project, _ = find_project(root)
        built = build_site(project, read_plans(project), root / "site", strict=False)
        if built.folder is None:
            raise SystemExit(f"the site was not built: {[problem.code.id for problem in built.problems]}")
        return time.perf_counter() - start, cpu() - used, draw.call_count


def add(parser: argparse.ArgumentParser) -> None:
    """Add the options of this measurement."""
    parser.add_argument("root", type=Path, nargs="?", default=ROOT)


def main(options: argparse.Namespace) -> None:
    """Measure."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(shutil.copytree(options.root, Path(folder) / "project", ignore=LEFT_OUT))
        build(root)  # what is read for the first time costs more
        shutil.rmtree(root / ".planloom-cache", ignore_errors=True)
        with without_charts():
            bare = build(root)
        rows = {"without charts": bare, "cold": build(root), "warm": build(root)}
    for name, (clock, used, drawings) in rows.items():
        ratio = f"{clock / bare[0]:.2f} times the clock, {used / bare[1]:.2f} times the CPU"
        print(f"{name:15} {clock:6.1f} s, {used:6.1f} s of CPU, {drawings:4} drawings; {ratio}")
