"""Write the words of a line: emphasis, links, references, allowed tags; all else as the text it is."""

import html
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from markdown_it.token import Token

from planloom.problems import Phrase
from planloom.prose.abbreviations import Abbreviations
from planloom.prose.addresses import Address, is_harmful, judged
from planloom.prose.places import Places
from planloom.prose.result import Link, Reference, Refusal, RefusalKind, Rendered, Surroundings
from planloom.prose.typography import SOLID, hard_spaces
from planloom.prose.vocabulary import CLASSES, TAGS, VOID
from planloom.prose.writer import Writer
from planloom.values.withheld import is_sign, unsigned

NOT_SHOWN = Phrase("(not shown here)", "(tu niepokazane)")
"""What stands for something that is for other readers, where the writer has no words for it."""

_SIMPLE = {"em": "em", "strong": "strong", "s": "s"}
_CARRIES = frozenset({"image", "link_close", "code_inline", "em_close", "strong_close", "s_close", "raw_close"})
_SOLID = frozenset({"code_inline", "image", "reference"})
_HANDLER = re.compile(r"\bon\w+\s*=", re.IGNORECASE)
_IDS = re.compile(r"\s(?:id|name)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+))", re.IGNORECASE)
_MARKDOWN = re.compile(r"\s+markdown(?:=(?:\"[^\"]*\"|'[^']*'|\S+))?(?=[\s>/])")


