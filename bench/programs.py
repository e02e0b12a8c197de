"""The programs that are compared: how each is found and called, and where it shows an object."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from bench import sources
from bench.sources import Files
from bench.tree import A_PLAN, Tree

HERE = Path(__file__).resolve().parents[1]
ENGLISH = ("en",)


@dataclass(frozen=True, slots=True)
class Program:
    """One program: what tables call it, the executable that is looked for, and the packages whose versions are told.

    `files` gives what it reads, `command` how it builds a folder, `place` the page of an object below the output with
    the anchor there, which is empty where the page is its own.
    """

    name: str
    option: str
    packages: tuple[str, ...]
    files: Callable[[Tree, tuple[str, ...]], Files]
    command: Callable[[Path, Path], list[str]]
    place: Callable[[int], tuple[str, str]]
    languages: tuple[tuple[str, ...], ...] = (ENGLISH,)
    environment: Mapping[str, str] = field(default_factory=dict)
    executable: Path = Path()

    def pages(self, tree: Tree) -> int:
        """Return how many pages there are at least."""
        return len({self.place(one.number)[0] for one in tree.objects})

    def version(self) -> str:
        """Return the versions of what is measured."""
        if self.executable == Path(sys.executable):
            command = ["git", "-C", str(HERE), "describe", "--always", "--dirty"]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            return f"Planloom {done.stdout.strip() or 'of this checkout'}"
        asked = f"import importlib.metadata as m; print(*(m.version(p) for p in {self.packages!r}))"
        python = self.executable.parent / "python"
        done = subprocess.run([python, "-c", asked], capture_output=True, text=True, check=False)
        told = done.stdout.split() if done.returncode == 0 else ["?"] * len(self.packages)
        return ", ".join(f"{package} {version}" for package, version in zip(self.packages, told, strict=True))


def output(folder: Path) -> Path:
    """Return where the pages of a folder are to be."""
    return folder / "site"


def _planloom(executable: Path, folder: Path) -> list[str]:
    module = ["-m", "planloom"] if executable == Path(sys.executable) else []
    return [str(executable), *module, "build", "--quiet", "-C", str(folder)]


def _sphinx(executable: Path, folder: Path) -> list[str]:
    return [str(executable), "-q", "-b", "html", str(folder), str(output(folder))]


def _mkdocs(executable: Path, folder: Path) -> list[str]:
    return [str(executable), "build", "-f", str(folder / "mkdocs.yml")]


def _strictdoc(executable: Path, folder: Path) -> list[str]:
    there = ["--output-dir", str(output(folder)), "--no-parallelization"]
    return [str(executable), "export", str(folder), "--formats", "html", *there]


def _on_its_page(number: int) -> tuple[str, str]:
    return f"plan-{number // A_PLAN:05}/objectives/aim-{number:06}/index.html", ""


def _in_markdown(number: int) -> tuple[str, str]:
    return f"plan_{number // A_PLAN:05}/index.html", f"aim-{number:06}"


PLANLOOM = Program(
    "Planloom",
    "planloom",
    ("planloom",),
    sources.planloom,
    _planloom,
    _on_its_page,
    languages=(ENGLISH, ("en", "pl")),
)
MKDOCS = Program(
    "MkDocs, plain Markdown",
    "mkdocs",
    ("mkdocs", "mkdocs-material"),
    lambda tree, _: sources.markdown(tree),
    _mkdocs,
    _in_markdown,
    environment={"NO_MKDOCS_2_WARNING": "1"},
)
PEERS = (
    Program(
        "sphinx-needs",
        "sphinx-build",
        ("sphinx-needs", "sphinx"),
        lambda tree, _: sources.sphinx_needs(tree),
        _sphinx,
        lambda number: (f"plan_{number // A_PLAN:05}.html", f"A{number:06}"),
    ),
    MKDOCS,
    replace(MKDOCS, name="Zensical, plain Markdown", option="zensical", packages=("zensical",)),
    Program(
        "StrictDoc",
        "strictdoc",
        ("strictdoc",),
        lambda tree, _: sources.strictdoc(tree),
        _strictdoc,
        lambda number: (f"html/project/plan_{number // A_PLAN:05}.html", f"AIM-{number:06}"),
    ),
)


def this_checkout() -> Program:
    """Return Planloom as it stands here."""
    environment = {"PYTHONPATH": str(HERE / "generator")}
    return replace(PLANLOOM, executable=Path(sys.executable), environment=environment)


def found(program: Program, given: Path | None) -> Program | None:
    """Return a program with the path that was given, or that on PATH; None where there is none."""
    path = given or shutil.which(program.option)
    if path is None:
        return None
    if not os.access(path, os.X_OK):
        raise SystemExit(f"{path} cannot be run")
    return replace(program, executable=Path(path).absolute())
