"""One function from a text of a plan to safe HTML."""

import html
import re
from collections.abc import Callable, Sequence
from typing import Any

from markdown_it.token import Token

from planloom.fenced import DRAWN, MERMAID
from planloom.problems import Phrase
from planloom.prose.colours import LANGUAGES, coloured
from planloom.prose.definitions import settled
from planloom.prose.ids import FormerIds, Ids
from planloom.prose.lines import Lines, ids_in, inside, paired, plain_words, without_markdown
from planloom.prose.places import Places
from planloom.prose.reader import reader
from planloom.prose.result import Block, BlockKind, Fenced, Heading, Refusal, Rendered, Surroundings
from planloom.prose.typography import hard_spaces
from planloom.prose.unmarked import unmarked
from planloom.prose.vocabulary import CLASSES
from planloom.prose.writer import Line, Writer

_SIMPLE = {
    "paragraph": "p", "blockquote": "blockquote", "bullet_list": "ul", "list_item": "li",
    "dl": "dl", "dt": "dt", "dd": "dd",
}  # fmt: skip
_NAMED = ("heading_open", "paragraph_open", "dt_open")  # may have an id
_PARAGRAPH = 3  # tokens of a paragraph, in the same way
_HEADING = 3  # tokens of a heading: its beginning, its words, its end
_PARAGRAPH_END = "</p>\n"
_BACK = Phrase("Back to the text of note {mark}", "Wróć do tekstu przypisu {mark}")
# What mark-up begins with; a text without any of it is its own words.
_MARKED = re.compile(r"[\\`*_\[<&~{|]|^\s*(?:[#>+=:!?-]|\d+[.)])", re.MULTILINE)
# Signs that begin a block where they stand first, and say something else before the words of a single line.
_NO_BLOCK = re.compile(r"\s{0,3}(?=(?:#{1,6}|[>+])(?:[ \t]|$))")
_BACK_LINK = re.compile(r'\xa0<a class="footnote-backref"[^<>]*>↩</a>')
_TAG = re.compile(r"<[^<>]*>")
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufdd0-\ufdef]")
_FENCE = re.compile(r"`{3,}|~{3,}")
_INDENTED = re.compile(rf"(?:`{{3,}}|~{{3,}})\s*(?P<kind>{'|'.join(DRAWN)})\b", re.IGNORECASE)
_LINE_END = re.compile(r"\r\n?")
_WORD = re.compile(r"[A-Za-z][\w-]*", re.ASCII)
_LANGUAGE = re.compile(r"(?:[A-Za-z][\w+#.-]*|\{\.?[A-Za-z][\w-]*\})(?:\s+|$)", re.ASCII)
_ID = re.compile(r"[A-Za-z_][\w:-]*", re.ASCII)


def render(source: str, around: Surroundings | None = None) -> Rendered:
    """Return the HTML of a text, its plain words, what stands in it, and what was refused."""
    return _render(source, around or Surroundings(), Writer)


def render_line(source: str, around: Surroundings | None = None) -> Rendered:
    """Return the same on one line, for a cell of a table or a name; paragraphs are parted by line breaks.

    Of a single line every sign is kept: *# of households* is no heading, *> 5 percent* no quotation.
    """
    return _render(as_line(source), around or Surroundings(), Line)


def as_line(source: str) -> str:
    """Return a text whose first sign begins no block where it has one line only."""
    found = None if "\n" in source.strip() else _NO_BLOCK.match(source)
    return f"\\{source[found.end() :]}" if found else source


def plain(source: str, around: Surroundings | None = None) -> str:
    """Return the words of a text on one line, without any mark-up: for titles, descriptions and the like."""
    if not _MARKED.search(source):
        return " ".join(source.split())
    words = _TAG.sub("", _BACK_LINK.sub("", render_line(source, around).html.replace("<br>", " ")))
    return " ".join(html.unescape(words).split())


def _render(source: str, around: Surroundings, writer: type[Writer]) -> Rendered:
    words = unmarked(source)
    return render_in_full(source, around, writer) if words is None else _paragraph(words, around, writer)


