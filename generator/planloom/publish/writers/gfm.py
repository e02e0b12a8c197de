"""Writes a page as GitHub's Markdown, for wikis that are git repositories.

Links are ways from file to file, which is where all of them look for a page, and editors too.
"""

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from planloom.publish.names import Lead, Names
from planloom.publish.page import WikiPage
from planloom.publish.writers import document as doc
from planloom.publish.writers.mediawiki import address
from planloom.publish.writers.page_document import page_document, without_controls

_ALWAYS = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]~|$"} | {"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_BEGIN = re.compile(r"(\d+)([.)])|([#+\-=:])")
_ACTIVE = re.compile(r"(?<=[a-z]):(?=//)|:(?=[\w+-]+:)|\{(?=[{:%])|(?i:www)(?=\.)")
_TAGS = {
    kind: (f"<{tag}>", f"</{tag}>")
    for kind, tag in (("strike", "del"), ("sub", "sub"), ("sup", "sup"), ("code", "code"))
}
_STARS = {"strong": ("**", "strong"), "em": ("*", "em")}
_SIDES = {"left": "---", "center": ":-:", "right": "--:"}


def write(page: WikiPage, names: Names) -> str:
    """Return the Markdown of a page."""
    return _Writer(page, names).blocks(page_document(page, names)) + "\n"


def escaped(text: str) -> str:
    """Return words that Markdown shows as they are within a line."""
    made = _ACTIVE.sub(_entity, without_controls(text).translate(_ALWAYS))
    return f"{made[:-1]}\\!" if made.endswith("!") else made  # a link after it would be a picture


def _entity(found: re.Match[str]) -> str:
    return f"&#{ord(found[0][0])};{found[0][1:]}"


@dataclass(frozen=True)
class _Writer:
    page: WikiPage
    names: Names

    def blocks(self, blocks: Iterable[doc.Block]) -> str:
        return "\n\n".join(made for block in blocks if (made := self.block(block)))

    def block(self, block: doc.Block) -> str:
        match block:
            case doc.Heading(level, identity, line):
                anchor = (doc.Anchor(identity),) if identity else ()
                return f"{'#' * level} {self.line((*anchor, *line), ' ')}".replace("\n", " ")
            case doc.Paragraph(line):
                return _begun(self.line(line))
            case doc.Listing(entries, start):
                return "\n".join(self._entry(entry, start, number) for number, entry in enumerate(entries))
            case doc.Definitions(pairs):
                return "\n".join(self._pair(name, of) for name, of in pairs)
            case doc.Table():
                return self._table(block)
            case doc.Code(text, language):
                fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", text)), default=0))
                return f"{fence}{language if language.isalnum() else ''}\n{without_controls(text)}\n{fence}"
            case doc.Quote(inside):
                return _quoted(self.blocks(inside))
            case doc.Box(kind, title, inside):
                return self._box(kind, title, inside)
            case doc.Rule():
                return "---"

    def _entry(self, entry: doc.Entry, start: int | None, number: int) -> str:
        sign = "- " if start is None else f"{start + number}. "
        task = "" if entry.done is None else "[x] " if entry.done else "[ ] "
        made = self.blocks(entry.blocks) if not _is_flat(entry) else "\n".join(map(self.block, entry.blocks))
        return sign + _indented(task + made, len(sign))

    def _pair(self, name: doc.Line, of: doc.Blocks) -> str:
        return f"- **{self.line(doc.unmarked(name, 'strong'))}:** {self.line(doc.in_line(of))}"

    def _table(self, table: doc.Table) -> str:
        width = table.width
        heads = table.heads or ((doc.Cell(()),),)
        first = (*heads[0], *(doc.Cell(()) for _ in range(width)))
        sides = [_SIDES[cell.side] for cell in first for _ in range(cell.columns)][:width]
        rows = [self._row(heads[0], width), f"| {' | '.join(sides)} |"]
        return "\n".join([*rows, *(self._row(row, width) for row in (*heads[1:], *table.rows))])

    def _row(self, row: Iterable[doc.Cell], width: int) -> str:
        cells: list[str] = []
        for cell in row:
            cells += [self.line(doc.in_line(cell.blocks)), *[""] * (cell.columns - 1)]
        return f"| {' | '.join([*cells, *[''] * (width - len(cells))])} |"

    def _box(self, kind: doc.BoxKind, title: doc.Line, inside: doc.Blocks) -> str:
        below = self.blocks(inside)
        if kind == "folded":
            return f"<details>\n<summary>{_in_html(doc.plain(title))}</summary>\n\n{below}\n\n</details>"
        words = f"**{self.line(doc.unmarked(title, 'strong'))}**" if title else ""
        made = "\n\n".join(part for part in (words, below) if part)
        return made if kind == "tab" else _quoted(made)

    def line(self, line: Iterable[doc.Inline], broken: str = "<br>") -> str:
        return "".join(self._inline(part, broken) for part in line)

    def _inline(self, part: doc.Inline, broken: str) -> str:
        match part:
            case doc.Words(text):
                return escaped(text)
            case doc.Break():
                return broken
            case doc.Anchor(identity):
                return f'<a id="{identity}"></a>'
            case doc.Picture(lead, alt):
                return f"![{escaped(alt)}]({self._address(lead)})"
            case doc.Mark(kind, inside):
                return _marked(kind, self.line(inside, broken))
            case doc.Link(lead, inside):
                return f"[{self.line(inside, broken)}]({self._address(lead)})"

    def _address(self, lead: Lead) -> str:
        found = address(lead.url) if lead.url else self._way(lead)
        return found.replace("(", "%28").replace(")", "%29").replace("\\", "%5C").replace("*", "%2A")

    def _way(self, lead: Lead) -> str:
        if lead.file:
            return quote(self.names.way_to_file(lead.file, self.page.identity))
        anchor = f"#{lead.anchor}" if lead.anchor else ""
        if lead.page is None or (lead.page == self.page.identity and anchor):
            return anchor
        return quote(self.names.way_to_page(lead.page, self.page.identity)) + anchor


def _in_html(text: str) -> str:
    """Return words within HTML, where Markdown has no say; programs that look for links before it have none either."""
    return html.escape(without_controls(text)).translate({ord(sign): f"&#{ord(sign)};" for sign in "[]{}$`:"})


def _marked(kind: doc.MarkKind, inside: str) -> str:
    """Return words with a mark: stars where Markdown is sure to read them as such, else a tag."""
    if kind in _TAGS:
        return _TAGS[kind][0] + inside + _TAGS[kind][1]
    star, tag = _STARS[kind]
    if inside[:1].isalnum() and inside[-1:].isalnum():
        return f"{star}{inside}{star}"
    return f"<{tag}>{inside}</{tag}>"


def _begun(made: str) -> str:
    """Return a line whose first signs begin no list and no heading."""
    found = _BEGIN.match(made)
    if not found:
        return made
    at = found.start(2) if found[2] else 0
    return f"{made[:at]}\\{made[at:]}"


def _quoted(made: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in made.splitlines())


def _indented(made: str, room: int) -> str:
    first, *rest = made.splitlines() or [""]
    return "\n".join([first, *(f"{' ' * room}{line}" if line else "" for line in rest)])


def _is_flat(entry: doc.Entry) -> bool:
    """Tell whether an entry is a line with lists below it at most, so that no empty lines are needed."""
    first, *rest = entry.blocks or (doc.Paragraph(()),)
    return isinstance(first, doc.Paragraph) and all(isinstance(block, doc.Listing) for block in rest)
