"""How a table is laid on paper so that no column is ever cut.

No engine shrinks a table that is too wide: it lets the last columns run off the sheet. So the least
width of every column is estimated before, from its longest unbreakable word. The table then gets the
largest type with which it fits: upright, on a landscape sheet, or in several parts that repeat the
first column. The estimate errs to the wide side; the checker proves the result on the finished file.
"""

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass

from lxml.html import HtmlElement

from planloom.book import codes
from planloom.book.addresses import breakable
from planloom.book.markup import HEADINGS, TABLES, add_class, classes, element, find, having, within, words, wrap
from planloom.book.sheet import LANDSCAPE, PORTRAIT, SMALLEST_SIZE, Sheet
from planloom.book.typography import LONGEST_WORD
from planloom.problems import Problem, Span
from planloom.text_width import ON_PAPER

UPRIGHT_COLUMNS = 8  # more columns than this are read better across
UPRIGHT_SIZES = (8.5, 8.0, 7.5, 7.0)
ACROSS_SIZES = (8.0, 7.5, 7.0, SMALLEST_SIZE)

PIECE = 14

FEW_ROWS = 8  # a table of so few rows is kept on one sheet
SHORT = 700  # characters of text that a landscape sheet takes along

_PADDING = 6.0  # points, both sides and the rule
FRAMES = ("pl-turn", "pl-wide", "pl-list", "pl-scorecard")
"""What stands around tables for the screen alone: a table on sheets of its own takes the headings above it along."""

_SAFETY = 1.12  # signs of other scripts and fonts of a stylesheet of the user's run wider
_LINE = 1.4  # line height over type size
_PAGE_NOTE = "(p.\u00a0999)"
_BOXES = ("li", "blockquote", "dd")
_BREAKING = ("wbr", "br", "p", "li", "div")
_DRAWING = 11.0  # ems that an image or a spark line takes in a cell; the style holds it to that


@dataclass(frozen=True, slots=True)
class Fit:
    """How a table goes on paper: type size in points, across or upright, in how many parts."""

    size: float
    across: bool
    groups: tuple[tuple[int, ...], ...] = ()
    tight: bool = False


def lay_out(article: HtmlElement, at: Span) -> list[Problem]:
    """Give every table of a chapter the type and the sheet that it needs."""
    problems: list[Problem] = []
    for hint in find(article, f".//div[{having('pl-turn')}]"):
        for table in find(hint, "./table"):
            add_class(table, "pl-turn")
    for frame in find(article, f".//div[{' or '.join(map(having, FRAMES))}]"):
        frame.drop_tag()
    for table in find(article, TABLES):
        _regular(table)
        problems.extend(_lay(table, at))
    _gather(article)
    return problems


def _regular(table: HtmlElement) -> None:
    """Give a table a head where its first row is one, and its head cells a scope."""
    rows = find(table, "./tr|./tbody/tr")
    if not find(table, "./thead") and rows and len(rows) > 1 and all(cell.tag == "th" for cell in rows[0]):
        head = element("thead")
        head.append(rows[0])
        table.insert(len(find(table, "./caption|./colgroup")), head)
    for cell in find(table, "./thead//th"):
        cell.set("scope", "col")
    for cell in find(table, "./tbody//th|./tr/th"):
        cell.set("scope", "row")


def _lay(table: HtmlElement, at: Span) -> Iterator[Problem]:
    rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
    for cell in (cell for row in rows for cell in row):
        _break_long_words(cell)
    least, natural = _widths(rows)
    fit = fit_table(least, wide="pl-turn" in classes(table), inset=_inset(table), spans=_spans(rows))
    table.set("style", f"font-size:{fit.size:g}pt")
    if fit.tight:
        add_class(table, "tight")
    if fit.tight or fit.groups:
        yield codes.TIGHT_TABLE.at(at, columns=len(least), size=fit.size, parts=max(1, len(fit.groups)))
    if len(rows) <= FEW_ROWS:
        add_class(table, "short")
    yield from _tall_rows(rows, least, natural, fit, at)
    parts = _split(table, fit.groups)
    if fit.across:
        turned = _turn(table)
        turned.extend(parts[1:])


