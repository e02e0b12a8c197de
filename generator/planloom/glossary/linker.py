"""Glossary terms in finished HTML become links that explain themselves.

One function from HTML to HTML, called by every way of making a site. It only inserts: a link around
the first mention of a term in each section, as far as the page does not become a thicket, and at the
end the definitions used, hidden until a script shows them in place or a printer lists them. Taking the
insertions out gives back the page byte for byte.
"""

import html
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from planloom.glossary.defined import defined
from planloom.glossary.entries import Entry, Naming
from planloom.glossary.glossary import Glossary
from planloom.glossary.prose import Page, Prose, Run, Tag, read
from planloom.problems import Language, Phrase, other_language

MORE = Phrase("Open in the glossary", "Otwórz w słowniku")
TITLE = Phrase("Terms used on this page", "Pojęcia użyte na tej stronie")
IN_OTHER = {"en": Phrase("English", "po angielsku"), "pl": Phrase("Polish", "po polsku")}

_OFF = frozenset({"false", "no", "off"})


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page stands: its language, the address of the glossary page seen from it, what it opts out of.

    `is_glossary`: elements whose id is a term's hold its entry, where the term itself is not linked.
    `density`: how many links a hundred words may hold; None when nothing bounds them.
    """

    language: Language
    glossary: str
    is_glossary: bool = False
    off: bool = False
    skip: frozenset[str] = frozenset()
    density: float | None = None

    def with_choice(self, choice: Any) -> "Place":
        """Return the place with what the page's front matter says under ``glossary``.

        That is false, or ``{skip: [ids]}``.
        """
        if choice is False or (isinstance(choice, str) and choice.lower() in _OFF):
            return replace(self, off=True)
        named = choice.get("skip") if isinstance(choice, Mapping) else None
        skipped = [named] if isinstance(named, str) else named if isinstance(named, Collection) else []
        return replace(self, skip=self.skip | {str(name) for name in skipped})


@dataclass(frozen=True, slots=True)
class Linked:
    """A page with its links, and the ids of the terms it links, in the order of their first mention."""

    html: str
    terms: tuple[str, ...] = ()


@dataclass
class _Insertions:
    """What is to be put where; at one place closing tags come before opening ones."""

    at: list[tuple[int, int, str]] = field(default_factory=list)

    def around(self, start: int, end: int, opening: str, closing: str) -> None:
        self.at.append((start, 1, opening))
        self.at.append((end, 0, closing))

    def into(self, page: str) -> str:
        parts: list[str] = []
        done = 0
        for place, _, text in sorted(self.at):
            parts += [page[done:place], text]
            done = place
        return "".join([*parts, page[done:]])


def link(page: str, glossary: Glossary, place: Place) -> Linked:
    """Return the HTML `page` with the terms of `glossary` linked and explained."""
    if place.off:
        return Linked(page)
    read_page = read(page, place.language, frozenset(glossary.entries), owners=place.is_glossary)
    insertions = _Insertions()
    terms = [*_by_hand(read_page, insertions), *_found(read_page, glossary, place, insertions)]
    terms.sort()
    used = tuple(dict.fromkeys(name for _, name in terms))
    if not used:
        return Linked(page)
    return Linked(insertions.into(page) + definitions(used, glossary, place.language), used)


def _by_hand(page: Page, insertions: _Insertions) -> Iterator[tuple[int, str]]:
    """Give links that the writer has set their description."""
    for _, name, piece in page.by_hand:
        class_ = "" if "class" in piece.attributes() else ' class="gl"'
        place = piece.start + len("<a")
        insertions.at.append((place, 0, f'{class_} aria-describedby="gl-{html.escape(name)}"'))
        yield piece.start, name


class _Found(NamedTuple):
    """A mention that may be linked: where it stands in the page, its term, which of the term's it is."""

    start: int
    end: int
    term: str
    again: int
    words: int


def _found(page: Page, glossary: Glossary, place: Place, insertions: _Insertions) -> Iterator[tuple[int, str]]:
    """Link mentions, the first of each term in a section, so many as the page bears."""
    for mention in _borne(list(_mentions(page, glossary, place)), page, place.density):
        name = html.escape(mention.term)
        href = html.escape(f"{place.glossary}#{mention.term}")
        opening = f'<a class="gl" href="{href}" aria-describedby="gl-{name}">'
        insertions.around(mention.start, mention.end, opening, "</a>")
        yield mention.start, mention.term


