"""A project that stands in a folder with declarations starts with plans of its own kinds."""

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from planloom.cli import main
from planloom.project import find_project, read_plans

PLANS = Path(__file__).parents[1] / "plans"


@pytest.fixture
def start(tmp_path):
    def started(declared, kinds, language="en"):
        if (PLANS / declared).is_dir():
            shutil.copy(PLANS / declared / "planloom.yml", tmp_path)
        else:
            (tmp_path / "planloom.yml").write_text(declared, "utf-8")
        made = CliRunner().invoke(main, ["init", str(tmp_path), "--kinds", kinds, "--lang", language])
        return made, tmp_path

    return started


def fill_in(folder):
    """Take away the sign before every line, as an editor does; the first line is for editors."""
    for path in (folder / "plans").rglob("*.*"):
        if path.suffix in (".yml", ".md"):
            head, *rest = path.read_text("utf-8").split("\n")
            path.write_text("\n".join([head, *(re.sub(r"^# ?", "", line) for line in rest)]), "utf-8")


@pytest.mark.parametrize("language", ["en", "pl"])
@pytest.mark.parametrize(
    ("declared", "kinds"), [("own-kinds", "strategy,people,it,fundraising"), ("charity", "strategy,fundraising")]
)
def test_it_is_a_clean_project_empty_and_filled_in(start, declared, kinds, language):
    made, folder = start(declared, kinds, language)
    assert made.exit_code == 0, made.output
    assert read_plans(find_project(folder)[0]).everything == []
    fill_in(folder)
    reading = read_plans(find_project(folder)[0])
    assert not reading.has_errors, reading.problems
    assert {plan.plan_kind for plan in reading.portfolio.plans} == set(kinds.split(","))


def test_explanations_are_in_the_language_asked_for(start):
    _, folder = start("own-kinds", "people", "pl")
    text = (folder / "plans/people/roles.yml").read_text("utf-8")
    assert "## Role: Do czego zatrudniamy" in text
    assert "level: junior  # Poziom: junior (młodszy), senior (starszy)" in text


def test_editors_know_the_kinds_from_the_first_minute(start):
    _, folder = start("own-kinds", "people")
    assert '"roles"' in (folder / "plans/.schema/part.json").read_text("utf-8")


def test_a_kind_that_is_not_declared_is_told_with_those_there_are(start):
    made, _ = start("own-kinds", "peple")
    assert made.exit_code == 2
    assert (
        "there is no kind of plan `peple`; there are: strategy, marketing, sales, restructuring, people" in made.output
    )


def test_nothing_is_written_while_the_declaration_is_wrong(start):
    made, folder = start("kinds: {people: {name: people plan, parts: [objektives]}}\n", "people")
    assert made.exit_code == 1
    assert "there is no part `objektives`" in made.output
    assert not (folder / "plans").exists()
