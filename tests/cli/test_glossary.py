"""``planloom glossary``: forms, and what of a text would be linked."""

import json

import pytest
from click.testing import CliRunner

from planloom.cli import main
from planloom.glossary import lockfile

TERMS = "glossary:\n- {id: goal, en: {term: goal, definition: x}, pl: {term: cel, definition: x, gender: m}}\n"


@pytest.fixture
def project(tmp_path):
    (tmp_path / "plans" / "glossary").mkdir(parents=True)
    (tmp_path / "plans" / "glossary" / "terms.yml").write_text(TERMS, "utf-8")
    return tmp_path


def run(*arguments, text=None):
    return CliRunner().invoke(main, ["glossary", *map(str, arguments)], input=text)


def test_forms_are_written_once(project):
    pytest.importorskip("morfeusz2")
    path = project / "plans" / lockfile.FILE
    result = run("forms", "-C", project)
    assert result.exit_code == 0, result.output
    assert "changed: goal" in result.output
    assert "celami" in path.read_text("utf-8")
    written = path.stat().st_mtime_ns
    assert "nothing has changed" in run("forms", "-C", project).output
    assert path.stat().st_mtime_ns == written


def test_check_fails_when_a_term_has_changed(project):
    pytest.importorskip("morfeusz2")
    assert run("forms", "-C", project, "--check").exit_code == 1
    run("forms", "-C", project)
    assert run("forms", "-C", project, "--check").exit_code == 0
    (project / "plans" / "glossary" / "terms.yml").write_text(TERMS.replace("cel,", "zamiar,"), "utf-8")
    result = run("forms", "-C", project, "--check")
    assert result.exit_code == 1
    assert "error[L213]" in result.output


def test_check_without_a_dictionary_tells_changed_terms(project, monkeypatch):
    pytest.importorskip("morfeusz2")
    run("forms", "-C", project)
    monkeypatch.setattr(lockfile, "dictionary_id", lambda: "")
    assert run("forms", "-C", project, "--check").exit_code == 0
    (project / "plans" / "glossary" / "terms.yml").write_text(TERMS.replace("goal,", "aim,"), "utf-8")
    assert run("forms", "-C", project, "--check").exit_code == 1


def test_forms_of_the_words_of_the_built_site_are_kept_for_its_search(project):
    pytest.importorskip("morfeusz2")
    assert "there is no site in site" in run("forms", "-C", project).output
    (project / "site").mkdir()
    assert "search" not in run("forms", "-C", project).output
    for folder, language, text in (("site", "en", "market"), ("site/pl", "pl", "Rynku i churn")):
        (project / folder / "search").mkdir(parents=True)
        (project / folder / "index.html").write_text(f'<html lang="{language}">', "utf-8")
        index = {"docs": [{"location": "", "title": "x", "text": text}]}
        (project / folder / "search" / "search_index.json").write_text(json.dumps(index), "utf-8")
    assert "plans/glossary/search.lock.json: written" in run("forms", "-C", project).output
    kept = (project / "plans/glossary/search.lock.json").read_text("utf-8")
    assert "churn" in kept
    assert "market" not in kept
    assert "nothing has changed" in run("forms", "-C", project).output.splitlines()[-1]


def test_forms_need_a_dictionary(project, monkeypatch):
    monkeypatch.setattr("planloom.glossary.dictionary.dictionary_id", lambda: "")
    result = run("forms", "-C", project)
    assert result.exit_code == 1
    assert "pip install 'planloom[forms]'" in result.output


def test_match_prints_offsets_of_the_text_as_written(project):
    pytest.importorskip("morfeusz2")
    text = "W tym celu.\r\nBez ce\u00adlów.\r\n"
    (project / "page.txt").write_bytes(text.encode())
    result = run("match", project / "page.txt", "-C", project, "--lang", "pl", "--json")
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout) == [{"start": 17, "end": 23, "term": "goal"}]
    assert text[17:23] == "ce\u00adlów"


