"""The command, on a small project and a plain folder."""

import json
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from lxml import html

from planloom.cli import main

PLAN = """---
kind: strategy
title: Strategy
text: We bake bread for the town.
---
"""
PARTS = """objectives:
  - id: grow-town
    title: {en: Grow in the town, pl: Wzrost w mieście}
    text: More people buy bread from us.
  - id: grow-abroad
    title: {en: Grow abroad, pl: Wzrost za granicą}
    text: Bread travels badly.
"""
ORGANISATION = """name: Bakery
languages: [en, pl]
"""
SETTINGS = """today: 2027-05-10
publish:
  static: {kind: folder, address: out}
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name, text in {
        "planloom.yml": SETTINGS,
        "plans/organisation.yml": ORGANISATION,
        "plans/strategy/plan.md": PLAN,
        "plans/strategy/parts.yml": PARTS,
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def run(project: Path, *arguments: str, env: dict[str, str] | None = None) -> Result:
    return CliRunner().invoke(main, ["publish", "-C", str(project), *arguments], env=env)


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


PAGE = "out/strategy/objectives/grow-town/index.html"


def test_a_plan_writes_nothing_and_a_second_publishing_neither(project):
    planned = run(project, "static", "--plan")
    assert planned.exit_code == 0
    assert "new: strategy/objectives/grow-town/index\n" in planned.stdout
    assert not (project / "out").exists()
    assert run(project, "static").exit_code == 0
    before = {path: path.stat().st_mtime_ns for path in (project / "out").rglob("*")}
    again = run(project, "static")
    assert "published: 0 writes" in again.stderr
    assert before == {path: path.stat().st_mtime_ns for path in (project / "out").rglob("*")}


def test_every_link_leads_somewhere(project):
    run(project, "static")
    for path in (project / "out").rglob("*.html"):
        tree = html.fromstring(path.read_bytes())
        for link in (*tree.xpath("//a/@href"), *tree.xpath("//img/@src")):
            way, _, anchor = str(link).partition("#")
            target = (path.parent / way).resolve() if way else path
            assert target.is_file(), (path, link)
            if anchor and target.suffix == ".html":
                there = html.fromstring(target.read_bytes())
                assert there.xpath("//*[@id=$anchor]", anchor=anchor), (path, link)


def test_a_conflict_is_told_with_both_texts_and_left_alone(project):
    run(project, "static")
    change(project / PAGE, "More people buy bread", "Nobody buys bread")
    change(project / "plans/strategy/parts.yml", "More people buy bread", "Everybody buys bread")
    told = run(project, "static", "--plan")
    assert told.exit_code == 1
    assert "CONFLICT: strategy/objectives/grow-town/index (edited there since)" in told.stdout
    assert "Nobody buys bread" in told.stdout
    assert "Everybody buys bread" in told.stdout
    data = json.loads(run(project, "static", "--plan", "--format", "json").stdout)
    (one,) = [one for one in data["pages"] if one["action"] == "conflict"]
    assert "Nobody buys bread" in one["wiki"]
    assert "Everybody buys bread" in one["plans"]
    assert run(project, "static").exit_code == 1
    assert "Nobody buys bread" in (project / PAGE).read_text("utf-8")
    assert run(project, "static", "--take", "ours").exit_code == 0
    assert "Everybody buys bread" in (project / PAGE).read_text("utf-8")


def test_what_people_changed_comes_back_as_a_patch_that_settles_it(project):
    run(project, "static")
    change(project / PAGE, "More people buy bread from us.", "Many people buy our bread.")
    pulled = run(project, "static", "--pull")
    assert "+    text: Many people buy our bread." in pulled.stdout
    subprocess.run(["git", "apply", "-"], input=pulled.stdout, cwd=project, check=True, text=True)
    told = json.loads(run(project, "static", "--plan", "--format", "json").stdout)
    acted = {one["name"]: one["action"] for one in told["pages"]}
    assert acted["strategy/objectives/grow-town/index"] == "stamp"
    assert run(project, "static").exit_code == 0
    assert "nobody changed anything" in run(project, "static", "--pull").stderr


def test_what_is_not_one_text_of_one_object_is_for_the_owner(project):
    run(project, "static")
    change(project / PAGE, "</main>", "<p>And one thing more.</p></main>")
    pulled = run(project, "static", "--pull")
    assert (pulled.exit_code, pulled.stdout) == (1, "")
    assert "And one thing more." in pulled.stderr


def test_a_new_id_keeps_the_page_and_its_old_address(project):
    run(project, "static")
    change(project / "plans/strategy/parts.yml", "id: grow-town", "id: grow-city\n    was: [grow-town]")
    assert run(project, "static").exit_code == 0
    assert (project / "out/strategy/objectives/grow-city/index.html").is_file()
    assert 'url=../grow-city/index.html"' in (project / PAGE).read_text("utf-8")


CANARY = "zanzibar"


def withhold(project: Path) -> None:
    change(project / "planloom.yml", "publish:", "audiences: [board, staff]\npublish:")
    change(
        project / "plans/strategy/parts.yml",
        "title: {en: Grow abroad, pl: Wzrost za granicą}\n    text: Bread travels badly.",
        f"audience: board\n    title: Move to {CANARY} soon\n    text: The {CANARY} bakery closes in May after all.",
    )


def test_without_an_audience_nothing_is_published_from_plans_that_name_them(project):
    withhold(project)
    told = run(project, "static")
    assert told.exit_code in (1, 2)
    assert "audience" in told.stderr
    assert not (project / "out").exists()


def test_nothing_withheld_is_sent_or_told(project):
    withhold(project)
    change(project / "planloom.yml", "address: out", "address: out, audience: staff")
    told = run(project, "static", "--format", "json")
    assert told.exit_code == 0, told.output
    sent = [path.read_bytes() for path in (project / "out").rglob("*") if path.is_file()]
    assert sent
    assert CANARY not in told.output
    assert not any(CANARY.encode() in content or b"grow-abroad" in content for content in sent)
    change(project / "planloom.yml", "audience: staff", "audience: board")
    run(project, "static")
    assert (project / "out/strategy/objectives/grow-abroad/index.html").is_file()


def test_what_others_saw_in_a_wiki_is_withdrawn_without_being_asked(project):
    withhold(project)
    change(project / "planloom.yml", "address: out", "address: out, audience: board")
    run(project, "static")
    page = project / "out/strategy/objectives/grow-abroad/index.html"
    assert CANARY in page.read_text()
    change(project / "planloom.yml", "audience: board", "audience: staff")
    told = run(project, "static")
    assert told.exit_code == 0, told.output
    assert not any(CANARY in path.read_text() for path in (project / "out").rglob("*.html"))


def test_a_page_that_people_changed_stays_and_is_no_success_where_something_is_withheld(project):
    withhold(project)
    change(project / "planloom.yml", "address: out", "address: out, audience: board")
    run(project, "static")
    change(project / "out/strategy/objectives/grow-abroad/index.html", "closes in May", "closes in June")
    change(project / "planloom.yml", "audience: board", "audience: staff")
    told = run(project, "static")
    assert told.exit_code == 1
    assert "take them out of the wiki by hand" in told.stderr


def test_the_scan_stops_what_a_template_lets_slip(project):
    withhold(project)
    change(project / "planloom.yml", "address: out", "address: out, audience: staff")
    place = project / "templates/portfolio/health.html.j2"
    place.parent.mkdir(parents=True)
    place.write_text(f"<p>The {CANARY} bakery closes in May after all.</p>")
    told = run(project, "static")
    assert told.exit_code == 1
    assert "nothing was sent" in told.stderr
    assert not (project / "out").exists()


@pytest.mark.parametrize(
    ("wiki", "words"),
    [
        ("{kind: mediawiki, address: 'http://wiki.example.org/api.php', under: P}", "https://"),
        ("{kind: mediawiki, address: 'https://me:pw@wiki.example.org/api.php', under: P}", "no password in an address"),
        ("{kind: mediawiki, address: 'https://wiki.example.org/api.php'}", "`under`"),
        ("{kind: folder, address: out, audience: board}", "audiences of the project"),
        ("{kind: folder, address: out, under: ../x}", "without `..`"),
        ("{kind: gopher, address: out}", "write one of"),
        ("{kind: git, address: out, flavour: cloud}", "`github`, `gitlab`, `otter`, `plain`"),
        ("{kind: folder}", "`address` is missing"),
    ],
)
def test_what_is_wrong_with_a_configuration_is_told_by_check_with_its_place(project, wiki, words):
    change(project / "planloom.yml", "{kind: folder, address: out}", wiki)
    told = CliRunner().invoke(main, ["check", "-C", str(project)])
    assert told.exit_code == 1
    assert words in told.stderr
    assert "planloom.yml:3:" in told.stderr


def test_a_missing_secret_is_named_by_its_variable(project):
    wiki = "{kind: mediawiki, address: 'https://wiki.example.org/api.php', under: P, user: Bot}"
    change(project / "planloom.yml", "{kind: folder, address: out}", wiki)
    told = run(project, "static", env={"PLANLOOM_STATIC_PASSWORD": ""})
    assert told.exit_code == 2
    assert "PLANLOOM_STATIC_PASSWORD" in told.stderr


def test_a_wiki_that_is_not_there_is_named_among_those_that_are(project):
    assert "there are: `static`" in run(project, "wiki").stderr
    change(project / "planloom.yml", "publish:\n  static: {kind: folder, address: out}\n", "")
    assert "no wiki is configured" in run(project, "wiki").stderr


def test_it_speaks_polish(project):
    assert "nowa: strategy/objectives/grow-town/index" in run(project, "static", "--plan", "--lang", "pl").stdout
