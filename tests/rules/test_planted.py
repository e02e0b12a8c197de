"""Change one number, date, link, unit or word of the example: the right rule fires at the right place."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from contradictions import HARMLESS, PLANTED, Found
from planted import copied, judge_example, planted

from planloom.problems import Level, Problem

pytestmark = pytest.mark.no_cover  # the examples of the catalogue measure every rule


@pytest.fixture(scope="module")
def example(tmp_path_factory) -> Iterator[Path]:
    with copied(tmp_path_factory.mktemp("example")) as folder:
        yield folder


@pytest.fixture(scope="module")
def before(example) -> set[tuple[str, str]]:
    """What is found in the example as it stands."""
    return {found(problem) for problem in judge_example(example)}


def found(problem: Problem) -> tuple[str, str]:
    return problem.code.id, str(problem.span)


def place(expected: Found, folder: Path, changed: str, spoilt: str) -> tuple[str, str]:
    """Return the code and the place (file:line:column) that an expectation describes."""
    code, file, around = expected
    text = spoilt if file == changed else (folder / "plans" / file).read_text(encoding="utf-8")
    plain = around.replace("«", "").replace("»", "")
    assert text.count(plain) == 1, f"{plain!r} stands {text.count(plain)} times in {file}"
    offset = text.index(plain) + around.index("«")
    line, column = text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
    return code, f"plans/{file}:{line}:{column}"


def test_the_example_itself_has_no_errors_and_no_warnings(example):
    assert [problem for problem in judge_example(example) if problem.level is not Level.INFO] == []


def test_there_are_enough_of_them():
    assert len(PLANTED) >= 100


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"), PLANTED, ids=lambda value: value[:50] if isinstance(value, str) else "found"
)
def test_a_planted_contradiction_is_found_where_it_is(example, before, file, old, new, expected):
    problems, spoilt = planted(example, file, old, new)
    new_ones = [found(problem) for problem in problems if found(problem) not in before]
    assert sorted(new_ones) == sorted(place(one, example, file, spoilt) for one in expected)


@pytest.mark.parametrize(("file", "old", "new"), HARMLESS, ids=lambda value: value[:50])
def test_what_contradicts_nothing_says_nothing(example, before, file, old, new):
    problems, _ = planted(example, file, old, new)
    assert [found(problem) for problem in problems if found(problem) not in before] == []