def test_match_reads_standard_input_and_another_glossary(project):
    pytest.importorskip("morfeusz2")
    (project / "own.yml").write_text("- {id: aim, en: [aim, target], pl: [zamiar]}\n", "utf-8")
    result = run("match", "-", "--lang", "en", "--glossary", project / "own.yml", text="One aim,\ntwo targets.\n")
    assert result.stdout == "1:5\taim\taim\n2:5\ttargets\taim\n"


def test_match_tells_what_is_wrong_with_the_glossary_and_goes_on(project):
    pytest.importorskip("morfeusz2")
    (project / "own.yml").write_text("- {id: aim, en: [aim], pl: [zamiar], not: {en: ['(']}}\n", "utf-8")
    result = run("match", "-", "--lang", "en", "--glossary", project / "own.yml", "--json", text="One aim.")
    assert result.exit_code == 0
    assert json.loads(result.stdout) == [{"start": 4, "end": 7, "term": "aim"}]
    assert "error[L204]" in result.stderr
    assert "own.yml:1:49" in result.stderr


def test_match_refuses_what_is_not_text(project):
    (project / "page.txt").write_bytes(b"\xff\xfe\x00")
    assert run("match", project / "page.txt", "-C", project, "--lang", "pl").exit_code == 2


PAGE = (
    '<html lang="en"><article><p>The <a class="gl" href="../glossary/#goal" aria-describedby="gl-goal">goals</a>'
    " &amp; more.  It ends.</p><table><tr><td>=1+1 <a href='x'>no</a>"
    '<a aria-describedby="gl-goal" href="#">goal</a>.</td></tr></table></article></html>'
)


def test_review_lists_every_link_with_its_sentence(project):
    assert run("review", "-C", project).exit_code == 1
    (project / "site" / "a").mkdir(parents=True)
    (project / "site" / "a" / "index.html").write_text(PAGE, "utf-8")
    told = json.loads(run("review", "-C", project, "--format", "json").output)
    assert [(one["term"], one["words"], one["sentence"]) for one in told] == [
        ("goal", "goals", "The goals & more."),
        ("goal", "goal", "=1+1 nogoal."),
    ]
    assert "  The [goals] & more.\n      a/index.html\n" in run("review", "-C", project).output
    assert ",'=1+1 nogoal.\n" in run("review", "-C", project, "--format", "csv").output


def test_suggest_and_unused(project):
    pytest.importorskip("morfeusz2")
    plan = project / "plans" / "strategy"
    plan.mkdir()
    (plan / "plan.yml").write_text(
        "kind: strategy\ntitle: {en: Plan, pl: Plan}\nfaq:\n"
        + "".join(
            f"  - question: {{en: 'What of framework agreements, {word}?', pl: 'Co z umowami ramowymi, {word}?'}}\n"
            f"    answer: {{en: 'A framework agreement.', pl: 'Jest umowa ramowa.'}}\n"
            for word in ("one", "two")
        ),
        "utf-8",
    )
    result = run("suggest", "-C", project)
    assert result.exit_code == 0, result.output
    assert "4\t4\tframework agreement" in result.output
    assert "umow" in result.output
    assert "plans/glossary/terms.yml:2\tgoal" in run("unused", "-C", project).output


def test_match_finds_the_words_of_the_plan_in_which_the_file_lies(tmp_path):
    glossary = tmp_path / "plans/glossary/words.yml"
    glossary.parent.mkdir(parents=True)
    glossary.write_text(
        "glossary:\n- {id: counter, only_in: [sales], en: {term: shop counter, definition: A table.}}\n"
    )
    found = {}
    for folder in ("sales", "works"):
        page = tmp_path / "plans" / folder / "page.md"
        page.parent.mkdir()
        page.write_text("At the shop counter.\n", "utf-8")
        (page.parent / "plan.yml").write_text("kind: sales\n", "utf-8")
        found[folder] = "shop counter" in run("match", "-C", tmp_path, page, "--lang", "en").stdout
    assert found == {"sales": True, "works": False}
