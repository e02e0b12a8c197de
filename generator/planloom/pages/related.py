"""What names an object, and what it names: asked for by templates, and shown where no template did.

Links are written at one end. A template may show the other end in a way of its own, by asking for the
sources of a relation; whatever it does not ask for is listed at the end of the page, and so is what an
object names and the page does not link to. No relation is seen from one side only, and none is shown twice.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jinja2 import UndefinedError
from markupsafe import Markup

from planloom.links import Edge, Graph
from planloom.links.addresses import Addresses
from planloom.model import Item
from planloom.model.nearest import nearest
from planloom.model.relations import CHANGES, GIVES_TO, TAKES_FROM, Relation
from planloom.pages.linking import Links
from planloom.pages.naming import has_no_title, name_of, said_by
from planloom.pages.words import listed
from planloom.problems import Phrase

Asked = list[tuple[str, Markup]]
"""The words of a relation, one way or the other, and links to what is there."""


class Namespace:
    """The relations by name, for templates. One that does not exist is an error, not an empty list."""

    def __init__(self, relations: Iterable[Relation]) -> None:
        self._by_name = {relation.name: relation for relation in relations}

    def __getattr__(self, name: str) -> Relation:
        """Return the relation of the name."""
        if name.startswith("_"):
            raise AttributeError(name)
        if name not in self._by_name:
            meant = nearest(name, self._by_name)
            # An error of Jinja's own: it takes an AttributeError for a value that may be missing.
            raise UndefinedError(f"there is no relation `{name}`" + (f"; did you mean `{meant}`?" if meant else ""))
        return self._by_name[name]


@dataclass(frozen=True, slots=True)
class Entry:
    """An object of a page, and what it names or is named by and is not shown there yet."""

    item: Item
    groups: Asked


class Related:
    """Asks the graph for one page, and remembers what the page shows; `shown` is what its data shows already."""

    def __init__(self, graph: Graph, addresses: Addresses, links: Links, shown: Iterable[Edge] = ()) -> None:
        self.graph = graph
        self.addresses = addresses
        self.links = links
        self.language = links.language
        self.shown = {id(edge) for edge in shown}

    def targets(self, item: Item, *relations: Relation) -> tuple[Item, ...]:
        """Return what `item` names by `relations`."""
        return self.graph.targets(item, *_checked(relations))

    def sources(self, item: Item, *relations: Relation, kind: str | None = None) -> tuple[Item, ...]:
        """Return what names `item` by `relations`, each once; of one `kind` where that is asked for."""
        edges = [edge for edge in self.graph.back(item, *_checked(relations)) if kind in (None, edge.source.kind)]
        self.shown.update(map(id, edges))
        return tuple({id(edge.source): edge.source for edge in edges}.values())

    def decisions_on(self, item: Item) -> list[Item]:
        """Return the decisions that change an object, or move money from it or to it."""
        return list(self.sources(item, CHANGES, TAKES_FROM, GIVES_TO))

    def of(self, item: Item) -> Asked:
        """Return what names `item` and is not shown on the page yet, by relation."""
        here = _page(self.addresses.of(item))
        # What stands on the same page says there what it names.
        edges = [
            edge
            for edge in self.graph.back(item)
            if id(edge) not in self.shown and _page(self.addresses.of(edge.source)) != here
        ]
        self.shown.update(map(id, edges))
        return self._told((edge.relation, edge.relation.inverse, edge.source) for edge in edges)

    def rest(self, address: str) -> list[Entry]:
        """Return what is still to be shown on the page at `address`, object by object."""
        items = self.addresses.on(address)
        known = {*self.links.linked, *(id(item) for item in items if self.addresses.of(item) == address)}
        named = [self._named(item, known) for item in items]
        found = [Entry(item, [*ahead, *self.of(item)]) for item, ahead in zip(items, named, strict=True)]
        return [entry for entry in found if entry.groups]

    def _named(self, item: Item, known: set[int]) -> Asked:
        edges = (edge for edge in self.graph.out(item) if id(edge.target) not in known)
        return self._told((edge.relation, edge.relation.words, edge.target) for edge in edges)

    def _told(self, found: Iterable[tuple[Relation, Phrase, Item]]) -> Asked:
        groups: dict[tuple[Relation, Phrase], list[Item]] = {}
        for relation, words, item in found:
            groups.setdefault((relation, words), []).append(item)
        told = ((words.in_(self.language), items) for (_, words), items in groups.items())
        return [(words, self._linked(items, words)) for words, items in told]

    def _linked(self, items: Iterable[Item], told: str) -> Markup:
        once = list({id(item): item for item in items}.values())
        several = len({item.kind for item in once}) > 1
        return listed(", ", list(self._each(once, told, tell_kind=several)))

    def _link(self, item: Item, told: str) -> Markup:
        """Return a link to an object; one without a title is not called by its kind where that has just been told."""
        kind = item.named.heading.in_(self.language)
        again = has_no_title(item) and told.casefold() in kind.casefold()
        return self.links.link(item, (said_by(item, self.graph, self.language) if again else "") or None)

    def _each(self, items: list[Item], told: str, *, tell_kind: bool) -> Iterator[Markup]:
        """Yield a link to each; those without a name that stand on one page are told together, with their number."""
        nameless: dict[str, list[Item]] = {}
        for item in items:
            if item.title is None and item.id is None:
                nameless.setdefault(f"{item.kind} {_page(self.addresses.of(item))}", []).append(item)
            else:
                yield _with(self._link(item, told), item.named.one.in_(self.language) if tell_kind else "")
        for group in nameless.values():
            plan = self.graph.plan_of(group[0]) if len(nameless) > 1 else None
            about = [name_of(plan, self.language)] if plan else []
            if len(group) == 1:
                yield _with(self._link(group[0], told), ", ".join(about))
                continue
            kind = group[0].named.heading.in_(self.language)  # what one of them is about is not what all are
            yield _with(self.links.link(group[0], kind), ", ".join([*about, f"× {len(group)}"]))


def _with(link: Markup, about: str) -> Markup:
    return Markup("{} <small>({})</small>").format(link, about) if about else link


def _page(address: str) -> str:
    return address.partition("#")[0]


def _checked(relations: tuple[object, ...]) -> tuple[Relation, ...]:
    """Refuse what is no relation; templates are not checked for types otherwise."""
    for relation in relations:
        if not isinstance(relation, Relation):
            raise TypeError(f"ask by relation, as in `relations.supports`, not by {relation!r}")
    return tuple(relation for relation in relations if isinstance(relation, Relation))
