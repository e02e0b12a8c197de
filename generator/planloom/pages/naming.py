"""What things are called on a page: objects, kinds of object, fields and parts, in the words of a plan."""

from typing import Any

from markupsafe import Markup

from planloom.i18n import format_value, label, translate
from planloom.links import Graph
from planloom.model import Item, Part, Plan
from planloom.model.base import fields_by_name
from planloom.model.names import capital
from planloom.model.shapes import fields_of
from planloom.pages.words import as_words, plain_text
from planloom.problems import Language
from planloom.values import Text


def name_of(item: Item, language: Language) -> str:
    """Return the title of an object as plain text on one line; a plan without one goes by its kind and folder."""
    if isinstance(item, Plan) and not item.title:
        kind = item.named.heading.in_(language)
        return kind if item.place.name in ("", item.plan_kind) else f"{kind} – {item.place.name}"
    return plain_text(" ".join(item.name.in_(language).split()), language)


def has_no_title(item: Item) -> bool:
    """Tell whether pages call an object by what it says and names, for want of a title."""
    return bool(item.named_after) and not item.title


def called(item: Item, graph: Graph, language: Language) -> str:
    """Return what pages call an object: its title, or else what it says, after its kind where that is about others."""
    if not has_no_title(item):
        return name_of(item, language)
    values = _naming(item)
    about = said_by(item, graph, language)
    kind = item.named.heading.in_(language)
    if not about:
        return kind
    return about if len(values) == 1 and _is_own(values[0], graph) else f"{kind}: {about}"


def said_by(item: Item, graph: Graph, language: Language) -> str:
    """Return what an object without a title is called by, without its kind; nothing where it says nothing."""
    return ", ".join(_said(value, graph, language) for value in _naming(item))


def _naming(item: Item) -> list[Any]:
    return [value for name in item.named_after if (value := getattr(item, name))]


def _is_own(value: Any, graph: Graph) -> bool:
    """Tell whether a value is words of the object itself."""
    return isinstance(value, Text) or (isinstance(value, str) and graph.find(value) is None)


def _said(value: Any, graph: Graph, language: Language) -> str:
    """Return a value that an object is called by as plain text; an id is what the object is called that has it."""
    if isinstance(value, Text):
        return plain_text(" ".join(value.in_(language).split()), language)
    if isinstance(value, tuple):
        return ", ".join(_said(one, graph, language) for one in value)
    if not isinstance(value, str):
        return format_value(value, language)
    found = graph.find(value)
    return label(value, language) if found is None else called(found, graph, language)


class Naming:
    """Names things in the language of a page."""

    def __init__(self, graph: Graph, language: Language) -> None:
        self.graph = graph
        self.language = language

    def kind_of(self, item: Item | str, plan: Plan | None = None) -> Markup:
        """Return what the kind of an object is called, with a capital; a kind by its name, as in `plan`."""
        named = self._model(item, plan).named if isinstance(item, str) else item.named
        return as_words(named.heading.in_(self.language), self.language)

    def kinds_of(self, kind: str, plan: Plan | None = None) -> Markup:
        """Return what several objects of a kind are called, with a capital, as in `plan`."""
        return as_words(capital(self._model(kind, plan).named.many.in_(self.language)), self.language)

    def label_of(self, kind: str, key: str, plan: Plan | None = None) -> Markup:
        """Return what a field of a kind of object is called, as in `plan`; `key` is its name in the sources."""
        field = next(field for field in fields_of(self._model(kind, plan)) if field.key == key)
        return as_words(translate(field.title, self.language), self.language)

    def heading_of(self, plan: Plan, part: str) -> Markup:
        """Return the heading of a part of a plan."""
        return as_words(self.title(plan, part), self.language)

    def _model(self, kind: str, plan: Plan | None) -> type[Part]:
        return self.graph.portfolio.kinds.model(kind, type(plan) if plan else None)

    def title(self, item: Item, name: str) -> str:
        """Return what a field of an object is called, as plain text."""
        return translate(fields_by_name(type(item))[name].title or name, self.language)

    def perspective_name(self, perspective: str) -> Markup:
        """Return what readers call a perspective: the organisation's own words, or the usual ones."""
        own = self.graph.portfolio.organisation.perspectives
        title = next((one.title for one in own if one.id == perspective), None)
        return as_words(plain_text(title, self.language) if title else label(perspective, self.language), self.language)
