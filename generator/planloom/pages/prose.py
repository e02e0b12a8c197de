"""Write the prose of plans into pages: safe HTML that passes through the Markdown of a page untouched.

Links to other pages are written as ``@address``; when a page is finished they are made relative to it
(:func:`relative_links`), so the same words can stand on any page.
"""

import functools
import hashlib
import re
from collections.abc import Callable
from pathlib import PurePosixPath

from markdown.extensions.toc import slugify
from markupsafe import Markup

from planloom.links.addresses import plan_address
from planloom.links.files import Files
from planloom.model import Portfolio
from planloom.pages.inert import inert
from planloom.pages.page import INDEX, relative
from planloom.problems import Language
from planloom.prose import Block, Fenced, Surroundings, Target, render, render_line
from planloom.prose.typography import BEFORE_UNIT

_LOCAL = re.compile(r"\]\(@(?P<address>[^()\s#]*)(?P<anchor>#[^()\s]*)?\)")
_HREF = re.compile(r' href="@(?P<address>[^"#]*)(?P<anchor>#[^"]*)?"')
_MEDIA = re.compile(r' (?P<key>href|src)="@media/(?P<path>[^"]*)"')
_SPECIAL = re.compile(r"([\\`*_{}\[\]#|~^<>])")
# A one-letter word keeps to what follows it: Polish typography does not leave it at the end of a line.
_SHORT_WORD = re.compile(r"(?P<tag><[^<>]*>)|(?<![\w\u00a0&\-/.])(?P<word>[aiouwzAIOUWZ]) (?=[\w„(\[*_])")
_CODE_BLOCK = re.compile(r"^(`{3,}|~{3,})[^\n]*\n(?:[^\n]*\n)*?\1[ \t]*$", re.MULTILINE)
# A tag that the writer opens, with Markdown up to where it is closed.
_OPENING = re.compile(
    r"\A<(?P<tag>(?:div|section|article|aside|figure|header|footer|main|nav)\b[^<>]*)>\s*\Z", re.IGNORECASE
)
_MARKS = 8  # letters that set the ids of a text apart from those of others

Drawn = Callable[[Fenced], str | None]
"""Returns the mark that stands for a block to be drawn; None for one that is shown as it is."""


def _nothing_drawn(_block: Fenced) -> str | None:
    return None


