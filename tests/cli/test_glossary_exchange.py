"""``planloom glossary export`` and ``import``: there and back, nothing lost, nothing written that cannot be read."""

import pytest
from click.testing import CliRunner

from planloom.cli import main

TERMS = """\
glossary:   # our words
  - id: goal
    en: {term: goal, definition: An end.}
    pl: {term: cel, gender: m, definition: Kres.}
"""


@pytest.fixture
def project(tmp_path):
    (tmp_path / "plans" / "glossary").mkdir(parents=True)
    (tmp_path / "plans" / "glossary" / "terms.yml").write_text(TERMS, "utf-8")
    return tmp_path


def run(project, *arguments):
    return CliRunner().invoke(main, ["glossary", *map(str, arguments), "-C", str(project)])


def terms(project):
    return (project / "plans" / "glossary" / "terms.yml").read_text("utf-8")


@pytest.mark.parametrize("ending", ["csv", "xlsx", "tbx"])
def test_what_was_exported_is_imported_without_a_change(project, ending):
    file = project / f"terms.{ending}"
    assert run(project, "export", file).exit_code == 0
    result = run(project, "import", file)
    assert result.exit_code == 0, result.output
    assert "nothing has changed" in result.output
    assert terms(project) == TERMS


def test_a_translated_definition_is_written_and_the_rest_kept(project):
    file = project / "terms.csv"
    file.write_text(
        "id,definition.pl\ngoal,Stan, do którego dążymy.\n".replace("Stan,", '"Stan,').replace("y.\n", 'y."\n')
    )
    shown = run(project, "import", file, "--diff")
    assert "+    pl: {term: cel, gender: m, definition: 'Stan, do którego dążymy.'}" in shown.output.replace('"', "'")
    assert terms(project) == TERMS
    result = run(project, "import", file)
    assert "changed: goal; new: –" in result.output
    assert terms(project).startswith(
        "glossary:   # our words\n  - id: goal\n    en: {term: goal, definition: An end.}\n"
    )


def test_a_new_file_stands_in_the_diff_and_is_made(project):
    file = project / "terms.csv"
    file.write_text("id,area,term.en,term.pl\ncash,finance,cash,gotówka\n", "utf-8")
    assert "--- /dev/null\n+++ b/plans/glossary/finance.yml\n" in run(project, "import", file, "--diff").output
    assert "new: cash" in run(project, "import", file).output
    assert "cash" in (project / "plans" / "glossary" / "finance.yml").read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("terms.csv", "term\ngoal\n", "no column is called `id`"),
        ("terms.xlsx", "no workbook", "this is no workbook"),
        ("terms.tbx", "<tbx", "this is no TBX file"),
        ("terms.ods", "", "must end in .csv, .xlsx, .tbx"),
        ("terms.csv", "id,term.en,related\nend,end,nowhere\n", "L207"),
    ],
)
def test_what_cannot_be_taken_is_told_and_nothing_is_written(project, name, text, told):
    (project / name).write_text(text, "utf-8")
    result = run(project, "import", project / name)
    assert result.exit_code != 0
    assert told in result.output
    assert "Traceback" not in result.output
    assert terms(project) == TERMS
    assert sorted(path.name for path in (project / "plans" / "glossary").iterdir()) == ["terms.yml"]
