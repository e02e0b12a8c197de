"""Pages that other organisations published become narrative pages of a plan by adding a header alone."""

import os
import shutil
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("PLANLOOM_SHARED", Path(__file__).parents[3] / "shared"))
REAL = SHARED / "data" / "real"
pytestmark = pytest.mark.skipif(not REAL.is_dir(), reason="the published pages are not here (PLANLOOM_SHARED)")


@pytest.mark.parametrize("name", ["federal-data-strategy", "sourcegraph-handbook"])
def test_they_load_as_pages(tmp_path, name, read_project):
    shutil.copytree(REAL / name, tmp_path / "plans" / name)
    (tmp_path / "plans" / name / "plan.md").write_text("---\nkind: strategy\n---\n")
    result = read_project(tmp_path)
    markdown = list((REAL / name).rglob("*.md"))
    told = {problem.span.file for problem in result.problems if problem.code.id == "S312"}
    assert len(result.plan.pages) + len(told) == len(markdown)
    for page in result.plan.pages:
        assert page.title
        assert all(body.markdown.strip() for body in page.bodies.values())
    for problem in (one for one in result.problems if one.code.id != "S112"):  # of files that are not read
        line = result.sources.line(problem.span)
        assert line is not None, problem
        assert problem.span.column <= len(line) + 1, problem
    assert result.report()
