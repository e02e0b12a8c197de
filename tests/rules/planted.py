"""Plant one contradiction in the example organisation, and see what fires where."""

import datetime as dt
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

import yaml

from planloom.figures import compute
from planloom.links import resolve
from planloom.model import load
from planloom.problems import Problem, in_order
from planloom.rules import judge
from planloom.settings import Settings
from planloom.source import read

ROOT = Path(__file__).parents[2]
TODAY = dt.date(2028, 5, 10)
compose = yaml.compose
known: dict[str, yaml.Node | None] = {}


def composed(text: str, Loader: type) -> yaml.Node | None:  # noqa: N803  # the parser's own name
    """Compose each text once; nodes are only read."""
    if text not in known:
        known[text] = compose(text, Loader=Loader)
    return known[text]


@contextmanager
def copied(folder: Path) -> Iterator[Path]:
    """Give a copy of the example to spoil."""
    shutil.copytree(ROOT / "plans", folder / "plans", dirs_exist_ok=True)
    with composing_once():
        yield folder


@contextmanager
def composing_once() -> Iterator[None]:
    """Compose no text twice within."""
    with mock.patch.object(yaml, "compose", composed):
        yield


def judge_example(folder: Path) -> list[Problem]:
    """Judge the copy as it stands, on the day it was written for; its glossary is left out."""
    sources, unread = read(folder / "plans", folder)
    portfolio, mistaken = load(sources)
    graph, broken = resolve(portfolio)
    findings = judge(graph, compute(graph, TODAY), Settings())
    return in_order([*unread, *mistaken, *broken, *findings])


def planted(folder: Path, file: str, old: str, new: str) -> tuple[list[Problem], str]:
    """Replace `old`, which must stand there once, by `new`; return what is found, and the spoilt text."""
    path = folder / "plans" / file
    whole = path.read_text(encoding="utf-8")
    assert whole.count(old) == 1, f"{old!r} stands {whole.count(old)} times in {file}"
    spoilt = whole.replace(old, new)
    path.write_text(spoilt, encoding="utf-8")
    try:
        return judge_example(folder), spoilt
    finally:
        path.write_text(whole, encoding="utf-8")
