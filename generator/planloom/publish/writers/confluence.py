"""Writes a page as Confluence's storage format: well-formed XHTML with its own elements for links, files and boxes."""

from collections.abc import Iterable
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from planloom.publish.names import Lead, Names
from planloom.publish.page import Attachment, WikiPage
from planloom.publish.writers import document as doc
from planloom.publish.writers.page_document import page_document, without_controls

_TAGS = {"strong": "strong", "em": "em", "strike": "del", "sub": "sub", "sup": "sup", "code": "code"}
_MACROS = {"info": "info", "warning": "warning", "folded": "expand", "tab": "panel", "card": "panel"}


def write(page: WikiPage, names: Names) -> str:
    """Return the storage format of a page."""
    return _Writer(page, names).blocks(page_document(page, names, titled=True)) + "\n"


def _text(text: str) -> str:
    return escape(without_controls(text))


def _value(text: str) -> str:
    return quoteattr(without_controls(text))


def _macro(name: str, inside: str = "", **parameters: str) -> str:
    told = "".join(
        f"<ac:parameter ac:name={_value(key.strip('_'))}>{value}</ac:parameter>" for key, value in parameters.items()
    )
    return f'<ac:structured-macro ac:name="{name}" ac:schema-version="1">{told}{inside}</ac:structured-macro>'


@dataclass(frozen=True)
class _Writer:
    page: WikiPage
    names: Names

    def blocks(self, blocks: Iterable[doc.Block]) -> str:
        return "\n".join(self.block(block) for block in blocks)

    def block(self, block: doc.Block) -> str:
        match block:
            case doc.Heading(level, identity, line):
                anchor = (doc.Anchor(identity),) if identity else ()
                return f"<h{level}>{self.line((*anchor, *line))}</h{level}>"
            case doc.Paragraph(line):
                return f"<p>{self.line(line)}</p>"
            case doc.Listing():
                return self._listing(block)
            case doc.Definitions(pairs):
                rows = "".join(f"<tr><th>{self.line(name)}</th><td>{self._cell(of)}</td></tr>" for name, of in pairs)
                return f"<table><tbody>{rows}</tbody></table>"
            case doc.Table(heads, rows):
                made = [self._row(row, head=True) for row in heads] + [self._row(row, head=False) for row in rows]
                return f"<table><tbody>{''.join(made)}</tbody></table>"
            case doc.Code(text, language):
                return self._code(text, language)
            case doc.Quote(inside):
                return f"<blockquote>{self.blocks(inside)}</blockquote>"
            case doc.Box(kind, title, inside):
                told = {"title": _text(doc.plain(title))} if title else {}
                return _macro(_MACROS[kind], f"<ac:rich-text-body>{self.blocks(inside)}</ac:rich-text-body>", **told)
            case doc.Rule():
                return "<hr />"

    def _code(self, text: str, language: str) -> str:
        told = {"language": _text(language)} if language.isalnum() else {}
        code = without_controls(text).replace("]]>", "]]]]><![CDATA[>")
        return _macro("code", f"<ac:plain-text-body><![CDATA[{code}]]></ac:plain-text-body>", **told)

    def _listing(self, listing: doc.Listing) -> str:
        if listing.entries and all(entry.done is not None for entry in listing.entries):
            return f"<ac:task-list>{''.join(map(self._task, listing.entries))}</ac:task-list>"
        tag = "ul" if listing.start is None else f'ol start="{listing.start}"'
        entries = "".join(f"<li>{self._entry(entry)}</li>" for entry in listing.entries)
        return f"<{tag}>{entries}</{tag[:2]}>"

    def _task(self, entry: doc.Entry) -> str:
        status = "complete" if entry.done else "incomplete"
        body = self.line(doc.in_line(entry.blocks))
        return f"<ac:task><ac:task-status>{status}</ac:task-status><ac:task-body>{body}</ac:task-body></ac:task>"

    def _entry(self, entry: doc.Entry) -> str:
        return (doc.task_sign(entry.done) if entry.done is not None else "") + self._cell(entry.blocks)

    def _row(self, row: Iterable[doc.Cell], *, head: bool) -> str:
        return f"<tr>{''.join(self._of_row(cell, head=head) for cell in row)}</tr>"

    def _of_row(self, cell: doc.Cell, *, head: bool) -> str:
        tag = "th" if head or cell.head else "td"
        span = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
        side = f' style="text-align: {cell.side};"' if cell.side != "left" else ""
        return f"<{tag}{span}{side}>{self._cell(cell.blocks)}</{tag}>"

    def _cell(self, blocks: doc.Blocks) -> str:
        match blocks:
            case (doc.Paragraph(line),):
                return self.line(line)
            case _:
                return self.blocks(blocks)

    def line(self, line: Iterable[doc.Inline]) -> str:
        return "".join(map(self._inline, line))

    def _inline(self, part: doc.Inline) -> str:
        match part:
            case doc.Words(text):
                return _text(text)
            case doc.Break():
                return "<br />"
            case doc.Anchor(identity):
                return _macro("anchor", _=_text(identity))
            case doc.Picture(lead, alt):
                return self._picture(lead, alt)
            case doc.Mark(kind, inside):
                return f"<{_TAGS[kind]}>{self.line(inside)}</{_TAGS[kind]}>"
            case doc.Link(lead, inside):
                return self._link(lead, self.line(inside))

    def _picture(self, lead: Lead, alt: str) -> str:
        if not lead.file:
            return f"<a href={_value(lead.url)}>{_text(alt or lead.url)}</a>" if lead.url else _text(alt)
        file = self._attached(lead.file)
        return f'<ac:image ac:alt={_value(alt)} ac:width="760">{file}</ac:image>'

    def _attached(self, file: Attachment) -> str:
        """Return a file, which lies at the page above all where there is one."""
        holder = f"<ri:page ri:content-title={_value(self.names.folder)} />" if self.names.folder else ""
        return f"<ri:attachment ri:filename={_value(file.name)}>{holder}</ri:attachment>"

    def _link(self, lead: Lead, words: str) -> str:
        if lead.url:
            return f"<a href={_value(lead.url)}>{words}</a>"
        body = f"<ac:link-body>{words}</ac:link-body>"
        if lead.file:
            return f"<ac:link>{self._attached(lead.file)}{body}</ac:link>"
        anchor = f" ac:anchor={_value(lead.anchor)}" if lead.anchor else ""
        own = lead.page is None or (lead.page == self.page.identity and lead.anchor)
        page = "" if own or lead.page is None else f"<ri:page ri:content-title={_value(self.names.of(lead.page))} />"
        return f"<ac:link{anchor}>{page}{body}</ac:link>"
