"""The headings of all chapters as one ladder: no step is skipped, and each can be found."""

from dataclasses import dataclass

from lxml.html import HtmlElement

from planloom.book.content import Chapter
from planloom.book.markup import HEADINGS, after, element, find, having, words


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading, table or figure that can be led to: its level, id, words and their language."""

    level: int
    id: str
    words: str
    language: str


def settle(article: HtmlElement, chapter: Chapter, prefix: str, above: int) -> list[Entry]:
    """Move the headings of a chapter to its level in the book and return them.

    `above` is the level of the last heading before the chapter.
    """
    headings = find(article, "|".join(f".//{tag}" for tag in HEADINGS))
    if not headings or headings[0].tag != "h1" or _text_before(article, headings[0]):
        title = element("h1", chapter.title)
        article.insert(0, title)
        title.tail, article.text = article.text, None
        headings.insert(0, title)
    entries = []
    for number, heading in enumerate(headings):
        wanted = int(str(heading.tag)[1]) + chapter.level - 1 if number else chapter.level
        level = min(wanted, above + 1, len(HEADINGS))
        heading.tag, above = f"h{level}", level
        _move_marks(heading)
        if not number or not heading.get("id"):
            _identify(heading, prefix if not number else f"{prefix}-h{number}")
        entries.append(Entry(level, str(heading.get("id")), words(heading), _language(heading, chapter)))
    return entries


def _move_marks(heading: HtmlElement) -> None:
    """Put marks of status below their heading: they belong in no contents and no bookmark."""
    marks = find(heading, f".//*[{having('pl-status')}]")
    if marks:
        line = element("p", class_="marks")
        for mark in marks:
            mark.drop_tree()
            mark.tail = " "
            line.append(mark)
        after(heading, line)


def _text_before(article: HtmlElement, heading: HtmlElement) -> bool:
    """Say whether something can be read before the first heading, which then is no title."""
    first = next((child for child in article if words(child) or child.tag in ("img", "svg", "figure")), None)
    return bool((article.text or "").strip()) or (first is not heading and heading not in _below(first))


def _below(item: HtmlElement | None) -> list[HtmlElement]:
    return [] if item is None else list(item.iterdescendants())


def _identify(heading: HtmlElement, name: str) -> None:
    """Give a heading the id `name`; one that it has already stays reachable inside it."""
    old = heading.get("id")
    heading.set("id", name)
    if old and old != name:
        anchor = element("span", id=old)
        anchor.tail, heading.text = heading.text, None
        heading.insert(0, anchor)


def _language(heading: HtmlElement, chapter: Chapter) -> str:
    own = next((str(up.get("lang")) for up in (heading, *heading.iterancestors()) if up.get("lang")), None)
    return own or chapter.language
