"""Write the prose of plans into pages: references become links, harmful parts stay behind.

Links to other pages are written as ``@address``; when a page is finished they are made relative to it
(:func:`relative_links`), so the same words can stand on any page.
"""

import functools
import re
from collections.abc import Callable
from pathlib import PurePosixPath

from markupsafe import Markup

from planloom.links.prose import Token, is_external, local_target, scan
from planloom.links.texts import pages_by_place
from planloom.model import Portfolio
from planloom.pages.addresses import plan_address
from planloom.pages.page import relative
from planloom.problems import Language

_LOCAL = re.compile(r"\]\(@(?P<address>[^()\s#]*)(?P<anchor>#[^()\s]*)?\)")
_MEDIA = re.compile(r"\]\(@media/(?P<path>[^()\s]*)\)")
_HEADING = re.compile(r"^(#{1,6})(?=[ \t])", re.MULTILINE)
_SPECIAL = re.compile(r"([\\`*_{}\[\]#|~^<>])")
# A one-letter word keeps to what follows it: Polish typography does not leave it at the end of a line.
_SHORT_WORD = re.compile(r"(?P<tag><[^<>]*>)|(?<![\w\u00a0&\-/.])(?P<word>[aiouwzAIOUWZ]) (?=[\w„(\[*_])")
_BEFORE_UNIT = re.compile(r"(?<=\d) (?=(?:%|zł|tys\.|mln|mld|r\.|proc\.|etat|osób|dni|euro|EUR|PLN)\b|%)")
_CODE_BLOCK = re.compile(r"^(`{3,}|~{3,})[^\n]*\n(?:[^\n]*\n)*?\1[ \t]*$", re.MULTILINE)


class Prose:
    """Turns texts of plans into Markdown that is safe to put on a page.

    `link` returns the title and address of the object or glossary term with an id, in a language; None
    for an id that is unknown or withheld.
    """

    def __init__(
        self,
        portfolio: Portfolio,
        link: Callable[[str, Language], tuple[str, str] | None],
        *,
        raw_html: bool = False,
    ) -> None:
        self.link = link
        self.raw_html = raw_html
        self.pages = {
            place: plan_address(plan) if page is None else f"{plan_address(plan)}/{narrative_address(page)}"
            for place, (plan, page) in pages_by_place(portfolio.plans).items()
        }
        self.media = portfolio.media
        self.shown: set[PurePosixPath] = set()

    def write(self, text: str, language: Language, place: PurePosixPath) -> Markup:
        """Return `text` as Markdown for a page of `language`; relative links start from the file `place`."""
        parts: list[str] = []
        done = 0
        for token in scan(text):
            replacement, start = self._replace(token, text, language, place, "".join(parts) + text[done : token.start])
            parts = [start, replacement]
            done = token.end
        return Markup("".join(parts) + text[done:])  # noqa: S704  # made safe token by token

    def _replace(
        self, token: Token, text: str, language: Language, place: PurePosixPath, before: str
    ) -> tuple[str, str]:
        """Return what stands for a token, and the text before it, which a broken link changes too."""
        raw = text[token.start : token.end]
        match token.kind:
            case "reference":
                return self._reference(token, language), before
            case "link" | "image":
                return self._link(token, raw, before, place)
            case "definition":
                return ("" if token.harmful else raw), before
            case "brace":
                return "&#123;", before
            case "stray":
                return "&lt;", before
            case "tag" if self.raw_html:
                return raw, before
            case _:
                return "", _without_indent(before)

    def _reference(self, token: Token, language: Language) -> str:
        found = self.link(token.value, language)
        if found is None:
            return escape(token.label or token.value.replace("-", " "))
        title, address = found
        return f"[{escape(token.label or title)}](@{address})"

    def _link(self, token: Token, raw: str, before: str, place: PurePosixPath) -> tuple[str, str]:
        if not token.harmful and (is_external(token.value) or token.value.startswith("#")):
            return raw, before
        if not token.harmful:
            target, anchor = local_target(token.value, place)
            hash_ = f"#{anchor}" if anchor else ""
            if target in self.media and target is not None and " " not in target.as_posix():
                self.shown.add(target)
                return f"](@media/{target})", before
            if token.kind == "link" and target in self.pages:
                return f"](@{self.pages[target]}{hash_})", before
        return "", _without_bracket(before, image=token.kind == "image")


def _without_indent(before: str) -> str:
    """Drop the indentation of a tag that is left out: the text within must not become a block of code."""
    line = before.rfind("\n") + 1
    return before[:line] if before[line:].isspace() else before


def _without_bracket(before: str, *, image: bool) -> str:
    """Undo the opening bracket of a link that leads nowhere; its words stay."""
    depth = 0
    for index in range(len(before) - 1, -1, -1):
        if before[index] == "]":
            depth += 1
        elif before[index] == "[":
            if depth == 0:
                start = index - 1 if image and index and before[index - 1] == "!" else index
                return before[:start] + before[index + 1 :]
            depth -= 1
    return before


def narrative_address(place: PurePosixPath) -> str:
    """Return the address of a narrative page within its plan; `index` pages are their folder."""
    folder = place.parent if place.name == "index" and place.parent.parts else place
    return folder.as_posix()


@functools.cache
def escape(text: str) -> str:
    """Return plain text as Markdown that shows it as it is."""
    return _SPECIAL.sub(r"\\\1", text).replace("\\<", "&lt;").replace("\\>", "&gt;").replace("\\{", "&#123;")


def demote(markdown: str, level: int) -> str:
    """Push the headings of a text down so that its highest is of `level`."""
    return _outside_code(markdown, lambda part: _demote(part, level))


def _demote(markdown: str, level: int) -> str:
    highest = min((len(match[1]) for match in _HEADING.finditer(markdown)), default=level)
    shift = max(0, level - highest)
    return _HEADING.sub(lambda match: "#" * min(6, len(match[1]) + shift), markdown)


def relative_links(markdown: str, address: str) -> str:
    """Make the links of a finished page relative to it; pictures lie where they lie in the plans folder.

    What would lead to the page itself, which the reader sees already, is plain text.
    """
    itself = re.compile(rf"(?<!!)\[((?:\\.|[^\[\]\\])*)\]\(@{re.escape(address)}\)")

    def link(match: re.Match[str]) -> str:
        return f"]({relative(match['address'], address)}{match['anchor'] or ''})"

    def media(match: re.Match[str]) -> str:
        up = "../" * len(PurePosixPath(address).parts)
        return f"]({up}{match['path']})"

    elsewhere = itself.sub(lambda match: match[1], markdown)
    return _LOCAL.sub(link, _MEDIA.sub(media, elsewhere))


def typography(markdown: str, language: Language) -> str:
    """Set hard spaces where Polish lines must not break: after one-letter words, before units."""
    return _outside_code(markdown, _with_hard_spaces) if language == "pl" else markdown


def _with_hard_spaces(part: str) -> str:
    # Twice, because in "i w domu" the second short word begins where the first match ends.
    for _ in range(2):
        part = _SHORT_WORD.sub(lambda match: match[0] if match["tag"] else f"{match['word']}\u00a0", part)
    return _BEFORE_UNIT.sub("\u00a0", part)


def _outside_code(markdown: str, change: Callable[[str], str]) -> str:
    parts: list[str] = []
    done = 0
    for block in _CODE_BLOCK.finditer(markdown):
        parts += [change(markdown[done : block.start()]), block[0]]
        done = block.end()
    return "".join([*parts, change(markdown[done:])])
