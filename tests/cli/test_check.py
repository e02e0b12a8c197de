"""``planloom check`` in its forms, and what a change brought in."""

import json
import subprocess

import pytest
from click.testing import CliRunner

from planloom.cli import main

PLAN = "kind: strategy\nobjectives:\n  - id: grow\n    title: {en: Grow, pl: Wzrost}\n    drives: [nothing]\n"


def run(*arguments: str):
    return CliRunner().invoke(main, list(arguments))


@pytest.fixture
def repository(tmp_path):
    """Return a git repository whose first commit has one finding, about `drives`."""
    (tmp_path / "plans/strategy").mkdir(parents=True)
    (tmp_path / "plans/strategy/plan.yml").write_text(PLAN)

    def git(*arguments):
        subprocess.run(["git", *arguments], cwd=tmp_path, check=True, capture_output=True)

    git("init", "-q", "-b", "main")
    git("config", "user.email", "test@planloom.example")
    git("config", "user.name", "Test")
    git("add", "-A")
    git("commit", "-qm", "first")
    return tmp_path


def codes(folder, *more):
    output = run("check", "-C", str(folder), "--format", "json", *more).stdout
    return [finding["code"] for finding in json.loads(output)["findings"] if finding["code"] == "C103"]


def test_an_old_finding_is_not_told_again(repository):
    assert codes(repository) == ["C103"]
    assert codes(repository, "--changed-since", "HEAD") == []


def test_a_finding_that_only_moved_is_not_told_again(repository):
    (repository / "plans/strategy/plan.yml").write_text("# a remark\n\n" + PLAN)
    assert codes(repository, "--changed-since", "HEAD") == []


def test_a_finding_that_the_change_brought_in_is_told(repository):
    (repository / "plans/strategy/b.yml").write_text(
        "objectives:\n  - id: sell\n    title: Sell\n    drives: [nowhere]\n"
    )
    assert codes(repository, "--changed-since", "HEAD") == ["C103"]


def test_a_finding_on_a_line_that_was_touched_is_told(repository):
    (repository / "plans/strategy/plan.yml").write_text(PLAN.replace("[nothing]", "[nothing]  # still"))
    assert codes(repository, "--changed-since", "HEAD") == ["C103"]


def test_a_revision_that_does_not_exist_is_wrong_use(repository):
    result = run("check", "-C", str(repository), "--changed-since", "no-such-revision")
    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_a_report_can_be_written_to_a_file(repository, tmp_path):
    target = tmp_path / "findings.sarif"
    assert run("check", "-C", str(repository), "--format", "sarif", "-o", str(target)).exit_code == 1
    assert json.loads(target.read_text())["version"] == "2.1.0"


def test_the_report_can_be_polish(repository):
    assert "nieznany identyfikator" in run("check", "-C", str(repository), "--lang", "pl").output


def test_explain_tells_a_rule_with_its_examples():
    output = run("explain", "C103").output
    assert "Why it matters" in output
    assert "Found in" in output
    assert "supports:" in output
    assert "Dlaczego to ważne" in run("explain", "c103", "--lang", "pl").output


def test_explain_offers_the_nearest_code():
    result = run("explain", "C1O3")
    assert result.exit_code == 2
    assert "did you mean C103" in result.output


def test_explain_lists_all_codes():
    output = run("explain").output
    for code in ("C103", "D101", "S201", "S501"):
        assert f"\n{code}  " in f"\n{output}"


def test_a_chart_that_stops_a_build_is_told_at_its_place(tmp_path):
    (tmp_path / "plans/sales").mkdir(parents=True)
    (tmp_path / "plans/sales/plan.md").write_text('---\nkind: sales\n---\n```vegalite\n{"mark": "barr"}\n```\n')
    (tmp_path / "plans/sales/how.pl.md").write_text("# Jak\n\n```VegaLite\n{\n```\n")
    done = run("check", "-C", str(tmp_path), "--all")
    assert done.exit_code == 1
    assert "error[S802]" in done.output
    assert "plans/sales/plan.md:4:1" in done.output
    assert "plans/sales/how.pl.md:4:" in done.output


def test_a_chart_that_was_wrong_before_is_not_told_as_new(repository):
    (repository / "plans/strategy/how.md").write_text('# How\n\n```vegalite\n{"mark": "barr"}\n```\n')
    subprocess.run(["git", "add", "-A"], cwd=repository, check=True)
    subprocess.run(["git", "commit", "-qm", "second"], cwd=repository, check=True)
    assert "S802" in run("check", "-C", str(repository), "--format", "json").stdout
    assert "S802" not in run("check", "-C", str(repository), "--format", "json", "--changed-since", "HEAD").stdout
