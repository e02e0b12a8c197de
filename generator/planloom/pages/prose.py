"""Write the prose of plans into pages: safe HTML, its links relative to the page it stands on."""

import hashlib
from collections.abc import Callable, Iterator
from itertools import groupby, takewhile
from pathlib import PurePosixPath

from markupsafe import Markup

from planloom.i18n import translate
from planloom.links.addresses import plan_address
from planloom.links.files import Files
from planloom.model import Portfolio
from planloom.pages.location import Location
from planloom.pages.outline import Outline
from planloom.pages.words import trusted
from planloom.problems import Language
from planloom.prose import Block, Fenced, Heading, Surroundings, Target, render, render_line
from planloom.tracking import note

_MARKS = 8  # letters that set the ids of a text apart from those of others

Drawn = Callable[[Fenced], str | None]
"""Returns the mark that stands for a block to be drawn; None for one that is shown as it is."""


def _nothing_drawn(_block: Fenced) -> str | None:
    return None


class Destinations:
    """Where the texts of all pages lead to: other pages by id or by path, pictures and files.

    `link` returns the title and address of the object or glossary term with an id, in a language, or the figure of an
    object that a reference prints; None for an id that is unknown, no address for a figure that is withheld.
    `raw_html` passes HTML of plans through.
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


class Prose:
    """Turns texts of plans into safe HTML for the page `at` an address.

    Relative links start from the file `place`; headings go into the `outline` of the page. `media` are the pictures
    and files that its texts show.
    """

    def __init__(self, to: Destinations, at: Location, place: PurePosixPath, outline: Outline) -> None:
        self.to = to
        self.at = at
        self.place = place
        self.outline = outline
        self.media: set[PurePosixPath] = set()
        self._usual: dict[tuple[Language, int], Surroundings] = {}

    def close(self) -> None:
        """Give up what is remembered for the texts of the page, which leads back here."""
        self._usual.clear()

    def line(self, text: str, language: Language, *, marked: bool = True) -> Markup:
        """Return `text` of `language` on one line; what it refers to is named in the language of the readers.

        Words in another language are marked so, unless the caller says what they are.
        """
        made = trusted(render_line(text, self._around(text, language)).html)
        return self._in_line(made, language) if marked else made

    def block(self, text: str, language: Language, level: int = 1) -> Markup:
        """Return `text` as it stands within something else on a page, its headings of `level` and below."""
        made = render(text, self._around(text, language, level))
        self.outline.list(made.headings)
        return self._in_block(made.html, language)

    def body(self, text: str, language: Language, level: int, drawn: Drawn = _nothing_drawn) -> Markup:
        """Return `text` as the body of a page: its headings begin sections; one that repeats the title is left out."""
        made = render(text, self._around(text, language, level, titled=True, drawn=drawn))
        within = iter(made.headings)
        parts: list[Markup] = []
        noted = True
        for is_heading, blocks in groupby(made.blocks, lambda block: block.kind == "heading"):
            if is_heading:
                parts += [self._section(block, within, language) for block in blocks]
            else:
                html = "\n".join(block.html for block in blocks)
                parts.append(self._in_block(html, language, noted=noted))
                noted = False
        self.outline.list(within)
        return Markup("\n").join(parts)

    def _around(
        self, text: str, language: Language, level: int = 1, *, titled: bool = False, drawn: Drawn = _nothing_drawn
    ) -> Surroundings:
        prefix = _prefix(text)
        is_usual = not prefix and not titled and drawn is _nothing_drawn
        if is_usual and (known := self._usual.get((language, level))):
            return known
        around = Surroundings(
            language=language,
            reference=self._target,
            local=self._local,
            drawn=drawn,
            level=level,
            titled=titled,
            prefix=prefix,
            ids=self.outline.ids,
            raw_html=self.to.raw_html,
            coloured=True,
        )
        if is_usual:
            self._usual[language, level] = around
        return around

    def _target(self, wanted: str) -> Target | None:
        found = self.to.link(wanted, self.at.language)
        return Target(found[0], self.at.href(found[1]) if found[1] else None) if found else None

    def _local(self, address: str, image: bool) -> str | None:
        note("places", "")
        found = self.to.files.find(address, self.place, image=image)
        if found is None:
            return None
        target, anchor = found
        if target in self.to.files.media:
            self.media.add(target)
            return self.at.media(target)
        return self.at.href(f"{self.to.pages[target]}{f'#{anchor}' if anchor else ''}")

    def _section(self, block: Block, within: Iterator[Heading], language: Language) -> Markup:
        """Begin a section with a heading."""
        heading = block.heading
        assert heading is not None  # noqa: S101  # asked for headings only
        self.outline.list(takewhile(lambda one: one is not heading, within))
        words = self._in_line(Markup(block.inner), language)  # noqa: S704  # safe HTML
        return self.outline.place(heading, words)

    def _in_line(self, words: Markup, language: Language) -> Markup:
        """Mark words that are not in the language of the page."""
        if language == self.at.language or not words:
            return words
        return Markup('<span lang="{}" class="pl-untranslated">{}</span>').format(language, words)

    def _in_block(self, html: str, language: Language, *, noted: bool = True) -> Markup:
        """Mark a run of blocks that is not in the language of the page; where it is `noted`, that is said above it."""
        made = trusted(html)
        if language == self.at.language or not html:
            return made
        words = translate("Not translated yet", self.at.language)
        note = Markup(' data-note="{}"').format(words) if noted else ""
        return Markup('<div lang="{}" class="pl-untranslated"{}>\n{}\n</div>').format(language, note, made)


def _prefix(text: str) -> str:
    """Return what sets the ids of footnotes and tabs in a text apart from those of other texts on a page."""
    if "[^" not in text and "===" not in text:
        return ""
    return f"{hashlib.sha256(text.encode('utf-8', 'replace')).hexdigest()[:_MARKS]}-"


def narrative_address(place: PurePosixPath) -> str:
    """Return the address of a narrative page within its plan; `index` pages are their folder."""
    folder = place.parent if place.name == "index" and place.parent.parts else place
    return folder.as_posix()
