"""A version of the plans as a record: every object by its key, with all that it says.

An object with an id is known by it; one without by what it stands in, the field, and its title or its place in the
list. Narrative pages and terms of the glossary are objects too.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from planloom.history.difference.leaves import Leaf, Leaves, Path
from planloom.model import Item, Part, Plan, Portfolio
from planloom.model.names import Name
from planloom.model.plan import Body, Narrative
from planloom.problems import LANGUAGES, Span
from planloom.source import Document
from planloom.source.nodes import Mapping as Node
from planloom.values import Text

Key = tuple[Any, ...]

ORGANISATION: Key = ("organisation",)
PAGE = Name("page", "pages", "strona", "strony")
TERM = Name("term", "terms", "pojęcie", "pojęcia")


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """An object of a version. `parent` is what it stands in, `field` the name of the part or field that holds it.

    `shape` is its class, `called` what its kind is called, `plan` the id of its plan. `item` is the object itself,
    where it is one.
    """

    key: Key
    parent: Key | None
    field: str
    shape: type[Any]
    called: Name
    name: Text
    plan: str
    span: Span
    leaves: Mapping[Path, Leaf]
    item: Item | None = None

    @property
    def id(self) -> str | None:
        """The id by which others name it."""
        return self.key[0] if len(self.key) == 1 and self.key != ORGANISATION else None


@dataclass(frozen=True, slots=True)
class Record:
    """All objects of a version, each before what stands in it; `texts` are the files they were read from."""

    entries: Mapping[Key, Entry]
    texts: Mapping[str, str] = field(default_factory=dict, compare=False)


def record(portfolio: Portfolio) -> Record:
    """Return a portfolio as a record of its objects."""
    entries: dict[Key, Entry] = {}
    for entry in _entries(portfolio):
        entries.setdefault(entry.key, entry)
    return Record(entries, portfolio.texts)


def _entries(portfolio: Portfolio) -> Iterator[Entry]:
    organisation = portfolio.organisation
    yield Entry(
        ORGANISATION,
        None,
        "",
        type(organisation),
        organisation.named,
        organisation.name or Text(en=organisation.named.heading.en, pl=organisation.named.heading.pl),
        "",
        organisation.span(),
        Leaves(organisation),
    )
    yield from _within(organisation, ORGANISATION, "")
    for plan in portfolio.plans:
        key = (plan.id,)
        yield _of_item(plan, key, None, "", plan.id or "")
        yield from _within(plan, key, plan.id or "")
        yield from _texts(plan, key)
    yield from _terms(portfolio.glossary)


def _within(part: Part, parent: Key, plan: str) -> Iterator[Entry]:
    """Yield the objects within a part, each before what stands in it."""
    counted: dict[Key, int] = {}
    for name, item in _items_in(part):
        key: Key = (item.id,) if item.id else (parent, name, str(_label(item)))
        counted[key] = counted.get(key, 0) + 1
        if not item.id and counted[key] > 1:
            key = (*key, counted[key])
        yield _of_item(item, key, parent, name, plan)
        yield from _within(item, key, plan)


def _items_in(part: Part) -> Iterator[tuple[str, Item]]:
    """Yield the objects directly within a part, those of parts that are no objects included."""
    for name, info in type(part).model_fields.items():
        value = part.__dict__[name]
        if not value:
            continue
        inner = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else (value,)
        for one in inner:
            if isinstance(one, Item):
                yield info.alias or name, one
            elif isinstance(one, Part):
                yield from _items_in(one)


def _label(item: Item) -> Text:
    """Return what tells an object without an id from its neighbours: its title, or the first words of its own."""
    found = item.title or item.__dict__.get(label_field(item), Text())
    return found if isinstance(found, Text) else Text(en=found, pl=found)


def label_field(item: Item) -> str:
    """Return the field that tells an object without a title from its neighbours; nothing where none does."""
    own = (name for name in type(item).model_fields if name not in Item.model_fields)
    return next((name for name in own if item.__dict__[name] and isinstance(item.__dict__[name], Text | str)), "")


def _of_item(item: Item, key: Key, parent: Key | None, field: str, plan: str) -> Entry:
    name = item.name if item.id else _label(item) or item.name
    return Entry(key, parent, field, type(item), item.named, name, plan, item.span(), Leaves(item), item)


def _texts(plan: Plan, parent: Key) -> Iterator[Entry]:
    """Yield what a plan says in Markdown: the text below its header, and its narrative pages."""
    if plan.body:
        yield _page(plan, parent, "", plan.name, plan.body)
    for page in plan.pages:
        yield _page(plan, parent, page.written.as_posix(), page.title, page.bodies)


def _page(plan: Plan, parent: Key, place: str, name: Text, bodies: Mapping[str, Body]) -> Entry:
    """Return a page; its title is said where it does not stand in the text, and not of what stands below a header."""
    told = {("body", language): Leaf(body.markdown.strip(), _first_line(body)) for language, body in bodies.items()}
    titles = {
        ("title", one): Leaf(name.exact(one), told["body", one].span)
        for one in (LANGUAGES if place else ())
        if one in bodies and name.exact(one) and not bodies[one].markdown.lstrip().startswith("# ")
    }
    first = next(iter(bodies.values()))
    return Entry(
        (parent, "page", place), parent, "page", Narrative, PAGE, name, plan.id or "", first.span, titles | told
    )


def _first_line(body: Body) -> Span:
    """Return where the first words of a text stand."""
    blank = body.markdown[: len(body.markdown) - len(body.markdown.lstrip())].count("\n")
    return replace(body.span, line=body.span.line + blank)


def _terms(documents: tuple[Document, ...]) -> Iterator[Entry]:
    for document in documents:
        for terms in (document.fields or {}).values():
            for term in terms if isinstance(terms, list) else ():
                if isinstance(term, Node) and term.get("id"):
                    yield _term(term)


_UNTOLD = frozenset({"id", "forms", "not_forms", "gap", "like", "pos", "gender", "sense", "not", "near", "unless"})
"""Fields of a term that say how it is found, of which no page says anything."""


def _term(term: Node) -> Entry:
    told = {path: leaf for path, leaf in _of_node(term, term, ()) if _UNTOLD.isdisjoint(path)}
    words = {one: told[one, "term"].value for one in ("en", "pl") if (one, "term") in told}
    name = Text(**words) if words else Text(en=str(term["id"]))
    return Entry(("glossary", str(term["id"])), None, "glossary", Node, TERM, name, "", term.span_of(), told)


def _of_node(value: Any, root: Node, path: Path) -> Iterator[tuple[Path, Leaf]]:
    """Yield the leaves of a value as it was written, for what no class of the model reads."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _of_node(inner, root, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _of_node(inner, root, (*path, index))
    elif value is not None:
        yield path, Leaf(value, root, path)
