"""Every page of the example site on paper, as Ctrl+P in Chromium makes it, judged by the reader of books."""

import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from lxml import html

import effort
from planloom.book.check import access, faults, layout, numbers, text
from planloom.book.check.paper import Paper, read
from planloom.book.repeated import drop_repeated_data
from planloom.problems import Problem

pytestmark = [pytest.mark.slow, pytest.mark.browser, pytest.mark.no_cover]

CHECKS: tuple[Callable[[Paper, str], Iterator[Problem]], ...] = (
    layout.margins,
    layout.rows,
    layout.headings,
    layout.empty_pages,
    layout.small_print,
    numbers.links,
    access.fonts,
)
_CLASSES = (
    *("pl-screen", "pl-crumbs", "pl-letters", "pl-chart__narrow"),
    *("headerlink", "md-content__button"),
)
SHARES = 4  # of the pages, for workers to take one by one
NEVER_ON_PAPER = (
    *(".//script", ".//style", ".//button", ".//input", ".//select"),
    *(f".//*[contains(concat(' ', @class, ' '), ' {name} ')]" for name in _CLASSES),
    ".//figure[contains(concat(' ', @class, ' '), ' pl-map ')]/details",  # the map itself is there
    ".//aside[@class='gl-defs'][..//*[@class='pl-term__other']]",  # the glossary explains itself
)


def content(page: Path) -> html.HtmlElement:
    """Return what a reader of the page may expect on paper."""
    article = html.fromstring(page.read_bytes()).xpath("//article")[0]
    for item in article.xpath("|".join(NEVER_ON_PAPER)):
        if item.getparent() is not None:
            item.drop_tree()
    for label in article.xpath(".//label"):
        label.tag = "p"  # names of tabs stand one above the other
    for table in article.xpath(".//table[not(@class)]"):
        leave_out(table)
    drop_repeated_data(article)
    return article


def leave_out(table: html.HtmlElement) -> None:
    """Take away the columns in which no row says anything, as the script of the site does."""
    rows = [row.xpath("./th|./td") for row in table.xpath(".//tr")]
    if not table.xpath("./thead") or {len(row) for row in rows} != {len(rows[0])} or len(rows) == 1:
        return
    in_list = bool(table.xpath("ancestor::*[contains(@class, 'pl-list')]"))
    for head, *cells in list(zip(*rows, strict=True))[1:]:
        is_empty = all(cell.text_content().strip() in ("", "–") and not cell.xpath(".//svg|.//img") for cell in cells)
        if is_empty and (in_list or "pl-number" not in head.get("class", "")):
            for cell in (head, *cells):
                cell.drop_tree()


def printed(tab, address: str) -> bytes:
    """Print a page as Ctrl+P does."""
    tab.goto(address)
    tab.emulate_media(media="print")
    return tab.pdf(prefer_css_page_size=True, print_background=False, tagged=True)


def judged(pdf: bytes, article: html.HtmlElement, title: str, name: str) -> Iterator[str]:
    """Yield what is wrong with a printed page, a line each."""
    paper = read(pdf)
    for check in CHECKS:
        for problem in check(paper, name):
            yield f"{problem.span}: {problem.code.id} {problem.values}"
    for problem in text.compare(paper, html.tostring(article, encoding="unicode"), name):
        if problem.code is not faults.UNEXPLAINED:
            yield f"{problem.span}: {problem.code.id} {problem.values}"
    for leaf in paper.leaves:
        if f"{leaf.number} / {len(paper.leaves)}" not in leaf.foot:
            yield f"{name}:{leaf.number}: no page number in the foot: {leaf.foot!r}"
        head = " ".join(run.text for run in leaf.runs if run.baseline < leaf.sheet.top)
        if title not in head:
            yield f"{name}:{leaf.number}: {title!r} is not in the head: {head!r}"
        whole = " ".join(run.text for run in leaf.runs)
        for junk in ("127.0.0.1", "localhost", "file:", "__tabbed", "¶"):
            if junk in whole:
                yield f"{name}:{leaf.number}: {junk} is printed"


def title_of(article: html.HtmlElement) -> str:
    heading = article.xpath(".//h1")[0]
    return " ".join(heading.text_content().split())


