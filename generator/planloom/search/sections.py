"""What is to be found on a page: its sections, each with its words.

Material's plugin reads every page once more with a parser that is written in Python, which takes longer than all
else that is done with a finished page. This finds the same in HTML that is well formed, with one blank wherever
there are several, and with one where nothing but a tag keeps two words apart; tests hold the two against each other.
It leaves out what only says where a page stands or what a figure is: the way to a page, what it serves, the heads of
tables, the names of facts, the keys of charts.
"""

import html
import itertools
import re

_ATTRIBUTES = r"""[^"'<>]*+(?:(?:"[^"]*+"|'[^']*+')[^"'<>]*+)*+"""
_TAG = re.compile(rf"<(/?)([a-zA-Z][^\s/>]*)({_ATTRIBUTES})>|<!--.*?-->|<[!?][^>]*>", re.DOTALL)
_RAW = re.compile(r"(<(script|style)\b[^>]*>).*?(</\2\s*>)", re.DOTALL | re.IGNORECASE)

# Tags that hold neither headings nor what the index keeps, and end no word; those that do end one; and signs that
# link to headings. Two thirds of all tags are gone when they are.
_WITHIN = "a|abbr|b|cite|em|i|mark|small|span|strong|time"
_CELLS = "tbody|td|tfoot|th|tr"
_LIGHT = re.compile(rf'<(?:a class="headerlink"[^<>]*>[^<]*</a>|(?:/?(?:{_WITHIN})|{_CELLS})(?:>|\s{_ATTRIBUTES}>))')
_APART = re.compile(rf"<(?:/(?:{_CELLS})\s*>|br(?=[\s>/]){_ATTRIBUTES}>)")
_LEFT_OUT = re.compile(rf"<(?:{_WITHIN}|{_CELLS})\s[^<>]*(?:data-search-exclude|linenodiv)")
_BLANKS = re.compile(r"\s+")

_ID = re.compile(r"""(?:^|\s)id=["']([^"']*)["']""")
_LABELS = "linenodiv|pl-crumbs|pl-serves|pl-chart__key"
_EXCLUDED = re.compile(rf"""(?:^|\s)(?:data-search-exclude(?=[\s=/]|$)|class=["'](?:{_LABELS})["'])""")
_FACTS = re.compile(r"""(?:^|\s)class=["']pl-facts["']""")
_PERMALINK = re.compile(r"""(?:^|\s)class=["']headerlink["']""")

_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())  # noqa: SIM905 - reads better
_KEPT = frozenset("p code pre li ol ul sub sup".split())  # noqa: SIM905
_ENDS = frozenset("br caption dd desc div dt figcaption li option p summary td text th title tr".split())  # noqa: SIM905
_SKIPPED = frozenset(("object", "script", "style", "thead"))
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
    if "<script" in content or "<style" in content:
        content = _RAW.sub(r"\1\3", content)
    preformatted = "<pre" in content
    if not preformatted:
        content = f"{' ' * content[:1].isspace()}{' '.join(content.split())}"
        if not (("data-search-exclude" in content or "linenodiv" in content) and _LEFT_OUT.search(content)):
            content = _LIGHT.sub("", _APART.sub(" ", content))
    reader = _Reader(preformatted=preformatted)
    return [section for section in reader.read(_TAG.split(content)) if not section.excluded]


class _Reader:
    """Reads one page."""

    def __init__(self, *, preformatted: bool) -> None:
        self.preformatted = preformatted
        self.found: list[Section] = []
        self.section = Section("")
        self.open: list[str] = []
        self.permalink = 0  # how many elements were open when the sign that links to a heading began, with itself
        self.facts = 0  # how many elements were open when a list of facts began, whose labels say nothing
        self.skipped = 0  # how many elements of the name of the one that is left out are open

    def read(self, pieces: list[str]) -> list[Section]:
        """Return every section; each tag of a page comes by here, so nothing is called that need not be."""
        opened = self.open
        apart = ""
        for text, slash, name, attributes in zip(*[iter([*pieces, "", "", ""])] * 4, strict=True):
            if self.skipped:
                if name == opened[-1] and not attributes.endswith("/"):
                    self.skipped += -1 if slash else 1
                    if not self.skipped:
                        apart = self.end(name)
                continue
            if text or (apart and name):
                self.words(f"{apart}{text}")
            apart = ""
            if not name:
                continue
            name = name.lower()  # noqa: PLW2901 - one name
            if slash:
                apart = self.end(name)
            elif name not in _VOID:
                opened.append(name)
                if attributes or name in _KEPT or name in _SKIPPED or not self.found or self.facts:
                    self.begin(name, attributes)
                if attributes.endswith("/"):
                    self.skipped = 0
                    apart = self.end(name)
            elif name == "br":
                apart = " "
        return self.found

    def begin(self, name: str, attributes: str) -> None:
        """Take note of an element that may count."""
        if name in _HEADINGS and (identity := _ID.search(attributes)):
            self.head(name, html.unescape(identity[1]), attributes)
        self.ensure()
        if attributes and name == "a" and not self.permalink and _PERMALINK.search(attributes):
            self.permalink = len(self.open)
        if attributes and name == "div" and _FACTS.search(attributes):
            self.facts = len(self.open)
        if name in _SKIPPED or (name == "dt" and self.facts) or (attributes and _EXCLUDED.search(attributes)):
            self.skipped = 1
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

    def end(self, name: str) -> str:
        """Close an element, and return what keeps the words behind it apart; one that is not open is none."""
        opened = self.open
        depth = len(opened)
        if not opened or opened[-1] != name:
            return ""
        if self.section.depth > depth:
            self.leave(depth)
        opened.pop()
        if depth == self.permalink:
            self.permalink = 0
        if depth == self.facts:
            self.facts = 0
        if name in _KEPT:
            _close(self.pieces(), name)
        return " " if name in _ENDS else ""

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
        preformatted = self.preformatted and "pre" in self.open
        if self.preformatted and not preformatted:
            text = _BLANKS.sub(" ", text)
        section = self.section
        if section.tag in self.open:
            if not self.permalink:
                section.title.append(text)
        elif text != " " or preformatted or not section.text or not section.text[-1].endswith(" "):
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