def _borne(found: list[_Found], page: Page, density: float | None) -> list[_Found]:
    """Keep the mentions that help most: the first on the page of each term, and terms of several words."""
    if density is None:
        return found
    most = max(int(page.words * density / 100) - len(page.by_hand), 0)
    return sorted(found, key=lambda one: (one.again, -one.words, one.start))[:most]


def _mentions(page: Page, glossary: Glossary, place: Place) -> Iterator[_Found]:
    """Yield the first mention of each term in a section."""
    seen = {(section, name) for section, name, _ in page.by_hand}
    often = Counter(name for _, name in seen)
    for language, prose in page.by_language.items():

        def wanted(start: int, term: str, prose: Prose = prose) -> bool:
            run = prose.run_at(start)
            return run.linkable and run.owner != term and term not in place.skip and (run.section, term) not in seen

        for mention in glossary.matcher(language).mentions(prose.text, wanted=wanted):
            if not wanted(mention.start, mention.term):
                continue
            runs = prose.covered(mention.start, mention.end)
            stretch = _stretch(runs, mention.start, mention.end, page.tags) if _may_link(runs) else None
            if stretch is None:
                continue
            seen.add((runs[0].section, mention.term))
            words = len(prose.text[mention.start : mention.end].split())
            yield _Found(*stretch, mention.term, often[mention.term], words)
            often[mention.term] += 1


def _may_link(runs: list[Run]) -> bool:
    return all(run.linkable for run in runs)


def _stretch(runs: list[Run], start: int, end: int, tags: list[Tag]) -> tuple[int, int] | None:
    """Return where a mention begins and ends in the page; None when a link would cut across tags.

    A tag that opens right before the mention, or closes right behind it, is taken along if its other
    half stands within.
    """
    first, last = runs[0], runs[-1]
    begin = first.start if first.is_entity else first.start + start - first.at
    behind = last.end if last.is_entity else last.start + end - last.at
    place = bisect_left(tags, begin, key=lambda tag: tag.start)
    inside = place
    closing = opening = 0
    while inside < len(tags) and tags[inside].end <= behind:
        if tags[inside].depth < 0 and opening == 0:
            closing += 1
        else:
            opening += tags[inside].depth
        inside += 1
    for tag in reversed(tags[max(place - closing, 0) : place]):
        if tag.depth != 1 or tag.end != begin:
            return None
        begin, closing = tag.start, closing - 1
    for tag in tags[inside : inside + opening]:
        if tag.depth != -1 or tag.start != behind:
            return None
        behind, opening = tag.end, opening - 1
    return (begin, behind) if closing == opening == 0 else None


def definitions(used: Iterable[str], glossary: Glossary, language: Language) -> str:
    """Return the definitions of the terms used, for the tooltips and for paper."""
    entries = sorted((glossary.entries[name] for name in used), key=lambda entry: _sort_key(entry, language))
    items = "".join(_definition(entry, glossary, language) for entry in entries)
    title = f'<p class="gl-defs__title">{TITLE.in_(language)}</p>'
    more = html.escape(MORE.in_(language))
    return f'<aside class="gl-defs" hidden data-search-exclude data-more="{more}">{title}<dl>{items}</dl></aside>'


def _definition(entry: Entry, glossary: Glossary, language: Language) -> str:
    other = other_language(language)
    naming, theirs = entry.naming(language), entry.naming(other)
    if naming is None:
        naming, theirs, spoken, shown = theirs, None, other, f' lang="{other}"'
    else:
        spoken, shown = language, ""
    if naming is None:
        return ""
    also = ""
    if theirs is not None:
        term = f'<span lang="{other}">{html.escape(theirs.term)}</span>'
        also = f' <span class="gl-defs__other">{IN_OTHER[other].in_(language)}: {term}</span>'
    head = html.escape(_head(naming))
    text = html.escape(defined(naming, glossary, spoken))
    return f'<dt{shown}>{head}</dt><dd id="gl-{html.escape(entry.id)}"{shown}>{text}{also}</dd>'


def _head(naming: Naming) -> str:
    """Return the term, with its abbreviation when it has one."""
    return f"{naming.term} ({', '.join(naming.abbr)})" if naming.abbr and naming.abbr[0] != naming.term else naming.term


_ALPHABET = {letter: place for place, letter in enumerate("aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż", start=1)}


def _sort_key(entry: Entry, language: Language) -> tuple[list[int], str]:
    """Sort by the Polish alphabet, which holds the English one."""
    naming = entry.naming(language) or entry.en or entry.pl
    term = naming.term.lower() if naming else ""
    return [_ALPHABET.get(letter, 0) for letter in term], entry.id
