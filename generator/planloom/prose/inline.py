"""What a line may hold beside CommonMark: references, HTML tags, braces behind what they describe, links with blanks.

Each rule leaves tokens that know where in the line they began (``meta["at"]``); none writes anything.
"""

import re
from collections.abc import Callable

from markdown_it.rules_inline import StateInline

from planloom.prose.vocabulary import HTML

Rule = Callable[[StateInline, bool], bool]

_REFERENCE = re.compile(r"\[\[([^\[\]|\n]{1,200}?)(?:\\?\|([^\[\]\n]{1,1000}))?\]\]")
_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9:-]*)"
    r"(?P<rest>(?:\s+[A-Za-z_:@][\w:.@-]*(?:\s*=\s*(?:[^\s\"'=<>`]+|'[^'<>]*'|\"[^\"<>]*\"))?)*)\s*/?>"
)
_CARELESS = re.compile(r"</?(?P<name>[A-Za-z][A-Za-z0-9:-]*)(?P<rest>[^<>]*)>")
_BROKEN = re.compile(r"</?(?P<name>[A-Za-z][A-Za-z0-9]*)(?=[\s/]|$)(?P<attribute>(?=\s+[A-Za-z][\w-]*=))?")
_ATTRIBUTE = re.compile(r"([A-Za-z_:@][\w:.@-]*)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+)))?")
_BRACES = re.compile(r"\{:?[ ]*([^{}\n]{1,200}?)[ ]*\}")
_SETTING = re.compile(
    r"\.(?P<class>[\w-]+)|#(?P<id>[\w-]+)|(?P<key>[A-Za-z][\w-]*)=(?:\"(?P<quoted>[^\"]*)\"|(?P<bare>[^\s\"]+))"
)
_FOREIGN = re.compile(r"\{[:.#%{][^}\n]{0,40}\}?\}?")
_NOTE = re.compile(r"\[\^[^\]\s]{1,100}\]")
_DIALECT = re.compile(  # of signs that stand around words the first, so that the words are read
    r"==(?=\w(?:[^=\n]{0,200}[^\s=])?==(?!=))|\^\^(?=\w(?:[^\^\n]{0,200}[^\s\^])?\^\^)|\+\+[a-z][a-z+-]{0,30}\+\+(?!\+)"
    r"|(?<!\w):[a-z][a-z0-9_+-]{2,40}:(?![\w:])|(?<=\w)\^[\w+-]{1,20}\^|(?<=[^\W\d_])~[\w+-]{1,20}~(?!~)"
)
_WEB = re.compile(r"(?<![\w+.-])https?\Z", re.IGNORECASE | re.ASCII)
_SCHEME_LENGTH = 5
_BARE = re.compile(
    r"://(?![^\s/?#]{0,300}@)[^\W_][\w-]*(?:\.[\w-]+)+(?::\d{1,5})?"
    r"(?:[/?#][^\s<>\"'`|\\^{}\[\]“”„«»‘’\x00-\x20\x7f-\xa0]{0,1900})?"
)
_SENTENCE_SIGNS = frozenset(".,;:!?*_~…–—")
_BLANKS = re.compile(r"\(([^()\n<>]{1,500})\)")
_DESCRIBED = frozenset({"image", "link_close", "code_inline", "em_close", "strong_close", "s_close", "raw_close"})


def reference(state: StateInline, silent: bool) -> bool:
    """Read ``[[id]]`` and ``[[id|words]]``; in tables the bar may stand behind a backslash."""
    if not state.src.startswith("[[", state.pos):
        return False
    found = _REFERENCE.match(state.src, state.pos, state.posMax)
    if found is None or not found[1].strip(" \\"):
        return False
    if not silent:
        token = state.push("reference", "", 0)
        token.content = found[0]
        token.meta = {"at": state.pos, "id": found[1].strip(), "words": found[2]}
    state.pos = found.end()
    return True


