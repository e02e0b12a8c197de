"""Writes a page as wikitext of MediaWiki."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import quote

from planloom.publish.names import Lead, Names
from planloom.publish.page import WikiPage
from planloom.publish.writers import document as doc
from planloom.publish.writers.page_document import page_document, without_controls

_ALWAYS = str.maketrans({sign: f"&#{ord(sign)};" for sign in "[]{}|~<>\x7f"} | {"&": "&amp;"})
_LINKED = re.compile(r"(?i)\b(RFC|PMID|ISBN)(?=[\s\u00a0&])|(?<=[a-z]):(?=//|\S)|__|''+")
_EDGE = "*#:;=-+!'_ "
_TAGS = {"strong": ("'''", "'''"), "em": ("''", "''")} | {
    kind: (f"<{tag}>", f"</{tag}>") for kind, tag in (("strike", "s"), ("sub", "sub"), ("sup", "sup"), ("code", "code"))
}
_SIDES = {"right": 'style="text-align:right" | ', "center": 'style="text-align:center" | ', "left": ""}
_BOXES = {"info": "#36c", "warning": "#ac6600", "card": "#a2a9b1", "tab": "#a2a9b1"}
_UNSAFE = "[]{}|<>\"' "


def write(page: WikiPage, names: Names) -> str:
    """Return the wikitext of a page, with its categories."""
    writer = _Writer(page, names)
    categories = "".join(f"\n[[Category:{escaped(label)}]]" for label in page.labels)
    return f"{writer.blocks(page_document(page, names, titled=True))}\n{categories}".strip() + "\n"


def escaped(text: str) -> str:
    """Return words that wikitext shows as they are, wherever they stand."""
    made = _LINKED.sub(_entities, without_controls(text).translate(_ALWAYS))
    if made and made[0] in _EDGE and made[0] != " ":
        made = _entity(made[0]) + made[1:]
    if made and made[-1] in "='_":
        made = made[:-1] + _entity(made[-1])
    return made


def _entities(found: re.Match[str]) -> str:
    return _entity(found[0][0]) + found[0][1:] if found[1] else "".join(map(_entity, found[0]))


def _entity(sign: str) -> str:
    return f"&#{ord(sign)};"


@dataclass(frozen=True)
class _Writer:
    """`colon` is how words write one: within a term, what follows it would be the explanation."""

    page: WikiPage
    names: Names
    colon: str = ":"

    def blocks(self, blocks: Iterable[doc.Block]) -> str:
        return "\n\n".join(made for block in blocks if (made := self.block(block)))

    def block(self, block: doc.Block) -> str:
        match block:
            case doc.Heading(level, identity, line):
                signs = "=" * level
                return f"{signs} {self.line((doc.Anchor(identity), *line) if identity else line, ' ')} {signs}"
            case doc.Paragraph(line):
                return self.line(line)
            case doc.Listing(_, start) if start not in (None, 1) or not _is_flat(block):
                return self._html_list(block)
            case doc.Listing():
                return "\n".join(self._entries(block, ""))
            case doc.Definitions(pairs):
                return "\n".join(self._pair(name, of) for name, of in pairs)
            case doc.Table():
                return self._table(block)
            case doc.Code(text):
                code = without_controls(text).replace("&", "&amp;").replace("<", "&lt;")
                return f"<pre>\n{code}\n</pre>"
            case doc.Quote(inside):
                return f"<blockquote>\n{self.blocks(inside)}\n</blockquote>"
            case doc.Box():
                return self._box(block)
            case doc.Rule():
                return "----"

    def _entries(self, listing: doc.Listing, above: str) -> Iterable[str]:
        sign = above + ("*" if listing.start is None else "#")
        for entry in listing.entries:
            lists = [block for block in entry.blocks if isinstance(block, doc.Listing)]
            words = self.line(doc.in_line([block for block in entry.blocks if not isinstance(block, doc.Listing)]))
            yield f"{sign} {doc.task_sign(entry.done) if entry.done is not None else ''}{words}"
            for one in lists:
                yield from self._entries(one, sign)

    def _html_list(self, listing: doc.Listing) -> str:
        tag = "ul" if listing.start is None else f'ol start="{listing.start}"'
        entries = "\n".join(f"<li>\n{self._entry(entry)}\n</li>" for entry in listing.entries)
        return f"<{tag}>\n{entries}\n</{tag[:2]}>"

    def _entry(self, entry: doc.Entry) -> str:
        return (doc.task_sign(entry.done) if entry.done is not None else "") + self.blocks(entry.blocks)

    def _pair(self, name: doc.Line, of: doc.Blocks) -> str:
        term = replace(self, colon=_entity(":")).line(name)
        return f"; {term}\n: {self.line(doc.in_line(of))}"

    def _table(self, table: doc.Table) -> str:
        rows = [*((row, True) for row in table.heads), *((row, False) for row in table.rows)]
        made = "\n|-\n".join("\n".join(self._cell(cell, head=head) for cell in row) for row, head in rows)
        return f'{{| class="wikitable"\n|-\n{made}\n|}}'

    def _cell(self, cell: doc.Cell, *, head: bool) -> str:
        sign = "!" if head or cell.head else "|"
        span = f'colspan="{cell.columns}" ' if cell.columns > 1 else ""
        side = _SIDES[cell.side]
        settings = f"{span}{side or ('| ' if span else '')}"
        simple = all(isinstance(block, doc.Paragraph) for block in cell.blocks)
        inside = self.line(doc.in_line(cell.blocks)) if simple else f"\n{self.blocks(cell.blocks)}"
        return f"{sign} {settings}{inside}"

    def _box(self, box: doc.Box) -> str:
        title = f"'''{self.line(doc.unmarked(box.title, 'strong'))}'''\n\n" if box.title else ""
        inside = self.blocks(box.blocks)
        if box.kind == "folded":
            below = f'<div class="mw-collapsible-content">\n{inside}\n</div>'
            return f'<div class="mw-collapsible mw-collapsed">\n{title}{below}\n</div>'
        style = f"border:1px solid #c8ccd1; border-left:4px solid {_BOXES[box.kind]}; padding:.5em 1em; margin:.5em 0"
        return f'<div style="{style}">\n{title}{inside}\n</div>'

    def line(self, line: Iterable[doc.Inline], broken: str = "<br>") -> str:
        """Write inline parts; marks that would run together, as those of two bold words, are kept apart."""
        written = ""
        for part in line:
            piece = self._inline(part, broken)
            written += f"<nowiki/>{piece}" if written.endswith("'") and piece.startswith("'") else piece
        return written

    def _inline(self, part: doc.Inline, broken: str) -> str:
        match part:
            case doc.Words(text):
                return escaped(text).replace(":", self.colon)
            case doc.Break():
                return broken
            case doc.Anchor(identity):
                return f'<span id="{identity}"></span>'
            case doc.Picture(lead, alt):
                return self._picture(lead, alt)
            case doc.Mark(kind, inside):
                before, after = _TAGS[kind]
                return f"{before}{self.line(inside, broken)}{after}"
            case doc.Link(lead, inside):
                return self._link(lead, self.line(inside, broken))

    def _picture(self, lead: Lead, alt: str) -> str:
        if lead.file:
            return f"[[File:{lead.file.name}|frameless|900px|alt={escaped(alt)}]]"
        return f"[{address(lead.url)} {escaped(alt) or 'picture'}]" if lead.url else escaped(alt)

    def _link(self, lead: Lead, words: str) -> str:
        if lead.file:
            return f"[[Media:{lead.file.name}|{words}]]"
        if lead.page:
            name = "" if lead.page == self.page.identity and lead.anchor else self.names.of(lead.page)
            return f"[[{':' if name else ''}{name}{f'#{lead.anchor}' if lead.anchor else ''}|{words}]]"
        return f"[{address(lead.url)} {words}]"


def address(url: str) -> str:
    """Return an address without a sign that would end it."""
    return "".join(quote(sign) if sign in _UNSAFE or ord(sign) < ord(" ") else sign for sign in url)


def _is_flat(listing: doc.Listing) -> bool:
    """Tell whether every entry is a line, with lists below it at most."""
    for entry in listing.entries:
        for at, block in enumerate(entry.blocks):
            if isinstance(block, doc.Listing):
                if block.start not in (None, 1) or not _is_flat(block):
                    return False
            elif at or not isinstance(block, doc.Paragraph):
                return False
    return True
