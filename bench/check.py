"""Measure what `planloom check` does, stage by stage, in seconds of CPU.

    python bench/check.py DIR [--profile]

Write a corpus with bench/corpus.py first.
"""

import argparse
import cProfile
import datetime as dt
import pstats
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


def main() -> None:
    """Read the command line and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("root", type=Path)
    parser.add_argument("--profile", action="store_true", help="show where the time goes")
    options = parser.parse_args()
    if not options.profile:
        check(options.root)
        return
    with cProfile.Profile() as profile:
        check(options.root)
    pstats.Stats(profile).sort_stats("tottime").print_stats(40)


if __name__ == "__main__":
    main()
