"""Reads the HTML of a page, which templates and :mod:`planloom.prose` made, into a document.

What it does not know is read as what it holds: no word is lost because an element is new.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from lxml.html import HtmlElement

from planloom.book.markup import BLOCKS, classes, parse
from planloom.pages import Section
from planloom.publish.names import Lead
from planloom.publish.writers import document as doc
from planloom.publish.writers.document import Block, BoxKind, Cell, Entry, Inline, Line, MarkKind, Side

_MARKS: dict[str, MarkKind] = {
    **dict.fromkeys(("strong", "b"), "strong"),
    **dict.fromkeys(("em", "i", "cite", "q", "u", "mark"), "em"),
    **dict.fromkeys(("s", "del"), "strike"),
    **dict.fromkeys(("code", "kbd"), "code"),
    "sub": "sub",
    "sup": "sup",
}
_LINES = frozenset(
    (
        *("pl-entry", "pl-card__title", "pl-card__label", "pl-card__foot", "pl-serves__label"),
        *("pl-figure__name", "pl-figure__value", "pl-figure__goal", "pl-org__about", "pl-org__when"),
    )
)
"""Spans that stand on a line of their own on the site."""
_APART = frozenset(("pl-status", "pl-late", "pl-chip", "pl-bar", "pl-trend", "pl-level", "pl-label"))
"""Spans that the site sets apart by room alone."""
_NOT_SHOWN = frozenset(("svg", "script", "style", "input", "template", "button"))
_TWICE = frozenset(("pl-chart__narrow", "pl-filter"))
"""What is there for narrow or for living pages, and said elsewhere on the page."""
_WARNINGS = frozenset(("warning", "danger", "failure", "bug", "caution", "error", "attention"))
_MOST_SPANNED = 1000
_WHITE = dict.fromkeys(map(ord, "\t\n\r\f"), " ")

Leads = Callable[[str], Lead | None]


def document(sections: Iterable[Section], leads: Leads) -> doc.Blocks:
    """Return what stands in the sections of a page; `leads` says where its links and pictures lead."""
    reader = _Reader(leads)
    return tuple(block for section in sections for block in reader.section(section))


@dataclass(frozen=True)
class _Reader:
    leads: Leads

    def section(self, section: Section) -> Iterator[Block]:
        if section.heading:
            line = doc.tidied(self._children(parse(section.words)))
            yield doc.Heading(section.heading.level, section.heading.id, line)
        yield from self.blocks(parse(section.html))

    def blocks(self, root: HtmlElement) -> doc.Blocks:
        """Return what stands in an element; words and elements of a line between blocks make paragraphs."""
        found: list[Block] = []
        loose: list[Inline] = [doc.Words((root.text or "").translate(_WHITE))]
        for child in root:
            if _is_block(child):
                found += _paragraph(loose)
                loose = []
                found += self._block(child)
            else:
                loose += self._inline(child)
            loose.append(doc.Words((child.tail or "").translate(_WHITE)))
        found += _paragraph(loose)
        return tuple(_with_anchors(found))

    def _block(self, item: HtmlElement) -> Iterable[Block]:
        own = _place(item)
        made = list(self._block_of(item))
        return [*own, *made]

    def _block_of(self, item: HtmlElement) -> Iterable[Block]:
        match item.tag:
            case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
                return [doc.Heading(int(item.tag[1]), item.get("id", ""), doc.tidied(self._children(item)))]
            case "ul" | "ol":
                return [self._listing(item)]
            case "dl":
                return [doc.Definitions(tuple(self._pairs(item)))]
            case "table":
                return [*self._caption(item), self._table(item)]
            case "pre":
                return [doc.Code("".join(item.itertext()).strip("\n"), _language_of(item))]
            case "blockquote":
                return [doc.Quote(self.blocks(item))]
            case "hr":
                return [doc.Rule()]
            case "details":
                return [self._box(item, "folded", "summary")]
            case "figcaption":
                return _paragraph([doc.Mark("strong", tuple(self._children(item)))])
            case _:
                return self._division(item)

    def _division(self, item: HtmlElement) -> Iterable[Block]:
        named = set(classes(item))
        if named & _TWICE or item.get("hidden") is not None:
            return []
        if "admonition" in named:
            return [self._box(item, "warning" if named & _WARNINGS else "info", "p[@class='admonition-title']")]
        if "tabbed-set" in named:
            return self._tabs(item)
        if "pl-byline" in named:
            return [block for child in item for block in self._byline(child)]
        if "pl-figure" in named:
            return self._key_figure(item)
        if "pl-figures" in named:
            return _one_list(self.blocks(item))
        if named & {"pl-card", "pl-quad", "pl-column", "pl-org__unit", "pl-statement"}:
            inside = self.blocks(item)
            return [doc.Box("card", (), inside)] if inside else []
        return self.blocks(item)

    def _listing(self, item: HtmlElement) -> doc.Listing:
        start = int(item.get("start") or 1) if item.tag == "ol" else None
        return doc.Listing(tuple(self._entry(child) for child in item if child.tag == "li"), start)

    def _entry(self, item: HtmlElement) -> Entry:
        boxes = item.xpath("./input[@type='checkbox'] | ./p[1]/input[@type='checkbox']")
        done = boxes[0].get("checked") is not None if boxes else None
        return Entry(_led(_place(item), self.blocks(item)), done)

    def _pairs(self, item: HtmlElement) -> Iterator[tuple[Line, doc.Blocks]]:
        names: list[Line] = []
        for child in item.xpath("./dt | ./dd | ./div/dt | ./div/dd"):
            if child.tag == "dt":
                names.append(doc.tidied([*_anchor(child), *self._children(child)]))
            else:
                yield _lines(names), _led(_place(child), self.blocks(child))
                names = []
        if names:
            yield _lines(names), ()

    def _caption(self, item: HtmlElement) -> Iterable[Block]:
        return [
            block
            for caption in item.xpath("./caption")
            for block in _paragraph([doc.Mark("strong", tuple(self._children(caption)))])
        ]

    def _table(self, item: HtmlElement) -> doc.Table:
        heads = self._rows(item.xpath("./thead/tr"))
        return doc.Table(tuple(heads), tuple(self._rows(item.xpath("./tbody/tr | ./tr | ./tfoot/tr"))))

    def _rows(self, rows: Iterable[HtmlElement]) -> Iterator[tuple[Cell, ...]]:
        """Yield the rows of a table; what reaches down from a row above leaves an empty cell, so that columns stay."""
        reaching: dict[int, int] = {}
        for row in rows:
            made: list[Cell] = []
            column, places = 0, _place(row)
            for cell in row.xpath("./td | ./th"):
                column = _pass_over(made, column, reaching)
                one, places = self._cell(cell, [*places, *_place(cell)]), []
                made.append(one)
                reaching |= dict.fromkeys(range(column, column + one.columns), _span(cell, "rowspan"))
                column += one.columns
            _pass_over(made, column, reaching)
            reaching = {at: left - 1 for at, left in reaching.items() if left > 1}
            yield tuple(made)

    def _cell(self, cell: HtmlElement, places: list[Block]) -> Cell:
        return Cell(_led(places, self.blocks(cell)), cell.tag == "th", _side_of(cell), _span(cell, "colspan"))

    def _box(self, item: HtmlElement, kind: BoxKind, title: str) -> doc.Box:
        titles = item.xpath(f"./{title}")
        line = doc.tidied(self._children(titles[0])) if titles else ()
        for one in titles[:1]:
            one.drop_tree()
        return doc.Box(kind, line, self.blocks(item))

    def _tabs(self, item: HtmlElement) -> Iterator[Block]:
        labels = item.xpath("./div[@class='tabbed-labels']/label")
        contents = item.xpath("./div[@class='tabbed-content']/div")
        for label, content in zip_longest(labels, contents):
            line = doc.tidied(self._children(label)) if label is not None else ()
            yield doc.Box("tab", line, self.blocks(content) if content is not None else ())

    def _byline(self, item: HtmlElement) -> Iterable[Block]:
        """Return what the site sets side by side, with a sign between."""
        if item.tag != "p" or (item.text or "").strip() or any((child.tail or "").strip() for child in item):
            return self._block(item)
        line: list[Inline] = []
        for part in (doc.tidied(self._inline(child)) for child in item):
            line += [*([doc.Words(" · ")] if doc.plain(line).strip() and doc.plain(part).strip() else []), *part]
        return _paragraph(line)

    def _key_figure(self, item: HtmlElement) -> Iterable[Block]:
        parts = item.xpath("./p/span")
        outside = item.xpath("./*[not(self::p)] | ./p/*[not(self::span)] | ./text()[normalize-space()]")
        if len(parts) < 2 or outside:  # noqa: PLR2004  # a name and what it stands for
            return self.blocks(item)
        name = doc.tidied(self._inline(parts[0]))
        rest: list[Inline] = []
        for part in parts[1:]:
            rest += [*self._inline(part), doc.Break()]
        return [doc.Definitions(((name, tuple(_paragraph(rest))),))]

    def _children(self, item: HtmlElement) -> Iterator[Inline]:
        yield doc.Words((item.text or "").translate(_WHITE))
        for child in item:
            yield from self._inline(child)
            yield doc.Words((child.tail or "").translate(_WHITE))

    def _inline(self, item: HtmlElement) -> Iterable[Inline]:
        if not isinstance(item.tag, str) or item.tag in _NOT_SHOWN or set(classes(item)) & _TWICE:
            return []
        inside = tuple(self._children(item))
        match item.tag:
            case "br":
                return [doc.Break()]
            case "img":
                return self._picture(item)
            case "a":
                return self._link(item, inside)
            case tag if tag in _MARKS:
                return [*_anchor(item), _mark(_MARKS[tag], inside)]
            case "abbr" if item.get("title"):
                return [*inside, doc.Words(f" ({item.get('title')})")]
            case tag if tag in BLOCKS:
                line = doc.in_line(self._block_within(item))
                return [doc.Break(soft=True), *_anchor(item), *line, doc.Break(soft=True)]
            case _:
                return [*_anchor(item), *_set_apart(item, inside)]

    def _block_within(self, item: HtmlElement) -> doc.Blocks:
        """Return a block that stands in a line."""
        return tuple(self._block_of(item)) if item.tag != "p" else self.blocks(item)

    def _picture(self, item: HtmlElement) -> Iterable[Inline]:
        lead = self.leads(str(item.get("src", "")))
        alt = " ".join((item.get("alt") or "").split())
        return [doc.Picture(lead, alt), doc.Words(" ")] if lead else [doc.Words(alt)]

    def _link(self, item: HtmlElement, inside: Line) -> Iterable[Inline]:
        anchor = _anchor(item)
        href = item.get("href")
        lead = self.leads(href) if href else None
        if lead is None or (href or "").startswith("#worked-") or "footnote-backref" in classes(item):
            return [*anchor, *(() if "footnote-backref" in classes(item) else inside)]
        return [*anchor, doc.Link(lead, tuple(_unlinked(inside)))]


def _span(cell: HtmlElement, name: str) -> int:
    """Return how many rows or columns a cell takes; browsers take no more than a thousand either."""
    written = cell.get(name, "1")
    return min(max(int(written), 1), _MOST_SPANNED) if written.isascii() and written.isdigit() else 1


def _pass_over(made: list[Cell], column: int, reaching: Mapping[int, int]) -> int:
    """Add an empty cell for each column from `column` on that a cell above takes, and return the first it does not."""
    while reaching.get(column, 0) > 0:
        made.append(Cell(()))
        column += 1
    return column


def _is_block(item: HtmlElement) -> bool:
    if item.tag in ("br", "img", "svg"):
        return False
    return item.tag in BLOCKS or (
        isinstance(item.tag, str) and item.tag not in _NOT_SHOWN and bool(item.xpath(".//p | .//table | .//ul | .//dl"))
    )


def _paragraph(line: Iterable[Inline]) -> list[Block]:
    tidy = doc.tidied(line)
    return [doc.Paragraph(tidy)] if tidy else []


def _place(item: HtmlElement) -> list[Block]:
    """Return the place that a block with an id is, where it is no heading, which has it itself."""
    identity = item.get("id")
    wanted = identity and item.tag not in ("h1", "h2", "h3", "h4", "h5", "h6", "figure")
    return [doc.Paragraph((doc.Anchor(identity),))] if identity and wanted else []


def _anchor(item: HtmlElement) -> tuple[Inline, ...]:
    identity = item.get("id")
    return (doc.Anchor(identity),) if identity else ()


def _with_anchors(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield blocks with places that stand alone in the paragraph or heading after them, or before it at the end."""
    waiting: list[Inline] = []
    for block in blocks:
        if isinstance(block, doc.Paragraph) and all(isinstance(part, doc.Anchor) for part in block.line):
            waiting += block.line
        elif waiting and isinstance(block, doc.Paragraph | doc.Heading):
            yield replace(block, line=(*waiting, *block.line))
            waiting = []
        else:
            yield from [doc.Paragraph(tuple(waiting))] if waiting else []
            waiting = []
            yield block
    if waiting:
        yield doc.Paragraph(tuple(waiting))


