"""Nothing of plans that name audiences is told by any command that does not know for whom, or whose marks are not sure."""

import subprocess

import pytest
from click.testing import CliRunner

from planloom.cli import main

COMMANDS = [
    ("build", "-d", "OUT"),
    ("render", "--to", "OUT"),
    ("print", "--html", "OUT"),
    ("print", "--board", "--html", "OUT"),
    ("diff",),
    ("diff", "--format", "json", "-o", "OUT"),
    ("what-if", "--set", "grow:budget@2027=7m"),
    ("what-if", "--cancel", "zebra"),
    ("finish", "SITE"),
    ("glossary", "export", "OUT"),
    ("glossary", "match", "--lang", "en", "TEXT"),
    ("glossary", "suggest"),
    ("glossary", "unused"),
    ("publish", "wiki"),
]
SETTINGS = "audiences: [board, staff]\ntoday: 2027-05-15\npublish: {wiki: {kind: folder, address: OUT}}\n"
OBJECTS = """\
objectives:
  - {id: grow, title: Grow, budget: {2027: 5m}}
  - {id: zebra, title: Zebra crossing, text: Zebra crossing and zebra crossing, MARK}
"""
TERMS = "glossary: [{id: zebra-rate, en: {term: zebra rate, definition: D}, audience: [board]}]\n"


def git(folder, *arguments):
    command = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *arguments]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


@pytest.mark.parametrize("mark", ["audience: [board]", "audiance: [board]", "audience: [bord]", "audience: []"])
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_nothing_is_told(tmp_path, monkeypatch, command, mark):
    (tmp_path / "plans/s").mkdir(parents=True)
    (tmp_path / "plans/glossary").mkdir()
    (tmp_path / "SITE").mkdir()
    (tmp_path / "planloom.yml").write_text(SETTINGS)
    (tmp_path / "plans/s/plan.md").write_text("---\nkind: strategy\ntitle: S\n---\n")
    (tmp_path / "plans/s/objects.yml").write_text(OBJECTS.replace("MARK", mark))
    (tmp_path / "plans/glossary/terms.yml").write_text(TERMS)
    (tmp_path / "TEXT").write_text("The zebra rate rises.")
    (tmp_path / "SITE/index.html").write_text("<html lang=en><body><article>The rate rises.</article></body></html>")
    if command[0] == "diff":
        git(tmp_path, "init")
        git(tmp_path, "add", "-A")
        git(tmp_path, "commit", "-m", "x")
        git(tmp_path, "tag", "v1")
        (tmp_path / "plans/s/objects.yml").write_text(OBJECTS.replace("MARK", mark).replace("5m", "6m"))
    monkeypatch.chdir(tmp_path)
    whom = () if mark == "audience: [board]" or command[0] == "publish" else ("--audience", "staff")
    result = CliRunner().invoke(main, [*command, *whom])
    assert result.exit_code in (1, 2), result.output
    assert "Traceback" not in result.output
    assert result.stdout == ""
    assert not (tmp_path / "OUT").exists()
    assert "zebra" not in (tmp_path / "SITE/index.html").read_text()
