"""What Material's search finds on a page: its sections, each with its words.

Material's plugin reads every page once more with a parser that is written in Python, which takes longer than all
else that is done with a finished page. This finds the same in HTML that is well formed. Tests hold the two
against each other.
"""

import html
import itertools
import re

_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)((?:[^\"'>]|\"[^\"]*\"|'[^']*')*)>|<!--.*?-->|<[!?][^>]*>", re.DOTALL)
_ID = re.compile(r"""(?:^|\s)id=["']([^"']*)["']""")
_EXCLUDED = re.compile(r"""(?:^|\s)(?:data-search-exclude(?=[\s=/]|$)|class=["']linenodiv["'])""")
_PERMALINK = re.compile(r"""(?:^|\s)class=["']headerlink["']""")

_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())  # noqa: SIM905 - reads better
_KEPT = frozenset("p code pre li ol ul sub sup".split())  # noqa: SIM905
_SKIPPED = frozenset(("object", "script", "style"))
_RAW = re.compile(r"(<(script|style)\b[^>]*>).*?(</\2\s*>)", re.DOTALL | re.IGNORECASE)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_CLOSED = 1 << 30


class Section:
    """A heading and what stands below it, as pieces of the HTML that Material's search shows.

    `id` is the anchor of the heading; None for what stands at the top of the page. A section without a `title`
    goes by the title of its page.
    """

    __slots__ = ("depth", "excluded", "id", "tag", "text", "title")

    def __init__(self, tag: str, depth: int = 0, *, id: str | None = None, excluded: bool = False) -> None:
        self.tag = tag
        self.depth = depth
        self.id = id
        self.excluded = excluded
        self.title: list[str] = []
        self.text: list[str] = []


def sections(content: str) -> list[Section]:
    """Return the sections of a page's content that are to be found, in the order in which they stand."""
    return [section for section in _Reader().read(content) if not section.excluded]


class _Reader:
    """Reads one page."""

    def __init__(self) -> None:
        self.found: list[Section] = []
        self.section = Section("")
        self.open: list[str] = []
        self.permalink = 0  # how many elements were open when the sign that links to a heading began, with itself
        self.skipped = 0  # the same of the element that is left out

    def read(self, content: str) -> list[Section]:
        """Return every section; each tag of a page comes by here, so nothing is called that need not be."""
        pieces = _TAG.split(_RAW.sub(r"\1\3", content))
        opened = self.open
        for at in range(0, len(pieces), 4):
            if not self.skipped and pieces[at]:
                self.words(pieces[at])
            name = pieces[at + 2] if at + 2 < len(pieces) else None
            if not name:
                continue
            name, attributes = name.lower(), pieces[at + 3]
            if not pieces[at + 1]:
                if name in _VOID:
                    continue
                opened.append(name)
                if not self.skipped and (attributes or name in _KEPT or name in _SKIPPED or not self.found):
                    self.begin(name, attributes)
                if attributes.endswith("/"):
                    self.end(name)
            else:
                self.end(name)
        return self.found

    def begin(self, name: str, attributes: str) -> None:
        """Take note of an element that may count."""
        if name in _HEADINGS and (identity := _ID.search(attributes)):
            self.head(name, html.unescape(identity[1]), attributes)
        self.ensure()
        if attributes and name == "a" and not self.permalink and _PERMALINK.search(attributes):
            self.permalink = len(self.open)
        if name in _SKIPPED or (attributes and _EXCLUDED.search(attributes)):
            self.skipped = len(self.open)
        elif name in _KEPT:
            self.pieces().append(f"<{name}>")

    def ensure(self) -> None:
        """Have a section for what stands above every heading."""
        if not self.found:
            self.found.append(self.section)

    def head(self, name: str, identity: str, attributes: str) -> None:
        """Begin a section."""
        if name != "h1" and not self.found:
            self.found.append(Section("", len(self.open)))
        where = identity if self.found else None
        self.section = Section(name, len(self.open), id=where, excluded=bool(_EXCLUDED.search(attributes)))
        self.found.append(self.section)

    def end(self, name: str) -> None:
        """Close an element; one that is not open is none."""
        opened = self.open
        depth = len(opened)
        if not opened or opened[-1] != name:
            return
        if self.section.depth > depth:
            self.leave(depth)
        opened.pop()
        if depth == self.permalink:
            self.permalink = 0
        if self.skipped:
            if depth == self.skipped:
                self.skipped = 0
        elif name in _KEPT:
            _close(self.pieces(), name)

    def leave(self, depth: int) -> None:
        """Go back to the section before, where an element ends that holds the heading of this one."""
        for before in reversed(self.found):
            if before.depth <= depth:
                self.section.depth = _CLOSED
                self.section = before
                return

    def pieces(self) -> list[str]:
        """Return where words go: to the title of the section while its heading is open, else to its text."""
        section = self.section
        return section.title if section.tag in self.open else section.text

    def words(self, text: str) -> None:
        """Take what stands between two tags."""
        self.ensure()
        if "&" in text or ">" in text:
            text = html.escape(html.unescape(text), quote=False)
        preformatted = "pre" in self.open
        blank = text.isspace()
        if not preformatted:
            text = " " if blank else text.replace("\n", " ")
        section = self.section
        if section.tag in self.open:
            if not self.permalink:
                section.title.append(text)
        elif not blank or preformatted or not section.text or not section.text[-1].isspace():
            section.text.append(text)


def _close(pieces: list[str], name: str) -> None:
    """End an element that is kept; take it away where nothing but blanks follows the first of its name."""
    tag = f"<{name}>"
    if tag in pieces:
        first = pieces.index(tag)
        if all(map(str.isspace, itertools.islice(pieces, first + 1, None))):
            del pieces[first:]
            return
    pieces.append(f"</{name}>")
