"""What a reader finds in the HTML of a page: its words, the rows of its tables, its links."""

from lxml import html

from planloom.pages.page import picture_mark

_MARK = picture_mark("")[0]
# What begins a new line, or a new word: the words on both sides are not one.
_APART = (
    "br",
    "p",
    "div",
    "li",
    "ul",
    "dt",
    "dd",
    "dl",
    "td",
    "th",
    "tr",
    "h1",
    "h2",
    "h3",
    "h4",
    "summary",
    "details",
)


def words(made: str) -> str:
    """Return the words of a page, plain spaces between them."""
    return _words(_tree(made))


def tables(made: str) -> list[list[list[str]]]:
    """Return the tables: the rows of each, cell by cell, the heads first."""
    return [
        [[_words(cell) for cell in row.iterchildren("td", "th")] for row in table.iter("tr")]
        for table in _tree(made).iter("table")
    ]


def cells(made: str) -> list[list[str]]:
    """Return the rows of all tables, cell by cell, the heads of each table first."""
    return [row for table in tables(made) for row in table]


def links(made: str) -> list[tuple[str, str]]:
    """Return the words and the address of every link."""
    return [(_words(link), link.get("href")) for link in _tree(made).iter("a") if link.get("href")]


def _tree(made: str) -> html.HtmlElement:
    without_pictures = "".join(made.split(_MARK)[::2])
    tree = html.fragment_fromstring(without_pictures, create_parent="div")
    for one in tree.iter(*_APART):
        one.text = f" {one.text or ''}"
        one.tail = f" {one.tail or ''}"
    return tree


def _words(tree: html.HtmlElement) -> str:
    return " ".join(tree.text_content().split())
