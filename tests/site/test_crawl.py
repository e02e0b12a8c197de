"""A walk over the whole built example site: what a reader can reach, and what the browser makes of it."""

from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from lxml import html

from planloom.model.relations import SUPPORTS
from planloom.project import find_project, read_plans

ROOT = Path(__file__).parents[2]
pytestmark = [pytest.mark.slow, pytest.mark.no_cover]


def pages(site: Path) -> dict[str, html.HtmlElement]:
    """Return every page of a site by its address."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        if path.name != "404.html":
            address = "/" + path.relative_to(site).as_posix().removesuffix("index.html")
            found[address] = html.fromstring(path.read_bytes())
    return found


@pytest.fixture(scope="module")
def documents(example_site):
    return pages(example_site)


def links(document: html.HtmlElement, address: str) -> set[str]:
    return {
        urljoin(address, href)
        for href in document.xpath(
            "//a/@href | //link[@rel!='canonical' and @rel!='edit']/@href | //img/@src | //script/@src"
        )
        if not href.startswith(("mailto:", "tel:", "data:"))
    }


def test_every_link_and_anchor_of_the_site_resolves(example_site, documents):
    broken = []
    ids = {address: set(document.xpath("//@id | //a/@name")) for address, document in documents.items()}
    for address, document in documents.items():
        for link in links(document, address):
            if urlsplit(link).scheme:
                continue
            target, anchor = urldefrag(link)
            path = unquote(urlsplit(target).path)
            if path in documents:
                if anchor and unquote(anchor) not in ids[path] and not anchor.startswith("__"):
                    broken.append(f"{address} -> {link}")
            elif not (example_site / path.lstrip("/")).is_file():
                broken.append(f"{address} -> {link}")
    assert broken == []


def test_the_only_addresses_elsewhere_are_the_sources_to_edit(documents):
    hosts = {urlsplit(link).netloc for address, document in documents.items() for link in links(document, address)}
    assert {host for host in hosts if host and not host.endswith(".example")} == set()


def test_both_languages_have_the_same_pages(documents):
    polish = {address.removeprefix("/pl") for address in documents if address.startswith("/pl/")}
    english = {address for address in documents if not address.startswith("/pl/")}
    assert polish == english


def test_the_language_of_every_page_is_declared(documents):
    for address, document in documents.items():
        assert document.get("lang") == ("pl" if address.startswith("/pl/") else "en"), address


def test_the_language_switch_leads_to_the_same_page(documents):
    for address, document in documents.items():
        switch = {
            a.get("hreflang"): urljoin(address, a.get("href"))
            for a in document.xpath("//a[@hreflang and contains(@class, 'md-select__link')]")
        }
        plain = address.removeprefix("/pl")
        assert switch == {"en": plain, "pl": f"/pl{plain}"}, address


def test_every_generated_page_can_be_edited_at_its_source(documents):
    for address, document in documents.items():
        edits = document.xpath("//a[contains(@class, 'md-content__button') and contains(@href, '/edit/')]/@href")
        for edit in edits:
            source = edit.split("/edit/main/", 1)[1]
            assert (ROOT / unquote(source)).is_file(), (address, edit)
    assert documents["/strategy/objectives/grow-dach/"].xpath("//a[contains(@href, 'edit/main/plans/strategy/')]")


def test_from_a_strategic_objective_to_what_supports_it_and_back_in_one_click(documents):
    project, _ = find_project(ROOT)
    graph = read_plans(project).graph
    seen = 0
    for strategy in graph.portfolio.strategies:
        for objective in strategy.objectives:
            above = f"/strategy/objectives/{objective.id}/"
            down = {urldefrag(link)[0] for link in links(documents[above], above)}
            for item in graph.sources(objective, SUPPORTS):
                if item.kind == "objective" and item.plan != strategy.id:
                    plan = graph.plan_of(item)
                    below = f"/{plan.place}/objectives/{item.id}/"
                    assert below in down, f"{above} does not lead to {below}"
                    up = {urldefrag(link)[0] for link in links(documents[below], below)}
                    assert above in up, f"{below} does not lead back to {above}"
                    seen += 1
    assert seen >= 8


def test_no_source_reaches_the_site(example_site):
    kinds = {path.suffix for path in example_site.rglob("*") if path.is_file()}
    assert kinds & {".yml", ".yaml", ".md", ".j2", ".py"} == set()


def test_titles_tell_pages_apart(documents):
    for prefix in ("/pl/", "/"):
        mine = [address for address in documents if address.startswith("/pl/") == (prefix == "/pl/")]
        titles = [documents[address].xpath("string(//title)") for address in mine]
        assert sorted(title for title in titles if titles.count(title) > 1) == []


@pytest.mark.browser
def test_the_browser_asks_no_other_host_and_reports_no_error(browser, example_address, documents):
    page = browser.new_page()
    elsewhere, errors = [], []
    page.on(
        "request",
        lambda request: (
            elsewhere.append(request.url) if not request.url.startswith((example_address, "data:", "blob:")) else None
        ),
    )
    page.on(
        "console",
        lambda message: errors.append(f"{message.text} {message.location}") if message.type == "error" else None,
    )
    page.on("pageerror", lambda error: errors.append(str(error)))
    for address in list(documents)[::29]:  # one of every kind is opened by the test of how pages look
        page.goto(example_address + address, wait_until="load")
    page.close()
    assert elsewhere == []
    assert errors == []


@pytest.mark.browser
def test_the_language_switch_works_by_hand(browser, example_address):
    page = browser.new_page()
    page.goto(f"{example_address}/strategy/objectives/grow-dach/")
    page.hover(".md-header .md-select")
    page.click(".md-select__link[hreflang=pl]")
    page.wait_for_url("**/pl/strategy/objectives/grow-dach/")
    assert page.eval_on_selector("html", "element => element.lang") == "pl"
    page.close()
