"""Change one thing in plans of a software firm in dollars, or of a hospital in Polish: it is found, and nothing before."""

import datetime as dt
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from planted import composing_once
from planted_elsewhere import PLANTED

from planloom.figures import compute
from planloom.links import resolve
from planloom.model import load
from planloom.problems import Level, Problem
from planloom.rules import judge
from planloom.settings import Settings
from planloom.source import read

pytestmark = pytest.mark.no_cover
PLACE = Path(__file__).parent / "elsewhere"
TODAY = dt.date(2027, 8, 10)
EVERY = [one for kind in PLANTED.values() for one in kind]


@pytest.fixture(scope="module", autouse=True)
def once() -> Iterator[None]:
    with composing_once():
        yield


def judged(files: dict[str, str], folder: Path) -> list[Problem]:
    for name, text in files.items():
        path = folder / "plans" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    sources, unread = read(folder / "plans", folder)
    portfolio, mistaken = load(sources)
    graph, broken = resolve(portfolio)
    return [*unread, *mistaken, *broken, *judge(graph, compute(graph, TODAY), Settings())]


@cache
def files_of(project: str) -> dict[str, str]:
    root = PLACE / project
    return {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8")
        for path in root.rglob("*")
        if path.is_file()
    }


def told(problem: Problem) -> tuple[str, Level, str]:
    return problem.code.id, problem.level, problem.span.file


@pytest.mark.parametrize("project", ["software", "hospital"])
def test_the_plans_themselves_have_no_errors_and_no_warnings(project, tmp_path):
    assert [one.code.id for one in judged(files_of(project), tmp_path) if one.level is not Level.INFO] == []


@pytest.mark.parametrize(
    ("project", "file", "old", "new", "codes"), EVERY, ids=lambda value: value[-50:] if isinstance(value, str) else None
)
def test_a_contradiction_is_found(project, file, old, new, codes, tmp_path):
    files = files_of(project)
    assert files[file].count(old) == 1
    before = [told(one) for one in judged(files, tmp_path / "before")]
    after = judged({**files, file: files[file].replace(old, new)}, tmp_path / "after")
    assert {one.code.id for one in after if told(one) not in before} == set(codes.split())