class Lines:
    """Writes lines to `out`, and notes in `made` what stands in them."""

    def __init__(self, around: Surroundings, places: Places, made: Rendered, env: dict[str, Any]) -> None:
        self.around = around
        self.places = places
        self.made = made
        self.out = Writer()
        self._linked: list[bool] = []  # for each link that is open, whether it was written
        self._empty: set[int] = set()  # the links without words
        self._told: set[str] = set()  # the tags that were refused
        self._short = Abbreviations(env.get("abbreviations", {}))
        self._write: dict[str, Callable[[Token, Token], None]] = {
            "link_open": self._link,
            "link_close": self._link_end,
            "image": self._image,
            "code_inline": self._code,
            "reference": self._reference,
            "softbreak": lambda *_: self.out.text("\n"),
            "hardbreak": self._break,
            "raw_open": self._raw,
            "raw_close": self._raw_end,
            "footnote_ref": self._note,
            "braces": self._braces,
            "foreign": self._foreign,
            "broken_tag": self._broken_tag,
            "lost_note": self._lost_note,
        }

    def line(self, token: Token) -> None:
        """Write the words of an inline token."""
        children = paired(token.children or [])
        texts = [_text_of(child) for child in children]
        self._empty = set(_without_words(children))
        if self.around.language == "pl":
            texts = hard_spaces(texts)
        for child, words in zip(children, texts, strict=True):
            if child.type == "text":
                self._text(words)
            elif child.type in self._write:
                self._write[child.type](token, child)
            elif child.nesting == 1:
                self.out.start(_SIMPLE[child.type.removesuffix("_open")], class_=_own(child).get("class"))
            else:
                self.out.end()

    def _refuse(self, kind: RefusalKind, words: str, token: Token, child: Token) -> None:
        """Note what is not shown as it was meant; it takes the place of the whole child."""
        self.made.refused.append(Refusal(kind, words, *self._span(token, child)))

    def _span(self, token: Token, child: Token) -> tuple[int, int]:
        at: int = child.meta["at"]
        return self.places.offset(token, at), self.places.offset(token, at + len(child.content))

    def _refuse_address(self, kind: RefusalKind, link: Link) -> None:
        kind = "active" if is_harmful(link.address) else kind
        self.made.refused.append(Refusal(kind, link.address, link.start, link.end))

    def _text(self, words: str) -> None:
        for part, meaning in self._short.parted(words):
            if meaning is not None:
                self.out.start("abbr", title=meaning)
            self.out.text(part)
            if meaning is not None:
                self.out.end()

    def _break(self, *_: Token) -> None:
        self.out.start("br")
        self.out.text("\n")

    def _code(self, _: Token, child: Token) -> None:
        self.out.start("code", class_=_own(child).get("class"))
        self.out.text(child.content)
        self.out.end()

    def _noted(self, token: Token, child: Token, attribute: str) -> Link:
        """Note a link or a picture, and return it."""
        address = unsigned(str(child.attrs.get(attribute, "")))
        start = self.places.offset(token, child.meta.get("at", 0))
        end = min(start + len(address), self.places.end)
        found = Link(address, start, end, image=attribute == "src")
        self.made.links.append(found)
        return found

    def _link(self, token: Token, child: Token) -> None:
        link = self._noted(token, child, "href")
        address = judged(link.address, self.around.local, image=False)
        if address is None and link.address:
            self._refuse_address("link", link)
        is_empty = id(child) in self._empty
        if is_empty and address is not None:
            self.made.refused.append(Refusal("empty", link.address, link.start, link.end))
        written = address is not None and not is_empty and not any(self._linked)
        if written:
            self.out.start("a", href=address, title=_title(child), class_=_own(child).get("class"))
        self._linked.append(written)

    def _link_end(self, *_: Token) -> None:
        if self._linked.pop():
            self.out.end()

    def _image(self, token: Token, child: Token) -> None:
        image = self._noted(token, child, "src")
        address = judged(image.address, self.around.local, image=True)
        words = "".join(plain_words(child.children or [], self.around))
        if address is None:
            self._refuse_address("image", image)
            self.out.text(words)
            return
        own = _own(child)
        self.out.start(
            "img", src=address, alt=words, title=_title(child), width=own.get("width"), height=own.get("height"),
            class_=own.get("class"),
        )  # fmt: skip

    def _reference(self, token: Token, child: Token) -> None:
        wanted, words = child.meta["id"], child.meta["words"]
        self.made.references.append(Reference(wanted, words, *self._span(token, child)))
        found = self.around.reference(wanted)
        if found is None:
            self._refuse("reference", wanted, token, child)
        address = judged(found.address, _given, image=False) if found and found.address is not None else None
        written = address is not None and not any(self._linked)
        if written:
            self.out.start("a", href=address)
        self.out.text(reference_words(child, self.around))
        if written:
            self.out.end()

    def _raw(self, token: Token, child: Token) -> None:
        if self.around.raw_html:
            self.out.trusted(without_markdown(child.content))
            self.made.ids.update(ids_in(child.content))
            return
        active = is_active(child)
        if active:
            self._refuse("active", f"<{child.tag}>", token, child)
            self._told.add(child.tag)
        if child.meta.get("paired"):
            values = {key: value for key, value in child.meta["attributes"].items() if key in TAGS[child.tag]}
            if len(values) < len(child.meta["attributes"]) and not active:
                self._refuse("tag", child.tag, token, child)
            self.out.start(child.tag, **values)
        else:
            self._tag_as_text(token, child)

    def _raw_end(self, token: Token, child: Token) -> None:
        if self.around.raw_html:
            self.out.trusted(child.content)
        elif child.meta.get("paired"):
            self.out.end()
        else:
            self._tag_as_text(token, child)

    def _tag_as_text(self, token: Token, child: Token) -> None:
        """Show a tag as it is written; it is told once for a tag and its end."""
        if child.type == "raw_open" and not is_active(child):
            self._refuse("tag", child.tag, token, child)
            self._told.add(child.tag)
        elif child.type == "raw_close" and child.tag not in self._told:
            self._refuse("tag", f"/{child.tag}", token, child)
        self.out.text(child.content)

    def _note(self, _: Token, child: Token) -> None:
        number, again = child.meta["id"] + 1, child.meta["subId"]
        mark = f"{self.around.prefix}{number}"
        linked = any(self._linked)
        self.out.start("sup")
        if not linked:
            self.out.start("a", class_="footnote-ref", href=inside(f"fn-{mark}"), id=f"fnref-{mark}-{again}")
        self.out.text(str(number))
        if not linked:
            self.out.end()
        self.out.end()

    def _braces(self, token: Token, child: Token) -> None:
        if not child.meta.get("taken"):
            self._foreign(token, child)

    def _broken_tag(self, token: Token, child: Token) -> None:
        self._refuse("tag", f"{'/' if child.content[1] == '/' else ''}{child.tag}", token, child)
        self.out.text(child.content)

    def _lost_note(self, token: Token, child: Token) -> None:
        self._refuse("note", child.content, token, child)
        self.out.text(child.content)

    def _foreign(self, token: Token, child: Token) -> None:
        self._refuse("foreign", child.content, token, child)
        self.out.text(child.content)


def _without_words(children: Sequence[Token]) -> Iterator[int]:
    """Yield the identity of each token that opens a link between whose brackets nothing stands."""
    opening: Token | None = None
    for child in children:
        if child.type == "link_open":
            opening = child if child.attrs.get("href") else None
        elif child.type == "link_close":
            if opening is not None:
                yield id(opening)
            opening = None
        elif child.type != "text" or child.content.strip():
            opening = None