class Prose:
    """Turns texts of plans into what is safe to put on a page.

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
        self.files = Files(portfolio)
        self.pages = {
            place: plan_address(plan) if page is None else f"{plan_address(plan)}/{narrative_address(page)}"
            for place, (plan, page) in self.files.pages.items()
        }
        self.shown: set[PurePosixPath] = set()

    def line(self, text: str, language: Language, place: PurePosixPath, reader: Language) -> Markup:
        """Return `text` of `language` on one line; relative links start from the file `place`.

        What it refers to is named in the language of the `reader`.
        """
        return Markup(inert(render_line(text, self._around(text, language, place, reader)).html))  # noqa: S704  # safe

    def running(
        self,
        text: str,
        language: Language,
        place: PurePosixPath,
        reader: Language,
        level: int = 1,
        *,
        titled: bool = False,
        drawn: Drawn = _nothing_drawn,
    ) -> Markup:
        """Return `text` of `language` as it stands in the run of a page: its headings as Markdown, all else as HTML.

        A first paragraph is not set apart, so that a text of one paragraph can stand behind other words. Headings
        are of `level` and below; where the page is `titled`, one that repeats its title is left out.
        """
        made = render(text, self._around(text, language, place, reader, level, titled=titled, drawn=drawn))
        parts = [self._block(block, first=not number) for number, block in enumerate(made.blocks)]
        return Markup("\n\n".join(parts))  # noqa: S704  # safe HTML

    def _around(
        self,
        text: str,
        language: Language,
        place: PurePosixPath,
        reader: Language,
        level: int = 1,
        *,
        titled: bool = False,
        drawn: Drawn = _nothing_drawn,
    ) -> Surroundings:
        return Surroundings(
            language=language,
            reference=functools.partial(self._target, reader),
            local=functools.partial(self._local, place),
            drawn=drawn,
            level=level,
            titled=titled,
            prefix=_prefix(text),
            raw_html=self.raw_html,
            coloured=True,
        )

    def _target(self, reader: Language, wanted: str) -> Target | None:
        found = self.link(wanted, reader)
        return Target(found[0], f"@{found[1]}") if found else None

    def _local(self, place: PurePosixPath, address: str, image: bool) -> str | None:
        found = self.files.find(address, place, image=image)
        if found is None:
            return None
        target, anchor = found
        if target in self.files.media:
            self.shown.add(target)
            return f"@media/{target}"
        return f"@{self.pages[target]}{f'#{anchor}' if anchor else ''}"

    def _block(self, block: Block, *, first: bool) -> str:
        if block.kind == "drawing":
            return block.html
        if block.kind == "raw":
            return _OPENING.sub(r"<\g<tag> markdown>", block.html)
        if block.kind == "heading" and block.heading is not None:
            return _heading(block)
        if first and block.html.startswith("<p>"):
            return inert(block.inner)
        return inert(block.html)


def _heading(block: Block) -> str:
    """Write a heading as Markdown, with its id where other programs would give it another."""
    heading = block.heading
    assert heading is not None  # noqa: S101  # asked for headings only
    written = f"{'#' * heading.level} {inert(block.inner)}"
    return written if heading.id == slugify(heading.text, "-") else f"{written} {{: #{heading.id} }}"


def _prefix(text: str) -> str:
    """Return what sets the ids of footnotes and tabs in a text apart from those of other texts on a page."""
    if "[^" not in text and "===" not in text:
        return ""
    return f"{hashlib.sha256(text.encode('utf-8', 'replace')).hexdigest()[:_MARKS]}-"


def narrative_address(place: PurePosixPath) -> str:
    """Return the address of a narrative page within its plan; `index` pages are their folder."""
    folder = place.parent if place.name == "index" and place.parent.parts else place
    return folder.as_posix()


@functools.cache
def escape(text: str) -> str:
    """Return plain text as Markdown that shows it as it is."""
    return _SPECIAL.sub(r"\\\1", text).replace("\\<", "&lt;").replace("\\>", "&gt;").replace("\\{", "&#123;")


def relative_links(markdown: str, address: str) -> str:
    """Make the links of a finished page relative to it; pictures lie where they lie in the plans folder.

    What would lead to the page itself, which the reader sees already, is plain text.
    """
    for itself in _to_itself(address):
        markdown = itself.sub(lambda match: match[1], markdown)
    up = "../" * len(PurePosixPath(address).parts)

    def link(match: re.Match[str]) -> str:
        return f"]({relative(match['address'], address)}{match['anchor'] or ''})"

    def href(match: re.Match[str]) -> str:
        anchor = match["anchor"] or ""
        folder = relative(match["address"], address).removesuffix(INDEX)
        return f' href="{folder or ("" if anchor else "./")}{anchor}"'

    markdown = _MEDIA.sub(lambda match: f' {match["key"]}="{up}{match["path"]}"', markdown)
    return _HREF.sub(href, _LOCAL.sub(link, markdown))


def _to_itself(address: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return how a link to the page at `address` is written: in Markdown, and in HTML."""
    own = re.escape(address)
    return (
        re.compile(rf"(?<!!)\[((?:\\.|[^\[\]\\])*)\]\(@{own}\)"),
        re.compile(rf'<a href="@{own}"[^<>]*>((?:(?!</a>).)*)</a>'),
    )


def typography(markdown: str, language: Language) -> str:
    """Set hard spaces where Polish lines must not break: after one-letter words, before units."""
    return _outside_code(markdown, _with_hard_spaces) if language == "pl" else markdown


def _with_hard_spaces(part: str) -> str:
    # Twice, because in "i w domu" the second short word begins where the first match ends.
    for _ in range(2):
        part = _SHORT_WORD.sub(lambda match: match[0] if match["tag"] else f"{match['word']}\u00a0", part)
    return BEFORE_UNIT.sub("\u00a0", part)


def _outside_code(markdown: str, change: Callable[[str], str]) -> str:
    parts: list[str] = []
    done = 0
    for block in _CODE_BLOCK.finditer(markdown):
        parts += [change(markdown[done : block.start()]), block[0]]
        done = block.end()
    return "".join([*parts, change(markdown[done:])])
