"""Writes a page in the mark-up of DokuWiki.

It has no places that links lead to but headings, so a link to any other leads to the heading above it; and it has no
sign that escapes: what could mean something stands within signs that switch mark-up off.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from planloom.publish.names import Lead, Names
from planloom.publish.page import Identity, WikiPage
from planloom.publish.writers import document as doc
from planloom.publish.writers.mediawiki import address
from planloom.publish.writers.page_document import page_document, without_controls

_MEANT = re.compile(
    r"""[<>|^"]|\[\[|\]\]|\{\{|\}\}|\\\\|%%|~~|\*\*|__|==|//|''|--|\.\.\.|\(\(|\)\)|\([crtm]|:::|\d[xX]\d"""
    r"""|^[-:*/_'%~\[{\\=\]}]|[*/_'%~\[{\\=\]}]$|:[-?!(){}|\\/A-Z]|[8;^]-|FIXME|DELETEME|www\.|ftp\.""",
    re.IGNORECASE,
)
_TAGS = {
    "strong": ("**", "**"), "em": ("//", "//"), "strike": ("<del>", "</del>"), "sub": ("<sub>", "</sub>"),
    "sup": ("<sup>", "</sup>"), "code": ("''", "''"),
}  # fmt: skip
_NOT_BEFORE = "\u200b"  # no words, between signs that would mean something together
_LOWEST = 5
_BRACKETS = re.compile(r"([\[\]{}|]+)")


@dataclass(frozen=True)
class Places:
    """Where the headings are that links lead to: by page, the section ids of DokuWiki by ours."""

    names: Names
    media: str
    _known: dict[Identity, Mapping[str, str]] = field(default_factory=dict)

    def of(self, lead: Lead) -> str:
        """Return what a link to a place of a page of the wiki is written with; empty for the top of a page."""
        page = self.names.page(lead.page) if lead.page else None
        if page is None or not lead.anchor:
            return ""
        if page.identity not in self._known:
            self._known[page.identity] = _sections(page_document(page, self.names))
        return self._known[page.identity].get(lead.anchor, "")


def _sections(blocks: doc.Blocks) -> Mapping[str, str]:
    """Return the section ids that DokuWiki gives the headings of a page, by the ids that lead there."""
    ids: dict[int, str] = {}
    taken: dict[str, int] = {}
    for block in blocks:
        if isinstance(block, doc.Heading):
            identity = section_id(_heading(block.line))
            taken[identity] = taken.get(identity, -1) + 1
            ids[id(block)] = f"{identity}{taken[identity] or ''}"
    return {one: ids[id(heading)] for one, heading in doc.anchors(blocks) if heading and id(heading) in ids}


def section_id(words: str) -> str:
    """Return a heading as DokuWiki's `sectionID` makes an id of it, near enough: it makes the same of this again."""
    return re.sub(r"[\W_]+", "_", words.lower()).strip("_")


def write(page: WikiPage, places: Places) -> str:
    """Return the text of a page."""
    return _Writer(page, places).blocks(page_document(page, places.names)) + "\n"


def escaped(text: str) -> str:
    """Return words that DokuWiki shows as they are."""
    text = without_controls(text)
    if not _MEANT.search(text):
        return text
    before, bare, after = text[: len(text) - len(text.lstrip())], text.strip(), text[len(text.rstrip()) :]
    if not bare:
        return text
    if "%%" in bare or bare[-1] == "%" or bare[0] == "%":
        bare = bare.replace("</nowiki>", "<</nowiki><nowiki>/nowiki>")
        return f"{before}<nowiki>{bare}</nowiki>{after}"
    return f"{before}%%{bare}%%{after}"


def _heading(line: doc.Line) -> str:
    words = " ".join(without_controls(doc.plain(line)).split())
    first = _NOT_BEFORE if words.startswith("=") else ""
    return f"{first}{words}{_NOT_BEFORE if words.endswith('=') else ''}"


def _counted(entry: doc.Entry, start: int | None, number: int) -> str:
    """Return what stands before the words of an entry: DokuWiki has no tasks, and counts from one alone."""
    if entry.done is not None:
        return doc.task_sign(entry.done)
    return "" if start is None or start == 1 else f"{start + number}. "