def fit_table(least: Sequence[float], *, wide: bool, inset: float, spans: bool) -> Fit:
    """Choose size and sheet from the `least` widths of the columns at one point of type size."""
    across = wide or len(least) > UPRIGHT_COLUMNS
    trials = [] if across else [(size, False) for size in UPRIGHT_SIZES]
    trials += [(size, True) for size in ACROSS_SIZES]
    for size, turned in trials:
        room = (LANDSCAPE if turned else PORTRAIT).measure - inset
        if _total(least, size) <= room:
            return Fit(size, turned)
    if spans or len(least) < 3:  # noqa: PLR2004 - a part needs its first column and one more
        return Fit(SMALLEST_SIZE, across=True, tight=True)
    groups = tuple(_groups(least, LANDSCAPE.measure - inset))
    return Fit(ACROSS_SIZES[1], across=True, groups=groups)


def _total(least: Sequence[float], size: float) -> float:
    return sum(width * size + _PADDING for width in least)


def _groups(least: Sequence[float], room: float) -> Iterator[tuple[int, ...]]:
    """Yield the columns of each part; every part begins with the first column."""
    part = [0]
    for column in range(1, len(least)):
        if len(part) > 1 and _total([least[i] for i in (*part, column)], ACROSS_SIZES[1]) > room:
            yield tuple(part)
            part = [0]
        part.append(column)
    yield tuple(part)


def _widths(rows: Sequence[Sequence[HtmlElement]]) -> tuple[list[float], list[float]]:
    """Return for each column the least and the natural width, in ems."""
    least: list[float] = []
    natural: list[float] = []
    for row in rows:
        column = 0
        for cell in row:
            span = _span(cell, "colspan")
            missing = column + span - len(least)
            least.extend([0.0] * missing)
            natural.extend([0.0] * missing)
            if span == 1:
                text = _text(cell)
                bold = 1.08 if cell.tag == "th" else 1.0
                pieces = re.split("[ \n\t\u200b]+", text)
                least[column] = max(least[column], bold * max(map(width, pieces)), _drawing(cell))
                natural[column] = max(natural[column], bold * width(text.replace("\u200b", "")))
            column += span
    return least, natural


def _drawing(cell: HtmlElement) -> float:
    return _DRAWING if find(cell, ".//svg|.//img") else 0.0


def _span(cell: HtmlElement, key: str) -> int:
    value = cell.get(key) or "1"
    return min(int(value), 1000) if value.isdigit() and value != "0" else 1


def _spans(rows: Sequence[Sequence[HtmlElement]]) -> bool:
    return any(_span(cell, key) > 1 for row in rows for cell in row for key in ("colspan", "rowspan"))


def _text(item: HtmlElement) -> str:
    """Return the text of a cell with a sign wherever a line may break without a space."""
    parts = [item.text or ""]
    for child in item:
        if isinstance(child.tag, str) and child.tag != "svg":
            parts += ["\u200b" if child.tag in _BREAKING else "", _text(child)]
            parts += [f" {_PAGE_NOTE} " if child.tag == "a" and "xref" in classes(child) else ""]
        parts.append(child.tail or "")
    return "".join(parts)


def width(text: str) -> float:
    """Estimate the width of `text` in ems of a common sans serif, on the wide side."""
    return ON_PAPER.of(text) * _SAFETY


def _inset(table: HtmlElement) -> float:
    """Points that boxes around a table take from its width."""
    boxes = [up for up in table.iterancestors() if up.tag in _BOXES or {"admonition", "details"} & set(classes(up))]
    return 22.0 * len(boxes)


def _break_long_words(cell: HtmlElement) -> None:
    for item in list(cell.iter()):
        if not isinstance(item.tag, str) or item.tag == "svg" or within(item, "svg"):
            continue
        if item.tail and item is not cell and _has_long(item.tail):
            carrier = element("span", *_broken(item.tail))
            item.tail = None
            item.addnext(carrier)
            carrier.drop_tag()
        if item.text and _has_long(item.text):
            carrier = element("span", *_broken(item.text))
            item.text = carrier.text
            for index, piece in enumerate(list(carrier)):
                item.insert(index, piece)


def _has_long(text: str) -> bool:
    return any(len(word) > LONGEST_WORD for word in re.split("[ \n\t]+", text))


