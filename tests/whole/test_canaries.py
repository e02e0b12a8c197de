"""What is withheld is found in nothing: no file, no report, no address, in no format, for no lower audience."""

import re
import subprocess

import pytest
from canaries import CANARY, FILES, found_in, write
from click.testing import CliRunner

from planloom.cli import main
from planloom.report.machine import FORMATS


def run(*arguments):
    result = CliRunner().invoke(main, [str(one) for one in arguments])
    assert not result.exception or isinstance(result.exception, SystemExit), result.output
    return result


@pytest.fixture
def secret(tmp_path):
    return write(tmp_path / "p", FILES)


def test_rendered(secret, tmp_path):
    result = run("render", "-C", secret, "--audience", "staff", "--to", tmp_path / "out")
    assert result.exit_code == 0, result.output
    assert found_in(tmp_path / "out") == []
    assert CANARY not in result.output.casefold()


def test_published_as_files_where_one_language_of_a_page_is_withheld(secret, tmp_path):
    settings = secret / "planloom.yml"
    settings.write_text(f"{settings.read_text()}publish: {{wiki: {{kind: git, address: ../wiki, audience: staff}}}}\n")
    subprocess.run(["git", "init", "-q", "--bare", str(tmp_path / "wiki")], check=True)
    result = run("publish", "wiki", "-C", secret)
    assert result.exit_code == 0, result.output
    listed = ["git", "-C", str(tmp_path / "wiki"), "log", "-p", "--all"]
    assert CANARY not in subprocess.run(listed, check=True, capture_output=True, text=True).stdout.casefold()


@pytest.mark.parametrize("form", ["text", "markdown", "html", "json"])
def test_compared_as_the_text_is_written(secret, form):
    for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "x"]):
        subprocess.run(["git", "-c", "user.name=A", "-c", "user.email=a@b.c", *arguments], cwd=secret, check=True)
    page = secret / "plans/strategy/more.md"
    page.write_text(
        page.read_text() + 'See [a](qxzv20.md), ![b](<qxzv22.png>), <a href="../qxzv30/">c</a>, [d].\n\n[d]: qxzv23/\n'
    )
    compared = run("diff", "HEAD", "-C", secret, "--audience", "staff", "--all", "--format", form)
    assert compared.exit_code == 0, compared.output
    assert "See " in compared.output
    assert CANARY not in compared.output.casefold()
    told = run("check", "-C", secret, "--audience", "staff", "--all").output
    assert set(re.findall(r"S5\d\d", told)) == {"S502"}  # the tag, and no link that leads nowhere
    assert CANARY not in told.casefold()


@pytest.mark.parametrize("form", ["text", *FORMATS])
def test_checked(secret, tmp_path, form):
    printed = run("check", "-C", secret, "--audience", "public", "--format", form)
    assert printed.exit_code == 0, printed.output
    assert CANARY not in printed.output.casefold()
    run("check", "-C", secret, "--audience", "staff", "--format", form, "-o", tmp_path / "report")
    assert found_in(tmp_path / "report") == []


@pytest.mark.slow
@pytest.mark.pdf
def test_printed(secret, tmp_path):
    html, pdf = tmp_path / "book.html", tmp_path / "book.pdf"
    result = run("print", "-C", secret, "--audience", "staff", "--workings", "--html", html, "-o", pdf)
    assert result.exit_code == 0, result.output
    assert found_in(html) == []
    assert CANARY not in result.output.casefold()


@pytest.mark.slow
def test_built_after_the_site_for_the_board(secret, tmp_path):
    site = tmp_path / "site"
    assert run("build", "-C", secret, "--audience", "board", "-d", site).exit_code == 0
    assert found_in(site)
    result = run("build", "-C", secret, "--audience", "staff", "-d", site)
    assert result.exit_code == 0, result.output
    assert found_in(site) == []
    assert CANARY not in result.output.casefold()


def test_words_of_the_glossary(secret, tmp_path):
    text = tmp_path / "text.txt"
    text.write_text("We watch qxzv40 term and customer churn in every quarter.", "utf-8")
    result = run("glossary", "match", text, "-C", secret, "--lang", "en", "--audience", "staff", "--json")
    assert [line.count("churn") for line in result.stdout.splitlines()] == [1]