def tag(state: StateInline, silent: bool) -> bool:
    """Read a tag of HTML, whatever its name; a comment is left out."""
    if state.src[state.pos] != "<":
        return False
    if state.src.startswith("<!--", state.pos):
        after = end_of(state, "-->", state.pos + 4)
        state.pos = max(state.pos, after)
        return after > 0
    found = _TAG.match(state.src, state.pos, state.posMax) or _CARELESS.match(state.src, state.pos, state.posMax)
    if found is None:
        return _broken_tag(state, silent)
    if not silent:
        closing = state.src.startswith("</", state.pos)
        token = state.push("raw_close" if closing else "raw_open", "", 0)
        token.content, token.tag = found[0], found["name"].lower()
        values = {one[1].lower(): one[2] or one[3] or one[4] or "" for one in _ATTRIBUTE.finditer(found["rest"])}
        token.meta = {"at": state.pos, "attributes": values, "careless": "close" not in found.re.groupindex}
        if token.tag == "a":
            state.linkLevel += -1 if closing else 1
    state.pos = found.end()
    return True


def _broken_tag(state: StateInline, silent: bool) -> bool:
    """Read the beginning of a tag that never ends; one letter is taken for a tag where an attribute follows."""
    found = _BROKEN.match(state.src, state.pos, state.posMax)
    name = found["name"].lower() if found else ""
    if found is None or name not in HTML or (len(name) == 1 and found["attribute"] is None):
        return False
    if not silent:
        token = state.push("broken_tag", "", 0)
        token.content, token.tag, token.meta = found[0], name, {"at": state.pos}
    state.pos = found.end()
    return True


def end_of(state: StateInline, words: str, start: int) -> int:
    """Return where the first `words` from `start` on end, or -1; their last place is looked for once in a text."""
    last: dict[tuple[int, str], int] = state.env.setdefault("last", {})
    key = (id(state.src), words)
    if key not in last:
        last[key] = state.src.rfind(words)
    return -1 if last[key] < start else state.src.find(words, start) + len(words)


def braces(state: StateInline, silent: bool) -> bool:
    """Read ``{ .class width=50 }`` behind what it describes or at the end of a block, and signs of other systems."""
    if state.src[state.pos] != "{":
        return False
    found = _BRACES.match(state.src, state.pos, state.posMax)
    settings = list(_SETTING.finditer(found[1])) if found else []
    if found is None or not settings or _SETTING.sub("", found[1]).strip():
        return _foreign(state, silent)
    behind = not state.pending and bool(state.tokens) and _is_described(state)
    last = found.end() == state.posMax and not behind
    if not behind and not last:
        return _foreign(state, silent)
    if not silent:
        token = state.push("braces", "", 0)
        token.content = found[0]
        token.meta = {"at": state.pos, "block": last, "settings": [one.groupdict() for one in settings]}
    state.pos = found.end()
    return True


def _is_described(state: StateInline) -> bool:
    """Tell whether what stands before may be described; signs of emphasis are not yet paired and are texts."""
    before = state.tokens[-1]
    return before.type in _DESCRIBED or (before.type == "text" and state.src[state.pos - 1] in "*_~")


def _foreign(state: StateInline, silent: bool) -> bool:
    found = _FOREIGN.match(state.src, state.pos, state.posMax)
    return found is not None and _take(state, "foreign", found, silent)


def dialect(state: StateInline, silent: bool) -> bool:
    """Read what other kinds of Markdown know, and this one does not."""
    if state.src[state.pos] not in "=^+:~" or (state.pos and state.src[state.pos - 1] in "=^+:~"):
        return False
    found = _DIALECT.match(state.src, state.pos, state.posMax)
    return found is not None and _take(state, "foreign", found, silent)


def lost_note(state: StateInline, silent: bool) -> bool:
    """Read a reference to a note that the text does not have."""
    found = _NOTE.match(state.src, state.pos, state.posMax) if state.src[state.pos] == "[" else None
    return found is not None and _take(state, "lost_note", found, silent)


