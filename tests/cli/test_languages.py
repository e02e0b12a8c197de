"""Commands speak the language of the project, and another one when asked."""

import errno
import os
import re
import signal

import pytest
from click.testing import CliRunner

from planloom.cli import main
from planloom.cli.voice import speaking
from planloom.model.built_in import KINDS
from planloom.problems import Phrase, Span
from planloom.project import find_project, language_of, read_plans
from planloom.site.codes import RENDERER_WARNS
from planloom.site.mkdocs.log_messages import ProblemMessage

ENGLISH = re.compile(
    r"\b(error|warning|problems?|found|nothing|built|pages?|help|docs|started|next|in files?|already|made|there|still)\b"
)


def run(*arguments: str):
    return CliRunner().invoke(main, list(arguments))


def words(output: str) -> str:
    """Return what a person reads: without commands, places, and the lines of sources."""
    kept = [line for line in output.splitlines() if not re.match(r"\s*(-->|:::|\d* \||\d+ \|)", line)]
    return re.sub(r"`[^`]*`|planloom \w+ ?\w*|/\S+|cd \S+", "", "\n".join(kept))


@pytest.fixture
def polish(tmp_path):
    """Return a Polish project without plans that are wrong."""
    (tmp_path / "plans/strategy").mkdir(parents=True)
    (tmp_path / "plans/organisation.yml").write_text("languages: [pl]\n")
    (tmp_path / "plans/strategy/plan.yml").write_text("kind: strategy\ntitle: Strategia\n")
    return tmp_path


def break_it(folder):
    (folder / "plans/strategy/objectives.yml").write_text("objectives:\n  - id: wzrost\n    titel: Wzrost\n")


def test_a_check_that_finds_nothing_says_so_in_polish(polish):
    nothing, compared = run("check", "-C", str(polish)).output.splitlines()
    assert (nothing, compared.partition(":")[0]) == ("nie znaleziono żadnych problemów", "porównano")
    nothing, compared = run("check", "-C", str(polish), "--lang", "en").output.splitlines()
    assert (nothing, compared.partition(":")[0]) == ("no problems found", "compared")


@pytest.mark.parametrize("command", ["check", "build", "print"])
def test_what_is_wrong_is_told_in_the_language_of_the_project(polish, command):
    break_it(polish)
    output = run(command, "-C", str(polish)).output
    assert "błąd[S301]" in output
    assert not ENGLISH.search(words(output)), words(output)
    assert "error[S301]" in run(command, "-C", str(polish), "--lang", "en").output


def test_a_text_report_in_a_file_is_in_that_language_too(polish):
    break_it(polish)
    run("check", "-C", str(polish), "-o", str(polish / "report.txt"))
    assert "błąd[S301]" in (polish / "report.txt").read_text("utf-8")


@pytest.mark.slow
def test_a_build_counts_its_pages_in_polish(polish):
    output = run("build", "-C", str(polish)).output
    assert re.fullmatch(r"\d+ stron\w? w \S+/site\n", output)
    assert re.search(r"^\d+ pages in ", run("build", "-C", str(polish), "--lang", "en").output, re.MULTILINE)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["init", "{folder}", "--lang", "pl"], "ma już plany albo mkdocs.yml; nic nie zostało zmienione"),
        (["init", "x", "--lang", "pl", "--kinds", "stategy"], "nie ma rodzaju planu `stategy`; są: strategy, "),
        (["init", "x", "--lang", "pl", "--kinds", "sales", "--minimal"], "wybierz jedno"),
        (["check", "-C", "{folder}", "--changed-since", "nie-ma"], "błąd: "),
        (["print", "-C", "{folder}", "nie-ma"], "nie ma planu `nie-ma`; są: strategy"),
        (["print", "-C", "{folder}", "--lang", "en"], "these plans are not written in `en`"),
    ],
)
def test_wrong_use_is_told_in_the_language_spoken(polish, monkeypatch, arguments, said):
    monkeypatch.chdir(polish)
    result = run(*(one.format(folder=polish) for one in arguments))
    assert result.exit_code == 2
    assert said in result.output


