"""Every figure of the pack for a board stands on the site, with the same name before it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import html
from lxml.html import HtmlElement

from planloom.book.markup import parse
from planloom.cli import main
from planloom.pages import Page, write
from planloom.project import find_project, read_plans

PLANS = Path(__file__).parents[1] / "plans"
_FIGURE = re.compile(r"\d(?:[\d.,]*\d)?")
_GROUPS = re.compile(r"(?<=\d)[\u00a0\u202f](?=\d{3}\b)")
_PLACED = ".//*[contains(@class, 'xref')] | .//svg//style"  # what only paper has
# What a row is: one of a table, an entry of a list, a card, an answer or a leading measure of home.
_ROWS = ".//tr | .//li | .//div[contains(@class, 'pl-card') or @class = 'pl-now__box' or @class = 'pl-figure']"


def words(item: HtmlElement) -> str:
    return " ".join(_GROUPS.sub("", " ".join(item.itertext())).replace("\u00ad", "").split())


def named(text: str) -> str:
    """Return the name of a row without the number that a list gives it."""
    return re.sub(r"^\d+\. ", "", text)


def figures(*texts: str) -> set[str]:
    return {found for text in texts for found in _FIGURE.findall(text)}


def union(sets: Iterable[set[str]]) -> set[str]:
    return set().union(*sets)


def rows(tree: HtmlElement) -> Iterator[tuple[list[str], list[str]]]:
    """Yield what each row of a pack may be called by, and its other cells; a row without a name goes by the last."""
    last = ""
    for row in tree.iterfind(".//tr"):
        cells = [words(cell) for cell in row.iterchildren("td", "th")]
        if cells:
            last = cells[0] or last
            yield [named(last), *map(words, row.iterfind(".//a"))], cells[1:]
    for name in tree.iterfind(".//dt"):
        told = name.getnext()
        if told is not None and told.tag == "dd":
            yield [words(name)], [words(told)]


def known(pages: list[Page]) -> dict[str, set[str]]:
    """Return the figures that stand on the site with each name: in its rows, on its page and in its charts."""
    found: dict[str, set[str]] = defaultdict(set)
    for page in pages:
        tree = html.fragment_fromstring(page.html, create_parent=True)
        for picture in page.pictures.values():
            values = [
                value for row in getattr(picture, "rows", ()) if isinstance(row, Mapping) for value in row.values()
            ]
            found[picture.title.partition(": ")[0]] |= figures(*map(str, values))
        for names, cells in rows(tree):
            for name in names:
                found[name] |= figures(*cells)
        for row in tree.xpath(_ROWS):
            for part in row.xpath(".//a | .//*[contains(@class, 'pl-card__label')]"):
                found[words(part)] |= figures(words(row))
        for heading in tree.xpath(".//h1 | .//h2 | .//h3 | .//td[a/@id]"):
            name = words(heading)
            found[name] |= figures(words(tree)) if heading.tag == "h1" else set()
            found[name.partition(" – ")[2]] |= set()  # decisions stand below their dates
    return found


@pytest.mark.parametrize(("project", "language"), [("charity", "en"), ("charity", "pl"), ("waterworks", "pl")])
def test_every_figure_of_the_pack_stands_on_the_site_with_its_name(tmp_path, project, language):
    file = tmp_path / "pack.html"
    done = CliRunner().invoke(
        main, ["print", "-C", str(PLANS / project), "--board", "--lang", language, "--html", str(file)]
    )
    assert done.exit_code == 0, done.output
    site, _ = write(read_plans(find_project(PLANS / project)[0]).figures)
    on_site = known([page for one in site.languages if one.language == language for page in one.pages])
    tree = parse(file.read_text("utf-8"))
    for extra in tree.xpath(_PLACED):
        extra.drop_tree()
    packed = [row for part in tree.xpath("//section[contains(@class, 'chapter')]") for row in rows(part)]
    missing = [
        (names[0], sorted(wanting))
        for names, cells in packed
        # What a plan or an object is called is no figure.
        if (wanting := figures(*(one for one in cells if one not in on_site)) - union(on_site[name] for name in names))
    ]
    assert sum(len(figures(*cells)) for _, cells in packed) > 20
    assert missing == []
