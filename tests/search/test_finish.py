import json
from pathlib import Path

import pytest

from planloom.search import finish, rewired
from planloom.search.finish import script
from planloom.search.worker import MARKERS, joined, missing_marker

WORKERS = "assets/javascripts/workers"
ORIGINAL = f"var theirs;{';'.join(MARKERS)}\n//# sourceMappingURL=search.abc12345.min.js.map\n"
CONFIG = '<script id="__config">{"base": ".", "search": "../%s/search.abc12345.min.js", "tags": null}</script>'
PAGE = f'<html lang="pl">{CONFIG % WORKERS}</html>'
LOST = PAGE.replace('"../', '"/')


@pytest.fixture
def site(tmp_path: Path) -> Path:
    files = {
        "search/search_index.json": json.dumps({"docs": [{"location": "", "title": "Rynki", "text": ""}]}),
        f"{WORKERS}/search.abc12345.min.js": ORIGINAL,
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


def ours(site: Path) -> str:
    return (site / WORKERS / "search-pl.js").read_text(encoding="utf-8")


def everything(site: Path) -> dict[Path, tuple[bytes, int]]:
    return {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in site.rglob("*") if path.is_file()}


def codes(site: Path, **options: bool) -> list[str]:
    return [problem.code.id for problem in finish(site, "pl", root=site, **options) if problem.code.id == "S901"]


def test_the_worker_is_theirs_with_ours_behind(site: Path) -> None:
    assert codes(site) == []
    assert ours(site).startswith("var theirs;")
    assert ours(site).endswith(script())
    assert "sourceMappingURL" not in ours(site)


def test_every_page_asks_for_our_worker(site: Path) -> None:
    finish(site, "pl", root=site)
    for page in ("index.html", "plan/index.html"):
        assert f'"search": "../{WORKERS}/search-pl.js", "tags"' in (site / page).read_text(encoding="utf-8")
    assert "search-pl.js" in (site / "404.html").read_text(encoding="utf-8")
    assert (site / "old/index.html").read_text(encoding="utf-8") == "<p>moved</p>"


def test_pages_in_english_below_keep_their_search(site: Path) -> None:
    finish(site, "pl", root=site)
    assert (site / "en/index.html").read_text(encoding="utf-8") == PAGE.replace("pl", "en")


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


def test_english_is_left_to_the_theme(site: Path) -> None:
    before = everything(site)
    assert finish(site, "en", root=site) == []
    assert everything(site) == before


def test_a_site_without_search_is_left_alone(site: Path) -> None:
    (site / "search/search_index.json").unlink()
    before = everything(site)
    assert finish(site, "pl", root=site) == []
    assert everything(site) == before


def test_a_worker_of_another_name_is_reported_and_nothing_changes(site: Path) -> None:
    (site / WORKERS / "search.abc12345.min.js").rename(site / WORKERS / "find.js")
    before = everything(site)
    assert codes(site) == ["S901"]
    assert everything(site) == before


@pytest.mark.parametrize("marker", MARKERS)
def test_a_worker_built_otherwise_is_reported_and_serves_as_shipped(site: Path, marker: str) -> None:
    changed = ORIGINAL.replace(marker, "")
    (site / WORKERS / "search.abc12345.min.js").write_text(changed, encoding="utf-8")
    assert codes(site) == ["S901"]
    assert (site / "index.html").read_text(encoding="utf-8") == PAGE
    assert ours(site) == changed  # for pages that were rewired as they were written


def test_pages_that_do_not_name_the_worker_are_reported(site: Path) -> None:
    for page in ("index.html", "plan/index.html"):
        (site / page).write_text('<html lang="pl"><script>find()</script>', encoding="utf-8")
    assert codes(site) == ["S901"]


def test_pages_rewired_by_the_plugin_are_not_read_again(site: Path) -> None:
    (site / "index.html").write_text(rewired(PAGE), encoding="utf-8")
    assert codes(site, rewire=False) == []
    assert (site / "plan/index.html").read_text(encoding="utf-8") == PAGE
    assert "search-pl.js" in (site / "404.html").read_text(encoding="utf-8")


def test_a_plugin_that_forgot_to_rewire_is_told(site: Path) -> None:
    assert codes(site, rewire=False) == ["S901"]


@pytest.mark.parametrize(
    "page",
    ["", "<p>search.abc12345.min.js</p>", '"search": "assets/javascripts/bundle.abc12345.min.js"'],
)
def test_only_the_address_of_the_worker_is_rewired(page: str) -> None:
    assert rewired(page) == page


def test_rewiring_keeps_everything_else() -> None:
    assert rewired(PAGE).replace("search-pl.js", "search.abc12345.min.js") == PAGE
    assert rewired(rewired(PAGE)) == rewired(PAGE)


def test_the_forms_reach_the_worker_as_plain_ascii() -> None:
    text = joined(ORIGINAL, "", separator="[ ]", lines=("ć,ła;|by",))
    assert text.isascii()
    data = json.loads(text.partition("self.planloomSearch = ")[2].rpartition(";")[0])
    assert (data["separator"], data["table"]) == ("[ ]", "ć,ła;|by")


def test_a_sound_worker_lacks_nothing() -> None:
    assert missing_marker(ORIGINAL) is None
