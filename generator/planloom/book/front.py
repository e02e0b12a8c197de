"""What stands before and behind the chapters: cover, contents, lists, changes, glossary."""

import re
from collections.abc import Iterable, Iterator, Sequence

from lxml.html import HtmlElement

from planloom.book import words as labels
from planloom.book.content import Approval, Book, Cover
from planloom.book.headings import Entry
from planloom.book.markup import element
from planloom.i18n import format_date
from planloom.problems import Language, Phrase, other_language

DEEPEST_LISTED = 2
"""Headings below this level stand in no contents."""

ROOM = 110
"""So many lines of contents fill about two sheets; of a longer book only the chapters are listed."""

_SPAN_OF_YEARS = re.compile(r"(\d+[-–]\d+)")


def cover(facts: Cover) -> HtmlElement:
    """Return the first page."""
    page = element("section", class_="cover", id="cover")
    if facts.classification:
        page.append(element("p", facts.classification, class_="classification"))
    page.append(element("p", facts.organisation, class_="organisation"))
    page.append(element("p", *_unbroken(facts.title), class_="title"))
    page.append(_facts(facts))
    if facts.approvals:
        page.append(_approvals(facts.approvals, facts.language))
    return page


def _unbroken(title: str) -> Iterator[str | HtmlElement]:
    """Yield a title in which no line ends within "2027–2029": no character says so without being found in a search."""
    for number, piece in enumerate(_SPAN_OF_YEARS.split(title)):
        yield element("span", piece, class_="whole") if number % 2 else piece


def _facts(facts: Cover) -> HtmlElement:
    rows = (
        (labels.VERSION, facts.version),
        (labels.DATE, format_date(facts.date, facts.language)),
        (labels.COMMIT, facts.commit),
        (labels.STATUS, facts.status),
    )
    lines = [
        element("p", element("span", f"{label.in_(facts.language)}: ", class_="label"), value)
        for label, value in rows
        if value
    ]
    return element("div", *lines, class_="facts")


def _approvals(approvals: Iterable[Approval], language: Language) -> HtmlElement:
    head = (labels.PLAN, labels.APPROVED_BY, labels.DECISION, labels.DATE, labels.SIGNATURE)
    rows = [(one.plan, one.by, one.decision, _short_date(one, language), "") for one in approvals]
    title = element("p", labels.APPROVAL.in_(language), class_="approval-title")
    return element("div", title, _table(head, rows, language), class_="approval")


def _short_date(approval: Approval, language: Language) -> str:
    return format_date(approval.date, language) if approval.date else ""


def _table(head: Sequence[Phrase], rows: Iterable[Sequence[str]], language: Language) -> HtmlElement:
    first = element("tr", *(element("th", label.in_(language), scope="col") for label in head))
    body = [element("tr", *(element("td", cell) for cell in row)) for row in rows]
    return element("table", element("thead", first), element("tbody", *body))


def contents(
    headings: Sequence[Entry], tables: Sequence[Entry], figures: Sequence[Entry], language: Language
) -> HtmlElement:
    """Return the contents and, behind them, the lists of tables and figures."""
    listed = _listed([entry for entry in headings if not entry.id.startswith("contents-")])  # not these themselves
    section = element("section", class_="contents", id="contents")
    section.append(_list(labels.CONTENTS.in_(language), "h1", "contents-heading", listed, numbered=None))
    for label, one, entries in (
        (labels.TABLES, labels.TABLE, tables),
        (labels.FIGURES, labels.FIGURE, figures),
    ):
        if entries:
            name = f"contents-{one.en.lower()}s"
            section.append(_list(label.in_(language), "h2", name, entries, numbered=one.in_(language)))
    return section


def _listed(headings: Sequence[Entry]) -> list[Entry]:
    """Return the headings down to the level at which the contents still leave room for what they lead to."""
    levels = ([one for one in headings if one.level <= level] for level in range(DEEPEST_LISTED, 0, -1))
    found: list[Entry] = []
    for found in levels:
        if len(found) <= ROOM:
            break
    return found


def contents_entries(tables: Sequence[Entry], figures: Sequence[Entry], language: Language) -> list[Entry]:
    """Return the headings that :func:`contents` makes itself, which the bookmarks name as well."""
    made = [Entry(1, "contents-heading", labels.CONTENTS.in_(language), language)]
    if tables:
        made.append(Entry(2, "contents-tables", labels.TABLES.in_(language), language))
    if figures:
        made.append(Entry(2, "contents-figures", labels.FIGURES.in_(language), language))
    return made


def _list(title: str, tag: str, name: str, entries: Sequence[Entry], *, numbered: str | None) -> HtmlElement:
    items = []
    for number, entry in enumerate(entries, start=1):
        text = f"{numbered}\u00a0{number}. {entry.words}" if numbered else entry.words
        words = element("span", text, lang=entry.language, class_="words")
        items.append(element("li", element("a", words, href=f"#{entry.id}"), class_=f"level-{entry.level}"))
    return element("nav", element(tag, title, id=name), element("ol", *items))


def changes(book: Book) -> HtmlElement | None:
    """Return the table of what has changed since the version approved last."""
    if not book.changes:
        return None
    language = book.cover.language
    head = (labels.OBJECT, labels.CHANGE)
    rows = [(change.title, change.words) for change in book.changes]
    return element("section", element("h1", labels.CHANGES.in_(language)), _table(head, rows, language))


def glossary(book: Book, abbreviations: Iterable[tuple[str, str]]) -> HtmlElement | None:
    """Return the appendix of terms; abbreviations of the text that are not among them join them."""
    language = book.cover.language
    known = {term.term for term in book.terms}
    entries = [(term.term, term.other, term.meaning) for term in book.terms]
    entries += [(short, "", meaning) for short, meaning in abbreviations if short not in known]
    if not entries:
        return None
    listing = element("dl")
    for term, other, meaning in sorted(entries, key=lambda entry: _sort_key(entry[0], language)):
        name = element("dt", term)
        if other:
            name.append(element("span", f" ({other})", class_="other", lang=other_language(language)))
        listing.append(name)
        listing.append(element("dd", meaning))
    title = element("h1", labels.GLOSSARY.in_(language))
    return element("section", title, listing)


_POLISH = {letter: f"{base}\uffff" for letter, base in zip("ąćęłńóśź", "acelnosz", strict=True)}
_POLISH["ż"] = "z\uffff\uffff"


def _sort_key(term: str, language: Language) -> tuple[str, str]:
    """Sort as a dictionary does: in Polish `ć` follows `c`, elsewhere marks do not count."""
    folded = term.casefold()
    if language == "pl":
        folded = "".join(_POLISH.get(sign, sign) for sign in folded)
    return folded, term
