"""The command as a user meets it: what it writes, what it says, and how it ends."""

import errno
import os
import subprocess
import sys

import pytest
from click.testing import CliRunner

from planloom.book import chromium, weasy
from planloom.cli import main

PLAN = """---
kind: strategy
id: strategy
title: {en: Strategy, pl: Strategia}
state: approved
approved_by: anna-nowak
approved_on: 2026-11-05
version: "2.1"
classification: {en: Confidential, pl: Poufne}
extra: {price_list: {discount: 3}}
---

Text of the plan with a number 12 345.
"""
ORGANISATION = """
name: Żuraw S.A.
languages: [en, pl]
currency: PLN
people:
  - {id: anna-nowak, name: Anna Nowak, role: {en: Chair, pl: Przewodnicząca}}
"""


@pytest.fixture
def project(tmp_path):
    folder = tmp_path / "plans" / "strategy"
    folder.mkdir(parents=True)
    (folder / "plan.md").write_text(PLAN, "utf-8")
    (tmp_path / "plans" / "organisation.yml").write_text(ORGANISATION, "utf-8")
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "x", "--date", "2026-11-06T12:00:00"]):
        identity = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
        subprocess.run(["git", "-C", str(tmp_path), *identity, *command], check=True)
    return tmp_path


def run(*arguments):
    return CliRunner().invoke(main, ["print", *map(str, arguments)])


def test_the_html_holds_the_facts_of_the_plan(project):
    done = run("-C", project, "--lang", "pl", "--html", project / "b.html")
    assert done.exit_code == 0, done.output
    html = (project / "b.html").read_text("utf-8")
    for fact in ("Żuraw S.A.", "Poufne", "2.1", "Przewodnicząca", "Anna Nowak", "5 listopada 2026", "12\u00a0345"):
        assert fact in html
    assert not (project / "book.pdf").exists()


@pytest.mark.parametrize("names", [["strategy"], ["strategy/"], ["strategy", "strategy"]])
def test_a_plan_is_named_by_its_id_or_folder(project, names):
    done = run("-C", project, *names, "--html", project / "b.html")
    assert done.exit_code == 0, done.output
    assert (project / "b.html").read_text("utf-8").count("Text of the plan with a number") == 1


def test_contradictions_are_told_and_stop_the_book_only_when_asked(project):
    text = PLAN.replace("---\n\nText", "objectives:\n  - {id: grow, title: {en: Grow, pl: Wzrost}}\n---\n\nText")
    (project / "plans" / "strategy" / "plan.md").write_text(text, "utf-8")
    done = run("-C", project, "--html", project / "b.html")
    assert done.exit_code == 0
    assert "warning[K101]" in done.output
    assert run("-C", project, "--html", project / "c.html", "--strict").exit_code == 1
    assert not (project / "c.html").exists()


def test_an_unknown_plan_is_wrong_use(project):
    done = run("-C", project, "marketing", "--html", project / "b.html")
    assert done.exit_code == 2
    assert "error: there is no plan `marketing`; there are: strategy\n" in done.output


def test_a_language_that_the_plans_do_not_have_is_wrong_use(project):
    (project / "plans" / "organisation.yml").write_text(ORGANISATION.replace("[en, pl]", "[en]"), "utf-8")
    done = run("-C", project, "--lang", "pl", "--html", project / "b.html")
    assert done.exit_code == 2
    assert "nie są napisane w języku `pl`" in done.output


def test_plans_with_errors_make_no_book(project):
    (project / "plans" / "strategy" / "objectives.yml").write_text("objectives:\n  - id: x\n   y\n", "utf-8")
    done = run("-C", project, "--html", project / "b.html")
    assert done.exit_code == 1
    assert "no book was made" in done.output
    assert not (project / "b.html").exists()


@pytest.mark.pdf
def test_one_commit_makes_the_same_book_twice_and_the_check_finds_nothing(project):
    for name in ("a.pdf", "b.pdf"):
        done = run("-C", project, "-o", project / name, "--html", project / "b.html")
        assert done.exit_code == 0, done.output
    assert (project / "a.pdf").read_bytes() == (project / "b.pdf").read_bytes()
    done = run("--check", project / "a.pdf", "--html", project / "b.html")
    assert (done.exit_code, done.output.strip()) == (0, "no faults found")


@pytest.mark.pdf
def test_the_check_tells_faults_by_page_and_fails(project):
    run("-C", project, "-o", project / "a.pdf", "--html", project / "b.html")
    html = project / "b.html"
    html.write_text(html.read_text("utf-8").replace("Text of the plan", "Words that are not there"), "utf-8")
    done = run("--check", project / "a.pdf", "--html", html)
    assert done.exit_code == 1
    assert "error[B105]" in done.output


