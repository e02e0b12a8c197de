"""Pages of real organisations, taken over as they are: nothing is added but the header of a plan."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from planloom.cli import main

REAL = Path(__file__).parents[3] / "shared" / "data" / "real"
FOLDERS = {"federal": "federal-data-strategy/pages", "handbook": "sourcegraph-handbook/content"}

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not REAL.is_dir(), reason="the pages of real organisations are not beside the repository"),
]


@pytest.fixture
def taken_over(tmp_path):
    for name, folder in FOLDERS.items():
        shutil.copytree(REAL / folder, tmp_path / "plans" / name)
        (tmp_path / "plans" / name / "plan.md").write_text("---\nkind: strategy\n---\n")
    return tmp_path


def run(folder, *arguments):
    result = CliRunner().invoke(main, [*arguments, "-C", str(folder)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_what_could_run_code_is_refused_with_its_place(taken_over):
    result = run(taken_over, "build")
    assert result.exit_code == 1
    assert "S501" in result.output
    assert "plans/federal/2020/progress/index.md:82:3" in result.output
    assert not (taken_over / "site").exists()


def test_without_it_every_page_is_built(taken_over):
    (taken_over / "planloom.yml").write_text("levels: {S501: warning}\n")
    result = run(taken_over, "build", "-q")
    assert result.exit_code == 0, result.output
    sources = [path for name in FOLDERS for path in (taken_over / "plans" / name).rglob("*.md")]
    pages = [path for name in FOLDERS for path in (taken_over / "site" / name).rglob("index.html")]
    assert len(pages) >= len(sources)
    for page in pages:
        text = page.read_text()
        article = text[text.index("<article") : text.index("</article>")]
        assert "<script" not in article
        assert "<iframe" not in article
