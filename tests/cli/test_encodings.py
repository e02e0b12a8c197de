"""On a console of another encoding nothing ends in a traceback: programs get UTF-8, people a question mark."""

import json
import os
import subprocess
import sys

import pytest
from click.testing import CliRunner

from planloom.cli import main
from planloom.report.machine import FORMATS

ORGANISATION = "name: Żółw 日本\nlanguages: [pl]\n"
PLAN = "kind: strategy\ntitle: Źródła 🎯\nobjectives:\n  - {id: cel, title: Wzrost 日本, supports: gdzieś-ź}\n"
TERMS = "glossary:\n  - id: marza\n    pl: {term: marża, definition: Zysk 🎯.}\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "plans" / "s").mkdir(parents=True)
    (tmp_path / "plans" / "glossary").mkdir()
    (tmp_path / "plans" / "organisation.yml").write_text(ORGANISATION, "utf-8")
    (tmp_path / "plans" / "s" / "plan.yml").write_text(PLAN, "utf-8")
    (tmp_path / "plans" / "glossary" / "terms.yml").write_text(TERMS, "utf-8")
    (tmp_path / "page.txt").write_text("Nasza marża 🎯.\n", "utf-8")
    return tmp_path


@pytest.fixture(params=["cp1252", "ascii", "cp852"])
def run(request, folder):
    """Return a function that calls a command on a console of an encoding."""

    def call(*arguments):
        result = CliRunner(charset=request.param).invoke(main, list(arguments), catch_exceptions=False)
        assert result.exit_code in (0, 1)
        return result

    return call


@pytest.mark.parametrize("form", FORMATS)
def test_what_programs_read_is_utf_8(run, folder, form):
    written = run("check", "-C", str(folder), "--format", form).stdout_bytes
    assert "`gdzieś-ź`" in written.decode("utf-8")


def test_schemas_and_mentions_are_utf_8(run, folder):
    for name in ("plan", "part", "organisation", "glossary"):
        assert json.loads(run("schema", name).stdout_bytes)["$schema"]
    page = str(folder / "page.txt")
    (found,) = json.loads(run("glossary", "match", page, "-C", str(folder), "--lang", "pl", "--json").stdout_bytes)
    assert found["term"] == "marza"


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "--lang", "pl"), ("check", "--lang", "en"), ("explain", "--lang", "pl"), ("explain", "C103", "--lang", "pl"), ("--help",),
        ("check", "--help"), ("print", "--help"), ("glossary", "match", "page.txt", "--lang", "pl"), ("glossary", "forms"),
        ("render", "--to", "out"), ("init", "new", "--lang", "pl", "--minimal"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_words_for_people_lose_signs_and_nothing_else(run, folder, arguments, monkeypatch):
    monkeypatch.chdir(folder)
    run(*arguments)


def test_a_process_of_its_own(folder):
    def call(*arguments):
        environment = {**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}
        command = [sys.executable, "-m", "planloom", *arguments]
        return subprocess.run(command, capture_output=True, cwd=folder, env=environment, check=False)

    assert "gdzieś-ź" in call("check", "--format", "json").stdout.decode("utf-8")
    assert call("schema", "plan").returncode == 0
    told = call("check").stderr
    assert b"Traceback" not in told
    assert b"gdzie?-?" in told