def _led(places: list[Block], blocks: doc.Blocks) -> doc.Blocks:
    return tuple(_with_anchors([*places, *blocks]))


def _lines(lines: Iterable[Line]) -> Line:
    return doc.in_line([doc.Paragraph(line) for line in lines])


def _side_of(cell: HtmlElement) -> Side:
    style = cell.get("style", "")
    if "pl-number" in classes(cell) or "right" in style:
        return "right"
    return "center" if "center" in style else "left"


def _language_of(item: HtmlElement) -> str:
    named = [name for code in (item, *item) for name in classes(code) if name.startswith("language-")]
    return named[0].removeprefix("language-") if named else ""


def _one_list(blocks: doc.Blocks) -> Iterable[Block]:
    """Return key figures that stand side by side as one list."""
    if blocks and all(isinstance(block, doc.Definitions) for block in blocks):
        pairs = [pair for block in blocks if isinstance(block, doc.Definitions) for pair in block.pairs]
        return [doc.Definitions(tuple(pairs))]
    return blocks


def _mark(kind: MarkKind, inside: Line) -> Inline:
    return doc.Mark(kind, tuple(piece for part in inside for piece in doc.without(part, kind)))


def _set_apart(item: HtmlElement, inside: Line) -> Iterable[Inline]:
    named = set(classes(item))
    if named & _LINES:
        return [doc.Break(soft=True), *inside, doc.Break(soft=True)]
    return [doc.Words(" "), *inside, doc.Words(" ")] if named & _APART else inside


def _unlinked(line: Iterable[Inline]) -> Iterator[Inline]:
    for part in line:
        match part:
            case doc.Link(_, inside):
                yield from _unlinked(inside)
            case doc.Mark(kind, inside):
                yield doc.Mark(kind, tuple(_unlinked(inside)))
            case _:
                yield part
