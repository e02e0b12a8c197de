"""The folder of Markdown: complete, plain, and quiet when nothing changed."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

import effort
from planloom.cli import main

ROOT = Path(__file__).parents[2]
SMALL = ROOT / "tests/golden/four-plans"
pytestmark = pytest.mark.slow


def rendered(folder: Path, project: Path = SMALL) -> Path:
    target = folder / "out"
    result = CliRunner().invoke(main, ["render", "-C", str(project), "--to", str(target)])
    assert result.exit_code == 0, result.output
    return target


def test_a_second_run_writes_no_file(tmp_path):
    target = rendered(tmp_path)
    before = {path: path.stat().st_mtime_ns for path in target.rglob("*") if path.is_file()}
    rendered(tmp_path)
    assert {path: path.stat().st_mtime_ns for path in target.rglob("*") if path.is_file()} == before


def test_what_is_no_longer_made_is_removed_and_other_files_stay(tmp_path):
    target = rendered(tmp_path)
    (target / "en" / "mine.md").write_text("mine")
    (target / ".planloom-files").write_text((target / ".planloom-files").read_text() + "en/gone/index.md\n")
    (target / "en/gone").mkdir()
    (target / "en/gone/index.md").write_text("old")
    rendered(tmp_path)
    assert (target / "en/mine.md").exists()
    assert not (target / "en/gone").exists()


def test_the_configuration_names_no_plugin_of_ours(tmp_path):
    target = rendered(tmp_path)
    for language in ("en", "pl"):
        config = yaml.safe_load((target / f"mkdocs.{language}.yml").read_text())
        assert config["plugins"] == [{"search": {}}]
        assert "hooks" not in config
        assert config["theme"]["language"] == language
        assert config["theme"]["font"] is False


@pytest.mark.no_cover
def test_bare_mkdocs_builds_the_same_pages(tmp_path, build_project):
    """In a long run, the pages of the example."""
    project = ROOT if effort.long else SMALL
    target = rendered(tmp_path, project)
    for language in ("en", "pl"):
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-f", f"mkdocs.{language}.yml"]
        subprocess.run(command, cwd=target, check=True, capture_output=True)
    # the plugin writes one page for wrong addresses, in both languages; MkDocs alone one for each
    pages = {path.relative_to(target / "site") for path in (target / "site").rglob("index.html")}
    site = build_project(project, tmp_path / "site")
    assert pages == {path.relative_to(site) for path in site.rglob("index.html")}
    assert len(pages) > 50


def test_nothing_outside_the_folder_is_removed_or_written(tmp_path):
    """A list that came with a foreign folder names what it likes, and its links lead where they like."""
    victim = tmp_path / "victim.txt"
    victim.write_text("mine")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "index.md").write_text("mine")
    target = rendered(tmp_path)
    (target / "linked").symlink_to(elsewhere)
    listed = target / ".planloom-files"
    listed.write_bytes(f"../victim.txt\n{victim}\nlinked/index.md\n\n.\n..\nen\n\0\n".encode())
    rendered(tmp_path)
    assert victim.read_text() == "mine"
    assert (elsewhere / "index.md").read_text() == "mine"
    listed.write_bytes(b"\xff\xfe")
    rendered(tmp_path)
    shutil.rmtree(target / "en")
    (target / "en").symlink_to(elsewhere)
    result = CliRunner().invoke(main, ["render", "-C", str(SMALL), "--to", str(target)])
    assert result.exit_code == 1
    assert "what was there before still stands" in result.output
    assert [path.name for path in elsewhere.iterdir()] == ["index.md"]
    assert {path.name for path in target.iterdir()} == {
        "en",
        "linked",
        "pl",
        "theme",
        "mkdocs.en.yml",
        "mkdocs.pl.yml",
        listed.name,
    }


def test_a_page_that_is_gone_takes_its_folders_with_it(tmp_path):
    target = rendered(tmp_path)
    gone = "en/closing/plant-b/index.md"
    (target / gone).parent.mkdir(parents=True)
    (target / gone).touch()
    with (target / ".planloom-files").open("a") as file:
        file.write(f"{gone}\n")
    rendered(tmp_path)
    assert not (target / "en/closing").exists()
