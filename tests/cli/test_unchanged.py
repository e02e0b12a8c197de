"""A build that would make what is there says so and ends; whatever could make a difference makes it build."""

import pytest
from click.testing import CliRunner

from planloom.cli import main
from planloom.site.output import cache_keys, unchanged
from planloom.store import CACHE_ROOT, Store

PLAN = "kind: strategy\nobjectives:\n- {id: grow, title: Grow}\n"
NEWS = "nothing has changed since that build"


@pytest.fixture
def project(tmp_path, monkeypatch):
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans/plan.yml").write_text(PLAN, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def built(*arguments):
    result = CliRunner().invoke(main, ["build", "--lang", "en", *arguments], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def test_the_same_is_said_and_that_nothing_has_changed(project):
    first = built()
    assert NEWS not in first
    assert built() == f"{first}{NEWS}\n"
    quiet = built("--quiet")
    assert quiet == built("--quiet")
    assert NEWS not in quiet


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("plans/plan.yml", PLAN.replace("Grow}", "Grow more}")),
        ("plans/notes.md", "# Notes\n"),
        ("planloom.yml", "levels: {K101: off}\n"),
        ("templates/object.html.j2", "{{ heading(1, title) }}\n"),
        ("site/index.html", "changed"),
        ("site/more.html", "more"),
    ],
)
def test_whatever_changes_is_built(project, file, text):
    built()
    (project / file).parent.mkdir(exist_ok=True)
    (project / file).write_text(text, "utf-8")
    assert NEWS not in built()


def test_clean_builds_and_so_does_another_folder(project):
    built()
    assert NEWS not in built("--clean")
    assert NEWS not in built("-d", "other")
    assert NEWS in built("-d", "other")
    assert NEWS in built()


def test_a_site_that_is_gone_is_built(project):
    built()
    (project / "site").rename(project / "elsewhere")
    assert NEWS not in built()
    assert (project / "site/index.html").is_file()


CONFIG = "site_name: x\ndocs_dir: plans\ntheme: {name: material}\n"


@pytest.mark.parametrize(
    ("more", "again"),
    [
        ("site_dir: public\nplugins: [search, planloom]\n", True),
        ("plugins: [search, planloom, tags]\nwatch: [more]\n", True),
        ("plugins: [search, planloom]\nhooks: [more/mine.py]\n", False),
        ("plugins: [search, planloom]\ntheme: {name: material, custom_dir: more}\n", False),
    ],
)
def test_a_configuration_that_runs_code_is_built(project, more, again):
    (project / "more").mkdir()
    (project / "more/mine.py").touch()
    (project / "mkdocs.yml").write_text(CONFIG + more, "utf-8")
    built("--trust")
    assert (NEWS in built("--trust")) == again


def test_what_a_configuration_inherits_and_takes_from_the_environment_is_looked_at(project, monkeypatch):
    (project / "mkdocs.yml").write_text("INHERIT: base.yml\ncopyright: !ENV [OWNER, Acme]\n", "utf-8")
    base = project / "base.yml"
    base.write_text(f"{CONFIG}plugins: [search, planloom]\n", "utf-8")
    built()
    assert NEWS in built()
    monkeypatch.setenv("OWNER", "Bolt")
    assert NEWS not in built()
    assert "Bolt" in (project / "site/index.html").read_text("utf-8")
    base.write_text(base.read_text("utf-8").replace("site_name: x", "site_name: y"), "utf-8")
    assert NEWS not in built()
    assert NEWS in built()


def test_a_configuration_of_another_name_is_looked_at(project):
    config = project / "mkdocs.board.yml"
    text = "site_name: x\ndocs_dir: plans\ntheme: {name: material}\nplugins: [search, planloom]\n"
    config.write_text(text, "utf-8")
    built("-f", "mkdocs.board.yml")
    assert NEWS in built("-f", "mkdocs.board.yml")
    config.write_text(f"{text}copyright: Acme\n", "utf-8")
    assert NEWS not in built("-f", "mkdocs.board.yml")
    assert "Acme" in (project / "site/index.html").read_text("utf-8")


def test_code_of_packages_may_change_at_any_time(project, monkeypatch):
    monkeypatch.setattr(unchanged, "has_extensions", lambda group: group == "planloom.kinds")
    monkeypatch.setattr(cache_keys, "has_extensions", lambda group: group == "planloom.kinds")
    built()
    assert NEWS not in built()
    assert Store(project / CACHE_ROOT).get(["pages site  en"]) == {}


def test_the_day_of_the_map_is_looked_at(project, monkeypatch):
    built()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    assert NEWS not in built()
    assert NEWS in built()
