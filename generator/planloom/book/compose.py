"""From chapters to one clean HTML, the same for every engine.

The steps stand in the order in which they must run: links can be judged only when all ids of the
book are known, and the width of a table only when its words have their final spaces.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape

from lxml.html import HtmlElement

from planloom.book import (
    addresses,
    captions,
    codes,
    flatten,
    front,
    headings,
    images,
    repeated,
    style,
    tables,
    typography,
    unfilled,
)
from planloom.book.content import Book, Chapter, Cover
from planloom.book.headings import Entry
from planloom.book.markup import element, find, parse, to_text
from planloom.problems import Problem, Span


@dataclass(frozen=True, slots=True)
class Composed:
    """A book as HTML: `html` is complete in itself, `headings` are its bookmarks in order."""

    html: str
    headings: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """A chapter on its way: `prefix` begins its ids, `page` names its sheets."""

    chapter: Chapter
    article: HtmlElement
    prefix: str
    page: str

    @property
    def span(self) -> Span:
        return Span(self.chapter.address or "/")


def compose(book: Book, stylesheet: str) -> tuple[Composed, list[Problem]]:
    """Return the HTML of `book` and what had to give on the way."""
    parts = list(_parts(book))
    for part in parts:
        repeated.drop_repeated_data(part.article)
        unfilled.drop_unfilled_columns(part.article)
    problems = [problem for part in parts for problem in flatten.flatten(part.article, part.span)]
    ladder = _settle(parts)
    problems += _address(parts)
    numbering = captions.Numbering(book.cover.language)
    seen: set[str] = set()
    short: dict[str, str] = {}
    for part in parts:
        short |= flatten.expand_abbreviations(part.article, seen)
        problems += _finish(part, book, numbering)
    appendix = list(_appendix(book, short))
    ladder = [
        *front.contents_entries(*_lists(book, numbering), book.cover.language),
        *ladder,
        *(entry for _, entry in appendix),
    ]
    body = _body(book, parts, appendix, ladder, numbering)
    return Composed(_document(book.cover, _running(parts), body, stylesheet), tuple(ladder)), problems


def _parts(book: Book) -> Iterator[_Part]:
    page = "chapter-0"
    for number, chapter in enumerate(book.chapters):
        if not number or (chapter.level == 1 and not book.continuous):
            page = f"chapter-{number}"
        yield _Part(chapter, parse(chapter.html), f"c{number}", page)


def _settle(parts: list[_Part]) -> list[Entry]:
    """Give ids and headings their place in the book and return the ladder of headings."""
    ladder: list[Entry] = []
    for part in parts:
        addresses.own_ids(part.article, part.prefix)
        above = ladder[-1].level if ladder else 0
        ladder += headings.settle(part.article, part.chapter, part.prefix, above)
    return ladder


def _address(parts: list[_Part]) -> Iterator[Problem]:
    chapters: dict[str, str] = {}
    for part in parts:
        address = addresses.canonical(part.chapter.address)
        if address in chapters:
            yield codes.SAME_ADDRESS.at(part.span, address=part.chapter.address)
        chapters.setdefault(address, part.prefix)
    ids = frozenset(str(item.get("id")) for part in parts for item in find(part.article, ".//*[@id]"))
    for part in parts:
        yield from _link(part, chapters, ids)


def _link(part: _Part, chapters: Mapping[str, str], ids: frozenset[str]) -> list[Problem]:
    return addresses.link(
        part.article, base=part.chapter.address, prefix=part.prefix, chapters=chapters, ids=ids, at=part.span
    )


def _finish(part: _Part, book: Book, numbering: captions.Numbering) -> list[Problem]:
    chapter = part.chapter
    problems = images.embed(
        part.article, base=chapter.address, assets=book.assets, language=book.cover.language, at=part.span
    )
    typography.bind(part.article, chapter.language)
    problems += tables.lay_out(part.article, part.span)
    captions.number(part.article, numbering, chapter.language)
    return problems


def _appendix(book: Book, short: Mapping[str, str]) -> Iterator[tuple[HtmlElement, Entry]]:
    language = book.cover.language
    for name, section in (
        ("changes", front.changes(book)),
        ("glossary", front.glossary(book, short.items())),
    ):
        if section is None:
            continue
        section.set("class", f"back {name}")
        title = next(iter(find(section, "./h1")))
        title.set("id", name)
        typography.bind(section, language)
        tables.lay_out(section, Span(name))
        yield section, Entry(1, name, title.text or "", language)


def _body(
    book: Book,
    parts: list[_Part],
    appendix: list[tuple[HtmlElement, Entry]],
    ladder: list[Entry],
    numbering: captions.Numbering,
) -> HtmlElement:
    language = book.cover.language
    body = element("body")
    body.append(front.cover(book.cover))
    body.append(front.contents(ladder, *_lists(book, numbering), language))
    for part in parts:
        follows = " follows" if part.chapter.level == 1 and part.page != _sheets(part.prefix) else ""
        part.article.set("class", f"chapter level-{part.chapter.level} {part.page}{follows}")
        part.article.set("lang", part.chapter.language)
        body.append(part.article)
    body.extend(section for section, _ in appendix)
    for made in find(body, "./section[contains(@class, 'cover') or @class='contents']"):
        typography.bind(made, language)
    typography.release_long_words(body)
    typography.part_endless_words(body)
    _drop_idle_ids(body)
    return body


def _lists(book: Book, numbering: captions.Numbering) -> tuple[list[Entry], list[Entry]]:
    """Return the tables and figures that are listed: none, unless the book is to list them."""
    return (numbering.tables, numbering.figures) if book.lists else ([], [])


def _drop_idle_ids(body: HtmlElement) -> None:
    """Take away the ids that nothing leads to: every one of them costs an engine time and space."""
    wanted = {str(link.get("href"))[1:] for link in find(body, ".//a[starts-with(@href, '#')]")}
    for key in ("aria-labelledby", "aria-describedby", "headers"):
        wanted |= {name for item in find(body, f".//*[@{key}]") for name in str(item.get(key)).split()}
    for item in find(body, ".//*[@id][not(ancestor-or-self::svg)]"):
        if item.get("id") not in wanted:
            del item.attrib["id"]
    for anchor in find(body, ".//a[not(@href) and not(@id)]"):
        anchor.drop_tag()


def _sheets(prefix: str) -> str:
    """Return what the sheets of a chapter are called that begins on one of its own."""
    return f"chapter-{prefix[1:]}"


def _running(parts: list[_Part]) -> list[tuple[str, str]]:
    """Return the title that runs along on the sheets of each chapter; none where chapters share them."""
    shared = {part.page for part in parts if part.chapter.level == 1 and part.page != _sheets(part.prefix)}
    opening = [part for part in parts if part.page == _sheets(part.prefix)]
    return [(part.page, "" if part.page in shared else part.chapter.title) for part in opening]


def _document(cover: Cover, running: list[tuple[str, str]], body: HtmlElement, stylesheet: str) -> str:
    rules = style.page_rules(cover, running)
    safe = stylesheet.replace("</", "<\\/")
    return (
        f'<!doctype html>\n<html lang="{cover.language}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(cover.title)}</title>\n"
        f'<meta name="author" content="{escape(cover.organisation)}">\n'
        f'<meta name="description" content="{escape(cover.status)}">\n'
        f'<meta name="dcterms.created" content="{cover.date.isoformat()}">\n'
        f'<meta name="classification" content="{escape(cover.classification)}">\n'
        f"<style>\n{safe}\n{rules}\n</style>\n</head>\n{to_text(body)}\n</html>\n"
    )
