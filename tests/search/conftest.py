"""A small Polish site, built by MkDocs as it stands and finished by us, and a browser to search it with."""

import functools
import http.server
import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from planloom.search import POLYFILL, finish

HERE = Path(__file__).parent
SHIM = HERE.parents[1] / "templates/assets/iframe-worker.js"


def build(folder: Path, **config: Any) -> Path:
    """Build the pages of these tests with Material in `folder`, and return where the site is."""
    theme = {
        "name": "material",
        "language": "pl",
        "font": False,
        "features": ["search.highlight", "search.suggest"],
    }
    settings = {
        "site_name": "Okna na czas",
        "docs_dir": str(HERE / "pages"),
        "site_dir": str(folder / "site"),
        "theme": theme,
        "plugins": ["search"],
        **config,
    }
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "mkdocs.yml").write_text(json.dumps(settings), encoding="utf-8")
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict"],
        cwd=folder,
        check=True,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
    return folder / "site"


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with the theme's own search."""
    return build(tmp_path_factory.mktemp("shipped"))


@pytest.fixture(scope="session")
def site(shipped: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same site with ours."""
    pytest.importorskip("morfeusz2")
    copy = tmp_path_factory.mktemp("ours") / "site"
    shutil.copytree(shipped, copy)
    assert finish(copy, "pl", root=copy) == []
    return copy


@pytest.fixture(scope="session")
def offline(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as a copy to be opened from disk."""
    pytest.importorskip("morfeusz2")
    folder = tmp_path_factory.mktemp("offline")
    shutil.copytree(HERE / "pages", folder / "docs")
    (folder / "docs" / POLYFILL).parent.mkdir(parents=True)
    shutil.copy(SHIM, folder / "docs" / POLYFILL)
    built = build(
        folder,
        docs_dir="docs",
        plugins=["search", "offline"],
        extra={"polyfills": [POLYFILL]},
    )
    assert finish(built, "pl", root=built) == []
    return built


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Serve a folder as a static host would, and return its address."""
    servers = []

    def start(folder: Path) -> str:
        handler = functools.partial(_Quiet, directory=str(folder))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_address[1]}"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """A browser."""
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as running:
        path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
        flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = running.chromium.launch(executable_path=path, args=flags)
        yield browser
        browser.close()


SEARCH = """async query => {
  const [input, meta, wrap, list] = [".md-search__input", ".md-search-result__meta", ".md-search__scrollwrap",
    ".md-search-result__list"].map(one => document.querySelector(one))
  const put = value => { input.value = value; input.dispatchEvent(new KeyboardEvent("keyup")) }
  const until = async test => {
    for (let left = 300; !test(); left--) {
      if (!left) throw new Error(`no answer to ${query}: ${meta.textContent}, ${list.children.length} shown`)
      await new Promise(requestAnimationFrame)
    }
  }
  const quiet = () => !/\\d|Brak|No /.test(meta.textContent)
  put(""); await until(quiet)
  put(query); await until(() => !quiet())
  const count = parseInt((meta.textContent.match(/\\d+/) || [0])[0])
  await until(() => { wrap.scrollTop = wrap.scrollTop ? 0 : wrap.scrollHeight; return list.children.length === count })
  const texts = (item, one) => [...item.querySelectorAll(one)].map(found => found.textContent)
  return [...list.children].map(item => ({
    page: new URL(item.querySelector("a").href).pathname,
    link: item.querySelector("a").href,
    title: texts(item, "h1")[0],
    marks: [...new Set(texts(item, "mark").map(mark => mark.toLowerCase()))].sort(),
    missing: [...new Set(texts(item, ".md-search-result__terms del"))].sort(),
  }))
}"""


class SearchBox:
    """The search box of a page: what it shows for a query, and what happened meanwhile."""

    def __init__(self, browser: Any, address: str) -> None:
        self.page = browser.new_page(viewport={"width": 1200, "height": 900})
        self.asked_for: list[str] = []
        self.errors: list[str] = []
        self.page.on("request", lambda request: self.asked_for.append(request.url))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", lambda said: self.errors.append(said.text) if said.type == "error" else None)
        self.page.goto(address)
        self.page.click(".md-search__input")
        self.page.wait_for_function(
            "/Zacznij|Type/.test(document.querySelector('.md-search-result__meta').textContent)"
        )

    def results(self, query: str) -> list[dict[str, Any]]:
        """Type `query`, and return the pages listed: address, title, marked words, words said to be missing."""
        return self.page.evaluate(SEARCH, query)

    def pages(self, query: str) -> list[str]:
        """Type `query`, and return the last part of the address of each page listed."""
        return [result["page"].removesuffix(".html").strip("/").rpartition("/")[2] for result in self.results(query)]


@pytest.fixture(scope="session")
def search_box() -> type[SearchBox]:
    """The search box of any page, by its address."""
    return SearchBox


@pytest.fixture(scope="module")
def box(chromium: Any, site: Path, serve: Callable[[Path], str]) -> SearchBox:
    """The search box of the finished Polish site."""
    return SearchBox(chromium, serve(site) + "/")


@pytest.fixture(scope="module")
def shipped_box(chromium: Any, shipped: Path, serve: Callable[[Path], str]) -> SearchBox:
    """The search box as Material ships it."""
    return SearchBox(chromium, serve(shipped) + "/")
