"""Commands as a new user meets them."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from planloom.cli import COMMANDS, main


def run(*arguments: str):
    return CliRunner().invoke(main, list(arguments))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name):
    result = run(name, "--help")
    assert result.exit_code == 0, result.output
    assert "planloom" in result.output or name == "glossary"


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_examples_in_help_keep_their_lines(name):
    assert "\\b" not in run(*([name] if name else []), "--help").output


def test_help_lists_every_command():
    output = run("--help").output
    for name in COMMANDS:
        assert f"  {name} " in output


def test_an_unknown_command_is_wrong_use():
    assert run("biuld").exit_code == 2


def test_init_copies_the_example_and_it_has_no_findings(tmp_path):
    assert run("init", str(tmp_path / "demo")).exit_code == 0
    assert (tmp_path / "demo/plans/organisation.yml").is_file()
    result = run("check", "-C", str(tmp_path / "demo"), "--level", "warning")
    assert result.exit_code == 0, result.output


def test_the_example_stands_still_on_the_same_day_here_and_in_a_new_project(tmp_path):
    run("init", str(tmp_path / "demo"))
    run("init", str(tmp_path / "mine"), "--minimal")
    new, here = tmp_path / "demo/mkdocs.yml", Path(__file__).parents[2] / "mkdocs.yml"
    (day,) = [line for line in new.read_text().splitlines() if "today:" in line]
    assert day in here.read_text().splitlines()
    assert "today" not in (tmp_path / "mine/mkdocs.yml").read_text()


def test_init_minimal_is_a_plan_of_three_lines(tmp_path):
    assert run("init", str(tmp_path / "demo"), "--minimal").exit_code == 0
    assert (tmp_path / "demo/plans/strategy/plan.md").read_text().count("\n") == 3
    assert run("check", "-C", str(tmp_path / "demo")).exit_code == 0


def test_init_never_overwrites(tmp_path):
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans/mine.yml").write_text("mine")
    assert run("init", str(tmp_path)).exit_code == 2
    assert (tmp_path / "plans/mine.yml").read_text() == "mine"


def test_check_of_an_empty_folder_says_how_to_begin(tmp_path):
    result = run("check", "-C", str(tmp_path))
    assert result.exit_code == 1
    assert "planloom init" in result.output


def test_check_reports_everything_in_one_run(tmp_path):
    plans = tmp_path / "plans"
    (plans / "strategy").mkdir(parents=True)
    (plans / "strategy/plan.md").write_text("---\nkind: strategy\n---\n")
    (plans / "strategy/a.yml").write_text(
        "objectives:\n  - id: grow\n    title: Grow\n    ownr: anna\n    drives: [nothing]\n"
    )
    (plans / "strategy/b.yml").write_text("swot: [\n")
    (plans / "strategy/c.yml").write_bytes("mission: zażółć".encode("cp1250"))
    (plans / "sales").mkdir()
    (plans / "sales/plan.md").write_text("---\nkind: slaes\n---\n")
    result = run("check", "-C", str(tmp_path))
    assert result.exit_code == 1
    for code in ("S301", "C103", "S201", "S107", "S308"):
        assert code in result.output, code


def test_a_configuration_that_is_no_yaml_is_a_finding(tmp_path):
    (tmp_path / "mkdocs.yml").write_text("site_name: [\n")
    result = run("check", "-C", str(tmp_path))
    assert result.exit_code == 1
    assert "S406" in result.output
