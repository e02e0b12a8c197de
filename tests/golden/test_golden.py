"""Whole small projects and the pages that are written for them, word for word.

Each folder is one case: its plans, the pages expected as HTML with places for the charts, and the
report of the check. ``--update-golden`` writes what is expected anew; read the difference before you
commit it.
"""

import shutil
from pathlib import Path

import pytest

from planloom.pages import Options, write
from planloom.problems import in_order
from planloom.project import find_project, read_plans
from planloom.report.text import render

CASES = sorted(path.parent for path in Path(__file__).parent.glob("*/plans"))


def made(case):
    """Return the expected files of a case by name: its pages and its report."""
    project, problems = find_project(case)
    reading = read_plans(project)
    assert not reading.has_errors
    site, wrong = write(reading.figures, Options(findings=tuple(reading.everything), glossary=reading.glossary))
    problems = in_order([*problems, *reading.everything, *wrong])
    pages = {
        f"{page.language}/{page.path.with_suffix('.html')}": shown(page) for one in site.languages for page in one.pages
    }
    return pages | {"report.txt": render(problems, reading.sources.line, color=False) + "\n"}


def shown(page):
    return page.drawn({key: f"<!-- {key} -->" for key in page.pictures}).html + "\n"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_small_site_is_what_is_expected(case, update_golden):
    files = made(case)
    folder = case / "expected"
    if update_golden:
        shutil.rmtree(folder, ignore_errors=True)
        for name, text in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, "utf-8")
    kept = {
        path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*") if path.is_file()
    }
    assert sorted(files) == sorted(kept)
    assert files == kept


def test_there_are_cases():
    assert [case.name for case in CASES] == ["four-plans", "half-filled", "three-lines"]
