"""Links of a page: to objects, to pages, to terms; each is written relative to the page it stands on."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from markupsafe import Markup

from planloom.links import Graph
from planloom.links.addresses import Addresses
from planloom.model import Item
from planloom.pages.location import Location
from planloom.pages.naming import called
from planloom.pages.words import NOTHING, as_words, listed, plain_text, quoted, trusted
from planloom.problems import Language

_LINK = re.compile(r"\[\[([^\[\]|\n]+)\]\]")

Find = Callable[[str, Language], tuple[str, str] | None]
"""Returns the title and the address of the object or glossary term with an id."""


class Links:
    """Writes the links of the page `at` an address, and remembers which objects it links to.

    `names` are the titles of objects as words of a page, by their identity; `terms` finds glossary terms by id.
    """

    def __init__(
        self, graph: Graph, addresses: Addresses, names: Mapping[int, Markup], terms: Find, at: Location
    ) -> None:
        self.graph = graph
        self.addresses = addresses
        self.names = names
        self.terms = terms
        self.at = at
        self.language = at.language
        self.linked: set[int] = set()
        self._made: dict[int, Markup] = {}
        self._made_by_id: dict[str, Markup] = {}

    def link(self, item: Item, words: Any = None) -> Markup:
        """Return a link to the page of an object, or to where it stands on a page."""
        if words:
            self.linked.add(id(item))
            return self._anchor(self.addresses.of(item), self._words(words))
        if (made := self._made.get(id(item))) is None:  # many a page links to one object several times
            self.linked.add(id(item))
            made = self._made[id(item)] = self._anchor(self.addresses.of(item), self.name(item))
        return made

    def name(self, item: Item) -> Markup:
        """Return what an object is called."""
        return self.names.get(id(item)) or as_words(called(item, self.graph, self.language), self.language)

    def _words(self, words: Any) -> Markup:
        return words if isinstance(words, Markup) else as_words(plain_text(words, self.language), self.language)

    def _anchor(self, address: str, words: Markup) -> Markup:
        """Return a link; plain words where it would lead to the page itself, which the reader sees already."""
        href = self.at.href(address)
        return words if href is None else trusted(f'<a href="{quoted(href)}">{words}</a>')

    def links(self, items: Iterable[Item], between: str = ", ") -> Markup:
        """Return links to several objects, each once; `between` them stands a comma or a line break (``<br>``)."""
        once = {id(item): item for item in items}
        return listed(between, [self.link(item) for item in once.values()])

    def refs(self, ids: Iterable[str], between: str = ", ") -> Markup:
        """Return links to the objects with the ids."""
        return listed(between, [self.link_to(one) for one in ids])

    def link_to(self, wanted: str) -> Markup:
        """Return a link to the object with the id; its words where there is no such object."""
        if (made := self._made_by_id.get(wanted)) is None:
            item = self.graph.find(wanted)
            made = self._made_by_id[wanted] = self._of_nothing(wanted) if item is None else self.link(item)
        return made

    def name_of_id(self, wanted: str) -> Markup:
        """Return what the object with the id is called; the words of the id where there is no such object."""
        item = self.graph.find(wanted)
        return self._of_nothing(wanted) if item is None else self.name(item)

    def spoken(self, text: str) -> Markup:
        """Return a text in which ``[[id]]`` is told as what it leads to is called: an object or a term."""
        parts = _LINK.split(text)  # every other part is an id
        told = (self._called(part) if place % 2 else as_words(part, self.language) for place, part in enumerate(parts))
        return Markup("").join(told)

    def _called(self, wanted: str) -> Markup:
        item = self.graph.find(wanted)
        if item is not None:
            return self.name(item)
        found = self.terms(wanted, self.language)
        return as_words(found[0] if found else wanted, self.language)

    def _of_nothing(self, wanted: str) -> Markup:
        words = wanted if not wanted.islower() else wanted.replace("-", " ").title()
        return as_words(words, self.language)

    def page_link(self, address: str, words: Any) -> Markup:
        """Return a link to a page by its address."""
        return self._anchor(address, self._words(words))

    def anchor(self, item: Item) -> Markup:
        """Return the mark that links to an object on this page lead to."""
        return trusted(f'<a id="{item.id}"></a>') if item.id else Markup("")

    def owner(self, item: Item) -> Markup:
        """Return who answers for an object: its owner, or the owner of the plan."""
        return self.link_to(item.owner) if item.owner else NOTHING

    def term_link(self, term: str) -> Markup:
        """Return a link to a glossary term."""
        found = self.terms(term, self.language)
        return self.page_link(found[1], as_words(found[0], self.language)) if found else as_words(term, self.language)