def test_init_speaks_polish_when_asked(tmp_path):
    for more in ([], ["--minimal"], ["--kinds", "sales"]):
        folder = tmp_path / "-".join(["new", *more])
        output = run("init", str(folder), "--lang", "pl", *more).output
        assert output == f"projekt założony w {folder}; dalej: cd {folder} && planloom serve\n"
        assert "Strona z planami" in (folder / "mkdocs.yml").read_text("utf-8")


@pytest.mark.parametrize("language", ["en", "pl"])
def test_init_writes_a_skeleton_of_the_kinds_asked_for(tmp_path, language):
    folder = tmp_path / "acme"
    assert run("init", str(folder), "--kinds", "sales, strategy", "--lang", language).exit_code == 0
    assert {path.name for path in (folder / "plans").iterdir() if path.is_dir()} == {".schema", "sales", "strategy"}
    assert "languages: [" + language + "]" in (folder / "plans/organisation.yml").read_text("utf-8")
    assert run("check", "-C", str(folder), "--level", "info").exit_code == 0
    assert run("init", str(folder), "--kinds", "sales").exit_code == 2


def test_a_minimal_polish_project_speaks_polish(tmp_path):
    run("init", str(tmp_path / "mine"), "--minimal", "--lang", "pl")
    assert run("check", "-C", str(tmp_path / "mine")).output == "nie znaleziono żadnych problemów\n"


@pytest.mark.slow
def test_a_skeleton_is_built_without_a_word_of_complaint(tmp_path):
    folder = tmp_path / "acme"
    run("init", str(folder), "--kinds", ",".join(KINDS), "--lang", "pl")
    assert re.fullmatch(r"\d+ stron\w? w \S+/site\n", run("build", "--strict", "-C", str(folder)).output)


@pytest.mark.parametrize(
    ("text", "language"),
    [("languages: [pl, en]\n", "pl"), ("languages: pl\n", "pl"), ("languages: [de, pl]\n", "pl"),
     ("name: Acme\n", "en"), ("languages: [\n", "en"), ("", "en")],
)  # fmt: skip
def test_the_language_of_a_project_is_the_first_it_names(polish, text, language):
    (polish / "plans/organisation.yml").write_text(text)
    assert language_of(find_project(polish)[0]) == language


def test_what_the_machine_refuses_is_told_in_polish(capsys):
    with pytest.raises(SystemExit) as ended, speaking("pl"):
        raise OSError(errno.ENOSPC, "No space left on device", "site")
    assert ended.value.code == 1
    assert capsys.readouterr().err == "błąd: na dysku nie ma już miejsca (site); to, co było wcześniej, pozostało\n"


def test_an_interruption_is_told_in_polish(capsys):
    with pytest.raises(SystemExit) as ended, speaking("pl"):
        raise KeyboardInterrupt
    assert ended.value.code == 130
    assert capsys.readouterr().err == "\nprzerwano; nic nie zostało zmienione\n"


@pytest.mark.usefixtures("usual_signals")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_what_was_changed_before_an_end_is_told(capsys, number, code):
    with pytest.raises(SystemExit) as ended, speaking("en") as voice:  # noqa: PT012
        voice.stands(Phrase("the new site stands in {a}", ""))
        os.kill(os.getpid(), number)
    assert ended.value.code == code
    assert capsys.readouterr().err == "\ninterrupted; the new site stands in {a}\n"


def test_findings_in_the_log_of_mkdocs_are_in_the_language_of_the_plans(polish):
    told = ProblemMessage(RENDERER_WARNS.at(Span("mkdocs.yml"), reason="x"), read_plans(find_project(polish)[0]))
    assert str(told).startswith("ostrzeżenie[")


def test_steps_have_words_in_both_languages(polish):
    steps: list[Phrase] = []
    read_plans(find_project(polish)[0], progress=steps.append)
    assert steps
    assert all(step.en != step.pl for step in steps)
