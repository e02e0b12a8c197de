"""A whole small project in each wiki: every word, figure and picture of the site, and no link that leads nowhere."""

import json
import os
import shutil
from pathlib import Path

import dokuwiki_server
import mediawiki_server
import otter_server
import pytest
import shown
from click.testing import CliRunner

from planloom.cli import main
from planloom.project import find_project, read_plans
from planloom.publish.gather import gather
from planloom.publish.names import Names
from planloom.publish.targets import open_target
from planloom.settings import Wiki

pytestmark = pytest.mark.slow
GOLDEN = Path(__file__).parents[1] / "golden/four-plans"
SERVERS = {
    "mediawiki": (mediawiki_server, "kind: mediawiki, under: Plany", shown.by_mediawiki, "Admin@pub"),
    "dokuwiki": (dokuwiki_server, "kind: dokuwiki, under: plany", shown.by_dokuwiki, "pub"),
    "otter": (otter_server, "kind: git, flavour: otter, under: plany", shown.by_otter, ""),
}


def run(folder: Path, user: str, secret: str) -> dict:
    given = {"PLANLOOM_WIKI_USER": user, "PLANLOOM_WIKI_PASSWORD": secret}
    told = CliRunner().invoke(main, ["publish", "-C", str(folder), "wiki", "--format", "json"], env=given)
    assert told.exit_code == 0, told.output
    assert secret not in told.output
    return json.loads(told.stdout)


def pages_of(folder: Path, *, png: bool):
    gathered, _ = gather(read_plans(find_project(folder)[0]), png=png)
    return gathered.pages


@pytest.mark.parametrize("kind", SERVERS)
def test_the_wiki_says_every_word_and_leads_nowhere_wrong(kind, tmp_path):
    module, configured, show, user = SERVERS[kind]
    if not module.is_there() and "CI" not in os.environ:
        pytest.skip(f"{kind} is not installed: .ci")
    project, wiki = tmp_path / "project", tmp_path / "wiki"
    wiki.mkdir()
    shutil.copytree(GOLDEN / "plans", project / "plans")
    with module.serving(wiki) as server:
        address = getattr(server, "repository", server.address)
        text = (GOLDEN / "planloom.yml").read_text()
        (project / "planloom.yml").write_text(f"{text}publish:\n  wiki: {{{configured}, address: '{address}'}}\n")
        secret = getattr(module, "PASSWORD", "of nobody")
        told = run(project, user, secret)
        assert told["done"]["whole"]
        assert run(project, user, secret)["done"]["writes"] == 0
        pages = pages_of(project, png=kind != "otter")
        called = {one["page"]: one["name"] for one in told["pages"]}
        names = Names(tuple(pages), {page.identity: called[str(page.identity)] for page in pages})
        assert list(shown.faults(pages, names, show(server))) == []


@pytest.mark.parametrize("flavour", ["github", "gitlab", "plain"])
def test_files_of_markdown_say_every_word_and_lead_nowhere_wrong(flavour, tmp_path):
    pages = pages_of(GOLDEN, png=False)
    wiki = Wiki.model_validate({"kind": "git", "address": str(tmp_path), "flavour": flavour})
    target = open_target("wiki", wiki, tmp_path, {})
    names = target.names(pages)
    files = {f"{names.folder}/{file.name}" for page in pages for file in page.files}
    texts = {names.of(page.identity): target.write(page, names) for page in pages}
    assert list(shown.faults(pages, names, shown.by_markdown(texts, files, names.suffix))) == []


def test_storage_format_says_every_word_and_leads_nowhere_wrong(tmp_path):
    pages = pages_of(GOLDEN, png=True)
    wiki = Wiki.model_validate({"kind": "confluence", "address": "https://example.org", "space": "P", "under": "Plany"})
    target = open_target("wiki", wiki, tmp_path, {"PLANLOOM_WIKI_USER": "a", "PLANLOOM_WIKI_PASSWORD": "b"})
    names = target.names(pages)
    texts = {names.of(page.identity): target.write(page, names) for page in pages}
    assert list(shown.faults(pages, names, shown.by_storage(texts, "Plany"))) == []
