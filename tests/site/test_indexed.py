"""What of our pages stands in the index of the search."""

import json
import subprocess
import sys

import pytest

from planloom.search.finish import indexed_pages

pytestmark = pytest.mark.slow

PLAN = """---
kind: strategy
objectives:
  - {id: grow-fast, was: [old], title: Grow & <keep>, text: 'A | b.'}
measures:
  - {id: net-sales, title: Net sales, objectives: [grow-fast]}
---
## Why

Words.
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory, build_project, write_config):
    folder = tmp_path_factory.mktemp("indexed")
    (folder / "plans/strategy").mkdir(parents=True)
    (folder / "plans/strategy/plan.md").write_text(PLAN, "utf-8")
    write_config(folder, {})
    return build_project(folder, folder / "site")


@pytest.mark.parametrize("folder", ["", "pl"])
def test_each_language_has_its_own_pages_and_no_former_address(site, folder):
    pages = dict(indexed_pages(site / folder))
    assert "Grow & <keep>" in pages["strategy/objectives/grow-fast/"]
    assert "Why\nWords." in pages["strategy/"]
    assert not [url for url in pages if "old" in url]
    assert not [text for text in pages.values() if "Home ›" in text]


def test_the_index_of_the_theme_is_gone(site):
    for folder in (site, site / "pl"):
        assert json.loads((folder / "search/search_index.json").read_text("utf-8"))["docs"] == []
        assert "search/search.js" in (folder / "strategy/index.html").read_text("utf-8")
        assert "search/search.js" in (site / "404.html").read_text("utf-8")


def test_objects_are_found_by_their_id(site):
    forms = "".join(path.read_text("utf-8") for path in (site / "search").glob("*/f*.js"))
    assert "-fast" in forms  # without the letters that it shares with the form before it
    assert "-sales" in forms


@pytest.mark.browser
def test_a_bare_build_with_names_of_files_searches_from_a_disk(tmp_path, browser, write_config):
    (tmp_path / "plans/strategy").mkdir(parents=True)
    (tmp_path / "plans/strategy/plan.md").write_text(PLAN, "utf-8")
    write_config(tmp_path, {"use_directory_urls": False})
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q", "-d", "below/a/path"], cwd=tmp_path, check=True)
    page = browser.new_page()
    page.goto((tmp_path / "below/a/path/pl/strategy/index.html").as_uri())
    page.click(".md-search__input")
    page.keyboard.type("grow-fast")
    page.wait_for_selector(".md-search-result__item a")
    found = page.locator(".md-search-result__item a").first.get_attribute("href")
    page.close()
    assert found.partition("?")[0].endswith("below/a/path/pl/strategy/objectives/grow-fast/index.html")
