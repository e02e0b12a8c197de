import gzip
import json
from pathlib import Path

import pytest

from planloom.packaged import packaged_folder
from planloom.search import Concept, finish, rewired, site_words
from planloom.search.finish import _write_parts, script

WORKERS = "assets/javascripts/workers"
CONFIG = '<script id="__config">{"base": ".", "search": "../%s/search.abc12345.min.js", "tags": null}</script>'
PAGE = f'<html lang="pl">{CONFIG % WORKERS}</html>'
LOST = PAGE.replace('"../', '"/')


@pytest.fixture
def site(tmp_path: Path) -> Path:
    files = {
        "search/search_index.json": json.dumps(
            {"config": {}, "docs": [{"location": "", "title": "Rynki", "text": "<p>Nowe &amp; stare</p>"}]}
        ),
        "index.html": PAGE,
        "plan/index.html": PAGE,
        "404.html": LOST,
        "en/index.html": PAGE.replace("pl", "en"),
        "old/index.html": "<p>moved</p>",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def everything(site: Path) -> dict[Path, tuple[bytes, int]]:
    return {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in site.rglob("*") if path.is_file()}


def codes(site: Path, **options: bool) -> list[str]:
    return [problem.code.id for problem in finish(site, "pl", root=site, **options) if problem.code.id == "S901"]


def test_every_page_in_the_language_asks_for_our_worker(site: Path) -> None:
    assert codes(site) == []
    for page in ("index.html", "plan/index.html"):
        assert '"search": "../search/search.js", "tags"' in (site / page).read_text(encoding="utf-8")
    assert '"/search/search.js"' in (site / "404.html").read_text(encoding="utf-8")
    assert (site / "old/index.html").read_text(encoding="utf-8") == "<p>moved</p>"
    assert (site / "en/index.html").read_text(encoding="utf-8") == PAGE.replace("pl", "en")


def test_the_index_of_the_theme_gives_way(site: Path) -> None:
    finish(site, "pl", root=site)
    kept = json.loads((site / "search/search_index.json").read_text("utf-8"))
    assert kept["docs"] == []
    assert (site / "search" / kept["config"]["edition"] / "m.js").is_file()
    assert (site / "search/search_index.js").read_text(
        "utf-8"
    ) == f"var __index = {json.dumps(kept, ensure_ascii=False)}\n"


def test_the_words_of_the_site_are_still_known(site: Path) -> None:
    before = site_words(site)
    finish(site, "pl", root=site)
    assert site_words(site) == before == {"Rynki", "Nowe", "stare"}


def test_a_page_in_another_encoding_keeps_its_bytes(site: Path) -> None:
    page = site / "index.html"
    page.write_bytes(page.read_bytes() + b"\r\n\xb9\xe6\r\n")
    finish(site, "pl", root=site)
    assert page.read_bytes() == rewired(PAGE).encode() + b"\r\n\xb9\xe6\r\n"


def test_doing_it_twice_writes_nothing(site: Path) -> None:
    finish(site, "pl", root=site)
    before = everything(site)
    finish(site, "pl", root=site)
    assert everything(site) == before


def test_another_index_takes_the_place_of_the_last(site: Path) -> None:
    index = site / "search/search_index.json"
    theirs = index.read_text("utf-8")
    finish(site, "pl", root=site)
    index.write_text(theirs.replace("Rynki", "Ceny"), "utf-8")
    finish(site, "pl", root=site)
    assert len([path for path in (site / "search").iterdir() if path.is_dir()]) == 1
    assert "Ceny" in site_words(site)


def test_definitions_go_into_the_index_for_the_card(site: Path) -> None:
    finish(site, "pl", root=site, concepts=[Concept("market", ["rynek"], ["market"], "rynek", "Miejsce wymiany.")])
    (card,) = (site / "search").glob("*/c0.js")
    assert "market\\trynek\\tMiejsce wymiany.\\trynek" in card.read_text("utf-8")


def test_a_site_without_search_is_left_alone(site: Path) -> None:
    (site / "search/search_index.json").unlink()
    before = everything(site)
    assert finish(site, "pl", root=site) == []
    assert everything(site) == before


def test_pages_that_do_not_name_the_worker_are_reported_and_nothing_changes(site: Path) -> None:
    for page in ("index.html", "plan/index.html", "404.html"):
        (site / page).write_text('<html lang="pl"><script>find()</script>', encoding="utf-8")
    before = everything(site)
    assert codes(site) == ["S901"]
    assert everything(site) == before


def test_pages_rewired_by_the_plugin_are_not_read_again(site: Path) -> None:
    (site / "index.html").write_text(rewired(PAGE), encoding="utf-8")
    assert codes(site, rewire=False) == []
    assert (site / "plan/index.html").read_text(encoding="utf-8") == PAGE
    assert '"/search/search.js"' in (site / "404.html").read_text(encoding="utf-8")


def test_a_plugin_that_forgot_to_rewire_is_told(site: Path) -> None:
    assert codes(site, rewire=False) == ["S901"]


@pytest.mark.parametrize(
    "page",
    ["", "<p>search.abc12345.min.js</p>", '"search": "assets/javascripts/bundle.abc12345.min.js"'],
)
def test_only_the_address_of_the_worker_is_rewired(page: str) -> None:
    assert rewired(page) == page


def test_rewiring_keeps_everything_else() -> None:
    assert rewired(PAGE).replace("search/search.js", f"{WORKERS}/search.abc12345.min.js") == PAGE
    assert rewired(rewired(PAGE)) == rewired(PAGE)


def test_parts_that_are_as_they_were_are_the_same_files(tmp_path: Path) -> None:
    last, new = tmp_path / "last", tmp_path / "new"
    for folder in (last, new):
        _write_parts(folder, {"m": "1", "d0": "2", "d1": "3"}, None)
    (last / "d1.js").write_text("words of somebody else")
    (last / "d2.js").symlink_to(last / "d0.js")
    fresh = tmp_path / "fresh"
    _write_parts(fresh, {"m": "1!", "d0": "2", "d1": "3", "d2": "2"}, last)
    assert {path.name: path.read_text() for path in fresh.iterdir()} == {
        "m.js": "1!", "d0.js": "2", "d1.js": "3", "d2.js": "2",
    }  # fmt: skip
    assert (fresh / "d0.js").samefile(last / "d0.js")
    assert not (fresh / "d2.js").is_symlink()


def test_the_worker_is_sent_without_its_remarks_and_is_small() -> None:
    sent = script("en")
    assert len(gzip.compress(sent.encode(), 6)) < 8_600  # with the card and the place of the index under 10 kB
    assert not {"/*", "*/"} & set(sent.split())
    written = (packaged_folder("templates") / "assets/search.js").read_text("utf-8").split("\n")
    code = [line.partition(" /*")[0].strip() for line in written if not line.strip().startswith(("/*", "*"))]
    assert [line for line in sent.split("\n") if line] == [line for line in code if line]
