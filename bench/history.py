"""Measure what the past of the plans costs a build: pages of changes, histories of objects, feeds.

    python -m bench history [--objects 5000] [--commits 200]

The same plans are built in a folder of no repository and in one with that many commits, each of which edits three
objects, and a tag on every fortieth: from nothing, with nothing changed, and after one more commit. Seconds of CPU of
everything that is started, git included, and what share of the build without a past the past costs.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from bench import sources
from bench.measured import measured
from bench.tree import Tree, grown

_EDITED, _TAGGED = 3, 40
_NOBODY = {
    f"GIT_{role}_{what}": said
    for role in ("AUTHOR", "COMMITTER")
    for what, said in (("NAME", "Bench"), ("EMAIL", "bench@example.org"))
}


def add(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("--objects", type=int, default=5_000)
    parser.add_argument("--commits", type=int, default=200)
    parser.add_argument("--limit", type=float, default=1_800, help="seconds that a build may take")


def main(options: argparse.Namespace) -> str:
    """Build both and return what they cost, line by line."""
    with tempfile.TemporaryDirectory() as name:
        bare, kept = Path(name, "bare"), Path(name, "kept")
        tree = written(kept, options.objects, options.commits)
        sources.write(sources.planloom(tree, ("en",)), bare)
        told = ["seconds of CPU           no past    past   difference"]
        told.append(_line("from nothing", *(_build(folder, options.limit) for folder in (bare, kept))))
        told.append(_line("nothing changed", *(_build(folder, options.limit) for folder in (bare, kept))))
        tree = tree.changed(options.objects // 2, budget=1)
        for folder in (bare, kept):
            sources.write(sources.planloom(tree, ("en",)), folder)
        _git(kept, "commit", "-qam", "One more")
        told.append(_line("one more commit", *(_build(folder, options.limit) for folder in (bare, kept))))
    return "\n".join(told)


def written(root: Path, objects: int, commits: int) -> Tree:
    """Write a repository of plans with a past, and return the plans as they are in the end."""
    tree = grown(objects)
    sources.write(sources.planloom(tree, ("en",)), root)
    Path(root, ".gitignore").write_text("site/\n.planloom-cache/\n.told\n", "utf-8")
    _git(root, "init", "-q")
    for number in range(commits):
        if number:
            for place in range(_EDITED):
                at = (number * 797 + place * 1_009) % objects
                tree = tree.changed(at, budget=1_000 * (number + place + 1))
            sources.write(sources.planloom(tree, ("en",)), root)
        _git(root, "add", "-A")
        _git(root, "commit", "-q", "-m", f"Edit {number}")
        if number % _TAGGED == 0:
            _git(root, "tag", f"v{number // _TAGGED}")
    return tree


def _git(root: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=root, env=os.environ | _NOBODY, check=True, capture_output=True)


def _build(folder: Path, limit: float) -> float:
    command = [sys.executable, "-m", "planloom", "build", "--quiet"]
    return measured(command, folder, folder / "site", limit, {}).cpu


def _line(name: str, without: float, with_past: float) -> str:
    more = with_past - without
    return f"{name:22} {without:9.2f} {with_past:7.2f} {more:+9.2f}  ({more / without:+.1%})"
