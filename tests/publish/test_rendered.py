"""A whole small project on a real MediaWiki: every word and figure of the site, and no link that leads nowhere."""

import json
import os
import re
import shutil
from collections import Counter
from pathlib import Path

import mediawiki_server
import pytest
from click.testing import CliRunner
from lxml import html

from planloom.cli import main
from planloom.project import find_project, read_plans
from planloom.publish.gather import gather

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not mediawiki_server.is_there() and "CI" not in os.environ,
        reason="MediaWiki is not installed: .ci/install-packages",
    ),
]
GOLDEN = Path(__file__).parents[1] / "golden/four-plans"
WORD = re.compile(r"\w+")


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with mediawiki_server.serving(tmp_path_factory.mktemp("mediawiki")) as running:
        yield running


def run(folder: Path, *arguments: str) -> dict:
    secret = {"PLANLOOM_WIKI_USER": "Admin@pub", "PLANLOOM_WIKI_PASSWORD": mediawiki_server.PASSWORD}
    told = CliRunner().invoke(main, ["publish", "-C", str(folder), "wiki", "--format", "json", *arguments], env=secret)
    assert told.exit_code == 0, told.output
    assert mediawiki_server.PASSWORD not in told.output
    return json.loads(told.stdout)


def words(tree) -> Counter:
    return Counter(WORD.findall(" ".join(tree.itertext()).casefold()))


def test_the_wiki_says_every_word_and_leads_nowhere_wrong(server, tmp_path):
    for name in ("plans", "planloom.yml"):
        place = GOLDEN / name
        (shutil.copytree if place.is_dir() else shutil.copy)(place, tmp_path / name)
    wiki = f"publish:\n  wiki: {{kind: mediawiki, address: '{server.address}', under: Plany}}\n"
    (tmp_path / "planloom.yml").write_text((tmp_path / "planloom.yml").read_text() + wiki)
    told = run(tmp_path)
    assert told["done"]["whole"]
    names = {one["page"]: one["name"] for one in told["pages"]}
    assert run(tmp_path)["done"]["writes"] == 0
    gathered, _ = gather(read_plans(find_project(tmp_path)[0]), png=True)
    for page in gathered.pages:
        shown = html.fromstring(server.html(names[str(page.identity)]))
        said = html.fromstring(f"<div>{''.join(section.whole for section in page.sections)}</div>")
        missing = words(said) - words(shown) - words(html.fromstring(f"<p>{page.title}</p>"))
        assert not missing, (page.identity, missing)
        assert not shown.xpath("//a[contains(@class, 'new')]/@href"), page.identity
        anchors = set(shown.xpath("//@id"))
        for link in shown.xpath("//a[starts-with(@href, '#')]/@href"):
            assert link[1:] in anchors, (page.identity, link)
