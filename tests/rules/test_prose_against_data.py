"""Texts against fields on whole projects: nine of ten sentences that say otherwise are told, none that agrees.

Each half of a list is judged by itself, so that two sentences seldom stand in one field.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import claims_example
import pytest
from claims_brewery_theatre import BREWERY, BREWERY_RIGHT, BREWERY_WRONG, THEATRE, THEATRE_RIGHT, THEATRE_WRONG
from claims_hospital import PLANS as HOSPITAL
from claims_hospital import RIGHT as HOSPITAL_RIGHT
from claims_hospital import WRONG as HOSPITAL_WRONG
from claims_others import (
    FOUNDATION,
    FOUNDATION_RIGHT,
    FOUNDATION_WRONG,
    OFFICES,
    OFFICES_RIGHT,
    OFFICES_WRONG,
    WATER,
    WATER_RIGHT,
    WATER_WRONG,
)
from claims_planted import OF_LANGUAGES, Said, plain, told
from claims_railway_school import RAILWAY, RAILWAY_RIGHT, RAILWAY_WRONG, SCHOOL, SCHOOL_RIGHT, SCHOOL_WRONG
from claims_software import PLANS as SOFTWARE
from claims_software import RIGHT as SOFTWARE_RIGHT
from claims_software import WRONG as SOFTWARE_WRONG
from planted import copied, judge_example
from rule_projects import judged

pytestmark = pytest.mark.no_cover
T = TypeVar("T")
ENOUGH = 0.9
WRONG = [
    (HOSPITAL, HOSPITAL_WRONG),
    (SOFTWARE, SOFTWARE_WRONG),
    (FOUNDATION, FOUNDATION_WRONG),
    (WATER, WATER_WRONG),
    (OFFICES, OFFICES_WRONG),
    (THEATRE, THEATRE_WRONG),
    (BREWERY, BREWERY_WRONG),
    (SCHOOL, SCHOOL_WRONG),
    (RAILWAY, RAILWAY_WRONG),
]
RIGHT = [
    (HOSPITAL, HOSPITAL_RIGHT),
    (SOFTWARE, SOFTWARE_RIGHT),
    (FOUNDATION, FOUNDATION_RIGHT),
    (WATER, WATER_RIGHT),
    (OFFICES, OFFICES_RIGHT),
    (THEATRE, THEATRE_RIGHT),
    (BREWERY, BREWERY_RIGHT),
    (SCHOOL, SCHOOL_RIGHT),
    (RAILWAY, RAILWAY_RIGHT),
]


def half(sentences: list[T], number: int) -> list[T]:
    """Return every second of a list."""
    return sentences[number::2]


def untold(sentences: list[tuple[str, list[Said]]], number: int) -> tuple[list[str], list[str]]:
    """Return the sentences of one half that are told, and those that are not."""
    found = [one for tree, said in sentences for one in told(tree, half(said, number), judged).items()]
    return [said for said, problems in found if problems], [said for said, problems in found if not problems]


@pytest.mark.parametrize("number", [0, 1], ids=["even", "odd"])
def test_nine_of_ten_that_say_otherwise_are_told(number):
    found, missed = untold(WRONG, number)
    assert len(found) >= ENOUGH * (len(found) + len(missed)), missed


@pytest.mark.parametrize("number", [0, 1], ids=["even", "odd"])
def test_none_that_agrees_is_told(number):
    assert untold(RIGHT, number)[0] == []


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with copied(tmp_path_factory.mktemp("example")) as folder:
        yield folder


def told_of_pages(folder: Path, pairs: list[tuple[str, str]], language: int) -> list[str]:
    """Write each sentence on a page of its own, in one language, and return those that are told."""
    pages = folder / "plans" / "strategy"
    for number, pair in enumerate(pairs):
        said = [plain(one) if index == language else "…" for index, one in enumerate(pair)]
        (pages / f"said-{number}.md").write_text(f"# {number}\n\n{said[0]}\n", encoding="utf-8")
        (pages / f"said-{number}.pl.md").write_text(f"# {number}\n\n{said[1]}\n", encoding="utf-8")
    files = {one.span.file for one in judge_example(folder) if one.code.id not in OF_LANGUAGES}
    for page in pages.glob("said-*"):
        page.unlink()
    suffix = ("", ".pl")[language]
    return [pair[language] for number, pair in enumerate(pairs) if f"plans/strategy/said-{number}{suffix}.md" in files]


@pytest.mark.parametrize("language", [0, 1], ids=["en", "pl"])
@pytest.mark.parametrize("number", [0, 1], ids=["even", "odd"])
def test_pages_of_the_example_that_say_otherwise_are_told(example, number, language):
    pairs = half(claims_example.WRONG, number)
    assert len(told_of_pages(example, pairs, language)) >= ENOUGH * len(pairs)


@pytest.mark.parametrize("language", [0, 1], ids=["en", "pl"])
@pytest.mark.parametrize("number", [0, 1], ids=["even", "odd"])
def test_pages_of_the_example_that_agree_are_not_told(example, number, language):
    assert told_of_pages(example, half(claims_example.RIGHT, number), language) == []


@pytest.mark.parametrize(("file", "old", "new"), claims_example.INSTEAD, ids=lambda value: value[:40])
def test_texts_of_the_example_that_say_otherwise_are_told(example, file, old, new):
    path = example / "plans" / file
    whole = path.read_text(encoding="utf-8")
    assert whole.count(old) == 1
    path.write_text(whole.replace(old, plain(new)), encoding="utf-8")
    try:
        assert f"plans/{file}" in {one.span.file for one in judge_example(example) if one.code.id not in OF_LANGUAGES}
    finally:
        path.write_text(whole, encoding="utf-8")