def _take(state: StateInline, kind: str, found: re.Match[str], silent: bool) -> bool:
    if not silent:
        token = state.push(kind, "", 0)
        token.content, token.meta = found[0], {"at": state.pos}
    state.pos = found.end()
    return True


def lenient_link(state: StateInline, silent: bool) -> bool:
    """Read ``[words](an address with blanks)`` as the link or picture it was meant to be."""
    at = state.pos
    image = state.src.startswith("![", at)
    if not image and state.src[at] != "[":
        return False
    opening = at + image
    if end_of(state, "](", opening) < 0:
        return False
    end = state.md.helpers.parseLinkLabel(state, opening, not image)
    found = _BLANKS.match(state.src, end + 1, state.posMax) if end >= 0 else None
    if found is None or not found[1].strip():
        return False
    if not silent:
        _push_lenient(state, opening + 1, end, found, image=image)
    state.pos = found.end()
    return True


def _push_lenient(state: StateInline, start: int, end: int, found: re.Match[str], *, image: bool) -> None:
    where = {"at": found.start(1) + len(found[1]) - len(found[1].lstrip())}
    if image:
        token = state.push("image", "img", 0)
        token.attrs, token.meta, token.children = {"src": _unescaped(found[1]), "alt": ""}, where, []
        token.content = state.src[start:end]
        state.md.inline.parse(token.content, state.md, state.env, token.children)
        return
    token = state.push("link_open", "a", 1)
    token.attrs, token.meta = {"href": _unescaped(found[1])}, where
    most = state.posMax
    state.pos, state.posMax, state.linkLevel = start, end, state.linkLevel + 1
    state.md.inline.tokenize(state)
    state.posMax, state.linkLevel = most, state.linkLevel - 1
    state.push("link_close", "a", -1)


def _unescaped(address: str) -> str:
    """Return an address with blanks, which some editors write behind a backslash."""
    return address.strip().replace("\\ ", " ")


def bare_address(state: StateInline, silent: bool) -> bool:
    """Read an address of the web that stands in the words as it is, ``https://example.org/page``."""
    scheme = None
    if state.linkLevel < 1 and state.src.startswith("://", state.pos):
        scheme = _WEB.search(state.pending, max(0, len(state.pending) - _SCHEME_LENGTH))
    found = _BARE.match(state.src, state.pos, state.posMax) if scheme else None
    if scheme is None or found is None:
        return False
    rest = _without_end(found[0])
    if not silent:
        at = state.pos - len(scheme[0])
        state.pending = state.pending[: scheme.start()]
        _push_bare(state, scheme[0] + rest, at)
    state.pos += len(rest)
    return True


def _without_end(address: str) -> str:
    """Return an address without the signs of the sentence behind it; a bracket that it opens it closes."""
    opened = address.count("(") - address.count(")")
    while address[-1] in _SENTENCE_SIGNS or (address[-1] == ")" and opened < 0):
        opened += address[-1] == ")"
        address = address[:-1]
    return address


def _push_bare(state: StateInline, address: str, at: int) -> None:
    token = state.push("link_open", "a", 1)
    token.attrs, token.meta, token.info = {"href": address}, {"at": at}, "auto"
    state.push("text", "", 0).content = address
    state.push("link_close", "a", -1)


def placed(rule: Rule) -> Rule:
    """Make a rule of markdown-it note on links and pictures where their address stands."""

    def noting(state: StateInline, silent: bool) -> bool:
        at, count = state.pos, len(state.tokens)
        if state.src[at] in "[!" and end_of(state, "]", at) < 0:
            return False
        done = rule(state, silent)
        if done and not silent:
            for token in state.tokens[count:]:
                if token.type in ("link_open", "image"):
                    inside = state.src.rfind("](", at, state.pos)
                    token.meta.setdefault("at", at if inside < 0 else inside + 2)
        return done

    return noting