def kind_of(name: str) -> str:
    """Return what pages of one shape share: the part of a plan, or the list that an object stands in."""
    above, _, last = name.removeprefix("pl/").rpartition("/")
    return above if above.endswith(("people", "objectives", "initiatives", "glossary")) else last


def chosen(site: Path) -> list[str]:
    """Choose the largest page of every kind in one language, in a long run in both."""
    sizes = {path.relative_to(site).parent.as_posix(): path.stat().st_size for path in site.rglob("index.html")}
    largest: dict[tuple[str, bool], str] = {}
    for name in sorted(sizes, key=sizes.__getitem__):
        kind, polish = kind_of(name), name.startswith("pl/")
        if effort.long or polish == bool(zlib.crc32(kind.encode()) % 2):
            largest[kind, polish] = name
    return sorted(largest.values())


@pytest.mark.parametrize("share", range(SHARES))
def test_the_pages_of_the_example_are_whole_on_paper(example_site, example_address, browser, share):
    tab = browser.new_page()
    names = chosen(example_site)[share::SHARES]
    found = []
    for name in names:
        article = content(example_site / name / "index.html")
        found += judged(printed(tab, f"{example_address}/{name}/"), article, title_of(article), name)
    tab.close()
    assert found == []
    assert len(names) > 80 // SHARES


def test_every_term_that_is_marked_is_explained_at_the_end_of_its_page(example_site):
    for path in example_site.rglob("index.html"):
        article = html.fromstring(path.read_bytes()).xpath("//article")[0]
        explained = set(article.xpath(".//aside[@class='gl-defs']//dd/@id"))
        assert set(article.xpath(".//a[@class='gl']/@aria-describedby")) <= explained, path


MONTHS = "".join(f" | Month {number}" for number in range(1, 13))
AMOUNTS = "| 1 234 567,00 " * 12
DEPARTMENTS = "".join(f"| Department {row} {AMOUNTS}|\n" for row in range(40))
ROWS = "".join(f"| {row} | Row {row} of many |\n" for row in range(2000))
RULE = "|--:" * 12
WORDS = "The quick brown fox jumps over the lazy dog and counts its money. " * 62
LONG = "Unbreakable" * 30
HOSTILE = f"""# Everything at once

| Department{MONTHS} |
|---{RULE}|
{DEPARTMENTS}
## Folded

??? note "Fold"
    Inside the fold 98 765.

    ??? warning "Deeper"
        Deeper still 11 222.

=== "First tab"
    On the first tab 111 222.

=== "Second tab"
    On the second tab 333 444.

- one
    - two
        - three
            - four with [a site](https://example.org/plans/2027?id=7)

The {LONG} word.

![A picture](big.svg)

![No picture](missing.png)

## Long cell

| What | Words | Amount |
|---|---|--:|
| Short | {WORDS} | 1 234 |
| {LONG} | x | 12 % |

## Long table

| Number | Name |
|---|---|
{ROWS}"""
BIG = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3000 5000" width="3000" height="5000">
<rect width="3000" height="5000" fill="#888"/></svg>"""


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory, build_project) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    plan = folder / "plans" / "strategy"
    plan.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(
        "site_name: T\nrepo_url: https://example.org/t\nedit_uri: edit/\ndocs_dir: plans\ntheme: {name: material}\nplugins: [search, planloom]\n"
    )
    (plan / "plan.md").write_text("---\nkind: strategy\ntitle: Strategy\n---\n")
    (plan / "everything.md").write_text(HOSTILE)
    (plan / "big.svg").write_text(BIG)
    return build_project(folder, folder / "site")


def test_nothing_of_a_hostile_page_is_lost(hostile_site, serve, browser):
    page = hostile_site / "strategy" / "everything" / "index.html"
    article = content(page)
    tab = browser.new_page()
    with serve(hostile_site) as address:
        pdf = printed(tab, f"{address}/strategy/everything/")
    tab.close()
    assert list(judged(pdf, article, "Everything at once", "everything")) == []
    paper = read(pdf)
    turned = [leaf.sheet.width > leaf.sheet.height for leaf in paper.leaves]
    assert turned[:2] == [True, True]
    assert not any(turned[2:])
    assert "https://example.org/plans/2027?id=7" in " ".join(run.text for leaf in paper.leaves for run in leaf.runs)
