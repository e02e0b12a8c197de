"""The places within pages that links can lead to."""

import functools
import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from urllib.parse import unquote

from planloom import prose
from planloom.i18n import translate
from planloom.links.addresses import Addresses, plan_address
from planloom.links.anchor_links import AnchorLink
from planloom.links.graph import Graph
from planloom.links.references import texts_of
from planloom.model import Item, Part, Plan
from planloom.model.plan import Body
from planloom.packaged import packaged_folder
from planloom.problems import Language

GLOSSARY = "glossary"
"""The address of the page of all terms, on which each is found by its id."""

_NAMING = re.compile(r"[#{=]|^-|<\w|\[\^", re.MULTILINE)
"""What stands in every text in which something has an id: headings, braces, HTML, footnotes."""


_HEADING = re.compile(r"""heading(?:_within)?\(\s*\d\s*,\s*_\((?P<sign>['"])(?P<words>.+?)(?P=sign)\)""")
"""A heading in a template."""


class Anchors:
    """Knows the ids that each page has; a page is looked at once, when the first link leads into it."""

    def __init__(self, graph: Graph, *, raw_html: bool) -> None:
        self.graph = graph
        self.raw_html = raw_html
        self._addresses = Addresses(graph)
        self._plans = {plan.place / "plan.md": plan for plan in graph.portfolio.plans}
        self._pages = {plan.place / f"{page.written}.md": page for plan in graph.portfolio.plans for page in plan.pages}
        self._known: dict[tuple[str, Language], frozenset[str]] = {}

    def missing(self, link: AnchorLink) -> frozenset[str] | None:
        """Return the ids of the page that a link leads into; None where the anchor is one of them."""
        key = self._page(link), link.language
        if key not in self._known:
            self._known[key] = frozenset(self._ids(*key))
        known = self._known[key]
        found = link.anchor in known or unquote(link.anchor) in known
        return None if found or self._is_made(*key, link.anchor) else known

    def _is_made(self, page: str, language: Language, anchor: str) -> bool:
        """Tell whether a template writes a heading of this id on a page; a narrative page has the writer's alone."""
        return PurePosixPath(page) not in self._pages and anchor in headings_of_templates(language)

    def _page(self, link: AnchorLink) -> str:
        """Return what sets a page apart from others: its file, or its address on the site."""
        if link.page is not None and link.page in self._plans:
            return plan_address(self._plans[link.page])
        if link.page is not None:
            return link.page.as_posix()
        return GLOSSARY if link.owner is None else self._addresses.of(link.owner).partition("#")[0]

    def _ids(self, page: str, language: Language) -> Iterator[str]:
        if page == GLOSSARY:
            yield from self.graph.terms
        if (narrative := self._pages.get(PurePosixPath(page))) is not None:
            yield from self._in_text(_in(narrative.bodies, language))
            title = narrative.title.in_(language)
            yield from (prose.slug(title), prose.FormerIds().of(title))
            return
        for item in self._addresses.on(page):
            if item.id is not None and "#" in self._addresses.of(item):
                yield item.id
            if isinstance(item, Plan):
                yield from self._in_text(_in(item.body, language))
            for part in _own_parts(item):
                for text, _ in texts_of(part):
                    yield from self._in_text(text.in_(language))

    def _in_text(self, words: str) -> Iterator[str]:
        if _NAMING.search(words):
            yield from prose.render(words, prose.Surroundings(raw_html=self.raw_html)).ids


@functools.cache
def headings_of_templates(language: Language) -> frozenset[str]:
    """Return the ids that headings in the words of our templates have; asked for when nothing else has an id."""
    texts = [path.read_text("utf-8") for path in packaged_folder("templates").rglob("*.html.j2")]
    words = {found["words"] for text in texts for found in _HEADING.finditer(text)}
    return frozenset(prose.slug(translate(one, language)) for one in words)


def _in(bodies: Mapping[str, Body], language: Language) -> str:
    """Return the text for readers of a language: the other one where there is no translation."""
    body = bodies.get(language) or next(iter(bodies.values()), None)
    return body.markdown if body is not None else ""


def _own_parts(item: Item) -> Iterator[Part]:
    """Yield an object and what it consists of, less the objects in it."""
    stack: list[Part] = [item]
    while stack:
        part = stack.pop()
        yield part
        stack.extend(inner for inner in part.inner() if not isinstance(inner, Item))
