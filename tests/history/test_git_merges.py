"""Git with the driver: two branches of a repository merged, and what it says of what is left to people."""

import json
import shlex
import subprocess
import sys

import pytest
from click.testing import CliRunner

from planloom.cli import main
from planloom.merging import setup

PLAN = "kind: sales\nobjectives:\n  - {id: sell, title: Sell, revenue_target: {2027-Q1: 1m}}  # first\nrisks: []\n"
FILE = "plans/plan of Łódź/plan.yml"


@pytest.fixture
def project(repo, monkeypatch):
    """Return a repository in which git merges plans by field, with one file of plans."""
    made = repo({FILE: PLAN})
    monkeypatch.setattr(setup, "command", lambda: f"{shlex.quote(sys.executable)} -m planloom {setup.ARGUMENTS}")
    done = CliRunner().invoke(main, ["init", str(made.project), "--git"])
    assert done.exit_code == 0, done.output
    made.commit("Git is told")
    return made


def two_branches(made, ours, theirs):
    """Let two people edit the file, and merge; return how it ended and what was said."""
    for branch, (old, new) in (("theirs", theirs), ("main", ours)):
        made.git("checkout", "-q", *(["-b"] if branch == "theirs" else []), branch)
        made.edit(FILE, old, new)
        made.commit(branch)
    done = subprocess.run(
        ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", "merge", "-q", "--no-edit", "theirs"],
        cwd=made.root, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.returncode, done.stdout + done.stderr


def test_two_people_add_a_quarter_to_one_line(project):
    code, said = two_branches(project, ("1m}", "1m, 2027-Q2: 2m}"), ("1m}", "1m, 2027-Q3: 3m}"))
    assert code == 0, said
    text = (project.project / FILE).read_text("utf-8")
    assert text == PLAN.replace("1m}", "1m, 2027-Q2: 2m, 2027-Q3: 3m}")


def test_a_conflict_is_told_in_words_and_found_by_check(project):
    project.edit("plans/organisation.yml", "[en, pl]", "[pl, en]")
    project.commit("In Polish")
    code, said = two_branches(project, ("1m}", "2m}"), ("1m}", "3m}"))
    assert code == 1
    assert "obie strony zmieniły `2027-Q1` w `objectives › sell › revenue_target`: było `1m`, tu jest `2m`, tam `3m`" in said  # fmt: skip
    assert f"{FILE}: obie wersje stoją między znakami gita (wiersze 3)" in said
    done = CliRunner().invoke(main, ["check", "-C", str(project.project), "--format", "json"])
    found = [one for one in json.loads(done.stdout)["findings"] if one["code"] == "S211"]
    assert [(one["file"], one["line"]) for one in found] == [(FILE, 3)]


def test_an_object_that_moved_to_another_file_is_named_there(project):
    other = "plans/plan of Łódź/more.yml"
    line = "  - {id: sell, title: Sell, revenue_target: {2027-Q1: 1m}}  # first\n"
    project.git("checkout", "-q", "-b", "theirs")
    project.edit(FILE, "1m", "2m")
    project.commit("Money")
    project.git("checkout", "-q", "main")
    project.edit(FILE, f"objectives:\n{line}", "")
    project.commit("Elsewhere", {other: f"objectives:\n{line}"})
    done = subprocess.run(
        ["git", "merge", "-q", "theirs"], cwd=project.root, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert f"`sell` stands in {other} here; make the change of the other side there" in done.stdout + done.stderr


def test_setting_up_twice_changes_nothing(project):
    before = (project.project / "plans/.gitattributes").read_bytes()
    done = CliRunner().invoke(main, ["init", str(project.project), "--git"])
    assert done.exit_code == 0
    assert done.output == "git is set up for plans already\n"
    assert (project.project / "plans/.gitattributes").read_bytes() == before


def test_a_new_project_gets_a_repository(tmp_path):
    done = CliRunner().invoke(main, ["init", str(tmp_path / "acme"), "--minimal", "--git"])
    assert done.exit_code == 0, done.output
    assert "made a git repository" in done.output
    assert "plans/.gitattributes: git merges plans by object and field" in done.output
    assert (tmp_path / "acme/plans/.gitattributes").read_text() == "*.yml merge=planloom\n*.yaml merge=planloom\n*.md merge=planloom\n"  # fmt: skip
    assert "driver = " in (tmp_path / "acme/.git/config").read_text()


def test_what_is_no_text_of_ours_is_merged_as_git_does(tmp_path):
    for name, content in (("o", b"\xff\na: 1\n"), ("a", b"\xff\na: 2\n"), ("b", b"\xff\na: 3\n")):
        (tmp_path / name).write_bytes(content)
    done = CliRunner().invoke(main, ["merge", *(str(tmp_path / one) for one in "oab"), "x.yml", "9"])
    assert done.exit_code == 1
    assert "merged line by line" in done.output
    assert (tmp_path / "a").read_bytes() == b"\xff\n<<<<<<<<< ours\na: 2\n=========\na: 3\n>>>>>>>>> theirs\n"