def _paragraph(words: str, around: Surroundings, writer: type[Writer]) -> Rendered:
    """Return the same as :func:`render_in_full` of words without mark-up; none of them is a sign of HTML."""
    shown = hard_spaces([words])[0] if around.language == "pl" else words
    html, inner = (shown, "") if writer is Line else (f"<p>{shown}</p>", shown)
    return Rendered(html, " ".join(words.split()), [Block("paragraph", html, inner)])


def render_in_full(source: str, around: Surroundings, writer: type[Writer]) -> Rendered:
    """Read a text with the parser, whatever it holds, and write what it found."""
    source = _UNFIT.sub("\ufffd", _LINE_END.sub("\n", source))
    env: dict[str, Any] = {}
    tokens = reader(raw_html=around.raw_html).parse(source, env)
    return _Text(source, env, around, writer).write(tokens)


class _Text:
    """Writes the tokens of one text, block by block."""

    def __init__(self, source: str, env: dict[str, Any], around: Surroundings, writer: type[Writer]) -> None:
        self.env = env
        self.around = around
        self.writer = writer
        self.made = Rendered()
        self.places = Places(source)
        self.lines = Lines(around, self.places, self.made, env)
        self.lines.out = writer(self.made.ids)
        self.ids: dict[int, tuple[str, str]] = {}
        self.shift = 0
        self.plain: list[str] = []
        self.notes: dict[str, list[str]] = {}
        self.held: list[tuple[Writer, str]] = []
        self.tab_sets = 0
        self.tokens: list[Token] = []
        self.ends: dict[int, int] = {}
        self._write: dict[str, Callable[[int, Token], None]] = {
            "inline": self._inline,
            "heading_open": self._heading,
            "ordered_list_open": self._ordered,
            "fence": self._code,
            "code_block": self._code,
            "html_block": self._html,
            "too_deep": self._too_deep,
            "hr": lambda *_: self.out.start("hr"),
            "table_open": lambda *_: self.out.start("table"),
            "table_close": self._table_end,
            "row_open": self._row,
            "row_close": self._row_end,
            "cell_open": self._cell,
            "box_open": self._box,
            "details_open": self._box,
            "tab_open": self._tab,
            "tab_close": self._tab_end,
            "footnote_reference_open": self._hold,
            "footnote_reference_close": self._release,
        }

    @property
    def out(self) -> Writer:
        """Where the HTML goes."""
        return self.lines.out

    def write(self, tokens: list[Token]) -> Rendered:
        """Write everything."""
        tokens = _without_empty(settled(tokens, self.env))
        self.ids = self._identities(tokens)
        if self.around.titled and tokens and tokens[0].type == "heading_open" and tokens[0].tag == "h1":
            self.made.ids.update(self.ids[0])  # the title of the page is where the page begins
            tokens = tokens[_HEADING:]
            self.ids = {index - _HEADING: identity for index, identity in self.ids.items()}
        self.tokens, self.ends = tokens, _ends(tokens)
        levels = [int(token.tag[1]) for token in tokens if token.type == "heading_open"]
        self.shift = max(0, self.around.level - min(levels, default=self.around.level))
        index = 0
        while index < len(tokens):
            end = self.ends.get(index, index)
            before = len(self.out.parts)
            for number in range(index, end + 1):
                self._token(number, tokens[number])
            self._block(tokens[index], "".join(self.out.parts[before:]))
            index = end + 1
        self._footnotes()
        self.made.html = self.out.html.strip("\n")
        self.made.text = " ".join(" ".join(self.plain).split())
        return self.made

    def _token(self, index: int, token: Token) -> None:
        name, _, side = token.type.rpartition("_")
        if token.type in self._write:
            self._write[token.type](index, token)
        elif name in _SIMPLE and token.hidden:
            self._tight(index, side)
        elif name in _SIMPLE and side == "open":
            self._simple(index, _SIMPLE[name], token)
        else:
            self.out.end()

    def _block(self, token: Token, made: str) -> None:
        """Keep what was written for a block at the margin."""
        kind: BlockKind = "other"
        inner, heading = "", None
        if token.type in ("heading_open", "paragraph_open"):
            kind = "heading" if token.type == "heading_open" else "paragraph"
            inner = made.partition(">")[2].rpartition("</")[0]
            heading = self.made.headings[-1] if kind == "heading" else None
        elif token.type == "fence" and token.meta.get("drawn"):
            kind = "drawing"
        elif token.type == "html_block":
            kind = "raw"
        if made:
            self.made.blocks.append(Block(kind, made.strip("\n"), inner, heading))

    def _inline(self, index: int, token: Token) -> None:
        before = self.tokens[index - 1]
        if token.meta.get("title"):
            self._titled(token, before)
            return
        if "task" in token.meta:
            checked = "" if token.meta["task"] == "x" else None
            self.out.start("input", type="checkbox", disabled="", checked=checked)
            self.out.text(" ")
        self._words(token)

    def _words(self, token: Token) -> None:
        self.lines.line(token)
        self.plain.append("".join(plain_words(token.children or [], self.around)))

    def _titled(self, token: Token, before: Token) -> None:
        """Write the title of a box; those of tabs stand above all of them already."""
        if before.type == "tab_open":
            return
        folded = before.type == "details_open" or before.meta["fold"]
        self.out.start("summary" if folded else "p", class_=None if folded else "admonition-title")
        self._words(token)
        self.out.end()

    def _tight(self, index: int, side: str) -> None:
        """Part the words of a tight entry from the list or block that follows."""
        after = self.tokens[index + 1].type if index + 1 < len(self.tokens) else "list_item_close"
        if side == "close" and after not in ("list_item_close", "dd_close"):
            self.out.text("\n")

    def _simple(self, index: int, element: str, token: Token) -> None:
        following = self.tokens[index + 1]
        own = self._settings(following)["class"] if following.type == "inline" else None
        identity = self.ids[index][0] if index in self.ids else None
        self.out.start(element, id=identity, class_="task-list-item" if "task" in token.meta else own)

    def _settings(self, token: Token) -> dict[str, str | None]:
        """Return the class and the id that braces at the end of a heading or paragraph set."""
        found: dict[str, str | None] = {"class": None, "id": None}
        last = paired(token.children or [])[-1] if token.children else None
        if last is None or last.type != "braces" or not last.meta["block"] or token.meta.get("title"):
            return found
        if _is_blank(token.children[:-1] if token.children else []):
            return found
        for one in last.meta["settings"]:
            if one["class"] in CLASSES:
                found["class"] = one["class"]
            elif one["id"] and _ID.fullmatch(one["id"]):
                found["id"] = one["id"]
            else:
                return {"class": None, "id": None}
        last.meta["taken"] = True
        return found

    def _identities(self, tokens: list[Token]) -> dict[int, tuple[str, str]]:
        """Return the id of each block that has one by the number of its token, and its former id.

        They are the same where there was no other, or where it belongs to another block now.
        """
        now, before = self.around.ids or Ids(), FormerIds()
        lines = {
            index: tokens[index + 1]
            for index, token in enumerate(tokens)
            if token.type in _NAMED and not token.hidden and tokens[index + 1].type == "inline"
        }
        given = {index: self._settings(line)["id"] for index, line in lines.items()}
        found = {index: (now.own(own),) * 2 for index, own in given.items() if own}
        for index, line in lines.items():
            if tokens[index].type == "heading_open" and index not in found:
                text = self._text_of(line)
                found[index] = (now.of(text), before.of(text))
        return {
            index: (identity, now.own(former) if now.is_free(former) else identity)
            for index, (identity, former) in found.items()
        }

    def _text_of(self, line: Token) -> str:
        return " ".join("".join(plain_words(paired(line.children or []), self.around)).split())

    def _heading(self, index: int, token: Token) -> None:
        line = self.tokens[index + 1]
        level = min(6, int(token.tag[1]) + self.shift)
        identity, former = self.ids[index]
        self.made.headings.append(Heading(level, identity, self._text_of(line)))
        self.out.start(f"h{level}", id=identity, class_=self._settings(line)["class"])
        if former != identity:
            self.out.anchor(former)

    def _ordered(self, _: int, token: Token) -> None:
        self.out.start("ol", start=str(token.attrs["start"]) if "start" in token.attrs else None)

    def _code(self, _: int, token: Token) -> None:
        kind = (token.info.split() or [""])[0].strip("{}.").lower()
        if token.type == "code_block" and (inside := _INDENTED.match(token.content)):
            self._drawn(inside["kind"].lower(), token, at_margin=False)
        elif kind in DRAWN and self._drawn(kind, token, at_margin=token.level == 0):
            return
        self._info(token)
        colours = self.around.coloured and self.writer is Writer and kind in LANGUAGES
        if colours:
            self.out.start("div", class_="highlight")
        self.out.start("pre")
        self.out.start("code", class_=f"language-{kind}" if _WORD.fullmatch(kind) else None)
        for words, name in coloured(token.content, kind) if colours else ((token.content, None),):
            self._piece(words, name)
        self.out.end()
        self.out.end()
        if colours:
            self.out.end()
        self.plain.append(token.content)

    def _info(self, token: Token) -> None:
        """Show what a block of code says behind its language, such as a title, and tell that nobody reads it."""
        words = token.info.strip()
        if found := _LANGUAGE.match(words):
            words = words[found.end() :]
        if not words:
            return
        start = self.places.line(token) + max(0, self.places.lines[(token.map or [0])[0]].rfind(words))
        self.made.refused.append(Refusal("foreign", words, start, start + len(words)))
        self.out.start("p")
        self.out.text(words)
        self.out.end()
        self.plain.append(words)

    def _piece(self, words: str, name: str | None) -> None:
        """Write a piece of code, in the colour of a class."""
        if name is not None:
            self.out.start("span", class_=name)
        self.out.text(words)
        if name is not None:
            self.out.end()

    def _drawn(self, kind: str, token: Token, *, at_margin: bool) -> bool:
        """Hand over a block to be drawn; tell whether something stands for it now."""
        number = (token.map or [0])[0]
        line = self.places.lines[number]
        column = next((match.start() for match in _FENCE.finditer(line)), 0) + 1
        found = self.around.drawn(Fenced(kind, token.content.removesuffix("\n"), number + 1, column, at_margin))
        if found is not None:
            token.meta["drawn"] = True
            self.out.trusted(found)
        elif kind == MERMAID:
            start = self.places.line(token) + column - 1
            self.made.refused.append(Refusal("foreign", kind, start, self.places.line(token) + len(line)))
        return found is not None

    def _html(self, _: int, token: Token) -> None:
        """Pass a block of HTML through, as it was asked for."""
        self.out.trusted(without_markdown(token.content))
        self.made.ids.update(ids_in(token.content))

    def _too_deep(self, _: int, token: Token) -> None:
        start = self.places.line(token)
        self.made.refused.append(Refusal("depth", "", start, start + 1))
        self.out.start("pre")
        self.out.text(token.content)
        self.out.end()
        self.plain.append(token.content)

    def _table_end(self, _: int, token: Token) -> None:
        if token.meta["body"]:
            self.out.end()
        self.out.end()

    def _row(self, index: int, token: Token) -> None:
        if token.tag == "th":
            self.out.start("thead")
        elif self.tokens[index - 1].tag == "th":
            self.out.start("tbody")
        self.out.start("tr")

    def _row_end(self, _: int, token: Token) -> None:
        self.out.end()
        if token.tag == "th":
            self.out.end()

    def _cell(self, _: int, token: Token) -> None:
        side = token.meta["side"]
        self.out.start(token.tag, style=f"text-align: {side};" if side else None)

    def _box(self, _: int, token: Token) -> None:
        if token.type == "details_open" or token.meta["fold"]:
            opened = "" if token.meta["open"] else None
            self.out.start("details", open=opened, class_=token.meta.get("name"))
        else:
            self.out.start("div", class_=f"admonition {token.meta['name']}")

    def _tab(self, index: int, _: Token) -> None:
        if index == 0 or self.tokens[index - 1].type != "tab_close":
            self._tab_set(index)
        self.out.start("div", class_="tabbed-block")

    def _tab_set(self, index: int) -> None:
        """Open a set of tabs: a button each, their names, and what holds them."""
        tabs = [index]
        while (after := self.ends[tabs[-1]] + 1) < len(self.tokens) and self.tokens[after].type == "tab_open":
            tabs.append(after)
        self.tab_sets += 1
        name = f"tabs-{self.around.prefix}{self.tab_sets}"
        self.out.start("div", class_="tabbed-set tabbed-alternate", data_tabs=f"{self.tab_sets}:{len(tabs)}")
        for number in range(1, len(tabs) + 1):
            checked = "" if number == 1 else None
            self.out.start("input", type="radio", id=f"{name}-{number}", name=name, checked=checked)
        self.out.start("div", class_="tabbed-labels")
        for number, tab in enumerate(tabs, start=1):
            self.out.start("label", for_=f"{name}-{number}")
            self._words(self.tokens[tab + 1])
            self.out.end()
        self.out.end()
        self.out.start("div", class_="tabbed-content")

    def _tab_end(self, index: int, _: Token) -> None:
        self.out.end()
        if index + 1 == len(self.tokens) or self.tokens[index + 1].type != "tab_open":
            self.out.end()
            self.out.end()

    def _hold(self, _: int, token: Token) -> None:
        self.held.append((self.out, token.meta["label"]))
        self.lines.out = self.writer(self.made.ids)

    def _release(self, *_: Any) -> None:
        outer, label = self.held.pop()
        self.notes.setdefault(label, []).append(self.out.html)
        self.lines.out = outer

    def _footnotes(self) -> None:
        """Write the footnotes below the text, those that nothing refers to as well: no words are lost."""
        known: dict[int, Any] = self.env.get("footnotes", {}).get("list", {})
        order = [note["label"] for _, note in sorted(known.items())]
        order += [label for label in self.notes if label not in order]
        if not order:
            return
        before = len(self.out.parts)
        self.out.start("div", class_="footnote pl-notes")  # `footnote` alone Python-Markdown takes for its own
        self.out.start("hr")
        self.out.start("ol")
        for number, label in enumerate(order, start=1):
            times = known[number - 1]["count"] if number - 1 in known else 0
            self._footnote(f"{self.around.prefix}{number}", self.notes.get(label, []), times)
        self.out.end()
        self.out.end()
        self.made.blocks.append(Block("other", "".join(self.out.parts[before:]).strip("\n")))

    def _footnote(self, mark: str, notes: list[str], times: int) -> None:
        """Write a footnote; the way back to the text stands in its last paragraph."""
        written = ("<br>" if self.writer is Line else "").join(notes)
        self.out.start("li", id=f"fn-{mark}")
        self.out.trusted(written.removesuffix(_PARAGRAPH_END))  # written here a moment ago
        for again in range(times):
            self.out.text("\u00a0")
            title = _BACK.in_(self.around.language).format(mark=mark)
            self.out.start("a", class_="footnote-backref", href=inside(f"fnref-{mark}-{again}"), title=title)
            self.out.text("↩")
            self.out.end()
        self.out.trusted(_PARAGRAPH_END if written.endswith(_PARAGRAPH_END) else "")
        self.out.end()


def _is_blank(children: Sequence[Token]) -> bool:
    """Tell whether nothing of a line would be seen, as where it is a comment alone."""
    return all(
        child.type == "softbreak" or (child.type == "text" and not child.content.strip(" \t\n")) for child in children
    )


def _without_empty(tokens: list[Token]) -> list[Token]:
    """Return the tokens without paragraphs of which nothing would be seen."""
    kept: list[Token] = []
    for token in tokens:
        kept.append(token)
        if token.type == "paragraph_close" and not token.hidden and _is_blank(kept[-2].children or []):
            del kept[-_PARAGRAPH:]
    return kept


def _ends(tokens: list[Token]) -> dict[int, int]:
    """Return for each token that opens something where it is closed."""
    found: dict[int, int] = {}
    stack: list[int] = []
    for index, token in enumerate(tokens):
        if token.nesting == 1:
            stack.append(index)
        elif token.nesting == -1:
            found[stack.pop()] = index
    return found