def _broken(text: str) -> Iterator[HtmlElement | str]:
    for word in re.split("( +)", text):
        if len(word) <= LONGEST_WORD:
            yield word
            continue
        for part in breakable(word):
            if not isinstance(part, str):
                yield part
                continue
            for start in range(0, len(part), PIECE):
                yield part[start : start + PIECE]
                if start + PIECE < len(part):
                    yield element("wbr")


def _tall_rows(
    rows: Sequence[Sequence[HtmlElement]],
    least: Sequence[float],
    natural: Sequence[float],
    fit: Fit,
    at: Span,
) -> Iterator[Problem]:
    """Report and release rows that no sheet can hold."""
    sheet: Sheet = LANDSCAPE if fit.across else PORTRAIT
    spare = max(sheet.measure - _total(least, fit.size), 1.0)
    wish = [max(full - low, 0.0) * fit.size for low, full in zip(least, natural, strict=True)]
    share = min(1.0, spare / (sum(wish) or 1.0))
    room = [low * fit.size + more * share for low, more in zip(least, wish, strict=True)]
    limit = 0.85 * (sheet.bottom - sheet.top) / (fit.size * _LINE)
    for row in rows:
        for column, cell in enumerate(row):
            text = _text(cell)
            lines = width(text) * fit.size / max(room[min(column, len(room) - 1)], 1.0)
            if lines > limit:
                yield codes.TALL_ROW.at(at, characters=len(text))
                parent = cell.getparent()
                if parent is not None:
                    add_class(parent, "tall")
                break


def _split(table: HtmlElement, groups: Sequence[tuple[int, ...]]) -> list[HtmlElement]:
    """Put the parts of a table one behind another and return them, the first being `table` itself."""
    copies = [table, *(deepcopy(table) for _ in groups[1:])]
    for number, (copy, group) in enumerate(zip(copies, groups, strict=False), start=1):
        if number > 1:
            copy.tail = None
            copy.attrib.pop("id", None)
            copies[number - 2].addnext(copy)
        add_class(copy, "part")
        copy.set("data-part", f"{number}/{len(groups)}")
        for row in copy.iter("tr"):
            for column, cell in enumerate([cell for cell in row if cell.tag in ("td", "th")]):
                if column not in group:
                    cell.drop_tree()
    return copies


def _turn(table: HtmlElement) -> HtmlElement:
    """Put a table on sheets of its own, with the headings that stand directly above it."""
    turned = element("div", class_="wide")
    above = []
    sibling = table.getprevious()
    while sibling is not None and sibling.tag in HEADINGS and not (sibling.tail or "").strip():
        above.append(sibling)
        sibling = sibling.getprevious()
    wrap(table, turned)
    for heading in above:
        turned.insert(0, heading)
    return turned


def _gather(article: HtmlElement) -> None:
    """Let what is short beside a landscape sheet join it, so that no sheet holds but a line or two."""
    stretch: list[HtmlElement] = []
    open_sheet: HtmlElement | None = None
    for child in list(article):
        if _is_turned(child):
            _join(child, open_sheet, stretch)
            open_sheet = child if open_sheet is None or child.getparent() is article else open_sheet
            stretch = []
        else:
            stretch.append(child)
    if open_sheet is not None and _is_short(stretch):
        open_sheet.extend(stretch)


def _join(sheet: HtmlElement, before: HtmlElement | None, stretch: list[HtmlElement]) -> None:
    """Join `sheet` and the `stretch` above it to the landscape sheet `before`, or the stretch to it."""
    if not _is_short(stretch):
        return
    if before is None:
        for child in reversed(stretch):
            sheet.insert(0, child)
        return
    before.extend(stretch)
    before.extend(list(sheet))
    sheet.drop_tree()


def _is_turned(item: HtmlElement) -> bool:
    return item.tag == "div" and "wide" in classes(item)


def _is_short(stretch: Sequence[HtmlElement]) -> bool:
    """Say whether some elements are little text and nothing else."""
    if any(
        (child.tail or "").strip() or find(child, "descendant-or-self::*[self::table or self::img or self::svg]")
        for child in stretch
    ):
        return False
    return sum(len(words(child)) for child in stretch) <= SHORT