@pytest.mark.parametrize(("engine", "module"), [("weasyprint", "weasyprint"), ("chromium", "playwright.sync_api")])
def test_a_missing_engine_is_one_sentence(project, monkeypatch, engine, module):
    monkeypatch.setitem(sys.modules, module, None)
    done = run("-C", project, "--lang", "en", "--engine", engine, "-o", project / "a.pdf")
    assert done.exit_code == 2
    missing = {"weasyprint": weasy.NOT_INSTALLED, "chromium": chromium.NOT_INSTALLED}[engine]
    assert done.output.strip().splitlines()[-1] == missing.sentence.en
    assert not (project / "a.pdf").exists()


def test_without_pango_it_is_one_sentence(project, monkeypatch, tmp_path):
    (tmp_path / "hidden").mkdir()
    (tmp_path / "hidden" / "weasyprint.py").write_text("print('-----'); raise OSError('no library libpango')")
    monkeypatch.syspath_prepend(tmp_path / "hidden")
    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    done = run("-C", project, "--lang", "pl", "-o", project / "a.pdf")
    assert done.exit_code == 2
    assert "-----" not in done.output
    assert done.output.strip().splitlines()[-1] == weasy.NO_PANGO.sentence.pl


def test_without_chromium_it_is_one_sentence(project, monkeypatch):
    pytest.importorskip("playwright")
    monkeypatch.setenv("CHROMIUM", "/nonexistent/chromium")
    done = run("-C", project, "--engine", "chromium", "-o", project / "a.pdf")
    assert done.exit_code == 2
    assert done.output.strip().splitlines()[-1] == chromium.NO_BROWSER.sentence.en


def test_on_a_full_disk_the_old_book_stands_and_nothing_else_is_left(project, monkeypatch):
    (project / "a.pdf").write_bytes(b"old")

    def full(_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(weasy, "render", lambda *_: b"new")
    monkeypatch.setattr("os.fsync", full)
    done = run("-C", project, "-o", project / "a.pdf")
    assert done.exit_code == 1
    assert "No space left on device; what was there before still stands" in done.output
    assert (project / "a.pdf").read_bytes() == b"old"
    assert not list(project.glob(".a.pdf*"))


def test_a_book_is_kept_from_the_same_readers_as_before(project, monkeypatch):
    monkeypatch.setattr(weasy, "render", lambda *_: b"new")
    (project / "a.pdf").write_bytes(b"old")
    (project / "a.pdf").chmod(0o600)
    run("-C", project, "-o", project / "a.pdf")
    assert (project / "a.pdf").stat().st_mode & 0o777 == 0o600
    mask = os.umask(0o027)
    try:
        run("-C", project, "-o", project / "b.pdf")
    finally:
        os.umask(mask)
    assert (project / "b.pdf").stat().st_mode & 0o777 == 0o640


@pytest.mark.browser
def test_a_browser_that_dies_is_told_in_a_sentence(project, monkeypatch):
    pytest.importorskip("playwright")

    def die(page, _):
        page.context.browser.close()
        page.pdf()

    monkeypatch.setattr(chromium, "_settled", die)
    done = run("-C", project, "--engine", "chromium", "-o", project / "a.pdf")
    if done.exit_code == 2:
        pytest.skip(done.output)
    assert done.exit_code == 1
    assert "Chromium gave up" in done.output


def test_interrupted_it_leaves_the_old_book_and_nothing_else(project, monkeypatch):
    (project / "a.pdf").write_bytes(b"old")

    def stop(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(weasy, "render", stop)
    assert run("-C", project, "-o", project / "a.pdf").exit_code == 130
    monkeypatch.setattr(weasy, "render", lambda *_: b"new")
    monkeypatch.setattr("pathlib.Path.replace", stop)
    assert run("-C", project, "-o", project / "a.pdf").exit_code == 130
    assert (project / "a.pdf").read_bytes() == b"old"
    assert sorted(path.name for path in project.iterdir() if not path.name.startswith(".")) == ["a.pdf", "plans"]
    assert not list(project.glob(".a.pdf*"))


def test_a_style_of_ones_own_wins(project):
    (project / "templates" / "assets").mkdir(parents=True)
    (project / "templates" / "assets" / "book.css").write_text("body { color: red }", "utf-8")
    run("-C", project, "--html", project / "b.html")
    assert "body { color: red }" in (project / "b.html").read_text("utf-8")
