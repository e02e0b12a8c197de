"""What a configuration would run or reach is asked for first; what is only data is not."""

import subprocess
import sys

import pytest
from click.testing import CliRunner

from planloom.cli import main
from planloom.configuration import configs_of
from planloom.project import find_project
from planloom.trust import asks, is_trusted

ASKING = {
    "hooks: [mine.py]": "run Python code of the project (`hooks`)",
    "extra: {a: !!python/object/apply:os.system [id]}": "`!!python/object/apply:os.system`",
    "extra: [{a: {b: !!python/name:os.system }}]": "`!!python/name:os.system`",
    "extra: !!python/module:mine": "`!!python/module:mine`",
    "extra: !!python/name:material.extensions.emoji.twemoji.__globals__ x\nhooks: [a.py]": "`hooks`",
    "theme: {name: material, custom_dir: own}": "`custom_dir`",
    "plugins: [search, planloom, macros]": "load the plugin `macros`",
    "plugins: {planloom: {}, gen-files: {scripts: [a.py]}}": "load the plugin `gen-files`",
    "plugins:\n  - group: {plugins: [macros]}": "load the plugin `group`",
    "markdown_extensions: [mine]": "load the Markdown extension `mine`",
    "markdown_extensions:\n  - mine: {a: b}": "load the Markdown extension `mine`",
    "docs_dir: ../elsewhere": "use a folder outside of the project (`docs_dir`)",
    "site_dir: /srv/www": "use a folder outside of the project (`site_dir`)",
    "x: &a {hooks: [mine.py]}\n<<: *a": "`hooks`",
    "site_url: 'https://e.org/\"><script>alert(1)</script>'": "`site_url`",
    "INHERIT: base.yml": "`hooks`",
    "INHERIT: !ENV [NOBODY_SETS_THIS, base.yml]": "`hooks`",
    "docs_dir: !ENV [NOBODY_SETS_THIS, ../elsewhere]": "use a folder outside of the project (`docs_dir`)",
}
PLAIN = """\
site_name: !ENV [NAME, Plans]
site_url: https://e.org/plans/
docs_dir: plans
site_dir: public
theme: {name: material, features: [a]}
plugins: [search, material/tags, planloom: {today: 2027-01-01}]
markdown_extensions:
  - toc: {permalink: true}
  - admonition
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
      emoji_generator: !!python/name:material.extensions.emoji.to_svg
hooks: []
extra: {a: !!python/tuple [1, 2]}
"""


@pytest.mark.parametrize(("text", "what"), ASKING.items(), ids=ASKING)
def test_what_runs_or_reaches_out_is_asked_for(tmp_path, text, what):
    (tmp_path / "base.yml").write_text("site_name: A\nhooks: [mine.py]\n")
    config = tmp_path / "mkdocs.yml"
    config.write_text(text)
    assert any(what in problem.values["what"] for problem in asks(tmp_path, config))


@pytest.mark.parametrize(
    "text",
    [
        PLAIN,
        "",
        "[]",
        "a: [",
        "x: &x {<<: *x}",
        "\0",
        "hooks",
        "a: &a [*a]",
        "plugins: 1\ntheme: x",
        "INHERIT: mkdocs.yml",
    ],
)
def test_what_is_only_data_or_cannot_be_read_is_not(tmp_path, text):
    config = tmp_path / "mkdocs.yml"
    config.write_text(text)
    assert list(asks(tmp_path, config)) == []


def test_those_that_inherit_from_each_other_without_end(tmp_path):
    for name, other in (("mkdocs.yml", "base.yml"), ("base.yml", "mkdocs.yml")):
        (tmp_path / name).write_text(f"INHERIT: {other}\n")
    assert len(configs_of(tmp_path / "mkdocs.yml")) == 10


def test_a_folder_that_leads_out_by_a_link(tmp_path):
    (tmp_path / "project").mkdir()
    (tmp_path / "project/plans").symlink_to(tmp_path)
    config = tmp_path / "project/mkdocs.yml"
    config.write_text("docs_dir: plans\n")
    assert [str(problem.span) for problem in asks(tmp_path / "project", config)] == ["mkdocs.yml:1:11"]


def test_the_environment_names_what_is_trusted(tmp_path, monkeypatch):
    for words, trusted in (("", False), ("1", True), (f"/nowhere:{tmp_path.parent}", True), (f"{tmp_path}/x", False)):
        monkeypatch.setenv("PLANLOOM_TRUST", words)
        assert is_trusted(tmp_path) is trusted


def test_nothing_is_run_before_it_is_trusted(tmp_path, monkeypatch):
    """Checked before MkDocs is asked for anything; trusted, the hook is there."""
    monkeypatch.delenv("PLANLOOM_TRUST", raising=False)
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans/plan.md").write_text("---\nkind: strategy\n---\n")
    (tmp_path / "mine.py").write_text("raise RuntimeError('it ran')\n")
    (tmp_path / "mkdocs.yml").write_text("site_name: A\ndocs_dir: plans\nplugins: [planloom]\nhooks: [mine.py]\n")
    for command in ("build", "check"):
        result = CliRunner().invoke(main, [command, "-C", str(tmp_path)])
        assert result.exit_code == 1
        assert "error[S704]: `mkdocs.yml` would run Python code of the project" in result.output
        assert "mkdocs.yml:4:8" in result.output
    assert CliRunner().invoke(main, ["check", "-C", str(tmp_path), "--trust"]).exit_code == 0
    with pytest.raises(RuntimeError, match="it ran"):
        CliRunner().invoke(main, ["build", "-C", str(tmp_path), "--trust"], catch_exceptions=False)


def test_templates_outside_of_the_project_are_asked_for_by_whoever_uses_templates(tmp_path, monkeypatch):
    monkeypatch.delenv("PLANLOOM_TRUST", raising=False)
    project = tmp_path / "project"
    (project / "plans").mkdir(parents=True)
    (project / "planloom.yml").write_text("templates: ../elsewhere\n")
    assert [str(problem.span) for problem in asks(project, None, runs=False)] == ["planloom.yml:1:12"]
    (project / "planloom.yml").unlink()
    (project / "mkdocs.yml").write_text("hooks: [a.py]\nplugins: [planloom: {templates: /etc}]\n")
    assert [problem.span.line for problem in asks(project, project / "mkdocs.yml", runs=False)] == [2]
    (project / "mkdocs.yml").unlink()
    (project / "templates").symlink_to("/etc")
    for command in (["render", "--to", str(tmp_path / "out")], ["print"]):
        result = CliRunner().invoke(main, [*command, "-C", str(project)])
        assert result.exit_code == 1
        assert "error[S704]" in result.output
    assert not (tmp_path / "out").exists()


def test_modules_in_the_folder_of_a_project_are_not_taken_for_ours(tmp_path):
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans/plan.md").write_text("---\nkind: strategy\n---\n")
    (tmp_path / "click.py").write_text("raise SystemExit('it ran')\n")
    result = subprocess.run(
        [sys.executable, "-m", "planloom", "check"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert "it ran" not in result.stderr
    assert result.returncode == 0


def test_a_configuration_nested_beyond_measure_is_told(tmp_path):
    (tmp_path / "mkdocs.yml").write_text("? " * 20_000)
    project, problems = find_project(tmp_path)
    assert [problem.code.id for problem in problems] == ["S406"]
    assert list(asks(tmp_path, project.config)) == []