def _given(path: str, _image: bool) -> str:
    """Take the address of a reference as it was given: it does not come from a text."""
    return path


def inside(identity: str) -> Address | None:
    """Return the address of an id in the same text."""
    return judged(f"#{identity}", _given, image=False)


def is_active(tag: Token) -> bool:
    """Tell whether a tag could run code, were it passed through."""
    values = tag.meta["attributes"]
    handler = any(name.startswith("on") for name in values) or _HANDLER.search(tag.content)
    return tag.tag == "script" or bool(handler) or "javascript:" in tag.content.lower()


def without_markdown(tag: str) -> str:
    """Return a tag without the attribute by which other programs read Markdown in it, as is done here anyway."""
    return _MARKDOWN.sub("", tag)


def ids_in(tags: str) -> Iterator[str]:
    """Yield the ids in HTML that is passed through, and the names by which links led to places in former times."""
    return (html.unescape(found[1] or found[2] or found[3] or "") for found in _IDS.finditer(tags))


def reference_words(child: Token, around: Surroundings) -> str:
    """Return what stands for a reference: the writer's words, the title of what is named, the words of the id."""
    found = around.reference(child.meta["id"])
    if child.meta["words"]:
        return str(child.meta["words"])
    if is_sign(child.meta["id"]):
        return NOT_SHOWN.in_(around.language)
    return found.title if found else str(child.meta["id"]).replace("-", " ")


def plain_words(children: Sequence[Token], around: Surroundings) -> Iterator[str]:
    """Yield the words of a line without any mark-up."""
    for child in children:
        if child.type in ("text", "code_inline", "foreign", "broken_tag", "lost_note"):
            yield child.content
        elif child.type in ("softbreak", "hardbreak"):
            yield " "
        elif child.type == "image":
            yield from plain_words(child.children or [], around)
        elif child.type == "reference":
            yield reference_words(child, around)
        elif child.type in ("raw_open", "raw_close"):
            if child.tag == "br":
                yield " "
            elif not child.meta.get("paired"):
                yield child.content
        elif child.type == "braces" and not child.meta.get("taken"):
            yield child.content


def _text_of(child: Token) -> str:
    if child.type == "text":
        return child.content
    return SOLID if child.type in _SOLID else ""


def _title(child: Token) -> str | None:
    return str(child.attrs["title"]) if child.attrs.get("title") else None


def _own(child: Token) -> dict[str, str]:
    own: dict[str, str] = child.meta.get("own", {})
    return own


def paired(children: list[Token]) -> list[Token]:
    """Mark the tags that are allowed and closed in good order; give what braces set to what stands before them."""
    if any(child.meta.get("settled") for child in children[:1]):
        return children
    stack: list[Token] = []
    before: Token | None = None
    for child in children:
        if child.type == "raw_open":
            _opened(child, stack)
        elif child.type == "raw_close":
            if stack and stack[-1].type == "raw_open" and stack[-1].tag == child.tag:
                stack[-1].meta["paired"] = child.meta["paired"] = True
                child.meta["opening"] = stack.pop()
        elif child.nesting == 1:
            stack.append(child)
        elif child.nesting == -1:
            while stack and stack[-1].type == "raw_open":  # not closed where the emphasis around it ends
                stack.pop()
            if stack:
                child.meta["opening"] = stack.pop()
        elif child.type == "braces" and not child.meta["block"] and before is not None and before.type in _CARRIES:
            _describe(before.meta.get("opening", before), child)
        before = child
    if children:
        children[0].meta["settled"] = True
    return children


def _opened(child: Token, stack: list[Token]) -> None:
    if child.tag not in TAGS or child.meta["careless"]:
        return
    if child.tag in VOID:
        child.meta["paired"] = True
    else:
        stack.append(child)


def _describe(target: Token, braces: Token) -> None:
    """Give what stands before braces the class or the size they set; braces that set anything else are words."""
    own: dict[str, str] = {}
    for one in braces.meta["settings"]:
        if one["class"] in CLASSES:
            own["class"] = one["class"]
        elif target.type == "image" and one["key"] in ("width", "height"):
            own[one["key"]] = one["quoted"] or one["bare"]
        else:
            return
    target.meta["own"] = own
    braces.meta["taken"] = True