@dataclass(frozen=True)
class _Writer:
    page: WikiPage
    places: Places

    def blocks(self, blocks: Iterable[doc.Block]) -> str:
        return "\n\n".join(made for block in blocks if (made := self.block(block)))

    def block(self, block: doc.Block) -> str:
        match block:
            case doc.Heading(level, _, line):
                signs = "=" * (7 - min(level, _LOWEST))
                links = [part for part in line if isinstance(part, doc.Link)]
                below = "".join(f"\n\n→ {self._inline(link)}" for link in links)
                return f"{signs} {_heading(line)} {signs}{below}"
            case doc.Paragraph(line):
                return self.line(line)
            case doc.Listing():
                return "\n".join(self._entries(block, 1))
            case doc.Definitions(pairs):
                return "\n".join(f"^ {self._of_cell(name)} | {self._of_cell(doc.in_line(of))} |" for name, of in pairs)
            case doc.Table(heads, rows):
                lines = [*(self._row(row, head=True) for row in heads), *(self._row(row, head=False) for row in rows)]
                return "\n".join(lines)
            case doc.Code(text, language):
                code = without_controls(text).replace("</code>", f"</{_NOT_BEFORE}code>")
                return f"<code{f' {language}' if language.isalnum() else ''}>\n{code}\n</code>"
            case doc.Quote(inside):
                return f"> {self.line(doc.in_line(inside))}"
            case doc.Box(kind, title, inside):
                lead = f"**{self.line(doc.unmarked(title, 'strong'))}**" if title else ""
                below = "\n\n".join(part for part in (lead, self.blocks(inside)) if part)
                return f"----\n\n{below}\n\n----" if kind in ("info", "warning") else below
            case doc.Rule():
                return "----"

    def _entries(self, listing: doc.Listing, level: int) -> Iterable[str]:
        sign = "  " * level + ("-" if listing.start == 1 else "*")
        for number, entry in enumerate(listing.entries):
            lists = [block for block in entry.blocks if isinstance(block, doc.Listing)]
            words = self.line(doc.in_line([block for block in entry.blocks if not isinstance(block, doc.Listing)]))
            yield f"{sign} {_counted(entry, listing.start, number)}{words}"
            for one in lists:
                yield from self._entries(one, level + 1)

    def _row(self, row: Iterable[doc.Cell], *, head: bool) -> str:
        made = [self._cell(cell, head=head) for cell in row]
        return f"{''.join(made)}{'^' if head else '|'}"

    def _cell(self, cell: doc.Cell, *, head: bool) -> str:
        sign = "^" if head or cell.head else "|"
        words = self._of_cell(doc.in_line(cell.blocks))
        before, after = {"left": (" ", " "), "center": ("  ", "  "), "right": ("  ", " ")}[cell.side]
        return f"{sign}{before}{words}{after}{sign * (cell.columns - 1)}"

    def _of_cell(self, line: doc.Line) -> str:
        return self.line(line) or " "

    def line(self, line: Iterable[doc.Inline]) -> str:
        return "".join(map(self._inline, line))

    def _inline(self, part: doc.Inline) -> str:
        match part:
            case doc.Words(text):
                return escaped(text)
            case doc.Break():
                return r" \\ "
            case doc.Anchor():
                return ""
            case doc.Picture(lead, alt):
                return self._picture(lead, alt)
            case doc.Mark(kind, inside):
                before, after = _TAGS[kind]
                return f"{before}{self.line(inside)}{after}"
            case doc.Link(lead, inside):
                return self._link(lead, inside)

    def _picture(self, lead: Lead, alt: str) -> str:
        label = _BRACKETS.sub(" ", without_controls(alt))
        if lead.file:
            return f"{{{{{self.places.media}:{lead.file.name}|{label}}}}}"
        return f"[[{address(lead.url)}|{label or lead.url}]]" if lead.url else escaped(alt)

    def _link(self, lead: Lead, inside: doc.Line) -> str:
        """Return a link; its words are shown as they are, but for brackets, which stand outside."""
        pictures = "".join(self._inline(part) for part in inside if isinstance(part, doc.Picture))
        words = without_controls(doc.plain(inside)) if not pictures else ""
        pieces = _BRACKETS.split(words)
        return pictures + "".join(
            escaped(piece) if number % 2 or not piece.strip() else self._linked(lead, piece)
            for number, piece in enumerate(pieces)
        )

    def _linked(self, lead: Lead, words: str) -> str:
        before, after = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
        if lead.file:
            return f"{before}{{{{{self.places.media}:{lead.file.name}?linkonly|{words.strip()}}}}}{after}"
        return f"{before}[[{self._address(lead)}|{words.strip()}]]{after}"

    def _address(self, lead: Lead) -> str:
        if lead.page is None:
            return address(lead.url)
        place = self.places.of(lead)
        name = self.places.names.of(lead.page)
        return f"{name}#{place}" if place else name
