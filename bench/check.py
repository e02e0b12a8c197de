"""Measure what `planloom check` does, stage by stage, in seconds of CPU.

    python -m bench check DIR [--profile]
    python -m bench check DIR --against CHECKOUT [--rounds 7]

`python -m bench corpus DIR` writes plans to measure it on.

The second form runs this checkout and another (such as `git worktree add ../before TAG`) in turn, each in a process
of its own with its own bench, and prints for each stage the least that each took and their ratio. On a
machine with other work, the least of several rounds is what the work of others disturbs least; the median of the
ratios within a round says how far to trust it.
"""

import argparse
import cProfile
import datetime as dt
import os
import pstats
import statistics
import subprocess
import sys
import time
from pathlib import Path

from planloom.collector import paused
from planloom.figures import compute
from planloom.links import resolve
from planloom.model import load
from planloom.problems import Problem
from planloom.rules import judge
from planloom.settings import Settings
from planloom.source import read

TODAY = dt.date(2027, 1, 15)
HERE = Path(__file__).resolve().parent.parent


@paused()
def check(root: Path) -> list[Problem]:
    """Read and judge the plans below `root`, and print what each stage took."""
    clock = time.process_time()
    total = clock

    def lap(stage: str) -> None:
        nonlocal clock
        now = time.process_time()
        print(f"{stage:8} {now - clock:6.2f} s")
        clock = now

    sources, problems = read(root / "plans", root)
    lap("source")
    portfolio, wrong = load(sources)
    problems += wrong
    lap("model")
    graph, wrong = resolve(portfolio)
    problems += wrong
    lap("links")
    figures = compute(graph, TODAY)
    problems += judge(graph, figures, Settings())
    lap("rules")
    print(f"{'all':8} {clock - total:6.2f} s, {len(problems)} problems")
    return problems


def seconds(checkout: Path, root: Path) -> dict[str, float]:
    """Run the benchmark of a checkout with its own code; return what each stage took."""
    command = [sys.executable, "-m", "bench", "check", str(root.resolve())]
    its_own = os.environ | {"PYTHONPATH": str(checkout / "generator")}
    told = subprocess.run(command, cwd=checkout, env=its_own, check=True, capture_output=True, text=True).stdout
    return {stage: float(taken) for stage, taken, *_ in map(str.split, told.splitlines())}


def compare(root: Path, before: Path, rounds: int) -> None:
    """Run both checkouts in turn, and print what each stage takes of what it took."""
    pairs = []
    for number in range(rounds):
        order = (before, HERE) if number % 2 else (HERE, before)
        taken = {checkout: seconds(checkout, root) for checkout in order}
        pairs.append((taken[before], taken[HERE]))
    print("stage      before      now   ratio   median of ratios")
    for stage in pairs[0][0]:
        then, now = (min(taken[stage] for taken in side) for side in zip(*pairs, strict=True))
        median = statistics.median(new[stage] / old[stage] for old, new in pairs)
        print(f"{stage:8} {then:6.2f} s {now:6.2f} s  {now / then:6.2f} {median:18.2f}")


def add(parser: argparse.ArgumentParser) -> None:
    """Add the options of this measurement."""
    parser.add_argument("root", type=Path)
    parser.add_argument("--profile", action="store_true", help="show where the time goes")
    parser.add_argument("--against", type=Path, metavar="CHECKOUT", help="compare with the code of another checkout")
    parser.add_argument("--rounds", type=int, default=7, help="how often each is run for the comparison")


def main(options: argparse.Namespace) -> None:
    """Measure."""
    if options.against:
        compare(options.root, options.against.resolve(), options.rounds)
    elif options.profile:
        with cProfile.Profile() as profile:
            check(options.root)
        pstats.Stats(profile).sort_stats("tottime").print_stats(40)
    else:
        check(options.root)
