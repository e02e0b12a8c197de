"""Tables and figures are numbered through the whole book, and each has words."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from planloom.book import words as labels
from planloom.book.headings import Entry
from planloom.book.markup import HEADINGS, TABLES, classes, element, find, prepend, within, words, wrap
from planloom.problems import Language

_INLINE = ("td", "th", "span", "a", "strong", "em", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "summary")


@dataclass(slots=True)
class Numbering:
    """The numbers given so far; one for a book."""

    language: Language
    tables: list[Entry] = field(default_factory=list)
    figures: list[Entry] = field(default_factory=list)


def number(article: HtmlElement, numbering: Numbering, language: str) -> None:
    """Caption every table and figure of a chapter in `language`."""
    for table in find(article, TABLES):
        _caption_table(table, article, numbering, language)
    _frame(article)
    for figure in find(article, ".//figure[not(ancestor::table)]"):
        _caption_figure(figure, article, numbering, language)


def _caption_table(table: HtmlElement, article: HtmlElement, numbering: Numbering, language: str) -> None:
    part = table.get("data-part") or ""
    caption = next(iter(find(table, "./caption")), None)
    if caption is None:
        caption = element("caption", _subject(table, article))
        table.insert(0, caption)
    if not part or part.startswith("1/"):
        identity = _identity(table, f"table-{len(numbering.tables) + 1}")
        numbering.tables.append(Entry(1, identity, words(caption), language))
    note = f" ({part})" if part else ""
    text = f"{labels.TABLE.in_(numbering.language)}\u00a0{len(numbering.tables)}{note}. "
    prepend(caption, element("span", text, class_="number", lang=numbering.language))


def _frame(article: HtmlElement) -> None:
    """Make figures of images and drawings that stand alone."""
    for image in find(article, ".//img[not(ancestor::figure)]|.//svg[not(ancestor::figure or ancestor::svg)]"):
        parent = image.getparent()
        if parent is None or any(within(image, tag) for tag in _INLINE):
            continue
        if parent.tag == "p" and (len(parent) > 1 or words(parent)):
            continue
        if parent.tag == "p":
            parent.tag = "figure"
        else:
            wrap(image, element("figure"))


def _caption_figure(figure: HtmlElement, article: HtmlElement, numbering: Numbering, language: str) -> None:
    caption = next(iter(find(figure, ".//figcaption")), None)
    if caption is None:
        caption = element("figcaption", _description(figure) or _subject(figure, article))
        figure.append(caption)
    for image in find(figure, ".//img[not(@alt) or @alt='']"):
        image.set("alt", words(caption))
    identity = _identity(figure, f"figure-{len(numbering.figures) + 1}")
    numbering.figures.append(Entry(1, identity, words(caption), language))
    text = f"{labels.FIGURE.in_(numbering.language)}\u00a0{len(numbering.figures)}. "
    prepend(caption, element("span", text, class_="number", lang=numbering.language))


def _description(figure: HtmlElement) -> str:
    titles = (" ".join((title.text or "").split()) for title in find(figure, ".//svg/title"))
    images = ((image.get("alt") or image.get("title") or "") for image in find(figure, ".//img"))
    return next((text for text in (*titles, *images) if text), "")


def _identity(item: HtmlElement, name: str) -> str:
    if not item.get("id"):
        item.set("id", name)
    return str(item.get("id"))


def _subject(item: HtmlElement, article: HtmlElement) -> str:
    """Return what a table without caption is about: the title of its chapter and the heading above."""
    title = last = ""
    for other in _before(item, article):
        if other.tag in HEADINGS or {"tab-label", "summary", "admonition-title"} & set(classes(other)):
            last = words(other)
            title = title or last
    return last if last == title else f"{title}: {last}"


def _before(item: HtmlElement, article: HtmlElement) -> Iterator[HtmlElement]:
    for other in article.iter():
        if other is item:
            return
        if isinstance(other.tag, str):
            yield other
