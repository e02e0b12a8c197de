"""Small helpers over lxml, so that the steps of the book read as what they do."""

from collections.abc import Iterator
from typing import cast

from lxml import html
from lxml.html import HtmlElement

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
BLOCKS = frozenset(
    (
        *HEADINGS,
        *("address", "article", "aside", "blockquote", "br", "caption", "dd", "details", "div", "dl", "dt"),
        *(
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "form",
            "header",
            "hr",
            "img",
            "li",
            "main",
            "nav",
            "ol",
        ),
        *(
            "p",
            "pre",
            "section",
            "summary",
            "svg",
            "table",
            "tbody",
            "td",
            "tfoot",
            "th",
            "thead",
            "tr",
            "ul",
        ),
    )
)


def parse(source: str, tag: str = "section") -> HtmlElement:
    """Read the HTML of an article into one element `tag`."""
    return cast(HtmlElement, html.fragment_fromstring(source, create_parent=tag))


def element(tag: str, *children: HtmlElement | str, **attributes: str) -> HtmlElement:
    """Make an element; `class_` and other names with a trailing underscore lose it."""
    made = html.Element(tag, {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()})
    for child in children:
        append(made, child)
    return made


def append(parent: HtmlElement, child: HtmlElement | str) -> None:
    """Add an element or text behind everything that `parent` holds."""
    if not isinstance(child, str):
        parent.append(child)
    elif len(parent):
        parent[-1].tail = (parent[-1].tail or "") + child
    else:
        parent.text = (parent.text or "") + child


def prepend(parent: HtmlElement, child: HtmlElement) -> None:
    """Put `child` before everything that `parent` holds, its text included."""
    child.tail, parent.text = parent.text, None
    parent.insert(0, child)


def replace(old: HtmlElement, new: HtmlElement) -> None:
    """Put `new` where `old` stood; the text behind stays."""
    new.tail, old.tail = old.tail, None
    cast(HtmlElement, old.getparent()).replace(old, new)


def wrap(inner: HtmlElement, outer: HtmlElement) -> None:
    """Put `outer` where `inner` stood and `inner` into it."""
    replace(inner, outer)
    outer.append(inner)


def after(sibling: HtmlElement, new: HtmlElement) -> None:
    """Put `new` directly behind `sibling`, before the text that follows."""
    new.tail, sibling.tail = sibling.tail, None
    sibling.addnext(new)


TABLES = ".//table[not(ancestor::table) and not(contains(@class, 'facts'))]"
"""The tables that are numbered and laid out: not those within tables, and no lists of facts."""


def find(root: HtmlElement, path: str) -> list[HtmlElement]:
    """Return the elements that an XPath names, in the order of the document."""
    return cast(list[HtmlElement], root.xpath(path))


def having(name: str) -> str:
    """Return the XPath condition for an element with the class `name`."""
    return f"contains(concat(' ', normalize-space(@class), ' '), ' {name} ')"


def classes(item: HtmlElement) -> list[str]:
    """Return the classes of an element."""
    return (item.get("class") or "").split()


def add_class(item: HtmlElement, *names: str) -> None:
    """Give an element more classes."""
    item.set("class", " ".join(dict.fromkeys((*classes(item), *names))))


def words(item: HtmlElement) -> str:
    """Return the text of an element with single spaces, without the titles of drawings."""
    return " ".join("".join(_readable(item)).split())


def _readable(item: HtmlElement) -> Iterator[str]:
    if not isinstance(item.tag, str) or item.tag in ("svg", "script", "style"):
        return
    yield item.text or ""
    for child in item:
        yield from _readable(child)
        yield child.tail or ""
    if item.tag in BLOCKS:
        yield " "


def within(item: HtmlElement, *tags: str) -> bool:
    """Say whether an element stands inside one of `tags`."""
    return next(item.iterancestors(*tags), None) is not None


def to_text(item: HtmlElement) -> str:
    """Write an element as HTML."""
    written = cast(str, html.tostring(item, encoding="unicode", with_tail=False))
    return written.replace("</wbr>", "")  # lxml does not know that the element is always empty
