"""What a build leaves behind: the same bytes each time, and never half a site."""

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from planloom.cli import main

pytestmark = pytest.mark.slow

CONFIG = "site_name: T\ndocs_dir: plans\ntheme: {name: material}\nplugins: [search, planloom]\n"


def project(folder: Path, **files: str) -> Path:
    """Write a small project; keyword names stand for paths with ``__`` for the slash."""
    (folder / "plans" / "strategy").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(CONFIG)
    (folder / "plans" / "strategy" / "plan.md").write_text("---\nkind: strategy\n---\n")
    for name, text in files.items():
        path = folder / "plans" / name.replace("__", "/").replace("_yml", ".yml").replace("_md", ".md")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder


def run(folder: Path, *arguments: str):
    return CliRunner().invoke(main, [*arguments, "-C", str(folder)])


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_plan_of_three_lines_builds_in_both_languages(tmp_path):
    result = run(project(tmp_path), "build", "--strict")
    assert result.exit_code == 0, result.output
    for place in ("index.html", "strategy/index.html", "pl/index.html", "pl/strategy/index.html", "404.html"):
        assert (tmp_path / "site" / place).is_file()
    assert 'lang="pl"' in (tmp_path / "site/pl/index.html").read_text()


def test_no_configuration_is_needed(tmp_path):
    project(tmp_path)
    (tmp_path / "mkdocs.yml").unlink()
    assert run(tmp_path, "build").exit_code == 0
    assert (tmp_path / "site/pl/strategy/index.html").is_file()


def test_two_builds_are_the_same_bytes(tmp_path):
    project(tmp_path, strategy__a_yml="objectives:\n  - id: grow\n    title: {en: Grow, pl: Wzrost}\n")
    run(tmp_path, "build", "-d", str(tmp_path / "one"))
    run(tmp_path, "build", "-d", str(tmp_path / "two"))
    one, two = files(tmp_path / "one"), files(tmp_path / "two")
    assert one.keys() == two.keys()
    assert [name for name in one if one[name] != two[name] and not name.endswith(".gz")] == []


def test_a_failed_build_leaves_the_last_good_site(tmp_path):
    project(tmp_path)
    run(tmp_path, "build")
    before = files(tmp_path / "site")
    (tmp_path / "plans/strategy/a.yml").write_text("objectives: [")
    result = run(tmp_path, "build")
    assert result.exit_code == 1
    assert "S201" in result.output
    assert "plans/strategy/a.yml:" in result.output
    assert files(tmp_path / "site") == before
    assert [path for path in tmp_path.iterdir() if path.name.startswith(".planloom-build")] == []


def test_a_template_of_ones_own_wins_and_a_broken_one_is_told(tmp_path):
    project(tmp_path)
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/plan.html.j2").write_text("<h1>Mine</h1>\n")
    assert run(tmp_path, "build").exit_code == 0
    assert "Mine" in (tmp_path / "site/strategy/index.html").read_text()
    (tmp_path / "templates/plan.html.j2").write_text("<h1>Mine</h1>\n\n{% if %}\n")
    result = run(tmp_path, "build")
    assert result.exit_code == 1
    assert "S601" in result.output
    assert "templates/plan.html.j2:3" in result.output


def test_a_renamed_object_keeps_its_address(tmp_path):
    project(tmp_path, strategy__a_yml="objectives:\n  - id: grow\n    was: [old-grow]\n    title: Grow\n")
    assert run(tmp_path, "build").exit_code == 0
    for place in ("strategy/objectives/old-grow/index.html", "pl/strategy/objectives/old-grow/index.html"):
        text = (tmp_path / "site" / place).read_text()
        assert "url=../grow/" in text or "url=../../../strategy/objectives/grow/" in text


def test_a_picture_that_is_shown_is_copied_and_no_other(tmp_path):
    project(tmp_path, strategy__story_md="# Story\n\n![map](map.png)\n")
    (tmp_path / "plans/strategy/map.png").write_bytes(b"png")
    (tmp_path / "plans/strategy/other.png").write_bytes(b"png")
    assert run(tmp_path, "build", "--strict").exit_code == 0
    assert (tmp_path / "site/strategy/map.png").is_file()
    assert (tmp_path / "site/pl/strategy/map.png").is_file()
    assert not (tmp_path / "site/strategy/other.png").exists()


def test_hostile_text_does_not_reach_the_site(tmp_path):
    hostile = (
        '<script>alert(1)</script> <img src=x onerror="alert(1)"> [x](javascript:alert(1)) <b>bold</b> {: onclick="x" }'
    )
    project(tmp_path, strategy__a_yml=f"objectives:\n  - id: grow\n    title: Grow\n    text: '{hostile}'\n")
    result = run(tmp_path, "build")
    assert result.exit_code == 1
    assert result.output.count("S501") >= 3
    assert not (tmp_path / "site").exists()


def test_what_is_not_translated_is_shown_and_marked(tmp_path):
    project(
        tmp_path,
        strategy__a_yml="objectives:\n  - id: grow\n    title: Grow abroad\n    text: |\n      One.\n\n      Two.\n",
    )
    run(tmp_path, "build")
    text = (tmp_path / "site/pl/strategy/objectives/grow/index.html").read_text()
    assert 'lang="en"' in text
    assert "Two." in text


def test_mkdocs_itself_builds_the_site(tmp_path):
    project(tmp_path)
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-q"], cwd=tmp_path, check=True, capture_output=True
    )
    assert (tmp_path / "site/pl/strategy/index.html").is_file()


def test_mkdocs_refuses_plans_with_errors(tmp_path):
    project(tmp_path, strategy__a_yml="objectivs: []\n")
    result = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q"], cwd=tmp_path, check=False, capture_output=True, text=True
    )
    assert result.returncode == 1
    assert "S301" in result.stderr
    assert "Traceback" not in result.stderr
    assert not (tmp_path / "site").exists()
